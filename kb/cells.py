"""What the cells of a table stand under: their row and column headers, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.tables import load_table_words
from extract.clean import clean
from extract.model import Cell, Grid
from nlp.numbers import numbers_in

#: Between the levels of a header.
LEVELS = " › "
#: So many letters may stand with a number that is still the cell's value: a unit.
_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of a cell, highest level first; None where it has none."""

    row: str | None
    column: str | None


def cell_texts(source: str, grid: Grid) -> tuple[str, ...]:
    """The clean text of each cell of a grid, in the order of its cells."""
    return tuple(clean(source, cell.segments).text for cell in grid.cells)


def headers_of(grid: Grid, texts: Sequence[str]) -> tuple[Headers, ...]:
    """The headers of each cell of a grid; ``texts`` are those of :func:`cell_texts`.

    A row is a header row when all that is written in it is marked as a header. A cell's column
    header is what stands over it in the header rows right above the rows it belongs to; a header
    row of one cell names the rows under it (a municipality over its projects) and joins the row
    header. The rest of the row header is what stands to the left in words.
    """
    written = [cell for cell, text in zip(grid.cells, texts, strict=True) if text]
    text_of = dict(zip(map(id, grid.cells), texts, strict=True))
    header_rows = _header_rows(written)
    heads = [_over(row, header_rows, written) for row in range(grid.row_count)]
    found = []
    for cell in grid.cells:
        if cell.row in header_rows:
            found.append(Headers(None, None))
            continue
        over, bands = heads[cell.row]
        column = [text_of[id(h)] for h in over if _shares_column(h, cell) and h is not cell]
        row = [text_of[id(band)] for band in bands]
        row += [
            text_of[id(left)]
            for left in sorted(written, key=lambda c: c.column)
            if left.column + left.column_span <= cell.column
            and left.row <= cell.row < left.row + left.row_span
            and left.row not in header_rows
            and (left.is_header or not is_number(text_of[id(left)]))
        ]
        found.append(Headers(_joined(row), _joined(column)))
    return tuple(found)


def _header_rows(written: Sequence[Cell]) -> frozenset[int]:
    rows: dict[int, bool] = {}
    for cell in written:
        rows[cell.row] = rows.get(cell.row, True) and cell.is_header
    several = {cell.row for cell in written if cell.column > 0}
    alone = {cell.row for cell in written} - several
    # A row with only a header at its left is a row without numbers, not the head of a table,
    # unless it stands on top or spans what is under it.
    wide = {cell.row for cell in written if cell.row in alone and cell.column_span > 1}
    return frozenset(r for r, all_headers in rows.items() if all_headers and r in several | wide)


def _over(
    row: int, header_rows: frozenset[int], written: Sequence[Cell]
) -> tuple[list[Cell], list[Cell]]:
    """The header cells that hold for a row, and the bands (header rows of one cell) over it."""
    columns: list[Cell] = []
    bands: list[Cell] = []
    previous: int | None = None
    for number in sorted(r for r in header_rows if r < row):
        cells = [cell for cell in written if cell.row == number]
        if len(cells) == 1 and number > 0 and columns:
            if previous is None or number != previous + 1:
                bands = []
            bands = [*bands, cells[0]]
        else:
            if previous is None or number != previous + 1:
                columns, bands = [], []
            columns = [*columns, *cells]
        previous = number
    return columns, bands


def _shares_column(header: Cell, cell: Cell) -> bool:
    return (
        header.column < cell.column + cell.column_span
        and cell.column < header.column + header.column_span
    )


def is_number(text: str) -> bool:
    """Is a cell's text a number and little else ("1.500", "30%", "€ 2 mln", "-", "535 - 575")?

    A year, a name with a digit in it ("WT-4") and a line of words with a number are not.
    """
    if text in load_table_words().missing:
        return True
    numbers = numbers_in(text)
    if len(numbers) != 1:
        return False
    rest = text[: numbers[0].start] + text[numbers[0].end :]
    return sum(character.isalpha() for character in rest) <= _LETTERS


def value_of(text: str) -> tuple[float, str | None] | None:
    """The number in a cell and its unit as far as the cell tells, or None where there is not one."""
    numbers = numbers_in(text)
    if len(numbers) != 1 or not is_number(text):
        return None
    number = numbers[0]
    unit = "EUR" if number.is_money else "%" if number.is_percent else None
    return number.value, unit


def _joined(parts: Sequence[str]) -> str | None:
    kept = list(dict.fromkeys(part for part in parts if part))
    return LEVELS.join(kept) or None
