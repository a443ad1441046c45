"""Every sentence of a document with all votes on it and the decision, in order.

The walk knows what stands where: which line introduces which, who "they" can be, what is under a
heading. The rules only see one line at a time (:class:`nlp.commitments.evidence.line.Line`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document_words import load_document_words
from corpus.kinds import load_kind_words
from corpus.parties import SIGNATORIES, STATE
from extract.model import RUNNING_TEXT
from extract.passages import Passage
from nlp.commitments.document.sections import (
    Recitals,
    closing_label,
    heading_of,
    is_own_policy,
    label_of,
    opens_listing,
    says_decided,
    silent_heading,
)
from nlp.commitments.document.stance import is_letter, stance_of
from nlp.commitments.document.stems import Stem, stem_of, stem_of_acts, stem_said_by
from nlp.commitments.document.they import they_after
from nlp.commitments.evidence.line import TOLD_KINDS, Line, is_chained
from nlp.commitments.rules.line_rules import line_vote, line_votes
from nlp.commitments.rules.match import RuleSet, default_rules, votes_of
from nlp.commitments.rules.parse import parse_votes
from nlp.commitments.rules.stem_votes import (
    accepted,
    announced,
    conditions,
    included,
    stem_vote,
    tasks_list,
    will_do_list,
)
from nlp.commitments.verdicts import Decision, Finding, Setting, Vote
from nlp.commitments.weigh_votes import decide
from nlp.language.clauses.lexicon import Lexicon, lexicon
from nlp.language.clauses.structure import Sentence as Analysis
from nlp.language.clauses.subject import noun_phrase
from nlp.language.sentences import Sentence
from nlp.parties.cues import party_words
from nlp.parties.entries import default_registry, of_cabinet
from nlp.parties.last_named import MINUTES
from nlp.reading import DocumentReading
from nlp.records import DocumentContext
from nlp.sentence_reading import Reading

#: Kinds that say little of a document, or are of a list of decisions: words of its title make it minutes.
_TITLED = ("other", "decision", "annex")
#: The rules on what was agreed or promised; what follows such a sentence was so as well.
_AGREED = frozenset(
    ("agreement", "agreed_elsewhere", "agreement_goes_on", "promise", "promise_goes_on")
)
#: Kinds that a text of a political party may have as well.
_OF_PARTIES_TOO = ("programme", "vision", "other")
#: So many words of a title say what it is, where nothing else does ("Ontwerp bestemmingsplan").
_OPENING_WORDS = 2
#: The number of an item of an agenda ("5.a.3"), whose decision is another one than that before it.
_AGENDA_ITEM = re.compile(r"\d{1,2}\.(?:[a-z]\b|\d)[\d.]*")
#: A heading with so many blanks that begins with "Actie:" says what will be done.
_ACTION_WORDS = 4
#: A paragraph of more sentences is running text, also under "Planning".
_LINES = 2
_TIME_LINES = ("tijdlijn",)
_YEAR_IN = re.compile(r"\b20\d\d\b")
#: A line with more words is more than the subject of its items.
_SUBJECT_WORDS = 14


@dataclass(frozen=True, slots=True)
class Decided:
    """A sentence with its analysis (None: too long to be one), its line and the decision on it."""

    sentence: Sentence
    analysis: Analysis | None
    line: Line
    decision: Decision


def decisions_in(
    document: DocumentReading, rules: RuleSet | None = None
) -> Iterator[tuple[Passage, tuple[Decided, ...]]]:
    """Every passage that can hold a commitment, with its sentences, in order."""
    walk = _Walk(document, rules or default_rules())
    for passage in document.passages:
        if passage.kind not in RUNNING_TEXT and not walk.is_action(passage):
            continue
        yield passage, walk.passage(passage)


class _Walk:
    """Goes through a document; remembers the lines that introduce lists."""

    def __init__(self, document: DocumentReading, rules: RuleSet) -> None:
        context = document.context
        words = lexicon()
        vocabulary = words.vocabulary
        title = context.title.casefold()
        minutes = context.kind == MINUTES or (
            context.kind in _TITLED and any(word in title for word in vocabulary.minutes_titles)
        )
        self.document = document
        self.rules = rules
        self.lexicon: Lexicon = words
        self.setting = Setting(
            stance_of(document, vocabulary),
            words,
            makers=_makers(context),
            about=_municipality(context),
            minutes=minutes,
            letter=is_letter(document, vocabulary),
            speakers=tuple(speaker.person for speaker in context.speakers),
            kind=_kind(context),
            year=_year(context),
        )
        #: The words before a colon that say that what follows was decided.
        self.labels = vocabulary.decision_labels | (
            vocabulary.minutes_labels if minutes else frozenset()
        )
        self.recitals = Recitals(vocabulary)
        self.stems: dict[int, Stem] = {}
        #: The lines that are no more than the subject of their items ("De corporaties:").
        self.subjects: dict[int, str] = {}
        #: The kind of what a passage introduces, by its position.
        self.children: dict[int, str] = {
            p.stem: p.kind for p in document.passages if p.stem is not None
        }
        #: What says that the lines that follow are decisions ("De raad besluit:").
        self.deciding: Stem | None = None
        self.they = False
        self.section: tuple[str, ...] = ()

    def is_action(self, passage: Passage) -> bool:
        """Return True for a heading of minutes that says who will do what ("Actie: Bea vraagt dit na")."""
        text = passage.text.text
        said = passage.kind == "heading" and self.setting.minutes
        label = label_of(text, self.labels) if said else None
        return label is not None and text.count(" ") >= _ACTION_WORDS

    # -- one passage --------------------------------------------------------------------------

    def passage(self, passage: Passage) -> tuple[Decided, ...]:
        """The decisions on the sentences of a passage; passages come in order."""
        if _AGENDA_ITEM.match(passage.marker or passage.text.text):
            self.deciding = None
        readings = self.document.of(passage).clauses
        sentences = self.document.sentences(passage)
        recital = self.recitals.holds(passage)
        # "Zij" in an article can be the parties of the article before it.
        follows = passage.kind in ("article", "list_item") and passage.section == self.section
        they = self.they if follows else False
        decided: list[Decided] = []
        for sentence, reading in zip(sentences, readings, strict=True):
            line = self._line(passage, sentence, reading, they=they, recital=recital)
            if decided and _says_agreed(decided[-1].decision):
                line = replace(line, setting=replace(line.setting, agreed=True))
            decided.append(self._decided(line))
            if passage.stem is None or sentence.index:
                they = they_after(sentence, reading, before=they)
        self.they, self.section = they, passage.section
        if len(decided) == 1:
            self._remember_subject(passage, readings[0])
        if decided:
            decided[-1] = self._introduces(passage, decided)
        return tuple(decided)

    def _line(
        self,
        passage: Passage,
        sentence: Sentence,
        reading: Reading,
        *,
        they: bool,
        recital: bool,
    ) -> Line:
        vocabulary = self.lexicon.vocabulary
        stem = self._stem(passage, sentence, reading.analysis)
        heading = heading_of(passage.section)
        in_decisions = heading in vocabulary.decision_labels or says_decided(passage.section)
        done = stem is not None and stem.is_done
        decided = (in_decisions and not done) or (stem is not None and stem.is_decided)
        # Running text below such a heading is no list.
        several = passage.kind == "paragraph" and len(self.document.of(passage).bounds) > _LINES
        whole = several and sentence.text.rstrip().endswith(".")
        running = whole and not _YEAR_IN.search(sentence.text)
        # A time line tells what was as well, and without a date nobody knows from where on.
        undated = heading in _TIME_LINES and self.setting.year is None
        listed = opens_listing(heading, vocabulary.listing_headings) and not (running or undated)
        under = (stem.text if stem is not None else passage.section[-1]) if decided else ""
        setting = replace(
            self.setting,
            stance="binding" if decided else self.setting.stance,
            they_are_actors=they,
            item=passage.stem is not None and sentence.index == 0,
            listed=listed,
            own_policy=is_own_policy(passage.section, party_words().policies, self.setting.about),
        )
        return Line(
            sentence,
            reading.analysis,
            reading.actors,
            setting,
            stem,
            silent=silent_heading(passage.section, vocabulary.silent_sections),
            recital=recital,
            under=under,
            listed=passage.section[-1] if listed else "",
            turn=self.document.turns.get((passage.position, sentence.index)),
        )

    def _decided(self, line: Line) -> Decided:
        """The decision on a line, from the votes of all rules."""
        votes: list[Vote] = []
        if line.analysis is not None and line.actors is not None:
            votes += votes_of(line.analysis, line.actors, line.setting, self.rules.clause)
            votes += self._votes_with_subject(line)
        votes += line_votes(line, self.rules)
        sentence = line.sentence
        doc = self.document.of(sentence.passage).doc
        votes += parse_votes(doc, sentence.start, sentence.end, self.rules)
        return Decided(sentence, line.analysis, line, decide(votes))

    def _votes_with_subject(self, line: Line) -> list[Vote]:
        """The votes on an item with the subject that stands in the line above it."""
        passage = line.sentence.passage
        subject = self.subjects.get(passage.stem or 0) if line.setting.item else None
        if subject is None:
            return []
        reading = self.document.text(f"{subject} {line.text}").clauses[0]
        if reading.analysis is None or reading.actors is None:
            return []
        votes = votes_of(reading.analysis, reading.actors, line.setting, self.rules.clause)
        # Their words are tokens of another text.
        return [replace(vote, above=True, words=()) for vote in votes]

    # -- what introduces what -----------------------------------------------------------------

    def _remember_subject(self, passage: Passage, reading: Reading) -> None:
        """Remembers a line that names who does what its items say, and nothing else."""
        analysis, actors = reading.analysis, reading.actors
        if passage.position not in self.children or analysis is None or actors is None:
            return
        if analysis.clauses or len(analysis.words) > _SUBJECT_WORDS:
            return
        subject = noun_phrase(range(len(analysis.words)), analysis.words, actors)
        if subject is not None and subject.kind == "actor":
            self.subjects[passage.position] = passage.text.text.rstrip(" :")

    def _stem(self, passage: Passage, sentence: Sentence, analysis: Analysis | None) -> Stem | None:
        """What introduces a sentence: the line above its list, or the word before its colon."""
        label = label_of(sentence.text, self.labels)
        if label:
            return self._said_by("decision_label", label)
        if sentence.index:
            return None
        if passage.stem is not None:
            return self.stems.get(passage.stem)
        vocabulary = self.lexicon.vocabulary
        if (
            passage.kind == "list_item"
            and heading_of(passage.section) in vocabulary.action_headings
        ):
            return self._said_by("action_heading", passage.section[-1])
        has_clauses = analysis is not None and bool(analysis.clauses) and not is_chained(analysis)
        return None if has_clauses else self.deciding

    def _said_by(self, rule: str, words: str) -> Stem:
        """The stem that a label or heading makes."""
        return stem_said_by(words, stem_vote(self.rules.stem[rule], words))

    def _introduces(self, passage: Passage, decided: Sequence[Decided]) -> Decided:
        """The last sentence, once what it introduces is known; that is remembered.

        A line that is no sentence without its items is no commitment.
        """
        last = decided[-1]
        stem = self._stem_of(passage, last)
        opens = last.sentence.text.rstrip().endswith(":")
        first = decided[0].analysis
        if opens and stem.is_decided:
            self.deciding = stem
        elif not _is_part(passage) and (first is None or first.clauses):
            self.deciding = None
        if passage.position not in self.children:
            return self._alone(last) if opens and stem.incomplete else last
        self.stems[passage.position] = stem
        sub_articles = self.children[passage.position] == "article" and stem.opens
        alone = stem.incomplete or (sub_articles and not stem.examples)
        return self._alone(last) if alone else last

    def _alone(self, item: Decided) -> Decided:
        """The same with one more vote: without its items the line says nothing."""
        votes = (*item.decision.votes, line_vote(self.rules.line["alone"], Finding()))
        return replace(item, line=replace(item.line, alone=True), decision=decide(votes))

    def _stem_of(self, passage: Passage, last: Decided) -> Stem:
        text = last.sentence.text
        label = label_of(text, self.labels)
        alone = label == text.rstrip(" :")
        said = text if alone else closing_label(text, self.labels)
        if said:
            return self._said_by("decision_label", said)
        taken_on = accepted(text, self.rules) if last.line.under else None
        if taken_on is not None:
            return stem_of_acts(text, taken_on)
        vote = last.decision.speaks
        if last.analysis is not None and (vote is None or vote.outcome == "none"):
            conditional = self.lexicon.vocabulary.conditions
            vote = (
                announced(last.analysis, text, self.rules)
                or conditions(last.analysis, text, conditional, self.rules)
                or self._listed_in_agreement(last, text)
                or vote
            )
        above = self.stems.get(passage.stem) if passage.stem is not None else None
        if vote is None and above is not None:
            vote = above.vote
        return stem_of(text, vote, last.analysis)

    def _listed_in_agreement(self, last: Decided, text: str) -> Vote | None:
        """What an agreement says of the items of a line ("De gemeente zal:")."""
        reading = last.analysis
        if reading is None or last.line.actors is None or self.setting.kind in TOLD_KINDS:
            return None
        binding = self.setting.stance == "binding"
        listed = (included(text, self.rules) or tasks_list(text, self.rules)) if binding else None
        return listed or will_do_list(reading, last.line.actors, text, self.rules)


def _is_part(passage: Passage) -> bool:
    """Return True for an item of a list: what was decided may go on behind it."""
    return passage.kind == "list_item" or passage.stem is not None


def _says_agreed(decision: Decision) -> bool:
    """Return True if a sentence says what was agreed, or goes on with it."""
    winner = decision.winner
    return winner is not None and winner.rule in _AGREED


def _makers(context: DocumentContext) -> frozenset[str]:
    """The parties that made a document, under the names that mentions have; none: not known."""
    if not context.issued_by:
        return frozenset()
    registry = default_registry()
    names = {registry.canonical(name) for name in context.issued_by}
    areas = (context.area_id, context.region_id, *context.municipality_ids)
    found = (registry.of_area(area) for area in areas if area)
    state = {STATE} if any(map(of_cabinet, names)) else set()
    return frozenset({*names, *(party.name for party in found if party), *state, SIGNATORIES})


def _kind(context: DocumentContext) -> str:
    """The kind of a document; where nothing else says it, that of its title ("Bestemmingsplan De Es").

    A programme of one political party is what it wants of others too.
    """
    if context.kind in _OF_PARTIES_TOO and _is_political(context.issued_by):
        return "election_programme"
    if context.kind != "other":
        return context.kind
    opening = " ".join(context.title.split()[:_OPENING_WORDS])
    return load_kind_words().kind_of(opening) or context.kind


def _is_political(makers: Sequence[str]) -> bool:
    """Return True if one political party made a document, as such or as that of a place ("VVD Ede")."""
    parties = load_document_words().political.parties
    return len(makers) == 1 and any(
        makers[0] == name or makers[0].startswith(f"{name} ") for name in parties
    )


def _year(context: DocumentContext) -> int | None:
    """The year in which a document was made, None where that is not known."""
    year = (context.dated or "")[:4]
    return int(year) if year.isdecimal() else None


def _municipality(context: DocumentContext) -> str:
    """The municipality that a document is about, under the name that mentions have; empty: none."""
    party = default_registry().of_area(context.area_id) if context.area_id else None
    return party.name if party is not None and party.kind == "municipality" else ""
