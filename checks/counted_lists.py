"""Numbers that say how many things follow, and the list that follows: "vijf sporen:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checks.quantity import Quantity, quantity_of
from checks.relation import Relation
from corpus.relations import load_relation_words
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

#: Longer lists are not counted in a sentence.
_MOST_ITEMS = 40
#: From the noun to the colon that opens the list, in characters.
_TO_COLON = 80


def counted_lists(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """A relation for each line that says how many items its list has."""
    items = _items(passages)
    for passage in passages:
        listed = items.get(passage.position, ())
        if len(listed) < 2 or not passage.text.text.rstrip().endswith(":"):
            continue
        number = _counting(passage, document.of(passage).numbers)
        if number is None:
            continue
        noun = passage.text.text[number.start :].rstrip(" :")
        parts = tuple(_place(item) for item in listed)
        stated = quantity_of(number, passage.text)
        yield Relation("count", "plausibility", noun[:_TO_COLON], stated, parts)


def _items(passages: Sequence[Passage]) -> Mapping[int, list[Passage]]:
    """The list items right below each line that introduces a list, by its position."""
    found: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.kind == "list_item" and passage.stem is not None:
            siblings = found.setdefault(passage.stem, [])
            if not siblings or siblings[0].level == passage.level:
                siblings.append(passage)
    return found


def _counting(passage: Passage, numbers: Sequence[Number]) -> Number | None:
    """The number of the last sentence that counts a noun of a list before the colon."""
    text = passage.text.text
    for number in reversed(numbers):
        if number.low is not None or number.is_percent or not 2 <= number.value <= _MOST_ITEMS:
            continue
        noun = _list_noun().match(text, number.end)
        if noun and len(text) - noun.end() <= _TO_COLON and "." not in text[noun.end() :]:
            return number
    return None


def _place(item: Passage) -> Quantity:
    """An item as one thing that is counted."""
    return Quantity(1, 1, item.span)


@cache
def _list_noun() -> re.Pattern[str]:
    nouns = "|".join(
        map(re.escape, sorted(load_relation_words().list_nouns, key=lambda n: -len(n)))
    )
    return re.compile(rf"\s+(?:[a-zà-ÿ]+e\s+)?(?:{nouns})(?!\w)", re.IGNORECASE)
