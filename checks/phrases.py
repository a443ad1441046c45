"""What the checks of running text look for in it: phrases, and the part of a sentence that they are in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from operator import attrgetter, itemgetter

from corpus.counting import load_vocabulary
from corpus.either import either
from nlp.language.numbers import Number
from nlp.reading import TextReading

#: Items of a sum go on after one in small letters: "3.560 huur; 1.855 koop".
_SEMICOLON = re.compile(r";(?=\s+[A-Z•])")

#: A few words stand in so many characters.
_WINDOW = 200

_PHRASE = re.compile(r"[^.,;:()\d]*")
#: From a number to what it counts, in characters.
_TO_UNIT = 40

Range = tuple[int, int]


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of whole phrases, the longest first, in capitals or not."""
    return re.compile(rf"(?<!\w)(?:{either(phrases)})(?!\w)", re.IGNORECASE)


def sentence_parts(text: TextReading) -> tuple[Range, ...]:
    """The sentences of a text, cut at semicolons before a capital, as ``(start, end)``."""
    found: list[Range] = []
    for start, end in text.bounds:
        cuts = [match.end() for match in _SEMICOLON.finditer(text.text, start, end)]
        found += zip((start, *cuts), (*cuts, end), strict=True)
    return tuple(found)


def part_around(parts: Sequence[Range], offset: int) -> Range:
    """The part that has a character, or the last that begins before it."""
    at = bisect_right(parts, offset, key=itemgetter(0))
    return parts[at - 1] if at else (0, 0)


def numbers_between(numbers: Sequence[Number], start: int, end: int) -> Sequence[Number]:
    """The numbers, which are in order, that begin in ``[start, end)``."""
    first = bisect_left(numbers, start, key=attrgetter("start"))
    return numbers[first : bisect_left(numbers, end, key=attrgetter("start"))]


def counts_something(text: str, number: Number) -> bool:
    """Return True if a unit stands behind a number, in its phrase: "300 woningen", "300 nieuwe plekken"."""
    behind = _PHRASE.match(text, number.end, number.end + _TO_UNIT)
    return behind is not None and any(
        unit.pattern.search(text, behind.start(), behind.end()) for unit in load_vocabulary().units
    )


def words_before(text: str, offset: int, count: int) -> list[str]:
    """The last words before a place; no more than a few lines are looked through."""
    return text[max(0, offset - _WINDOW) : offset].split()[-count:]


def words_after(text: str, offset: int, count: int) -> list[str]:
    """The first words behind a place."""
    return text[offset : offset + _WINDOW].split()[:count]
