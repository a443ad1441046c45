"""Rows of one source in the making: plain mappings by table and name of column.

:class:`SourceWriter` collects them and hands out what all of them need: the keys, and the spans
that they point to. What makes rows of what stands in :mod:`kb.source_rows` (pages, documents,
passages, checks, warnings), :mod:`kb.table_rows` (tables and cells), :mod:`kb.fact_rows` (counts,
commitments, deadlines, asks) and :mod:`kb.party_rows`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.manifest import DocumentEntry, SourceEntry
from corpus.parties import PartyRegistry
from extract.model import Segment, SourceText
from kb.check_rhythms import ToldIn
from kb.keys import Keys
from kb.surroundings import Surroundings
from nlp.records import DocumentContext, NamedArea

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A count of a project: what the project is called there, and in which area if that is known."""

    count_id: str
    document_id: str
    area_id: str | None
    name: str


@dataclass(slots=True)
class TableRows:
    """Rows by table."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **row: Any) -> None:
        self.tables.setdefault(table, []).append(row)

    def number(self, table: str) -> int:
        return len(self.tables.get(table, ()))


@dataclass(slots=True)
class SourceRows(TableRows):
    """The rows of one source by table; ``folded`` is each passage's text to search parts of words.

    ``decisions`` has the rows of the tables of :mod:`kb.schema.decisions`, where they are asked for.
    ``named_areas`` are areas that only documents know. ``contexts`` has, for each document with commitments, what the names of parties in it lean on.
    ``told`` are the rhythms of its passages.
    """

    folded: dict[str, str] = field(default_factory=dict)
    projects: list[ProjectMention] = field(default_factory=list)
    contexts: dict[str, DocumentContext] = field(default_factory=dict)
    named_areas: dict[str, NamedArea] = field(default_factory=dict)
    told: list[ToldIn] = field(default_factory=list)
    decisions: TableRows = field(default_factory=TableRows)


class SourceWriter:
    """Collects the rows of one source, in the order in which things stand in it."""

    def __init__(
        self,
        entry: SourceEntry,
        text: SourceText,
        registry: PartyRegistry,
        documents: Sequence[DocumentEntry] = (),
    ) -> None:
        self.entry = entry
        self.text = text
        self.registry = registry
        self.rows = SourceRows()
        self.keys = Keys()
        pages = {page.number: page.start for page in text.pages}
        begins = sorted(
            (pages[one.page_first], one.id) for one in documents if one.page_first in pages
        )
        self._surroundings = Surroundings(entry.id, text.text, begins)
        #: The document that is being written; spans belong to the one that names them first.
        self.document_id: str | None = None
        #: The parts of parties in documents that have their rows: document, party and role.
        self.document_parties: set[tuple[str | None, str, str]] = set()
        #: Parties that have their rows, by key and spelling.
        self.parties: set[tuple[str, str]] = set()

    def key_of(self, segment: Segment) -> str:
        """The key of the span that a segment is, whether or not it has a row."""
        return self._surroundings.key(segment.start, segment.end)

    def span(self, segment: Segment) -> str:
        """The key of a span, whose row is added the first time.

        Its boxes are those of all its words, so that what is read again inside them is its quote:
        also of the page number in the middle of a sentence that goes on over the page.
        """
        key = self.key_of(segment)
        known = key in self.keys
        self.keys.claim(key, self.entry.id, segment.start, segment.end)
        if known:
            return key
        boxes = self.text.boxes_of([segment])
        self.rows.add(
            "spans",
            id=key,
            source_id=self.entry.id,
            document_id=self.document_id,
            page_number=self.text.page_at(segment.start).number,
            char_start=segment.start,
            char_end=segment.end,
            quote=self.text.quote(segment.start, segment.end),
            boxes=json.dumps(
                [[b.page, *(round(v, 2) for v in (b.x0, b.top, b.x1, b.bottom))] for b in boxes]
            )
            if boxes
            else None,
        )
        return key
