"""The commitments and asks of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language

from extract.model import Note
from extract.passages import Passage
from nlp.commitments.clauses import Sentence as Analysis
from nlp.commitments.clauses import analyse
from nlp.commitments.conditions import condition_in
from nlp.commitments.inherit import Stem, item_verdict, stem_of
from nlp.commitments.lexicon import lexicon
from nlp.commitments.rules import Setting, Verdict, is_silent_section, verdict_of
from nlp.commitments.stance import Stance, stance_of
from nlp.commitments.subject import actors_of
from nlp.commitments.words import words_of
from nlp.deadlines import deadlines_in
from nlp.parties import PartyRole, parties_of, roles_of
from nlp.pipeline import build
from nlp.records import Ask, Commitment, DocumentContext
from nlp.sentences import Sentence, of_passage

_KINDS = ("paragraph", "list_item", "article")


@dataclass(frozen=True, slots=True)
class Found:
    """What a document promises and asks, and what was left out."""

    commitments: tuple[Commitment, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its analysis and the verdict on it."""

    sentence: Sentence
    analysis: Analysis
    verdict: Verdict | None


@lru_cache(maxsize=1)
def default_pipeline() -> Language:
    """The pipeline without a model, built once."""
    return build()


def find(
    context: DocumentContext, passages: Sequence[Passage], nlp: Language | None = None
) -> Found:
    """The commitments and asks in the passages of a document.

    Headings, captions, footnotes and running headers give none.
    """
    commitments: list[Commitment] = []
    asks: list[Ask] = []
    by_position = {passage.position: passage for passage in passages}
    for passage, judged in judge(context, passages, nlp or default_pipeline()):
        for number, item in enumerate(judged):
            verdict = item.verdict
            if verdict is None or verdict.outcome == "none":
                continue
            before = [j.sentence.text for j in judged[:number]]
            stem = by_position.get(passage.stem) if passage.stem is not None else None
            roles = roles_of(
                item.sentence.text,
                context,
                stem=stem.text.text if stem else None,
                before=before,
                section=passage.section,
            )
            if verdict.outcome == "ask":
                asks.append(_ask(item, verdict, roles))
            else:
                commitments.append(_commitment(item, verdict, roles, context))
    return Found(tuple(commitments), tuple(asks))


def judge(
    context: DocumentContext, passages: Sequence[Passage], nlp: Language
) -> Iterator[tuple[Passage, list[Judged]]]:
    """Every passage that can hold a commitment, with the verdicts on its sentences."""
    words = lexicon()
    stance = stance_of(context, words.vocabulary)
    read = [p for p in passages if p.kind in _KINDS]
    docs = nlp.pipe((p.text.text for p in read), batch_size=64)
    stems: dict[int, Stem] = {}
    children = {p.stem for p in passages if p.stem is not None}
    for passage, doc in zip(read, docs, strict=True):
        judged: list[Judged] = []
        actors_before = False
        silent = is_silent_section(passage.section, words.vocabulary.silent_sections)
        for sentence in of_passage(passage):
            span = doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
            if span is None:
                continue
            tokens = words_of(span)
            actors = actors_of(tokens, parties_of(sentence.text, context), words)
            analysis = analyse(tokens, words, actors.starts())
            setting = Setting(stance, words, actors_before, passage.kind == "article")
            verdict = None
            if not silent and not sentence.text.endswith("?"):
                verdict = verdict_of(analysis, actors, setting)
                if not analysis.clauses and passage.stem is not None:
                    verdict = item_verdict(analysis, stems.get(passage.stem), setting)
            judged.append(Judged(sentence, analysis, verdict))
            actors_before = any(
                _opens_with_actor(verdict_subject) for verdict_subject in _subjects(verdict)
            ) or (actors_before and verdict is None)
        if passage.position in children and judged:
            last = judged[-1]
            stems[passage.position] = stem_of(
                last.sentence.text, last.verdict, stems.get(passage.stem or 0)
            )
            if stems[passage.position].incomplete:
                judged[-1] = Judged(last.sentence, last.analysis, None)
        yield passage, judged


def _subjects(verdict: Verdict | None) -> Iterator[str]:
    if verdict is not None:
        yield verdict.subject.kind


def _opens_with_actor(kind: str) -> bool:
    return kind == "actor"


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
        condition=condition_in(sentence.text, item.analysis),
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


def stance_for(context: DocumentContext) -> Stance:
    """How a document weighs; see :mod:`nlp.commitments.stance`."""
    return stance_of(context, lexicon().vocabulary)
