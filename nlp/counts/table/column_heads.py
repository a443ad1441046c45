"""What the headers of a table's columns say, and what the numbers of a column say where they do not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property, wraps
from operator import itemgetter
from typing import Any, TypeVar

from corpus.count_tables import load_count_tables
from corpus.counting import Vocabulary
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.fields.change import CHANGES
from nlp.counts.fields.named_unit import unit_named
from nlp.counts.periods import NO_PERIOD, Period, period_of_header
from nlp.counts.table.columns import is_part_of_column
from nlp.counts.table.heads import OF_WHICH, is_period, is_period_alone
from nlp.counts.table.label_words import is_total
from nlp.counts.table.labels import Labels
from nlp.counts.table.sums import span_of_sum

_SUM_WORD = re.compile(r"\b(?:sub)?tota(?:al|le|len)\b", re.IGNORECASE)
_HAS_WORD = re.compile(r"[^\W\d_]{3}")
#: A header with so many columns without one to its right may be that of a group.
_HEADLESS = 2
#: A column with so many numbers that are all 0 was not filled in; one may be its sum.
_LEAST_FILLED = 5
#: A column looks at so many headers on each side for what may go on over it.
_NEAR_HEADS = 60

Answer = TypeVar("Answer")


def _once_a_column(
    method: Callable[[ColumnHeads, int], Answer],
) -> Callable[[ColumnHeads, int], Answer]:
    """Keep what a method says of a column: each cell of the column asks it again."""
    kept_as = method.__name__

    @wraps(method)
    def kept(columns: ColumnHeads, column: int) -> Answer:
        known: dict[int, Answer] = columns.kept.setdefault(kept_as, {})
        if column not in known:
            known[column] = method(columns, column)
        return known[column]

    return kept


@dataclass(frozen=True)
class ColumnHeads:
    """The columns of one table.

    ``heads`` are the headers of each column from the top, ``tops`` the texts of the first row of headers from left
    to right, ``titles`` the headers that stand over the whole table. ``numbers`` has the number of each column in
    each row, ``numeric`` the columns that hold numbers, ``percent`` those of shares, ``sums`` the columns that a
    column of totals sums up, ``units`` the units that the cells of a column name.
    """

    heads: Mapping[int, tuple[str, ...]]
    tops: Sequence[tuple[int, str]]
    titles: Sequence[str]
    numbers: Mapping[int, Mapping[int, float]]
    numeric: AbstractSet[int]
    percent: AbstractSet[int]
    sums: Mapping[int, tuple[int, ...]]
    units: Mapping[int, AbstractSet[str | None]]
    labels: Labels
    vocabulary: Vocabulary
    kept: dict[str, dict[int, Any]] = field(default_factory=dict, compare=False)

    @cached_property
    def _columns_of_numbers(self) -> list[int]:
        return sorted(self.numeric)

    @cached_property
    def _numeric_by_heads(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for column in self._columns_of_numbers:
            found.setdefault(self.heads_of(column), []).append(column)
        return found

    def heads_of(self, column: int) -> tuple[str, ...]:
        """The headers of a column from the top."""
        return self.heads.get(column, ())

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

    @_once_a_column
    def period_of_column(self, column: int) -> Period:
        """The period that the headers of a column name."""
        return period_of_header(" ".join(self.heads_of(column)))

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
        numbers = [row[column] for row in self.numbers.values() if column in row]
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
        return whole if is_part_of_column(self.numbers.values(), column, whole) else None

    @_once_a_column
    def unit_of_whole(self, column: int) -> str | None:
        """The one unit that the cells name of the column that this one divides: "404 woningen"."""
        left = self._columns_of_numbers[: bisect_left(self._columns_of_numbers, column)]
        whole = next((c for c in reversed(left) if not _divides(self.heads_of(c))), None)
        units = self.units.get(whole, frozenset()) if whole is not None else frozenset()
        return next(iter(units)) if len(units) == 1 else None

    @_once_a_column
    def period_of_sum(self, column: int) -> Period:
        """The years of the columns that a column of totals without years of its own sums up."""
        if not any(is_total(head) for head in self.heads_of(column)):
            return NO_PERIOD
        if any(self.period_of_column(column)):
            return NO_PERIOD
        periods = {other: self.period_of_column(other) for other in self.heads}
        return span_of_sum(self.numbers, column, periods)

    def sum_of(self, column: int) -> tuple[int, ...] | None:
        """The columns to the left that a column of totals sums up in all rows, where a group ends with it.

        Only where the column's group head stands over none of them: then the head is the next group's.
        """
        return self.sums.get(column)

    def heads_beside(self, cell: Cell, headers: CellHeaders) -> list[str]:
        """The headers that may go on over this column: to the left, then to the right.

        A breakdown ("Betaalbaarheid") stands to the right of what it breaks down. A header that is
        a period alone goes on with what stands beside it, but not with a column of that period. A name that nothing
        is known of ("KWP3") over numbers is that column's own.
        """
        alone = is_period_alone(headers)
        at = self._tops_until(cell.column)
        near = reversed(self.tops[max(0, at - _NEAR_HEADS) : at])
        left = [(c, text) for c, text in near if c == cell.column or not self._is_unknown(c)]
        right = self.tops[at : at + _NEAR_HEADS]
        own = period_of_header(" ".join(headers.column))
        # "groei 2020-2030" right of 2020 is that column's alone
        behind = [(c, text) for c, text in right if alone and not any(period_of_header(text))]
        texts = [text for _, text in (*left, *behind)]
        return [text for text in texts if not (alone and period_of_header(text) == own)]

    def _is_unknown(self, column: int) -> bool:
        """Return True for a column of numbers, not of shares, whose headers say nothing that is known."""
        return column in self.numeric - self.percent and self.is_unreadable(column)

    def names_columns(self, title: str, headers: CellHeaders, words: str) -> bool:
        """Return True if a caption or heading names this column by its header, and by ``words``
        another one."""
        low, small = title.casefold(), words.casefold()
        own = [text.casefold() for text in headers.column]
        others = {text.casefold() for heads in self.heads.values() for text in heads} - set(own)
        return any(text and text in low for text in own) and any(
            small in text and text in low for text in others
        )

    def division_of(self, cell: Cell) -> str:
        """The header right of this column that divides it ("Waarvan sociale huur"), or nothing."""
        right = self.tops[self._tops_until(cell.column) :][:1]
        return right[0][1] if right and OF_WHICH.match(right[0][1]) else ""

    def _tops_until(self, column: int) -> int:
        """How many headers of the first row stand at a column or left of it."""
        return bisect_right(self.tops, column, key=itemgetter(0))


def _divides(heads: Sequence[str]) -> bool:
    """Return True if the lowest header of a column says that it divides another: "waarvan hard"."""
    return bool(heads) and bool(OF_WHICH.match(heads[-1]))
