"""What follows for a number that a policy counts: no plan's project, a basis by its nouns, and its own area."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.count_bases import load_basis_rules
from nlp.counts.fields.plan import PLAN_RULES
from nlp.counts.ownership import Ownership
from nlp.counts.readings import Reading
from nlp.counts.text.area_of_policy import area_of_policy
from nlp.counts.text.basis_before import basis_before
from nlp.counts.text.of_plan import NOT_NAMED, STAND_NEAR, TO_BE
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.votes import Decision, beaten, vote

#: Rules by which a name stands with the number itself, and not elsewhere in its sentence.
_BESIDE = frozenset(
    {"respectively", "label", "phase-behind", "behind", "site-behind", "beside-bracket", "purpose"}
)
_NEED = re.compile(r"behoefte|vraag|tekort|prognose|raming|toename|groei", re.IGNORECASE)
_STILL = re.compile(r"\bnog\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_NEEDED = re.compile(r"^(?:(?:be)?nodigd?e?|noodzakelijk)$", re.IGNORECASE)
#: "ruimte voor", "kunnen worden toegevoegd": what a policy leaves room for, and no plan has.
ROOM = re.compile(r"\bruimte\b|\bmogelijkhe|\bkunnen\b|\bkan\b", re.IGNORECASE)
_NEED_SAID = re.compile(
    r"\w*prognose\w*|\braming\b|\bscenario\b|\bafzet\b|\bmarktruimte\b", re.IGNORECASE
)
_FORESEEN = r"\b(?:geprognosticeerde|geraamde|verwachte|voorspelde)"
_PLANNED = re.compile(r"planvoorraad|planaanbod|planruimte|capaciteit", re.IGNORECASE)
#: "In de bestemmingsplannen is nog ruimte voor 2.600 woningen"
_PLANS_HOLD = re.compile(r"\b\w*plannen\b[^.;:]{0,40}\bnog\s+ruimte\b", re.IGNORECASE)
#: "De bekende plannen bieden ruimte aan": what plans leave room for, and no task.
_HELD = re.compile(
    r"\b\w*plannen\b(?:\s+(?!pas)[\w()-]+){0,8}?\s+(?:ruimte|plaats|mogelijkhe\w+)\b", re.IGNORECASE
)


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
        area=reading.area if named else area_of_policy(reading, plan),
    )


def _is_for(name: str, sentence: str) -> bool:
    """Return True for "Voor de locatie Eikenhof geldt een taakstelling van 89 woningen"."""
    return bool(
        re.search(rf"\bvoor\s+(?:(?:de|het)\s+)?(?:[a-z]+\s+)?{re.escape(name)}", sentence, re.I)
    )


def _basis_of_policy(reading: Reading, governed: str | None) -> Decision[str]:
    """The basis that other words than those of a plan give; the noun of which it is the number decides."""
    left = _of_what_is_left(reading)
    if left is not None:
        return left
    basis = _of_need(reading)
    if basis.rule not in PLAN_RULES and basis.rule not in ("homes-of-named-site", "nothing"):
        return basis
    if governed is not None:
        value = "prognose" if _NEED.search(governed) else "opgave"
        value = "plancapaciteit" if _PLANNED.search(governed) else value
        if value == "opgave" and _is_foreseen(reading, governed):
            value = "prognose"
        return Decision(vote("basis", "own", value, governed), beaten(basis))
    others = [
        v for v in basis.others if v.rule not in PLAN_RULES and not v.rule.startswith("homes-of")
    ]
    found = others[0] if others else basis_before(reading)
    return Decision(found, beaten(basis)) if found is not None else basis


def _of_what_is_left(reading: Reading) -> Decision[str] | None:
    """The basis of what a need or an agreement leaves: no plan has it. "Er is nog ruimte voor 41 woningen"."""
    said = (
        next((s for s in reading.owner.said if s.rule == "left"), None) if reading.owner else None
    )
    if said is None or _PLANS_HOLD.search(reading.sentence):
        return None
    is_need = _NEED.search(reading.sentence) or _NEED_SAID.search(reading.sentence)
    value = "prognose" if is_need else "opgave"
    return Decision(vote("basis", "own", value, said.words), beaten(reading.basis))


def _is_foreseen(reading: Reading, governed: str) -> bool:
    """Return True for "een geprognosticeerde productie van 3.000 woningen"."""
    return bool(
        re.search(rf"{_FORESEEN}\s+(?:[\w-]+\s+)?{re.escape(governed)}", reading.sentence, re.I)
    )


def _of_need(reading: Reading) -> Decision[str]:
    """The basis of a number, of one that is needed a forecast, and of room for homes a task, where no word says more."""
    basis, value = reading.basis, None
    said = basis.vote.words
    if basis.value == "opgave" and _NEEDED.search(said):
        is_task = load_basis_rules().tasks.search(reading.sentence)
        value = None if is_task else "prognose"
    elif (
        basis.value == "plancapaciteit"
        and ROOM.search(said)
        and basis.rule not in PLAN_RULES
        and not _HELD.search(reading.sentence)
    ):
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
