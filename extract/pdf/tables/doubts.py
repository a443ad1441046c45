"""Why it is not certain that a table was read as it stands on its page, in plain Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pdf.tables.cells import DraftCell, DraftTable
from extract.pdf.tables.gutters import is_figure, runs_of
from extract.pdf.tables.header_rows import figure_columns_of, header_rows

_ROWS = "het is niet zeker waar de rijen beginnen"
_NUMBERS = "in een cel staan twee getallen naast elkaar"
_COLUMNS = "een getal staat onder meer dan één kolomkop"


def doubt_of(table: DraftTable) -> str | None:
    """Return what is not certain of a table; None where nothing is."""
    head = header_rows(table)
    numeric = figure_columns_of(table)
    if not numeric:
        return None
    body = [table.row(r) for r in range(head, table.row_count)]
    inside = [c for row in body for c in row if c.lines]
    if any(_holds_two_numbers(c) for c in inside if c.column in numeric):
        return _NUMBERS
    if any(c.column_span > 1 and is_figure(c.text) for c in inside if c.column in numeric):
        return _COLUMNS
    return _ROWS if any(_is_torn(row, numeric) for row in body) else None


def _holds_two_numbers(cell: DraftCell) -> bool:
    """Return True if a line of a cell has two numbers with white between."""
    return any(
        sum(is_figure(run.text) for run in runs_of(line)) > 1
        for line in cell.lines
        if not line.words[0].turn
    )


def _is_torn(row: Sequence[DraftCell], numeric: set[int]) -> bool:
    """Return True if a row holds a text in its middle and neither a name nor a number."""
    filled = [c for c in row if c.lines]
    if len(filled) != 1 or filled[0].column_span > 1 or not row or row[0].column > 0:
        return False
    return filled[0].column > 0 and filled[0].column not in numeric
