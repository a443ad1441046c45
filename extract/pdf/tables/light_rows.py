"""Rows of a table that are set in white, as heads on a dark band are."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pdf.tables.cells import DraftCell, DraftTable

#: How much of each light a color of letters has at least to be white; what ink it has at most.
_LIGHT = 0.9
_INK = 0.1
#: A colour of so many parts is one of inks.
_INKS = 4
#: Heads are white where no more than this part of the words in all other rows is.
_OTHERS = 0.7
#: A row of heads names so many columns at least.
_LEAST_HEADS = 2


def light_rows(table: DraftTable) -> tuple[int, ...]:
    """The rows with heads in white, where most words of the table are not: a dark band is under them.

    One text alone in its row is the name of the rows below it, and no head of columns.
    """
    white = {r: row for r in range(table.row_count) if _is_light(row := table.row(r))}
    light = sum(map(_word_count, white.values()))
    whole = _word_count(table.cells)
    if light > _OTHERS * whole:
        return ()
    return tuple(r for r, row in white.items() if sum(bool(c.lines) for c in row) >= _LEAST_HEADS)


def _word_count(cells: Sequence[DraftCell]) -> int:
    return sum(len(line.words) for cell in cells for line in cell.lines)


def _is_light(cells: Sequence[DraftCell]) -> bool:
    """Return True if there are words in the cells, and all are white."""
    colors = {w.style.color for cell in cells for line in cell.lines for w in line.words}
    return bool(colors) and all(map(_is_white, colors))


def _is_white(color: tuple[float, ...]) -> bool:
    if not color:
        return False
    return max(color) <= _INK if len(color) == _INKS else min(color) >= _LIGHT
