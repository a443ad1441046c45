"""Numbers for one thing that documents give in other editions or for other periods: told, and not held against each other.

A later agreement may say something else than an earlier one, and what is planned until 2035 is not what is
planned until 2030. Of each thing a document is set beside the one before it, once, as on the page that compares
the two (:mod:`kb.comparison`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from checks.check import Reason
from kb.comparison import Line, apart, lines
from kb.family import family
from kb.rows import Row


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row of ``counts`` as what it tells, with the date of its document."""

    row: Row
    document_id: str
    dated: str | None
    basis: str | None
    segment: str | None
    unit: str | None
    per: str | None
    measure: str | None
    value: float | None
    low: float | None
    high: float | None
    period_start: str | None
    period_end: str | None


@dataclass(frozen=True, slots=True)
class Apart:
    """Two numbers for one thing and why they are not held against each other."""

    stated: Row
    other: Row
    reason: Reason


def told_apart(
    counts: Iterable[tuple[object, Row]], documents: Mapping[str, Row]
) -> Iterator[Apart]:
    """The numbers of each subject that differ by edition or period; each count with its subject, or None."""
    subjects: dict[object, dict[str, list[ToldRow]]] = {}
    for subject, count in counts:
        if subject is not None:
            told = _told(count, documents[count["document_id"]]["dated"])
            subjects.setdefault(subject, {}).setdefault(told.document_id, []).append(told)
    for by_document in subjects.values():
        in_order = sorted(by_document, key=lambda key: (documents[key]["dated"] or "", key))
        for earlier, later in pairwise(in_order):
            sides = by_document[earlier], by_document[later]
            if family(earlier, documents) != family(later, documents):
                yield from _changes(lines(*sides), "edition")
            yield from _changes(apart(*sides), "period")


def _changes(found: Iterable[Line[ToldRow]], reason: Reason) -> Iterator[Apart]:
    for line in found:
        numbers = [
            {(told.value, told.low, told.high) for told in side}
            for side in (line.first, line.second)
        ]
        if all(len(side) == 1 for side in numbers) and numbers[0] != numbers[1]:
            yield Apart(line.second[0].row, line.first[0].row, reason)


def _told(count: Row, dated: str | None) -> ToldRow:
    names = ("document_id", "basis", "segment", "unit", "per", "measure")
    ends = ("value", "low", "high", "period_start", "period_end")
    return ToldRow(row=count, dated=dated, **{name: count[name] for name in (*names, *ends)})
