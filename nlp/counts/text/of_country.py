"""Numbers of homes of the whole country: "wij willen 100.000 woningen per jaar", "landelijk geplande woningen"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.areas import COUNTRY
from corpus.counting import Vocabulary
from nlp.counts.fields.unit import per_of
from nlp.counts.readings import Reading
from nlp.counts.votes import Decision, beaten, vote

#: Homes a year that are built, wanted or needed: the largest province has some 20,000, the country 70,000 and more.
_PER_YEAR = 50_000
#: Homes that are wanted or needed in all: the largest province has some 250,000 for ten years, the country 900,000.
_IN_ALL = 400_000
_STATE = re.compile(
    r"\b(?:nationa\w*|landelijk\w*|Rijk|Rijksbeleid|Nederland\w*|kabinet\w*|NOVI|Woontop)\b",
    re.IGNORECASE,
)
#: "de landelijk geplande 900.000 woningen"
_PLANNED = re.compile(r"geplande?", re.IGNORECASE)
_COMING = frozenset({"opgave", "prognose"})
#: Where the words of a number's own sentence, or those that it leans on, name no area.
_UNSAID = frozenset({"document", "none", "heading"})


def with_country(readings: Iterable[Reading], vocabulary: Vocabulary) -> list[Reading]:
    """The readings, those of the country by their size with it as their area, and what it plans as its task."""
    return [_as_task(_given(r) if _is_of_country(r, vocabulary) else r) for r in readings]


def _as_task(reading: Reading) -> Reading:
    """The reading of homes that are "gepland" for the whole country as its task: towns have plans, not the state."""
    found = reading.basis.vote
    is_planned = found.value == "plancapaciteit" and _PLANNED.fullmatch(found.words)
    if reading.area.value != COUNTRY or reading.unit.name != "woningen" or not is_planned:
        return reading
    return replace(reading, basis=replace(reading.basis, vote=replace(found, value="opgave")))


def _is_of_country(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Return True for homes that come, more than any part of the country has, where no words name an area."""
    named = reading.project_name is not None or bool(reading.areas_named)
    if named or reading.unit.name != "woningen" or reading.basis.value not in _COMING:
        return False
    if reading.area.value is not None and reading.area.vote.place not in _UNSAID:
        return False
    number = reading.sighting.number
    text = reading.passage.text.text
    if " " in text[number.start : number.figure_end]:
        return False  # "455 590" may be a range that lost its sign
    if reading.area.value is not None and not _speaks_of_state(reading):
        return False
    per = per_of(text, reading.sighting, vocabulary)
    return number.value >= (_PER_YEAR if per == "jaar" else _IN_ALL)


def _speaks_of_state(reading: Reading) -> bool:
    """Return True if the words around a number of a town's or province's document speak of the country."""
    around = (reading.sentence, reading.previous, reading.lead, *reading.passage.section)
    return any(_STATE.search(words) for words in around)


def _given(reading: Reading) -> Reading:
    if reading.area.value == COUNTRY:
        return reading
    country: Decision[str | None] = Decision(
        vote("area", "size-of-country", COUNTRY), beaten(reading.area)
    )
    return replace(reading, area=country)
