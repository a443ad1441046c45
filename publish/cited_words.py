"""The words that a citation of a place quotes: its sentence or its cell, as a bare number says nothing."""

from __future__ import annotations

import re

#: Characters of the longest quotation; a longer sentence is cut around the place.
LONGEST = 400
#: Where a sentence may end: a mark, what closes it, blanks, and then a capital.
_END = re.compile(r"(?P<word>\S*?)[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-ZÀ-Þ])")
#: A point behind a word of fewer letters and digits may be that of an abbreviation (art., nr., dhr.): no end of a
#: sentence, so that a quotation is too long rather than half a sentence.
SHORTEST_LAST_WORD = 4


def sentence(text: str, words: str, ordinal: int = 0) -> str:
    """The sentence or sentences of ``text`` with the ``ordinal``-th occurrence of ``words``, from 0.

    Both are on one line. ``words`` themselves where ``text`` does not have them so often.
    """
    start = occurrence(text, words, ordinal)
    if start is None:
        return words
    end = start + len(words)
    first, last = bounds(text, start, end)
    return around(text[first:last], start - first, end - first)


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence or sentences of a range begin and end."""
    ends = [found.end() for found in _END.finditer(text) if _is_end(found)]
    first = max((position for position in ends if position <= start), default=0)
    last = min((position for position in ends if position >= end), default=len(text))
    return first, last


def beside(text: str, words: str, ordinal: int = 0) -> tuple[str, str]:
    """What stands in a cell before and behind ``words``; nothing where it does not have them so often."""
    start = occurrence(text, words, ordinal)
    return _cut(text, start, start + len(words)) if start is not None else ("", "")


def around(text: str, start: int, end: int) -> str:
    """``text`` without blanks at its ends; one over :data:`LONGEST` is cut between words around a range.

    An ellipsis stands where something was cut off; the words of the range are always whole.
    """
    before, after = _cut(text, start, end)
    return (before + text[start:end] + after).strip()


def _cut(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a range, cut between words so that there is no more than :data:`LONGEST`."""
    before, after = text[:start], text[end:]
    if len(text) <= LONGEST:
        return before, after
    if end - start >= LONGEST:
        return "", ""
    room = (LONGEST - (end - start)) // 2
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return before, after


def ordinal_of(text: str, start: int, words: str) -> int:
    """How often ``words`` stand on one line of a source's ``text`` before ``start``."""
    return " ".join(text[:start].split()).count(words)


def occurrence(text: str, words: str, ordinal: int) -> int | None:
    """Where the ``ordinal``-th occurrence of ``words`` begins, from 0; None where there are not so many."""
    position = -1
    for _ in range(ordinal + 1):
        position = text.find(words, position + 1)
        if position < 0:
            return None
    return position


def _is_end(found: re.Match[str]) -> bool:
    return sum(map(str.isalnum, found["word"])) >= SHORTEST_LAST_WORD
