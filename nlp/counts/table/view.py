"""A table as the reader of counts sees it: its words, what its columns hold, what names its rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from itertools import pairwise
from operator import itemgetter
from typing import Any, TypeVar

from corpus.areas import Areas
from corpus.count_tables import load_count_tables
from corpus.counting import Vocabulary
from extract.clean import Clean, clean
from extract.headers import (
    CellHeaders,
    cell_text,
    columns_of_classes,
    is_class,
    is_part_of_row,
    resolve,
)
from extract.model import Cell, Grid, SourceText
from nlp.counts.fields.change import CHANGES
from nlp.counts.fields.named_unit import is_size_of_household, unit_named
from nlp.counts.periods import NO_PERIOD, Period, period_of_header
from nlp.counts.table.around import surroundings
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
    is_of_other_script,
    negated,
    style_of_column,
    values_in,
)
from nlp.counts.table.columns import growth_columns, is_part_of_column, misfits, share_of
from nlp.counts.table.heads import (
    OF_WHICH,
    YEARS_ALONE,
    group_heads,
    is_period,
    is_period_alone,
    title_rows,
)
from nlp.counts.table.labels import Labels, RowLabel, is_total
from nlp.counts.table.row_names import carried_names, nameless_rows
from nlp.counts.table.side_by_side import with_own_names
from nlp.counts.table.spread_heads import with_parted_totals, with_spread_heads
from nlp.counts.table.sums import span_of_sum, summed_columns, summed_rows
from nlp.reading import DocumentReading, TextReading

_CLASS = re.compile(r"\W*[0-9]{1,4}\s?(?:[-–—]|t/m|tot)\s?[0-9]{1,4}\W*")
_DIGIT = re.compile(r"[0-9]")
_THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")

_SUM_WORD = re.compile(r"\b(?:sub)?tota(?:al|le|len)\b", re.IGNORECASE)
_HAS_WORD = re.compile(r"[^\W\d_]{3}")
#: A header with so many columns without one to its right may be that of a group.
_HEADLESS = 2
#: A column with so many numbers that are all 0 was not filled in; one may be its sum.
_LEAST_FILLED = 5

#: So many years of which each follows on the one before are years in which something was counted.
_LEAST_YEARS = 3
#: A column looks at so many headers on each side for what may go on over it.
_NEAR_HEADS = 60

Holds = Callable[[tuple[CellValue, ...]], bool]
Answer = TypeVar("Answer")


def _once_a_column(
    method: Callable[[TableView, int], Answer],
) -> Callable[[TableView, int], Answer]:
    """Keep what a method says of a column: each cell of the column asks it again."""
    kept_as = method.__name__

    @wraps(method)
    def kept(view: TableView, column: int) -> Answer:
        known: dict[int, Answer] = view.of_columns.setdefault(kept_as, {})
        if column not in known:
            known[column] = method(view, column)
        return known[column]

    return kept


class TableView:
    """One table with its surroundings, read once.

    ``numeric`` are the columns that hold numbers, ``percent`` those whose numbers carry a percent
    sign, ``fractional`` those with a number that is not whole (none of these counts homes or
    people), ``row_areas`` the areas that rows name, ``years`` the span of the periods that do,
    ``corner`` the header over the names of rows; ``rows_name_units`` says that most rows do.
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
        self.of_columns: dict[str, dict[int, Any]] = {}
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
        self._groups = group_heads(placed)
        texts = [text.text for text in self.texts]
        self.headers = with_own_names(self._headers(resolve(source, grid)), grid.cells, texts)
        self.around = surroundings(source, grid, section, context.title)
        self.titles = title_rows(placed)
        caption, above = self.around.caption, self.around.sections
        self.heads = tuple(
            t.text for t, c in zip(self.texts, grid.cells, strict=True) if c.is_header
        )
        self.is_project_overview = context.kind == "annex" and bool(
            load_count_tables().projects.search(context.title)
        )
        self.lists_projects = self.is_project_overview or any(
            load_count_tables().projects.search(text)
            for text in (caption, " ".join(self.heads), *above[:1])
        )
        self.labels = Labels(
            document, source, grid, self.headers, areas, vocabulary, self.lists_projects
        )
        self._halves = halves_of_numbers(
            ((cell.row, cell.column), text.text) for text, cell in placed if not cell.is_header
        )
        self._classes = columns_of_classes(grid, texts)
        styles = self._styles_of_columns()
        self.values: dict[int, tuple[CellValue, ...]] = {
            index: ()
            if (cell.row, cell.column) in self._halves or self._is_class(index, cell)
            else self._values_of(index, cell, styles[cell.column])
            for index, cell in enumerate(grid.cells)
            if not cell.is_header and cell.segments and not is_empty(self.texts[index].text)
        }
        self._negate_brackets()
        self.numeric = self._columns(lambda values: bool(values))
        # "404 (30,8%)" is a number with its share: such a column does not hold shares
        self.percent = self._columns(
            lambda values: bool(values) and all(v.unit == "%" for v in values)
        )
        self.fractional = {
            grid.cells[index].column
            for index, values in self.values.items()
            for value in values
            if value.unit is None and value.number.scale == 1.0 and value.number.value % 1
        }
        columns = {index: grid.cells[index].column for index in self.headers}
        self._by_row = by_row = self._numbers(lambda _: True)
        self.headers = with_parted_totals(
            with_spread_heads(self.headers, columns, by_row.values(), self.percent, self.titles),
            columns,
            by_row,
            self.titles,
        )
        self._heads = {
            self.grid.cells[index].column: heads.column for index, heads in self.headers.items()
        }
        self._numeric_by_heads: dict[tuple[str, ...], list[int]] = {}
        self._columns_of_numbers = sorted(self.numeric)
        for column in self._columns_of_numbers:
            self._numeric_by_heads.setdefault(self.heads_of(column), []).append(column)
        plain_numbers = self._numbers(lambda value: value.unit != "%")
        self._sums = summed_columns(plain_numbers, self.numeric, self._heads)
        self._rows = self._cells_of_rows()
        self._sections = self._find_sections()
        self._section_rows = sorted(self._sections)
        rows = list(by_row.values())
        plain = self.numeric - self.percent
        found = {column: share_of(rows, column, plain) for column in sorted(self.percent)}
        self.shares = {column: share for column, share in found.items() if share is not None}
        unread = {
            cell.row
            for index, cell in enumerate(grid.cells)
            if cell.column in plain and self._is_unreadable(index, cell)
        }
        shifted = {
            cell.row
            for index, cell in enumerate(grid.cells)
            if cell.column in self._classes and self.values.get(index)
        }
        ranges = {
            grid.cells[index].row
            for index, values in self.values.items()
            if any(value.number.low is not None for value in values)
        }
        self.misfits = (misfits(by_row, plain, ranges) - unread) | shifted
        self.growth = growth_columns({c: self.period_of_column(c) for c in self.numeric}, rows)
        self._tops = sorted(
            (
                (cell.column, self.texts[index].text)
                for index, cell in enumerate(grid.cells)
                if cell.is_header and cell.row == 0
            ),
            key=itemgetter(0),
        )
        self.row_areas = self._areas_of_rows()
        labels = self._first_labels()
        named = {row: self.labels.area(label) for row, label in labels.items()}
        ids = {row: area.area_id if area else None for row, area in named.items()}
        self.summed_rows = summed_rows(plain_numbers, labels, ids)
        names = self.names_of_rows = self._names_of_rows()
        self._carried = carried_names(names, by_row, self.labels.columns_of_names())
        self.nameless_rows = nameless_rows(self._rows_with_names(), by_row)
        self.corner = self._corner()
        self.rows_name_units = self._do_rows_name_units()
        self.years = self._years_of_rows()

    def once(self, what: str, made: Callable[[], Answer]) -> Answer:
        """What ``made`` gives, made once for all cells."""
        if what not in self._kept:
            self._kept[what] = made()
        kept: Answer = self._kept[what]
        return kept

    def _styles_of_columns(self) -> dict[int, ColumnStyle]:
        columns: dict[int, list[str]] = {}
        for text, cell in zip(self.texts, self.grid.cells, strict=True):
            if not cell.is_header and (cell.row, cell.column) not in self._halves:
                columns.setdefault(cell.column, []).append(text.text)
        thousands = count_thousands([text for texts in columns.values() for text in texts])
        return {c: style_of_column(texts, thousands) for c, texts in columns.items()}

    def _values_of(self, index: int, cell: Cell, style: ColumnStyle) -> tuple[CellValue, ...]:
        text = self.texts[index].text
        if is_damaged(text, style):
            return ()
        decimal = decimal_value(text, style)
        if decimal is not None:
            return (decimal,)
        reading = self.document.text(in_style_of_column(text, style))
        return _values(reading, cell.column, self.vocabulary)

    def _is_class(self, index: int, cell: Cell) -> bool:
        """Return True for a class of prices among others of its column: it names its row."""
        return cell.column in self._classes and is_class(self.texts[index].text)

    def _negate_brackets(self) -> None:
        """Make numbers in brackets negative in a column that has other negative numbers."""
        negative = {
            self.grid.cells[index].column
            for index, values in self.values.items()
            if any(v.number.signed and v.number.value < 0 for v in values)
        }
        for index, values in self.values.items():
            if self.grid.cells[index].column in negative and is_in_brackets(self.texts[index].text):
                self.values[index] = tuple(
                    negated(value, self.texts[index].text) for value in values
                )

    def _headers(self, headers: Mapping[int, CellHeaders]) -> Mapping[int, CellHeaders]:
        if not self._groups:
            return headers
        return {
            index: replace(heads, column=(self._groups[column], *heads.column[-1:]))
            if (column := self.grid.cells[index].column) in self._groups
            else heads
            for index, heads in headers.items()
        }

    def _columns(self, holds: Holds) -> set[int]:
        """The columns in which most of the cells that are not empty are as said."""
        seen: dict[int, list[bool]] = {}
        for index, values in self.values.items():
            seen.setdefault(self.grid.cells[index].column, []).append(holds(values))
        return {column for column, flags in seen.items() if 2 * sum(flags) > len(flags)}

    def _cells_of_rows(self) -> dict[int, list[tuple[int, Cell]]]:
        """The cells of each row that are no headers, from left to right, with their indexes."""
        found: dict[int, list[tuple[int, Cell]]] = {}
        for index, cell in enumerate(self.grid.cells):
            if not cell.is_header:
                for row in range(cell.row, cell.row + cell.row_span):
                    found.setdefault(row, []).append((index, cell))
        for cells in found.values():
            cells.sort(key=lambda item: item[1].column)
        return found

    def section_of(self, row: int) -> str:
        """The text of the last row above ``row`` that holds one text and no number, or nothing.

        "Bijdragen van het Rijk (mln euro)" over some rows is said of these.
        """
        at = bisect_left(self._section_rows, row)
        return self._sections[self._section_rows[at - 1]] if at else ""

    def _find_sections(self) -> dict[int, str]:
        """The rows below the headers with one text only, in the first column."""
        found: dict[int, str] = {}
        for row, cells in self._rows.items():
            filled = [(i, c) for i, c in cells if c.segments and self.texts[i].text.strip()]
            if (
                len(filled) == 1
                and filled[0][1].column == 0
                and _HAS_WORD.search(self.texts[filled[0][0]].text)
            ):
                found[row] = self.texts[filled[0][0]].text
        return found

    def _corner(self) -> tuple[str, ...]:
        """The header over the names of rows: "in mln." there is said of the whole table."""
        return tuple(
            self.texts[index].text
            for index, cell in enumerate(self.grid.cells)
            if cell.is_header and cell.column == 0 and 0 not in self.numeric
        )

    @_once_a_column
    def heads_of_names(self, column: int) -> tuple[str, ...]:
        """The headers over the names of rows left of a column: "Woningtype" says that all of them are homes."""
        return tuple(
            head
            for other in range(column)
            if other not in self.numeric
            for head in self.heads_of(other)[-1:]
            if head not in self.titles
        )

    def _do_rows_name_units(self) -> bool:
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

    def _areas_of_rows(self) -> set[str]:
        found: set[str] = set()
        for index, cell in enumerate(self.grid.cells):
            text = self.texts[index].text
            if cell.is_header or self.headers[index].row or is_total(text):
                continue
            area = self.labels.area(text)
            if area is not None:
                found.add(area.area_id)
        return found

    def _years_of_rows(self) -> Period:
        periods = [
            period_of_header(self.texts[index].text)
            for index, cell in enumerate(self.grid.cells)
            if self.is_year_label(index, cell)
        ]
        first = [begin for begin, _ in periods if begin]
        last = [end for _, end in periods if end]
        return (min(first), max(last)) if len(periods) > 1 and first and last else NO_PERIOD

    @property
    def has_years_in_row(self) -> bool:
        """Return True if the rows are years of which each follows on the one before, and none is to come."""
        return self.once("years in row", self._are_years_in_row)

    def _are_years_in_row(self) -> bool:
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
        """Return True if this cell is the name of its row: a year or years in the first column."""
        text = self.texts[index].text
        if cell.is_header or cell.column != 0 or _THOUSANDS.search(text):
            return False
        return any(period_of_header(text)) and bool(YEARS_ALONE.fullmatch(text))

    def row_label(self, index: int, cell: Cell) -> RowLabel:
        """What the names to the left of a cell say of its row."""
        names = list(self.headers[index].row)
        texts: list[str] = []
        columns: list[int] = []
        for other_index, other in self._rows.get(cell.row, ()):
            if other.column >= cell.column or not names:
                break
            text = self.texts[other_index].text
            if self._is_unreadable(other_index, other):
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
        for index, other in self._rows.get(cell.row, ()):
            head = " ".join(self.heads_of(other.column))
            text = self.texts[index].text
            if (
                other.column != cell.column
                and load_count_tables().periods.search(head)
                and is_period(text)
            ):
                return period_of_header(text)
        return NO_PERIOD

    def _is_unreadable(self, index: int, cell: Cell) -> bool:
        """Return True if a cell among numbers holds digits, or letters of another script, and no number."""
        text = self.texts[index].text
        return (
            cell.column in self.numeric
            and self.values.get(index) == ()
            and bool(_DIGIT.search(text) or is_of_other_script(text))
            and not any(period_of_header(text))
        )

    def heads_beside(self, cell: Cell, headers: CellHeaders) -> list[str]:
        """The headers that may go on over this column: to the left, then to the right.

        A breakdown ("Betaalbaarheid") stands to the right of what it breaks down. A header that is
        a period alone goes on with what stands beside it, but not with a column of that period.
        """
        alone = is_period_alone(headers)
        at = self._tops_until(cell.column)
        left = reversed(self._tops[max(0, at - _NEAR_HEADS) : at])
        right = self._tops[at : at + _NEAR_HEADS]
        own = period_of_header(" ".join(headers.column))
        # "groei 2020-2030" right of 2020 is that column's alone
        behind = [(c, text) for c, text in right if alone and not any(period_of_header(text))]
        texts = [text for _, text in (*left, *behind)]
        return [text for text in texts if not (alone and period_of_header(text) == own)]

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
        heads = self.heads_of(column) if column is not None else ()
        return heads[-1] if heads else None

    def _names_of_rows(self) -> dict[int, dict[int, str]]:
        """The texts in columns without numbers, by row and column."""
        found: dict[int, dict[int, str]] = {}
        for cell, text in zip(self.grid.cells, self.texts, strict=True):
            if (
                not cell.is_header
                and cell.column not in self.numeric
                and (
                    _HAS_WORD.search(text.text)
                    or (cell.column in self._classes and is_class(text.text))
                )
            ):
                for row in range(cell.row, cell.row + cell.row_span):
                    found.setdefault(row, {})[cell.column] = text.text
        return found

    def _rows_with_names(self) -> frozenset[int]:
        """The rows of which a number has a name to its left, or names itself."""
        return frozenset(
            self.grid.cells[index].row
            for index, values in self.values.items()
            if values
            and (
                self.headers[index].row
                or any(value.name for value in values)
                or self.is_year_label(index, self.grid.cells[index])
            )
        )

    def _first_labels(self) -> dict[int, str]:
        """The text in the first column of each row below the headers."""
        return {
            cell.row: text.text
            for cell, text in zip(self.grid.cells, self.texts, strict=True)
            if not cell.is_header and cell.column == 0 and text.text
        }

    @_once_a_column
    def period_of_column(self, column: int) -> Period:
        """The period that the headers of a column name."""
        return period_of_header(" ".join(self.heads_of(column)))

    def heads_of(self, column: int) -> tuple[str, ...]:
        """The headers of a column from the top."""
        return self._heads.get(column, ())

    @_once_a_column
    def is_unreadable(self, column: int) -> bool:
        """Return True if a column's headers have words and none that is known.

        What a converter could not read ("Wrning Hano") and what no vocabulary has are the same here.
        """
        heads = [h for h in self.heads_of(column) if h not in self.titles]
        if not any(re.search(r"[^\W\d_]{3}", head) for head in heads):
            return False
        text = " ".join(heads)
        known = (self.vocabulary.homes, self.vocabulary.budget, self.vocabulary.heads)
        terms = (*self.vocabulary.bases, *self.vocabulary.segments, *self.vocabulary.pers)
        return not (
            any(pattern.search(text) for pattern in known)
            or any(t.pattern.search(text) or (t.weak and t.weak.search(text)) for t in terms)
            or any(unit_named(head, self.vocabulary) for head in heads)
            or any(period_of_header(head) for head in heads if any(period_of_header(head)))
            or self.labels.of_columns(heads) is not None
            or any(is_total(head) for head in heads)
            or load_count_tables().dividing.search(text)
            or CHANGES.search(text)
            or any(sign in text for sign in "%€")
        )

    @_once_a_column
    def is_nameless(self, column: int) -> bool:
        """Return True if a column has no header that says anything, beside other columns of numbers.

        A caption names all columns, and so none of them. One column of numbers needs no header.
        """
        if len(self.numeric) < 2 or column not in self.numeric:
            return False
        heads = [h for h in self.heads_of(column) if h not in self.titles]
        return not heads or self.is_unreadable(column)

    @_once_a_column
    def may_stand_over_more(self, column: int) -> bool:
        """Return True if the columns right of this one hold numbers and have no headers: its own may be theirs."""
        right = self._columns_of_numbers[bisect_right(self._columns_of_numbers, column) :][
            :_HEADLESS
        ]
        return len(right) == _HEADLESS and not any(
            h for c in right for h in self.heads_of(c) if h not in self.titles
        )

    @_once_a_column
    def says_words(self, column: int) -> bool:
        """Return True if a column has a header of words that is no area and no title of the table."""
        heads = [h for h in self.heads_of(column) if h not in self.titles]
        return any(_HAS_WORD.search(h) and self.labels.area(h) is None for h in heads)

    @_once_a_column
    def has_twin(self, column: int) -> bool:
        """Return True if another column of numbers has the same headers: none says which is which.

        Of two totals the numbers tell which one ends the group to its left, and a share differs from its number by its sign.
        """
        heads, is_share = self.heads_of(column), column in self.percent
        alike = self._numeric_by_heads.get(heads, ())
        twins = [c for c in alike if c != column and (c in self.percent) == is_share]
        return bool(heads and twins) and all(self.sum_of(c) is None for c in (column, *twins))

    @_once_a_column
    def is_filled_with_zeros(self, column: int) -> bool:
        """Return True if all numbers of a column but one at most are 0: it was not filled in."""
        numbers = [row[column] for row in self._by_row.values() if column in row]
        return len(numbers) >= _LEAST_FILLED and sum(map(bool, numbers)) <= 1

    @_once_a_column
    def left_of(self, column: int) -> tuple[str, ...]:
        """The headers, from the lowest up, of the nearest column to the left that has words."""
        for other in range(column - 1, 0, -1):
            heads = [h for h in self.heads_of(other) if h not in self.titles]
            own = [_SUM_WORD.sub("", h) for h in heads if not is_period(h)]
            if other in self.numeric and any(re.search(r"[^\W\d_]{5}", h) for h in own):
                return tuple(reversed(heads))
        return ()

    @_once_a_column
    def divided_by(self, column: int) -> int | None:
        """The column to the left that one called "waarvan …" divides, where its numbers are parts of that one's."""
        if not _divides(self.heads_of(column)):
            return None
        left = self._columns_of_numbers[: bisect_left(self._columns_of_numbers, column)]
        whole = next((c for c in reversed(left) if not _divides(self.heads_of(c))), None)
        if whole is None or whole in self.percent or column in self.percent:
            return None
        return whole if is_part_of_column(self._by_row.values(), column, whole) else None

    @_once_a_column
    def unit_of_whole(self, column: int) -> str | None:
        """The one unit that the cells name of the column that this one divides: "404 woningen"."""
        left = self._columns_of_numbers[: bisect_left(self._columns_of_numbers, column)]
        whole = next((c for c in reversed(left) if not _divides(self.heads_of(c))), None)
        units = {
            value.unit
            for index, values in self.values.items()
            for value in values
            if self.grid.cells[index].column == whole
        }
        return units.pop() if len(units) == 1 else None

    @_once_a_column
    def period_of_sum(self, column: int) -> Period:
        """The years of the columns that a column of totals without years of its own sums up."""
        if not any(is_total(head) for head in self.heads_of(column)):
            return NO_PERIOD
        if any(self.period_of_column(column)):
            return NO_PERIOD
        periods = {other: self.period_of_column(other) for other in self._heads}
        return span_of_sum(self._by_row, column, periods)

    def sum_of(self, column: int) -> tuple[int, ...] | None:
        """The columns to the left that a column of totals sums up in all rows, where a group ends with it.

        Only where the column's group head stands over none of them: then the head is the next group's.
        """
        return self._sums.get(column)

    def names_columns(self, title: str, headers: CellHeaders, words: str) -> bool:
        """Return True if a caption or heading names this column by its header, and by ``words``
        another one."""
        low, small = title.casefold(), words.casefold()
        own = [text.casefold() for text in headers.column]
        others = [text.casefold() for _, text in self._tops if text.casefold() not in own]
        return any(text and text in low for text in own) and any(
            small in text and text in low for text in others
        )

    def division_of(self, cell: Cell) -> str:
        """The header right of this column that divides it ("Waarvan sociale huur"), or nothing."""
        right = self._tops[self._tops_until(cell.column) :][:1]
        return right[0][1] if right and OF_WHICH.match(right[0][1]) else ""

    def _tops_until(self, column: int) -> int:
        """How many headers of the first row stand at a column or left of it."""
        return bisect_right(self._tops, column, key=itemgetter(0))

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


def _divides(heads: Sequence[str]) -> bool:
    """Return True if the lowest header of a column says that it divides another: "waarvan hard"."""
    return bool(heads) and bool(OF_WHICH.match(heads[-1]))


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
