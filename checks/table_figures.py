"""The numbers of a table as something to add up, each with its place in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checks.quantity import Measure, Quantity, is_about
from corpus.tables import load_table_words
from extract.clean import Clean
from extract.document_table import DocumentTable
from extract.headers import CellHeaders
from extract.model import Cell, Segment
from nlp.cell_values import lone_number

#: What stands for nothing at all; other marks of a missing number ("PM") stand for something unknown.
_NOTHING = frozenset("-–—")
#: What stands around a word of a label: punctuation, and the marks of notes.
_AROUND_WORDS = ".,:;()*†‡¹²³⁴⁵⁶⁷⁸⁹⁰"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell; ``low`` and ``high`` are equal unless it is a range.

    ``cell`` is the index of its cell in the grid, ``decimals`` how many it was written with, ``is_about`` says
    that "circa" or the like stands before it.
    """

    low: float
    high: float
    place: Segment
    cell: int
    is_percent: bool
    decimals: int
    is_about: bool = False

    @property
    def quantity(self) -> Quantity:
        """The number as a quantity, meant as it is written, or near that where "circa" stands before it."""
        measure: Measure = "percent" if self.is_percent else "amount"
        return Quantity(self.low, self.high, self.place, measure, is_about=self.is_about)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table's numbers by row and column (from 0), and what stands in words beside them.

    ``unknown`` are cells that hold something which is not one number. ``labels`` has the words
    of each row, ``data_rows`` the rows that are not headers.
    """

    figures: Mapping[tuple[int, int], Figure]
    unknown: frozenset[tuple[int, int]]
    blank: frozenset[tuple[int, int]]
    labels: Mapping[int, str]
    data_rows: Sequence[int]
    columns: Sequence[int]
    headers: Mapping[tuple[int, int], CellHeaders]

    @property
    def columns_of_rows(self) -> dict[int, list[int]]:
        """The columns in which each row has a number, from the left."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.figures):
            found.setdefault(row, []).append(column)
        return found

    def column_header(self, row: int, column: int) -> str:
        headers = self.headers.get((row, column))
        return (headers.column_text if headers else None) or ""

    def is_total(self, row: int) -> bool:
        """Return True if the row says that it adds up others."""
        return is_total_label(self.labels.get(row, ""))


def is_total_label(label: str) -> bool:
    """Return True if one of the words of a label is a word for a total ("Totaal Dalfsen",
    "Overijssel totaal")."""
    totals = load_table_words().totals
    return any(word.strip(_AROUND_WORDS) in totals for word in label.casefold().split())


def figures_of(table: DocumentTable) -> FigureTable:
    """The numbers of a table."""
    cells = sorted(
        (
            (index, cell, view)
            for index, (cell, view) in enumerate(zip(table.grid.cells, table.views, strict=True))
            if view.text
        ),
        key=lambda item: (item[1].row, item[1].column),
    )
    figures = {
        (cell.row, cell.column): figure
        for index, cell, view in cells
        if not cell.is_header and (figure := _figure_of(index, view)) is not None
    }
    written = {(cell.row, cell.column) for _, cell, _ in cells}
    words = {(cell.row, cell.column) for _, cell, view in cells if not set(view.text) <= _NOTHING}
    rows = {cell.row for _, cell, _ in cells}
    data_rows = sorted(rows & {cell.row for _, cell, _ in cells if not cell.is_header})
    columns = sorted({column for _, column in figures})
    return FigureTable(
        figures,
        frozenset(words - figures.keys()),
        frozenset((r, c) for r in data_rows for c in columns if (r, c) not in written),
        _labels([(cell, view.text) for _, cell, view in cells], figures),
        data_rows,
        columns,
        {
            (table.grid.cells[index].row, table.grid.cells[index].column): headers
            for index, headers in table.headers.items()
        },
    )


def _figure_of(index: int, view: Clean) -> Figure | None:
    """The one number of a cell, None where it has none or says something else too."""
    number = lone_number(view.text)
    if number is None:
        return None
    digits = view.text[number.start : number.figure_end]
    return Figure(
        number.value if number.low is None else number.low,
        number.value if number.high is None else number.high,
        view.source_range(number.start, number.end),
        index,
        number.is_percent,
        len(digits.rpartition(",")[2]) if "," in digits else 0,
        is_about(view.text, number),
    )


def _labels(
    cells: Sequence[tuple[Cell, str]], figures: Mapping[tuple[int, int], Figure]
) -> dict[int, str]:
    """What stands to the left of a row's first number says what the row is about."""
    labels: dict[int, list[str]] = {}
    started: set[int] = set()
    for cell, text in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            if (cell.row, cell.column) in figures:
                started.add(row)
            elif row not in started:
                labels.setdefault(row, []).append(text)
    return {row: " ".join(words) for row, words in labels.items()}
