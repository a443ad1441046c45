"""Of which number a word of a basis is said: of this one, of another, or of none that it only serves."""

from __future__ import annotations

import re

from corpus.count_bases import load_basis_rules
from nlp.counts.sightings import Sighting

#: "de behoefte van 500 woningen", "in de behoefte aan circa 40": the number is what the word says.
OF_NUMBER = re.compile(
    r"(?:\s+(?:en|of)\s+[\w-]+)?\s*"
    r"(?:\(\s*|\s(?:van|aan|naar|is|bedraagt|op|ad)\s+(?:[\w’'.-]+\s+){0,4}\(?)",
    re.IGNORECASE,
)
#: "wat leidt tot een tekort van 180": the word is said of the number behind it.
_NEXT_NUMBER = re.compile(rf"{OF_NUMBER.pattern}(?!(?:19|20)[0-9]{{2}}\b)[0-9]", re.IGNORECASE)
COUNTED_BEFORE = re.compile(
    r"(?:[0-9]|\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien))\s+$"
)
#: So many characters before a word another number counts it, or a word says what it is for.
_NEAR, _SERVES_NEAR = 24, 60


def is_of_next(text: str, match: re.Match[str]) -> bool:
    """Return True if a noun behind a number is that of the next one: "507, wat leidt tot een tekort van 180"."""
    is_noun = load_basis_rules().served.match(match.group()) is not None
    return is_noun and _NEXT_NUMBER.match(text, match.end()) is not None


def is_with_another(text: str, match: re.Match[str], window: tuple[int, int]) -> bool:
    """Return True for homes that go and are counted by another number: "900 woningen en 100 onttrekkingen".

    The ``window`` holds the words before or behind a number, and not its own figures.
    """
    if not load_basis_rules().goes.fullmatch(match.group().split()[0]):
        return False
    begin, end = max(window[0], match.start() - _NEAR), window[1]
    counted = COUNTED_BEFORE.search(text, begin, match.start())
    return counted is not None or _NEXT_NUMBER.match(text, match.end(), end) is not None


def is_served(text: str, begin: int, match: re.Match[str], number: int | None) -> bool:
    """Return True if a word is what something is for: "om te voorzien in de behoefte".

    ``begin`` is where its sentence begins; a ``number`` that is the word's complement ("voorzien in de
    behoefte van 500 woningen") is said by it all the same.
    """
    rules = load_basis_rules()
    if not rules.served.match(match.group()):
        return False
    before = text[max(begin, match.start() - _SERVES_NEAR) : match.start()]
    if not (rules.serves_before.search(before) or rules.serves_behind.match(text, match.end())):
        return False
    return number is None or not OF_NUMBER.fullmatch(text, match.end(), number)


def is_of_later(text: str, sighting: Sighting, words: str) -> bool:
    """Return True if the word that holds for a sentence is that of a number behind this one."""
    begin, end = sighting.sentence
    found = re.compile(re.escape(words)).search(text, begin, end)
    if found is None or found.start() < sighting.number.end:
        return False
    return is_of_next(text, found)
