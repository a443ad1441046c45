"""Rows of every decision with the votes on it, for :mod:`kb.schema.decisions`.

They are made only where somebody asks for them (``woondeal build --decisions``): of most sentences
and many numbers nothing comes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from extract.model import Note, Segment
from kb.read_document import Findings
from kb.rows import Row, SourceWriter
from nlp.commitments import SentenceDecision
from nlp.commitments.verdicts import NO_RULE, Decision, Vote

#: Why, where no note tells of a number.
_NOT_COUNTED = "niets in de buurt zegt wat het telt"


def write_decisions(writer: SourceWriter, found: Findings) -> None:
    """Add the decisions on a document's sentences and numbers, in the order of the text.

    ``writer.document_id`` is that of the document. Nothing where the decisions were not kept.
    """
    for item in found.decisions:
        _write_sentence(writer, item)
    _write_numbers(writer, found)


def _write_sentence(writer: SourceWriter, item: SentenceDecision) -> None:
    decision = item.decision
    winner = decision.winner
    key = _write(
        writer,
        "commitment",
        item.sentence.source,
        outcome=decision.outcome,
        rule=winner.rule if winner else None,
        level=decision.level if decision.outcome == "commitment" else None,
        doubt=decision.doubt.rule if decision.doubt else None,
        why=decision.why or NO_RULE,
        text=item.sentence.text,
    )
    for number, vote in enumerate(decision.votes, 1):
        row = _vote(vote, decision, item)
        writer.rows.decisions.add("decision_votes", decision_id=key, number=number, **row)


def _vote(vote: Vote, decision: Decision, item: SentenceDecision) -> Row:
    return {
        "rule": vote.rule,
        "outcome": vote.outcome,
        "strength": vote.rank,
        "clause": vote.clause + 1 if vote.clause is not None else None,
        "words": " ".join(item.words_of(vote)) or None,
        "why": vote.why,
        "decides": int(vote is decision.winner),
        "beaten_by": decision.beaten_by(vote),
    }


def _write_numbers(writer: SourceWriter, found: Findings) -> None:
    """The counts, and the numbers that became none, with what a note says of them."""
    counts = {count.span: count for count in found.counts}
    taken = sorted(counts)
    alone = (place for place in found.numbers if not _overlaps(place, taken))
    for place in sorted({*counts, *alone}):
        count = counts.get(place)
        _write(
            writer,
            "count",
            place,
            outcome="count" if count else "none",
            rule=count.method if count else None,
            level=count.level if count else None,
            doubt=", ".join(count.doubt) or None if count else None,
            why=count.why if count else _left_out(place, found.notes),
            text=writer.text.quote(place.start, place.end),
        )


def _overlaps(place: Segment, taken: Sequence[Segment]) -> bool:
    """Return True if a place shares a character with one of ``taken``, which are in order and
    share none."""
    at = bisect_left(taken, place.end, key=lambda segment: segment.start) - 1
    return at >= 0 and taken[at].end > place.start


def _left_out(place: Segment, notes: Iterable[Note]) -> str:
    """What the note that is closest about a place says."""
    about = [
        (note.segment.end - note.segment.start, note.message)
        for note in notes
        if note.segment and note.segment.start < place.end and place.start < note.segment.end
    ]
    return min(about)[1] if about else _NOT_COUNTED


def _write(writer: SourceWriter, about: str, place: Segment, **columns: Any) -> str:
    """Add a decision; its key."""
    span_id = writer.key_of(place)
    key = writer.keys.numbered(f"decision-{about}-{span_id}")
    writer.rows.decisions.add(
        "decisions",
        id=key,
        about=about,
        document_id=writer.document_id,
        page_number=writer.text.page_at(place.start).number,
        span_id=span_id,
        char_start=place.start,
        char_end=place.end,
        **columns,
    )
    return key
