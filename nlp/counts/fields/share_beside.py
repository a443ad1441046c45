"""What a percentage is of by the words right beside it that are no noun phrase behind "van".

"40% binnenstedelijk", "76% bestaat uit koopwoningen", "een groei van de woningvoorraad van 1,07%", "3,8% van de
in totaal 500 woningen".
"""

from __future__ import annotations

import re

from corpus.count_measures import load_count_measures
from corpus.counting import Vocabulary
from nlp.counts.fields.unit import unit_name
from nlp.counts.levels import ABOUT_HOMES
from nlp.counts.readings import Reading

_SMALL = r"(?:(?:circa|ca\.?|ongeveer|ruim|bijna|minimaal|maximaal|minstens|ten\s+minste|ten\s+hoogste|gemiddeld|zo[’']n)\s+)*"
#: Behind a share: its sign, a number of it in brackets, the bracket that closes around it.
_SIGN = r"\s*(?:%|procent\b)?\s*\)?\s*(?:\([^()]{1,30}\)\s*)?"
#: "groei van de woningvoorraad van 1,07%"
_GROWTH = re.compile(
    r"\b(?P<said>(?:groei|toename|stijging|afname|daling|krimp)\s+(?:van|in)\s+(?:de|het)\s+(?:(?!van\b)[\w-]+\s+){0,2}?[a-zà-ÿ-]{4,})\s+(?:van|met)\s+"
    + _SMALL
    + "$",
    re.IGNORECASE,
)
#: "van de in totaal 500 woningen"
_OF_NUMBER = re.compile(
    r"\s*(?:%|procent\b)\s*van\s+(?P<whole>(?:de|het|deze)\s+(?:in\s+totaal\s+|totaal\s+|circa\s+|ruim\s+|ongeveer\s+)?[0-9][0-9.]*\s+(?P<noun>[a-zà-ÿ-]{4,}))",
    re.IGNORECASE,
)
#: "76% bestaat uit koopwoningen", "voor 44% (22 woningen) uit middeldure koop", "(70%) aan grondgebonden woningen"
_CONSISTS = re.compile(
    _SIGN
    + r"(?:betreft|betreffen|bestaat\s+uit|bestaan\s+uit|uit|om|aan)\s+(?:een\s+)?(?P<what>(?:\(?(?:[a-zà-ÿ-]+e|[a-zà-ÿ-]+bonden)\)?\s+){0,2}(?P<noun>[a-zà-ÿ-]{4,}))",
    re.IGNORECASE,
)
_TENURE = re.compile(r"koop|huur", re.IGNORECASE)
#: "inbreiding van minimaal 50% en uitbreiding van maximaal 50%"
_WITHIN = re.compile(rf"\b(?P<said>inbreiding|uitbreiding)\s+(?:van|is)\s+{_SMALL}$", re.I)
_BOTH = re.compile(r"\binbreiding", re.IGNORECASE)
#: "80% in hoofdkernen en 20% in kleine kernen", "10% in inbreidingslocaties"
_IN_PARTS = re.compile(
    _SIGN
    + r"(?:gerealiseerd\s+gaan\s+worden\s+|te\s+realiseren\s+)?(?P<what>in\s+(?:de\s+|het\s+)?(?:[a-zà-ÿ]+e\s+)?(?:\w*(?:kernen|dorpen|steden)|(?:inbreid|uitbreid|uitleg)\w+))\b",
    re.IGNORECASE,
)
#: "5% in het huursegment", "de helft in de koopsector"
_IN_SECTOR = re.compile(
    _SIGN + r"(?P<what>in\s+(?:de|het)\s+(?:[a-zà-ÿ-]+e\s+)?[a-z]*(?:sector|segment))\b",
    re.IGNORECASE,
)


def share_beside(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """What a percentage is of by the words beside it; None where they say nothing of homes."""
    return (
        _growth(reading)
        or _of_number(reading, vocabulary)
        or _consists(reading, vocabulary)
        or _within(reading)
        or _in_parts(reading)
        or _in_sector(reading)
    )


def is_kind_of_place(words: str) -> bool:
    """Return True for "aandeel binnenstedelijk": where the homes are, and no noun."""
    return load_count_measures().places.fullmatch(words.removeprefix("aandeel ")) is not None


def _before(reading: Reading, pattern: re.Pattern[str]) -> str | None:
    sighting = reading.sighting
    found = pattern.search(reading.passage.text.text, sighting.sentence[0], sighting.number.start)
    return " ".join(found["said"].split()).casefold() if found is not None else None


def _behind(reading: Reading, pattern: re.Pattern[str]) -> re.Match[str] | None:
    sighting = reading.sighting
    return pattern.match(reading.passage.text.text, sighting.number.end, sighting.sentence[1])


def _is_home(noun: str, vocabulary: Vocabulary) -> bool:
    named = unit_name(noun, vocabulary)
    return named is not None and named[0] == "woningen"


def _growth(reading: Reading) -> str | None:
    return _before(reading, _GROWTH)


def _of_number(reading: Reading, vocabulary: Vocabulary) -> str | None:
    found = _behind(reading, _OF_NUMBER)
    if found is None or not _is_home(found["noun"], vocabulary):
        return None
    return f"aandeel van {' '.join(found['whole'].split())}"


def _consists(reading: Reading, vocabulary: Vocabulary) -> str | None:
    found = _behind(reading, _CONSISTS)
    if found is None:
        return None
    if not _is_home(found["noun"], vocabulary) and not _TENURE.fullmatch(found["noun"]):
        return None
    return f"aandeel {' '.join(found['what'].split())}"


def _within(reading: Reading) -> str | None:
    said = _before(reading, _WITHIN)
    return f"aandeel {said}" if said and _BOTH.search(reading.sentence) else None


def _in_parts(reading: Reading) -> str | None:
    found = _behind(reading, _IN_PARTS)
    if found is None or not ABOUT_HOMES.search(reading.sentence):
        return None
    return f"aandeel {' '.join(found['what'].split())}"


def _in_sector(reading: Reading) -> str | None:
    found = _behind(reading, _IN_SECTOR)
    return f"aandeel {' '.join(found['what'].split())}" if found is not None else None
