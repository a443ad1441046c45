"""The area of a number in running text: the sentence's own, or what it leans on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.areas import COUNTRY, Areas
from nlp.area_names import area_named
from nlp.counts.fields.goes_on import goes_on
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.place import (
    is_listed_with_unknown,
    is_of_province,
    joined_with,
    state_gives,
    state_wants,
    votes_of_sentence,
)
from nlp.counts.fields.project import ProjectMention
from nlp.counts.fields.usable_areas import usable_mentions
from nlp.counts.readings import Reading, Scene
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Decision, Vote, decide, vote
from nlp.gazetteer import AreaMention
from nlp.reading import DocumentReading, TextReading
from nlp.records import DocumentContext

_THIS_REGION = re.compile(r"\b(?:deze|die)\s+\w*regio\b", re.IGNORECASE)
_ANY_REGION = re.compile(r"(?:in\s+)?de\s+regio", re.IGNORECASE)
#: "de Regio X", and not "de regio" alone.
_CALLED_REGION = re.compile(r"\b(?i:regio)\s+[A-ZÀ-Þ][^.;:]*$")
_BEFORE_NAME = 8
_ANY_TOWN = re.compile(r"(?:(?:in|van|voor|binnen)\s+)?(?:de|deze)\s+gemeente", re.IGNORECASE)
_CALLED_TOWN = re.compile(r"\b(?i:gemeente)\s+[A-ZÀ-Þ][^.;:]*$")
_BEFORE_TOWN = 12
_SENTENCE_END = re.compile(r"[.;:!?]\s")
#: "De negen Haaglandengemeenten": several municipalities of which the words name none; "verdeeld over de gemeenten".
SEVERAL = re.compile(
    r"\b(?:alle|beide|meerdere|diverse|deelnemende|samenwerkende|omliggende|overige|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|[2-9]|[1-4][0-9])\s+(?:(?!van\b|in\b|de\b)[\w-]+\s+)?\w*gemeenten\b"
    r"|\b(?:verdeling|verdeeld)\b[^.;]*\bover\s+de\s+gemeenten\b",
    re.IGNORECASE,
)
SOME_TOWNS = re.compile(r"\s+gemeenten\b")
#: "De 30 RES-regio's": more than any part of the country has.
MANY_REGIONS = re.compile(
    r"\b(?:[1-9][0-9]|twaalf|dertig|alle)\s+(?:RES-\s?regio[’']?s|(?:arbeidsmarkt|energie|woningmarkt)?regio[’']s|provincies)\b"
)
#: Where the words of a number's own sentence stand.
OWN_PLACES = ("own", "sentence", "weak")

#: "3.2 Zuid-Limburg": the number of a chapter.
_NUMBER_BEFORE = re.compile(r"^\s*(?:[0-9]+(?:\.[0-9]+)*\.?|[a-z]\.|[A-Z]\.)\s+")
#: Kinds of areas that a chapter is about by its name alone.
_PARTS = frozenset({"region", "subregion", "kern"})

#: In the midst of a sentence, and not "hier en daar"
_HERE = re.compile(
    r"(?<=\w\s)(?<!\ben\s)(?:hier|daar|aldaar)\b(?!\s+(?:en|om|door|naast|bij|mee|toe|van|voor|in|op)\b)"
)
AreaId = str | None


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
    back += _regions_meant(found, regions, reading.text)
    back += _towns_meant(found, reading.text)
    kept = [m for m in found if not any(b.start < m.end and m.start < b.end for b in back)]
    return tuple(sorted((*kept, *own, *back), key=lambda m: m.start))


def _regions_meant(
    found: Sequence[AreaMention], regions: Sequence[AreaMention], text: str
) -> list[AreaMention]:
    """ "De regio" as the one that the text called a region before it: "De Regio Noord-Holland Noord ... in de regio"."""
    called = [
        m for m in regions if _CALLED_REGION.search(text[max(0, m.start - _BEFORE_NAME) : m.end])
    ]
    return [
        replace(m, area_id=max(before, key=lambda b: b.start).area_id)
        for m in found
        if _ANY_REGION.fullmatch(text, m.start, m.end)
        and (before := [b for b in called if b.end <= m.start])
    ]


def _towns_meant(found: Sequence[AreaMention], text: str) -> list[AreaMention]:
    """ "De gemeente" as the one that the sentence called a municipality before it: "Voor de gemeente Leek ... in de gemeente"."""
    called = [m for m in found if _CALLED_TOWN.search(text[max(0, m.start - _BEFORE_TOWN) : m.end])]
    return [
        replace(m, area_id=before[-1].area_id)
        for m in found
        if _ANY_TOWN.fullmatch(text, m.start, m.end)
        and (before := [b for b in called if b.end <= m.start])
        and not _SENTENCE_END.search(text, before[-1].end, m.start)
    ]


def _is_region(mention: AreaMention, text: str, areas: Areas, learned: Learned) -> bool:
    """Return True if a mention names a region, and does not only point to one."""
    if _THIS_REGION.match(text, mention.start):
        return False
    if mention.area_id in learned.found:
        return learned.found[mention.area_id].kind == "subregion"
    return areas[mention.area_id].kind in ("region", "subregion")


@dataclass(frozen=True, slots=True)
class Site:
    """A number with what may say whose it is.

    ``host`` is the number before its brackets, ``project`` what its words name, ``usable`` the areas
    of its sentence that can be its own.
    """

    scene: Scene
    sighting: Sighting
    host: Reading | None
    project: ProjectMention | None
    document: DocumentReading
    areas: Areas
    learned: Learned
    usable: Sequence[AreaMention]

    @property
    def context(self) -> DocumentContext:
        return self.document.context


def site_of(
    scene: Scene,
    sighting: Sighting,
    host: Reading | None,
    project: ProjectMention | None,
    document: DocumentReading,
    areas: Areas,
    learned: Learned,
) -> Site:
    """The site of a number of a sentence."""
    text = scene.text
    mentions = scene.mentions
    if host is not None:
        mentions = [m for m in mentions if m.start > sighting.open_at]
    if not _is_municipality(document.context.area_id, areas):
        # "de provincie" is a body; a municipality that speaks of it means another area than its own
        mentions = [m for m in mentions if text[m.start : m.end].casefold() != "de provincie"]
    mentions = [_under_heading(m, scene, document, areas, learned) for m in mentions]
    usable = usable_mentions(text, sighting, mentions)
    return Site(scene, sighting, host, project, document, areas, learned, usable)


def _under_heading(
    mention: AreaMention,
    scene: Scene,
    document: DocumentReading,
    areas: Areas,
    learned: Learned,
) -> AreaMention:
    """The mention, with "de regio" as the one region that the heading over it names."""
    if not _ANY_REGION.fullmatch(scene.text, mention.start, mention.end):
        return mention
    for title in scene.passage.section[-1:]:
        named = (*document.text(title).areas, *learned.mentions(title))
        regions = {m.area_id for m in named if _is_region(m, title, areas, learned)}
        if len(regions) == 1:
            return replace(mention, area_id=regions.pop())
    return mention


def decide_area(site: Site, *, is_plan: bool) -> Decision[AreaId]:
    """The area of a number: what its words say, what they lean on, the heading, the document.

    The plan's own homes are in the document's municipality, or in a village of it.
    """
    nothing: Vote[AreaId] = vote("area", "nothing", None)
    votes = [v for rule in RULES for v in rule(site)]
    found, own = decide(votes, nothing), site.context.area_id
    inside = found.value is not None and site.areas.is_village_of(found.value, own)
    if is_plan and _is_municipality(own, site.areas) and not inside:
        votes.append(vote("area", "own-homes-of-plan", own))
    return decide(votes, nothing)


def is_contested(site: Site, area: AreaId) -> bool:
    """Return True if the sentence names another area than the one that the number was given."""
    return any(m.strength == "strong" and m.area_id != area for m in site.usable)


def _of_project(site: Site) -> Iterator[Vote[AreaId]]:
    if site.project is not None and site.project.area_id is not None:
        yield vote("area", "town-of-project", site.project.area_id)


def _of_host(site: Site) -> Iterator[Vote[AreaId]]:
    """The area of the number before the brackets: "14.100 woningen (een derde van de opgave)".

    It is found by the words that gave that number its area.
    """
    if site.host is not None:
        own = vote("area", "host", None)
        is_share = site.sighting.number.is_percent
        yield replace(site.host.area.vote, strength=own.strength * (1 if is_share else 0.99))


def _of_sentence(site: Site) -> Iterator[Vote[AreaId]]:
    text, sighting = site.scene.text, site.sighting
    for found in votes_of_sentence(text, sighting, site.usable):
        if site.host is not None and found.rule != "behind":
            continue
        if is_listed_with_unknown(text, found.value, site.usable):
            yield Vote(found.rule, None, "none", found.strength, found.words)
            continue
        joint = joined_with(text, found.value, site.usable)
        area_id, place = _around_all(joint, site) if joint else (found.value.area_id, None)
        place = place or found.place
        yield Vote(found.rule, area_id, place, found.strength, found.words)


def _of_state(site: Site) -> Iterator[Vote[AreaId]]:
    if site.host is None:
        yield from state_gives(site.scene.text, site.sighting)
        yield from state_wants(site.scene.text, site.sighting)


def _of_several(site: Site) -> Iterator[Vote[AreaId]]:
    """A vote for no area where a sentence of a municipality's text counts for several of them.

    "De vijf gemeenten gaan uit van 1.900 woningen" is none of the five's own number.
    """
    scene = site.scene
    if site.host is None and _is_municipality(site.context.area_id, site.areas):
        found = SEVERAL.search(scene.text, scene.start, scene.end)
        if found is not None:
            yield vote("area", "several", None, found.group())


def _of_some_towns(site: Site) -> Iterator[Vote[AreaId]]:
    """The region of which the sentence means some towns: "de Gelderse gemeenten" of one that it names."""
    scene, number = site.scene, site.sighting.number
    some = [
        m
        for m in scene.mentions
        if scene.start <= m.start < number.start
        and is_of_province(m, scene.text[m.start : m.end])
        and SOME_TOWNS.match(scene.text, m.end)
    ]
    regions = {
        m.area_id
        for m in scene.mentions
        if scene.start <= m.start < scene.end
        and _is_region(m, scene.text, site.areas, site.learned)
    }
    if some and len(regions) == 1 and site.context.area_id not in regions:
        yield vote("area", "some-towns", regions.pop(), scene.text[some[-1].start : some[-1].end])


def _of_many_regions(site: Site) -> Iterator[Vote[AreaId]]:
    """A vote for no area where a sentence of a part of the country counts for all regions of it."""
    if site.host is None and site.context.area_id not in (None, COUNTRY):
        found = MANY_REGIONS.search(site.scene.text, site.scene.start, site.sighting.number.start)
        if found is not None:
            yield vote("area", "several", None, found.group())


def _of_sentence_before(site: Site) -> Iterator[Vote[AreaId]]:
    scene, before = site.scene, site.scene.memory.area
    here = _place_here(site)
    if here is not None:
        yield vote("area", "sentence-before", here.area_id, scene.previous[here.start : here.end])
        return
    if before is not None and (scene.refers_back or goes_on(scene, before.value)):
        yield vote("area", "sentence-before", before.value, before.words)


def _place_here(site: Site) -> AreaMention | None:
    """The one town or village of the sentence before that "hier" means: "Dit geldt ook voor Gennep. De groei wordt hier geschat op 345"."""
    scene, number = site.scene, site.sighting.number
    here = _HERE.search(scene.text, scene.start, number.start)
    own = any(m.strength == "strong" and scene.start <= m.start < scene.end for m in scene.mentions)
    if here is None or own:
        return None
    before = site.document.text(scene.previous)
    named = [m for m in mentions_in(before, site.areas, site.learned) if m.strength == "strong"]
    if len({m.area_id for m in named}) != 1 or not _is_municipality(
        _known(named[0].area_id, site.areas), site.areas
    ):
        return None
    return named[0]


def _known(area_id: str, areas: Areas) -> str | None:
    """The id of an area that the reference data have; None for one that only the text knows."""
    return area_id if area_id in areas else None


def _of_lead(site: Site) -> Iterator[Vote[AreaId]]:
    """The one village of the document's municipality that the line above a list names."""
    found = {
        m.area_id
        for m in site.document.text(site.scene.lead).areas
        if site.areas.is_village_of(m.area_id, site.context.area_id)
    }
    if len(found) == 1:
        yield vote("area", "lead-of-list", found.pop(), site.scene.lead)


def _of_headings(site: Site) -> Iterator[Vote[AreaId]]:
    """The nearest heading that names one municipality, or is the name of a region or village and nothing else."""
    for distance, title in enumerate(reversed(site.scene.passage.section)):
        whole = area_named(_NUMBER_BEFORE.sub("", title), site.context, site.areas, fuzzy=False)
        if whole is not None and site.areas[whole.area_id].kind in _PARTS:
            yield vote("area", "heading", whole.area_id, title, 0.9999**distance)
            continue
        towns = {
            m.area_id
            for m in site.document.text(title).areas
            if m.strength == "strong" and site.areas[m.area_id].kind == "municipality"
        }
        if len(towns) == 1:
            yield vote("area", "heading", towns.pop(), title, 0.9999**distance)


def _of_document(site: Site) -> Iterator[Vote[AreaId]]:
    if site.context.area_id:
        yield vote("area", "document", site.context.area_id)


#: Each of these votes on the area of a number in running text.
RULES: tuple[Callable[[Site], Iterator[Vote[AreaId]]], ...] = (
    _of_project,
    _of_host,
    _of_sentence,
    _of_state,
    _of_several,
    _of_many_regions,
    _of_some_towns,
    _of_sentence_before,
    _of_lead,
    _of_headings,
    _of_document,
)


def _is_municipality(area_id: str | None, areas: Areas) -> bool:
    return area_id is not None and areas[area_id].is_town


def _around_all(joint: Sequence[str], site: Site) -> tuple[AreaId, str | None]:
    """The area of several that are named together, and the place that says so.

    It is the document's where they are all of it, else an area of their own, which their own words name.
    """
    areas, context, named = site.areas, site.context, set(joint)
    towns = [a for a in joint if a in areas and areas[a].kind in ("municipality", "kern")]
    if len(towns) > 1 and not (
        context.area_id and set(towns) == set(areas[context.area_id].members)
    ):
        return site.learned.joined(towns).id, None
    area_id, province_id = context.area_id, context.province_id
    if area_id is not None and named <= {*areas[area_id].members, area_id}:
        return area_id, "document"
    if area_id is not None and area_id == province_id:
        provinces = [areas.province_of(name) for name in named]
        if all(province is not None and province.id == area_id for province in provinces):
            return area_id, "document"
    return None, "none"
