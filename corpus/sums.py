"""Words around sums: what says that numbers are parts of another, and why they might not add up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError

_LISTS = ("whole", "part", "total", "explains", "amounts", "about")


@dataclass(frozen=True, slots=True)
class SumWords:
    """Phrases in small letters; ``sums.toml`` says what each list is for."""

    whole: tuple[str, ...]
    part: tuple[str, ...]
    total: tuple[str, ...]
    explains: tuple[str, ...]
    amounts: tuple[str, ...]
    about: tuple[str, ...]


@cache
def load_sum_words(folder: Path = REFERENCE) -> SumWords:
    """The words of ``sums.toml``; raises :class:`CorpusError` naming the list that is wrong."""
    path = folder / "sums.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error
    unknown = sorted(set(data) - set(_LISTS))
    if unknown:
        raise CorpusError(f"{path}: unknown list {unknown[0]!r}")
    lists: dict[str, tuple[str, ...]] = {}
    for name in _LISTS:
        words = data.get(name)
        if not isinstance(words, list) or not words:
            raise CorpusError(f"{path}: {name} must be a list of phrases")
        for word in words:
            if not isinstance(word, str) or not word.strip() or word != word.casefold():
                raise CorpusError(f"{path}: {name}: {word!r} is not a phrase in small letters")
        lists[name] = tuple(words)
    return SumWords(**lists)
