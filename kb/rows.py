"""From what was read to rows: pure functions, one source at a time.

Rows are plain mappings by table and name of column, in the order in which things stand in the
source. What can only be known with all sources side by side (which project is which) is left to
:mod:`kb.assemble`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.areas import Area, Areas
from corpus.manifest import DocumentEntry, SourceEntry
from corpus.parties import PartyRecord, PartyRegistry
from extract.headers import LEVELS
from extract.model import Cell, Note, Segment, SourceText
from extract.passages import Passage
from kb.cells import value_of
from kb.checks import Check
from kb.keys import Keys, cell_key, digest, page_key, span_key
from kb.read_document import Findings
from kb.tables import DocumentTable
from kb.words import fold, lemmas
from nlp.records import Ask, Commitment, Count, DocumentContext, PartyMention

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A count of a project: what the project is called there, and in which area."""

    count_id: str
    document_id: str
    area_id: str
    name: str


@dataclass(slots=True)
class SourceRows:
    """The rows of one source by table; ``folded`` is each passage's text to search parts of words."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)
    projects: list[ProjectMention] = field(default_factory=list)

    def add(self, table: str, **row: Any) -> None:
        self.tables.setdefault(table, []).append(row)

    def number(self, table: str) -> int:
        return len(self.tables.get(table, ()))


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with all that was found in it."""

    entry: DocumentEntry
    context: DocumentContext
    findings: Findings


def source_row(entry: SourceEntry, sha256: str | None, **fields: Any) -> Row:
    """The row of a source; ``fields`` are what reading it gave."""
    return {
        "id": entry.id,
        "file": entry.file,
        "media_type": entry.media_type,
        "sha256": sha256,
        "url": entry.url,
        "description": entry.description,
        "publisher": entry.publisher,
        "legal_status": entry.legal_status,
        **fields,
    }


def area_rows(areas: Iterable[Area]) -> Mapping[str, list[Row]]:
    """The rows of areas, and of the municipalities that are members of a region."""
    rows: dict[str, list[Row]] = {"areas": [], "area_members": []}
    for area in areas:
        rows["areas"].append(
            {
                "id": area.id,
                "name": area.name,
                "kind": area.kind,
                "parent_id": area.parent_id,
                "cbs_code": area.cbs_code,
            }
        )
        rows["area_members"] += [{"area_id": area.id, "member_id": m} for m in area.members]
    return rows


def rows_of_source(
    entry: SourceEntry,
    sha256: str,
    text: SourceText,
    documents: Sequence[ReadDocument],
    notes: Sequence[Note],
    areas: Areas,
    registry: PartyRegistry,
) -> SourceRows:
    """All rows of a source and its documents. ``notes`` are those that belong to no document.

    Raises :class:`kb.keys.KeyCollisionError` where two things would get the same key.
    """
    return _Writer(entry, text, areas, registry).write(sha256, documents, notes)


class _Writer:
    """Collects the rows of one source; hands out its spans, parties and keys."""

    def __init__(
        self, entry: SourceEntry, text: SourceText, areas: Areas, registry: PartyRegistry
    ) -> None:
        self.entry = entry
        self.text = text
        self.areas = areas
        self.registry = registry
        self.rows = SourceRows()
        self.keys = Keys()
        self.document_id: str | None = None
        self._parties: set[tuple[str, str]] = set()

    def write(
        self, sha256: str, documents: Sequence[ReadDocument], notes: Sequence[Note]
    ) -> SourceRows:
        row = source_row(
            self.entry,
            sha256,
            page_count=len(self.text.pages),
            text=self.text.text,
            reader=self.text.reader,
            status="read",
            reason=None,
        )
        self.rows.add("sources", **row)
        self._pages(documents)
        for document in documents:
            self._document(document)
        self.document_id = None
        for note in notes:
            self._warning(note)
        return self.rows

    def _pages(self, documents: Sequence[ReadDocument]) -> None:
        for page in self.text.pages:
            label = page.label
            for document in documents:
                offset = document.entry.page_label_offset
                last = document.entry.page_last or len(self.text.pages)
                if offset is not None and document.entry.page_first <= page.number <= last:
                    # A person who looked at the document wrote the offset: it goes first.
                    label = str(page.number + offset) if page.number + offset > 0 else None
            self.rows.add(
                "pages",
                id=page_key(self.entry.id, page.number),
                source_id=self.entry.id,
                number=page.number,
                label=label,
                char_start=page.start,
                char_end=page.end,
                width=page.width,
                height=page.height,
                read_by=page.read_by,
            )

    def _document(self, document: ReadDocument) -> None:
        entry, found = document.entry, document.findings
        self.document_id = entry.id
        self.rows.add(
            "documents",
            id=entry.id,
            source_id=self.entry.id,
            page_first=entry.page_first,
            page_last=entry.page_last or len(self.text.pages),
            title=entry.title,
            kind=entry.kind,
            publisher=entry.publisher,
            area_id=entry.area,
            dated=entry.dated,
            period_start=entry.period_start,
            period_end=entry.period_end,
            replaces=entry.replaces,
            annex_of=entry.annex_of,
        )
        for name in entry.issued_by:
            self._party(self.registry.record(name, document.context))
        passages = {p.position: self._passage(p) for p in found.passages}
        by_position = {p.position: p for p in found.passages}
        cells = [
            self._table(table, [count for count in found.counts if count.table == index])
            for index, table in enumerate(found.tables)
        ]
        counts = [
            (count, self._count(count, document, passages, cells, by_position))
            for count in found.counts
        ]
        for commitment in found.commitments:
            self._commitment(
                commitment, document.context, passages, by_position[commitment.passage], counts
            )
        for ask in found.asks:
            self._ask(ask, document.context, passages, by_position[ask.passage])
        for check in found.checks:
            self._check(check)
        for note in found.notes:
            self._warning(note)

    def span(self, segment: Segment, within: Sequence[Segment] = ()) -> str:
        """The key of a span, whose row is added the first time.

        ``within`` are the segments of text that it is made of, where other text stands between
        its first and last character; only they are drawn on a page.
        """
        key = span_key(self.entry.id, segment.start, segment.end)
        known = key in self.keys
        self.keys.claim(key, self.entry.id, segment.start, segment.end)
        if known:
            return key
        boxes = self.text.boxes_of(clipped(segment, within))
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

    def _passage(self, passage: Passage) -> str:
        span_id = self.span(passage.span, passage.segments)
        key = self.keys.numbered(f"passage-{span_id}")
        self.rows.add(
            "passages",
            id=key,
            document_id=self.document_id,
            page_number=passage.page,
            position=passage.position,
            kind=passage.kind,
            section=LEVELS.join(passage.section) or None,
            text=passage.text.text,
            lemmas=lemmas(passage.text.text),
            span_id=span_id,
        )
        self.rows.folded[key] = fold(passage.text.text)
        return key

    def _table(self, table: DocumentTable, counts: Sequence[Count]) -> list[str]:
        """Adds a table and its cells; the keys of the cells, in the order of the grid's cells."""
        grid = table.grid
        segments = sorted(s for cell in grid.cells for s in cell.segments)
        span_id = self.span(Segment(grid.start, grid.end), segments)
        key = self.keys.numbered(f"table-{span_id}")
        caption = " ".join(self.text.quote(s.start, s.end).strip() for s in grid.caption).split()
        self.rows.add(
            "source_tables",
            id=key,
            document_id=self.document_id,
            label=grid.label,
            caption=" ".join(caption) or None,
            page_first=grid.page_first,
            page_last=grid.page_last,
            row_count=grid.row_count,
            column_count=grid.column_count,
            reader=grid.reader,
            evidence=grid.evidence,
            span_id=span_id,
        )
        in_cell: dict[int | None, list[Count]] = {}
        for count in counts:
            in_cell.setdefault(count.cell, []).append(count)
        return [
            self._cell(key, table, index, in_cell.get(index, ()))
            for index in range(len(grid.cells))
        ]

    def _cell(
        self, table_id: str, table: DocumentTable, index: int, counts: Sequence[Count]
    ) -> str:
        cell: Cell = table.grid.cells[index]
        text, headers = table.views[index].text, table.headers.get(index)
        value = None if cell.is_header else value_of(text)
        if len(counts) == 1:
            # What was read with the headers and the caption knows more than the cell alone.
            value = counts[0].value, counts[0].unit
        key = self.keys.numbered(cell_key(table_id, cell.row + 1, cell.column + 1))
        span = Segment(cell.start, cell.end) if cell.segments else None
        self.rows.add(
            "cells",
            id=key,
            table_id=table_id,
            row_number=cell.row + 1,
            column_number=cell.column + 1,
            row_span=cell.row_span,
            column_span=cell.column_span,
            is_header=int(cell.is_header),
            row_header=headers.row_text if headers else None,
            column_header=headers.column_text if headers else None,
            text=text,
            value=value[0] if value else None,
            unit=value[1] if value else None,
            read_by=cell.read_by,
            span_id=self.span(span, cell.segments) if span else None,
        )
        return key

    def _count(
        self,
        count: Count,
        document: ReadDocument,
        passages: Mapping[int, str],
        cells: Sequence[Sequence[str]],
        by_position: Mapping[int, Passage],
    ) -> str:
        within: Sequence[Segment] = ()
        if count.passage is not None:
            within = by_position[count.passage].segments
        elif count.table is not None and count.cell is not None:
            within = document.findings.tables[count.table].grid.cells[count.cell].segments
        span_id = self.span(count.span, within)
        key = self.keys.numbered(f"count-{span_id}")
        in_cell = count.table is not None and count.cell is not None
        self.rows.add(
            "counts",
            id=key,
            document_id=self.document_id,
            span_id=span_id,
            cell_id=cells[count.table or 0][count.cell or 0] if in_cell else None,
            passage_id=passages[count.passage] if count.passage is not None else None,
            area_id=count.area_id,
            project_id=None,
            measure=count.measure,
            segment=count.segment,
            basis=count.basis,
            value=count.value,
            low=count.low,
            high=count.high,
            unit=count.unit,
            per=count.per,
            qualifier=count.qualifier,
            period_start=count.period_start,
            period_end=count.period_end,
            is_total=int(count.is_total),
            method=count.method,
            level=count.level,
            why=count.why,
        )
        if count.project and count.area_id:
            self.rows.projects.append(
                ProjectMention(key, document.entry.id, count.area_id, count.project)
            )
        return key

    def _commitment(
        self,
        commitment: Commitment,
        context: DocumentContext,
        passages: Mapping[int, str],
        passage: Passage,
        counts: Sequence[tuple[Count, str]],
    ) -> None:
        span_id = self.span(commitment.span, passage.segments)
        key = self.keys.numbered(f"commitment-{span_id}")
        self.rows.add(
            "commitments",
            id=key,
            document_id=self.document_id,
            passage_id=passages[commitment.passage],
            span_id=span_id,
            text=commitment.text,
            modality=commitment.modality,
            theme=commitment.theme,
            conditional=int(commitment.condition is not None),
            condition=commitment.condition,
            method=commitment.method,
            level=commitment.level,
            why=commitment.why,
        )
        for count, count_id in counts:
            # A table that stands between the halves of a sentence is not part of it.
            if count.passage is not None and _contains(commitment.span, count.span):
                self.rows.add("commitment_counts", commitment_id=key, count_id=count_id)
        taken: set[tuple[str, str]] = set()
        for mention in commitment.parties:
            self._commitment_party(key, span_id, mention, context, passage, taken)
        for deadline in commitment.deadlines:
            deadline_span = self.span(deadline.span, passage.segments)
            days = (deadline.first_day, deadline.last_day, deadline.every)
            self.rows.add(
                "deadlines",
                id=self.keys.numbered(
                    f"deadline-{digest(key, deadline_span, deadline.kind, *days)}"
                ),
                commitment_id=key,
                kind=deadline.kind,
                first_day=deadline.first_day,
                last_day=deadline.last_day,
                every=deadline.every,
                text=deadline.text,
                span_id=deadline_span,
            )

    def _commitment_party(
        self,
        commitment_id: str,
        span_id: str,
        mention: PartyMention,
        context: DocumentContext,
        passage: Passage,
        taken: set[tuple[str, str]],
    ) -> None:
        party_id = self._party(self.registry.record(mention.name, context))
        if (party_id, mention.role) in taken:
            return
        taken.add((party_id, mention.role))
        self.rows.add(
            "commitment_parties",
            commitment_id=commitment_id,
            party_id=party_id,
            role=mention.role,
            span_id=self.span(mention.span, passage.segments) if mention.span else span_id,
            implied=int(mention.implied),
            score=mention.score,
        )

    def _ask(
        self,
        ask: Ask,
        context: DocumentContext,
        passages: Mapping[int, str],
        passage: Passage,
    ) -> None:
        span_id = self.span(ask.span, passage.segments)
        asker, addressee = (
            self._party(self.registry.record(name, context)) if name else None
            for name in (ask.asker, ask.addressee)
        )
        self.rows.add(
            "asks",
            id=self.keys.numbered(f"ask-{span_id}"),
            document_id=self.document_id,
            passage_id=passages[ask.passage],
            span_id=span_id,
            asker_id=asker,
            addressee_id=addressee,
            text=ask.text,
            why=ask.why,
        )

    def _party(self, record: PartyRecord) -> str:
        """The key of a party, whose rows (aliases and members too) are added the first time."""
        if (record.key, record.name) in self._parties:
            return record.key
        # Another spelling of the same name gives another row here; one is kept in the end.
        self._parties.add((record.key, record.name))
        self.rows.add(
            "parties",
            id=record.key,
            name=record.name,
            kind=record.kind,
            area_id=record.area_id,
        )
        for alias in dict.fromkeys(record.aliases):
            self.rows.add("party_aliases", alias=alias, party_id=record.key)
        for member in dict.fromkeys(member.key for member in record.members):
            self.rows.add("party_members", party_id=record.key, member_id=member)
        for member_record in record.members:
            self._party(member_record)
        return record.key

    def _check(self, check: Check) -> None:
        stated = next(s for s, role in check.evidence if role == "stated")
        key = self.keys.numbered(
            f"check-{digest(self.entry.id, check.kind, check.subject, stated.start, stated.end)}"
        )
        self.rows.add(
            "checks",
            id=key,
            document_id=self.document_id,
            kind=check.kind,
            subject=check.subject,
            stated=check.stated,
            computed=check.computed,
            difference=check.difference,
            outcome=check.outcome,
            explanation=check.explanation,
        )
        for segment, role in dict.fromkeys(check.evidence):
            self.rows.add("check_spans", check_id=key, span_id=self.span(segment), role=role)

    def _warning(self, note: Note) -> None:
        segment = note.segment if note.segment and note.segment.end > note.segment.start else None
        page = note.page
        if page is None and segment is not None:
            page = self.text.page_at(segment.start).number
        span_id = self.span(segment) if segment else None
        self.rows.add(
            "warnings",
            id=self.keys.numbered(
                f"warning-{digest(self.entry.id, page, span_id, note.stage, note.message)}"
            ),
            source_id=self.entry.id,
            page_number=page,
            span_id=span_id,
            stage=note.stage,
            message=note.message,
        )


def clipped(segment: Segment, within: Sequence[Segment]) -> tuple[Segment, ...]:
    """The parts of ``segment`` that lie within ``within``; all of it where that is empty."""
    if not within:
        return (segment,)
    return tuple(
        Segment(max(segment.start, part.start), min(segment.end, part.end))
        for part in within
        if part.start < segment.end and segment.start < part.end
    )


def _contains(outer: Segment, inner: Segment) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
