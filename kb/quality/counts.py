"""Counts, measured: which numbers were found, and how often what is said of them is right.

A number is found where a row stands at its place with its value. Rows of level ``uncertain`` are
not what readers are shown, so they do not count as found; how often they would be right is
measured apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.vocabulary import LEVELS
from kb.quality.annotations import CountNote
from kb.quality.compare import (
    SAME_PLACE,
    Found,
    Share,
    overlap,
    same_name,
    same_project,
    same_year,
)
from kb.quality.found import FoundCount

_UNSURE = "uncertain"
#: Values are the same within a thousandth: two thirds is 66,67 or 66,7.
_TOLERANCE = 1e-3

FIELDS: Mapping[str, Callable[[CountNote, FoundCount], bool]] = {
    "area": lambda note, row: same_name(note.area, row.area),
    "project": lambda note, row: same_project(note.project, row.project),
    "unit": lambda note, row: _text(note.unit) == _text(row.unit),
    "segment": lambda note, row: same_name(note.segment, row.segment),
    "basis": lambda note, row: same_name(note.basis, row.basis),
    "period": lambda note, row: (
        same_year(note.period_start, row.period_start)
        and same_year(note.period_end, row.period_end)
    ),
}
#: What makes a number printable: it stands for this place, and counts these things.
CORE = ("area", "project", "unit")
_DISPUTED = {"period": {"period", "period_start", "period_end"}}


@dataclass(frozen=True, slots=True)
class WrongField:
    """A number that was found with something else in one field than people read there."""

    note: CountNote
    row: FoundCount
    field: str


@dataclass(frozen=True, slots=True)
class CountFigures:
    """The figures of one source, or of several together.

    ``fields``, ``core`` and ``full`` are of the numbers that were found; ``core_recall`` and
    ``full_recall`` of all that are there. ``levels`` has, for each level, how many of its rows are
    there with the right core.
    """

    found: Found = field(default_factory=Found)
    fields: Mapping[str, Share] = field(default_factory=lambda: dict.fromkeys(FIELDS, Share()))
    core: Share = field(default_factory=Share)
    full: Share = field(default_factory=Share)
    core_recall: Share = field(default_factory=Share)
    full_recall: Share = field(default_factory=Share)
    levels: Mapping[str, Share] = field(default_factory=lambda: dict.fromkeys(LEVELS, Share()))

    def __add__(self, other: CountFigures) -> CountFigures:
        return CountFigures(
            self.found + other.found,
            {name: share + other.fields[name] for name, share in self.fields.items()},
            self.core + other.core,
            self.full + other.full,
            self.core_recall + other.core_recall,
            self.full_recall + other.full_recall,
            {level: share + other.levels[level] for level, share in self.levels.items()},
        )


@dataclass(frozen=True, slots=True)
class CountReading:
    """The figures of a source, and what is behind them."""

    figures: CountFigures
    missed: tuple[CountNote, ...]
    superfluous: tuple[FoundCount, ...]
    wrong: tuple[WrongField, ...]


def measure_counts(notes: Sequence[CountNote], rows: Sequence[FoundCount]) -> CountReading:
    """Compare the rows of a source with what people read there."""
    shown = [row for row in rows if row.level != _UNSURE]
    pairs = pair_counts(notes, shown)
    taken = {note for note, _ in pairs}
    unsure = pair_counts(
        [note for note in notes if note not in taken], [row for row in rows if row.level == _UNSURE]
    )
    wanted = [note for note in notes if note.must]
    good = [(note, row) for note, row in pairs if note.must]
    core = sum(_all_right(note, row, CORE) for note, row in good)
    full = sum(_all_right(note, row, FIELDS) for note, row in good)
    figures = CountFigures(
        Found(Share(len(pairs), len(shown)), Share(len(good), len(wanted))),
        {
            name: Share(sum(is_right(name, note, row) for note, row in good), len(good))
            for name in FIELDS
        },
        Share(core, len(good)),
        Share(full, len(good)),
        Share(core, len(wanted)),
        Share(full, len(wanted)),
        {level: _of_level(level, [*pairs, *unsure], rows) for level in LEVELS},
    )
    paired = {row.id for _, row in pairs}
    return CountReading(
        figures,
        tuple(note for note in wanted if note not in taken),
        tuple(row for row in shown if row.id not in paired),
        tuple(
            WrongField(note, row, name)
            for note, row in sorted(good, key=lambda pair: pair[0].start)
            for name in FIELDS
            if not is_right(name, note, row)
        ),
    )


def pair_counts(
    notes: Iterable[CountNote], rows: Sequence[FoundCount]
) -> list[tuple[CountNote, FoundCount]]:
    """Each number that people marked with the row for it, each row once.

    Of several rows the shortest is taken. Numbers that nobody disputes choose first.
    """
    pairs: list[tuple[CountNote, FoundCount]] = []
    taken: set[str] = set()
    for note in sorted(notes, key=lambda note: not note.must):
        candidates = [
            row
            for row in rows
            if row.id not in taken
            and overlap((note.start, note.end), (row.start, row.end)) >= SAME_PLACE
            and _same_value(note, row)
        ]
        if candidates:
            row = min(candidates, key=lambda row: row.end - row.start)
            taken.add(row.id)
            pairs.append((note, row))
    return pairs


def is_right(name: str, note: CountNote, row: FoundCount) -> bool:
    """Return True if a field of the row is what people read, or something on which they differ."""
    return bool(_DISPUTED.get(name, {name}) & note.disputed) or FIELDS[name](note, row)


def _all_right(note: CountNote, row: FoundCount, names: Iterable[str]) -> bool:
    return all(is_right(name, note, row) for name in names)


def _of_level(
    level: str, pairs: Iterable[tuple[CountNote, FoundCount]], rows: Iterable[FoundCount]
) -> Share:
    right = sum(_all_right(note, row, CORE) for note, row in pairs if row.level == level)
    return Share(right, sum(row.level == level for row in rows))


def _same_value(note: CountNote, row: FoundCount) -> bool:
    """Return True if the number, or the lower end of the range, is the same."""
    return any(
        math.isclose(a, b, rel_tol=_TOLERANCE)
        for a in (note.value, note.low)
        for b in (row.value, row.low)
        if a is not None and b is not None
    )


def _text(unit: str | None) -> str:
    # "%" is a unit and no letter of it would be left in a plain name.
    return (unit or "").strip().casefold()
