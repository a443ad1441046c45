"""The commitments and asks of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Note
from extract.passages import Passage
from nlp.clauses.reading import LONGEST
from nlp.commitments.conditions import condition_in
from nlp.commitments.judge import Judged, judge
from nlp.commitments.verdict import Verdict
from nlp.deadlines import deadlines_in
from nlp.parties import PartyRole, roles_of, unknown_notes, with_people
from nlp.parties.mentions import default_registry
from nlp.reading import DocumentReading
from nlp.records import Ask, Commitment, DocumentContext
from nlp.time.notes import time_notes

_PRONOUN = re.compile(r"\b(?:zij|ze)\b", re.IGNORECASE)
#: How many sentences back a party can be looked for.
_BEFORE = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What a document promises and asks, and what was left out."""

    commitments: tuple[Commitment, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[Note, ...] = ()


def find(document: DocumentReading) -> Found:
    """The commitments and asks in the passages of a document.

    Headings, captions, footnotes and running headers give none.
    """
    context, passages = document.context, document.passages
    commitments: list[Commitment] = []
    asks: list[Ask] = []
    notes: list[Note] = []
    by_position = {passage.position: passage for passage in passages}
    registry = with_people(default_registry(), (p.text.text for p in passages), context)
    earlier: tuple[Passage, list[str]] | None = None
    for passage, judged in judge(document):
        over = _goes_on(earlier, passage)
        earlier = (passage, [j.sentence.text for j in judged])
        for number, item in enumerate(judged):
            verdict = item.verdict
            if item.analysis is None:
                notes.append(_too_long(item))
            notes.extend(time_notes(item.sentence))
            if verdict is None or verdict.outcome == "none":
                continue
            before = [j.sentence.text for j in judged[max(0, number - _BEFORE) : number]]
            if number == 0 and over and _PRONOUN.search(item.sentence.text):
                before = over[-_BEFORE:]
            stem = by_position.get(passage.stem) if passage.stem is not None else None
            roles = roles_of(
                item.sentence.text,
                context,
                stem=stem.text.text if stem else None,
                before=before,
                section=passage.section,
                registry=registry,
            )
            if verdict.outcome == "ask":
                asks.append(_ask(item, verdict, roles))
            else:
                commitments.append(_commitment(item, verdict, roles, context))
    pages = {passage.position: passage.page for passage in passages}
    notes.extend(unknown_notes(commitments, registry, pages))
    return Found(tuple(commitments), tuple(asks), tuple(notes))


def _goes_on(earlier: tuple[Passage, list[str]] | None, passage: Passage) -> list[str]:
    """The sentences of the article before an article, on which its pronouns lean."""
    if earlier is None or passage.kind != "article" or earlier[0].section != passage.section:
        return []
    return earlier[1]


def _commitment(
    item: Judged, verdict: Verdict, roles: Sequence[PartyRole], context: DocumentContext
) -> Commitment:
    sentence = item.sentence
    passage = sentence.passage
    heading = passage.section[-1] if passage.section else None
    deadlines = deadlines_in(sentence.text, context, heading)
    return Commitment(
        passage=passage.position,
        span=sentence.source,
        text=sentence.text,
        modality=verdict.modality,
        parties=tuple(role.mention(passage.text, sentence.start) for role in roles),
        deadlines=tuple(d.record(passage.text, sentence.start) for d in deadlines),
        theme=heading,
        condition=condition_in(sentence.text, item.analysis) if item.analysis else None,
        method=verdict.method,
        level=verdict.level,
        why=verdict.why,
    )


def _ask(item: Judged, verdict: Verdict, roles: Sequence[PartyRole]) -> Ask:
    asker = next((r.name for r in roles if r.role == "responsible"), None)
    addressee = next((r.name for r in roles if r.name != asker), None)
    return Ask(
        passage=item.sentence.position,
        span=item.sentence.source,
        text=item.sentence.text,
        asker=asker,
        addressee=addressee,
        why=verdict.why,
    )


def _too_long(item: Judged) -> Note:
    return Note(
        stage="nlp",
        message=(
            f"Meer dan {LONGEST} woorden zonder zinseinde: niet gelezen op toezeggingen "
            "(waarschijnlijk een tabel of opsomming)."
        ),
        page=item.sentence.passage.page,
        segment=item.sentence.source,
    )
