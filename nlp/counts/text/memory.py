"""What a sentence leaves to the next ones: what they may refer back to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.areas import COUNTRY, Areas
from nlp.counts.fields.area import SEVERAL, AreaId
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.place import joined_with
from nlp.counts.periods import NO_PERIOD
from nlp.counts.readings import Memory, Reading, Scene
from nlp.counts.sightings import open_bracket
from nlp.counts.text_periods import called_period
from nlp.counts.votes import Vote, vote
from nlp.counts.words import introduces
from nlp.gazetteer import AreaMention

_TITLE_YEARS = re.compile(r"(?: [A-Z][\w'’-]*){0,3} 20\d\d ?[-–] ?20\d\d\b")
#: "Met de provincie Utrecht is woningbouwruimte afgesproken."
_PARTNER = re.compile(r"\b(?:met|door|namens)\s+(?:de\s+)?(?:provincie\s+)?$", re.IGNORECASE)
_BEFORE_PARTNER = 25
_IN_PASSING = re.compile(
    r"(?:vooral|ook|deze|dit|die|hiervan|daarvan|met\s+name|zelfs|alleen|in\s+het\s+bijzonder)\b",
    re.IGNORECASE,
)


def remembered(scene: Scene, readings: Sequence[Reading], *, of_town: bool) -> Memory:
    """What the next sentence may refer back to; ``of_town`` says that the document is a municipality's."""
    memory, back = scene.memory, scene.refers_back
    whole = called_period(scene.words) or memory.whole
    announces = introduces(scene.words)
    if readings:
        segments = {reading.segment.value for reading in readings if reading.segment.value}
        inherited = memory.segment if back and not segments else None
        period = next((r.period.value for r in readings if any(r.period.value)), NO_PERIOD)
        if period == NO_PERIOD and back:
            period = memory.period
        counted = {r.unit.name for r in readings if r.unit.counts_things}
        return Memory(
            unit=readings[-1].unit,
            counts_one=len(counted) == 1,
            segment=segments.pop() if len(segments) == 1 else inherited,
            basis=readings[0].basis,
            area=readings[-1].area.vote,
            project=readings[-1].project.value,
            period=period,
            whole=whole,
            announces=announces,
        )
    inside = [
        m
        for m in scene.mentions
        if scene.start <= m.start < scene.end
        and m.strength == "strong"
        # "de Regionale Woonagenda Achterhoek 2015-2025" names a document, not what is spoken of
        and not _TITLE_YEARS.match(scene.text, m.end)
    ]
    kept = memory if back or not inside else Memory()
    area = _topic(scene, inside, of_town=of_town) or kept.area
    spans = [p for p in scene.periods if p.kind != "in"]
    return replace(
        kept,
        area=area,
        period=(spans[-1].first, spans[-1].last) if spans else kept.period,
        whole=whole,
        announces=announces,
        from_stem=False,
    )


def _is_partner(text: str, mention: AreaMention) -> bool:
    """Return True for the province with which a town agrees on something of its own."""
    before = text[max(0, mention.start - _BEFORE_PARTNER) : mention.start]
    return mention.area_id.startswith("PV") and _PARTNER.search(before) is not None


def with_towns_together(
    scene: Scene, memory: Memory, readings: Sequence[Reading], areas: Areas, learned: Learned
) -> Memory:
    """The memory with all towns of a sentence together as its area: "Hiermee" refers to all."""
    towns = list(dict.fromkeys(r.area.value for r in readings if r.area.value))
    if not towns and memory.area is not None:
        towns = list(_joined_topic(scene, memory.area))
    several = len(towns) > 1 and all(
        town in areas and areas[town].kind == "municipality" for town in towns
    )
    if not several:
        return memory
    joined: Vote[AreaId] = vote("area", "sentence", learned.joined(towns).id)
    return replace(memory, area=joined)


def _joined_topic(scene: Scene, topic: Vote[AreaId]) -> tuple[str, ...]:
    """The areas of the list in which a sentence without numbers names its topic: "voor Almere en Lelystad"."""
    inside = [m for m in scene.mentions if scene.start <= m.start < scene.end]
    own = [m for m in inside if m.area_id == topic.value]
    return joined_with(scene.text, own[-1], inside) if own else ()


def _topic(scene: Scene, inside: Sequence[AreaMention], *, of_town: bool) -> Vote[AreaId] | None:
    """The area that a sentence without numbers is about: not the country, a scale of comparison.

    What the paragraph is about stays so while sentences lean on it: "Vooral X trekt jongeren aan"
    names X in passing.
    """
    several = SEVERAL.search(scene.words) if of_town else None
    if several is not None:
        return vote("area", "several", None, several.group())
    named = [m for m in inside if m.area_id != COUNTRY]
    if of_town:
        named = [m for m in named if not _is_partner(scene.text, m)]
    if not named:
        return None
    outside = [m for m in named if open_bracket(scene.text, scene.start, m.start) < 0]
    if outside and len(outside) < len(named):
        named = outside
        if len({m.area_id for m in named}) > 1:
            # "één voor Almere en één voor de regio (Urk, Dronten)": of none of them alone
            return vote("area", "several", None, scene.words)
    known = scene.memory.area
    if known is not None and known.value is not None and _IN_PASSING.match(scene.words):
        return known
    words = scene.text[named[-1].start : named[-1].end]
    return vote("area", "sentence", named[-1].area_id, words)
