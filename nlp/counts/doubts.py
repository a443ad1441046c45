"""Why it is doubtful that a number in running text is what its row says.

Each rule yields reasons in Dutch; one makes the row uncertain. The reasons of a row stand in the order
of the alphabet, so that no order of rules shows. Words alone are in ``count-doubts.toml``; the rules here
ask more than words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from corpus.areas import load_areas
from corpus.count_bases import load_basis_rules
from corpus.count_doubts import Doubt, load_count_doubts
from corpus.count_rules import load_count_rules
from nlp.counts.case import Case
from nlp.counts.cautions import (
    NO_PLACE,
    OPEN_AREA,
    is_elsewhere,
    is_of_no_place,
    is_of_open_area,
    is_of_others,
    is_of_town,
    is_without_place,
)
from nlp.counts.far_doubts import (
    of_far_basis,
    of_name_in_front,
    of_named_plans,
    of_open_task,
    of_parts_of_town,
    of_prices,
    of_shares,
    of_sites,
    of_titled_plan,
    of_what_comes,
)
from nlp.counts.fields.change import change_of
from nlp.counts.fields.goes_on import continues
from nlp.counts.fields.measure_phrase import ENERGY
from nlp.counts.fields.plan import PLAN_RULES
from nlp.counts.fields.unit import PEOPLE, per_of
from nlp.counts.figure_doubts import of_changes, of_parts, of_sums
from nlp.counts.less_doubts import of_instead, of_less, of_price_changes
from nlp.counts.limit_doubts import of_limits, of_nothing
from nlp.counts.people import are_there
from nlp.counts.readings import Reading
from nlp.counts.said import is_said
from nlp.counts.whole_doubts import (
    of_cut_sentence,
    of_kind_elsewhere,
    of_share_of_some,
    of_those_left_out,
    of_wider_and_part,
)

#: "één tot twee persoonshuishoudens", "drie kamerappartementen": how large each is.
_SIZE_OF_EACH = re.compile(r"(?:persoons|kamer|slaapkamer|laags)[a-z]", re.IGNORECASE)
#: "De 200 woningen worden niet in drie jaar gebouwd".
_KNOWN_ALREADY = re.compile(
    r"(?<!\brond )\b(?:de|deze|die|genoemde)\s+(?:circa\s+|ca\.\s+|ongeveer\s+)?$", re.IGNORECASE
)
_ENERGY_ALONE = frozenset(unit.casefold() for unit in ENERGY)
#: "ruimte om de 7 appartementen te realiseren"
_TO_DO_THOSE = re.compile(
    r"\b(?:om|voor)\s+(?:de|deze)\s+(?:circa\s+|ca\.\s+|ongeveer\s+)?$", re.IGNORECASE
)
#: Kinds in which what somebody does is what was agreed.
_OF_DEEDS = frozenset({"agreement", "coalition_agreement", "letter"})
_HERE = re.compile(r"(?:hier|daar|op\s+(?:deze|die)\s+(?:plek|plaats|locatie))\b", re.IGNORECASE)
_ON_SITE = re.compile(r"\b(?:\w*locatie|terrein|\w*perceel|complex|pand)\b", re.IGNORECASE)
#: Words of what comes that say of no plan, and of no target, that it is one.
_BUILT = re.compile(
    r"(?:er\s+)?(?:word(?:t|en)|kom(?:t|en))\b|bouwt\b|(?:gerealiseerd|gebouwd|ontwikkeld|toegevoegd)$",
    re.IGNORECASE,
)
_TO_DO = ("te ", "toe te ", "op te ", "in te ", "aan te ")
#: Words of the plan beside what a policy counts: "de 500 woningen van het programma, waarvan dit plan er 20 heeft".
_OF_PLAN = frozenset({"part-of-plan", "tested", "fits-in"})
#: What stands behind "voldoet aan" is asked of the plan, and is not its own.
_OF_NORMS = frozenset({"tested", "holds-now"})
#: So many characters before a number "de circa" can stand.
_REACH_OF_THE = 22
#: "Hiervan zijn er 40 ...": of what the sentence before counts.
_OF_THOSE = re.compile(r"(?:hiervan|daarvan|van\s+deze|van\s+die)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:zal|zullen|verwacht\w*|\w*prognos\w*|geraamd|ten\s+opzichte\s+van)\b", re.IGNORECASE
)


Rule = Callable[[Case], Iterator[str]]


def why_uncertain(case: Case) -> str | None:
    """Why a number is uncertain, in Dutch; None where nothing makes it so."""
    rules = [
        rule
        for rule in RULES
        if not (case.of_own_plan and rule in OF_WHOSE)
        and not (case.of_policy and case.of_plans and rule in OF_PLAN)
    ]
    reasons = {reason for rule in rules for reason in rule(case)}
    return ", ".join(sorted(reasons)) or None


def _words(case: Case) -> Iterator[str]:
    """The reasons of ``count-doubts.toml``."""
    sighting = case.reading.sighting
    start, end = sighting.sentence
    tail = case.text[sighting.tail[0] : sighting.tail[1]] if sighting.tail else ""
    windows = {
        "own": f"{case.text[sighting.group_left : sighting.group_right]} {tail}",
        "before": case.text[start : sighting.number.start],
        "behind": case.text[sighting.number.end : sighting.group_right],
        "sentence": case.text[start:end],
    }
    for doubt, pattern in load_count_doubts():
        if not _is_about(doubt, case):
            continue
        # behind a number of the plan "het geldende plan" is what it changes
        where = "before" if case.of_own_plan and doubt.id in _OF_NORMS else doubt.where
        found = pattern.search(windows[where])
        if found and not (doubt.says is not None and is_said(case, doubt.says)):
            yield f"{doubt.label} (“{' '.join(found.group().split())}”)"


def _is_about(doubt: Doubt, case: Case) -> bool:
    """Return True if a doubt of the file is one about numbers like this."""
    reading = case.reading
    if doubt.units is not None and reading.unit.name.casefold() not in doubt.units:
        return False
    own_area = reading.area.vote.place == "own" and not reading.contested
    if own_area and not doubt.own_area:
        return False
    if doubt.wider and not _may_be_of_wider(case):
        return False
    return not (doubt.plans and not _may_be_of_plans(case, doubt.id)) and not (
        case.of_policy and doubt.id in _OF_PLAN
    )


def _may_be_of_wider(case: Case) -> bool:
    """Return True if a number can be one of a wider area than the document says."""
    if case.of_own_plan or case.of_policy:
        return False
    return _is_of_document(case) and (case.of_plans or is_of_town(case))


def _may_be_of_plans(case: Case, doubt: str) -> bool:
    """Return True if a number can be one of plans that nothing names."""
    if not case.of_plans:
        return False
    if case.of_own_plan:
        return doubt in _OF_NORMS
    return case.reading.project_name is None


def _is_of_document(case: Case) -> bool:
    """Return True if a number was given the document's area, a village in it, or none."""
    area, own = case.reading.area.value, case.document_area
    return area is None or area == own or load_areas().is_village_of(area, own)


def _of_unit(case: Case) -> Iterator[str]:
    """An agreement seldom counts years; other words may say what a number without a noun counts."""
    unit, number = case.reading.unit, case.reading.sighting.number
    if unit.doubtful:
        yield f"een afspraak telt zelden {unit.name}"
    if per_of(case.text, case.reading.sighting, case.vocabulary) == "project":
        yield "een aantal per project"
    if unit.noun is not None and _SIZE_OF_EACH.match(case.text, unit.noun[0]):
        yield "een grootte en geen aantal"
    if unit.source in ("list", "antecedent", "before"):
        if number.kind == "word":
            yield "een telwoord zonder woord voor wat het telt"
        if not unit.alone:
            yield "andere woorden zeggen wat het telt"


def _of_measure(case: Case) -> Iterator[str]:
    """Energy of which no words say of what, and a change of which none say since when."""
    reading = case.reading
    if reading.unit.name in ENERGY and case.measure.casefold() in _ENERGY_ALONE:
        yield "geen woord zegt waarvan de energie is"
    changes = reading.unit.name == "%" and change_of(case.text, reading.sighting) is not None
    is_rate = per_of(case.text, reading.sighting, case.vocabulary) == "jaar"
    if (
        changes
        and not any(reading.period.value)
        and not is_rate
        and not _TO_COME.search(_told(reading))
    ):
        yield "een verandering waarvan de woorden niet zeggen sinds wanneer"


def _told(reading: Reading) -> str:
    """A sentence, with the one before it where it goes on: "Een toename van 4,5%"."""
    goes_on = continues(reading.sentence)
    return f"{reading.previous} {reading.sentence}" if goes_on else reading.sentence


def _of_idioms(case: Case) -> Iterator[str]:
    """ "Mensen kunnen op één plek terecht": nobody counts places there."""
    reading = case.reading
    number = reading.sighting.number
    if (
        number.kind == "word"
        and number.value == 1
        and reading.unit.name in ("plekken", "jaar", "keer")
    ):
        yield "een uitdrukking"
    begin = max(reading.sighting.sentence[0], number.start - _REACH_OF_THE)
    before = case.text[begin : number.start]
    own_area = reading.area.vote.place == "own"
    # "tussen de 50 en 100 woningen" was not told before
    is_known = number.low is None and _KNOWN_ALREADY.search(before)
    known = is_known and (not own_area or _TO_DO_THOSE.search(before))
    if case.of_plans and known and not case.of_own_plan and not reading.told:
        yield "een getal dat eerder is genoemd"


def _of_people(case: Case) -> Iterator[str]:
    """People of whom no words say that they are expected, housed or aimed at."""
    reading = case.reading
    if reading.unit.name in PEOPLE and reading.basis.rule == "nothing" and not are_there(case):
        yield "geen woord zegt waarop het getal berust"


def _of_plans(case: Case) -> Iterator[str]:
    """Homes that may be those of any plan: "Er komen 40 woningen" in a zoning plan's text."""
    reading = case.reading
    if reading.project_name is not None:
        return
    if reading.basis.rule in PLAN_RULES:
        yield "van een plan waarvan de naam niet bekend is"
    is_of_plans = case.of_plans and reading.unit.name in load_count_rules().units_of_plans
    if is_of_plans and _HERE.match(reading.sentence) and _ON_SITE.search(reading.previous):
        # "Er is nog de locatie Eikenhof. Hier komen 25 appartementen"
        yield "van een plan waarvan de naam niet bekend is"
        return
    # a town that was named before says no more of what a number rests on than the document's own does
    is_near = reading.area.rule != "named-last" and not is_without_place(case)
    if is_of_plans and is_near:
        if reading.basis.rule == "nothing" and not are_there(case):
            yield "geen woord zegt waarop het getal berust"
        elif _HERE.match(reading.sentence) and _BUILT.match(reading.basis.vote.words):
            # "Hier worden 65 woningen gerealiseerd": by a plan that was named before, and no target of the town.
            yield "van een plan waarvan de naam niet bekend is"


def _of_no_basis(case: Case) -> Iterator[str]:
    """Homes of which no words say that they are planned, built, needed or there, nor what is done with them.

    In an agreement a measure that says what is to be done with them ("te bouwen woningen"), or a verb
    that says what somebody does ("Wierden voegt 206 woningen toe"), says enough; a vision tells of
    nothing but what is meant to be.
    """
    reading = case.reading
    if reading.unit.name != "woningen" or reading.basis.rule != "nothing" or case.kind == "vision":
        return
    rules = load_basis_rules()
    says_deed = case.measure.startswith(_TO_DO) or rules.acts.search(reading.sentence)
    if case.kind in _OF_DEEDS and says_deed:
        return
    if not rules.bends.search(reading.sentence):
        yield "geen woord zegt waarop het getal berust"


def _of_others(case: Case) -> Iterator[str]:
    """A number that no words give to the town, and that may be another's."""
    if is_of_no_place(case) and is_of_others(case):
        yield NO_PLACE.label


def _of_open_area(case: Case) -> Iterator[str]:
    """Not the document's area, and no other that the words name."""
    if is_of_open_area(case) and is_elsewhere(case):
        yield OPEN_AREA.label


def _of_those_before(case: Case) -> Iterator[str]:
    """Homes of a plan in a sentence that leans on the one before and names an area in passing."""
    reading = case.reading
    if not case.of_plans or reading.project_name is not None:
        return
    leans = _OF_THOSE.match(reading.sentence) and reading.unit.name == "woningen"
    if (
        leans
        and reading.area.rule in ("behind", "sentence")
        and reading.basis.value == "plancapaciteit"
    ):
        yield "een deel van een getal uit de zin ervoor"


def _of_villages(case: Case) -> Iterator[str]:
    """ "Het plan Hollum, Oosterlaan": the name of a village says where a plan is, not which it is."""
    name = case.reading.project_name
    if case.of_plans and name is not None and name.casefold() in _village_names():
        yield "de naam van een dorp in plaats van die van een plan"


@lru_cache(maxsize=1)
def _village_names() -> frozenset[str]:
    return frozenset(village.name.casefold() for village in load_areas().villages)


def _of_listed_sites(case: Case) -> Iterator[str]:
    """A site in a list of plans: what becomes of it stands below its number."""
    if case.of_plans and case.reading.project.rule == "heading-of-site":
        yield "een plan uit een lijst; wat ervan wordt, staat bij het plan"


def _of_neither(case: Case) -> Iterator[str]:
    """What neighbours have, a norm asks or the law draws as a line."""
    if case.of_neither:
        yield "geen getal van het plan of van beleid"


#: Each of these can make a number uncertain.
RULES: tuple[Rule, ...] = (
    _words,
    _of_unit,
    of_limits,
    of_nothing,
    _of_measure,
    _of_idioms,
    _of_people,
    _of_plans,
    _of_no_basis,
    _of_others,
    _of_open_area,
    of_parts,
    of_changes,
    _of_those_before,
    _of_villages,
    _of_listed_sites,
    of_sums,
    _of_neither,
    of_sites,
    of_parts_of_town,
    of_far_basis,
    of_open_task,
    of_titled_plan,
    of_named_plans,
    of_name_in_front,
    of_shares,
    of_prices,
    of_less,
    of_instead,
    of_price_changes,
    of_what_comes,
    of_share_of_some,
    of_kind_elsewhere,
    of_those_left_out,
    of_wider_and_part,
    of_cut_sentence,
)

#: These ask whose a number is, and are settled where it is one of the plan's. Others that ask it are about
#: numbers without a project.
OF_WHOSE: frozenset[Rule] = frozenset(
    {_of_no_basis, _of_villages, of_far_basis, of_titled_plan, of_name_in_front}
)
#: These ask if a number is of a plan that the words name, and are settled where it is a policy's in a text of plans.
OF_PLAN: frozenset[Rule] = frozenset({of_named_plans, of_titled_plan, of_name_in_front})
