"""Words around sums: what says that numbers are parts of another, and why they might not add up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from corpus.loading import REFERENCE, Phrases, Record, check_small, load_toml


class SumWords(Record, frozen=True):
    """Phrases in small letters; ``sums.toml`` says what each list is for."""

    whole: Phrases
    part: Phrases
    total: Phrases
    forecast: Phrases
    explains: Phrases
    amounts: Phrases
    about: Phrases
    bounds: Phrases
    below: Phrases
    above: Phrases

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            check_small(getattr(self, name))


@cache
def load_sum_words(folder: Path = REFERENCE) -> SumWords:
    """The words of ``sums.toml``; raises :class:`CorpusError` naming the line that is wrong."""
    return load_toml(folder / "sums.toml", SumWords)
