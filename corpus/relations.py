"""Words that say how numbers of a text belong together; see ``reference/relations.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from corpus.loading import REFERENCE, Phrases, Record, Word, load_toml


class Union(Record, frozen=True):
    """Kinds of homes that together are all of another kind, or (without ``of``) all homes."""

    kinds: Phrases
    of: Word | None = None


class RelationWords(Record, frozen=True):
    """Phrases in small letters; ``relations.toml`` says what each list is for."""

    parts_follow: Phrases
    named_parts: Phrases
    these: Phrases
    remainder: Phrases
    one_part: Phrases
    complements: tuple[Phrases, ...]
    list_nouns: Phrases
    municipalities: Phrases
    per_year: Phrases
    union: tuple[Union, ...]


@cache
def load_relation_words(folder: Path = REFERENCE) -> RelationWords:
    """The words of ``relations.toml``; raises :class:`corpus.loading.CorpusError`."""
    return load_toml(folder / "relations.toml", RelationWords)
