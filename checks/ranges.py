"""Ranges of numbers that run backwards: "500 tot 300 woningen", "minimaal 500 en maximaal 300 woningen".

The reader of numbers makes one number of a range that runs forwards, so that two in a row with "tot" between
them are one that does not. "Van 500 tot 300 woningen" is a decrease, and no range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.phrases import counts_something
from checks.words import Mention, WordRelation
from extract.model import TEXT_AND_NOTES
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

_TO = re.compile(r"\s+tot\s+(?:maximaal\s+)?")
_DECREASE = re.compile(
    r"\b(?:van|terug|daalt|daling|daalde|verlaagd)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_LEAST = re.compile(r"\b(?:minimaal|minstens|ten\s+minste|tenminste)\s+$", re.IGNORECASE)
_AND_MOST = re.compile(
    r"(?:\s+[a-zà-ÿ]+)??(?:\s+(?P<unit>[a-zà-ÿ]+))?,?\s+en\s+(?:maximaal|hooguit|hoogstens|ten\s+hoogste)\s+",
    re.IGNORECASE,
)
#: So far before a number, in characters, the words stand that say what it is the end of.
_BEFORE = 40
#: Numbers further apart than this are no ends of one range.
_TIMES = 10


def ranges_in(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each least and most of one thing, and for each range that runs backwards."""
    for passage in passages:
        if passage.kind not in TEXT_AND_NOTES:
            continue
        for first, last in pairwise(document.of(passage).numbers):
            if _are_ends(passage.text.text, first, last):
                ends = [
                    Mention(
                        passage.text.text[n.start : n.end],
                        passage.text.source_range(n.start, n.end),
                        n.value,
                    )
                    for n in (first, last)
                ]
                told = passage.text.text[first.start : last.end]
                yield WordRelation("range", f"Bereik {told}", ends[0], (ends[1],))


def _are_ends(text: str, first: Number, last: Number) -> bool:
    """Return True if two numbers are the ends of one range: of what is counted, money or shares."""
    kinds = {(n.is_money, n.is_percent, n.low) for n in (first, last)}
    small, large = sorted((first.value, last.value))
    if len(kinds) > 1 or first.low is not None or not 0 < small <= large <= small * _TIMES:
        return False
    between, before = (
        text[first.end : last.start],
        text[max(0, first.start - _BEFORE) : first.start],
    )
    if not (last.is_money or last.is_percent or counts_something(text, last)):
        return False
    if _LEAST.search(before):
        found = _AND_MOST.fullmatch(between)
        # "Minimaal zes maanden en maximaal een jaar" has two units.
        unit = found["unit"] if found else None
        return found is not None and (unit is None or unit in text[last.end :].split(".")[0])
    return bool(
        first.value > last.value and _TO.fullmatch(between) and not _DECREASE.search(before)
    )
