"""Changing a row as a person says, and taking one away.

A row keeps its key, its words and their place. Its ``method``, or for a deadline or party that of
its commitment, says from then on that a person corrected it.
"""

from __future__ import annotations

from corpus.corrections import Correction
from kb.corrections.reading import AREA, PARTY, PROJECT, TABLE_OF, Place, Reading
from kb.party_rows import add_party
from kb.rows import ProjectMention, SourceRows

#: What ``method`` ends in when a person corrected the row.
CORRECTED = " + correctie"
#: Rows that go with a row that is taken away: their table, and the column that names it.
_WITH = {
    "count": (("commitment_counts", "count_id"),),
    "commitment": (
        ("commitment_counts", "commitment_id"),
        ("commitment_parties", "commitment_id"),
        ("commitment_themes", "commitment_id"),
        ("deadlines", "commitment_id"),
    ),
    "deadline": (),
    "party": (),
}


def change(correction: Correction, place: Place, reading: Reading) -> None:
    """Change the row at ``place``; what the machine read as the person says stays as it is."""
    if correction.remove:
        _remove(correction.kind, place)
        if place.commitment is not None:
            _mark(place)
        return
    wanted = {
        name: value
        for name, value in (correction.set or {}).items()
        if not reading.is_read_as(place, name, value)
    }
    project = (
        wanted.pop(PROJECT, reading.value(place, PROJECT)) if correction.kind == "count" else None
    )
    for name, value in wanted.items():
        if name == AREA:
            place.row["area_id"] = value
        elif name == PARTY:
            _set_party(place, str(value), reading)
        else:
            place.row[name] = value
        if name == "condition":
            place.row["conditional"] = int(value is not None)
    if correction.kind == "count":
        _set_project(place, None if project is None else str(project))
    _mark(place)


def _mark(place: Place) -> None:
    row = place.row if place.commitment is None else place.commitment
    if not row["method"].endswith(CORRECTED):
        row["method"] += CORRECTED


def _remove(kind: str, place: Place) -> None:
    tables = place.source.tables
    tables[TABLE_OF[kind]] = [row for row in tables[TABLE_OF[kind]] if row is not place.row]
    for table, column in _WITH[kind]:
        tables[table] = [row for row in tables.get(table, ()) if row[column] != place.row["id"]]
    if kind == "count":
        _keep_mentions(place.source, {m.count_id: m for m in place.source.projects})


def _set_party(place: Place, name: str, reading: Reading) -> None:
    record = reading.party(place, name)
    if record is None:
        raise ValueError(f"not a party: {name}")
    place.row["party_id"] = add_party(place.source, set(), record)


def drop_double_parties(source: SourceRows) -> None:
    """Keep a party's part in a commitment once, where corrections made two of it."""
    parts: dict[tuple[str, ...], object] = {}
    kept = []
    for row in source.tables.get("commitment_parties", ()):
        part = (row["commitment_id"], row["party_id"], row["role"])
        if parts.setdefault(part, row) is row:
            kept.append(row)
    source.tables["commitment_parties"] = kept


def _set_project(place: Place, name: str | None) -> None:
    """Say what the project of a count is called; it lies in the area of the count, if that has one."""
    row = place.row
    mentions = {mention.count_id: mention for mention in place.source.projects}
    mentions.pop(row["id"], None)
    if name is not None:
        mentions[row["id"]] = ProjectMention(row["id"], row["document_id"], row["area_id"], name)
    _keep_mentions(place.source, mentions)


def _keep_mentions(source: SourceRows, mentions: dict[str, ProjectMention]) -> None:
    # In the order of the counts: the first name that a project has is the one it keeps.
    keys = [row["id"] for row in source.tables["counts"]]
    source.projects = [mentions[key] for key in keys if key in mentions]
