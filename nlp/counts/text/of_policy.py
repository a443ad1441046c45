"""What follows for a number that a policy counts: no plan's project, a basis by its nouns, and its own area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.areas import load_areas
from corpus.count_bases import load_basis_rules
from corpus.count_rules import load_count_rules
from nlp.counts.fields.area import OWN_PLACES
from nlp.counts.fields.plan import PLAN_RULES
from nlp.counts.ownership import Ownership
from nlp.counts.readings import Reading
from nlp.counts.text.of_plan import NOT_NAMED, STAND_NEAR, TO_BE
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.votes import Decision, beaten, vote

#: Rules by which a name stands with the number itself, and not elsewhere in its sentence.
_BESIDE = frozenset(
    {"respectively", "label", "phase-behind", "behind", "site-behind", "beside-bracket", "purpose"}
)
#: So many passages before a number say of what scale a policy is.
_PASSAGES = 2
#: More homes than this are seldom those of one town's programme.
_MOST_OF_TOWN = 10_000
#: A wider area that a policy is of, and not who estimates: "de regionale behoefte", "in de provincie".
_REGION_SAID = re.compile(
    r"\b\w*regio\b|\bregionale?\s+(?:\w+\s+)?\w*(?:behoefte|opgave|programma|vraag|productie|voorraad|capaciteit)\b"
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
_PLANNED = re.compile(r"planvoorraad|planaanbod|capaciteit", re.IGNORECASE)


def of_policy(reading: Reading, owned: Ownership, plan: Plan) -> Reading:
    governed = next((said.words for said in owned.said if said.rule == "governed"), None)
    project = reading.project
    is_beside = project.rule in _BESIDE and reading.project_name is not None
    is_for = reading.project_name is not None and _is_for(reading.project_name, reading.sentence)
    is_taken = governed is not None and not is_beside and not is_for
    if is_taken or project.rule in NOT_NAMED:
        project = Decision(vote("project", "nothing", None), beaten(project))
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
        return Decision(vote("basis", "own", value, governed), beaten(basis))
    others = [
        v for v in basis.others if v.rule not in PLAN_RULES and not v.rule.startswith("homes-of")
    ]
    return Decision(others[0], beaten(basis)) if others else basis


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
    return Decision(vote("basis", "own", value, said), beaten(basis))


def _is_left(reading: Reading) -> bool:
    """Return True for what is still to be done, beside what was."""
    text, sighting = reading.passage.text.text, reading.sighting
    before = text[
        max(sighting.sentence[0], sighting.number.start - STAND_NEAR) : sighting.number.start
    ]
    behind = text[sighting.number.end : sighting.sentence[1]]
    return bool(_STILL.search(before) and TO_BE.search(behind))


def _area_of_policy(reading: Reading, plan: Plan) -> Decision[str | None]:
    """The town where its paragraph or heading is about the town's own policy, and about no wider area."""
    area, own = reading.area, plan.area_id
    if area.vote.place in OWN_PLACES or own is None:
        return area
    if load_areas()[own].kind != "municipality" or area.value not in (None, own):
        return area
    is_large = reading.sighting.number.value > _MOST_OF_TOWN
    if is_large or _named_last(reading, plan) not in (None, own):
        return area  # "5% komt in de kern Zegveld. Dit zijn 103 woningen"
    said = next((words for words in _around(reading, plan) if _scale_of(words, own)), None)
    if said is None:
        return _of_town_alone(reading, own)
    if _REGION_SAID.search(_last_scale(said)):
        return area
    found = _TOWN_SAID.search(said)
    words = found.group() if found is not None else load_areas()[own].name
    return Decision(vote("area", "town-of-policy", own, words), beaten(area))


def _named_last(reading: Reading, plan: Plan) -> str | None:
    """The area that the paragraph names last before a number."""
    named = [
        mention
        for mention in plan.document.of(reading.passage).areas
        if mention.strength == "strong" and mention.end <= reading.sighting.number.start
    ]
    return named[-1].area_id if named else None


def _around(reading: Reading, plan: Plan) -> Iterator[str]:
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
    if area.rule == "heading" or not is_of_programme or others:
        return area
    return Decision(vote("area", "town-of-policy", own), beaten(area))


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
