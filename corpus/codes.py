"""The codes of the knowledge base with their Dutch words: ``corpus/reference/codes.toml``.

A column that holds codes names its list (:mod:`kb.schema`), and the database refuses what is not in
it. Whoever shows a code to a reader takes the word from here, so that one thing has one name in
views, on the site, in Excel and on the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpus.loading import REFERENCE, CorpusError, Record, Word, load_toml


class Code(Record, frozen=True):
    """A code: ``label`` is what a reader sees, ``description`` what it means; both are Dutch.

    ``replaced_by`` is the code of the same list that takes the place of this older one.
    """

    label: Word
    description: str = ""
    replaced_by: str | None = None


Codes = Mapping[str, Mapping[str, Code]]


@lru_cache(maxsize=1)
def codes() -> Codes:
    """All lists of codes by name, each in the order in which it is shown; read once."""
    return load_codes()


def load_codes(folder: Path = REFERENCE) -> Codes:
    """The lists of ``codes.toml``; raises :class:`CorpusError` naming the line that is wrong."""
    path = folder / "codes.toml"
    lists = load_toml(path, dict[str, dict[str, Code]])
    for name, entries in lists.items():
        for code, entry in entries.items():
            if entry.replaced_by is not None and entry.replaced_by not in entries:
                raise CorpusError(
                    f"{path}: {name} {code}: replaced_by {entry.replaced_by!r} is no code of [{name}]"
                )
    return lists


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
