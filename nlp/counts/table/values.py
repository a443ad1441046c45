"""The numbers in the cells of a table, read with what the cells around them show of how it writes numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from corpus.counting import Vocabulary
from extract.clean import Clean
from extract.headers import is_class
from extract.model import Cell, Grid
from nlp.counts.fields.named_unit import is_size_of_household
from nlp.counts.table.broken_numbers import halves_of_numbers
from nlp.counts.table.cells import (
    CellValue,
    ColumnStyle,
    count_thousands,
    decimal_value,
    in_style_of_column,
    is_damaged,
    is_empty,
    is_in_brackets,
    negated,
    style_of_column,
    values_in,
)
from nlp.reading import DocumentReading, TextReading

_CLASS = re.compile(r"\W*[0-9]{1,4}\s?(?:[-–—]|t/m|tot)\s?[0-9]{1,4}\W*")

Place = tuple[int, int]
Values = dict[int, tuple[CellValue, ...]]


def read_values(
    document: DocumentReading,
    grid: Grid,
    texts: Sequence[Clean],
    classes: AbstractSet[int],
    vocabulary: Vocabulary,
) -> Values:
    """The numbers of each cell that is no header and not empty, by the cell's index.

    ``texts`` are those of the cells; a class of prices in one of the columns ``classes`` names its row and has none.
    """
    placed = tuple(zip(texts, grid.cells, strict=True))
    halves = halves_of_numbers(
        ((cell.row, cell.column), text.text) for text, cell in placed if not cell.is_header
    )
    styles = _styles_of_columns(placed, halves)
    found: Values = {}
    for index, (text, cell) in enumerate(placed):
        if cell.is_header or not cell.segments or is_empty(text.text):
            continue
        is_name = cell.column in classes and is_class(text.text)
        found[index] = (
            ()
            if is_name or (cell.row, cell.column) in halves
            else _values_of(document, text.text, cell, styles[cell.column], vocabulary)
        )
    return _with_negatives(found, grid, texts)


def _styles_of_columns(
    placed: Sequence[tuple[Clean, Cell]], halves: AbstractSet[Place]
) -> dict[int, ColumnStyle]:
    columns: dict[int, list[str]] = {}
    for text, cell in placed:
        if not cell.is_header and (cell.row, cell.column) not in halves:
            columns.setdefault(cell.column, []).append(text.text)
    thousands = count_thousands([text for texts in columns.values() for text in texts])
    return {c: style_of_column(texts, thousands) for c, texts in columns.items()}


def _values_of(
    document: DocumentReading, text: str, cell: Cell, style: ColumnStyle, vocabulary: Vocabulary
) -> tuple[CellValue, ...]:
    if is_damaged(text, style):
        return ()
    decimal = decimal_value(text, style)
    if decimal is not None:
        return (decimal,)
    return _values(document.text(in_style_of_column(text, style)), cell.column, vocabulary)


def _with_negatives(values: Values, grid: Grid, texts: Sequence[Clean]) -> Values:
    """The values with numbers in brackets negative in a column that has other negative numbers."""
    negative = {
        grid.cells[index].column
        for index, numbers in values.items()
        if any(v.number.signed and v.number.value < 0 for v in numbers)
    }
    return {
        index: tuple(negated(value, texts[index].text) for value in numbers)
        if grid.cells[index].column in negative and is_in_brackets(texts[index].text)
        else numbers
        for index, numbers in values.items()
    }


def _values(reading: TextReading, column: int, vocabulary: Vocabulary) -> tuple[CellValue, ...]:
    """The numbers of a cell; among the words of a row's name only those with a noun of their own.

    "Ruim (95 - 125 m2 bvo)" and "Jongeren (15-24 jaar)" are names.
    """
    found = values_in(reading, vocabulary)
    text = reading.text
    if column == 0 and (_CLASS.fullmatch(text) or is_class(text) or is_size_of_household(text)):
        return ()  # "30-39" beside a number is who it is of
    if column > 0 or not any(c.isalpha() for c in reading.text):
        return found
    doubtful = {term.name for term in vocabulary.units if term.doubtful}
    return tuple(v for v in found if v.unit is not None and v.unit not in doubtful)
