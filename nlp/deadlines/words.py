"""The words of a clean text, as the grammar of deadlines reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"\d+(?:ste|de|e)(?![^\W\d_])"  # 1e, 2de
    r"|[QqKkHh][1-4](?!\w)"  # Q1
    r"|\d+"
    r"|[^\W\d_]+(?:['’-](?=[^\W\d_])[^\W\d_]+)*"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark at ``[start, end)``; ``glued`` where no blank stands before it."""

    low: str
    start: int
    end: int
    glued: bool


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in small letters, in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        glued = bool(found) and found[-1].end == match.start()
        low = match.group().casefold().replace("’", "'")
        found.append(Word(low, match.start(), match.end(), glued))
    return tuple(found)
