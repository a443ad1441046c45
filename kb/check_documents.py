"""Documents that belong together, side by side: do they give the same number for the same thing?

An agreement and its annexes speak of one moment, so that a project (or the total of an area) has
one number in them for one period, ground and kind of homes. A later agreement may well say
something else: that is news, not a contradiction, and is not looked at here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from checks.notation import dutch_number, dutch_range
from kb.keys import digest
from kb.rows import Row

#: What must be the same of two counts before their numbers are compared.
_ALIKE = ("unit", "basis", "segment", "per", "qualifier")


def check_documents(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """The rows of ``checks`` and ``check_spans``: one check for each thing that two documents of
    one family both put a number on."""
    documents = {row["id"]: row for row in rows.get("documents", ())}
    names = {row["id"]: row["name"] for t in ("areas", "projects") for row in rows.get(t, ())}
    found: dict[str, list[Row]] = {"checks": [], "check_spans": []}
    for same in _groups(rows.get("counts", ()), documents):
        for stated, other in combinations(same.values(), 2):
            check = _check(stated, other, documents, names)
            found["checks"].append(check)
            found["check_spans"] += [
                {"check_id": check["id"], "span_id": row["span_id"], "role": role}
                for row, role in ((stated, "stated"), (other, "other"))
            ]
    return found


def family(document_id: str, documents: Mapping[str, Row]) -> str:
    """The document that a document is annexed to, directly or through others; else itself."""
    seen = [document_id]
    while (above := documents[seen[-1]]["annex_of"]) and above in documents and above not in seen:
        seen.append(above)
    return seen[-1]


def _groups(counts: Iterable[Row], documents: Mapping[str, Row]) -> Iterator[Mapping[str, Row]]:
    """The counts of one thing by document, where more than one document has one.

    A document that has several different numbers for it leaves in doubt which is meant, and is
    left out.
    """
    groups: dict[tuple[object, ...], dict[str, list[Row]]] = {}
    for count in counts:
        subject = _subject(count)
        if subject is None:
            continue
        period = str(count["period_end"])[:4]
        key = (
            family(count["document_id"], documents),
            subject,
            period,
            *(count[a] for a in _ALIKE),
        )
        groups.setdefault(key, {}).setdefault(count["document_id"], []).append(count)
    for by_document in groups.values():
        clear = {
            document: found[0]
            for document, found in by_document.items()
            if len({(row["value"], row["low"], row["high"]) for row in found}) == 1
        }
        if len(clear) > 1:
            yield clear


def _subject(count: Row) -> str | None:
    """What a count can be compared by: its project, or its area where it is that area's total."""
    if count["level"] == "uncertain" or not count["period_end"] or not count["cell_id"]:
        return None
    if count["project_id"]:
        return str(count["project_id"])
    return str(count["area_id"]) if count["is_total"] and count["area_id"] else None


def _check(stated: Row, other: Row, documents: Mapping[str, Row], names: Mapping[str, str]) -> Row:
    numbers = [_written(row) for row in (stated, other)]
    titles = [documents[row["document_id"]]["title"] for row in (stated, other)]
    name = names[stated["project_id"] or stated["area_id"]]
    difference = round(stated["value"] - other["value"], 6)
    agrees = numbers[0] == numbers[1]
    told = f"In '{titles[0]}' staat {numbers[0]}, in '{titles[1]}' "
    if agrees:
        told += "ook."
    else:
        told += f"{numbers[1]}: een verschil van {dutch_number(abs(difference))}."
    return {
        "id": f"check-{digest('cross_document', stated['id'], other['id'])}",
        "document_id": stated["document_id"],
        "kind": "cross_document",
        "relation": "same",
        "subject": f"{name}: {stated['measure'] or stated['unit']}, t/m {stated['period_end']}",
        "stated": numbers[0],
        "computed": numbers[1],
        "difference": difference,
        "outcome": "agrees" if agrees else "differs",
        "explanation": told,
    }


def _written(count: Row) -> str:
    if count["low"] is not None and count["high"] is not None:
        return dutch_range(count["low"], count["high"])
    return dutch_number(count["value"])
