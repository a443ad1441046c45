"""What is new, for who comes back: the newest documents, what the last edition added, and what differs
most between the agreements."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from publish import areas, comparison, count_facts, documents
from publish.editions import Edition
from publish.once import once

NEWEST = 3
MOST_CHANGES = 6


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document with the number of projects that no earlier document names."""

    document: documents.Document
    projects: int


@dataclass(frozen=True, slots=True)
class Change:
    """How many homes there are to be in an area according to both sides, and how the two differ.

    ``exact`` is False where they speak of different periods: that may be all the difference.
    """

    area: areas.Area
    basis: str | None
    first: count_facts.Count
    second: count_facts.Count
    words: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The largest differences between the two sides (years) that speak of the most projects together."""

    first: str
    second: str
    lines: tuple[Change, ...]

    @property
    def exact(self) -> bool:
        return all(line.exact for line in self.lines)


@dataclass(frozen=True, slots=True)
class News:
    """All that is new; ``added`` and ``changed`` are of the last edition, where there was one before
    (``made`` is then its day)."""

    newest: tuple[NewDocument, ...]
    changes: Changes
    made: str
    added: tuple[documents.Document, ...]
    changed: tuple[documents.Document, ...]


@once
def newest(connection: sqlite3.Connection) -> tuple[NewDocument, ...]:
    """The documents with the latest dates."""
    projects = {
        row["id"]: row["number"]
        for row in connection.execute(
            """select first_document_id as id, count(*) as number from projects
            where first_document_id is not null group by 1"""
        )
    }
    dated = [found for found in documents.documents(connection) if found.dated]
    return tuple(NewDocument(found, projects.get(found.id, 0)) for found in dated[:NEWEST])


@once
def changes(connection: sqlite3.Connection) -> Changes:
    """What differs most for whole areas, in numbers of homes: municipalities, else larger areas.

    Those of one and the same period come first; homes that only move to later years are no difference.
    """
    compared = comparison.compare(connection)
    found = [
        (abs(line.change or 0), area.area, line)
        for area in compared.areas
        for subject in area.subjects
        if not subject.is_project
        for line in subject.lines
        if line.holds and line.unit == "woningen" and not line.segment and not line.per
    ]
    towns = [entry for entry in found if entry[1].kind == "municipality"]
    largest = sorted(towns or found, key=_order)[:MOST_CHANGES]
    return Changes(
        compared.first,
        compared.second,
        tuple(
            Change(area, line.basis, line.first[0], line.second[0], line.change_words, line.exact)
            for _, area, line in largest
        ),
    )


def _order(entry: tuple[float, areas.Area, comparison.Line]) -> tuple[bool, float, str]:
    size, area, line = entry
    return not line.exact, -size, area.name


def news(connection: sqlite3.Connection, editions: Sequence[Edition] = ()) -> News:
    """What is new; the first edition is not news, as all is new in it."""
    known = {found.id: found for found in documents.documents(connection)}
    last = editions[-1] if len(editions) > 1 else None
    added = [known[key] for key in last.added if key in known] if last else []
    changed = [known[key] for key in last.changed if key in known] if last else []
    return News(
        newest(connection),
        changes(connection),
        last.made if last and (added or changed) else "",
        tuple(added),
        tuple(changed),
    )
