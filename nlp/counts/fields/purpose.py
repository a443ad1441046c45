"""What an amount of money is for, and over what time without years a number holds."""

from __future__ import annotations

import re

from nlp.counts.sightings import Sighting

#: Words for money that say nothing of what it is for.
VAGUE = frozenset(
    [
        *("bedrag", "totaalbedrag", "budget", "fonds", "fondsen", "middelen", "gelden"),
        *("bijdrage", "bijdragen", "subsidie", "subsidies", "investering", "regeling", "impuls"),
    ]
)
_NO_PURPOSE = (
    r"(?!(?:[0-9]|totaal|ieder|elk|dit\b|deze\b|die\b|dat\b|haar\b|hun\b|ons\b|uit\b|wat\b|onder\b|tot\b|en\b|meer\b)"
    r"|(?:de|het)\s+(?:komende|periode|jaren|jaar|eerste|tweede|volgende|totale|hele|gehele)\b)"
)
#: A word, or a number with its points.
_TOKEN = r"(?:[^\s.,;:()€]|(?<=[0-9])[.,](?=[0-9]))+"
_STOP = r"(?=\s*(?:[.,;:()]|$)|\s+(?:wordt|worden|is|zijn|gaat|gaan|die|dat|waarmee|waarvan|zodat|en(?=\s+[€0-9]))\b)"
#: "€ 4 miljoen per jaar voor het vergroten van de kansengelijkheid"
_BEHIND = re.compile(
    rf"(?:[^.,;:()]{{0,40}}?\s)?(?P<how>voor|in|aan|ten\s+behoeve\s+van|om)\s+(?P<what>{_NO_PURPOSE}{_TOKEN}(?:\s+{_TOKEN}){{0,13}}?){_STOP}",
    re.IGNORECASE,
)
#: "Ten behoeve van klimaat worden er fondsen gevormd ter hoogte van € 60 mld"
_IN_FRONT = re.compile(
    rf"(?P<how>voor|ten\s+behoeve\s+van|om)\s+(?P<what>{_NO_PURPOSE}(?:{_TOKEN}\s+){{1,10}}?)"
    r"(?=(?:is|zijn|wordt|worden|stelt|stellen|trekt|trekken|reserveert|reserveren|komt|komen|investeert|investeren|maakt|maken|gaat)\b)",
    re.IGNORECASE,
)
_LOWER = re.compile(r"(?:(?:de|het|een)\s+)?[a-zà-ÿ]{4}")
_COUNT = r"(?:[0-9]{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig)"
_DURATION = re.compile(
    rf"\b(?:(?:de\s+)?(?:komende|eerstkomende|volgende)\s+{_COUNT}\s+jaar|(?:gedurende|in|binnen)\s+{_COUNT}\s+jaar(?:\s+tijd)?"
    r"|deze\s+(?:kabinets|raads|coalitie|college|bestuurs|staten)periode|op\s+(?:de\s+)?(?:korte|middellange|lange)\s+termijn)\b",
    re.IGNORECASE,
)
#: So many characters from a number a duration is said of it, where no other number stands between.
_NEAR = 70


def purpose_of(text: str, sighting: Sighting) -> str | None:
    """The words that say what an amount is for, with their preposition; None where there are none."""
    begin, end = sighting.sentence
    behind = _BEHIND.match(text, sighting.number.end, end)
    if behind is not None and _tells(behind):
        return _phrase(behind)
    front = _IN_FRONT.match(text, begin, sighting.number.start)
    return _phrase(front) if front is not None and _tells(front) else None


def _tells(found: re.Match[str]) -> bool:
    """Return True if a purpose is a thing: "in Zeist" says where, "in onderwijs" what for."""
    return found["how"].casefold() not in ("in", "aan") or bool(_LOWER.match(found["what"]))


def _phrase(found: re.Match[str]) -> str:
    how = " ".join(found["how"].split()).casefold()
    return f"{how} {' '.join(found['what'].split())}"


def duration_of(text: str, sighting: Sighting) -> str | None:
    """The time without years over which a number holds: "komende 10 jaar", "op de lange termijn"."""
    begin, end = sighting.sentence
    number = sighting.number
    for found in _DURATION.finditer(
        text, max(begin, number.start - _NEAR), min(end, number.end + _NEAR)
    ):
        if number.start <= found.start() < number.end:
            continue
        behind = found.start() >= number.end
        between = text[number.end : found.start()] if behind else text[found.end() : number.start]
        if not re.search(r"[0-9.;:]", between):
            return " ".join(found.group().split()).casefold()
    return None


def is_long_run(text: str, sighting: Sighting) -> bool:
    """Return True if a number is one "op de lange termijn": years elsewhere are not its own."""
    duration = duration_of(text, sighting)
    return duration is not None and duration.endswith("termijn")
