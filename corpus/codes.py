"""The codes of the knowledge base with their Dutch words: ``corpus/reference/codes.toml``.

A column that holds codes names its list (:mod:`kb.schema`), and the database refuses what is not in
it. Whoever shows a code to a reader takes the word from here, so that one thing has one name in
views, on the site, in Excel and on the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpus.loading import REFERENCE, Record, Word, load_toml


class Code(Record, frozen=True):
    """A code: ``label`` is what a reader sees, ``description`` what it means; both are Dutch."""

    label: Word
    description: str = ""


Codes = Mapping[str, Mapping[str, Code]]


@lru_cache(maxsize=1)
def codes() -> Codes:
    """All lists of codes by name, each in the order in which it is shown; read once."""
    return load_codes()


def load_codes(folder: Path = REFERENCE) -> Codes:
    """The lists of ``codes.toml``; raises :class:`CorpusError` naming the line that is wrong."""
    return load_toml(folder / "codes.toml", dict[str, dict[str, Code]])


def values(name: str) -> tuple[str, ...]:
    """The codes of a list, in order; raises :class:`KeyError` where there is no such list."""
    return tuple(codes()[name])


def labels(name: str) -> Mapping[str, str]:
    """The Dutch word for each code of a list."""
    return {code: entry.label for code, entry in codes()[name].items()}


def label(name: str, code: str | None) -> str:
    """The Dutch word for a code; the code itself where the list is open and does not have it."""
    if code is None:
        return ""
    entry = codes()[name].get(code)
    return entry.label if entry else code
