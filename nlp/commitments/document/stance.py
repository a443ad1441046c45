"""How a document weighs: whether what it says is agreed, planned, or told."""

from __future__ import annotations

import re

from corpus.kinds import Stance
from corpus.vocabulary import Vocabulary
from extract.model import RUNNING_TEXT
from nlp.reading import DocumentReading

_WE = re.compile(r"\b(?:we|wij)\b", re.IGNORECASE)
_ENOUGH = 30
#: From this share of sentences with "we" on, the makers of a text speak of little but themselves.
_BINDING_SHARE = 1 / 3
_PROGRAMME_SHARE = 1 / 6


def stance_of(document: DocumentReading, vocabulary: Vocabulary) -> Stance:
    """The stance of a document: from its kind or, for a kind that does not tell, from its title.

    Where neither says anything, the text does: who says "we" in every third sentence speaks of what
    they will do. Else only what is said outright counts.
    """
    context = document.context
    by_kind = vocabulary.stances.get(context.kind)
    if by_kind is not None:
        return by_kind
    title = context.title.casefold()
    found = [(title.find(word), stance) for word, stance in vocabulary.title_stances]
    found = [(position, stance) for position, stance in found if position >= 0]
    return min(found)[1] if found else _by_voice(document)


def _by_voice(document: DocumentReading) -> Stance:
    """The stance of a text from how often its makers say "we"."""
    said = total = 0
    for passage in document.passages:
        if passage.kind in RUNNING_TEXT:
            text = passage.text.text
            for start, end in document.of(passage).bounds:
                total += 1
                said += bool(_WE.search(text, start, end))
    if total < _ENOUGH:
        return "background"
    share = said / total
    if share >= _BINDING_SHARE:
        return "binding"
    return "programme" if share >= _PROGRAMME_SHARE else "background"


def is_letter(document: DocumentReading, vocabulary: Vocabulary) -> bool:
    """Return True if a document is written to someone."""
    context = document.context
    return context.kind in vocabulary.letter.kinds or any(
        word in context.title.casefold() for word in vocabulary.letter.titles
    )
