"""Doubts on numbers that say less than their row would: less than it, or a change of a price.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counts.case import Case

#: "nog niet de helft", "nog geen 500 woningen": it is less, and by how much nobody says.
_LESS = re.compile(
    r"\b(?:nog\s+(?:niet|geen)|(?:lang|bij\s+lange\s+na)\s+niet|niet\s+eens)\s+$",
    re.IGNORECASE,
)
#: "een huurverhoging mogen vragen van 5%": a change of a price, and no share of homes.
_OF_PRICES = re.compile(
    r"\b(?:huurverhoging|huursomstijging|huurstijging|huurverlaging|huursom|prijsstijging|prijsdaling|rente|indexering|indexatie|inflatie|loonstijging|opslag|korting|rendement|ozb|btw)(?:en|s)?\b"
    r"(?:\s+[a-zà-ÿ-]+){0,5}?\s+(?:van|met|tot)\s+(?:(?:maximaal|minimaal|circa|ca\.|ongeveer|ruim)\s+)?$",
    re.IGNORECASE,
)


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
