"""Two tables that stand side by side and look like one, and one table that looks like two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pdf.page.ink import around
from extract.pdf.tables.cells import DraftCell, DraftTable
from extract.pdf.tables.gutters import is_figure_cell, is_placeholder

#: The white between two tables is at least this wide (points), and so much wider than within one.
_GUTTER = 14.0
_WIDER = 1.7
#: The halves of one table have their rows at the same height, but for so much, ...
_SAME = 2.0
#: ... and no more white between them than columns have.
_NEXT = 15.0


def side_by_side(table: DraftTable) -> list[DraftTable]:
    """The table, or the tables that it is made of.

    A second table begins where a column of names follows a column of numbers, and has other rows
    than the first, or stands well apart from it.
    """
    for column in range(2, table.column_count - 1):
        if _begins_table(table, column) and (
            _rows_differ(table, column) or _stands_apart(table, column)
        ):
            left = _part(table, 0, column)
            right = _part(table, column, table.column_count)
            return [left, *side_by_side(right)]
    return [table]


def with_halves_joined(tables: Sequence[DraftTable]) -> list[DraftTable]:
    """The tables, those put together that are one: where columns are shaded by turns, the white ones
    part the shaded. The right half has numbers only, in the rows of the left one."""
    found: list[DraftTable] = []
    for table in sorted(tables, key=lambda t: t.area.x0):
        left = next((t for t in found if _is_right_half(table, t)), None)
        if left is None:
            found.append(table)
        else:
            found[found.index(left)] = _joined(left, table)
    return sorted(found, key=lambda t: t.area.top)


def _is_right_half(table: DraftTable, left: DraftTable) -> bool:
    """Return True if a table has no names of rows of its own, and stands right beside another."""
    if table.reader != "shaded" or left.reader != "shaded" or table.row_count != left.row_count:
        return False
    if not -_SAME <= table.area.x0 - left.area.x1 <= _NEXT:
        return False
    level = all(abs(a - b) <= _SAME for a, b in zip(_row_tops(left), _row_tops(table), strict=True))
    return level and all(_is_numbers(table, column) for column in range(table.column_count))


def _row_tops(table: DraftTable) -> list[float]:
    return [min(c.area.top for c in table.row(r)) for r in range(table.row_count) if table.row(r)]


def _joined(left: DraftTable, right: DraftTable) -> DraftTable:
    shift = left.column_count
    cells = [*left.cells, *(replace(c, column=c.column + shift) for c in right.cells)]
    cells.sort(key=lambda c: (c.row, c.column))
    return replace(left, cells=tuple(cells), area=around([left.area, right.area]))


def _begins_table(table: DraftTable, column: int) -> bool:
    """Return True for a column of names between numbers that no cell reaches into."""
    if not _is_numbers(table, column - 1) or _is_numbers(table, column):
        return False
    reached = any(c.column < column < c.column + c.column_span for c in table.cells)
    return _is_numbers(table, column + 1) and not reached


def _body(table: DraftTable, column: int) -> list[DraftCell]:
    return [c for c in table.cells if c.column == column and c.column_span == 1 and c.lines]


def _is_numbers(table: DraftTable, column: int) -> bool:
    texts = [c.text for c in _body(table, column) if c.row > 0]
    numbers = sum(is_figure_cell(t) or is_placeholder(t) for t in texts)
    return numbers >= 0.6 * len(texts) and numbers > 0


def _rows_differ(table: DraftTable, column: int) -> bool:
    """Return True if the rows of one side go on where the other side has none."""
    left = {c.row for c in table.cells if c.lines and c.column < column}
    right = {c.row for c in table.cells if c.lines and c.column >= column}
    return max(left) != max(right)


def _stands_apart(table: DraftTable, column: int) -> bool:
    gaps = [_gap(table, c) for c in range(1, table.column_count)]
    own = gaps[column - 1]
    others = gaps[: column - 1] + gaps[column:]
    return own >= _GUTTER and own >= _WIDER * max(others)


def _gap(table: DraftTable, column: int) -> float:
    """The white left of a column, over all its rows."""
    before = [line.x1 for c in _body(table, column - 1) for line in c.lines]
    after = [line.x0 for c in _body(table, column) for line in c.lines]
    return min(after) - max(before) if before and after else 0.0


def _part(table: DraftTable, first: int, end: int) -> DraftTable:
    cells = [c for c in table.cells if first <= c.column and c.column + c.column_span <= end]
    filled: dict[int, set[int]] = {}
    for cell in cells:
        if cell.lines:
            filled.setdefault(cell.row, set()).add(cell.column)
    rows = sorted(filled)
    # A line alone above the first column is the end of a caption that stands over this part only.
    while len(rows) > 2 and filled[rows[0]] == {first} and first in filled[rows[1]]:
        rows = rows[1:]
    numbers = {row: i for i, row in enumerate(rows)}
    kept = [
        replace(c, row=numbers[c.row], column=c.column - first) for c in cells if c.row in numbers
    ]
    return replace(table, cells=tuple(kept), area=around([c.area for c in kept]))
