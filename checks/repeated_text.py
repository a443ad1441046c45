"""A sentence that is printed twice, one right behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.words import Mention, WordRelation
from extract.model import RUNNING_TEXT
from extract.passages import Passage
from nlp.language.sentences import Sentence
from nlp.reading import DocumentReading

#: Shorter sentences ("Zie hieronder.") may be meant to stand twice.
_FEWEST_WORDS = 7
_WORD = re.compile(r"\w+")
_WORDS_SHOWN = 8
#: Words of a form or a table have no such end and may well stand twice.
_ENDS = (".", "!", "?")


def repeated_sentences(
    document: DocumentReading, passages: Sequence[Passage]
) -> Iterator[WordRelation]:
    """A relation for each sentence that says the same as the one right before it."""
    before: tuple[tuple[str, ...], Sentence] | None = None
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        for sentence in document.sentences(passage):
            words = tuple(_WORD.findall(sentence.text.casefold()))
            is_whole = sentence.text.rstrip().endswith(_ENDS) and len(words) >= _FEWEST_WORDS
            # "a Gecorrigeerd voor …": the note of a table stands below each part of it.
            is_whole = is_whole and len(words[0]) > 1
            if before is not None and words == before[0] and is_whole:
                yield _relation(before[1], sentence)
            before = (words, sentence)


def _relation(first: Sentence, again: Sentence) -> WordRelation:
    shown = " ".join(again.text.split()[:_WORDS_SHOWN])
    other = Mention(first.text, first.passage.text.source_range(first.start, first.end))
    place = again.passage.text.source_range(again.start, again.end)
    return WordRelation("once", f"'{shown} …'", Mention(shown, place), (other,))
