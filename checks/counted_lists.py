"""Numbers that say how many things follow, and the list that follows: "vijf sporen:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checks.phrases import any_of
from checks.quantity import Quantity, quantity_of
from checks.relation import Relation
from corpus.relations import load_relation_words
from extract.model import RUNNING_TEXT
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

#: Longer lists are not counted in a sentence.
_MOST_ITEMS = 40
#: From the noun to the colon that opens the list, in characters.
_TO_COLON = 80
#: "Hof van Twente", "'s-Hertogenbosch", "Olst-Wijhe", "Bergen op Zoom".
_NAME = re.compile(
    r"(?:['’]s-)?[A-Z][\w'’-]*(?: (?:van|op|aan|de|den|der|bij) (?:(?:de|den|der|het) )?[A-Z][\w'’-]*)?"
)
#: "drie gemeenten in Twente: …"; what follows "in het" or "in de" is the name of where they lie.
_OPENS = re.compile(r"(?:\s+in\s+(?!(?:het|de)\b)[\w-]+)?\s*:?\s*")
#: "- 3. Betaalbaarheid", "4. Wonen met zorg".
_OPENING_NUMBER = re.compile(r"\W*(\d{1,2})[.)](?!\d)")
#: "vier thema's en de realisatiekracht van de visie:".
_AND_ANOTHER = re.compile(r"\s+en\s+(?:de|het|een|één)\s")
#: So many passages behind the last item the next one can be.
_NEAR = 3
_COMMA = re.compile(r",\s+")
_AND = re.compile(r",?\s+en\s+")


def counted_lists(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """A relation for each line that says how many items its list has."""
    items = _items(passages)
    for passage in passages:
        listed = items.get(passage.position, ())
        if len(listed) < 2 or not passage.text.text.rstrip().endswith(":"):
            continue
        number = _counting(passage, document.of(passage).numbers)
        if number is None or not number.value / 2 <= len(listed) <= number.value * 2:
            continue
        if _goes_on(passages, listed):
            continue
        noun = passage.text.text[number.start :].rstrip(" :")
        parts = tuple(_place(item) for item in listed)
        stated = quantity_of(number, passage.text)
        yield Relation("count", "plausibility", noun[:_TO_COLON], stated, parts)


def counted_names(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """A relation for each number of municipalities that is followed by their names, in one sentence.

    "De 14 Twentse gemeenten Almelo, Borne, … en Wierden": the names must follow each other with
    nothing but commas and "en" between them.
    """
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        reading = document.of(passage)
        for number in reading.numbers:
            noun = _municipalities().match(passage.text.text, number.end)
            if number.low is not None or not 2 <= number.value <= _MOST_ITEMS or not noun:
                continue
            names = _names_from(passage.text.text, noun.end())
            if len(names) < 2:
                continue
            subject = passage.text.text[number.start : noun.end()]
            places = (passage.text.source_range(start, end) for start, end in names)
            parts = tuple(Quantity(1, 1, place) for place in places)
            stated = quantity_of(number, passage.text)
            yield Relation("count", "plausibility", subject, stated, parts)


def _names_from(text: str, start: int) -> list[tuple[int, int]]:
    """Where the names of an enumeration stand that ends in "en" and one more; else none."""
    opens = _OPENS.match(text, start)
    name = _NAME.match(text, opens.end() if opens else start)
    found: list[tuple[int, int]] = []
    while name is not None and len(found) < _MOST_ITEMS:
        found.append(name.span())
        comma, last = _COMMA.match(text, name.end()), _AND.match(text, name.end())
        if last is not None:
            name = _NAME.match(text, last.end())
            more = _COMMA.match(text, name.end()) if name is not None else None
            if name is None or more is None or not _NAME.match(text, more.end()):
                return [*found, name.span()] if name is not None else []
            # "Dongen, Gilze en Rijen, Goirle en Tilburg": the name of one.
            found[-1] = (found[-1][0], name.end())
            comma = more
        name = _NAME.match(text, comma.end()) if comma is not None else None
    return []


def _items(passages: Sequence[Passage]) -> Mapping[int, list[Passage]]:
    """The list items right below each line that introduces a list, by its position."""
    found: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.kind == "list_item" and passage.stem is not None:
            siblings = found.setdefault(passage.stem, [])
            if not siblings or siblings[0].level == passage.level:
                siblings.append(passage)
    return found


def _goes_on(passages: Sequence[Passage], listed: Sequence[Passage]) -> bool:
    """Return True if a numbered list goes on in what was read as something else: "# 4. Wonen met zorg"."""
    last = listed[-1]
    if _numbered(last) != len(listed):
        return False
    at = passages.index(last) + 1
    return any(_numbered(passage) == len(listed) + 1 for passage in passages[at : at + _NEAR])


def _numbered(passage: Passage) -> int | None:
    opens = _OPENING_NUMBER.match(f"{passage.marker or ''} {passage.text.text}")
    return int(opens[1]) if opens else None


def _counting(passage: Passage, numbers: Sequence[Number]) -> Number | None:
    """The number of the last sentence that counts a noun of a list before the colon."""
    text = passage.text.text
    for number in reversed(numbers):
        if number.low is not None or number.is_percent or not 2 <= number.value <= _MOST_ITEMS:
            continue
        noun = _list_noun().match(text, number.end)
        if noun and len(text) - noun.end() <= _TO_COLON and "." not in text[noun.end() :]:
            return None if _are_others(noun[0], text[noun.end() :]) else number
    return None


def _are_others(counted: str, rest: str) -> bool:
    """Return True if the words before the colon say that the list has not just what was counted.

    "vier thema's en de realisatiekracht:" has one more; "9 speerpunten, de speerpunten die van belang zijn:" fewer.
    """
    said = (*load_relation_words().selected, counted.split()[-1].casefold())
    return bool(_AND_ANOTHER.match(rest) or any_of(said).search(rest))


def _place(item: Passage) -> Quantity:
    """An item as one thing that is counted."""
    return Quantity(1, 1, item.span)


@cache
def _municipalities() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, load_relation_words().municipalities))
    return re.compile(rf"\s+(?:[A-Za-zà-ÿ-]+e\s+)?(?:{nouns})(?!\w)", re.IGNORECASE)


@cache
def _list_noun() -> re.Pattern[str]:
    nouns = "|".join(
        map(re.escape, sorted(load_relation_words().list_nouns, key=lambda n: -len(n)))
    )
    return re.compile(rf"\s+(?:[a-zà-ÿ]+e\s+)?(?:{nouns})(?!\w)", re.IGNORECASE)
