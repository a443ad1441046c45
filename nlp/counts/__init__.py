"""Counts: how many homes, percent or euros, for whom, on what basis, by when.

:func:`text_counts` reads running text, :func:`table_counts` a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.areas import Areas
from extract.model import Grid, Note, SourceText
from extract.passages import Passage
from nlp.counts.subject import with_named_area
from nlp.counts.table.read import read_table_counts
from nlp.counts.text.read import read_text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

__all__ = ["table_counts", "text_counts"]


def text_counts(
    document: DocumentReading, passages: Sequence[Passage], areas: Areas
) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
    """The counts in a document's passages, and notes on what was left out.

    Where nobody knows what the document is about, the area that it names again and again stands in.
    """
    context = document.context
    if context.area_id is None:
        context = with_named_area(context, passages, areas)
    return read_text_counts(document, context, passages, areas)


def table_counts(
    context: DocumentContext,
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
    return read_table_counts(context, source, grid_index, grid, section, areas)
