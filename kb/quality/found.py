"""What a knowledge base holds of one source: the rows that are compared with the annotations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A row of ``counts`` with its place in the source's text; area and project by name."""

    id: str
    start: int
    end: int
    quote: str
    value: float | None
    low: float | None
    unit: str | None
    area: str | None
    project: str | None
    segment: str | None
    basis: str | None
    period_start: str | None
    period_end: str | None
    level: str


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A row of ``deadlines``."""

    kind: str
    first_day: str | None
    last_day: str | None
    every: str | None


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """A row of ``commitments`` with its place, those responsible (by name) and its deadlines."""

    id: str
    start: int
    end: int
    quote: str
    modality: str | None
    level: str
    parties: frozenset[str]
    deadlines: tuple[FoundDeadline, ...]


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source: its title (that of its first document), its rows, and where its pages are.

    ``pages`` has for each page its first and last offset and the number that is printed on it, or
    that in the file where none is known.
    """

    id: str
    title: str
    counts: tuple[FoundCount, ...]
    commitments: tuple[FoundCommitment, ...]
    pages: tuple[tuple[int, int, str], ...]

    def page(self, offset: int) -> str:
        """The page on which the character at ``offset`` stands; ``?`` where there is none."""
        return next((name for start, end, name in self.pages if start <= offset <= end), "?")


_COUNTS = """
select counts.id, char_start as "start", char_end as "end", quote, value, low, unit,
  areas.name as area, projects.name as project, segment, basis, period_start, period_end, level
from counts join spans on spans.id = counts.span_id
left join areas on areas.id = counts.area_id left join projects on projects.id = counts.project_id
where spans.source_id = ? order by char_start, char_end, counts.id"""

_COMMITMENTS = """
select commitments.id, char_start as "start", char_end as "end", quote, modality, level
from commitments join spans on spans.id = commitments.span_id
where spans.source_id = ? order by char_start, char_end, commitments.id"""

_RESPONSIBLE = """
select name from commitment_parties join parties on parties.id = party_id
where commitment_id = ? and role = 'responsible'"""

_DEADLINES = """
select kind, first_day, last_day, every from deadlines where commitment_id = ? order by id"""


def source_named(connection: sqlite3.Connection, file: str) -> FoundSource | None:
    """The source whose file's name begins with ``file``; None where there is none.

    ``connection`` yields rows by name (:class:`sqlite3.Row`).
    """
    row = connection.execute(
        """select sources.id, coalesce(min(documents.title), sources.file) as title
           from sources left join documents on documents.source_id = sources.id
             and documents.page_first = 1
           where substr(sources.file, 1, length(:file)) = :file group by sources.id
           order by sources.file""",
        {"file": file},
    ).fetchone()
    if row is None:
        return None
    pages = connection.execute(
        "select char_start, char_end, coalesce(label, number) from pages where source_id = ? "
        "order by number",
        (row["id"],),
    )
    return FoundSource(
        row["id"],
        row["title"],
        tuple(FoundCount(**dict(found)) for found in connection.execute(_COUNTS, (row["id"],))),
        tuple(_commitments(connection, row["id"])),
        tuple((start, end, str(name)) for start, end, name in pages),
    )


def _commitments(connection: sqlite3.Connection, source_id: str) -> Iterator[FoundCommitment]:
    for row in connection.execute(_COMMITMENTS, (source_id,)).fetchall():
        key = (row["id"],)
        parties = frozenset(party["name"] for party in connection.execute(_RESPONSIBLE, key))
        deadlines = tuple(FoundDeadline(*found) for found in connection.execute(_DEADLINES, key))
        yield FoundCommitment(**dict(row), parties=parties, deadlines=deadlines)
