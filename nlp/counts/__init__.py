"""Counts: how many homes, percent or euros, for whom, on what basis, by when.

:func:`text_counts` reads running text, :func:`table_counts` a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.areas import Areas
from extract.model import Grid, Note, SourceText
from extract.passages import Passage
from nlp.counts.fields.learned import Learned
from nlp.counts.table.read import read_table_counts
from nlp.counts.text.plan_of_text import with_villages
from nlp.counts.text.read import LeftOut, TextCounts, read_text_counts
from nlp.reading import DocumentReading
from nlp.records import Count

__all__ = [
    "LeftOut",
    "TextCounts",
    "numbers_left_out",
    "read_counts",
    "table_counts",
    "text_counts",
]


def text_counts(
    document: DocumentReading, passages: Sequence[Passage], areas: Areas
) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
    """The counts in a document's passages, and notes on what was left out."""
    found = read_counts(document, passages, areas)
    return found.counts, found.notes


def numbers_left_out(
    document: DocumentReading, passages: Sequence[Passage], areas: Areas
) -> tuple[LeftOut, ...]:
    """The numbers in a document's passages that became no counts, and why."""
    return read_counts(document, passages, areas).left_out


def read_counts(document: DocumentReading, passages: Sequence[Passage], areas: Areas) -> TextCounts:
    """Both of these in one reading: the counts in a document's passages, and what became none."""
    known = with_villages(document)
    return read_text_counts(known, passages, areas, learnt(known, areas))


def table_counts(
    document: DocumentReading,
    source: SourceText,
    grid_index: int,
    grid: Grid,
    section: tuple[str, ...],
    areas: Areas,
) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
    """The counts in a table, and notes on what was left out.

    ``grid_index`` becomes ``Count.table``; ``section`` are the headings above the table, highest
    first.
    """
    document = with_villages(document)
    learned = learnt(document, areas)
    return read_table_counts(document, source, grid_index, grid, section, areas, learned)


@lru_cache(maxsize=1)
def learnt(document: DocumentReading, areas: Areas) -> Learned:
    """The areas that only the document knows: read from its passages once."""
    learned = Learned(areas, document.context)
    learned.learn(document.of(passage).text for passage in document.passages)
    return learned
