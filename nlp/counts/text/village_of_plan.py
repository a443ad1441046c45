"""The village that a plan is in: the one of its municipality that the text puts the plan area in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from corpus.areas import load_areas
from nlp.ranking import far_ahead
from nlp.reading import DocumentReading

#: A plan lies in one of these: "kern" is a municipality that merged since, or a village.
TOWNS = frozenset({"municipality", "kern"})
#: What lies somewhere: "het plangebied", "de locatie", "het perceel", "dit plan", "de bouw van 12 woningen".
_SITE = re.compile(
    r"\b(?:(?:plan|project)gebied|\w*locatie|perceel|"
    r"(?:dit|het|onderhavige?|voorliggende?)\s+(?:\w*plan|initiatief|project|planvoornemen|ontwikkeling)|"
    r"(?:de|deze)\s+(?:ontwikkeling|nieuwbouw|woningen|appartementen)|woningen\s+mogelijk|"
    r"(?:ontwikkeling|realisatie|bouw)\s+van\s+(?:[\w-]+\s+){0,3}(?:woning|appartement|wooneenhe)\w*)\b",
    re.IGNORECASE,
)
#: How a name says where something lies: "in Ameide", "binnen de bebouwde kom van Ameide", "te Ameide".
_LIES = re.compile(
    r"\b(?:in|te|binnen|nabij|(?:kom|centrum|rand|hart|kern|oosten|westen|noorden|zuiden|\w*zijde|woonomgeving|gebied)\s+van)"
    r"\s+(?:de\s+kern\s+|het\s+dorp\s+)?$",
    re.IGNORECASE,
)
#: So many characters before a name stand the words that say where something lies.
_BEFORE = 40
#: A village that is named less often than this may be the neighbour's: "de woningen in Wintelre".
_LEAST = 2
#: One that is named so often, and so many times as often as any other, is where the plan is without such words.
_OFTEN, _TIMES = 5, 3


def village_of_plan(document: DocumentReading, town: str) -> str | None:
    """The village of ``town`` (a municipality's key) that the plan of a text lies in; None where that is not clear.

    The text puts the plan's area there ("het plangebied ligt in Ameide"), and in no other village, and
    names no other village more often; or it speaks of that village all the time. Of 34 texts of plans that
    people annotated, 31 have their plan's homes in the village that this finds.
    """
    named, placed = _places(document, lambda area: load_areas().is_village_of(area, town))
    if not placed:
        return far_ahead(named, _TIMES, _OFTEN)
    village = far_ahead(named, 1, _LEAST)
    return village if set(placed) == {village} else None


def town_of_plan(document: DocumentReading) -> str | None:
    """The one municipality or village that a text of which nobody knows the area puts its plan in, or None."""
    _, placed = _places(document, lambda area: _kind(area) in TOWNS)
    return next(iter(placed)) if len(placed) == 1 else None


def _kind(area_id: str) -> str | None:
    areas = load_areas()
    return areas[area_id].kind if area_id in areas else None


def _places(
    document: DocumentReading, is_meant: Callable[[str], bool]
) -> tuple[Counter[str], Counter[str]]:
    """How often each of some areas is named, and how often the plan is put in it."""
    named: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for passage in document.passages:
        reading = document.of(passage)
        for mention in reading.areas:
            if not is_meant(mention.area_id):
                continue
            named[mention.area_id] += 1
            ahead = reading.text[max(0, mention.start - _BEFORE) : mention.start]
            sentence = reading.sentence_at(mention.start)
            if sentence and _LIES.search(ahead) and _SITE.search(reading.text, *sentence):
                placed[mention.area_id] += 1
    return named, placed
