"""What a number leaves open that the same number tells elsewhere in the text: its area, its basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.counts.fields.area import OWN_PLACES, AreaId
from nlp.counts.readings import Reading
from nlp.counts.votes import Decision, Vote, decide, vote
from nlp.records import DocumentContext

_OWN_VOICE = re.compile(r"^(?:we|wij|onze|als\s+regio|partijen|de\s+partijen)\b", re.IGNORECASE)
#: Smaller numbers stand in many places without being the same one.
_TELLING = 1000
#: By a number the areas that its own words give it, each with the segments that it has there.
_Known = dict[float, dict[str, set[str | None]]]


def with_areas_elsewhere(readings: Sequence[Reading], context: DocumentContext) -> list[Reading]:
    """The readings, a number without an area of its own given that of the same number elsewhere.

    Only where the document gives that number one area, and for amounts of money that stand in a
    sentence with such a number. Homes of a kind there may be others than those of which no kind is named here.
    """
    known: _Known = {}
    for reading in readings:
        area_id, value = reading.area.value, reading.sighting.number.value
        if area_id and reading.area.vote.place in OWN_PLACES and reading.unit.name == "woningen":
            known.setdefault(value, {}).setdefault(area_id, set()).add(reading.segment.value)
    by_sentence: dict[tuple[int, int], list[Reading]] = {}
    for reading in readings:
        by_sentence.setdefault(_sentence_key(reading), []).append(reading)
    return [
        _with_area(reading, by_sentence[_sentence_key(reading)], known, context)
        for reading in readings
    ]


def with_bases_elsewhere(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, a large number of homes without a basis given that of the same number elsewhere.

    Only where the document gives that number one basis.
    """
    known: dict[float, set[str]] = {}
    for reading in readings:
        if _has_basis(reading):
            known.setdefault(reading.sighting.number.value, set()).add(reading.basis.value)
    return [_with_basis(reading, known) for reading in readings]


def _has_basis(reading: Reading) -> bool:
    """Return True if words give homes their basis; "de voorraad van 1.095 woningen" can be one of plans."""
    return (
        reading.unit.name == "woningen"
        and bool(reading.basis.vote.words)
        and not (reading.basis.rule == "weak" and reading.basis.value == "voorraad")
    )


def _with_basis(reading: Reading, known: dict[float, set[str]]) -> Reading:
    value = reading.sighting.number.value
    bases = known.get(value, set())
    if reading.unit.name != "woningen" or _has_basis(reading):
        return reading
    if value < _TELLING or len(bases) != 1:
        return reading
    again = vote("basis", "elsewhere", next(iter(bases)))
    return replace(reading, basis=Decision(again, (reading.basis.vote, *reading.basis.others)))


def _sentence_key(reading: Reading) -> tuple[int, int]:
    return reading.passage.position, reading.sighting.sentence[0]


def _with_area(
    reading: Reading,
    beside: Sequence[Reading],
    known: _Known,
    context: DocumentContext,
) -> Reading:
    if reading.area.rule != "document" or _OWN_VOICE.match(reading.sentence):
        return reading
    for other in [reading] if reading.unit.name == "woningen" else beside:
        value = other.sighting.number.value
        if other.unit.name != "woningen" or value < _TELLING:
            continue
        areas = known.get(value, {})
        if len(areas) == 1 and context.area_id not in areas:
            ((area_id, kinds),) = areas.items()
            of_kind = other is reading and reading.segment.value is None and None not in kinds
            rule = "elsewhere-of-kind" if of_kind else "elsewhere"
            again: Vote[AreaId] = vote("area", rule, area_id)
            votes = (again, reading.area.vote, *reading.area.others)
            return replace(reading, area=decide(votes, again))
    return reading
