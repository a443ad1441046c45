"""A sentence that is printed twice, one right behind the other; an item of a list that is, others between them;
a small word that is ("de de")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checks.words import Mention, WordRelation
from corpus.either import either
from corpus.relations import load_relation_words
from extract.model import RUNNING_TEXT
from extract.passages import Passage
from nlp.language.sentences import Sentence
from nlp.reading import DocumentReading

#: Shorter sentences ("Zie hieronder.") may be meant to stand twice.
_FEWEST_WORDS = 7
_WORD = re.compile(r"\w+")
_WORDS_SHOWN = 8
#: So much is shown around a word, in characters.
_AROUND = 25
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


def repeated_items(passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each item that says the same as one before it in its list, but not right before it."""
    first: dict[tuple[int, int, tuple[str, ...]], Passage] = {}
    for passage in passages:
        words = tuple(_WORD.findall(passage.text.text.casefold()))
        if passage.kind != "list_item" or passage.stem is None or len(words) < _FEWEST_WORDS:
            continue
        other = first.setdefault((passage.stem, passage.level or 0, words), passage)
        if passage.position > other.position + 1:
            shown = " ".join(passage.text.text.split()[:_WORDS_SHOWN])
            there = Mention(other.text.text, other.span)
            here = Mention(shown, passage.span)
            yield WordRelation("once", f"'{shown} …'", here, (there,), known="in deze lijst")


def repeated_words(passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each small word that stands twice where Dutch never has it so."""
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        for match in _doubled().finditer(passage.text.text):
            first = passage.text.source_range(*match.span("word"))
            again = passage.text.source_range(match.end() - len(match["word"]), match.end())
            around = passage.text.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
            shown = f"'… {' '.join(around.split()[1:-1])} …'"
            words = Mention(match["word"], again)
            yield WordRelation("once", shown, words, (Mention(match["word"], first),))


@cache
def _doubled() -> re.Pattern[str]:
    # "de de facto" is right, and so is "GGD'en en".
    words = either(load_relation_words().never_doubled)
    return re.compile(rf"(?<![\w-])(?<!\w['’])(?P<word>{words})\s+(?P=word)(?![\w-])(?!\s+facto)")


def _relation(first: Sentence, again: Sentence) -> WordRelation:
    shown = " ".join(again.text.split()[:_WORDS_SHOWN])
    other = Mention(first.text, first.passage.text.source_range(first.start, first.end))
    place = again.passage.text.source_range(again.start, again.end)
    return WordRelation("once", f"'{shown} …'", Mention(shown, place), (other,))
