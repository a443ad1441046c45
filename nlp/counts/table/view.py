"""A table as the reader of counts sees it: its words, what its columns hold, what names its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any, TypeVar

from corpus.areas import Areas
from corpus.count_tables import load_count_tables
from corpus.counting import Vocabulary
from extract.clean import Clean, clean
from extract.headers import CellHeaders, cell_text, columns_of_classes, resolve
from extract.model import Grid, SourceText
from nlp.counts.periods import unglued
from nlp.counts.table.around import surroundings
from nlp.counts.table.cells import CellValue
from nlp.counts.table.column_heads import ColumnHeads
from nlp.counts.table.columns import growth_columns, misfits, share_of
from nlp.counts.table.heads import group_heads, title_rows
from nlp.counts.table.labels import Labels
from nlp.counts.table.rows import TableRows
from nlp.counts.table.side_by_side import with_own_names
from nlp.counts.table.spread_heads import with_parted_totals, with_spread_heads
from nlp.counts.table.sums import summed_columns, summed_rows
from nlp.counts.table.values import read_values
from nlp.reading import DocumentReading

Holds = Callable[[tuple[CellValue, ...]], bool]
Answer = TypeVar("Answer")


class TableView:
    """One table with its surroundings, read once.

    ``columns`` and ``rows`` answer for these. ``numeric`` are the columns that hold numbers, ``percent`` those whose
    numbers carry a percent sign, ``fractional`` those with a number that is not whole (none of these counts homes or
    people, but for those whose row says so), ``fractional_rows`` the rows with one, ``shares`` the part and the whole of each column of shares that has them, ``misfits`` the rows whose
    numbers do not fit their columns, ``growth`` the columns of what was added, ``corner`` the header over the names
    of rows.
    """

    def __init__(
        self,
        document: DocumentReading,
        source: SourceText,
        grid: Grid,
        section: tuple[str, ...],
        areas: Areas,
        vocabulary: Vocabulary,
    ) -> None:
        self._kept: dict[str, Any] = {}
        self.section = section
        self.document = document
        self.context = context = document.context
        #: The year of the document, None where it is not known.
        dated = (context.dated or "")[:4]
        self.made = int(dated) if dated.isdecimal() else None
        self.source = source
        self.grid = grid
        self.areas = areas
        self.vocabulary = vocabulary
        self.texts: tuple[Clean, ...] = tuple(cell_text(source, cell) for cell in grid.cells)
        placed = tuple(zip(self.texts, grid.cells, strict=True))
        texts = [text.text for text in self.texts]
        self.titles = tuple(map(unglued, title_rows(placed)))
        self.around = surroundings(source, grid, section, context.title)
        self.heads = tuple(text.text for text, cell in placed if cell.is_header)
        self.is_project_overview = context.kind == "annex" and bool(
            load_count_tables().projects.search(context.title)
        )
        self.lists_projects = self._has_projects_in_words()
        headers = with_own_names(
            self._in_groups(resolve(source, grid), group_heads(placed)), grid.cells, texts
        )
        self.labels = Labels(
            document, source, grid, headers, areas, vocabulary, self.lists_projects
        )
        classes = columns_of_classes(grid, texts)
        self.values = read_values(document, grid, self.texts, classes, vocabulary)
        self.numeric = self._columns(lambda values: bool(values))
        # "404 (30,8%)" is a number with its share: such a column does not hold shares
        self.percent = self._columns(
            lambda values: bool(values) and all(v.unit == "%" for v in values)
        )
        broken = [
            grid.cells[index]
            for index, values in self.values.items()
            for value in values
            if value.unit is None and value.number.scale == 1.0 and value.number.value % 1
        ]
        self.fractional = {cell.column for cell in broken}
        self.fractional_rows = {cell.row for cell in broken}
        by_row = self._numbers(lambda _: True)
        self.headers = self._spread(headers, by_row)
        plain_numbers = self._numbers(lambda value: value.unit != "%")
        self.columns = self._read_columns(by_row, plain_numbers)
        self.rows = TableRows(
            grid,
            self.texts,
            self.headers,
            self.values,
            self.labels,
            self.columns,
            classes,
            vocabulary,
        )
        self._compare_columns(by_row, classes)
        labels = self.rows.first_labels
        named = {row: self.labels.area(label) for row, label in labels.items()}
        ids = {row: area.area_id if area else None for row, area in named.items()}
        self.summed_rows = summed_rows(plain_numbers, labels, ids)
        self.corner = tuple(
            text.text
            for text, cell in placed
            if cell.is_header and cell.column == 0 and 0 not in self.numeric
        )

    def once(self, what: str, made: Callable[[], Answer]) -> Answer:
        """What ``made`` gives, made once for all cells."""
        if what not in self._kept:
            self._kept[what] = made()
        kept: Answer = self._kept[what]
        return kept

    def _has_projects_in_words(self) -> bool:
        said = (self.around.caption, " ".join(self.heads), *self.around.sections[:1])
        return self.is_project_overview or any(
            load_count_tables().projects.search(text) for text in said
        )

    def _in_groups(
        self, headers: Mapping[int, CellHeaders], groups: Mapping[int, tuple[str, ...]]
    ) -> Mapping[int, CellHeaders]:
        """The headers with those of the groups that the lower ones show, and with blanks before glued years."""
        found: dict[int, CellHeaders] = {}
        for index, heads in headers.items():
            texts = groups.get(self.grid.cells[index].column, heads.column)
            found[index] = replace(heads, column=tuple(map(unglued, texts)))
        return found

    def _spread(
        self, headers: Mapping[int, CellHeaders], by_row: Mapping[int, Mapping[int, float]]
    ) -> Mapping[int, CellHeaders]:
        """The headers with those of groups over all columns that the numbers show to be theirs."""
        columns = {index: self.grid.cells[index].column for index in headers}
        spread = with_spread_heads(headers, columns, by_row.values(), self.percent, self.titles)
        return with_parted_totals(spread, columns, by_row, self.titles)

    def _read_columns(
        self,
        by_row: Mapping[int, Mapping[int, float]],
        plain_numbers: Mapping[int, Mapping[int, float]],
    ) -> ColumnHeads:
        heads = {
            self.grid.cells[index].column: heads.column for index, heads in self.headers.items()
        }
        tops = sorted(
            (
                (cell.column, text.text)
                for text, cell in zip(self.texts, self.grid.cells, strict=True)
                if cell.is_header and cell.row == 0
            ),
            key=itemgetter(0),
        )
        units: dict[int, set[str | None]] = {}
        for index, values in self.values.items():
            units.setdefault(self.grid.cells[index].column, set()).update(v.unit for v in values)
        return ColumnHeads(
            heads=heads,
            tops=tops,
            titles=self.titles,
            numbers=by_row,
            numeric=self.numeric,
            percent=self.percent,
            sums=summed_columns(plain_numbers, self.numeric, heads),
            units=units,
            labels=self.labels,
            vocabulary=self.vocabulary,
        )

    def _compare_columns(
        self, by_row: Mapping[int, Mapping[int, float]], classes: frozenset[int]
    ) -> None:
        """Find what the numbers of columns are of each other, and the rows that do not fit."""
        rows = list(by_row.values())
        plain = self.numeric - self.percent
        found = {column: share_of(rows, column, plain) for column in sorted(self.percent)}
        self.shares = {column: share for column, share in found.items() if share is not None}
        cells = self.grid.cells
        unread = {
            cell.row
            for index, cell in enumerate(cells)
            if cell.column in plain and self.rows.is_unreadable(index, cell)
        }
        shifted = {
            cell.row
            for index, cell in enumerate(cells)
            if cell.column in classes and self.values.get(index)
        }
        ranges = {
            cells[index].row
            for index, values in self.values.items()
            if any(value.number.low is not None for value in values)
        }
        self.misfits = (misfits(by_row, plain, ranges) - unread) | shifted
        periods = {column: self.columns.period_of_column(column) for column in self.numeric}
        self.growth = growth_columns(periods, rows)

    def _columns(self, holds: Holds) -> set[int]:
        """The columns in which most of the cells that are not empty are as said."""
        seen: dict[int, list[bool]] = {}
        for index, values in self.values.items():
            seen.setdefault(self.grid.cells[index].column, []).append(holds(values))
        return {column for column, flags in seen.items() if 2 * sum(flags) > len(flags)}

    def _numbers(self, holds: Callable[[CellValue], bool]) -> dict[int, dict[int, float]]:
        """The number of each cell that holds one as said, by row and column."""
        found: dict[int, dict[int, float]] = {}
        for index, values in self.values.items():
            if len(values) == 1 and holds(values[0]):
                cell = self.grid.cells[index]
                found.setdefault(cell.row, {})[cell.column] = values[0].number.value
        return found

    @property
    def site_of_sum(self) -> str | None:
        """The header over the names of sites, for the sum of all of them."""
        column = self.labels.project_column
        heads = self.columns.heads_of(column) if column is not None else ()
        return heads[-1] if heads else None

    def footnote(self, after: str) -> str | None:
        """The footnote whose mark stands right behind a number."""
        mark = re.match(r"\s*([*†]+)", after)
        if mark is None:
            return None
        for note in self.grid.notes:
            words = clean(self.source.text, [note]).text
            for found in re.finditer(r"(?<![*†])([*†]+)\s*([^*†]+)", words):
                if found[1] == mark[1]:
                    return found[2].strip()
        return None
