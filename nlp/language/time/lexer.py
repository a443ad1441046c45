"""The words of a text, as the grammar of time reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

#: Letters, each with the accents that may stand behind it as characters of their own.
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD = re.compile(
    r"\d+(?:ste|de|e)(?![^\W\d_])"  # 1e, 2de
    r"|[QqKkHh][1-4](?!\w)"  # Q1
    r"|\d+"
    rf"|{_LETTERS}(?:['’-](?=[^\W\d_]){_LETTERS})*"
    r"|\S"
)
#: PhraseIndex by their first word, the longest first.
PhraseIndex = Mapping[str, tuple[tuple[str, ...], ...]]
_APOSTROPHES = str.maketrans("’‘`´", "''''")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark at ``[start, end)``; ``glued`` where no blank stands before it."""

    low: str
    start: int
    end: int
    glued: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text. Positions outside it hold the empty word."""

    text: str
    items: tuple[Word, ...]
    lows: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.items)

    def low(self, i: int) -> str:
        """Word ``i`` in small letters."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def is_glued(self, i: int) -> bool:
        """Return True if no blank stands between word ``i`` and the one before it."""
        return 0 <= i < len(self.items) and self.items[i].glued

    def have(self, i: int, *expected: str) -> bool:
        """Return True if the words from ``i`` on are these."""
        return i >= 0 and self.lows[i : i + len(expected)] == expected

    def longest(self, i: int, phrases: PhraseIndex) -> int:
        """Return how many words the longest of the phrases at ``i`` has, or 0."""
        for expected in phrases.get(self.low(i), ()):
            if self.have(i, *expected):
                return len(expected)
        return 0

    def integer(self, i: int, digits: int = 4) -> int | None:
        """The whole number that word ``i`` is, if it has at most so many ASCII digits."""
        low = self.low(i)
        if not (low.isdecimal() and low.isascii() and len(low) <= digits):
            return None
        return int(low)


def words_of(text: str) -> Words:
    """Split a text into words, in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        glued = bool(found) and found[-1].end == match.start()
        written = match.group()
        low = unicodedata.normalize("NFC", written.casefold()).translate(_APOSTROPHES)
        found.append(Word(low, match.start(), match.end(), glued, written[:1].isupper()))
    return Words(text, tuple(found), tuple(word.low for word in found))


def phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase of the vocabulary."""
    return tuple(word.low for word in words_of(text).items)
