"""The unit that a header, the name of a row, a caption or a heading names."""

from __future__ import annotations

import re

from corpus.counting import Vocabulary
from extract.headers import is_class
from nlp.counts.fields.unit import unit_name

_PERCENT_HEADER = re.compile(
    r".*(?<![0-9])(?<![0-9] )\(?%\)?\s*|\W*(?:percentage|aandeel|%)\W*", re.IGNORECASE
)
#: "Plancapaciteit als % van de opgave", "in procenten van het totaal", "percentage van de voorraad"
_SHARE_OF = re.compile(
    r"\b(?:als|in)\s+(?:een\s+)?(?:%|procent(?:en)?\b|percentage\b)|^\W*(?:%|percentage)\s+van\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"€|\beuro\b|\bbedrag(?:en)?\b|\bkosten\b|\bbudget\b", re.IGNORECASE)
#: "in mln.": of nothing else do authorities keep tables in millions.
_MILLIONS = re.compile(
    r"^\W*(?:bedragen\s+)?(?:in|x|×)\s+(?:1\s+)?(?:mln|miljoen|miljoenen|mld|mrd|miljarden)\b",
    re.IGNORECASE,
)
#: "huurwoningen tot €1.000 per maand", "koop € 180.000 - € 280.000", "(€355.000)": a limit in a header does not make it money.
_LIMIT = re.compile(
    r"€\s?[0-9.,]+(?:,?\s?-)*\s*(?:[-–]|tot|en)\s*€?\s?[0-9.,]+"
    r"|(?:tot|van|vanaf|onder|boven|(?:meer|minder|hoger|lager)\s+dan)\s+(?:aan\s+)?(?:de\s+)?[^()]*?\(?€\s?[0-9.,]+\)?"
    r"|[<>≤≥]=?\s*€\s?[0-9.,]+|\(\s*€\s?[0-9.,]+\s*\)"
)
#: "2 personen", "5 of meer personen": how large a household is, and not how many people.
_SIZE = re.compile(
    r"\W*[1-9]\s*(?:(?:of|en)\s+meer|\+|(?:[-–]|of)\s*[2-9])?[\s-]*(?:persoon|personen)(?:\s+of\s+meer)?\W*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NUMBER_OF_PROJECTS = re.compile(r"\baantal\s+\w*projecten\b", re.IGNORECASE)
_HOMES = re.compile(
    r"woningbouw|woningvoorraad|woningbehoefte|woningvraag|woningopgave|woningaanbod|bouwprogramma|nieuwbouw|binnenstedelijk|uitleg|uitbreiding",
    re.IGNORECASE,
)
_PLACES = re.compile(r"huisvestingsopgave|\bBW\b|plekken")
#: The marks of footnotes behind a word or brackets.
NOTE_MARKS = re.compile(r"(?<=[a-z)])[0-9]{1,2}(?=\s|$)|[*†]+")


def is_size_of_household(text: str) -> bool:
    """Return True if a label as a whole says how large households are: "3 of meer personen"."""
    return bool(_SIZE.fullmatch(text))


def unit_named(text: str, vocabulary: Vocabulary) -> str | None:
    """The unit that a header names."""
    if is_size_of_household(text) or is_class(text):
        return None
    if _PERCENT_HEADER.fullmatch(text) or _SHARE_OF.search(text):
        return "%"
    words = _LIMIT.sub("", text)
    if _MONEY.search(words) or _MILLIONS.search(words):
        return "EUR"
    for match in _WORD.finditer(words):
        named = unit_name(NOTE_MARKS.sub("", match.group()), vocabulary)
        if named is None or named[1]:
            continue
        if named[0] != "projecten" or _NUMBER_OF_PROJECTS.search(words):
            return named[0]
    if vocabulary.homes.search(words) or _HOMES.search(words):
        return "woningen"
    if "huishoudens" in words.casefold():
        return "huishoudens"
    return "plekken" if _PLACES.search(words) else None
