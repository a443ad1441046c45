"""Documents that belong together, side by side: do they give the same number for the same thing?

A number that several documents give agrees, whatever they are. Numbers that differ are held
against each other within a family only: an agreement and its annexes speak of one moment, so that a
project (or the total of an area) has one number in them for one period, ground and kind of homes. A
later agreement may well say something else: that is news, not a contradiction. So it is with how often
something happens, where documents of a family say it in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, repeat

from checks.check import Check, Reason
from checks.facets import Facets, clusters, may_be_misread
from checks.judge import judge
from checks.quantity import Measure, Quantity
from checks.relation import Relation
from checks.slips import INEXACT, slips
from corpus.codes import label
from extract.model import Segment
from kb.check_rhythms import ToldIn, rhythms_of, same_rhythms
from kb.documents_apart import told_apart
from kb.family import family
from kb.keys import digest
from kb.rows import Row

#: What of a count is looked at.
COMPARED = (
    *("id", "document_id", "span_id", "cell_id", "area_id", "project_id", "measure", "unit"),
    *("value", "low", "high", "basis", "segment", "per", "qualifier", "is_total", "level"),
    *("period_start", "period_end", "doubt"),
)
#: The columns of which the first that says something is what a count is of: counts of anything else need not be
#: beside it.
SUBJECT = ("project_id", "area_id")
#: What must be the same of two counts before their numbers are compared.
_ALIKE = ("unit", "basis", "segment", "per", "qualifier")
#: Smaller numbers are the same in two documents by chance.
_FROM = 100
#: Those of one project from here on.
_FROM_OF_PROJECT = 10
#: So often the usual number stands in the other documents at least.
_USUAL = 2
_MISREAD = "Een van beide is misschien verkeerd gelezen."


def by_subject(counts: Iterable[Row]) -> list[list[Row]]:
    """Counts in groups of one subject (:data:`SUBJECT`), in the order of its key; those without are left out."""
    groups: dict[str, list[Row]] = {}
    for row in counts:
        key = next((row[name] for name in SUBJECT if row[name] is not None), None)
        if key is not None:
            groups.setdefault(key, []).append(row)
    return [groups[key] for key in sorted(groups)]


def checks_of_groups(
    rows: Mapping[str, Iterable[Row]],
    groups: Iterable[Sequence[Row]],
    told: Iterable[ToldIn] = (),
) -> Iterator[dict[str, list[Row]]]:
    """The rows of ``checks`` and ``check_spans``, some at a time: one check for each number that several
    documents give, and one for each two numbers of one family that differ where they may not.

    ``groups`` has the counts of one subject at a time (:data:`SUBJECT`), of which one is held; ``told`` has the
    rhythms of all documents."""
    documents = {row["id"]: row for row in rows.get("documents", ())}
    names = {row["id"]: row["name"] for t in ("areas", "projects") for row in rows.get(t, ())}
    for counts in groups:
        found: dict[str, list[Row]] = {"checks": [], "check_spans": []}
        for places, apart in _proposed(counts, documents):
            check = judge(_same(places, documents, names, apart))
            key = digest("cross_document", *(row["id"] for row in _compared(places, check)))
            _add(found, _row(check, key, places[0]["document_id"]), places)
        if found["checks"]:
            yield found
    for here, there in same_rhythms(told, lambda document: family(document, documents)):
        found = {"checks": [], "check_spans": []}
        check = judge(rhythms_of(here, there, documents))
        key = digest("rhythm", here.span_id, there.span_id, here.told.word)
        places = [{"span_id": place.span_id} for place in (here, there)]
        _add(found, _row(check, key, here.document_id), places)
        yield found


def _proposed(
    counts: Sequence[Row], documents: Mapping[str, Row]
) -> Iterator[tuple[Sequence[Row], Reason | None]]:
    """The numbers that belong together, and why they are told to be of two things, if they are."""
    telling = [
        (_facets(row), row)
        for row in counts
        if row["low"] is None and row["area_id"] and _is_telling(row)
    ]
    for places in _repeats(telling, documents):
        yield places, None
    for same in _groups(counts, documents):
        for stated, other in combinations(same.values(), 2):
            if _value(stated) != _value(other):
                yield (stated, other), None
    for odd, usual in _slips(telling, documents):
        yield (odd, *usual), None
    for apart in told_apart(((_subject(row), row) for row in counts), documents):
        yield (apart.stated, apart.other), apart.reason


def _compared(places: Sequence[Row], check: Check) -> Sequence[Row]:
    """The places that a check is known by: all that agree, else the first two."""
    return places if check.outcome == "agrees" else places[:2]


def _add(found: Mapping[str, list[Row]], check: Row, places: Sequence[Row]) -> None:
    found["checks"].append(check)
    found["check_spans"] += [
        {"check_id": check["id"], "span_id": row["span_id"], "role": role}
        for row, role in zip(places, chain(("stated",), repeat("other")), strict=False)
    ]


def _repeats(
    telling: Iterable[tuple[Facets, Row]], documents: Mapping[str, Row]
) -> Iterator[Sequence[Row]]:
    """The places that give one number in more than one document, in the order of the documents."""
    order = {name: place for place, name in enumerate(documents)}
    in_order = sorted(telling, key=lambda place: order[place[1]["document_id"]])
    for places in clusters(in_order):
        if len({row["document_id"] for row in places}) > 1:
            yield places


def _slips(
    telling: Iterable[tuple[Facets, Row]], documents: Mapping[str, Row]
) -> Iterator[tuple[Row, Sequence[Row]]]:
    """The numbers of running text that look like a slip for one that other documents of their family give.

    Where their own document gives the usual number too, that document is held against itself.
    """
    families: dict[str, list[tuple[Facets, Row]]] = {}
    for facets, row in telling:
        if row["qualifier"] not in INEXACT:
            of_family = families.setdefault(family(row["document_id"], documents), [])
            of_family.append((facets, row))
    for members in families.values():
        for odd, usual in slips(members):
            is_elsewhere = all(row["document_id"] != odd["document_id"] for row in usual)
            is_in_text = not odd["cell_id"] and _has_one_end(odd, usual)
            if is_elsewhere and is_in_text and len(usual) >= _USUAL:
                yield odd, usual


def _has_one_end(odd: Row, usual: Sequence[Row]) -> bool:
    """Return True if the periods that are told end in one year."""
    return len({row["period_end"][:4] for row in (odd, *usual) if row["period_end"]}) <= 1


def _is_telling(row: Row) -> bool:
    """Return True if a number is not the same in two documents by chance: no small one, no share."""
    least = _FROM_OF_PROJECT if row["project_id"] else _FROM
    return bool(row["unit"] != "%" and abs(row["value"]) >= least)


def _facets(row: Row) -> Facets:
    return Facets(
        row["value"],
        row["unit"],
        row["area_id"],
        row["project_id"],
        row["measure"] or "",
        row["segment"],
        row["per"],
        row["basis"],
        row["period_start"],
        row["period_end"],
        bool(row["is_total"]),
        row["level"] == "uncertain",
        row["cell_id"] is not None,
    )


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
    if not count["period_end"] or not count["cell_id"]:
        return None
    if count["project_id"]:
        return str(count["project_id"])
    return str(count["area_id"]) if count["is_total"] and count["area_id"] else None


def _same(
    places: Sequence[Row],
    documents: Mapping[str, Row],
    names: Mapping[str, str],
    apart: Reason | None = None,
) -> Relation:
    """The relation of a number and those that other documents give; ``apart`` says why they are of two things."""
    stated, *others = places
    last = next((row["period_end"] for row in places if row["period_end"]), None)
    period = f", t/m {last}" if last else ""
    name = names[stated["project_id"] or stated["area_id"]]
    is_in_doubt = any(
        may_be_misread(row["level"], (row["doubt"] or "").split(", "))
        for row in (stated, others[0])
    )
    return Relation(
        "same",
        "cross_document",
        f"{name}: {stated['measure'] or stated['unit']}{period}",
        _quantity(stated),
        tuple(map(_quantity, others)),
        is_comparable=apart is None,
        doubt=f"Daar gaat het om {label('check_reason', apart)}." if apart else "",
        reason=apart or "link",
        misread=_MISREAD if is_in_doubt else "",
        named=tuple(documents[row["document_id"]]["title"] for row in places),
    )


def _quantity(count: Row) -> Quantity:
    """The quantity of a row of ``counts``, whose span has the place."""
    low, high = (count["value"] if count[end] is None else count[end] for end in ("low", "high"))
    measure: Measure = "percent" if count["unit"] == "%" else "amount"
    return Quantity(low, high, Segment(0, 0), measure)


def _row(check: Check, key: str, document_id: str) -> Row:
    """The row of ``checks`` of a check between documents, which belongs to the one that states it."""
    return {
        "id": f"check-{key}",
        "document_id": document_id,
        "kind": "cross_document",
        "relation": check.relation,
        "subject": check.subject,
        "stated": check.stated,
        "computed": check.computed,
        "difference": check.difference,
        "outcome": check.outcome,
        "reason": check.reason,
        "explanation": check.explanation,
    }


def _value(count: Row) -> tuple[object, ...]:
    return count["value"], count["low"], count["high"]
