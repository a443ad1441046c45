"""Political parties that no list has, by what their own text says of them.

"Dorp Nu is een onafhankelijke lokale partij. Wij …", "Wat de Vrije Volkspartij wil", and one with an
abbreviation of its own that wills all the time: "de Ruimtepartij (RP)".
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from extract.model import Segment
from identity.sheet import Sheet

_PLACE = r"[A-ZÀ-Þ][\w’'-]+"
#: A text that says this of a party that is its own goes on with "we" in so many characters.
_GOES_ON = 250
_WE = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
#: It names its own party so many times.
_NAMED = 2
#: It says so many times what an abbreviated party wills.
_WILLS = 3
_WHAT_IT_WILLS = re.compile(
    rf"Wat (?:de |het )?(?P<name>(?:{_PLACE} )?(?:[A-ZÀ-Þ][a-zà-ÿ]+partij|Partij(?: \w+){{1,4}})) wil(?: \W*\w+\W*)?"
)
_ABBREVIATED = re.compile(
    rf"\b(?P<name>(?:{_PLACE} )?(?:[A-ZÀ-Þ][a-zà-ÿ]+partij|Partij(?: (?:voor|van|de|het|{_PLACE})){{0,4}})) "
    r"\((?P<short>[A-ZÀ-Þ]{2,6})\)"
)


def party_of_title(words: str) -> re.Match[str] | None:
    """ "Wat de Vrije Volkspartij wil": the party in the group ``name``."""
    return _WHAT_IT_WILLS.fullmatch(words)


def party_of_us(sheet: Sheet) -> tuple[str, Segment] | None:
    """ "In dit programma laat De Stadslijst zien … Wij …": the party, with where, as the first page names it."""
    view = sheet.clean_front()
    match = _in_this().search(view.text)
    if match is None or not _WE.search(view.text, match.end(), match.end() + _GOES_ON):
        return None
    return match["name"], view.source_range(*match.span("name"))


@cache
def _in_this() -> re.Pattern[str]:
    words = load_document_words().political
    name = rf"(?:De |Het )?(?!Wij\b|We\b|U\b){_PLACE}(?: {_PLACE}){{0,2}}"
    return re.compile(
        rf"\b[Ii]n dit (?:{either(words.programmes)}) (?:{either(words.presents)}) (?:de |het )?(?P<name>{name})"
    )


def party_by_itself(sheet: Sheet) -> tuple[str, Segment] | None:
    """The one party that a text says it is, with where; None where it says so of none or of several."""
    view = sheet.clean_text
    found = {match["name"]: match.span() for match in _is_party().finditer(view.text)}
    own = {
        name: span
        for name, span in found.items()
        if _WE.search(view.text, span[1], span[1] + _GOES_ON) and view.text.count(name) >= _NAMED
    } or _abbreviated(view.text)
    if len(own) != 1:
        return None
    ((name, span),) = own.items()
    return name, view.source_range(*span)


def _abbreviated(text: str) -> dict[str, tuple[int, int]]:
    """Parties that a text gives an abbreviation and says all the time what they will."""
    found = {match["short"]: match for match in _ABBREVIATED.finditer(text)}
    wills = either(load_document_words().political.wills)
    times = Counter(
        match["short"]
        for match in re.finditer(rf"\b(?P<short>[A-ZÀ-Þ]{{2,6}})\s+(?:{wills})\b", text)
    )
    return {
        match["name"]: match.span()
        for short, match in found.items()
        if times[short] >= _WILLS and _WE.search(text)
    }


@cache
def _is_party() -> re.Pattern[str]:
    called = either(load_document_words().political.called)
    return re.compile(
        rf"(?<![\w-])(?P<name>(?!(?:De|Het|Een|Dit|Dat|Ons|Onze) ){_PLACE}(?: {_PLACE}){{0,3}}) is "
        rf"(?:de |dé |een )(?:[\w-]+,? (?:en )?){{0,3}}(?:{called}) (?:[\w-]+ ){{0,2}}partij\b"
    )
