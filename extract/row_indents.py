"""Rows whose names stand further in than those above them, of which they are a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.model import Cell, Grid, SourceText
from extract.row_sections import is_total_name

#: Names at one level begin no further apart than this (points).
_LEVEL = 1.0
#: A name stands so far in at least, and at most.
_IN_LEAST, _IN_MOST = 4.0, 40.0
#: More levels than these are names in the middle or at the right of their cells.
_MOST_LEVELS = 3
#: So many names stand at the first level, and so many further in.
_LEAST = 2


def indented_under(
    source: SourceText, grid: Grid, texts: Sequence[str]
) -> Mapping[int, tuple[str, ...]]:
    """For each row whose name stands further in than one above it the names that it is under, the widest first.

    ``texts`` are those of the cells. Only for a source with a layout, where the names begin at two or three places. A
    total is no part of the row above it.
    """
    names = [
        (cell, text, left)
        for cell, text in zip(grid.cells, texts, strict=True)
        if cell.column == 0 and not cell.is_header and text
        if (left := _left_of(source, cell)) is not None
    ]
    names.sort(key=lambda item: item[0].row)
    levels = _levels([left for _, _, left in names])
    if not levels:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    above: list[tuple[int, str]] = []
    for cell, text, left in names:
        level = sum(left > each + _LEVEL for each in levels)
        above = [(other, name) for other, name in above if other < level]
        if is_total_name(text):
            continue
        for row in range(cell.row, cell.row + cell.row_span):
            if above:
                found[row] = tuple(name for _, name in above)
        above.append((level, text.rstrip(" :")))
    return found


def _left_of(source: SourceText, cell: Cell) -> float | None:
    """How far (points) the text of a cell begins from the left of the cell."""
    boxes = source.boxes_of(cell.segments[:1])
    return boxes[0].x0 - cell.box.x0 if boxes and cell.box is not None else None


def _levels(lefts: Sequence[float]) -> list[float]:
    """The places where names begin, from the left; none where the first name stands further in, or where there are
    too many places or too few names at them."""
    levels: list[float] = []
    for left in sorted(lefts):
        if not levels or left - levels[-1] > _LEVEL:
            levels.append(left)
    if not 1 < len(levels) <= _MOST_LEVELS or lefts[0] > levels[0] + _LEVEL:
        return []
    if any(not _IN_LEAST <= b - a <= _IN_MOST for a, b in pairwise(levels)):
        return []
    first = sum(left <= levels[0] + _LEVEL for left in lefts)
    return levels if first >= _LEAST and len(lefts) - first >= _LEAST else []
