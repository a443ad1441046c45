"""The region or the province that a sentence refers to without its name: "in de regio", "binnen de provincie".

A region is the one that the text named last, where the passages before name no second one; a province is the one
that the document's municipality lies in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.areas import load_areas
from nlp.counts.fields.area import OWN_PLACES, mentions_in
from nlp.counts.fields.learned import Learned
from nlp.counts.readings import Reading
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.text.village_of_plan import TOWNS
from nlp.counts.votes import Decision, beaten, vote

#: So many passages before a number can name its region.
_BACK = 12
#: "in de regio", "de regionale woningbehoefte"; not "door de regio", nor "de regio Zwolle", which is named.
_REGION = re.compile(
    r"\b(?:in|voor|binnen|van)\s+(?:de|deze|onze|heel\s+de|de\s+hele)\s+(?:gehele\s+)?(?:stads|woon|sub|deel|woningmarkt)?regio\b(?!\s+(?-i:[A-Z0-9]))"
    r"|\bregionale\s+(?:\w+\s+){0,2}\w*(?:behoefte|opgave|programma|vraag|voorraad|capaciteit)\b",
    re.IGNORECASE,
)
#: "in de provincie"; not "de provincie Utrecht", which is named, nor who estimates.
_PROVINCE = re.compile(
    r"\b(?:in|voor|binnen)\s+(?:de|onze|heel\s+de|de\s+hele)\s+(?:gehele\s+)?provincie\b(?!\s+(?-i:[A-Z]))"
    r"|\bprovinciale\s+(?:\w+\s+){0,2}\w*(?:behoefte|opgave|programma|vraag|voorraad|capaciteit)\b",
    re.IGNORECASE,
)
#: Words that say that a number is the town's all the same, or that of another.
_OF_TOWN = re.compile(r"\b(?:gemeenten?|gemeentelijk\w*|kern(?:en)?|dorp(?:en)?|stad)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Referred:
    """The area that words refer to."""

    area_id: str
    words: str


def with_referred_areas(readings: Sequence[Reading], plan: Plan, learned: Learned) -> list[Reading]:
    """The readings, those with the region or the province that their sentence refers to as their area."""
    found: dict[int, Reading] = {}
    for reading in readings:
        whole = found.get(id(reading.part_of)) if reading.part_of else None
        reading_of_whole = replace(reading, part_of=whole) if whole is not None else reading
        found[id(reading)] = _given(reading_of_whole, plan, learned)
    return [found[id(reading)] for reading in readings]


def _given(reading: Reading, plan: Plan, learned: Learned) -> Reading:
    if not _is_open(reading, plan):
        return reading
    referred = _referred(reading, plan, learned)
    if referred is None:
        return reading
    area: Decision[str | None] = Decision(
        vote("area", "area-referred-to", referred.area_id, referred.words), beaten(reading.area)
    )
    return replace(reading, area=area)


def _is_open(reading: Reading, plan: Plan) -> bool:
    """Return True for a number whose area no words name, and which is not the plan's."""
    owned, area = reading.owner, reading.area
    is_of_plan = owned is not None and owned.owner == "plan"
    if is_of_plan or reading.project_name is not None or reading.areas_named:
        return False
    return area.vote.place not in OWN_PLACES and area.value in (None, plan.area_id)


def _referred(reading: Reading, plan: Plan, learned: Learned) -> _Referred | None:
    """The area that the words of a number's sentence refer to, those before it last."""
    text, sighting = reading.passage.text.text, reading.sighting
    begin, end = sighting.sentence[0], sighting.group_right
    found = [
        (match, pattern is _PROVINCE)
        for pattern in (_REGION, _PROVINCE)
        for match in pattern.finditer(text, begin, end)
    ]
    if not found:
        return None
    match, is_province = max(found, key=lambda item: item[0].start())
    # "voor de gemeente komt dit, in de regio, neer op 40 woningen"
    if _OF_TOWN.search(text, match.end(), sighting.number.start):
        return None
    area_id = _province(plan) if is_province else _region(reading, plan, learned)
    return _Referred(area_id, match.group()) if area_id is not None else None


def _province(plan: Plan) -> str | None:
    areas = load_areas()
    if plan.area_id is None or plan.area_id not in areas or areas[plan.area_id].kind not in TOWNS:
        return None
    province = areas.province_of(plan.area_id)
    return province.id if province is not None else None


def _region(reading: Reading, plan: Plan, learned: Learned) -> str | None:
    """The one region that the passages up to a number name, if the document's town may lie in it."""
    named = set(_regions_before(reading, plan, learned))
    if len(named) != 1:
        return None
    (region,) = named
    areas = load_areas()
    members = areas[region].members if region in areas else ()
    town = areas.town_now(plan.area_id or "").partition("-")[0]
    return region if not members or not town or town in members else None


def _regions_before(reading: Reading, plan: Plan, learned: Learned) -> Iterator[str]:
    """The regions that the passage names before a number, and those that the passages before it name."""
    areas, last = load_areas(), reading.passage.position
    for position in range(last, last - _BACK - 1, -1):
        passage = plan.passages.get(position)
        if passage is None:
            continue
        for mention in mentions_in(plan.document.of(passage), areas, learned):
            is_before = position < last or mention.end <= reading.sighting.number.start
            if is_before and _is_region(mention.area_id, learned):
                yield mention.area_id


def _is_region(area_id: str, learned: Learned) -> bool:
    areas = load_areas()
    if learned.is_part(area_id):
        return False
    if area_id in areas:
        return areas[area_id].kind in ("region", "subregion")
    named = learned.found.get(area_id)
    return named is not None and named.kind == "subregion"
