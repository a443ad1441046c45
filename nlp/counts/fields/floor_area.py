"""How large the homes are that a number counts: "28 appartementen van circa 55 m2".

Homes of a size are a part of all homes: the measure names the size.
"""

from __future__ import annotations

import re

from nlp.counts.sightings import Sighting

_SIZE = re.compile(
    r"(?P<between>[^.;:()0-9]{0,70}?)\(?(?P<words>(?:[<>≤≥]\s?|\b(?:van|tot|groter\s+dan|kleiner\s+dan|boven|onder|tussen|minimaal|maximaal|minstens|hooguit|circa)\s+(?:[a-z]+\s+){0,2})"
    r"[0-9]{2,3}(?:\s?(?:-|–|tot|en)\s?[0-9]{2,3})?\s?(?:m2|m²|vierkante\s+meter)(?:\s+(?:gebruiksoppervlakte|gbo|bvo))?(?:\s+of\s+(?:groter|kleiner|meer|minder))?)",
    re.IGNORECASE,
)
#: Before what else has a size.
_OTHER_THING = re.compile(
    r"\b(?:en|plus|naast|waarvan|terwijl|met\s+een|op\s+een|per)\b", re.IGNORECASE
)
#: "De 23 appartementen zijn minimaal 80 m2": said of all of them, so that none are left out.
_SAID_OF_ALL = re.compile(
    r"\b(?:is|zijn|heeft|hebben|kent|kennen|krijgt|krijgen|wordt|worden|komen)\b", re.IGNORECASE
)


def floor_area_of(text: str, sighting: Sighting) -> str | None:
    """The words for the size of the homes that a number counts; None where it counts homes of any size.

    What is said of a share ("20% van de woningen is kleiner dan 40 m2") says which part it is.
    """
    number = sighting.number
    found = _SIZE.match(text, number.end, sighting.sentence[1])
    if found is None or _OTHER_THING.search(found["between"]):
        return None
    if not number.is_percent and _SAID_OF_ALL.search(found["between"]):
        return None
    return " ".join(found["words"].split())
