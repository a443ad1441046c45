"""A sentence that stands twice in a document, each time with another number.

"(11.000 woningen t/m 2035, voortvloeiend uit …)" on two pages, once with 15.000: the words around a
number are so much the same that it is one number, given twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.facets import figures
from checks.label_numbers import is_label
from checks.phrases import any_of, counts_something
from checks.quantity import Quantity, quantity_of
from checks.relation import Relation, is_near_miss
from corpus.relations import load_relation_words
from extract.model import RUNNING_TEXT
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

#: So many words before and after a number are the same where it is given twice.
_WORDS_BEFORE = 3
_WORDS_AFTER = 6
#: The window in which they stand, in characters; longer words than these are rare.
_WINDOW = 120
#: Rounder numbers (and shares) differ in like sentences for good reasons.
_FEWEST_FIGURES = 2
_WORD = re.compile(r"[^\W_]+")
#: "Programma 2021-2025 61": what stands right behind a year is the number of a page.
_BEHIND_YEAR = re.compile(r"\b(?:19|20)\d\d\s+$")

_Key = tuple[tuple[str, ...], tuple[str, ...], bool]


def repeated_wordings(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """A relation for each number that stands in the same words as one before it."""
    first: dict[tuple[_Key, frozenset[str]], tuple[Quantity, str]] = {}
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        read = document.of(passage)
        for number in read.numbers:
            key = _key(passage.text.text, number)
            if key is None:
                continue
            quantity = quantity_of(number, passage.text)
            about = " ".join((passage.text.text[number.start : number.end], *key[1]))
            start, end = read.sentence_at(number.start) or (number.start, number.end)
            editions = any_of(load_relation_words().editions).findall(passage.text.text, start, end)
            known_by = (key, frozenset(word.casefold() for word in editions))
            known, _ = first.setdefault(known_by, (quantity, about))
            if known is quantity or not is_near_miss(quantity.low, known.low):
                continue
            yield Relation("same", "plausibility", about, quantity, (known,))


def _key(text: str, number: Number) -> _Key | None:
    """The words around a number, and if it is money; None where it is round, of a page, or has too few."""
    if number.low is not None or number.is_percent or figures(number.value) < _FEWEST_FIGURES:
        return None
    if _BEHIND_YEAR.search(text[: number.start]) and not counts_something(text, number):
        return None
    if is_label(text, number):
        return None
    before = _WORD.findall(text[max(0, number.start - _WINDOW) : number.start].casefold())
    after = _WORD.findall(text[number.end : number.end + _WINDOW].casefold())
    if len(before) < _WORDS_BEFORE or len(after) < _WORDS_AFTER:
        return None
    return tuple(before[-_WORDS_BEFORE:]), tuple(after[:_WORDS_AFTER]), number.is_money
