"""Doubts on numbers that say less than their row would: less than it, what another takes the place of, or
a change of a price.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counts.case import Case
from nlp.counts.fields.measure import FORMER

#: "nog niet de helft", "nog geen 500 woningen": it is less, and by how much nobody says.
_LESS = re.compile(
    r"\b(?:nog\s+(?:niet|geen)|(?:lang|bij\s+lange\s+na)\s+niet|niet\s+eens)\s+$",
    re.IGNORECASE,
)
#: "30 woningen in plaats van de eerder geplande 45": what it is not any more.
_INSTEAD = re.compile(
    r"\b(?:in\s+plaats\s+van|i\.p\.v\.|ipv)\s+"
    r"(?:(?:[a-z]+e|het|een|eerder|oorspronkelijk|aanvankelijk|circa|ca\.?|ongeveer|ruim|bijna|maximaal|minimaal)\s+){0,4}$",
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


def of_instead(case: Case) -> Iterator[str]:
    """A number that another took the place of: "in plaats van 45 woningen"."""
    words = words_of_instead(case)
    if words is not None and FORMER not in case.measure:
        yield f"een eerdere waarde (“{words}”)"


def words_of_instead(case: Case) -> str | None:
    """The words by which another number took the place of this one."""
    sighting = case.reading.sighting
    found = _INSTEAD.search(case.text, sighting.sentence[0], sighting.number.start)
    return " ".join(found.group().split()) if found is not None else None


def of_price_changes(case: Case) -> Iterator[str]:
    """A percentage by which a rent or a price changes."""
    sighting = case.reading.sighting
    if case.reading.unit.name != "%":
        return
    found = _OF_PRICES.search(case.text, sighting.sentence[0], sighting.number.start)
    if found is not None:
        yield f"een prijs en geen aandeel (“{found.group().split()[0]}”)"
