"""Names that stand in the middle of the rows they are for, where no rule says which these are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pdf.tables.cells import DraftCell, DraftTable, Line
from extract.pdf.tables.header_rows import header_rows

#: A name stands in the middle of its rows, this part of a row's height aside.
_ASIDE = 0.3


def with_groups(table: DraftTable) -> DraftTable:
    """The table with the names in its first column spanning their rows, where they are set in the
    middle of these.

    The rows of a name lie evenly around it, and each row belongs to one: only where that comes out
    for all names is it so.
    """
    if table.column_count < 2 or any(c.row_span > 1 for c in table.cells):
        return table
    head = header_rows(table)
    body = [table.row(r) for r in range(head, table.row_count)]
    if len(body) < 3 or not all(row and row[0].column_span == 1 for row in body):
        return table
    names = [row[0] for row in body]
    filled = [name for name in names if name.lines]
    groups = _groups_of(body, filled)
    if groups is None:
        return table
    cells = [*_without_names(table, head), *_spanning(names, filled, groups, head)]
    cells.sort(key=lambda c: (c.row, c.column))
    return replace(table, cells=tuple(cells))


def _without_names(table: DraftTable, head: int) -> list[DraftCell]:
    return [c for c in table.cells if c.row < head or c.column > 0]


def _spanning(
    names: Sequence[DraftCell],
    filled: Sequence[DraftCell],
    groups: Sequence[tuple[int, int]],
    head: int,
) -> list[DraftCell]:
    """Return the cells of the names, over the rows of their groups; ``head`` rows are header."""
    return [
        DraftCell(
            head + first,
            0,
            replace(names[first].area, bottom=names[last].area.bottom),
            name.lines,
            last - first + 1,
        )
        for name, (first, last) in zip(filled, groups, strict=True)
    ]


def _groups_of(
    body: Sequence[Sequence[DraftCell]], filled: Sequence[DraftCell]
) -> list[tuple[int, int]] | None:
    """Return the first and last row of each name, where some rows have none and all have more."""
    others = [[x for c in row[1:] for x in c.lines] for row in body]
    if not filled or len(filled) == len(body) or not all(others):
        return None
    return _groups([_middle(lines) for lines in others], [_middle(n.lines) for n in filled])


def _middle(lines: Sequence[Line]) -> float:
    return (min(x.top for x in lines) + max(x.bottom for x in lines)) / 2


def _groups(rows: Sequence[float], names: Sequence[float]) -> list[tuple[int, int]] | None:
    """The first and last row of each name, by their heights; None where it does not come out."""
    pitch = (rows[-1] - rows[0]) / (len(rows) - 1)
    if abs(names[0] - rows[0]) <= _ASIDE * pitch:
        # Names level with the first of their rows: they may all be so.
        return None
    found: list[tuple[int, int]] = []
    first = 0
    for name in names:
        if first >= len(rows):
            return None
        wanted = 2 * name - rows[first]
        last = min(range(first, len(rows)), key=lambda i: abs(rows[i] - wanted))
        if abs((rows[first] + rows[last]) / 2 - name) > _ASIDE * pitch:
            return None
        found.append((first, last))
        first = last + 1
    return found if first == len(rows) else None
