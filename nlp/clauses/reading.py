"""What the pipeline finds in the sentences of a passage: parties and clauses."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.clauses.lexicon import lexicon
from nlp.clauses.structure import Sentence as Analysis
from nlp.clauses.structure import analyse
from nlp.clauses.subject import Actors, actors_of
from nlp.clauses.words import words_of
from nlp.parties import Mention, parties_of
from nlp.records import DocumentContext
from nlp.sentences import bounds_of

PARTIES_COMPONENT = "woondeal_parties"
CLAUSES_COMPONENT = "woondeal_clauses"
#: A sentence of more words than this is none: the cells of a table, a list without full stops.
LONGEST = 300

_NO_CONTEXT = DocumentContext("", "overig", "")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence at ``[start, end)`` of the passage's clean text, with its clauses and actors.

    ``analysis`` and ``actors`` are None for what is too long to be a sentence.
    """

    start: int
    end: int
    analysis: Analysis | None
    actors: Actors | None


def register() -> None:
    """Adds the custom attributes to spaCy's classes; see :mod:`nlp.pipeline`."""
    if not Doc.has_extension("context"):
        Doc.set_extension("context", default=None)
        Doc.set_extension("bounds", default=None)
        Doc.set_extension("readings", default=())
        Span.set_extension("mention", default=None)
        Span.set_extension("verdict", default=None)


register()


@Language.component(PARTIES_COMPONENT)
def find_parties(doc: Doc) -> Doc:
    """Sets ``doc.spans["parties"]``."""
    context = doc._.context or _NO_CONTEXT
    spans = []
    # The text of a doc is put together at every call.
    text = doc.text
    for start, end in bounds_of(doc):
        for mention in parties_of(text[start:end], context):
            span = doc.char_span(
                start + mention.start, start + mention.end, mention.kind, alignment_mode="expand"
            )
            if span is not None:
                span._.mention = mention
                spans.append(span)
    doc.spans["parties"] = spans
    return doc


@Language.component(CLAUSES_COMPONENT)
def find_clauses(doc: Doc) -> Doc:
    """Sets ``doc._.readings``."""
    words = lexicon()
    mentions: dict[int, list[Mention]] = {}
    bounds = bounds_of(doc)
    parties = iter(doc.spans.get("parties", ()))
    party = next(parties, None)
    for number, (_, end) in enumerate(bounds):
        while party is not None and party.start_char < end:
            mentions.setdefault(number, []).append(party._.mention)
            party = next(parties, None)
    readings = []
    for number, (start, end) in enumerate(bounds):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or len(span) > LONGEST:
            readings.append(Reading(start, end, None, None))
            continue
        tokens = words_of(span)
        actors = actors_of(tokens, mentions.get(number, []), words)
        analysis = analyse(tokens, words, actors.starts(), actors.named())
        readings.append(Reading(start, end, analysis, actors))
    doc._.readings = tuple(readings)
    return doc
