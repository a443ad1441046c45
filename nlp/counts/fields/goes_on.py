"""Whether a sentence goes on about the area of the one before it, without a word that points back."""

from __future__ import annotations

import re

from corpus.areas import COUNTRY
from nlp.counts.readings import Scene

#: "Tot 2030 …", "In totaal …", "Vooral het aantal alleenstaanden …": the next of what the paragraph counts
_GOES_ON = re.compile(
    r"(?:(?:Tot|Na|Vanaf)\s+(?:19|20)[0-9]{2}\b|(?:In|Voor)\s+de\s+(?:jaren|periode)\b|De\s+totale\s+(?:behoefte|opgave|vraag)\b|Op\s+de\s+(?:korte|lange)\s+termijn\b|(?:In\s+t|T)otaal\b"
    r"|Dit\s+terwijl\b|Daarna\b|De\s+jaren\s+daarna\b|Namelijk\b|(?:Vooral\s+h|Voorts\s+[a-z]+\s+h|H)et\s+aantal\b|Een\s+(?:toename|groei|stijging|afname|daling)\b)"
)
_OF_A_TOWN = re.compile(r"\b(?:gemeente|plangebied|plan)\b", re.IGNORECASE)


def goes_on(scene: Scene, area_id: str | None) -> bool:
    """Return True for a sentence that goes on about the area of the one before: "Na 2025 zijn er 4.800 nodig".

    It begins with another time, a sum, or another part of the people, and names no town by itself.
    """
    if area_id is None or area_id == COUNTRY or _OF_A_TOWN.search(scene.words):
        return False
    return continues(scene.words)


def continues(sentence: str) -> bool:
    """Return True for a sentence that begins with the next of what the one before it counts."""
    return _GOES_ON.match(sentence) is not None
