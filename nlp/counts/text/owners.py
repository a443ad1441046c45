"""What follows from whose a number is, in the text of a plan: its project, area and basis.

A plan's own homes are plan capacity of the plan; what a policy counts is of the area that the policy is of, and
of no plan that the sentence names besides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.areas import Areas, load_areas
from corpus.count_bases import load_basis_rules
from corpus.count_owners import load_owner_rules
from corpus.count_rules import load_count_rules
from extract.passages import Passage
from nlp.counts.fields.area import OWN_PLACES
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.own_plan import UNNAMED_PLAN, plan_names_in
from nlp.counts.fields.owner import Known, known_of, owner_of
from nlp.counts.fields.plan import PLAN_RULES
from nlp.counts.fields.plan_title import name_in_heading, plan_name
from nlp.counts.fields.project import ProjectMention
from nlp.counts.levels import ABOUT_HOMES, is_share_of_homes
from nlp.counts.ownership import Ownership
from nlp.counts.readings import Reading
from nlp.counts.votes import Decision, Vote, vote
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

#: Rules by which a number has its project from what it is a part of, or from the document alone.
_NOT_NAMED = frozenset({"nothing", "whole", "plan-of-document", "sentence-before"})
#: Rules by which a name stands with the number itself, and not elsewhere in its sentence.
_BESIDE = frozenset(
    {"respectively", "label", "phase-behind", "behind", "site-behind", "beside-bracket", "purpose"}
)
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
_STANDING = re.compile(r"\b(?:bestaande(?!\s+uit)|huidige|aanwezige)\b", re.IGNORECASE)
_IS_THERE = re.compile(r"\baanwezig\b|\b(?:bestaande|huidige)\s+situatie\b", re.IGNORECASE)
_STAND_NEAR = 30
#: Homes that stood: "op de locatie waren 40 woningen aanwezig".
_STOOD = re.compile(r"\b(?:waren|stonden|bevonden)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:reeds|inmiddels|al|zijn|werden|is)\b", re.IGNORECASE)
_TO_BE = re.compile(r"\b(?:worden|wordt|zullen|zal|kunnen|kan|te)\b", re.IGNORECASE)
#: So many passages before a number say of what scale a policy is.
_PASSAGES = 2
#: More homes than this are seldom those of one town's programme.
_MOST_OF_TOWN = 10_000
#: So many passages are the first ones of a text.
_FIRST = 3
#: A town that a document without an area is about: its mentions weigh so much, and so many times the next one's.
_LEAST, _TIMES, _CALLED = 3, 2, 3
#: So many characters before a name "gemeente" stands.
_BEFORE_NAME = 10
#: A wider area that a policy is of, and not who estimates: "de regionale behoefte", "in de provincie".
_REGION_SAID = re.compile(
    r"\b(?:sub)?regio\b|\bregionale?\s+(?:\w+\s+)?\w*(?:behoefte|opgave|programma|vraag|productie|voorraad|capaciteit)\b"
    r"|\bin\s+(?:de|onze|heel)\s+provincie\b|\bprovincie\s+[A-Z]|\b(?:landelijk|nationa)\w*|\bin\s+(?:heel\s+)?Nederland\b",
    re.IGNORECASE,
)
_TOWN_SAID = re.compile(r"\b(?:de\s+gemeente|gemeentelijk\w*|gemeenteraad)\b", re.IGNORECASE)
_NEED = re.compile(r"behoefte|vraag|tekort|prognose|raming|toename|groei", re.IGNORECASE)
_STILL = re.compile(r"\bnog\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_NEEDED = re.compile(r"^(?:be)?nodigd?e?$", re.IGNORECASE)
#: "ruimte voor", "kunnen worden toegevoegd": what a policy leaves room for, and no plan has.
_ROOM = re.compile(r"\bruimte\b|\bmogelijkhe|\bkunnen\b|\bkan\b", re.IGNORECASE)
_NEED_SAID = re.compile(r"\w*prognose\w*|\braming\b|\bscenario\b", re.IGNORECASE)
_PLANNED = re.compile(r"plancapaciteit|planvoorraad|planaanbod|capaciteit", re.IGNORECASE)


_AT = re.compile(r"^(?:aan|op|bij|langs)\s+(?:(?:de|het)\s+)?", re.IGNORECASE)
#: The document's own plan, and no other that the paragraph named.
_OWN_SAID = re.compile(
    r"\b(?:(?:dit|het|in)\s+(?:plangebied|bestemmingsplan|uitwerkingsplan|wijzigingsplan|initiatief|planvoornemen|voornemen)|voorliggend\w*|onderhavig\w*|planlocatie)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The plan of a document: where it lies, what it is called under a heading."""

    area_id: str | None
    learned: Learned
    headed: str | None
    passages: Mapping[int, Passage]

    def name_under(self, section: Sequence[str]) -> str:
        title = section[-1] if section else ""
        other = next((n for n in sorted(self.learned.plans.others) if n in title), None)
        if other is not None:
            return other
        own, titled = self.learned.plan_under(section), plan_name(self.learned.context)
        # "bouwplan Eikenhof in Dorst" of a title, which the text calls Eikenhof
        is_short = bool(
            own and titled and re.match(rf"{re.escape(own)}(?:\s+(?:in|te)\s|$)", titled)
        )
        name = own if own and (is_short or not titled) else titled
        return name or self.headed or self.learned.plans.site or UNNAMED_PLAN


def with_owners(
    readings: Sequence[Reading], document: DocumentReading, learned: Learned
) -> list[Reading]:
    """The readings of a document of plans, each with whose it is and what follows from that."""
    context, rules = document.context, load_owner_rules()
    if context.kind not in rules.kinds:
        return list(readings)
    headed = _headed(document)
    name = plan_name(context) or learned.plans.own or headed
    first = _owners(readings, context, Known(name=name))
    known = known_of(zip(readings, first, strict=True), name)
    owners = _owners(readings, context, known)
    plan = _Plan(
        _place_of(context) or _town_of(document),
        learned,
        headed,
        {p.position: p for p in document.passages},
    )
    found: dict[int, Reading] = {}
    for reading, owned in zip(readings, owners, strict=True):
        part_of = found.get(id(reading.part_of), reading.part_of) if reading.part_of else None
        found[id(reading)] = _given(replace(reading, part_of=part_of), owned, plan)
    return [found[id(reading)] for reading in readings]


def _place_of(context: DocumentContext) -> str | None:
    """The document's municipality or village, if it is about one: a plan lies in no region."""
    areas = load_areas()
    own = context.area_id
    return own if own in areas and own and areas[own].kind in ("municipality", "kern") else None


def _headed(document: DocumentReading) -> str | None:
    """The name of the plan in the first headings of a text whose title gives none."""
    for passage in document.passages[:_FIRST]:
        for heading in passage.section[:1]:
            name = name_in_heading(heading)
            if name is not None:
                return name
    return None


def _owners(
    readings: Sequence[Reading], context: DocumentContext, known: Known
) -> list[Ownership | None]:
    """Whose each number is; None of units that no plan has."""
    units = load_owner_rules().units
    by_id: dict[int, Ownership | None] = {}
    for reading in readings:
        whole = by_id.get(id(reading.part_of or reading.host))
        asks = reading.unit.name in units and (reading.unit.name != "%" or _is_of_homes(reading))
        by_id[id(reading)] = owner_of(reading, context, known, whole) if asks else None
    return [by_id[id(reading)] for reading in readings]


def _is_of_homes(reading: Reading) -> bool:
    """Return True for a share that its own words call one of homes, or that is one of a number of them."""
    text, sighting = reading.passage.text.text, reading.sighting
    whole = reading.part_of or reading.host
    if reading.segment.value is not None or (whole is not None and whole.unit.name == "woningen"):
        return True
    behind = text[sighting.number.end : sighting.group_right]
    return is_share_of_homes(reading) and bool(ABOUT_HOMES.search(behind))


def _given(reading: Reading, owned: Ownership | None, plan: _Plan) -> Reading:
    if owned is None:
        return reading
    reading = replace(reading, owner=owned)
    if owned.owner == "plan":
        return _of_plan(reading, owned, plan)
    if owned.owner == "policy":
        return _of_policy(reading, owned, plan)
    return reading


# --- the plan's own --------------------------------------------------------------------------------


def _of_plan(reading: Reading, owned: Ownership, plan: _Plan) -> Reading:
    words = next((said.words for said in owned.said if said.owner == "plan" and said.words), "")
    return replace(
        reading,
        basis=_basis_of_plan(reading, words),
        project=_project_of_plan(reading, owned, plan),
        area=_area_of_plan(reading, plan),
    )


def _project_of_plan(
    reading: Reading, owned: Ownership, plan: _Plan
) -> Decision[ProjectMention | None]:
    project = reading.project
    named = reading.project_name
    if project.rule not in _NOT_NAMED and named and named not in _village_names():
        return project
    if project.rule == "whole" and reading.project_name:
        return project
    settled = owned.has("known", "title")
    street = None if settled or owned.has("pointer", "building") else _street_of(owned)
    before = None if settled else street or _plan_before(reading, plan)
    if before is not None:
        return Decision(
            vote("project", "sentence-before", ProjectMention(before), before), _beaten(project)
        )
    name = plan.name_under(reading.passage.section)
    own = vote("project", "plan-of-document", ProjectMention(name), name)
    return Decision(own, _beaten(project))


def _street_of(owned: Ownership) -> str | None:
    """The street beside a number that nothing else gives to the document's plan: "Aan de Dorpsweg 12 komen 4 woningen"."""
    words = next((said.words for said in owned.said if said.rule == "street"), None)
    return _AT.sub("", words) if words else None


@lru_cache(maxsize=1)
def _village_names() -> frozenset[str]:
    return frozenset(village.name for village in load_areas().villages)


def _plan_before(reading: Reading, plan: _Plan) -> str | None:
    """The other plan that the paragraph named last, where the sentence does not point to the document's own."""
    if _OWN_SAID.search(reading.sentence):
        return None
    begin = reading.sighting.sentence[0]
    names = plan_names_in(reading.passage.text.text[:begin])
    named = plan.name_under(reading.passage.section)
    known = plan.learned.plans.named
    return next((n for n in reversed(names) if n in known and n not in named), None)


def _area_of_plan(reading: Reading, plan: _Plan) -> Decision[str | None]:
    area, own = reading.area, plan.area_id
    if own is None:
        return area
    if area.value is not None and area.value.startswith(f"{own}-"):
        return area
    return Decision(vote("area", "own-homes-of-plan", own), _beaten(area))


def _basis_of_plan(reading: Reading, words: str) -> Decision[str]:
    basis = reading.basis
    value = _value_of_plan(reading)
    if value == basis.value and (basis.rule in PLAN_RULES or value != "plancapaciteit"):
        return basis
    return Decision(vote("basis", "own-homes-of-plan", value, words), _beaten(basis))


def _value_of_plan(reading: Reading) -> str:
    """What a number of the plan's own is: planned, there, gone, or done."""
    basis, unit = reading.basis.value, reading.unit.name
    if unit == "%":
        return "plancapaciteit" if basis in ("prognose", "overig") else basis
    if unit in ("parkeerplaatsen", "plekken"):
        return basis if basis in ("voorraad", "gerealiseerd") else "overig"
    if is_gone(reading) or _STOOD.search(reading.sentence):
        return "overig"
    if _is_standing(reading):
        return "voorraad"
    if basis == "gerealiseerd" and _is_done(reading):
        return basis
    return basis if basis == "sleutelprojecten" else "plancapaciteit"


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
    before = text[max(reading.sighting.sentence[0], number.start - _STAND_NEAR) : number.start]
    return bool(
        _STANDING.search(text, number.end, end)
        or _IS_THERE.search(text, reading.sighting.group_left, reading.sighting.group_right)
        or re.search(rf"{_STANDING.pattern}\s+(?:\w+\s+)?$", before, re.IGNORECASE)
        or reading.basis.rule == "standing"
    )


def _is_done(reading: Reading) -> bool:
    return bool(_DONE.search(reading.sentence)) and not _TO_BE.search(reading.sentence)


# --- a policy's -------------------------------------------------------------------------------------


def _of_policy(reading: Reading, owned: Ownership, plan: _Plan) -> Reading:
    governed = next((said.words for said in owned.said if said.rule == "governed"), None)
    project = reading.project
    is_beside = project.rule in _BESIDE and reading.project_name is not None
    is_for = reading.project_name is not None and _is_for(reading.project_name, reading.sentence)
    is_taken = governed is not None and not is_beside and not is_for
    if is_taken or project.rule in _NOT_NAMED:
        project = Decision(vote("project", "nothing", None), _beaten(project))
    named = project.value is not None and project.value.name
    return replace(
        reading,
        project=project,
        basis=reading.basis if named else _basis_of_policy(reading, governed),
        area=reading.area if named else _area_of_policy(reading, plan),
    )


def _is_for(name: str, sentence: str) -> bool:
    """Return True for "Voor de locatie Eikenhof geldt een taakstelling van 89 woningen"."""
    return bool(
        re.search(rf"\bvoor\s+(?:(?:de|het)\s+)?(?:[a-z]+\s+)?{re.escape(name)}", sentence, re.I)
    )


def _basis_of_policy(reading: Reading, governed: str | None) -> Decision[str]:
    """The basis that other words than those of a plan give; the noun of which it is the number decides."""
    basis = _of_need(reading)
    if basis.rule not in PLAN_RULES and basis.rule not in ("homes-of-named-site", "nothing"):
        return basis
    if governed is not None:
        value = "prognose" if _NEED.search(governed) else "opgave"
        value = "plancapaciteit" if _PLANNED.search(governed) else value
        return Decision(vote("basis", "own", value, governed), _beaten(basis))
    others = [
        v for v in basis.others if v.rule not in PLAN_RULES and not v.rule.startswith("homes-of")
    ]
    return Decision(others[0], _beaten(basis)) if others else basis


def _of_need(reading: Reading) -> Decision[str]:
    """The basis of a number, of one that is needed a forecast, and of room for homes a task, where no word says more."""
    basis, value = reading.basis, None
    said = basis.vote.words
    if basis.value == "opgave" and _NEEDED.search(said):
        is_task = load_basis_rules().tasks.search(reading.sentence)
        value = None if is_task else "prognose"
    elif basis.value == "plancapaciteit" and _ROOM.search(said) and basis.rule not in PLAN_RULES:
        value = "prognose" if _NEED_SAID.search(reading.sentence) else "opgave"
    elif basis.value == "gerealiseerd":
        # "zijn 75 woningen gerealiseerd, zodat er nog 820 woningen kunnen komen"
        value = "opgave" if _is_left(reading) else None
    if value is None:
        return basis
    return Decision(vote("basis", "own", value, said), _beaten(basis))


def _is_left(reading: Reading) -> bool:
    """Return True for what is still to be done, beside what was."""
    text, sighting = reading.passage.text.text, reading.sighting
    before = text[
        max(sighting.sentence[0], sighting.number.start - _STAND_NEAR) : sighting.number.start
    ]
    behind = text[sighting.number.end : sighting.sentence[1]]
    return bool(_STILL.search(before) and _TO_BE.search(behind))


def _area_of_policy(reading: Reading, plan: _Plan) -> Decision[str | None]:
    """The town where its paragraph or heading is about the town's own policy, and about no wider area."""
    area, own = reading.area, plan.area_id
    if area.vote.place in OWN_PLACES or own is None:
        return area
    if load_areas()[own].kind != "municipality" or area.value not in (None, own):
        return area
    said = next((words for words in _around(reading, plan) if _scale_of(words, own)), None)
    if said is None:
        return _of_town_alone(reading, own)
    if _REGION_SAID.search(_last_scale(said)):
        return area
    found = _TOWN_SAID.search(said)
    words = found.group() if found is not None else load_areas()[own].name
    return Decision(vote("area", "town-of-policy", own, words), _beaten(area))


def _around(reading: Reading, plan: _Plan) -> Iterator[str]:
    """The texts that can say of what scale a policy is, the nearest first."""
    passage = reading.passage
    yield passage.text.text[: reading.sighting.number.end]
    yield reading.lead
    for distance in range(1, _PASSAGES + 1):
        before = plan.passages.get(passage.position - distance)
        if before is not None and before.section == passage.section:
            yield before.text.text
    yield from (h for h in reversed(passage.section) if _is_of_policy(h))


def _of_town_alone(reading: Reading, own: str) -> Decision[str | None]:
    """The document's town where nothing around a number of a programme speaks of any other area."""
    owned, area = reading.owner, reading.area
    is_of_programme = owned is not None and owned.has("programme", "governed", "rate")
    others = [name for name in reading.areas_named if name != own]
    if (
        area.rule == "heading"
        or not is_of_programme
        or others
        or reading.sighting.number.value > _MOST_OF_TOWN
    ):
        return area
    return Decision(vote("area", "town-of-policy", own), _beaten(area))


def _is_of_policy(heading: str) -> bool:
    """Return True for a heading over a policy: "Woonvisie Zeist", and not "Locaties gemeente Zeist"."""
    rules = load_count_rules()
    return bool(
        rules.headings_of_areas.search(heading) or re.search(r"gemeentelijk", heading, re.I)
    )


def _scale_of(words: str, own: str) -> bool:
    return bool(_last_scale(words)) or load_areas()[own].name in words


def _last_scale(words: str) -> str:
    """The last words that say of what scale a policy is."""
    found = [*_REGION_SAID.finditer(words), *_TOWN_SAID.finditer(words)]
    return max(found, key=lambda match: match.start()).group() if found else ""


def _beaten(decision: Decision) -> tuple[Vote, ...]:  # type: ignore[type-arg]
    """All votes of a decision that another one takes the place of."""
    return (decision.vote, *decision.others)


def _town_of(document: DocumentReading) -> str | None:
    """The municipality that a document without an area names far more often than any other.

    One that it calls a municipality counts for more, and one that it never calls so needs many mentions.
    """
    areas: Areas = load_areas()
    found: Counter[str] = Counter()
    for passage in document.passages:
        reading = document.of(passage)
        for mention in reading.areas:
            if mention.area_id in areas and areas[mention.area_id].kind == "municipality":
                before = reading.text[max(0, mention.start - _BEFORE_NAME) : mention.start]
                within = reading.text[mention.start : mention.end]
                called = "gemeente" in f"{before}{within}".casefold()
                found[mention.area_id] += _CALLED if called else 1
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return None
    return ranked[0][0] if len(ranked) < 2 or ranked[0][1] >= _TIMES * ranked[1][1] else None
