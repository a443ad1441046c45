"""What the words for the plan are to a number beside them: a part of it, left out of it, or right before it.

"De gemeente telt 190 woningen in plannen, inclusief dit plan" is no number of the plan; "het voorliggende
initiatief, de bouw van 12 woningen" is, whatever else the sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.count_owners import OwnerRules, load_owner_rules
from nlp.counts.ownership import Said
from nlp.counts.readings import Reading

#: "inclusief dit plan", "niet zijnde het plangebied": a number of which the plan is a part, or is left out.
_WITH = r"\b(?:inclusief|incl\.|exclusief|excl\.|met\s+inbegrip\s+van|niet\s+zijnde|waaronder|waarvan|na\s+(?:de\s+)?(?:ontwikkeling|realisatie|uitvoering)\s+van)\s+(?:[\w-]+\s+){0,2}?"
#: Behind a number what it holds stands before the next one.
_UP_TO_THERE = re.compile(r"[^.;:0-9]{0,80}")
#: "het voorliggende initiatief, de bouw van 12 woningen", "het plan betreft de realisatie van maximaal 12"
_AT_NUMBER = re.compile(
    r"(?:\s+[\w-]*(?:plan|initiatief|ontwikkeling|project))?,?\s+(?:namelijk\s+|te\s+weten\s+|betreft\s+|omvat\s+|behelst\s+|met\s+|tot\s+|voor\s+|om\s+|van\s+|zijnde\s+)?"
    r"(?:(?:de\s+|het\s+)?(?:[\w-]*bouw|bouwen|realisatie|realiseren|toevoeging|toevoegen|oprichting|oprichten)\s+van\s+)?(?:(?:in\s+totaal|maximaal|circa|ca\.|ongeveer|ruim|de|ten\s+hoogste)\s+){0,2}",
    re.IGNORECASE,
)
#: "200 woningen in dit bestemmingsplan": no other plan's and no policy's.
_IN_THIS_PLAN = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:woningen|appartementen|wooneenheden)\s+(?:in|binnen|uit|van)\s+"
    r"(?:dit|onderhavige?|voorliggende?|het\s+onderhavige|het\s+voorliggende)\s+[\w-]*(?:plan|initiatief|project|besluit)\b",
    re.IGNORECASE,
)
#: "de ontwikkeling van 12 woningen" in a sentence on the law is that of any.
_ANY_DEVELOPMENT = re.compile(r"de\s+(?:her)?ontwikkeling", re.IGNORECASE)


@lru_cache(maxsize=1)
def _pointer() -> str:
    """The words that point to the plan, as one pattern."""
    return next(p.pattern for e, p in load_owner_rules().evidence if e.id == "pointer")


@lru_cache(maxsize=1)
def _with_plan() -> re.Pattern[str]:
    return re.compile(rf"{_WITH}(?:{_pointer()})", re.IGNORECASE)


def said_by_pointer(reading: Reading, rules: OwnerRules) -> Iterator[Said]:
    """What the words for the plan are to a number: a part of it, left out of it, or right before it."""
    text, sighting = reading.passage.text.text, reading.sighting
    number, pattern = sighting.number, _with_plan()
    behind = _UP_TO_THERE.match(text, number.end, sighting.sentence[1])
    held = pattern.search(text, number.end, behind.end() if behind else number.end)
    held = held or pattern.search(text, sighting.group_left, number.start)
    if held is not None and not _is_of_part(held, number.start):
        yield Said("policy", "contains", held.group(), rules.found.contains)
        return
    inside = _IN_THIS_PLAN.match(text, number.end, sighting.sentence[1])
    if inside is not None:
        words = " ".join(inside.group().split()[-2:])
        yield Said("plan", "at-number", words, rules.found.in_this_plan)
        return
    for found in re.finditer(_pointer(), text[sighting.sentence[0] : number.start], re.IGNORECASE):
        begin = sighting.sentence[0] + found.end()
        is_any = _ANY_DEVELOPMENT.fullmatch(found.group()) is not None
        if not is_any and _AT_NUMBER.fullmatch(text, begin, number.start):
            yield Said("plan", "at-number", found.group(), rules.found.at_number)
            return


def _is_of_part(held: re.Match[str], start: int) -> bool:
    """Return True for a number behind "waarvan dit plan er": that is the plan's part of what stands before."""
    return held.end() <= start and held.group().casefold().startswith(("waarvan", "waaronder"))
