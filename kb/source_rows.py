"""All rows of a source: its pages, its documents and everything found in them.

Pure functions, one source at a time. What can only be known with all sources side by side (which
project is which) is left to :mod:`kb.assemble`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from checks.check import Check
from corpus.manifest import DocumentEntry, SourceEntry
from corpus.parties import PartyRegistry
from extract.headers import LEVELS
from extract.model import Note, SourceText
from extract.passages import Passage
from identity.model import Identity
from kb.check_rhythms import told_in
from kb.decision_rows import write_decisions
from kb.fact_rows import Around, KeyedCounts, write_ask, write_commitment, write_count
from kb.identity_rows import write_identity
from kb.joined_area import area_of
from kb.keys import digest, page_key
from kb.read_document import Findings
from kb.rows import Row, SourceRows, SourceWriter
from kb.table_rows import write_table
from kb.words import fold, lemmas
from nlp.records import Count, DocumentContext


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with all that was found in it."""

    entry: DocumentEntry
    context: DocumentContext
    findings: Findings
    identity: Identity


def source_row(entry: SourceEntry, sha256: str | None, **fields: Any) -> Row:
    """The row of a source; ``fields`` are what reading it gave."""
    return {
        "id": entry.id,
        "kind": "document",
        "file": entry.file,
        "media_type": entry.media_type,
        "sha256": sha256,
        "url": entry.url,
        "landing_page": entry.landing_page,
        "description": entry.description,
        "publisher": entry.publisher,
        "legal_status": entry.legal_status,
        **fields,
    }


def rows_of_source(
    entry: SourceEntry,
    sha256: str,
    text: SourceText,
    documents: Sequence[ReadDocument],
    notes: Sequence[Note],
    registry: PartyRegistry,
    reason: str | None = None,
) -> SourceRows:
    """All rows of a source and its documents. ``notes`` are those that belong to no document.

    ``reason`` says in Dutch why a source that was opened could not be read all the same.

    Raises :class:`kb.keys.KeyCollisionError` where two things would get the same key.
    """
    writer = SourceWriter(entry, text, registry, [document.entry for document in documents])
    writer.rows.add(
        "sources",
        **source_row(
            entry,
            sha256,
            page_count=len(text.pages),
            text=text.text,
            reader=text.reader,
            status="failed" if reason else "read",
            reason=reason,
        ),
    )
    _write_pages(writer, documents)
    for document in documents:
        _write_document(writer, document)
    writer.document_id = None
    for note in notes:
        _write_warning(writer, note)
    return writer.rows


def _write_pages(writer: SourceWriter, documents: Sequence[ReadDocument]) -> None:
    for page in writer.text.pages:
        label = page.label
        for document in documents:
            offset = document.entry.page_label_offset
            last = document.entry.page_last or len(writer.text.pages)
            if offset is not None and document.entry.page_first <= page.number <= last:
                # A person who looked at the document wrote the offset: it goes first.
                label = str(page.number + offset) if page.number + offset > 0 else None
        writer.rows.add(
            "pages",
            id=page_key(writer.entry.id, page.number),
            source_id=writer.entry.id,
            number=page.number,
            label=label,
            char_start=page.start,
            char_end=page.end,
            width=page.width,
            height=page.height,
            read_by=page.read_by,
        )


def _write_document(writer: SourceWriter, document: ReadDocument) -> None:
    entry, found = document.entry, document.findings
    writer.document_id = entry.id
    joined = area_of(document.identity, writer.registry.areas)
    if joined is not None:
        writer.rows.named_areas[joined.id] = joined
    writer.rows.add(
        "documents",
        id=entry.id,
        source_id=writer.entry.id,
        page_first=entry.page_first,
        page_last=entry.page_last or len(writer.text.pages),
        title=entry.title,
        kind=entry.kind,
        publisher=entry.publisher,
        area_id=joined.id if joined else entry.area,
        dated=entry.dated,
        period_start=entry.period_start,
        period_end=entry.period_end,
        status=document.identity.status,
        replaces=entry.replaces,
        annex_of=entry.annex_of,
    )
    write_identity(writer, document.identity, document.context)
    in_tables: dict[int | None, list[Count]] = {}
    for count in found.counts:
        in_tables.setdefault(count.table, []).append(count)
    around = Around(
        document.context,
        {
            **{p.position: (_write_passage(writer, p), p) for p in found.passages},
            **{p.position: (None, p) for p in found.prose},
        },
        found.tables,
        [
            write_table(writer, table, in_tables.get(index, ()))
            for index, table in enumerate(found.tables)
        ],
    )
    counts = KeyedCounts([(count, write_count(writer, count, around)) for count in found.counts])
    for commitment in found.commitments:
        write_commitment(writer, commitment, around, counts)
    for ask in found.asks:
        write_ask(writer, ask, around)
    for check in found.checks:
        _write_check(writer, check)
    for note in found.notes:
        _write_warning(writer, note)
    write_decisions(writer, found)


def _write_passage(writer: SourceWriter, passage: Passage) -> str:
    span_id = writer.span(passage.span)
    key = writer.keys.numbered(f"passage-{span_id}")
    writer.rows.add(
        "passages",
        id=key,
        document_id=writer.document_id,
        page_number=passage.page,
        position=passage.position,
        kind=passage.kind,
        section=LEVELS.join(passage.section) or None,
        text=_with_marker(passage),
        lemmas=lemmas(passage.text.text),
        span_id=span_id,
    )
    writer.rows.folded[key] = fold(passage.text.text)
    writer.rows.told += told_in(writer.rows.tables["passages"][-1:])
    return key


def _write_check(writer: SourceWriter, check: Check) -> None:
    stated = next(s for s, role in check.evidence if role == "stated")
    key = writer.keys.numbered(f"check-{digest(check.kind, check.subject, writer.key_of(stated))}")
    writer.rows.add(
        "checks",
        id=key,
        document_id=writer.document_id,
        kind=check.kind,
        relation=check.relation,
        subject=check.subject,
        stated=check.stated,
        computed=check.computed,
        difference=check.difference,
        outcome=check.outcome,
        reason=check.reason,
        explanation=check.explanation,
    )
    for segment, role in dict.fromkeys(check.evidence):
        writer.rows.add("check_spans", check_id=key, span_id=writer.span(segment), role=role)


def _write_warning(writer: SourceWriter, note: Note) -> None:
    segment = note.segment if note.segment and note.segment.end > note.segment.start else None
    page = note.page
    if page is None and segment is not None:
        page = writer.text.page_at(segment.start).number
    span_id = writer.span(segment) if segment else None
    writer.rows.add(
        "warnings",
        id=writer.keys.numbered(
            f"warning-{digest(writer.entry.id, page, span_id, note.stage, note.message)}"
        ),
        source_id=writer.entry.id,
        page_number=page,
        span_id=span_id,
        stage=note.stage,
        message=note.message,
    )


def _with_marker(passage: Passage) -> str:
    """The passage as a reader of the page sees it: with its bullet, article number or mark.

    The marker of a heading is part of its text already.
    """
    if passage.marker is None or passage.kind == "heading":
        return passage.text.text
    return f"{passage.marker} {passage.text.text}"
