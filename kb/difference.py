"""What differs between two knowledge bases: rows that appeared, went or changed, with their words.

Rows are the same where their keys are: keys follow from the words of a place and those around it, so
that an edit elsewhere in a document moves no row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

What = Literal["new", "gone", "changed"]

#: For each kind of row the query of its rows: key, document, page, quote, what else
#: tells it from others, then the fields compared.
_QUERIES: Mapping[str, str] = {
    "documents": """
        select documents.id, documents.title as document, null as page, null as quote, documents.source_id as told_by,
          documents.title, documents.kind, documents.dated, documents.status,
          areas.name as area, sources.status as reading
        from documents join sources on sources.id = documents.source_id
        left join areas on areas.id = documents.area_id""",
    "counts": """
        select counts.id, documents.title as document,
          coalesce(pages.label, spans.page_number) as page,
          coalesce(passages.text, coalesce(cells.row_header, '') || ' | '
            || coalesce(cells.column_header, '') || ': ' || spans.quote) as quote,
          spans.quote as told_by,
          counts.value, counts.low, counts.high, counts.unit, counts.per, counts.qualifier,
          areas.name as area, projects.name as project, counts.measure, counts.segment,
          counts.basis, counts.period_start, counts.period_end, counts.level
        from counts join spans on spans.id = counts.span_id
        join documents on documents.id = counts.document_id
        left join pages on pages.id = spans.source_id || '-p' || spans.page_number
        left join areas on areas.id = counts.area_id
        left join projects on projects.id = counts.project_id
        left join passages on passages.id = counts.passage_id
        left join cells on cells.id = counts.cell_id""",
    "commitments": """
        select commitments.id, documents.title as document,
          coalesce(pages.label, spans.page_number) as page, commitments.text as quote,
          null as told_by,
          (select group_concat(named, '; ') from (
            select parties.name || ' (' || coalesce(codes.label, role) || ')' as named
            from commitment_parties join parties on parties.id = commitment_parties.party_id
            left join codes on codes.list = 'role' and codes.code = role
            where commitment_parties.commitment_id = commitments.id order by named)) as parties,
          (select group_concat(due, '; ') from (
            select coalesce(deadlines.last_day, deadlines.first_day, deadlines.text) as due
            from deadlines where deadlines.commitment_id = commitments.id order by due)) as deadlines,
          commitments.modality, commitments.condition, commitments.level
        from commitments join spans on spans.id = commitments.span_id
        join documents on documents.id = commitments.document_id
        left join pages on pages.id = spans.source_id || '-p' || spans.page_number""",
    "checks": """
        select checks.id, documents.title as document, null as page, checks.explanation as quote,
          checks.subject as told_by,
          checks.subject, checks.stated, checks.computed, checks.outcome
        from checks join documents on documents.id = checks.document_id
        where checks.outcome in ('differs', 'uncertain', 'explained')""",
}
_NOT_COMPARED = frozenset({"id", "document", "page", "quote", "told_by"})
KINDS = tuple(_QUERIES)


@dataclass(frozen=True, slots=True)
class Change:
    """A row that differs; ``fields`` has its values before and after, those that changed only.

    A new row has no values before, one that is gone none after.
    """

    kind: str
    what: What
    id: str
    document: str
    page: str | None
    quote: str
    fields: Mapping[str, tuple[Any, Any]]


def differences(old: sqlite3.Connection, new: sqlite3.Connection) -> Iterator[Change]:
    """The rows that differ, by kind, then in the order of the new base; what went comes last.

    A key changes with the words right before and behind its place: rows of one document with the
    same words, whose keys are in one base only, are the same row too, in their order.
    """
    for kind, query in _QUERIES.items():
        before, after = _rows(old, query), _rows(new, query)
        twins = _twins(before, after)
        for key, row in after.items():
            change = _change(kind, before.get(twins.get(key, key)), row)
            if change is not None:
                yield change
        known = {*after, *twins.values()}
        for key, row in before.items():
            if key not in known:
                yield _told(kind, "gone", row, {n: (v, None) for n, v in _compared(row).items()})


def _twins(
    before: Mapping[str, sqlite3.Row], after: Mapping[str, sqlite3.Row]
) -> Mapping[str, str]:
    """Return for keys of new rows the key of the old row that says the same, where keys differ."""
    gone: dict[tuple[object, ...], list[str]] = {}
    for key, row in before.items():
        if key not in after:
            gone.setdefault(_words(row), []).append(key)
    found: dict[str, str] = {}
    for key, row in after.items():
        if key not in before and gone.get(_words(row)):
            found[key] = gone[_words(row)].pop(0)
    return found


def _words(row: sqlite3.Row) -> tuple[object, ...]:
    """Return what tells a row from others of its base but for its place: where several numbers
    stand in one sentence, the number too."""
    return row["document"], row["quote"], row["told_by"]


def _rows(database: sqlite3.Connection, query: str) -> dict[str, sqlite3.Row]:
    return {row["id"]: row for row in database.execute(query)}


def _compared(row: sqlite3.Row) -> dict[str, Any]:
    """Return the values of a row that are compared, those that it has."""
    return {
        name: row[name]
        for name in row.keys()  # noqa: SIM118 - a Row iterates over its values
        if name not in _NOT_COMPARED and row[name] is not None
    }


def _change(kind: str, before: sqlite3.Row | None, after: sqlite3.Row) -> Change | None:
    values = _compared(after)
    if before is None:
        return _told(kind, "new", after, {name: (None, value) for name, value in values.items()})
    old = _compared(before)
    changed = {
        name: (old.get(name), values.get(name))
        for name in dict.fromkeys((*old, *values))
        if old.get(name) != values.get(name)
    }
    return _told(kind, "changed", after, changed) if changed else None


def _told(kind: str, what: What, row: sqlite3.Row, fields: Mapping[str, tuple[Any, Any]]) -> Change:
    page = str(row["page"]) if row["page"] is not None else None
    quote = " ".join((row["quote"] or "").split())
    return Change(kind, what, row["id"], row["document"] or "", page, quote, fields)
