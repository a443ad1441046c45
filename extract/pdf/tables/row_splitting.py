"""Rows of a table, from its lines: which lines are one row, and which cell their words are in."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from extract.marks import goes_on
from extract.pdf.tables.header_lines import head_rows, header_of
from extract.pdf.tables.placing import (
    HALF_WAY,
    WRAP,
    PlacedLine,
    cell_pitch,
    distance_between,
    figure_columns,
)
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class RowSettings(Settings):
    """What parts the lines of a table into rows."""

    #: Rows stand this much further apart than the lines of a cell, where there is room between them.
    room_ratio: float = 1.06


SETTINGS = RowSettings()
#: Points: further than anything on a page.
_FAR = 1e9
#: A line that holds no numbers goes with the row above, the row below, or is one of its own.
_Side = Literal["above", "below", "own"]


def split_rows(lines: Sequence[PlacedLine], column_count: int) -> list[list[PlacedLine]]:
    """The lines of a stretch without rules between its rows, as rows.

    Where columns hold numbers, a line with one begins or is a row; the other lines go with the
    nearer of the lines above and below, or are rows of their own where neither is near. Where
    there are no numbers, rows stand further apart than the lines within them, or begin with
    something in the first column.
    """
    if len(lines) < 2:
        return [list(lines)] if lines else []
    anchors = _anchors(lines)
    if True not in anchors:
        return _rows_of_text(lines, column_count)
    first = anchors.index(True)
    rows = header_of(lines[:first]) if first else []
    if rows and distance_between(lines[first - 1], lines[first]) <= _near(lines, anchors):
        # The last line above is no header: the first row's own text begins there.
        head = [line for row in rows[:-1] for line in row] + rows[-1][:-1]
        return head_rows(head) + _around_anchors(
            [lines[first - 1], *lines[first:]], [False, *anchors[first:]]
        )
    return rows + _around_anchors(lines[first:], anchors[first:])


def _anchors(lines: Sequence[PlacedLine]) -> list[bool]:
    """Return for each line whether it holds the numbers of a row."""
    numeric = figure_columns(lines)
    return [
        _is_anchor(line, numeric) and not (i and _is_end_of_range(lines[i - 1], line))
        for i, line in enumerate(lines)
    ]


def _is_anchor(line: PlacedLine, numeric: set[int]) -> bool:
    """Return True if the line holds the numbers of a row. A year among the words of a header is
    none."""
    held = line.columns & numeric
    return bool(held) and len(line.figures() & numeric) >= 0.5 * len(held)


def _is_end_of_range(above: PlacedLine, line: PlacedLine) -> bool:
    """Return True if the line holds the end of a range that the line above begins ("2027-"), and
    no more than what goes on with the texts beside it."""
    if distance_between(above, line) > WRAP * line.line.size:
        return False
    begun = {place: run.text for run, place in zip(above.runs, above.reaches, strict=True)}
    ends = 0
    for run, place in zip(line.runs, line.reaches, strict=True):
        before = begun.get(place, "")
        if before[-2:-1].isdigit() and before.endswith(("-", "–")):
            ends += 1
        elif not goes_on(before, run.text):
            return False
    return ends > 0


def _near(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> float:
    """How far apart (points) the lines of one row may stand; 0 where rows stand no further apart
    than lines do, so that distances tell nothing."""
    size = max(line.line.size for line in lines)
    pitch = min(_row_pitch(lines, anchors), 3 * size)
    inner = cell_pitch(lines) or 0.0
    wrap = max(WRAP * size, SETTINGS.room_ratio * inner if inner < 2 * size else 0.0)
    return min(wrap, 0.87 * pitch) if pitch > 1.5 * size else 0.0


def _row_pitch(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> float:
    """The usual distance between rows that directly follow each other; very much if none do."""
    found = [
        distance_between(a, b)
        for (a, first), (b, second) in itertools.pairwise(zip(lines, anchors, strict=True))
        if first and second
    ]
    return median(found) if found else _FAR


def _around_anchors(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> list[list[PlacedLine]]:
    return _RowsAroundAnchors(lines, anchors).split()


class _RowsAroundAnchors:
    """Makes rows of lines of which some, the anchors, hold the numbers of a row."""

    def __init__(self, lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> None:
        self.lines = lines
        self.anchors = anchors
        self.near = _near(lines, anchors)
        self.pitch = _row_pitch(lines, anchors)
        self.rights = _right_ends(lines)
        self.rows: list[list[PlacedLine]] = []
        #: Lines above an anchor that belong to its row.
        self.pending: list[PlacedLine] = []
        self.anchor: PlacedLine | None = None

    def split(self) -> list[list[PlacedLine]]:
        for i, line in enumerate(self.lines):
            if self.anchors[i]:
                self._add_anchor(line)
                continue
            place = self._place_of(i)
            if place == "above":
                self.rows[-1].append(line)
            elif place == "below":
                self.pending.append(line)
            else:
                self._begin_row(line)
        if self.pending:
            self.rows.append(self.pending)
        return self.rows

    def _begin_row(self, line: PlacedLine) -> None:
        self.rows.append([*self.pending, line])
        self.pending = []

    def _add_anchor(self, line: PlacedLine) -> None:
        touching = HALF_WAY * line.line.size
        if self.rows and self.anchor is not None and distance_between(self.anchor, line) < touching:
            self.rows[-1] += [*self.pending, line]
            self.pending = []
        else:
            self._begin_row(line)
        self.anchor = line

    def _place_of(self, i: int) -> _Side:
        """Return the row that line ``i``, which is no anchor, belongs to."""
        line = self.lines[i]
        above = distance_between(self.lines[i - 1], line) if i else _FAR
        below = distance_between(line, self.lines[i + 1]) if i + 1 < len(self.lines) else _FAR
        touching = HALF_WAY * line.line.size
        # A name in the middle of the rows that it is for, set between two of them.
        named = line.columns == {0} and above + below <= 1.15 * self.pitch < _FAR / 10
        touches = not self.pending and above < touching and above <= below
        if self.rows and (named or touches):
            return "above"
        if below < touching:
            return "below"
        return self._nearer_side(above, below) if self.near else self._side_by_words(line)

    def _nearer_side(self, above: float, below: float) -> _Side:
        if above <= self.near and above <= below + 0.5 and not self.pending:
            return "above" if self.rows else "own"
        return "below" if below <= self.near else "own"

    def _side_by_words(self, line: PlacedLine) -> _Side:
        """Where distances tell nothing: what goes on with the texts of the row above is its."""
        if self.pending or not self.rows:
            return "own"
        row = self.rows[-1]
        return "above" if _runs_on(row, line) or _is_wrapped(row, line, self.rights) else "own"


def _right_ends(lines: Sequence[PlacedLine]) -> dict[int, float]:
    """Return where the text of each column ends at the furthest."""
    rights: dict[int, float] = {}
    for line in lines:
        for run, (first, last) in zip(line.runs, line.reaches, strict=True):
            if first == last:
                rights[first] = max(rights.get(first, 0.0), run.x1)
    return rights


def _is_wrapped(row: Sequence[PlacedLine], line: PlacedLine, rights: Mapping[int, float]) -> bool:
    """Return True if ``line`` is the rest of texts in ``row`` that would not have fitted in their
    columns.

    ``rights`` is where the text of each column ends at the furthest.
    """
    if line.spans or distance_between(row[-1], line) > WRAP * line.line.size:
        return False
    above = {
        a: run
        for placed_line in row
        for run, (a, _) in zip(placed_line.runs, placed_line.reaches, strict=True)
    }
    for run, (column, _) in zip(line.runs, line.reaches, strict=True):
        first = run.words[0]
        before = above.get(column)
        if before is None:
            return False
        if before.x1 + 0.2 * first.size + (first.x1 - first.x0) <= rights[column]:
            return False
    return True


def _runs_on(row: Sequence[PlacedLine], line: PlacedLine) -> bool:
    """In lines set close: does every run of ``line`` go on from the row's text above it?"""
    for run, (a, _) in zip(line.runs, line.reaches, strict=True):
        above = " ".join(
            r.text
            for placed_line in row
            for r, (c, _) in zip(placed_line.runs, placed_line.reaches, strict=True)
            if c == a
        )
        text = run.text.lstrip()
        broken = above.endswith(("-", "\u00ad")) and not above[-2:-1].isspace()
        if not above or not (broken or goes_on(above, text) or text.startswith("(")):
            return False
    return True


def _rows_of_text(lines: Sequence[PlacedLine], column_count: int) -> list[list[PlacedLine]]:
    by_distance = _rows_by_distance(lines, column_count)
    if by_distance:
        return by_distance
    firsts = [0 in line.columns for line in lines]
    # Where only some lines have something in the first column, those alone can begin a row.
    by_first_column = 0 < sum(firsts) < len(lines) and firsts[0] and column_count > 1
    rows: list[list[PlacedLine]] = []
    for line, first in zip(lines, firsts, strict=True):
        if rows and ((by_first_column and not first) or _runs_on(rows[-1], line)):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _rows_by_distance(
    lines: Sequence[PlacedLine], column_count: int
) -> list[list[PlacedLine]] | None:
    """The lines parted where they stand further apart than the lines of one cell do; None where no
    lines do, or where what would be one row has a line of its own for each column.

    In whatever way cells are set in their row (at its top, in its middle), the highest cell has a
    line at each line's height: only between rows is the distance greater.
    """
    pitch = cell_pitch(lines)
    if pitch is None:
        return None
    rows = _parted_at(lines, max(SETTINGS.room_ratio * pitch, pitch + 0.8))
    if len(rows) < 2 or _hold_full_lines(rows, column_count):
        return None
    found: list[list[PlacedLine]] = []
    for row in rows:
        held = {c for line in row for c in line.columns}
        # The points of a list stand apart: they are a part of the row that they are in.
        if found and len(held) == 1 and 0 not in held and column_count > 1:
            found[-1] += row
        else:
            found.append(row)
    return found


def _parted_at(lines: Sequence[PlacedLine], limit: float) -> list[list[PlacedLine]]:
    """Return the lines parted where they stand more than ``limit`` points apart."""
    rows = [[lines[0]]]
    for above, line in itertools.pairwise(lines):
        if distance_between(above, line) > limit:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _hold_full_lines(rows: Sequence[Sequence[PlacedLine]], column_count: int) -> bool:
    """Return True if most lines within rows have a text for each column that goes on from none."""
    inner = [(row[:i], row[i]) for row in rows for i in range(1, len(row))]
    whole = sum(
        len(line.columns) >= column_count and not _runs_on(above, line) for above, line in inner
    )
    return whole > 0.5 * len(inner)
