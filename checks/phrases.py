"""What the checks of running text look for in it: phrases, and the part of a sentence that they are in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlp.reading import TextReading

#: Items of a sum go on after one in small letters: "3.560 huur; 1.855 koop".
_SEMICOLON = re.compile(r";(?=\s+[A-Z•])")

Range = tuple[int, int]


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of whole phrases, the longest first, in capitals or not."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def sentence_parts(text: TextReading) -> tuple[Range, ...]:
    """The sentences of a text, cut at semicolons before a capital, as ``(start, end)``."""
    found: list[Range] = []
    for start, end in text.bounds:
        cuts = [match.end() for match in _SEMICOLON.finditer(text.text, start, end)]
        found += zip((start, *cuts), (*cuts, end), strict=True)
    return tuple(found)


def part_around(parts: Sequence[Range], offset: int) -> Range:
    """The part that has a character, or the last that begins before it."""
    return max((part for part in parts if part[0] <= offset), default=(0, 0))
