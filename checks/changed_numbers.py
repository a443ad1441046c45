"""Numbers that a text says were changed: "560 woningen … Dit aantal is bijgesteld naar 565 woningen".

The old number and the new one look like a slip for each other, and are none: the text tells of both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from checks.phrases import any_of
from corpus.relations import load_relation_words
from extract.model import RUNNING_TEXT
from extract.passages import Passage
from nlp.reading import DocumentReading
from nlp.records import Count

#: So far before a number, in characters, stand the words that say that it was changed.
_WINDOW = 40


def changed_numbers(document: DocumentReading, passages: Sequence[Passage]) -> frozenset[int]:
    """Where in the source the numbers begin behind words for a change, to or from them."""
    found: set[int] = set()
    words = any_of(load_relation_words().changed)
    for passage in passages:
        text = passage.text.text
        if passage.kind in RUNNING_TEXT and words.search(text):
            for number in document.of(passage).numbers:
                before = text[max(0, number.start - _WINDOW) : number.start].rstrip(" €(")
                if any(match.end() == len(before) for match in words.finditer(before)):
                    found.add(passage.text.source_range(number.start, number.end).start)
    return frozenset(found)


def is_told_as_change(odd: Count, usual: Iterable[Count], changed: Collection[int]) -> bool:
    """Return True if one passage has both numbers, and says of one of them that it was changed."""
    return any(
        odd.passage is not None
        and odd.passage == other.passage
        and (odd.span.start in changed or other.span.start in changed)
        for other in usual
    )
