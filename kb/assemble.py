"""All sources side by side: one set of rows, with what only shows when they are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.areas import COUNTRY, Area, Areas
from kb.area_rows import area_rows, named_area_rows
from kb.check_documents import check_documents
from kb.keys import KeyCollisionError
from kb.projects import project_rows
from kb.rows import Row, SourceRows
from kb.schema import table

#: Tables whose rows several sources may have in common: one row each is enough.
_SHARED = ("party_members", "party_aliases")


def assembled(
    sources: Sequence[SourceRows], areas: Areas
) -> tuple[dict[str, list[Row]], dict[str, str]]:
    """The rows of all tables, and the folded text of all passages.

    Sources come in the order of the corpus; rows stay in the order in which they were read.

    Raises :class:`kb.keys.KeyCollisionError` where two different rows have the same key.
    """
    rows: dict[str, list[Row]] = {}
    folded: dict[str, str] = {}
    for source in sources:
        for name, found in source.tables.items():
            rows.setdefault(name, []).extend(found)
        folded.update(source.folded)
    rows["parties"], spellings = one_spelling(rows.get("parties", ()))
    rows.setdefault("party_aliases", []).extend(spellings)
    for name in _SHARED:
        rows[name] = unique(name, rows.get(name, ()))
    _drop_lost_relations(rows.get("documents", []))
    of_count, projects = project_rows((m for source in sources for m in source.projects), areas)
    for count in rows.get("counts", []):
        count["project_id"] = of_count.get(count["id"])
    rows.update(projects)
    named = named_area_rows(area for source in sources for area in source.named_areas.values())
    rows["area_sets"] = named["area_sets"]
    rows.update(area_rows(used_areas(rows, areas)))
    rows["areas"] += named["areas"]
    for name, found in check_documents(rows).items():
        rows.setdefault(name, []).extend(found)
    for name, found in rows.items():
        rows[name] = unique(name, found)
    return rows, folded


def one_spelling(parties: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The parties, each once, under the name that came first; and aliases for the other spellings.

    "Taskforce Wonen" and "taskforce wonen" have one key. What kind of party it is comes from
    whichever mention says more than ``other``.

    Raises :class:`KeyCollisionError` where parties of one key are of different areas.
    """
    first: dict[str, Row] = {}
    aliases: list[Row] = []
    for party in parties:
        known = first.setdefault(party["id"], dict(party))
        if known["area_id"] != party["area_id"]:
            raise KeyCollisionError(f"parties: {known!r} and {party!r} have one key")
        if known["name"] != party["name"]:
            aliases.append({"alias": party["name"], "party_id": party["id"]})
        if known["kind"] == "other":
            known["kind"] = party["kind"]
    return list(first.values()), aliases


def unique(name: str, rows: Iterable[Row]) -> list[Row]:
    """The rows of a table, each once, in the order in which they came first.

    Raises :class:`KeyCollisionError` where two rows have the same key and differ.
    """
    key_columns = table(name).primary_key
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        key = tuple(row[column] for column in key_columns)
        if seen.setdefault(key, row) != row:
            raise KeyCollisionError(f"{name}: two rows have the key {key!r}")
    return list(seen.values())


def used_areas(rows: Mapping[str, Sequence[Row]], areas: Areas) -> list[Area]:
    """The areas that any row names, what lies around them, and the members of those regions."""
    wanted = {COUNTRY}
    for found in rows.values():
        for row in found:
            wanted.update(a for a in (row.get("area_id"), row.get("member_id")) if a and a in areas)
    waiting = list(wanted)
    while waiting:
        area = areas[waiting.pop()]
        near = {*area.members, *([area.parent_id] if area.parent_id else [])}
        waiting.extend(near - wanted)
        wanted |= near
    return [area for area in (*areas, *areas.villages) if area.id in wanted]


def _drop_lost_relations(documents: Iterable[Row]) -> None:
    """A document that could not be read can be neither replaced nor annexed to."""
    documents = list(documents)
    known = {document["id"] for document in documents}
    for document in documents:
        for column in ("replaces", "annex_of"):
            if document[column] not in known:
                document[column] = None
