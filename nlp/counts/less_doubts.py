"""Doubts on numbers that say less than their row would: of a size, less than it, or a change of a price.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counts.case import Case

#: "12 woningen van minimaal 90 m2", "20% van de woningen kleiner dan 40 m²": the row says of no size.
_SIZE = re.compile(
    r"[^.;:0-9]{0,70}(?:[<>≤≥]\s?|\b(?:van|is|zijn|tot|dan|tussen|minimaal|maximaal|minstens|hooguit|circa|heeft|hebben|kent|kennen)\s+(?:[a-z]+\s+){0,2})"
    r"(?P<size>[0-9]{2,3})(?:\s?(?:-|–|tot|en)\s?[0-9]{2,3})?\s?(?:m2|m²|vierkante\s+meter|gbo\b)",
    re.IGNORECASE,
)
#: Before what else has a size.
_OTHER_THING = re.compile(
    r"\b(?:en|plus|naast|waarvan|terwijl|met\s+een|op\s+een)\b", re.IGNORECASE
)
#: Units whose number is one of homes of a size.
_OF_SIZES = frozenset({"woningen", "%"})
#: "nog niet de helft", "nog geen 500 woningen": it is less, and by how much nobody says.
_LESS = re.compile(
    r"\b(?:nog\s+(?:niet|geen)|(?:lang|nog\s+lang|bij\s+lange\s+na)\s+niet|niet\s+eens)\s+$",
    re.IGNORECASE,
)
#: "een huurverhoging mogen vragen van 5%": a change of a price, and no share of homes.
_OF_PRICES = re.compile(
    r"\b(?:huurverhoging|huursomstijging|huurstijging|huurverlaging|huursom|prijsstijging|prijsdaling|rente|indexering|indexatie|inflatie|loonstijging|opslag|korting|rendement|ozb|btw)(?:en|s)?\b"
    r"(?:\s+[a-zà-ÿ-]+){0,5}?\s+(?:van|met|tot)\s+(?:(?:maximaal|minimaal|circa|ca\.|ongeveer|ruim)\s+)?$",
    re.IGNORECASE,
)


def of_sizes(case: Case) -> Iterator[str]:
    """Homes of a size that the measure does not name: the row would be of homes of any size."""
    reading = case.reading
    sighting = reading.sighting
    if reading.unit.name not in _OF_SIZES or re.search(r"m2|m²|vierkante", case.measure):
        return
    found = _SIZE.match(case.text, sighting.number.end, sighting.sentence[1])
    if found is not None and not _goes_on(case, found.start("size")):
        yield "een grootte die de rij niet noemt"


def _goes_on(case: Case, end: int) -> bool:
    """Return True if the size is that of another thing: "40 woningen en een park van 500 m2"."""
    number = case.reading.sighting.number
    between = case.text[number.end : end]
    return _OTHER_THING.search(between) is not None


def of_less(case: Case) -> Iterator[str]:
    """A number than which something is less: "nog niet de helft van de vraag"."""
    sighting = case.reading.sighting
    found = _LESS.search(case.text, sighting.sentence[0], sighting.number.start)
    if found is not None:
        yield f"minder dan wat er staat (“{' '.join(found.group().split())}”)"


def of_price_changes(case: Case) -> Iterator[str]:
    """A percentage by which a rent or a price changes."""
    sighting = case.reading.sighting
    if case.reading.unit.name != "%":
        return
    found = _OF_PRICES.search(case.text, sighting.sentence[0], sighting.number.start)
    if found is not None:
        yield f"een prijs en geen aandeel (“{found.group().split()[0]}”)"
