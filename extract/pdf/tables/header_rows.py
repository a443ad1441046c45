"""Which rows of a table are its header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.pdf.tables.cells import DraftCell, DraftTable
from extract.pdf.tables.gutters import is_figure_cell, is_placeholder
from extract.pdf.tables.light_rows import light_rows

#: A header has at most this many rows.
MOST_HEADER_ROWS = 4
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\*{0,3}")


def header_rows(table: DraftTable) -> int:
    """How many rows at the top are header: those above the first row with numbers.

    Years count as words there. In a table without numbers the first row is header where it is set
    otherwise than the rows below (heavier, or in white on a dark band), or is short and complete, the corner over
    the names of the rows aside. A title may stand above it.
    """
    numeric = figure_columns_of(table)
    rows = [table.row(r) for r in range(table.row_count)]
    if not numeric:
        return _rows_in_white(table) or _by_looks(rows)
    count = _rows_above_numbers(rows, numeric)
    if count == len(rows):
        return 0
    reached = max((c.row + c.row_span for c in table.cells if c.row < count), default=0)
    return count if reached <= count or reached > MOST_HEADER_ROWS else reached


def header_rows_over_pages(first: DraftTable, below: DraftTable | None) -> int:
    """How many rows at the top of a table that goes on on the next page are header.

    One row alone above a page break is header where it names each column of numbers of the part ``below``.
    """
    count = header_rows(first)
    if count or below is None or first.row_count > 1:
        return count
    numeric = figure_columns_of(below)
    row = [cell for cell in first.row(0) if cell.lines]
    named = {cell.column for cell in row if any(c.isalpha() for c in cell.text)}
    return int(bool(numeric) and numeric <= named and not any(_is_value(cell) for cell in row))


def _rows_above_numbers(rows: Sequence[Sequence[DraftCell]], numeric: set[int]) -> int:
    """Return how many rows come before the first with numbers, or with the name of a group alone."""
    for number, row in enumerate(rows[:MOST_HEADER_ROWS]):
        inside = [c for c in row if c.lines]
        values = [c for c in inside if c.column in numeric and c.column_span == 1 and _is_value(c)]
        if values and not _are_years(values, rows[number + 1 :], numeric):
            return number
        if number and any(c.column in numeric and _are_values(c) for c in inside):
            return number
        if number and not any(c.column > 0 or c.column_span > 1 for c in inside):
            return number
        if number and _names_group(inside, rows[:number]):
            return number
        if number and _is_first_group(inside, rows, number):
            return number
    return min(len(rows), MOST_HEADER_ROWS)


def _names_group(inside: Sequence[DraftCell], above: Sequence[Sequence[DraftCell]]) -> bool:
    """Return True for the name of the rows below it: one text over all columns, below a header with
    a text for most of them. A unit in brackets is the columns'."""
    columns = {x for row in above for c in row for x in range(c.column, c.column + c.column_span)}
    named = {c.column for row in above for c in row if c.lines and c.column_span == 1}
    if len(inside) != 1 or inside[0].column_span < len(columns) or inside[0].column > 0:
        return False
    return len(named) >= max(2, len(columns) - 1) and not inside[0].text.startswith("(")


def _is_first_group(
    inside: Sequence[DraftCell], rows: Sequence[Sequence[DraftCell]], number: int
) -> bool:
    """Return True for the name of the rows below it beside the rest of a header in brackets: "Opwek | | (in MW)".

    The rows above name all columns, and a name alone in its row stands further down too.
    """
    if len(inside) < 2 or inside[0].column > 0 or not inside[0].text[:1].isupper():
        return False
    if not all(_IN_BRACKETS.fullmatch(c.text.strip()) for c in inside[1:]):
        return False
    columns = {c.column for c in rows[number]}
    named = {c.column for row in rows[:number] for c in row if c.lines}
    if len(inside) == len(columns) or not named >= columns:
        return False
    return any([c.column for c in row if c.lines] == [0] for row in rows[number + 1 :])


def _rows_in_white(table: DraftTable) -> int:
    """Return how many rows at the top are set in white, where other rows follow."""
    white = light_rows(table)
    count = next((r for r in range(table.row_count) if r not in white), table.row_count)
    return count if count < min(table.row_count, MOST_HEADER_ROWS + 1) else 0


def _by_looks(rows: Sequence[Sequence[DraftCell]]) -> int:
    first = [c for c in rows[0] if c.lines]
    below = [c for row in rows[1:] for c in row if c.lines]
    if _is_title(rows) and (count := _by_looks(rows[1:])):
        return count + 1
    if len(first) < 2 or not below:
        return 0
    if _has_blank_corner(rows):
        return 1
    if _bold(first) > 0.8 and _bold(below) < 0.5:
        return max(c.row_span for c in first)
    complete = len(first) == len(rows[0])
    longer = _mean_length(below) > 1.5 * max(1.0, _mean_length(first))
    return 1 if complete and longer and all(_is_short(c.text) for c in first) else 0


def _is_title(rows: Sequence[Sequence[DraftCell]]) -> bool:
    """Return True if the first row is one text over all columns, and further rows follow."""
    return len(rows) > 2 and len(rows[0]) == 1 and rows[0][0].column_span > 1


def _has_blank_corner(rows: Sequence[Sequence[DraftCell]]) -> bool:
    """Return True if the first row names all columns but that of the names of the rows, which all have one."""
    corner, *heads = rows[0]
    if corner.column > 0 or corner.lines or len(heads) < 2 or len(rows) <= 2:
        return False
    named = all(row and row[0].column == 0 and row[0].lines for row in rows[1:])
    short = all(c.lines and c.row_span == 1 and _is_short(c.text) for c in heads)
    return named and short


def _is_short(text: str) -> bool:
    """Return True for the text of a cell that is a name and no sentence."""
    return len(text) <= 40 and not text.rstrip().endswith((".", ";"))


def _mean_length(cells: Sequence[DraftCell]) -> float:
    return sum(len(c.text) for c in cells) / len(cells)


def _bold(cells: Sequence[DraftCell]) -> float:
    words = [w for c in cells for line in c.lines for w in line.words]
    return sum(w.style.bold for w in words) / max(1, len(words))


def _is_value(cell: DraftCell) -> bool:
    return is_figure_cell(cell.text) or is_placeholder(cell.text)


def holds_value(cell: DraftCell) -> bool:
    """Return True if a cell holds a number or what stands for one, and no year."""
    return _is_value(cell) and not _YEAR.fullmatch(cell.text.strip())


def _are_values(cell: DraftCell) -> bool:
    """Return True for a cell of which each line is a number: rows that no rule parts."""
    return len(cell.lines) > 1 and all(is_figure_cell(line.text) for line in cell.lines)


def _are_years(
    values: Sequence[DraftCell], below: Sequence[Sequence[DraftCell]], numeric: set[int]
) -> bool:
    """Return True if they are years over columns of other numbers."""
    if not all(_YEAR.fullmatch(c.text.strip()) for c in values):
        return False
    under = [c for row in below for c in row if c.column in numeric and _is_value(c)]
    return bool(under) and not all(_YEAR.match(c.text.strip()) for c in under)


def figure_columns_of(table: DraftTable) -> set[int]:
    """The columns of a table that hold numbers."""
    return {c for c in range(table.column_count) if _is_of_figures(_texts_of(table, c))}


def _texts_of(table: DraftTable, column: int) -> list[str]:
    cells = [c for c in table.cells if c.column == column and c.column_span == 1]
    return [c.text for c in cells if c.lines and c.row > 0]


def _is_of_figures(texts: Sequence[str]) -> bool:
    real = sum(is_figure_cell(t) for t in texts)
    stand_in = sum(is_placeholder(t) for t in texts)
    return real > 0 and real + stand_in >= 0.5 * len(texts)
