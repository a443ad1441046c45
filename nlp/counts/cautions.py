"""What speaks against a number in running text and does not make it uncertain by itself.

The words that say whose the number is stand far from it. Such a number is often right; its caution is one of
the things that its confidence follows from (:mod:`nlp.confidence`), and that decides whether it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.areas import load_areas
from corpus.count_rules import load_count_rules
from nlp.counts.case import OF_ONE_PLACE, Case

#: Where no words of the sentence, its heading or the same number elsewhere give a number its area.
_FAR_PLACES = ("document", "none")
#: "De woonregio heeft een visie. Het programma telt 600 woningen."
_REGION = re.compile(r"\w*regio\b", re.IGNORECASE)
#: Kinds in which a number without a place is the town's, or that of the plan.
_OF_TOWN_OR_PLAN = frozenset({"plan", "other"})
#: The ids of municipalities and of their villages begin so.
_MUNICIPALITY = "GM"
#: "Hierbij staat dat er 16 woningen komen": in the plan that the sentence before names.
_IN_THAT = re.compile(
    r"(?:hierbij|hierin|daarbij|daarin)\s+(?:staat|is|zijn|worden|wordt)\b", re.IGNORECASE
)
#: "de regionale behoefte" names no region.
_NO_NAME = re.compile(r"regiona(?:al|le)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to heed: its id, which is a feature of the row's confidence, the field that it is about, and
    what it is in Dutch."""

    id: str
    field: str
    label: str


NO_PLACE = Caution("no-place", "area", "de zin noemt geen gebied en geen project")
OPEN_AREA = Caution("open-area", "area", "het gebied staat niet vast")

Rule = Callable[[Case], Iterator[Caution]]


def cautions_of(case: Case) -> tuple[Caution, ...]:
    """What there is to heed of a number, each thing once, by the alphabet of their ids."""
    found = {caution for rule in RULES for caution in rule(case)}
    return tuple(sorted(found, key=lambda caution: caution.id))


def is_of_town(case: Case) -> bool:
    """Return True if the document is a municipality's, or a village's in one."""
    area_id, areas = case.document_area, load_areas()
    if area_id is None:
        return False
    return area_id.startswith(_MUNICIPALITY) or (area_id in areas and areas[area_id].is_town)


def is_without_place(case: Case) -> bool:
    """Return True if no words near a number of a plan's text say where it is."""
    area = case.reading.area
    leans = area.rule == "sentence-before" and _IN_THAT.match(case.reading.sentence)
    return bool(leans or area.vote.place in _FAR_PLACES or _NO_NAME.match(area.vote.words))


def is_of_no_place(case: Case) -> bool:
    """Return True if no words near a number say whose it is."""
    return not case.of_own_plan and any(rule(case) for rule in _FAR)


def _is_of_any_plan(case: Case) -> bool:
    """Homes that may be those of any plan: "Er komen 40 woningen" in a zoning plan's text."""
    reading = case.reading
    is_of_plans = case.of_plans and reading.unit.name in load_count_rules().units_of_plans
    return is_of_plans and reading.project_name is None and is_without_place(case)


def _is_of_document_alone(case: Case) -> bool:
    """In a municipality's text of one place no words name whose a number is.

    Neither its own nor those that it leans on. A sentence that leans on one without such words has its area from
    the document too: the vote then has no words.
    """
    area = case.reading.area
    is_known = case.reading.project_name is not None
    if not is_of_town(case) or case.kind not in OF_ONE_PLACE or is_known:
        return False
    leans = area.rule == "sentence-before" and not area.vote.words
    return leans or area.rule == "document"


def _is_of_far_area(case: Case) -> bool:
    """The area of the line above a list, and that of the nearest heading where it tells of no numbers."""
    area = case.reading.area
    is_of_plans = case.reading.unit.name in load_count_rules().units_of_plans
    is_known = case.reading.project_name is not None
    if case.kind not in OF_ONE_PLACE or not is_of_plans or is_known:
        return False
    section = case.reading.passage.section
    nearest = section[-1] if section else ""
    is_far = area.rule == "lead-of-list"
    if area.rule == "heading" and area.vote.words == " ".join(nearest.split()):
        is_far = load_count_rules().headings_of_areas.search(area.vote.words) is None
    return is_far


#: Each can say that a number's words do not name whose it is.
_FAR: tuple[Callable[[Case], bool], ...] = (_is_of_any_plan, _is_of_document_alone, _is_of_far_area)


def is_of_others(case: Case) -> bool:
    """Return True if a number without a place may well be another's than the document's town.

    A letter or a proposal is about one site; of a policy's number it was decided that no words give it to the town;
    what follows words of a region may be that region's.
    """
    before = case.text[: case.reading.sighting.number.start]
    is_of_region = _REGION.search(before) is not None
    return case.kind not in _OF_TOWN_OR_PLAN or case.is_policys or is_of_region


def _of_no_place(case: Case) -> Iterator[Caution]:
    """The town of the document, where nothing says that a number is another's."""
    if is_of_no_place(case) and not is_of_others(case):
        yield NO_PLACE


def is_of_open_area(case: Case) -> bool:
    """Return True if neither an area nor another plan says where a number is."""
    reading = case.reading
    return reading.area.value is None and (reading.project_name is None or case.of_own_plan)


def is_elsewhere(case: Case) -> bool:
    """Return True if a number without an area is somebody else's: the document has an area, and words speak against it.

    So is what a party or an agreement tells without a word of where.
    """
    return case.document_area is not None or case.kind not in _OF_TOWN_OR_PLAN


def _of_open_area(case: Case) -> Iterator[Caution]:
    """A plan, or a paper of no known kind, of no known area: the row has none, and says so."""
    if is_of_open_area(case) and not is_elsewhere(case):
        yield OPEN_AREA


#: Each of these can yield a caution.
RULES: tuple[Rule, ...] = (_of_no_place, _of_open_area)
