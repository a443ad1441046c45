"""What the pipeline finds in the sentences of a passage: parties and clauses."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.language.clauses.analysis import analyse
from nlp.language.clauses.lexicon import lexicon
from nlp.language.clauses.sentence_words import Words, words_of
from nlp.language.clauses.structure import Sentence as Analysis
from nlp.language.clauses.subject import Actors, actors_of
from nlp.language.sentences import bounds_of
from nlp.parties.entries import default_registry
from nlp.parties.mentions import parties_in
from nlp.parties.participation import Mention
from nlp.parties.unknown import mentions_again
from nlp.records import DocumentContext

PARTIES_COMPONENT = "woondeal_parties"
CLAUSES_COMPONENT = "woondeal_clauses"
#: A sentence of more words than this is none: the cells of a table, a list without full stops.
LONGEST = 300
#: So many organisations that no list has can be meant again by one word of their name.
_AGAIN = 5

_NO_CONTEXT = DocumentContext("", "other", "")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A sentence at ``[start, end)`` of the passage's clean text, with its words, parties, clauses.

    Offsets of words and mentions count from ``start``. ``analysis`` and ``actors`` are None for what
    is too long to be a sentence.
    """

    start: int
    end: int
    words: Words
    mentions: tuple[Mention, ...]
    analysis: Analysis | None
    actors: Actors | None


def register() -> None:
    """Adds the custom attributes to spaCy's classes; see :mod:`nlp.pipeline`."""
    if not Doc.has_extension("context"):
        Doc.set_extension("context", default=None)
        Doc.set_extension("registry", default=None)
        Doc.set_extension("bounds", default=None)
        Doc.set_extension("readings", default=())
        Span.set_extension("mention", default=None)


register()


@Language.component(PARTIES_COMPONENT)
def find_parties(doc: Doc) -> Doc:
    """Sets ``doc.spans["parties"]``, and ``doc._.readings`` with words and parties."""
    context = doc._.context or _NO_CONTEXT
    registry = doc._.registry or default_registry()
    spans: list[Span] = []
    readings: list[Reading] = []
    earlier: deque[Mention] = deque(maxlen=_AGAIN)
    for start, end in bounds_of(doc):
        sentence = doc.char_span(start, end, alignment_mode="expand") or doc[0:0]
        words = words_of(sentence, start)
        mentions = mentions_again(words.items, parties_in(words.items, context, registry), earlier)
        earlier.extendleft(m for m in mentions if m.form == "unknown")
        readings.append(Reading(start, end, words, mentions, None, None))
        for mention in mentions:
            span = doc.char_span(
                start + mention.start, start + mention.end, mention.kind, alignment_mode="expand"
            )
            if span is not None and mention.form != "part":
                span._.mention = mention
                spans.append(span)
    doc.spans["parties"] = spans
    doc._.readings = tuple(readings)
    return doc


@Language.component(CLAUSES_COMPONENT)
def find_clauses(doc: Doc) -> Doc:
    """Adds the clauses to ``doc._.readings``."""
    doc._.readings = tuple(map(_with_clauses, doc._.readings))
    return doc


def _with_clauses(reading: Reading) -> Reading:
    words, mentions = reading.words, reading.mentions
    if len(words) > LONGEST:
        return reading
    actors = actors_of(words, mentions, lexicon())
    analysis = analyse(words, lexicon(), actors.starts(), actors.named())
    return Reading(reading.start, reading.end, words, mentions, analysis, actors)
