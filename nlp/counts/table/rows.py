"""The rows of a table as the reader of counts sees them: what names them, and what these names say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.count_tables import load_count_tables
from corpus.counting import Vocabulary
from extract.clean import Clean
from extract.headers import CellHeaders, is_class
from extract.model import Cell, Grid
from extract.row_sections import is_part_of_row
from nlp.counts.fields.named_unit import unit_named
from nlp.counts.periods import NO_PERIOD, Period, period_of_header
from nlp.counts.table.cells import CellValue, is_of_other_script
from nlp.counts.table.column_heads import ColumnHeads
from nlp.counts.table.heads import YEARS_ALONE, is_period
from nlp.counts.table.label_words import is_total
from nlp.counts.table.labels import Labels, RowLabel
from nlp.counts.table.row_names import carried_names, nameless_rows, names_over_years

_DIGIT = re.compile(r"[0-9]")
_THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_HAS_WORD = re.compile(r"[^\W\d_]{3}")
#: So many years of which each follows on the one before are years in which something was counted.
_LEAST_YEARS = 3


@dataclass(frozen=True)
class TableRows:
    """The rows of one table.

    ``texts``, ``headers`` and ``values`` are those of the cells of ``grid`` by index, ``classes`` the columns whose
    texts are classes of prices or sizes.
    """

    grid: Grid
    texts: Sequence[Clean]
    headers: Mapping[int, CellHeaders]
    values: Mapping[int, tuple[CellValue, ...]]
    labels: Labels
    columns: ColumnHeads
    classes: AbstractSet[int]
    vocabulary: Vocabulary

    @cached_property
    def _section_rows(self) -> list[int]:
        return sorted(self._sections)

    @cached_property
    def _carried(self) -> Mapping[int, Mapping[int, str]]:
        names = self.labels.columns_of_names()
        return {
            **carried_names(self.names, self.columns.numbers, names),
            **names_over_years(self.names, self.years_beside),
        }

    @cached_property
    def years_beside(self) -> Mapping[int, int]:
        """The column behind the first in which a row names its year, by row: "Jaar", "Perioden"."""
        return {
            cell.row: cell.column
            for index, cell in enumerate(self.grid.cells)
            if cell.column and not cell.is_header and self.is_year_label(index, cell)
        }

    @cached_property
    def nameless(self) -> frozenset[int]:
        """The rows of numbers that lost their name."""
        return nameless_rows(self._named, self.columns.numbers)

    def section_of(self, row: int) -> str:
        """The text of the last row above ``row`` that holds one text and no number, or nothing.

        "Bijdragen van het Rijk (mln euro)" over some rows is said of these.
        """
        at = bisect_left(self._section_rows, row)
        return self._sections[self._section_rows[at - 1]] if at else ""

    @cached_property
    def _sections(self) -> dict[int, str]:
        """The rows below the headers with one text only, in the first column."""
        found: dict[int, str] = {}
        for row, cells in self.cells.items():
            filled = [(i, c) for i, c in cells if c.segments and self.texts[i].text.strip()]
            if (
                len(filled) == 1
                and filled[0][1].column == 0
                and _HAS_WORD.search(self.texts[filled[0][0]].text)
            ):
                found[row] = self.texts[filled[0][0]].text
        return found

    @cached_property
    def cells(self) -> dict[int, list[tuple[int, Cell]]]:
        """The cells of each row that are no headers, from left to right, with their indexes."""
        found: dict[int, list[tuple[int, Cell]]] = {}
        for index, cell in enumerate(self.grid.cells):
            if not cell.is_header:
                for row in range(cell.row, cell.row + cell.row_span):
                    found.setdefault(row, []).append((index, cell))
        for cells in found.values():
            cells.sort(key=lambda item: item[1].column)
        return found

    @cached_property
    def name_units(self) -> bool:
        """Return True if most rows of numbers say what they count, apart from areas, years and
        sums.

        Where one row in ten does ("Verhogen budget", "Eisen aan nieuwbouw" among forty measures),
        its words name a subject and no unit.
        """
        named: dict[int, bool] = {}
        for index, values in self.values.items():
            cell = self.grid.cells[index]
            if not values or cell.column == 0 or cell.row in named:
                continue
            names = [
                text
                for text in self.headers[index].row
                if self.labels.area(text) is None
                and not any(period_of_header(text))
                and not is_total(text)
                and not is_class(text)
            ]
            if names:
                named[cell.row] = any(unit_named(text, self.vocabulary) for text in names)
        return 2 * sum(named.values()) >= len(named)

    @cached_property
    def areas(self) -> set[str]:
        found: set[str] = set()
        for index, cell in enumerate(self.grid.cells):
            text = self.texts[index].text
            if cell.is_header or self.headers[index].row or is_total(text):
                continue
            area = self.labels.area(text)
            if area is not None:
                found.add(area.area_id)
        return found

    @cached_property
    def years(self) -> Period:
        periods = [
            period_of_header(self.texts[index].text)
            for index, cell in enumerate(self.grid.cells)
            if self.is_year_label(index, cell)
        ]
        first = [begin for begin, _ in periods if begin]
        last = [end for _, end in periods if end]
        return (min(first), max(last)) if len(periods) > 1 and first and last else NO_PERIOD

    @cached_property
    def follow_by_year(self) -> bool:
        """Return True if the rows are years of which each follows on the one before, and none is to come."""
        years = [
            int(begin[:4])
            for index, cell in enumerate(self.grid.cells)
            if self.is_year_label(index, cell)
            for begin, _ in [period_of_header(self.texts[index].text)]
            if begin
        ]
        steps = {abs(after - before) for before, after in pairwise(years)}
        return len(years) >= _LEAST_YEARS and steps == {1}

    def is_year_label(self, index: int, cell: Cell) -> bool:
        """Return True if this cell is the name of its row: a year or years in the first column, or below "Jaar"."""
        text = self.texts[index].text
        if cell.is_header or _THOUSANDS.search(text) or not self._is_of_years(cell.column):
            return False
        return any(period_of_header(text)) and bool(YEARS_ALONE.fullmatch(text))

    def _is_of_years(self, column: int) -> bool:
        heads = self.columns.heads_of(column)
        return not column or any(
            load_count_tables().years.fullmatch(h.strip(" :.*")) for h in heads
        )

    def label_of(self, index: int, cell: Cell) -> RowLabel:
        """What the names to the left of a cell say of its row."""
        names = list(self.headers[index].row)
        texts: list[str] = []
        columns: list[int] = []
        for other_index, other in self.cells.get(cell.row, ()):
            if other.column >= cell.column or not names:
                break
            text = self.texts[other_index].text
            if self.is_unreadable(other_index, other):
                continue  # a number that could not be read is no name
            if text in names:
                names.remove(text)
                texts.append(text)
                columns.append(other.column)
        carried = {c: t for c, t in self._carried.get(cell.row, {}).items() if c < cell.column}
        label = self.labels.of_row([*carried.values(), *texts], [*carried, *columns])
        if names and texts and is_part_of_row(texts[0]):
            return self.labels.as_part(label, names[0], columns[0])
        return label

    def period_beside(self, cell: Cell) -> Period:
        """The period in a column of its own ("Periode realisatie") in the row of a cell."""
        for index, other in self.cells.get(cell.row, ()):
            head = " ".join(self.columns.heads_of(other.column))
            text = self.texts[index].text
            says_when = load_count_tables().periods.search(head) or (
                other.column and self._is_of_years(other.column)
            )
            if other.column != cell.column and says_when and is_period(text):
                return period_of_header(text)
        return NO_PERIOD

    def is_unreadable(self, index: int, cell: Cell) -> bool:
        """Return True if a cell among numbers holds digits, or letters of another script, and no number."""
        text = self.texts[index].text
        return (
            cell.column in self.columns.numeric
            and self.values.get(index) == ()
            and bool(_DIGIT.search(text) or is_of_other_script(text))
            and not any(period_of_header(text))
        )

    @cached_property
    def names(self) -> dict[int, dict[int, str]]:
        """The texts in columns without numbers, by row and column."""
        found: dict[int, dict[int, str]] = {}
        for cell, text in zip(self.grid.cells, self.texts, strict=True):
            if (
                not cell.is_header
                and cell.column not in self.columns.numeric
                and (
                    _HAS_WORD.search(text.text)
                    or (cell.column in self.classes and is_class(text.text))
                )
            ):
                for row in range(cell.row, cell.row + cell.row_span):
                    found.setdefault(row, {})[cell.column] = text.text
        return found

    @cached_property
    def _named(self) -> frozenset[int]:
        """The rows of which a number has a name to its left, or names itself, or that have a year and a name above them."""
        return frozenset(
            self.grid.cells[index].row
            for index, values in self.values.items()
            if values
            and (
                self.headers[index].row
                or any(value.name for value in values)
                or self._is_named_by_year(index, self.grid.cells[index])
            )
        )

    def _is_named_by_year(self, index: int, cell: Cell) -> bool:
        """Return True for a year in the first column, or one beside a name that stands above, or in a table without names."""
        if not self.is_year_label(index, cell):
            return False
        return not cell.column or not self.names or cell.row in self._carried

    @cached_property
    def first_labels(self) -> dict[int, str]:
        """The text in the first column of each row below the headers."""
        return {
            cell.row: text.text
            for cell, text in zip(self.grid.cells, self.texts, strict=True)
            if not cell.is_header and cell.column == 0 and text.text
        }
