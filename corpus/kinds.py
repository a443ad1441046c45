"""The kinds of documents, and which one a title or the name of a file says that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from corpus.loading import REFERENCE, Record, load_toml
from corpus.manifest import DOCUMENT_KINDS, slug

UNKNOWN = "other"
#: A word in small letters without accents; a blank is a hyphen.
TitleWord = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(?:-[a-z]+)*$")]
#: What may follow a word in the plural ("programma's" is written "programma-s" here).
_PLURAL = r"(?:s|en|-s)?"


#: How a document weighs: what it says is agreed, planned by its makers, or only told.
Stance = Literal["binding", "programme", "background"]


class DocumentKind(Record, frozen=True):
    """A kind, how it weighs, and the words by which a title says that it is one.

    ``stance`` is ``open`` where the kind does not tell how a document weighs. ``words`` are those of a
    title, also at the end of a longer word; ``whole`` by themselves only.
    """

    name: str
    stance: Stance | Literal["open"]
    words: tuple[TitleWord, ...]
    whole: tuple[TitleWord, ...] = ()

    def __post_init__(self) -> None:
        if self.name not in DOCUMENT_KINDS:
            raise ValueError(f"unknown kind {self.name!r}: [document_kind] of codes.toml lacks it")


class KindWords:
    """All kinds, and the words by which a text says that it is one."""

    def __init__(self, kinds: tuple[DocumentKind, ...]) -> None:
        self.kinds = kinds
        self._kind_of_word = {
            word: kind.name for kind in kinds for word in (*kind.words, *kind.whole)
        }
        whole = {word for kind in kinds for word in kind.whole}
        longest_first = sorted(self._kind_of_word, key=lambda word: (-len(word), word))
        alternatives = "|".join(
            rf"(?<![a-z]){word}" if word in whole else word for word in longest_first
        )
        self._pattern = re.compile(rf"(?P<word>{alternatives}){_PLURAL}(?![a-z])")

    @property
    def stances(self) -> Mapping[str, Stance]:
        """How each kind weighs, of those that tell."""
        return {kind.name: kind.stance for kind in self.kinds if kind.stance != "open"}

    def kind_of(self, title: str) -> str | None:
        """The kind that the first such word of a title names; None where it has none."""
        return next((kind for _, kind in self.words_in(title)), None)

    def words_in(self, text: str) -> Iterator[tuple[str, str]]:
        """The words of a text that name a kind, in order, each with its kind.

        Of two words that end in one longer word ("akkoord" in "coalitieakkoord") the longer one.
        """
        for match in self._pattern.finditer(slug(text)):
            yield match["word"], self._kind_of_word[match["word"]]


class _File(Record, frozen=True):
    kind: tuple[DocumentKind, ...]

    def __post_init__(self) -> None:
        names = [kind.name for kind in self.kind]
        for name in DOCUMENT_KINDS:
            if names.count(name) != 1:
                raise ValueError(
                    f"[document_kind] of codes.toml has {name!r}: it must be a [[kind]] here, once"
                )
        words = [word for kind in self.kind for word in (*kind.words, *kind.whole)]
        for word in words:
            if words.count(word) > 1:
                raise ValueError(f"{word!r} is a word of two kinds")


@cache
def load_kind_words(folder: Path = REFERENCE) -> KindWords:
    """The kinds of ``kinds.toml``; raises :class:`CorpusError` naming what is wrong."""
    return KindWords(load_toml(folder / "kinds.toml", _File).kind)
