"""The commitments and asks of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Note
from extract.passages import Passage
from nlp.clauses.reading import LONGEST
from nlp.commitments.conditions import condition_in
from nlp.commitments.judge import Judged, judge
from nlp.commitments.verdict import Verdict
from nlp.deadlines import deadlines_in
from nlp.parties.model import PartyRole
from nlp.parties.roles import PartyReader, Place
from nlp.parties.unknown import unknown_notes
from nlp.reading import DocumentReading
from nlp.records import Ask, Commitment, DocumentContext
from nlp.time.notes import time_notes

_PRONOUN = re.compile(r"\b(?:zij|ze)\b", re.IGNORECASE)


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
    parties = PartyReader(document)
    earlier: tuple[Passage, list[Place]] | None = None
    for passage, judged in judge(document):
        over = _goes_on(earlier, passage)
        earlier = (passage, [(passage, index) for index in range(len(judged))])
        for number, item in enumerate(judged):
            verdict = item.verdict
            if item.analysis is None:
                notes.append(_too_long(item))
            notes.extend(time_notes(item.sentence))
            if verdict is None or verdict.outcome == "none":
                continue
            pronoun = number == 0 and _PRONOUN.search(item.sentence.text)
            decision = parties.roles_of(passage, number, over if over and pronoun else None)
            roles = decision.chosen
            if not decision.responsible:
                verdict = _of_nobody(verdict)
            if verdict.outcome == "ask":
                asks.append(_ask(item, verdict, roles))
            else:
                commitments.append(_commitment(item, verdict, roles, context))
    pages = {passage.position: passage.page for passage in passages}
    notes.extend(unknown_notes(commitments, document.registry, pages))
    return Found(tuple(commitments), tuple(asks), tuple(notes))


def _of_nobody(verdict: Verdict) -> Verdict:
    """A verdict where nobody is responsible by name: less sure, and it says so."""
    level = "probable" if verdict.level == "certain" else verdict.level
    return replace(verdict, level=level, why=f"{verdict.why}; afzender onbekend")


def _goes_on(earlier: tuple[Passage, list[Place]] | None, passage: Passage) -> list[Place]:
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
