"""How a text refers to its own parts; see ``reference/references.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from corpus.loading import REFERENCE, Phrases, Record, Word, check_small, load_toml


class PartKind(Record, frozen=True):
    """A kind of part of a document: the words before its number, and what bears that number."""

    name: Word
    words: Phrases
    by: Literal["caption", "heading", "article"]
    announced: bool = False


class ReferenceWords(Record, frozen=True):
    """Words in small letters; ``references.toml`` says what each list is for."""

    part: tuple[PartKind, ...]
    own: Phrases
    of: Phrases
    documents: Phrases
    shown: Phrases
    told: Phrases
    seen: Phrases
    common: Phrases

    def __post_init__(self) -> None:
        for name in ("own", "of", "documents", "shown", "told", "seen", "common"):
            check_small(getattr(self, name))


@cache
def load_reference_words(folder: Path = REFERENCE) -> ReferenceWords:
    """The words of ``references.toml``; raises :class:`corpus.loading.CorpusError`."""
    return load_toml(folder / "references.toml", ReferenceWords)
