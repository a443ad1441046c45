"""Every sentence of a document with its analysis and the verdict on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from corpus.parties import SIGNATORIES
from extract.passages import Passage
from nlp.clauses.lexicon import Lexicon, lexicon
from nlp.clauses.reading import Reading
from nlp.clauses.structure import Sentence as Analysis
from nlp.clauses.subject import Actors, noun_phrase, subject_of
from nlp.commitments.decisions import (
    announces,
    decision_verdict,
    is_decision_section,
    label_of,
)
from nlp.commitments.inherit import (
    Stem,
    action_stem,
    agreed_verdict,
    conditions_stem,
    decided_stem,
    is_decided,
    is_infinitive,
    item_verdict,
    stem_of,
)
from nlp.commitments.rules import is_silent_section, verdict_of
from nlp.commitments.second_vote import has_parse, second_vote
from nlp.commitments.stance import Stance, stance_of
from nlp.commitments.verdict import Setting, Verdict
from nlp.parties.entries import default_registry
from nlp.reading import DocumentReading
from nlp.records import DocumentContext
from nlp.sentences import Sentence

_KINDS = ("paragraph", "list_item", "article")
#: A paragraph of fewer words that ends without a full stop is a heading or a caption.
_TITLE_WORDS = 14
#: A line with more words is more than the subject of its items.
_SUBJECT_WORDS = 14
_MARKS = (".", "!", "?", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its analysis and the verdict on it.

    ``analysis`` is None for what is too long to be a sentence.
    """

    sentence: Sentence
    analysis: Analysis | None
    verdict: Verdict | None


def judge(document: DocumentReading) -> Iterator[tuple[Passage, tuple[Judged, ...]]]:
    """Every passage that can hold a commitment, with its sentences, in order."""
    words = lexicon()
    judge = _Judge(document, words, stance_of(document, words.vocabulary))
    for passage in document.passages:
        if passage.kind not in _KINDS:
            continue
        doc = document.of(passage).doc
        judged = judge.passage(passage, document.of(passage).clauses)
        if has_parse(doc):
            judged = tuple(_voted(item, doc) for item in judged)
        _mark(doc, judged)
        yield passage, judged


def _voted(item: Judged, doc: Doc) -> Judged:
    """A sentence with the second vote on it."""
    if item.verdict is None:
        return item
    sentence = item.sentence
    return replace(item, verdict=second_vote(doc, sentence.start, sentence.end, item.verdict))


def _mark(doc: Doc, judged: Sequence[Judged]) -> None:
    """Sets ``doc.spans["commitments"]``."""
    spans = []
    for item in judged:
        verdict = item.verdict
        if verdict is not None and verdict.outcome == "commitment":
            start, end = item.sentence.start, item.sentence.end
            span = doc.char_span(start, end, verdict.modality, alignment_mode="expand")
            if span is not None:
                span._.verdict = verdict
                spans.append(span)
    doc.spans["commitments"] = spans


class _Judge:
    """Goes through a document; remembers the lines that introduce lists."""

    def __init__(
        self,
        document: DocumentReading,
        words: Lexicon,
        stance: Stance,
    ) -> None:
        context = document.context
        self.document = document
        #: The lines that are no more than the subject of their items ("De corporaties:").
        self.subjects: dict[int, str] = {}
        self.lexicon = words
        self.stance = stance
        self.makers = _makers(context)
        self.stems: dict[int, Stem] = {}
        self.recitals: set[int] = set()
        self.they = False
        self.section: tuple[str, ...] = ()
        #: What says that the lines that follow are decisions ("De raad besluit:").
        self.deciding: Stem | None = None
        vocabulary = words.vocabulary
        title = context.title.casefold()
        self.minutes = any(word in title for word in vocabulary.minutes_titles)
        #: The words before a colon that say that what follows was decided.
        self.labels = vocabulary.decision_labels | (
            vocabulary.minutes_labels if self.minutes else frozenset()
        )
        self.children: dict[int, str] = {
            p.stem: p.kind for p in document.passages if p.stem is not None
        }

    def passage(self, passage: Passage, readings: Sequence[Reading]) -> tuple[Judged, ...]:
        vocabulary = self.lexicon.vocabulary
        silent = is_silent_section(passage.section, vocabulary.silent_sections)
        silent = silent or self._is_recital(passage)
        judged: list[Judged] = []
        # "Zij" in an article can be the parties of the article before it.
        numbered = passage.kind in ("article", "list_item")
        follows = numbered and passage.section == self.section
        they = self.they if follows else False
        for sentence, reading in zip(self.document.sentences(passage), readings, strict=True):
            analysis, actors = reading.analysis, reading.actors
            if analysis is None or actors is None:
                judged.append(Judged(sentence, None, None))
                continue
            verdict = None
            if not silent and not sentence.text.endswith("?") and not _is_title(passage, sentence):
                item = passage.stem is not None and sentence.index == 0
                stem = self._stem(passage, sentence, analysis)
                decided = is_decided(stem) or self._in_decisions(passage)
                stance: Stance = "binding" if decided else self.stance
                setting = Setting(stance, self.lexicon, they, item, self.makers, self.minutes)
                verdict = self._verdict(sentence, analysis, actors, setting, stem)
                if item and (verdict is None or verdict.outcome == "none"):
                    verdict = self._with_subject(passage, sentence, setting) or verdict
            judged.append(Judged(sentence, analysis, verdict))
            if passage.stem is None or sentence.index:
                they = _they_are_actors(analysis, actors, they)
        self.they, self.section = they, passage.section
        if len(judged) == 1 and readings[0].analysis is not None:
            self._remember_subject(passage, readings[0])
        if judged:
            judged[-1] = self._introduces(passage, judged)
        return tuple(judged)

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

    def _with_subject(
        self, passage: Passage, sentence: Sentence, setting: Setting
    ) -> Verdict | None:
        """The verdict on an item with the subject that stands in the line above it."""
        subject = self.subjects.get(passage.stem or 0)
        if subject is None:
            return None
        reading = self.document.text(f"{subject} {sentence.text}").clauses[0]
        if reading.analysis is None or reading.actors is None:
            return None
        return verdict_of(reading.analysis, reading.actors, setting)

    def _is_recital(self, passage: Passage) -> bool:
        """Is it one of the considerations ("overwegende dat: …")? What hangs below one is one too."""
        text = passage.text.text.casefold()
        vocabulary = self.lexicon.vocabulary
        headed = bool(passage.section) and passage.section[-1].casefold().startswith(
            vocabulary.recital_stems
        )
        said = any(re.search(rf"(?:^|[,;:] ?){w} dat\b", text) for w in vocabulary.recitals)
        opens = text.endswith((":", " dat")) and any(
            re.search(rf"\b{w}(?: dat)? ?:?$", text) for w in vocabulary.recital_stems
        )
        below = passage.stem is not None and passage.stem in self.recitals
        if headed or said or opens or below:
            self.recitals.add(passage.position)
            return True
        return False

    def _stem(self, passage: Passage, sentence: Sentence, analysis: Analysis) -> Stem | None:
        """What introduces a sentence: the line above its list, or the word before its colon."""
        label = label_of(sentence.text, self.labels)
        if label:
            return decided_stem(label)
        if sentence.index:
            return None
        if passage.stem is not None:
            return self.stems.get(passage.stem)
        if passage.kind == "list_item" and is_decision_section(
            passage.section, self.lexicon.vocabulary.action_headings
        ):
            return action_stem(passage.section[-1])
        return None if analysis.clauses else self.deciding

    def _in_decisions(self, passage: Passage) -> bool:
        return is_decision_section(passage.section, self.lexicon.vocabulary.decision_labels)

    def _verdict(
        self,
        sentence: Sentence,
        analysis: Analysis,
        actors: Actors,
        setting: Setting,
        stem: Stem | None,
    ) -> Verdict | None:
        verdict = verdict_of(analysis, actors, setting)
        if verdict is not None and verdict.outcome != "none":
            return verdict
        passage = sentence.passage
        if not analysis.clauses and (is_decided(stem) or self._in_decisions(passage)):
            under = stem.text if stem else passage.section[-1]
            decision = decision_verdict(analysis, self.lexicon, under)
            if decision is not None:
                return decision
        if stem is None:
            return verdict
        unsaid = stem.incomplete and verdict is None
        if not analysis.clauses or unsaid or is_infinitive(analysis, actors):
            found = item_verdict(analysis, sentence.text, stem, self.lexicon)
        else:
            told = verdict is not None and verdict.method != "toestand"
            found = None if told else agreed_verdict(analysis, stem, self.lexicon)
        return found or verdict

    def _introduces(self, passage: Passage, judged: Sequence[Judged]) -> Judged:
        """Keeps what introduces a list, or decisions; a line that is no sentence without its items is
        no commitment."""
        last = judged[-1]
        text = last.sentence.text
        stem = self._stem_of(passage, last)
        opens = text.rstrip().endswith(":")
        if opens and is_decided(stem):
            self.deciding = stem
        elif judged[0].analysis is None or judged[0].analysis.clauses:
            self.deciding = None
        if passage.position not in self.children:
            return replace(last, verdict=None) if opens and stem.incomplete else last
        self.stems[passage.position] = stem
        sub_articles = self.children[passage.position] == "article" and stem.opens
        alone = stem.incomplete or (sub_articles and not stem.examples)
        return replace(last, verdict=None) if alone else last

    def _stem_of(self, passage: Passage, last: Judged) -> Stem:
        text = last.sentence.text
        vocabulary = self.lexicon.vocabulary
        label = label_of(text, self.labels)
        if label and len(text) <= len(label) + 2:
            return decided_stem(text)
        verdict = last.verdict
        if last.analysis is not None and (verdict is None or verdict.outcome == "none"):
            verdict = (
                announces(last.analysis, text, self.lexicon)
                or conditions_stem(last.analysis, text, vocabulary.conditions)
                or verdict
            )
        above = self.stems.get(passage.stem) if passage.stem is not None else None
        if verdict is None and above is not None:
            verdict = above.verdict
        return stem_of(text, verdict, last.analysis)


def _makers(context: DocumentContext) -> frozenset[str]:
    """The parties that made a document, under the names that mentions have; none: not known."""
    if not context.issued_by:
        return frozenset()
    registry = default_registry()
    names = {registry.canonical(name) for name in context.issued_by}
    areas = (context.area_id, context.region_id, *context.municipality_ids)
    found = (registry.of_area(area) for area in areas if area)
    return frozenset({*names, *(party.name for party in found if party), SIGNATORIES})


def _is_title(passage: Passage, sentence: Sentence) -> bool:
    """A line that stands alone without a full stop: a heading or caption that layout did not tell."""
    text = passage.text.text
    return (
        passage.kind == "paragraph"
        and sentence.start == 0
        and sentence.end == len(text)
        and not text.endswith(_MARKS)
        and text.count(" ") < _TITLE_WORDS
    )


def _they_are_actors(analysis: Analysis, actors: Actors, before: bool) -> bool:
    """Can "they" in the next sentence be the parties that are the subject of this one?"""
    if not analysis.clauses:
        return before
    subject = subject_of(analysis.clauses[0], analysis.words, actors)
    return subject.kind == "actor" or (subject.kind == "pronoun" and before)
