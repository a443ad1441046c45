"""A quantity: a number as the interval that its words allow, with its place.

"28.200" is 28.200 and may have been rounded to hundreds; "circa 8.000" is near it; "minimaal 30%"
is that or more; "3.000 - 3.300" is a range. Nothing is compared but intervals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.sums import load_sum_words
from extract.clean import Clean
from extract.model import Segment
from nlp.language.numbers import Number
from nlp.records import Count

Measure = Literal["amount", "percent", "money"]
_MEASURES: Mapping[str, Measure] = {"%": "percent", "EUR": "money"}

#: A stated number counts as rounded to its trailing zeros, but to hundreds at most.
_ROUNDED_AT_MOST = 100
#: How far (as a part of itself) a number with "circa" and the like may be off.
_ABOUT = 0.1
#: So many characters before a number a word such as "circa" can stand.
_WORDS_BEFORE = 20
#: Half of the last figure that a share is written with.
_GRAIN_OF_SHARE = 0.05
_GRAIN_OF_WHOLE = 0.5


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its place in the source.

    ``low`` and ``high`` are the ends of the range that is written, equal for a plain number.
    ``grain`` is half the step that it may have been rounded to. ``is_about`` where words say that it
    is not meant to be exact. ``written`` is the number as a Dutch reader writes it.
    """

    low: float
    high: float
    place: Segment
    measure: Measure = "amount"
    grain: float = 0.0
    is_about: bool = False

    @property
    def value(self) -> float:
        return self.low

    @property
    def slack(self) -> float:
        """What the number may be off by its rounding or by its words."""
        return max(self.grain, _ABOUT * abs(self.high)) if self.is_about else self.grain


def quantity_of(number: Number, text: Clean) -> Quantity:
    """The quantity of a number in a clean text."""
    low = number.value if number.low is None else number.low
    high = number.value if number.high is None else number.high
    measure: Measure = "percent" if number.is_percent else "money" if number.is_money else "amount"
    return Quantity(
        low,
        high,
        text.source_range(number.start, number.end),
        measure,
        _grain(number, text.text),
        is_about(text.text, number),
    )


def quantity_of_count(count: Count) -> Quantity:
    """The quantity of a number that was read; a share may be rounded to its last figure."""
    is_whole = count.value == int(count.value)
    grain = (_GRAIN_OF_WHOLE if is_whole else _GRAIN_OF_SHARE) if count.unit == "%" else 0.0
    measure = _MEASURES.get(count.unit, "amount")
    return Quantity(count.value, count.value, count.span, measure, grain)


def _grain(number: Number, text: str) -> float:
    if number.kind == "fraction":
        # "een derde" is 33.33 and no more exact than that.
        return 0.5
    digits = text[number.start : number.figure_end]
    if number.is_percent or "," in digits:
        decimals = len(digits.rpartition(",")[2]) if "," in digits else 0
        return 0.5 * 10.0**-decimals * number.scale
    return rounding_of(number.value)


def rounding_of(value: float) -> float:
    """Half of what a round number may have been rounded to: 8.460 is within 5, 28.200 within 50.

    >>> rounding_of(8460), rounding_of(28200), rounding_of(28201), rounding_of(90)
    (5.0, 50.0, 0.0, 0.0)
    """
    size = 1
    while size < _ROUNDED_AT_MOST and value % (size * 10) == 0 and value > size * 100:
        size *= 10
    return size / 2 if size > 1 else 0.0


def is_about(text: str, number: Number) -> bool:
    """Return True if the words before a number say that it is not meant to be exact."""
    return _has_before(text, number, load_sum_words().about)


def side_of(text: str, number: Number) -> int:
    """-1 where the words before a number say that less than it is meant ("bijna"), 1 for more, else 0."""
    words = load_sum_words()
    below, above = (_has_before(text, number, side) for side in (words.below, words.above))
    return above - below


def _has_before(text: str, number: Number, words: Iterable[str]) -> bool:
    before = text[max(0, number.start - _WORDS_BEFORE) : number.start].casefold().rstrip(" €(")
    return any(before.endswith(word) and not before[: -len(word)][-1:].isalpha() for word in words)
