"""Where words about a number can stand, from the number outwards: one scope for text and tables.

A rule of a field asks a :class:`Scope` for the words at a place and does not know whether they are
the header of a column or the clause of a sentence. The reader of tables and the reader of running
text fill it; see ``PLACES`` of :mod:`corpus.count_rules` for the places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Some words about a number, and the place where they stand."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """All words about one number, the nearest first."""

    words: tuple[Words, ...]

    @classmethod
    def of(cls, *places: tuple[str, Iterable[str]]) -> Scope:
        """A scope of places, the nearest first, each with its texts, the nearest first."""
        return cls(tuple(Words(place, text) for place, texts in places for text in texts if text))

    def __iter__(self) -> Iterator[Words]:
        return iter(self.words)

    def at(self, *places: str) -> tuple[str, ...]:
        """The texts that stand at one of the places, the nearest first."""
        return tuple(words.text for words in self.words if words.place in places)
