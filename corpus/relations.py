"""Words that say how numbers of a text belong together; see ``reference/relations.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from corpus.loading import REFERENCE, Phrases, Record, Word, load_toml


class Union(Record, frozen=True):
    """Kinds of homes that together are all of another kind, or (without ``of``) all homes."""

    kinds: Phrases
    of: Word | None = None


class Within(Record, frozen=True):
    """Words of a header that say that its column is a part of another one.

    Both headers have ``whole``, that of the part ``part`` too; ``other`` are words for other parts.
    """

    part: Phrases
    whole: Phrases
    other: Phrases


class RelationWords(Record, frozen=True):
    """Phrases in small letters; ``relations.toml`` says what each list is for."""

    parts_follow: Phrases
    named_parts: Phrases
    these: Phrases
    changed: Phrases
    remainder: Phrases
    one_part: Phrases
    not_of: Phrases
    respectively: Phrases
    within_part: Phrases
    numbered: Phrases
    selected: Phrases
    one_more: Phrases
    editions: Phrases
    complements: tuple[Phrases, ...]
    disjoint: tuple[Phrases, ...]
    division: Phrases
    list_nouns: Phrases
    municipalities: Phrases
    per_year: Phrases
    never_doubled: Phrases
    union: tuple[Union, ...]
    within: tuple[Within, ...]


@cache
def load_relation_words(folder: Path = REFERENCE) -> RelationWords:
    """The words of ``relations.toml``; raises :class:`corpus.loading.CorpusError`."""
    return load_toml(folder / "relations.toml", RelationWords)
