"""What follows for a number that is the plan's own: project, area, and if it is planned, there, gone or done."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from corpus.areas import load_areas
from corpus.count_bases import load_basis_rules
from nlp.counts.fields.area import OWN_PLACES
from nlp.counts.fields.own_plan import plan_names_in
from nlp.counts.fields.owner import SERVES
from nlp.counts.fields.plan import PLAN_RULES
from nlp.counts.fields.project import ProjectMention
from nlp.counts.ownership import Ownership
from nlp.counts.periods import NO_PERIOD, Period
from nlp.counts.readings import Reading
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.votes import Decision, Vote, beaten, vote

#: Rules by which a number has its project from what it is a part of, or from the document alone.
NOT_NAMED = frozenset({"nothing", "whole", "plan-of-document", "sentence-before"})
#: Rules by which a number has its period from a heading, a list or sentences before its own.
_PERIODS_OF_OTHERS = frozenset({"heading", "sentence-before", "period-of-text", "horizon"})
#: Months say when something was done about a plan ("in oktober 2017 afgestemd"), but for these.
_BUILT_THEN = re.compile(
    r"\b(?:oplever\w*|opgeleverd|gereed|klaar|start\w*|gestart|begonnen|begint|gebouwd|gerealiseerd|bewoon\w*)\b",
    re.IGNORECASE,
)
#: A period in days has so many characters at each end: "2017-10-01".
_A_DAY = 10
#: Homes that go: "sloop van 14 woningen", "12 woningen worden gesloopt".
_GONE_BEFORE = re.compile(
    r"\b(?:sloop|slopen|amoveren|onttrekken|onttrekking|verwijderen|vervallen)\s+(?:van\s+)?(?:[\w.-]+\s+){0,3}$",
    re.IGNORECASE,
)
_GONE_BEHIND = re.compile(
    r"[^.;:()0-9]{0,60}?\b(?:gesloopt|te\s+slopen|geamoveerd|onttrokken|vervallen|verdwijnen)\b",
    re.IGNORECASE,
)
_TO_GO = re.compile(r"\s+(?:[\w-]+\s+)?te\s+(?:slopen|amoveren)\b", re.IGNORECASE)
#: Homes that stand: "de 12 bestaande woningen".
_STANDING = re.compile(
    r"\b(?:bestaande(?!\s+uit)|huidige(?!\s+(?:plan|ontwerp|programma|opzet|verkaveling))|aanwezige)\b",
    re.IGNORECASE,
)
#: "is de omgevingsvergunning afgegeven voor 15 woningen"
_PERMITTED = re.compile(
    r"vergunning\w*\s+(?:is\s+|zijn\s+)?(?:afgegeven|verleend|aangevraagd)\s+voor\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_IS_THERE = re.compile(
    r"\b(?:staan|staat|bevinden\s+zich|bevindt\s+zich)\s+(?:er\s+)?(?:nu|momenteel|thans|op\s+dit\s+moment|nog)\b|\b(?:is|zijn)\s+(?:[\w-]+\s+){0,3}bebouwd\s+met\b|\baanwezig\b|\b(?:bestaande|huidige|oude)\s+situatie\b",
    re.IGNORECASE,
)
#: "In de bestaande situatie mogen er 7 worden gerealiseerd", "waren 5 woningen gepland"
_PLANNED_THEN = re.compile(
    r"\b(?:gepland|voorzien|gedacht|beoogd|geprojecteerd|toegestaan|mogen|mag)\b", re.IGNORECASE
)
#: "voldoende ruimte aanwezig om 25 woningen te bouwen", "ten opzichte van de bestaande situatie"
_NOT_THERE = re.compile(
    r"\b(?:ruimte|behoefte|vraag|draagvlak)\s+(?:[\w-]+\s+){0,2}$|\b(?:ten\s+opzichte\s+van|vergeleken\s+met|in\s+plaats\s+van|vervang\w+)\s+(?:de\s+)?$",
    re.IGNORECASE,
)
_BUILT = re.compile(r"\b(?:bouw|realisatie|oprichting|toevoeging)\s+van\b", re.IGNORECASE)
#: So many characters before a number say that its homes stand.
STAND_NEAR = 30
#: "die tussen 1945 en 1950 zijn gebouwd", "uit de jaren zestig"
_BUILT_IN = re.compile(
    r"^[^.;:0-9]{0,120}\b(?:in|tussen|rond|begin|eind|omstreeks|vanaf|na)\s+(?:[a-z]+\s+){0,2}(?:19[0-9]{2}|[’']?[1-9]0)\b[^.;:]{0,40}\b(?:gebouwd|gerealiseerd|opgeleverd|ontwikkeld)\b"
    r"|^[^.;:0-9]{0,80}\buit\s+(?:de\s+jaren\s+(?:[’']?[2-9]0|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|(?:circa\s+|omstreeks\s+)?19[0-9]{2})\b",
    re.IGNORECASE,
)
_NOW_HEADED = re.compile(
    r"\b(?:huidige|bestaande)\s+(?:situatie|toestand|bebouwing)\b", re.IGNORECASE
)
_HOLDS = re.compile(r"\b(?:bestaat|bestaan|telt|staan|omvat)\b", re.IGNORECASE)
#: Homes that stood: "op de locatie waren 40 woningen aanwezig".
_STOOD = re.compile(r"\b(?:waren|stonden|bevonden)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:reeds|inmiddels|al|zijn|werden|is)\b", re.IGNORECASE)
TO_BE = re.compile(r"\b(?:worden|wordt|zullen|zal|kunnen|kan|te)\b", re.IGNORECASE)
_AT = re.compile(r"^(?:aan|op|bij|langs)\s+(?:(?:de|het)\s+)?", re.IGNORECASE)
#: "voor deze 11 woningen"
_THESE = re.compile(r"\b(?:deze|die)\s+(?:circa\s+|maximaal\s+|nieuwe\s+)?$", re.IGNORECASE)
#: The document's own plan, and no other that the paragraph named.
_OWN_SAID = re.compile(
    r"\b(?:(?:dit|het|in)\s+(?:plangebied|bestemmingsplan|uitwerkingsplan|wijzigingsplan|initiatief|planvoornemen|voornemen)|voorliggend\w*|onderhavig\w*|planlocatie)\b",
    re.IGNORECASE,
)


def of_plan(reading: Reading, owned: Ownership, plan: Plan) -> Reading:
    words = next((said.words for said in owned.said if said.owner == "plan" and said.words), "")
    return replace(
        reading,
        basis=_basis_of_plan(reading, words),
        project=_project_of_plan(reading, owned, plan),
        area=_area_of_plan(reading, plan),
        period=_period_of_plan(reading),
    )


def _period_of_plan(reading: Reading) -> Decision[Period]:
    """The period that the number's own sentence names: what the text before or a heading says is a policy's.

    Months that the sentence names are those of a talk or a decision, unless it tells of building.
    """
    period = reading.period
    is_event = all(len(end or "") == _A_DAY for end in period.value) and not _BUILT_THEN.search(
        reading.sentence
    )
    if period.rule not in _PERIODS_OF_OTHERS and not is_event and not _is_served(reading):
        return period
    return Decision(vote("period", "nothing", NO_PERIOD), beaten(period))


def _is_served(reading: Reading) -> bool:
    """Return True for years of what the number serves: "draagt bij aan het doel om tot 2030 met 3.000 woningen te groeien"."""
    text, number = reading.passage.text.text, reading.sighting.number
    words = reading.period.vote.words
    at = text.find(words, number.end, reading.sighting.sentence[1]) if words else -1
    return at >= 0 and SERVES.search(text, number.end, at) is not None


def _project_of_plan(
    reading: Reading, owned: Ownership, plan: Plan
) -> Decision[ProjectMention | None]:
    project = reading.project
    named = reading.project_name
    if project.rule not in NOT_NAMED and named and named not in _village_names():
        return project
    if project.rule == "whole" and reading.project_name:
        return project
    settled = owned.has("known", "title")
    street = None if settled or owned.has("pointer", "building") else _street_of(owned)
    is_known = _THESE.search(reading.passage.text.text[: reading.sighting.number.start])
    # "de bouw van plan Eikenhof ging snel. Voor deze 11 woningen is er vraag": which these are the text told before
    settled = settled or (is_known is not None and not _is_told(reading))
    before = None if settled else street or _plan_before(reading, plan)
    if before is not None:
        other: Vote[ProjectMention | None] = vote(
            "project", "sentence-before", ProjectMention(before), before
        )
        return Decision(other, beaten(project))
    name = plan.name_under(reading.passage.section)
    own: Vote[ProjectMention | None] = vote(
        "project", "plan-of-document", ProjectMention(name), name
    )
    return Decision(own, beaten(project))


def _is_told(reading: Reading) -> bool:
    """Return True if the paragraph tells the same number before."""
    text, number = reading.passage.text.text, reading.sighting.number
    return (
        re.search(rf"(?<![\w.,]){number.value:.0f}(?![\w.,]*[0-9])", text[: number.start])
        is not None
    )


def _street_of(owned: Ownership) -> str | None:
    """The street beside a number that nothing else gives to the document's plan: "Aan de Dorpsweg 12 komen 4 woningen"."""
    words = next((said.words for said in owned.said if said.rule == "street"), None)
    return _AT.sub("", words) if words else None


@lru_cache(maxsize=1)
def _village_names() -> frozenset[str]:
    return frozenset(village.name for village in load_areas().villages)


def _plan_before(reading: Reading, plan: Plan) -> str | None:
    """The other plan that the paragraph named last, where the sentence does not point to the document's own."""
    if _OWN_SAID.search(reading.sentence):
        return None
    begin = reading.sighting.sentence[0]
    names = plan_names_in(reading.passage.text.text, begin)
    named = plan.name_under(reading.passage.section)
    known = plan.learned.plans.named
    return next((n for n in reversed(names) if n in known and n not in named), None)


def _area_of_plan(reading: Reading, plan: Plan) -> Decision[str | None]:
    area, own = reading.area, plan.area_id
    if own is None:
        return _without_region(reading)
    # a former municipality has the villages of the one that it is part of now
    town = load_areas()[own]
    inside = town.parent_id if town.kind == "kern" and town.parent_id is not None else own
    if area.value is not None and area.value.startswith((f"{own}-", f"{inside}-")):
        return area
    villages = {name for name in reading.areas_named if name.startswith(f"{inside}-")}
    if len(villages) == 1 and area.vote.place in OWN_PLACES and area.value != own:
        # "geen belemmering in de visie van de provincie Utrecht voor 12 woningen in de kern Austerlitz"
        return Decision(vote("area", "own-homes-of-plan", villages.pop()), beaten(area))
    return Decision(vote("area", "own-homes-of-plan", plan.village_id or own), beaten(area))


def _without_region(reading: Reading) -> Decision[str | None]:
    """The area of a plan of which nobody knows where it is; the regions of a sentence are no town that it is in.

    "In de regio's Amsterdam en Utrecht zijn zulke woningen schaars" says nothing of where 12 homes come.
    """
    area = reading.area
    words = re.escape(area.vote.words)
    is_region = words and re.search(
        rf"\bregio[’']?s\s+(?:[\w-]+(?:,\s+|\s+en\s+))*{words}(?!\w)",
        reading.sentence,
        re.IGNORECASE,
    )
    nothing: Vote[str | None] = vote("area", "nothing", None)
    return Decision(nothing, beaten(area)) if is_region else area


def _basis_of_plan(reading: Reading, words: str) -> Decision[str]:
    basis = reading.basis
    value = _value_of_plan(reading)
    if value == basis.value and (basis.rule in PLAN_RULES or value != "plancapaciteit"):
        return basis
    return Decision(vote("basis", "own-homes-of-plan", value, words), beaten(basis))


def _value_of_plan(reading: Reading) -> str:
    """What a number of the plan's own is: planned, there, gone, or done."""
    basis, unit = reading.basis.value, reading.unit.name
    if unit == "%":
        return (
            "plancapaciteit" if basis in ("prognose", "overig") or _is_no_task(reading) else basis
        )
    if unit in ("parkeerplaatsen", "plekken"):
        return basis if basis in ("voorraad", "gerealiseerd") else "overig"
    if is_gone(reading) or _stood(reading.passage.text.text, reading):
        return "overig"
    if _is_standing(reading) or _is_part_of_stock(reading) or _was_built_then(reading):
        return "voorraad"
    if basis == "gerealiseerd" and _is_done(reading) and not _is_permitted(reading):
        return basis
    return basis if basis == "sleutelprojecten" else "plancapaciteit"


def _is_no_task(reading: Reading) -> bool:
    """Return True for a share that "het programma" of a plan has, and that no words set or ask."""
    rules, words = load_basis_rules(), reading.basis.vote.words
    is_set = rules.tasks.search(words) or rules.must.search(reading.sentence)
    return reading.basis.value == "opgave" and not is_set


def is_gone(reading: Reading) -> bool:
    """Return True for homes that are pulled down or go otherwise."""
    text, sighting = reading.passage.text.text, reading.sighting
    number, (start, end) = sighting.number, sighting.sentence
    if _GONE_BEFORE.search(text, max(start, number.start - 60), number.start):
        return True
    if _TO_GO.match(text, number.end, end):
        return True
    behind = _GONE_BEHIND.match(text, number.end, min(end, sighting.group_right + 40))
    return behind is not None and "vervangen" not in behind.group()


def _is_standing(reading: Reading) -> bool:
    text, number = reading.passage.text.text, reading.sighting.number
    noun = reading.unit.noun
    end = noun[0] if noun is not None and noun[0] >= number.end else number.end
    before = text[max(reading.sighting.sentence[0], number.start - STAND_NEAR) : number.start]
    there = _there(text, reading)
    # "gezien de huidige situatie is de bouw van 50 woningen passend"
    is_new = there is not None and _BUILT.search(text, there.end(), number.start) is not None
    return bool(
        _STANDING.search(text, number.end, end)
        or (there is not None and not is_new)
        or re.search(rf"{_STANDING.pattern}\s+(?:\w+\s+)?$", before, re.IGNORECASE)
        or reading.basis.rule == "standing"
    )


def _stood(text: str, reading: Reading) -> bool:
    """Return True for homes that were there, and not for "er waren 5 woningen gepland"."""
    begin, end = reading.sighting.group_left, reading.sighting.group_right
    stood = _STOOD.search(text, begin, end)
    return stood is not None and not _PLANNED_THEN.search(text, stood.end(), end)


def _there(text: str, reading: Reading) -> re.Match[str] | None:
    """The words by which homes are there: neither room that is there, nor with what they are compared."""
    sighting = reading.sighting
    found = _IS_THERE.search(text, sighting.group_left, sighting.group_right)
    if found is None or _NOT_THERE.search(text, sighting.group_left, found.start()):
        return None
    return None if _PLANNED_THEN.search(text, found.end(), sighting.group_right) else found


def _was_built_then(reading: Reading) -> bool:
    """Return True for homes of which a sentence without a word of what comes tells when they were built.

    "Het plangebied bestaat uit 35 woningen, die tussen 1945 en 1950 zijn gebouwd", and under a heading on what is
    there "Het plangebied bestaat uit 35 woningen" alone.
    """
    text, sighting = reading.passage.text.text, reading.sighting
    behind = text[sighting.number.end : sighting.sentence[1]]
    if _BUILT_IN.search(behind):
        return True
    section = reading.passage.section
    is_now = bool(section) and _NOW_HEADED.search(section[-1]) is not None
    before = text[
        max(sighting.sentence[0], sighting.number.start - STAND_NEAR) : sighting.number.start
    ]
    return is_now and bool(_HOLDS.search(before)) and not TO_BE.search(reading.sentence)


def _is_part_of_stock(reading: Reading) -> bool:
    """Return True for "biedt nu ruimte aan 71 woningen, bestaande uit 58 appartementen en 13 rijwoningen"."""
    return reading.part_of is not None and reading.part_of.basis.value == "voorraad"


def _is_permitted(reading: Reading) -> bool:
    text, sighting = reading.passage.text.text, reading.sighting
    return _PERMITTED.search(text, sighting.sentence[0], sighting.number.start) is not None


def _is_done(reading: Reading) -> bool:
    return bool(_DONE.search(reading.sentence)) and not TO_BE.search(reading.sentence)
