"""The commitments and asks of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.commitment_doubts import Doubt
from extract.model import Note
from extract.passages import Passage
from nlp.commitments.conditions import condition_in
from nlp.commitments.confidence import with_confidence
from nlp.commitments.document.walk import Decided, decisions_in
from nlp.commitments.doubts import Standing, doubts_about, fields_of, lowered, own_bodies
from nlp.commitments.lead_in import shown_text
from nlp.commitments.makers_wish import with_maker
from nlp.commitments.own_clauses import promising_ranges
from nlp.commitments.rules.match import RuleSet
from nlp.commitments.verdicts import Decision, Vote
from nlp.deadlines import deadlines_beside, deadlines_in, placed
from nlp.language.clauses.structure import Sentence as Analysis
from nlp.language.sentences import Sentence
from nlp.language.time.notes import time_notes
from nlp.parties.beside import BESIDE_RULE
from nlp.parties.entries import we as who_is_we
from nlp.parties.implied import AGREED
from nlp.parties.participation import PartyDecision, PartyRole
from nlp.parties.responsible import NAMED_BEFORE
from nlp.parties.roles import PartyReader, Place
from nlp.parties.unknown import unknown_notes
from nlp.reading import DocumentReading
from nlp.records import Ask, Commitment, Deadline, DocumentContext, Level, PartyMention
from nlp.sentence_reading import LONGEST

#: Why a commitment names nobody: the one body that made the document tells what others agreed, or
#: the document does not say whose it is.
_BY_OTHERS = "een afspraak van anderen, die de zin niet noemt"
_SENDER_UNKNOWN = "afzender onbekend"
_PRONOUN = re.compile(r"\b(?:zij|ze)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SentenceDecision:
    """A sentence and all that was decided about it, whether it promises something or not.

    ``analysis`` is None for what is too long to be a sentence. ``parties`` (with the votes on them),
    ``deadlines`` and ``doubts`` are those of a sentence that promises or asks something.
    """

    sentence: Sentence
    analysis: Analysis | None
    decision: Decision
    parties: PartyDecision | None = None
    deadlines: tuple[Deadline, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def votes(self) -> tuple[Vote, ...]:
        return self.decision.votes

    def words_of(self, vote: Vote) -> tuple[str, ...]:
        """The words that a vote goes by."""
        texts = self.analysis.words.texts if self.analysis is not None else ()
        return tuple(texts[index] for index in vote.words)

    @property
    def chosen(self) -> tuple[PartyRole, ...]:
        """The parties, responsible ones first."""
        return self.parties.chosen if self.parties is not None else ()

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
    found: list[SentenceDecision] = []
    notes: list[Note] = []
    for passage, decided in decisions_in(document, rules):
        reader.open(passage, len(decided))
        for item in decided:
            if item.analysis is None:
                notes.append(_too_long(item))
            notes.extend(time_notes(item.sentence))
            found.append(_read(item, reader))
            if item.decision.outcome == "ask":
                asks.append(_ask(found[-1]))
            elif item.decision.promises:
                before = tuple(earlier.sentence.text for earlier in decided[: item.sentence.index])
                read = _commitment(item, found[-1], shown_text(item, before))
                commitments.append(with_confidence(read, found[-1].parties, reader.context))
    notes.extend(unknown_notes(commitments, document.registry, reader.pages))
    return Found(tuple(commitments), tuple(asks), tuple(notes), tuple(found))


def _read(item: Decided, reader: _Reader) -> SentenceDecision:
    """What was decided about a sentence, with who and by when where it promises something."""
    if not item.decision.promises:
        return SentenceDecision(item.sentence, item.analysis, item.decision)
    parties = reader.parties(item)
    if item.decision.winner is not None:
        parties = with_maker(
            parties,
            item.decision.winner.rule,
            item.sentence.text,
            reader.context,
            reader.registry,
        )
    decision = reader.capped(item.decision, parties)
    if not parties.responsible:
        decision = reader.of_nobody(decision, parties)
    deadlines = reader.deadlines(item)
    doubts = doubts_about(Standing(item, parties, deadlines, reader.context, reader.own))
    decision = lowered(decision, doubts)
    return SentenceDecision(item.sentence, item.analysis, decision, parties, deadlines, doubts)


class _Reader:
    """Reads who and by when in sentences that promise something; knows the text before them."""

    def __init__(self, document: DocumentReading) -> None:
        self.context: DocumentContext = document.context
        self.pages = {passage.position: passage.page for passage in document.passages}
        self.registry = document.registry
        self.own = own_bodies(document.context, document.registry)
        self._parties = PartyReader(document)
        self._earlier: tuple[Passage, list[Place]] | None = None
        self._over: list[Place] = []

    def open(self, passage: Passage, sentences: int) -> None:
        """Go to a passage; what it leans on is the article before it, if it goes on with that."""
        self._over = _goes_on(self._earlier, passage)
        self._earlier = (passage, [(passage, index) for index in range(sentences)])

    def parties(self, item: Decided) -> PartyDecision:
        """Who takes on what a sentence says."""
        sentence = item.sentence
        leans = sentence.index == 0 and self._over and _PRONOUN.search(sentence.text)
        return self._parties.roles_of(
            sentence.passage, sentence.index, self._over if leans else None
        )

    def capped(self, decision: Decision, parties: PartyDecision) -> Decision:
        """A decision that is not certain where the document does not say who speaks, or where it is no
        more than probable that the body which takes it on is the one that made the document."""
        if decision.level != "certain":
            return decision
        context = self.context
        makers = {self.registry.canonical(name) for name in context.issued_by}
        ours = any(role.name in makers for role in parties.responsible)
        if NAMED_BEFORE in parties.why:
            return replace(decision, level="probable")
        known = context.issued_by or context.signatories or context.speakers
        if known and not (ours and context.sender_level != "certain"):
            return decision
        return replace(decision, level="probable")

    def of_nobody(self, decision: Decision, parties: PartyDecision) -> Decision:
        """Return a decision where nobody is responsible by name: never certain, and it says so."""
        sender, _ = who_is_we(self.context, self.registry)
        level: Level = "probable" if decision.level == "certain" else decision.level
        reason = _BY_OTHERS if sender and AGREED in parties.why else _SENDER_UNKNOWN
        return replace(decision, level=level, why=f"{decision.why}; {reason}")

    def deadlines(self, item: Decided) -> tuple[Deadline, ...]:
        """By when."""
        sentence = item.sentence
        passage = sentence.passage
        heading = passage.section[-1] if passage.section else None
        found = deadlines_in(sentence.text, self.context, heading, promising_ranges(item))
        own = tuple(placed(d, passage.text, sentence.start) for d in found)
        return own or deadlines_beside(passage, self.context)


def _goes_on(earlier: tuple[Passage, list[Place]] | None, passage: Passage) -> list[Place]:
    """The sentences of the article before an article, on which its pronouns lean."""
    if earlier is None or passage.kind != "article" or earlier[0].section != passage.section:
        return []
    return earlier[1]


def _commitment(item: Decided, found: SentenceDecision, text: str) -> Commitment:
    sentence = item.sentence
    passage = sentence.passage
    winner = found.decision.winner
    return Commitment(
        passage=passage.position,
        span=sentence.source,
        text=text,
        modality=winner.modality if winner else "plan",
        parties=tuple(_mention(role, sentence) for role in found.chosen),
        deadlines=found.deadlines,
        theme=passage.section[-1] if passage.section else None,
        condition=condition_in(sentence.text, item.analysis) if item.analysis else None,
        method=winner.rule if winner else "",
        level=found.decision.level,
        why=found.decision.why,
        doubt=fields_of(found.doubts),
    )


def _mention(role: PartyRole, sentence: Sentence) -> PartyMention:
    """A party with the place of its name: in the sentence, or in the cell beside it."""
    beside = sentence.passage.beside
    if role.rule == BESIDE_RULE and beside is not None and beside.who is not None:
        return role.mention(beside.who)
    return role.mention(sentence.passage.text, sentence.start)


def _ask(found: SentenceDecision) -> Ask:
    asker = next((r.name for r in found.chosen if r.role == "responsible"), None)
    addressee = next((r.name for r in found.chosen if r.name != asker), None)
    return Ask(
        passage=found.sentence.position,
        span=found.sentence.source,
        text=found.sentence.text,
        asker=asker,
        addressee=addressee,
        why=found.decision.why,
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
