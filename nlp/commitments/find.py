"""The commitments and asks of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Note
from extract.passages import Passage
from nlp.clauses.reading import LONGEST
from nlp.commitments.conditions import condition_in
from nlp.commitments.document.walk import Decided, decisions_in
from nlp.commitments.model import Decision, Vote
from nlp.commitments.rules.match import RuleSet
from nlp.deadlines import deadlines_in
from nlp.parties import PartyRole, roles_of, unknown_notes, with_people
from nlp.parties.mentions import default_registry
from nlp.reading import DocumentReading
from nlp.records import Ask, Commitment, Deadline, DocumentContext
from nlp.sentences import Sentence

_PRONOUN = re.compile(r"\b(?:zij|ze)\b", re.IGNORECASE)
#: How many sentences back a party can be looked for.
_BEFORE = 5


@dataclass(frozen=True, slots=True)
class SentenceDecision:
    """A sentence and all that was decided about it, whether it promises something or not.

    ``parties`` and ``deadlines`` are those of a sentence that promises or asks something; each party
    says why it is one.
    """

    sentence: Sentence
    decision: Decision
    parties: tuple[PartyRole, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    @property
    def votes(self) -> tuple[Vote, ...]:
        return self.decision.votes

    @property
    def outcome(self) -> str:
        return self.decision.outcome

    @property
    def why(self) -> str:
        return self.decision.why


@dataclass(frozen=True, slots=True)
class Found:
    """What a document promises and asks, what was left out, and how each sentence was decided."""

    commitments: tuple[Commitment, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[Note, ...] = ()
    decisions: tuple[SentenceDecision, ...] = ()


def find(document: DocumentReading, rules: RuleSet | None = None) -> Found:
    """The commitments and asks in the passages of a document.

    Headings, captions, footnotes and running headers give none. ``rules`` are those of the reference
    data, where no others are given.
    """
    reader = _Reader(document)
    commitments: list[Commitment] = []
    asks: list[Ask] = []
    notes: list[Note] = []
    found: list[SentenceDecision] = []
    for passage, decided in decisions_in(document, rules):
        before = reader.open(passage, decided)
        for number, item in enumerate(decided):
            if item.analysis is None:
                notes.append(_too_long(item))
            winner = item.decision.winner
            if winner is None or not item.decision.promises:
                found.append(SentenceDecision(item.sentence, item.decision))
                continue
            roles = reader.parties(item, before[number])
            deadlines = reader.deadlines(item)
            found.append(SentenceDecision(item.sentence, item.decision, roles, deadlines))
            if item.decision.outcome == "ask":
                asks.append(_ask(item, roles))
            else:
                commitments.append(_commitment(item, winner, roles, deadlines))
    notes.extend(unknown_notes(commitments, reader.registry, reader.pages))
    return Found(tuple(commitments), tuple(asks), tuple(notes), tuple(found))


class _Reader:
    """Reads who and by when in sentences that promise something; knows the text before them."""

    def __init__(self, document: DocumentReading) -> None:
        self.context: DocumentContext = document.context
        self.passages = {passage.position: passage for passage in document.passages}
        self.pages = {passage.position: passage.page for passage in document.passages}
        texts = (passage.text.text for passage in document.passages)
        self.registry = with_people(default_registry(), texts, document.context)
        self._earlier: tuple[Passage, list[str]] | None = None

    def open(self, passage: Passage, decided: Sequence[Decided]) -> list[list[str]]:
        """For each sentence of a passage those before it, on which its pronouns lean."""
        over = _goes_on(self._earlier, passage)
        texts = [item.sentence.text for item in decided]
        self._earlier = (passage, texts)
        before = [texts[max(0, number - _BEFORE) : number] for number in range(len(texts))]
        if texts and over and _PRONOUN.search(texts[0]):
            before[0] = over[-_BEFORE:]
        return before

    def parties(self, item: Decided, before: Sequence[str]) -> tuple[PartyRole, ...]:
        """Who takes on what a sentence says."""
        passage = item.sentence.passage
        stem = self.passages.get(passage.stem) if passage.stem is not None else None
        return roles_of(
            item.sentence.text,
            self.context,
            stem=stem.text.text if stem else None,
            before=before,
            section=passage.section,
            registry=self.registry,
        )

    def deadlines(self, item: Decided) -> tuple[Deadline, ...]:
        """By when."""
        sentence = item.sentence
        passage = sentence.passage
        heading = passage.section[-1] if passage.section else None
        found = deadlines_in(sentence.text, self.context, heading)
        return tuple(d.record(passage.text, sentence.start) for d in found)


def _goes_on(earlier: tuple[Passage, list[str]] | None, passage: Passage) -> list[str]:
    """The sentences of the article before an article, on which its pronouns lean."""
    if earlier is None or passage.kind != "article" or earlier[0].section != passage.section:
        return []
    return earlier[1]


def _commitment(
    item: Decided, winner: Vote, roles: Sequence[PartyRole], deadlines: tuple[Deadline, ...]
) -> Commitment:
    sentence = item.sentence
    passage = sentence.passage
    return Commitment(
        passage=passage.position,
        span=sentence.source,
        text=sentence.text,
        modality=winner.modality,
        parties=tuple(role.mention(passage.text, sentence.start) for role in roles),
        deadlines=deadlines,
        theme=passage.section[-1] if passage.section else None,
        condition=condition_in(sentence.text, item.analysis) if item.analysis else None,
        method=winner.rule,
        level=item.decision.level,
        why=item.decision.why,
    )


def _ask(item: Decided, roles: Sequence[PartyRole]) -> Ask:
    asker = next((r.name for r in roles if r.role == "responsible"), None)
    addressee = next((r.name for r in roles if r.name != asker), None)
    return Ask(
        passage=item.sentence.position,
        span=item.sentence.source,
        text=item.sentence.text,
        asker=asker,
        addressee=addressee,
        why=item.decision.why,
    )


def _too_long(item: Decided) -> Note:
    return Note(
        stage="nlp",
        message=(
            f"Meer dan {LONGEST} woorden zonder zinseinde: niet gelezen op toezeggingen "
            "(waarschijnlijk een tabel of opsomming)."
        ),
        page=item.sentence.passage.page,
        segment=item.sentence.source,
    )
