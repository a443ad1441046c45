"""Which sources corrections may speak of, so that only these need to be side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.corrections import Correction
from kb.corrections.quotes import AND_SO_ON, words
from kb.rows import SourceRows


@dataclass(slots=True)
class Known:
    """What all sources know: the keys of their documents, and the names of their parties by key."""

    documents: set[str] = field(default_factory=set)
    parties: dict[str, str] = field(default_factory=dict)

    def add(self, source: SourceRows) -> None:
        """Add what a source knows."""
        self.documents.update(row["id"] for row in source.tables.get("documents", ()))
        self.parties.update((row["id"], row["name"]) for row in source.tables.get("parties", ()))


class Touched:
    """Says of a source whether any correction may be about a row of it."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        given = tuple(corrections)
        exact = [words(each.exact) for each in given if each.exact is not None]
        self._spans = {each.span for each in given if each.span is not None}
        self._whole = {text for text in exact if not text.endswith(AND_SO_ON)}
        self._beginnings = tuple(
            text.removesuffix(AND_SO_ON) for text in exact if text.endswith(AND_SO_ON)
        )

    def __call__(self, source: SourceRows) -> bool:
        """Return True if a span of the source has the key or the words that a correction names."""
        return any(
            row["id"] in self._spans or self._has_words(row["quote"])
            for row in source.tables.get("spans", ())
        )

    def _has_words(self, quote: str) -> bool:
        text = words(quote)
        return text in self._whole or text.startswith(self._beginnings)


def known_of(sources: Sequence[SourceRows]) -> Known:
    """What some sources know."""
    known = Known()
    for source in sources:
        known.add(source)
    return known
