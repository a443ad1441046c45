"""Why a sentence is a commitment or a count, or is not: all that was read, in plain values.

An explanation is made of dicts and lists that go into JSON as they are; :mod:`kb.explain_text` sets
them out for a terminal. Its shape has a version (:data:`VERSION`); docs/explain.md describes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.commitment_rules import commitment_rules
from corpus.folder import MANIFEST, read_folder
from corpus.manifest import SourceEntry
from extract.clean import clean
from extract.document_table import DocumentTable
from extract.errors import ReadError
from extract.limits import Limits
from extract.model import Note, Segment, SourceText
from extract.passages import Passage
from kb.read_source import read_source, reference
from kb.source_rows import ReadDocument
from nlp.commitments import SentenceDecision, find
from nlp.commitments.verdicts import NO_RULE, Decision, Vote
from nlp.counts import LeftOut, numbers_left_out, read_counts
from nlp.deadlines import deadlines_in
from nlp.language.clauses.predicate import predicate_of
from nlp.language.clauses.structure import Clause
from nlp.language.clauses.structure import Sentence as Analysis
from nlp.language.clauses.subject import Actors, subject_of
from nlp.language.sentences import Sentence
from nlp.parties.participation import PartyDecision
from nlp.parties.participation import Vote as PartyVote
from nlp.parties.roles import PartyReader
from nlp.parties.rule_table import label_of
from nlp.reading import DocumentReading, TextReading
from nlp.records import Count, DocumentContext

VERSION = 1

Values = dict[str, Any]


def explain_text(text: str, kind: str = "agreement") -> Values:
    """The explanation of a text of one or more sentences, as if in a document of this kind."""
    areas = reference().areas
    segments = (Segment(0, len(text)),)
    passage = Passage(1, "paragraph", 1, 0, None, (), None, segments, clean(text, segments))
    context = DocumentContext("explained", kind, "")
    reading = DocumentReading(context, (passage,), areas)
    read = read_counts(reading, (passage,), areas)
    found = find(reading)
    parties = PartyReader(reading)
    sentences = [
        _sentence(reading, item, parties, read.counts, read.left_out, (*read.notes, *found.notes))
        for item in found.decisions
    ]
    return {"version": VERSION, "sentences": sentences}


def explain_file(path: Path, page: int | None = None, password: str | None = None) -> Values:
    """The explanation of a file, or of one page of it (from 1): its documents, sentences and tables.

    Raises :class:`extract.errors.ReadError` for a file that cannot be read or has no such page.
    """
    entry = entry_of(path, password)
    result = read_source(entry, limits=Limits(), keep=True)
    if result.text is None:
        raise ReadError(result.problems[0] if result.problems else f"{path}: was not read", "")
    if page is not None and not 1 <= page <= len(result.text.pages):
        raise ReadError(f"{path}: has no page {page}, but {len(result.text.pages)}", "")
    documents = [_document(result.text, document, page) for document in result.documents]
    return {"version": VERSION, "file": entry.file, "page": page, "documents": documents}


def entry_of(path: Path, password: str | None = None) -> SourceEntry:
    """The entry of a file in the manifest of its folder, or one without a manifest.

    ``password`` opens a PDF that needs one, whatever the manifest says.

    Raises :class:`extract.errors.ReadError` where the folder does not have it.
    """
    if not path.is_file():
        raise ReadError(f"{path}: no such file", "")
    # The manifest of a corpus stands in the folder of its documents, or in the one above.
    above = path.resolve().parents[1] / MANIFEST
    for folder in (above.parent, path.parent) if above.is_file() else (path.parent,):
        for entry in read_folder(folder).sources:
            if entry.path.resolve() == path.resolve():
                return replace(entry, password=password or entry.password)
    raise ReadError(f"{path}: is of a kind that is not read", "")


def explanations(
    document: ReadDocument,
    text: SourceText,
    page: int | None = None,
    reading: DocumentReading | None = None,
    left_out: Iterable[LeftOut] | None = None,
) -> Iterator[Values]:
    """The explanations of the sentences of a document, in order.

    ``reading`` is that of its passages and of the prose in its tables, where there is one already, and
    ``left_out`` are the numbers of its passages that became no counts, where they are known.
    """
    findings = document.findings
    if reading is None:
        passages = (*findings.passages, *findings.prose)
        reading = DocumentReading(document.context, passages, reference().areas)
    parties = PartyReader(reading)
    if left_out is None:
        left_out = numbers_left_out(reading, findings.passages, reference().areas)
    for item in findings.decisions:
        if page is None or text.page_at(item.sentence.source.start).number == page:
            yield _sentence(reading, item, parties, findings.counts, left_out, findings.notes)


def _document(text: SourceText, document: ReadDocument, page: int | None) -> Values:
    context = document.context
    tables = [
        _table(text, table, document)
        for table in document.findings.tables
        if page is None or table.grid.page_first <= page <= table.grid.page_last
    ]
    return {
        "id": context.document_id,
        "title": context.title,
        "kind": context.kind,
        "issued_by": list(context.issued_by),
        "area_id": context.area_id,
        "dated": context.dated,
        "sentences": list(explanations(document, text, page)),
        "tables": tables,
    }


# -- a sentence ---------------------------------------------------------------------------------


def _sentence(
    reading: DocumentReading,
    item: SentenceDecision,
    parties: PartyReader,
    counts: Iterable[Count],
    left_out: Iterable[LeftOut],
    notes: Iterable[Note],
) -> Values:
    sentence = item.sentence
    text = reading.of(sentence.passage)
    place = sentence.source
    read = text.clauses[sentence.index]
    analysis, actors = read.analysis, read.actors
    return {
        "text": sentence.text,
        "page": sentence.passage.page,
        "place": [place.start, place.end],
        "section": list(sentence.passage.section),
        "tokens": list(analysis.words.texts) if analysis is not None else [],
        **_spans(text, sentence, actors, left_out),
        "clauses": _clauses(analysis, actors),
        "votes": [_vote(vote, item) for vote in item.votes],
        "decision": _decision(item.decision),
        **_parties(item, parties),
        "deadlines": _deadlines(reading, item),
        "counts": [_count(count) for count in counts if _inside(count.span, place)],
        "notes": [note.message for note in notes if note.segment and _inside(note.segment, place)],
    }


def _spans(
    text: TextReading, sentence: Sentence, actors: Actors | None, left_out: Iterable[LeftOut]
) -> Values:
    """The numbers, areas and parties that a sentence names; a number that is no count with the reason."""
    start, end = sentence.start, sentence.end
    position = sentence.passage.position
    reasons = {n.start: n.reason for n in left_out if n.passage == position}
    named = actors.by_token.values() if actors is not None else ()
    return {
        "numbers": [
            {
                "text": text.text[n.start : n.end],
                "value": n.value,
                "left_out": reasons.get(n.start),
            }
            for n in text.numbers
            if start <= n.start < end
        ],
        "areas": [
            {"text": text.text[a.start : a.end], "area_id": a.area_id, "strength": a.strength}
            for a in text.areas
            if start <= a.start < end
        ],
        "mentions": [
            {
                "text": sentence.text[m.start : m.end],
                "name": m.name,
                "kind": m.kind,
                "form": m.form,
            }
            for m in named
        ],
    }


def _clauses(analysis: Analysis | None, actors: Actors | None) -> list[Values]:
    if analysis is None or actors is None:
        return []
    return [_clause(clause, analysis, actors) for clause in analysis.clauses]


def _clause(clause: Clause, analysis: Analysis, actors: Actors) -> Values:
    words = analysis.words
    predicate = predicate_of(clause, words, actors.lexicon)
    subject = subject_of(clause, words, actors)
    return {
        "words": words.text(range(clause.start, clause.end)),
        "front": words.text(clause.front),
        "verb": {
            "words": predicate.words(words),
            "infinitive": predicate.infinitive,
            "sense": predicate.sense,
            "voice": predicate.voice,
            "modal": predicate.modal,
            "tense": predicate.tense,
        },
        "subject": {"kind": subject.kind, "text": subject.text},
        "subordinate": [
            {
                "marker": frame.marker,
                "words": words.text(range(frame.start, max(frame.end, frame.start))),
                "verbs": words.text(frame.verbs),
            }
            for frame in clause.frames
        ],
    }


def _vote(vote: Vote, item: SentenceDecision) -> Values:
    return {
        "rule": vote.rule,
        "label": commitment_rules().label(vote.rule),
        "clause": vote.clause,
        "outcome": vote.outcome,
        "modality": vote.modality if vote.outcome == "commitment" else None,
        "level": vote.level if vote.outcome == "commitment" else None,
        "rank": vote.rank,
        "words": list(item.words_of(vote)),
        "why": vote.why,
        "beaten_by": item.decision.beaten_by(vote),
    }


def _decision(decision: Decision) -> Values:
    winner = decision.winner
    promises = decision.outcome == "commitment" and winner is not None
    return {
        "outcome": decision.outcome,
        "rule": winner.rule if winner else None,
        "modality": winner.modality if winner and promises else None,
        "level": decision.level if promises else None,
        "why": decision.why or NO_RULE,
        "doubt": decision.doubt.rule if decision.doubt else None,
    }


def _parties(item: SentenceDecision, parties: PartyReader) -> Values:
    """Who takes part, with the votes on it; of what promises nothing, who it would be."""
    sentence = item.sentence
    found: PartyDecision = item.parties or parties.roles_of(sentence.passage, sentence.index)
    return {
        "parties": [
            {
                "name": role.name,
                "role": role.role,
                "implied": role.implied,
                "rule": role.rule,
                "why": label_of(role.rule),
            }
            for role in found.chosen
        ],
        "party_votes": [_party_vote(vote) for vote in found.votes],
    }


def _party_vote(vote: PartyVote) -> Values:
    return {
        "rule": vote.rule,
        "label": label_of(vote.rule),
        "name": vote.party.name,
        "role": vote.party.role,
        "words": vote.words,
        "strength": vote.strength,
    }


def _deadlines(reading: DocumentReading, item: SentenceDecision) -> list[Values]:
    """By when; of what promises nothing, what its dates would be."""
    sentence, section = item.sentence, item.sentence.passage.section
    found = deadlines_in(sentence.text, reading.context, section[-1] if section else None)
    if item.decision.promises:
        found = item.deadlines
    return [
        {
            "text": d.text,
            "kind": d.kind,
            "first_day": d.first_day,
            "last_day": d.last_day,
            "every": d.every,
        }
        for d in found
    ]


def _count(count: Count) -> Values:
    return {
        "value": count.value,
        "unit": count.unit,
        "measure": count.measure,
        "basis": count.basis,
        "segment": count.segment,
        "area_id": count.area_id,
        "period": [count.period_start, count.period_end],
        "level": count.level,
        "method": count.method,
        "why": count.why,
        "project": count.project,
        "doubt": list(count.doubt),
        "votes": [
            {
                "field": v.field,
                "rule": v.rule,
                "value": v.value,
                "words": v.words,
                "strength": v.strength,
            }
            for v in count.votes
        ],
    }


def _inside(inner: Segment, outer: Segment) -> bool:
    return outer.start <= inner.start < outer.end


# -- a table ------------------------------------------------------------------------------------


def _table(text: SourceText, table: DocumentTable, document: ReadDocument) -> Values:
    """Why a table is one, how its headers were read, and which of its cells are counts."""
    grid = table.grid
    index = document.findings.tables.index(table)
    counts = {c.cell: c for c in document.findings.counts if c.table == index}
    span = Segment(grid.start, grid.end)
    return {
        "pages": [grid.page_first, grid.page_last],
        "rows": grid.row_count,
        "columns": grid.column_count,
        "reader": grid.reader,
        "evidence": grid.evidence,
        "label": grid.label,
        "caption": [text.text[s.start : s.end] for s in grid.caption],
        "section": list(table.section),
        "cells": [
            {
                "row": cell.row,
                "column": cell.column,
                "text": words,
                "is_header": cell.is_header,
                "row_headers": list(table.headers[i].row) if i in table.headers else [],
                "column_headers": list(table.headers[i].column) if i in table.headers else [],
                "count": _count(counts[i]) if i in counts else None,
            }
            for i, (cell, words) in enumerate(zip(grid.cells, table.texts, strict=True))
        ],
        "notes": [
            note.message
            for note in document.findings.notes
            if note.segment and _inside(note.segment, span)
        ],
    }
