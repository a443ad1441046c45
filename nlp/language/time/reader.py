"""The reading of a text for time: every expression, once, in order and without overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.language.time.expression import Bound, Kind, Problem, Reference, TimeExpression
from nlp.language.time.lexer import Words, words_of
from nlp.language.time.named_time import Named
from nlp.language.time.parts import skip_article
from nlp.language.time.ranges import RangeFound, first_words, range_at
from nlp.language.time.references import References
from nlp.language.time.relative import relative
from nlp.language.time.rhythms import rhythm, rhythm_words
from nlp.language.time.word_lists import vocabulary

#: Before these, "20 of 2030 woningen" is a number and not a year.
_BEFORE_NUMBERS = ("before", "to", "between", "at", "due")
#: Bounds that one end goes with, and no range.
_BEFORE_ONE = ("through", "by", "to", "at", "due", "after", "at_least_to")
_AROUND = ("season", "part", "quarter", "half", "month")
#: A preposition holds for each item of a list of these: "op 1 juli en 1 oktober".
_LISTED = ("day", "year", "month", "quarter")
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A text as words, with what it says of time."""

    words: Words
    expressions: tuple[TimeExpression, ...]


@lru_cache(maxsize=_KEPT)
def read_time(text: str) -> TimeReading:
    """Read a text once; the same text gives the same reading."""
    words = words_of(text)
    return TimeReading(words, tuple(_Reader(words).read()))


def time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """What a text says of time, in order and without overlaps; also what is no time, with the reason."""
    return read_time(text).expressions


class _Reader:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.references = References(words)

    def read(self) -> Iterator[TimeExpression]:
        i, starters = 0, _starters()
        while i < len(self.words):
            low = self.words.lows[i]
            if low not in starters and not low[0].isdecimal() and not low[1:].isdecimal():
                i += 1
                continue
            found = self._rhythm(i) or self._relative(i) or self._bounded(i) or self._bare(i)
            if found is None:
                i += 1
                continue
            yield found
            i = max(i + 1, found.end_word)
            while (item := self._next_in_list(found, i)) is not None:
                yield item
                found, i = item, item.end_word

    def _rhythm(self, i: int) -> TimeExpression | None:
        found = rhythm(self.words, i)
        if found is None:
            return None
        start, end = self._offsets(found.first, found.end)
        return TimeExpression(
            start,
            end,
            "rhythm",
            found.first,
            found.end,
            every=found.every,
            interval=found.interval,
        )

    def _relative(self, i: int) -> TimeExpression | None:
        found = relative(self.words, i)
        if found is None:
            return None
        start, end = self._offsets(i, found.end)
        return TimeExpression(start, end, "relative", i, found.end, relative=found.relative)

    def _bounded(self, i: int) -> TimeExpression | None:
        """A preposition with what it goes with, at word ``i``."""
        for bound, after in self._bounds(i):
            j = skip_article(self.words, after)
            found = range_at(self.words, j, between=self.words.low(i) == "tussen")
            if found is not None and self._fits(bound, found):
                return self._expression(bound, found, i, j)
        return None

    def _bare(self, i: int) -> TimeExpression | None:
        found = range_at(self.words, i)
        return self._expression(None, found, i, i) if found is not None else None

    def _next_in_list(self, found: TimeExpression, i: int) -> TimeExpression | None:
        """A further date after "en" that the preposition goes with too ("op 1 juli en 1 oktober")."""
        if found.bound not in ("on", "in") or self.words.low(i) not in ("en", "of", ","):
            return None
        item = range_at(self.words, i + 1)
        if item is None or item.named is None or item.named.grain not in _LISTED:
            return None
        return (
            self._expression(found.bound, item, i + 1, i + 1)
            if self._fits(found.bound, item)
            else None
        )

    def _bounds(self, i: int) -> Iterator[tuple[Bound, int]]:
        """The bounds that begin at word ``i``, the longest first, with the position after."""
        words, known = self.words, vocabulary()
        for of_bound in known.bound_index.get(words.low(i), ()):
            if not words.have(i, *of_bound):
                continue
            bound, j = known.bound_of[of_bound], i + len(of_bound)
            length = words.longest(j, known.after_latest_index) if bound == "by" else 0
            if length:
                yield known.after_latest_of[words.lows[j : j + length]], j + length
            if words.low(j) == "uiterlijk":
                yield "by", j + 1
            yield bound, j
        damage = words.longest(i, known.damaged_index)
        if damage and words.low(i - 1) != "€":
            yield "through", i + damage

    def _fits(self, bound: Bound, found: RangeFound) -> bool:
        """Return True if this bound can go with what was read after it."""
        named = found.named
        if named is None:
            return True
        if bound in ("span", "between"):
            return named.is_range
        if named.is_range and bound in _BEFORE_ONE:
            return False
        if bound == "on":
            return named.grain == "day" and (named.year is not None or not named.is_range)
        return bound != "around" or named.grain in _AROUND

    def _expression(self, bound: Bound | None, found: RangeFound, i: int, j: int) -> TimeExpression:
        """The expression at word ``i`` whose date or range begins at word ``j``."""
        start, end = self._offsets(i, found.end)
        return TimeExpression(
            start,
            end,
            _kind(found.named),
            i,
            found.end,
            self.words.items[j].start,
            bound=bound,
            named=found.named,
            excludes_end=found.excludes_end,
            reference=self._reference(bound, found, i),
            problem=_problem(found),
        )

    def _reference(self, bound: Bound | None, found: RangeFound, i: int) -> Reference | None:
        if found.named is None:
            return None
        is_number = bound in _BEFORE_NUMBERS and found.named.grain == "year"
        if is_number and self.words.low(found.end) in vocabulary().not_a_deadline.counted:
            return "amount"
        return self.references.reference(i, bound, found.named)

    def _offsets(self, first: int, end: int) -> tuple[int, int]:
        return self.words.items[first].start, self.words.items[end - 1].end


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """The words, besides those with figures, that an expression can begin with."""
    known = vocabulary()
    return first_words().union(
        rhythm_words(),
        known.bound_index,
        known.relative.within_index,
        known.damaged_index,
        known.weekdays,
    )


def _kind(named: Named | None) -> Kind:
    return (
        "point" if named is not None and named.grain == "day" and not named.is_range else "interval"
    )


def _problem(found: RangeFound) -> Problem | None:
    if found.is_damaged:
        return "damaged"
    return "impossible" if found.named is None else None
