"""Tables below each other in one frame, parted by the caption or the header of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.marks import is_caption, is_caption_sentence, table_label
from extract.pdf.page.ink import around
from extract.pdf.tables.cells import DraftCell, DraftTable
from extract.pdf.tables.header_rows import header_rows, holds_value
from extract.pdf.tables.light_rows import light_rows


def parted_at_captions(table: DraftTable) -> list[DraftTable]:
    """Return the table, or the tables that it is made of, without the captions between them.

    Each has the columns of its own cells: borders that another table alone has part none of them.
    The caption of the first one stays: it is the title over its header.
    """
    captions = [row for row in range(1, table.row_count) if _is_caption_row(table, row)]
    if not captions:
        return [table]
    bounds = [-1, *captions, table.row_count]
    parts = (
        _without_blank_ends([c for c in table.cells if first < c.row < end])
        for first, end in pairwise(bounds)
    )
    return [regrid(table, cells) for cells in parts if cells]


def parted_at_heads(table: DraftTable) -> list[DraftTable]:
    """Return the table, or the tables that it is made of where a second header is set in white as the first is.

    Such a row has a head over each column, and no number; rows of another kind stand above and below it. A total in white is no header.
    """
    white, head = light_rows(table), header_rows(table)
    if not white or white[0] >= head:
        return [table]
    heads = [r for r in white if r > head and r - 1 not in white and _heads_columns(table, r)]
    bounds = [0, *(r for r in heads if not _is_spanned(table, r)), table.row_count]
    if bounds[-2] == 0 or all(r in white for r in range(bounds[-2], table.row_count)):
        return [table]
    return [
        regrid(table, [c for c in table.cells if first <= c.row < end])
        for first, end in pairwise(bounds)
    ]


def _heads_columns(table: DraftTable, row: int) -> bool:
    """Return True if a row has a text over each column, the first aside, and no number but years."""
    filled = [c for c in table.row(row) if c.lines]
    over = {x for c in filled for x in range(c.column, c.column + c.column_span)}
    return over >= set(range(1, table.column_count)) and not any(map(holds_value, filled))


def _is_spanned(table: DraftTable, row: int) -> bool:
    """Return True if a cell goes on from the row above to this row."""
    return any(c.row < row < c.row + c.row_span for c in table.cells)


def _is_caption_row(table: DraftTable, row: int) -> bool:
    """Return True if the row is one cell, in which the caption of a table stands."""
    cells = table.row(row)
    if len(cells) != 1 or cells[0].column_span != table.column_count or cells[0].row_span > 1:
        return False
    text = cells[0].text
    return is_caption(text) and table_label(text) is not None and not is_caption_sentence(text)


def _without_blank_ends(cells: Sequence[DraftCell]) -> list[DraftCell]:
    """Return the cells without the rows above and below all that have text."""
    filled = [c for c in cells if c.lines]
    first = min((c.row for c in filled), default=0)
    last = max((c.row + c.row_span for c in filled), default=0)
    return [c for c in cells if first <= c.row < last]


def regrid(table: DraftTable, cells: Sequence[DraftCell]) -> DraftTable:
    """Return the cells as a table of their own, with no more rows and columns than they have."""
    rows = _places(cells, "row")
    columns = _places(cells, "column")
    placed = tuple(
        replace(
            c,
            row=rows[c.row],
            row_span=rows[c.row + c.row_span] - rows[c.row],
            column=columns[c.column],
            column_span=columns[c.column + c.column_span] - columns[c.column],
        )
        for c in cells
    )
    return replace(table, area=around([c.area for c in cells]), cells=placed)


def _places(cells: Sequence[DraftCell], axis: str) -> dict[int, int]:
    """Return the new number of each row or column at which a cell begins or ends."""
    spans = [(getattr(c, axis), getattr(c, f"{axis}_span")) for c in cells]
    ends = sorted({end for first, span in spans for end in (first, first + span)})
    return {old: new for new, old in enumerate(ends)}
