"""Counts: how many homes, percent or euros, for whom, on what basis, by when.

:func:`text_counts` reads running text, :func:`table_counts` a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.areas import Areas
from extract.model import Note
from extract.passages import Passage
from nlp.counts.text import read_text_counts
from nlp.records import Count, DocumentContext

__all__ = ["text_counts"]


def text_counts(
    context: DocumentContext, passages: Sequence[Passage], areas: Areas
) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
    """The counts in a document's passages, and notes on what was left out."""
    return read_text_counts(context, passages, areas)
