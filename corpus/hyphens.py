"""Words with a hyphen of their own, which stays where a line is broken at it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.loading import REFERENCE, Record, Word, Words, load_toml


class HyphenWords(Record, frozen=True):
    """Words in small letters; ``hyphens.toml`` says what each list is for."""

    first: Words
    equal: tuple[Words, ...]
    english: Mapping[Word, Words]

    def __post_init__(self) -> None:
        if any(len(group) < 2 for group in self.equal):
            raise ValueError("a group of equal words has two or more")

    def are_joined(self, first: str, second: str) -> bool:
        """Return True if two words are written with a hyphen between them."""
        if first in self.first or second in self.english.get(first, ()):
            return True
        return any(first in group and second in group for group in self.equal)

    def begun_by(self, first: str, second: str) -> tuple[str, ...]:
        """Return the words of the rank of ``first`` that ``second`` begins with and goes on behind."""
        found = (word for group in self.equal if first in group for word in group)
        return tuple(w for w in found if second.startswith(w) and len(second) > len(w) + 2)


@cache
def load_hyphen_words(folder: Path = REFERENCE) -> HyphenWords:
    """The words of ``hyphens.toml``; raises :class:`CorpusError` naming the line that is wrong."""
    return load_toml(folder / "hyphens.toml", HyphenWords)
