"""Names of places that say nothing of what a text is about: whose name it is, where something stands or is signed.

"Het lid Westerveld", "2500 EK Den Haag", "de rechtbank Amsterdam", "gevestigd te Zwolle", "zoals in Assen".
"""

from __future__ import annotations

import re
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from identity.dates import dates_in

#: What stands before a name is looked for in so many characters.
_BEFORE = 120
#: A date has so many characters at most, with what stands before it.
_DATE = 24
#: "van der" in a surname.
_PARTICLES = r"(?:(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]en|[Tt]er|[Tt]e|’t|'t)\s+)*"
_INITIALS = r"(?:[A-Z][a-z]?\.[\s-]?)"
#: A surname that begins with a capital inside a sentence: "minister en Van Houten".
_OWN_PARTICLE = r"(?<=[a-zà-ÿ),]\s)(?:Van|Von|Ter|Ten)\s+(?:(?:de|den|der)\s+)?"
_POSTCODE = r"(?<!\d)[1-9]\d{3}\s?[A-Z]{2},?\s+"
#: "Zwolle, 3 mei 2024", "Zwolle, datum: …": where something was signed.
_DATED = re.compile(r"\s*,\s*(?:d\.d\.|op\b|datum\b|[._…]{3,})")


def is_person(text: str, start: int, end: int) -> bool:
    """Return True for the name of a person who is called as a place is."""
    if _person_before().search(text, max(0, start - _BEFORE), start) is not None:
        return True
    return _party_behind().match(text, end) is not None


def is_in_passing(text: str, start: int, end: int) -> bool:
    """Return True where the name of a place at ``[start, end)`` says nothing of what ``text`` is about."""
    if is_person(text, start, end):
        return True
    return _place_before().search(text, max(0, start - _BEFORE), start) is not None


def is_where_signed(text: str, start: int, end: int) -> bool:
    """Return True for a place that begins a line with the date on which something was signed or sent."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.strip(" \t#*_>|"):
        return False
    dated = next(dates_in(text[end : end + _DATE]), None)
    return _DATED.match(text, end) is not None or (
        dated is not None and text[end : end + dated.start].strip() == ","
    )


@cache
def _person_before() -> re.Pattern[str]:
    persons = either(load_document_words().places.persons)
    name = r"[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*(?:\s*\([^()]{2,40}\))?"
    several = rf"\b(?i:leden)\s+(?:{_PARTICLES}{name}(?:,\s*|\s+en\s+))*"
    called = rf"(?<![\w-])(?i:{persons})\s+{_INITIALS}*"
    initials = rf"(?:{_INITIALS}{{2,5}}|(?<=[a-zà-ÿ,]\s){_INITIALS})\s*"
    return re.compile(rf"(?:(?:{several}|{called}|{initials}){_PARTICLES}|{_OWN_PARTICLE})\Z")


@cache
def _party_behind() -> re.Pattern[str]:
    words = load_document_words().political
    parties = either((*words.parties, *words.also))
    return re.compile(rf"\s*\((?:{parties})(?![\w])")


@cache
def _place_before() -> re.Pattern[str]:
    words = load_document_words().places
    seats, likened = either(words.seats), either(words.likened)
    courts = rf"(?:{either(words.courts)})(?:\s+(?:te|in|van))?"
    return re.compile(
        rf"(?:{_POSTCODE}|(?<![\w-])(?i:{courts}|{seats}|(?:{likened})(?:\s+(?:in|te|de\s+gemeente|gemeente))?)\s+)\Z"
    )
