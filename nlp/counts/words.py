"""Small helpers for reading the words around a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.counting import Term
from corpus.language import language

_LANGUAGE = language()
#: A noun phrase ends at these: prepositions, conjunctions, auxiliaries, and verbs of figures.
STOP_WORDS = frozenset(
    {
        *_LANGUAGE.prepositions.words,
        *_LANGUAGE.coordinators.both,
        *_LANGUAGE.auxiliaries,
        *(word for opener in _LANGUAGE.subordinator for word in opener.words),
        *[
            "t/m",
            "staat",
            "staan",
            "blijkt",
            "bedraagt",
            "bedragen",
            "valt",
            "vallen",
            "geldt",
            "omvat",
            "omvatten",
            "komt",
            "komen",
        ],
        *["krijgt", "krijgen", "draagt", "ook", "niet", "meer", "mogelijk", "minus"],
    }
) - {"te"}  # "de te realiseren woningen" is one phrase
_WORD = re.compile(r"[^\s()\[\],;:.]+(?:\.(?=[^\W\d_]))?[^\s()\[\],;:.]*")
_ANAPHOR = re.compile(
    r"\b(?:dit\s+(?:aantal\w*|percentage|streven|doel|aandeel|is|zijn|was|betekent|betreft|vertaalt|komt|schetst|gaat|bedraagt"
    r"|houdt|omvat|geldt|zou|levert|leidt|kan|wordt|te|totaal)|(?:is|zijn|om)\s+dit|hiervan|daarvan|daarvoor|hiervoor|de\s+overige|hiermee|daarmee|daarbij|hierbij|daarom|hieronder|het\s+betreft|het\s+gaat\s+om|waarvan|hierin|daarin"
    r"|dat\s+(?:is|zijn|waren|betekent|betreft)|(?:is|zijn|waren|was|werden|betreft)\s+dat|(?:is|zijn|was|waren|werden)\s+het\s+er|(?:is|was|waren)\s+het(?=\s+(?:[a-z]+\s+){0,2}[0-9])|(?:gaat|ging)\s+het\s+om|hier|dan\s+ook|(?:uit|in|zie)\s+(?:de\s+)?(?:boven|onder)staande\s+(?:tabel|figuur)"
    r"|(?:van|voor|op|in|met)\s+(?:deze|die)(?!\s+(?:woondeal|regio|actualisatie|overeenkomst|periode|agenda|manier|wijze|\w*plan|document|\w*visie|nota|paragraaf|bijlage|tabel|aanpak|gemeente|provincie)\b)"
    r"|deze\s+(?:\w+\s+)?(?:[0-9.]+|\w*opgaven?|segmenten|woningen|parken|doelstelling(?:en)?|ambities?|aantallen|uitsplitsing|doelen|verdeling))\b",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(r"(?:\b(?:het|de|als)\s+volgende\b|:\s*$)", re.IGNORECASE)


@lru_cache(maxsize=16)
def refers_back(sentence: str) -> bool:
    """Return True if the sentence speaks of what the sentence before it said ("hiervan", "deze
    opgave")."""
    return bool(_ANAPHOR.search(sentence))


def introduces(sentence: str) -> bool:
    """Return True if the sentence announces the next one ("het volgende", a colon)."""
    return bool(_INTRODUCTION.search(sentence))


def words_from(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words of ``text[start:end]`` up to the first punctuation, as (start, end, word)."""
    found = []
    position = start
    for match in _WORD.finditer(text, start, end):
        gap = text[position : match.start()]
        if gap.strip():
            break
        found.append((match.start(), match.end(), match.group()))
        position = match.end()
    return found


def first_of(terms: Iterable[Term], text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The term that stands first in ``text[start:end]``; of two at one place the longest."""
    best: tuple[int, int, str] | None = None
    for term in terms:
        match = next(term.found_in(text, start, end), None)
        if match and (best is None or (match.start(), -match.end()) < (best[0], best[1])):
            best = (match.start(), -match.end(), term.name)
    return (best[2], best[0], -best[1]) if best else None


def last_of(terms: Iterable[Term], text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The term that stands last in ``text[start:end]``; of two that end together the longest."""
    best: tuple[int, int, str] | None = None
    for term in terms:
        for match in term.found_in(text, start, end):
            if best is None or (match.end(), -match.start()) > (best[0], best[1]):
                best = (match.end(), -match.start(), term.name)
    return (best[2], -best[1], best[0]) if best else None
