"""The area of a number in running text: the sentence's own, or what it leans on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.areas import Areas
from corpus.count_rules import CountRules
from nlp.area_names import AreaMention
from nlp.counts.fields.basis import Basis
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.place import Place, place_of
from nlp.counts.fields.project import ProjectMention
from nlp.counts.readings import Reading, Scene
from nlp.counts.sightings import Sighting
from nlp.reading import DocumentReading, TextReading
from nlp.records import DocumentContext

_THIS_REGION = re.compile(r"\b(?:deze|die)\s+\w*regio\b", re.IGNORECASE)
_OWN_VOICE = re.compile(r"^(?:we|wij|onze|als\s+regio|partijen|de\s+partijen)\b", re.IGNORECASE)
#: Smaller numbers stand in many places without being the same one.
_TELLING = 1000


def mentions_in(reading: TextReading, areas: Areas, learned: Learned) -> tuple[AreaMention, ...]:
    """The areas that a text names, with those that only the document knows.

    "Deze regio" is the region that the text named before it, where it named one.
    """
    own = learned.mentions(reading.text)
    found = [m for m in reading.areas if not any(o.start < m.end and m.start < o.end for o in own)]
    regions = [m for m in (*found, *own) if _is_region(m, reading.text, areas, learned)]
    back = [
        AreaMention(match.start(), match.end(), max(before, key=lambda m: m.start).area_id)
        for match in _THIS_REGION.finditer(reading.text)
        if (before := [m for m in regions if m.end <= match.start()])
    ]
    kept = [m for m in found if not any(b.start < m.end and m.start < b.end for b in back)]
    return tuple(sorted((*kept, *own, *back), key=lambda m: m.start))


def _is_region(mention: AreaMention, text: str, areas: Areas, learned: Learned) -> bool:
    """Return True if a mention names a region, and does not only point to one."""
    if _THIS_REGION.match(text, mention.start):
        return False
    if mention.area_id in learned.found:
        return learned.found[mention.area_id].kind == "subregion"
    return areas[mention.area_id].kind in ("region", "subregion")


def place_in_document(
    scene: Scene,
    sighting: Sighting,
    host: Reading | None,
    project: ProjectMention | None,
    document: DocumentReading,
    areas: Areas,
    learned: Learned,
) -> Place:
    """The area of a number: its sentence's, else the one referred to, the heading's, the document's."""
    context = document.context
    if project is not None and project.area_id is not None:
        return Place(project.area_id, "left")
    text = scene.text
    if host is not None:
        if sighting.number.is_percent:
            return host.place  # "14.100 woningen (een derde van de Overijsselse opgave)"
        inside = [m for m in scene.mentions if m.start > sighting.open_at]
        own = place_of(text, sighting, inside)
        return own if own and own.source == "right" else host.place
    usable: Sequence[AreaMention] = scene.mentions
    if not _is_municipality(context.area_id, areas):
        # "de provincie" is a body; a municipality that speaks of it means another area than its own
        usable = [m for m in usable if text[m.start : m.end].casefold() != "de provincie"]
    found = place_of(text, sighting, usable)
    if found is not None and found.joint:
        return _around_all(set(found.joint), found, context, areas, learned)
    if found is not None:
        return found
    if scene.refers_back and scene.memory.place is not None:
        return replace(scene.memory.place, source="antecedent")
    for title in reversed(scene.passage.section):
        towns = {
            m.area_id
            for m in document.text(title).areas
            if m.strength == "strong" and areas[m.area_id].kind == "municipality"
        }
        if len(towns) == 1:
            return Place(towns.pop(), "heading")
    return Place(context.area_id, "document" if context.area_id else "none")


def with_areas_elsewhere(readings: Sequence[Reading], context: DocumentContext) -> list[Reading]:
    """The readings, a number without an area of its own given that of the same number elsewhere.

    Only where the document gives that number one area, and for amounts of money that stand in a
    sentence with such a number.
    """
    known: dict[float, set[str]] = {}
    for reading in readings:
        area_id, value = reading.place.area_id, reading.sighting.number.value
        said_here = reading.place.source in ("right", "left", "sentence")
        if area_id and said_here and reading.unit.name == "woningen":
            known.setdefault(value, set()).add(area_id)
    by_sentence: dict[tuple[int, int], list[Reading]] = {}
    for reading in readings:
        by_sentence.setdefault(_sentence_key(reading), []).append(reading)
    return [
        _with_area(reading, by_sentence[_sentence_key(reading)], known, context)
        for reading in readings
    ]


def with_bases_elsewhere(readings: Sequence[Reading], rules: CountRules) -> list[Reading]:
    """The readings, a large number of homes without a basis given that of the same number elsewhere.

    Only where the document gives that number one basis.
    """
    known: dict[float, set[str]] = {}
    for reading in readings:
        if reading.unit.name == "woningen" and reading.basis.words:
            known.setdefault(reading.sighting.number.value, set()).add(reading.basis.name)
    return [
        replace(
            reading,
            basis=Basis(
                next(iter(known[value])), "", False, "elsewhere", rules.strength["elsewhere"]
            ),
        )
        if reading.unit.name == "woningen"
        and not reading.basis.words
        and (value := reading.sighting.number.value) >= _TELLING
        and len(known.get(value, ())) == 1
        else reading
        for reading in readings
    ]


def _sentence_key(reading: Reading) -> tuple[int, int]:
    return reading.passage.position, reading.sighting.sentence[0]


def _with_area(
    reading: Reading,
    beside: Sequence[Reading],
    known: dict[float, set[str]],
    context: DocumentContext,
) -> Reading:
    if reading.place.source != "document" or _OWN_VOICE.match(reading.sentence):
        return reading
    for other in [reading] if reading.unit.name == "woningen" else beside:
        value = other.sighting.number.value
        if other.unit.name != "woningen" or value < _TELLING:
            continue
        areas = known.get(value, set())
        if len(areas) == 1 and context.area_id not in areas:
            return replace(reading, place=Place(next(iter(areas)), "elsewhere"))
    return reading


def _is_municipality(area_id: str | None, areas: Areas) -> bool:
    return area_id is not None and areas[area_id].kind == "municipality"


def _around_all(
    named: set[str], found: Place, context: DocumentContext, areas: Areas, learned: Learned
) -> Place:
    """The area of several that are named together: the document's where they are all of it, else
    an area of their own."""
    towns = sorted(a for a in named if a in areas and areas[a].kind in ("municipality", "kern"))
    if len(towns) > 1 and not (
        context.area_id and set(towns) == set(areas[context.area_id].members)
    ):
        return Place(learned.joined(towns).id, found.source, found.mention, joint=found.joint)
    area_id, province_id = context.area_id, context.province_id
    if area_id is not None and named <= {*areas[area_id].members, area_id}:
        return Place(area_id, "document")
    if area_id is not None and area_id == province_id:
        provinces = [areas.province_of(name) for name in named]
        if all(province is not None and province.id == area_id for province in provinces):
            return Place(area_id, "document")
    return Place(None, "none")
