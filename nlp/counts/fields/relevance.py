"""What is no number of an agreement: a limit of the law, or a step of a sum on traffic, air or noise."""

from __future__ import annotations

import re

from corpus.count_rules import CountRules
from nlp.counts.readings import Scene
from nlp.counts.sightings import Sighting

#: Units that a rule of law limits.
_LIMITED = frozenset(
    {"woningen", "personen", "huishoudens", "eenheden", "plekken", "parkeerplaatsen"}
)


#: "een woningbouwproject met 500 woningen": any project, no one's.
_EXAMPLE = re.compile(
    r"\been\s+(?:[\w-]+\s+)?(?:woningbouw|bouw)?(?:project|plan)\s+(?:\([^()]*\)\s+)?(?:met|van)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: "Het Rijk heeft de provincie gevraagd om minimaal 5.000 woningen": what one asks of another.
_REQUEST = re.compile(
    r"\b(?:heeft|hebben)\s+(?:[\w-]+\s+){1,6}(?:gevraagd|verzocht)\s+(?:om|voor)\b[^.;:]*$"
    r"|\b(?:verzoekt|verzoeken|vraagt|vragen)\s+(?:(?:het|de|aan)\s+(?:[\w-]+\s+){1,6}(?:om\b|in\s+te\s+stemmen)"
    r"|(?:(?:het|de)\s+)?(?:rijk|provincie|minister|kabinet|corporaties|ontwikkelaars|partijen)\b|u\b)[^.;:]*$"
    r"|\b(?:wordt|worden)\s+(?:[\w-]+\s+){0,3}(?:gevraagd|verzocht)\s+(?:om|voor)\b[^.;:]*$",
    re.IGNORECASE,
)
#: "Rekenvoorbeeld: een locatie met 60 woningen levert 18 woningen op": all numbers of it are those of nobody.
_OPENS_EXAMPLE = re.compile(
    r"\W*(?:(?:een|als|ter)\s+)?(?:(?:reken)?voorbeeld|stel|illustratie)\b", re.IGNORECASE
)
#: "voor projecten tot 10 woningen": the size of a project for which a rule holds.
_SIZE_RIGHT_BEFORE = re.compile(
    r"\b\w*(?:projecten|plannen|locaties|initiatieven)\s+(?:(?:van|met)\s+)?\(?(?:tot|minder\s+dan|kleiner\s+dan|groter\s+dan|maximaal|hoogstens)\s+$",
    re.IGNORECASE,
)
#: "een kader voor alle initiatieven voor 10 tot 15 woningen", "initiatieven met een omvang van 10": the size of each.
_SIZE_OF_EACH = re.compile(
    r"\b(?:alle|elk|elke|ieder|iedere)\s+[\w-]*(?:project|projecten|plan|plannen|locaties|initiatief|initiatieven)\s+(?:van|met|voor)\s+$"
    r"|\b[\w-]*(?:projecten|plannen|locaties|initiatieven)\s+(?:van|met)\s+een\s+(?:omvang|grootte)\s+van\s+$",
    re.IGNORECASE,
)
#: "projecten van minimaal 50 woningen", "sleutelprojecten die minimaal 200 woningen bevatten"
_SIZE_BEFORE = re.compile(
    r"\b\w*(?:projecten|plannen|locaties|project)\b(?!.{0,90}\b(?:samen|totaal|gezamenlijk)\b)[^.;:]{0,90}"
    r"\b(?:minimaal|ten\s+minste|tenminste|vanaf|meer\s+dan|minimum\s+van)\s+$",
    re.IGNORECASE,
)
#: "In het geval er 10 woningen of meer komen", "vanaf het toevoegen van 2 woningen": from how many homes a rule holds.
_IF_BEFORE = re.compile(
    r"\b(?:in\s+het\s+geval|indien|wanneer|als|bij|voor)\b[^.,;:0-9]{0,60}$", re.IGNORECASE
)
_OR_MORE = re.compile(r"\s+(?:[\w-]+\s+){1,3}?of\s+meer\b", re.IGNORECASE)
_FROM_BEFORE = re.compile(
    r"\b(?:geldt|gelden|verplicht|vereist)\b[^.,;:0-9]{0,30}\bvanaf\s+(?:(?:het|de)\s+)?(?:[a-z]+\s+van\s+)?$",
    re.IGNORECASE,
)
#: "Een complex van 24 appartementen telt als één project": of any complex.
_TAKEN_AS = re.compile(r"\s+[^.,;:]{0,40}\b(?:telt|geldt)\s+als\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:een|elk|ieder)\s+(?:[\w-]+\s+){1,2}(?:van|met)\s+$", re.IGNORECASE)
_SIZE_AFTER = re.compile(
    r"\s+woningen(?:\s*$|[.,;:)]|\s+(?:bevatten|betreft|betreffen|omvatten|hebben|en|of|per)\b)",
    re.IGNORECASE,
)


def limit_of_rule(before: str, after: str) -> str | None:
    """The words of a sentence around a number that make it the size from which a rule holds."""
    found = _IF_BEFORE.search(before) if _OR_MORE.match(after) else _FROM_BEFORE.search(before)
    return found.group().strip() if found is not None else None


def outside_of_agreement(
    scene: Scene, sighting: Sighting, unit: str, rules: CountRules
) -> str | None:
    """The words that say that a number is a limit of the law or a step of a sum; None where none do."""
    if unit not in _LIMITED:
        return None
    sentence = scene.words
    if rules.plan_subjects.search(sentence):
        return None
    before = scene.text[scene.start : sighting.number.start]
    after = scene.text[sighting.number.end : scene.end]
    said = f"{scene.lead} {sentence}"
    taken = _ANY.search(before)
    if taken is not None and _TAKEN_AS.match(after):
        return taken.group().strip()
    for pattern in (_EXAMPLE, _REQUEST):
        found = pattern.search(before)
        if found is not None:
            return found.group()
    limit = limit_of_rule(before, after)
    if limit is not None:
        return limit
    opening = (
        _OPENS_EXAMPLE.match(sentence)
        or _SIZE_RIGHT_BEFORE.search(before)
        or _SIZE_OF_EACH.search(before)
    )
    if opening is not None:
        return opening.group().strip()
    size = _SIZE_BEFORE.search(before)
    if size is not None and _SIZE_AFTER.match(after):
        return size.group()
    law = rules.rules_of_law.search(said)
    if law is not None and rules.limits_of_law.search(said):
        return law.group()
    near = f"{scene.lead} {scene.text[sighting.group_left : sighting.group_right]}"
    subject = rules.other_subjects.search(near)
    if subject is None and scene.passage.section:
        subject = rules.other_subjects.search(scene.passage.section[-1])
    return subject.group() if subject else None
