"""The numbers of a table as something to add up, each with its place in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.tables import load_table_words
from extract.document_table import DocumentTable
from extract.headers import CellHeaders
from extract.model import Segment
from nlp.cell_values import lone_number

#: What stands for nothing at all; other marks of a missing number ("PM") stand for something unknown.
_NOTHING = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell; ``low`` and ``high`` are equal unless it is a range.

    ``cell`` is the index of its cell in the grid, ``decimals`` how many it was written with.
    """

    low: float
    high: float
    place: Segment
    cell: int
    is_percent: bool
    decimals: int


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

    def column_header(self, row: int, column: int) -> str:
        headers = self.headers.get((row, column))
        return (headers.column_text if headers else None) or ""

    def is_total(self, row: int) -> bool:
        """Does the row say that it adds up others?"""
        return is_total_label(self.labels.get(row, ""))


def is_total_label(label: str) -> bool:
    """Is one of the words of a label a word for a total ("Totaal Dalfsen", "Overijssel totaal")?"""
    totals = load_table_words().totals
    return any(word.strip(".,:;()") in totals for word in label.casefold().split())


def figures_of(table: DocumentTable) -> FigureTable:
    """The numbers of a table."""
    figures: dict[tuple[int, int], Figure] = {}
    unknown: set[tuple[int, int]] = set()
    written: set[tuple[int, int]] = set()
    labels: dict[int, list[str]] = {}
    started: set[int] = set()
    header_only: dict[int, bool] = {}
    cells = enumerate(zip(table.grid.cells, table.views, strict=True))
    for index, (cell, view) in sorted(cells, key=lambda item: (item[1][0].row, item[1][0].column)):
        place, text = (cell.row, cell.column), view.text
        if not text:
            continue
        header_only[cell.row] = header_only.get(cell.row, True) and cell.is_header
        written.add(place)
        number = None if cell.is_header else lone_number(view.text)
        if number is not None:
            digits = view.text[number.start : number.figure_end]
            figures[place] = Figure(
                number.value if number.low is None else number.low,
                number.value if number.high is None else number.high,
                view.source_range(number.start, number.end),
                index,
                number.is_percent,
                len(digits.rpartition(",")[2]) if "," in digits else 0,
            )
        elif not set(text) <= _NOTHING:
            unknown.add(place)
        for row in range(cell.row, cell.row + cell.row_span):
            # What stands to the left of a row's first number says what the row is about.
            if place in figures:
                started.add(row)
            elif row not in started:
                labels.setdefault(row, []).append(text)
    data_rows = [row for row, headers in sorted(header_only.items()) if not headers]
    columns = sorted({column for _, column in figures})
    blank = frozenset(
        (row, column) for row in data_rows for column in columns if (row, column) not in written
    )
    return FigureTable(
        figures,
        frozenset(unknown),
        blank,
        {row: " ".join(words) for row, words in labels.items()},
        data_rows,
        columns,
        {
            (table.grid.cells[index].row, table.grid.cells[index].column): headers
            for index, headers in table.headers.items()
        },
    )
