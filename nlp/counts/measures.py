"""What a number measures, in the document's own words."""

from __future__ import annotations

import re

from nlp.counts.sightings import Sighting
from nlp.counts.units import Unit
from nlp.counts.words import STOP_WORDS, words_from

_GOVERNORS = (
    (
        re.compile(r"\b(?:toevoeg\w*|toe\s+te\s+voegen|toevoeging)\b", re.IGNORECASE),
        "toe te voegen",
    ),
    (re.compile(r"\b(?:toegevoegd|toegevoegde)\b", re.IGNORECASE), "toegevoegde"),
    (re.compile(r"\bte\s+bouwen\b|\bbouw\s+van\b", re.IGNORECASE), "te bouwen"),
    (re.compile(r"\b(?:te\s+realiseren|realisatie\s+van)\b", re.IGNORECASE), "te realiseren"),
    (
        re.compile(r"\b(?:is|zijn)\b.{0,40}\bgerealiseerd\b|\bgerealiseerde\b", re.IGNORECASE),
        "gerealiseerde",
    ),
)
_MONEY = re.compile(
    r"\b(\w*(?:bijdragen?|subsidie|middelen|gelden|impuls|budget|cofinanciering|fonds|regeling|tekort|investering|huurprijs|prijs|grens))\b",
    re.IGNORECASE,
)


def measure_of(text: str, sighting: Sighting, unit: Unit, segment: str | None) -> str:
    """A short noun phrase for what is counted, lower case but for names."""
    if unit.name == "EUR":
        return _of_money(text, sighting)
    phrase = _phrase(text, sighting, unit)
    if unit.name == "%":
        return f"aandeel {phrase or segment or 'van het geheel'}"
    if not phrase:
        phrase = segment if segment and segment.endswith("woningen") else unit.name
    if unit.name == "woningen" and phrase.split()[0] not in ("te", "toe"):
        window = text[sighting.group_left : sighting.group_right]
        for pattern, words in _GOVERNORS:
            if pattern.search(window):
                return f"{words} {phrase}"
    return phrase


def _phrase(text: str, sighting: Sighting, unit: Unit) -> str:
    if unit.noun and unit.noun[0] >= sighting.number.end:
        return " ".join(text[sighting.number.end : unit.noun[1]].strip(" *").split())
    if unit.noun:
        return text[unit.noun[0] : unit.noun[1]]
    if unit.name != "%":
        return ""
    start = sighting.number.end
    match = re.match(
        r"\s*(?:%|procent)?\s*(?:deel\s+)?(?:van\s+)?(?:(?:de|het|alle|deze)\b)?\s*",
        text[start : sighting.right],
    )
    start += match.end() if match else 0
    kept: list[str] = []
    for _, _, word in words_from(text, start, min(sighting.right, start + 70))[:6]:
        if word.casefold() in STOP_WORDS and word.casefold() != "en":
            break
        kept.append(word)
    while kept and kept[-1].casefold() in ("en", "of", "de", "het"):
        kept.pop()
    return " ".join(kept)


def _of_money(text: str, sighting: Sighting) -> str:
    for window in (
        text[sighting.group_left : sighting.group_right],
        text[sighting.sentence[0] : sighting.sentence[1]],
    ):
        named = list(_MONEY.finditer(window))
        if sighting.number.value >= 1_000_000:  # no rent, price or limit is that large
            named = [m for m in named if not m.group(1).casefold().endswith(("prijs", "grens"))]
        match = named[0] if named else None
        if match:
            return match.group(1).casefold() if not match.group(1).isupper() else match.group(1)
    return "bedrag"
