"""The index of simplemma's list of words, which is not made again: where in the list which words begin.

simplemma goes through all of its list, half a million words, to find the place of each thirty-second. The list
itself is read as ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

import msgspec

from kb.closing import Closing

#: Where simplemma reads a list as it is kept (``low_memory``), and what it has by names of its own.
_WHERE = "simplemma.strategies.dictionaries.stream_dictionary_factory"
_NAMES = {"StreamMap", "_read_decompressed", "frontcode"}
_OF_A_LIST = {"_data", "_pos", "_rev", "_count", "_firsts", "_blocks"}


class Index(msgspec.Struct, array_like=True, frozen=True):
    """The first word of each part of the list, and where it begins: place, word and lemma before it.

    ``length`` is that of the list in bytes.
    """

    length: int
    first: list[bytes]
    parts: list[tuple[int, bytes, bytes]]


class KeptWords(Closing):
    """While it is open, lists of languages that are in ``known`` are not gone through; a context manager.

    ``made`` has the indexes of those that were.
    """

    def __init__(self, known: Mapping[str, Index]) -> None:
        self._known = known
        self.made: dict[str, Index] = {}
        self._lists: Any = _lists()
        if self._lists is not None:
            self._go_through = self._lists.StreamMap.__init__
            self._lists.StreamMap.__init__ = lambda words, language: self._read(words, language)

    def close(self) -> None:
        """Have simplemma go through its lists by itself again."""
        if self._lists is not None:
            self._lists.StreamMap.__init__ = self._go_through

    def _read(self, words: Any, language: str) -> None:
        index = self._known.get(language)
        if index is not None:
            data = self._lists._read_decompressed(language)
            if len(data) == index.length:
                words._data = data
                words._rev, words._count, words._pos = self._lists.frontcode._read_header(data)
                words._firsts, words._blocks = index.first, index.parts
                return
        self._go_through(words, language)
        self.made[language] = Index(len(words._data), words._firsts, words._blocks)


def _lists() -> ModuleType | None:
    """The module that reads lists; None in a version of simplemma that does it otherwise."""
    try:
        lists = import_module(_WHERE)
    except ImportError:
        return None
    names = vars(lists)
    has_all = names.keys() >= _NAMES and {*names["StreamMap"].__slots__} >= _OF_A_LIST
    return lists if has_all else None
