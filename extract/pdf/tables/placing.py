"""The columns of a table that each text of a line stands over."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from extract.pdf.page.ink import Rule, Word
from extract.pdf.tables.cells import Line
from extract.pdf.tables.gutters import (
    Column,
    Run,
    home,
    is_figure,
    is_figure_cell,
    is_placeholder,
    reach,
    runs_of,
)
from extract.settings import Settings

#: Lines of one cell stand at most this many type sizes apart.
WRAP = 1.5


#: Lines nearer than this many type sizes stand in different cells of one row: lines below each other
#: would touch.
HALF_WAY = 0.95


@dataclass(frozen=True, slots=True)
class PlacingSettings(Settings):
    """What parts the texts of a line into cells."""

    #: A gap within a run can part cells only where it is wider than this: a blank is some 0.25.
    gap_em: float = 0.2
    #: A text begins (or ends) where its column does when so near.
    begins_pt: float = 1.5
    #: A column holds numbers when this part of its lines does.
    figure_share: float = 0.6


SETTINGS = PlacingSettings()


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its runs and the columns that each stands over."""

    line: Line
    runs: tuple[Run, ...]
    reaches: tuple[tuple[int, int], ...]

    @property
    def columns(self) -> set[int]:
        return {c for a, b in self.reaches for c in range(a, b + 1)}

    @property
    def spans(self) -> bool:
        return any(a != b for a, b in self.reaches)

    def figures(self) -> set[int]:
        """The columns in which this line has nothing but a number (or what stands for one)."""
        return {
            a
            for run, (a, b) in zip(self.runs, self.reaches, strict=True)
            if a == b and (is_figure_cell(run.text) or is_placeholder(run.text))
        }


def placed(line: Line, columns: Sequence[Column], rules: Sequence[Rule] = ()) -> PlacedLine:
    """The line's runs with the columns that they stand over.

    ``rules`` are horizontal rules right below it that are shorter than the table: a run above one
    stands over all the columns that the rule does.
    """
    cut = _cut(runs_of(line), columns)
    homes = [home(run, columns) for run in cut]
    if len(cut) == len(columns) and _are_in_order(homes):
        # One run for each column: the header of a column may stand aside of what is below it.
        return PlacedLine(line, tuple(cut), tuple((i, i) for i in range(len(columns))))
    runs: list[Run] = []
    reaches: list[tuple[int, int]] = []
    for run, own in zip(cut, homes, strict=True):
        first, last = _reach_over_rules(run, columns, rules)
        if reaches and first <= reaches[-1][1]:
            before = home(runs[-1], columns)
            if before >= own:
                # Two runs in one cell are one run with a wide gap in it.
                reaches[-1] = (reaches[-1][0], max(last, reaches[-1][1]))
                runs[-1] = Run(runs[-1].words + run.words)
                continue
            # Each has a column of its own: neither reaches into the other's.
            reaches[-1] = (min(reaches[-1][0], before), min(reaches[-1][1], own - 1))
            first = max(first, reaches[-1][1] + 1)
            last = max(first, last)
        runs.append(run)
        reaches.append((first, last))
    return PlacedLine(line, tuple(runs), tuple(reaches))


def _are_in_order(homes: Sequence[int]) -> bool:
    """Return True if the n-th run stands in the n-th column or beside it, and most of them in it: runs that all stand
    in the next column have one with a wide gap among them, and no run over the names of the rows."""
    near = all(abs(h - i) <= 1 for i, h in enumerate(homes))
    return near and 2 * sum(h == i for i, h in enumerate(homes)) >= len(homes)


def _reach_over_rules(
    run: Run, columns: Sequence[Column], rules: Sequence[Rule]
) -> tuple[int, int]:
    """Return the first and last column that a run, or a rule right below it, stands over."""
    first, last = reach(run, columns)
    for rule in rules:
        if rule.start - 2 <= run.center <= rule.end + 2:
            under = [
                i
                for i, c in enumerate(columns)
                if rule.start - 2 <= (c.x0 + c.x1) / 2 <= rule.end + 2
            ]
            if under:
                first, last = min(first, under[0]), max(last, under[-1])
    return first, last


def _cut(runs: Sequence[Run], columns: Sequence[Column]) -> list[Run]:
    """The runs, cut where a small gap falls between two columns and the parts belong to them: one
    is a number, or both begin where their columns do."""
    lefts = [run.words[0].x0 for run in runs]
    found: list[Run] = []
    for run in runs:
        part: list[Word] = []
        for word in run.words:
            if part and _parts_cells(_Gap(run, part, word), columns, lefts):
                found.append(Run(tuple(part)))
                part = []
            part.append(word)
        found.append(Run(tuple(part)))
    return found


@dataclass(frozen=True, slots=True)
class _Gap:
    """The white before ``word`` within a run; ``part`` are the words left of it."""

    run: Run
    part: Sequence[Word]
    word: Word

    @property
    def before(self) -> Word:
        return self.part[-1]

    @property
    def is_widest(self) -> bool:
        return _is_widest_gap(self.run, self.word)


def _parts_cells(gap: _Gap, columns: Sequence[Column], lefts: Sequence[float]) -> bool:
    """Return True if the gap falls between two columns; ``lefts`` is where the line's runs begin."""
    word = gap.word
    if word.glued or word.x0 - gap.before.x1 <= SETTINGS.gap_em * word.size:
        return False
    return any(
        _parts_figures(gap, left, right)
        or _begins_column(gap, left, right, lefts)
        or _ends_column(gap, left, right)
        for left, right in itertools.pairwise(columns)
    )


def _parts_figures(gap: _Gap, left: Column, right: Column) -> bool:
    """Return True if the gap is the widest of its run, between the columns, beside a number."""
    between = gap.before.x1 - 1 <= right.left and left.right <= gap.word.x0 + 1
    if not between or not (is_figure(gap.word.text) or is_figure(gap.before.text)):
        return False
    return gap.is_widest


def _begins_column(gap: _Gap, left: Column, right: Column, lefts: Sequence[float]) -> bool:
    """Return True if the texts on both sides begin exactly where their columns do."""
    near = SETTINGS.begins_pt
    begins = abs(gap.word.x0 - right.x0) < near and gap.before.x1 <= right.x0
    level = begins and any(abs(x - left.x0) < near for x in lefts)
    return level and gap.before.x0 >= left.x0 - 2


def _ends_column(gap: _Gap, left: Column, right: Column) -> bool:
    """Return True if the text right of the gap ends where its column does: the header of numbers
    that stand at the right reaches left of them."""
    near = SETTINGS.begins_pt
    return (
        abs(gap.part[0].x0 - left.x0) < near
        and gap.before.x1 < right.x0
        and abs(gap.run.x1 - right.x1) < near
        and gap.word.x0 > left.x0 + 2
        and gap.is_widest
    )


def _is_widest_gap(run: Run, word: Word) -> bool:
    gaps = {id(b): b.x0 - a.x1 for a, b in itertools.pairwise(run.words)}
    return gaps[id(word)] >= max(gaps.values()) - 0.3


def figure_columns(lines: Sequence[PlacedLine]) -> set[int]:
    """The columns whose lines are mostly numbers, and some really are."""
    columns = {c for line in lines for c in line.columns}
    found = {c for c in columns if _is_of_figures(_runs_in_column(lines, c))}
    # Years that name the rows are no numbers of the table.
    return found - {0} if len(found) > 1 else found


def _runs_in_column(lines: Sequence[PlacedLine], column: int) -> list[Run]:
    """Return the runs that stand over this column and no other."""
    return [
        run
        for line in lines
        for run, (a, b) in zip(line.runs, line.reaches, strict=True)
        if a == b == column
    ]


def _is_of_figures(runs: Sequence[Run]) -> bool:
    real = sum(is_figure_cell(run.text) for run in runs)
    numbers = real + sum(is_placeholder(run.text) for run in runs)
    return real > 0 and numbers >= max(2, SETTINGS.figure_share * len(runs))


def distance_between(above: PlacedLine, below: PlacedLine) -> float:
    """Return the points between the baselines of two lines."""
    return below.line.baseline - above.line.baseline


def cell_pitch(lines: Sequence[PlacedLine]) -> float | None:
    """The distance (points) between lines of one cell: the smallest between lines of a column."""
    last: dict[int, PlacedLine] = {}
    found: list[float] = []
    for line in lines:
        for column in line.columns:
            if column in last:
                distance = distance_between(last[column], line)
                if distance > HALF_WAY * line.line.size:
                    found.append(distance)
            last[column] = line
    return min(found, default=None)
