"""Numbers of a plan that are fewer than its text says that it has in all: parts of it.

"Het plan voorziet in 43 woningen" and, pages on, "het noordelijke blok biedt ruimte aan 30 appartementen". Printed as
the plan's number the 30 mislead; the row says "(deel van het plan)". Only where the text tells a larger number of the
plan in so many words, and the sentence of the smaller one does not speak of the plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nlp.counts.ownership import Said
from nlp.counts.readings import Reading

#: Evidence that a sentence speaks of the plan as such.
_OF_THE_PLAN = frozenset({"pointer", "title", "in_this_plan", "at_number", "laid-down"})
#: So much the evidence weighs where its words stand in the number's own sentence, not in the one before or a heading.
_IN_SENTENCE = 2.0
#: "het wijzigingsplan", and not "planologisch"
_PLAN = re.compile(r"plan\b", re.IGNORECASE)
#: A number that a plan had, or that one in force allows, is no whole of what comes.
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:in\s+plaats\s+van|geldende?|vigerende?|oorspronkelijke?|eerdere?|huidige?|bestaande?|was|waren|stonden)\b",
    re.IGNORECASE,
)


def with_parts_of_plan(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, those marked that are fewer homes than their plan has in all."""
    wholes = _wholes(readings)
    repeated = Counter(_key(r) for r in readings if _is_of_homes(r))
    return [
        replace(reading, is_part=True)
        if _is_of_homes(reading)
        and reading.sighting.number.value < wholes.get(reading.project_name, 0)
        and repeated[_key(reading)] == 1
        and not _speaks_of_plan(reading)
        else reading
        for reading in readings
    ]


def _wholes(readings: Iterable[Reading]) -> dict[str | None, float]:
    """The largest number of homes of each plan that a sentence on the plan tells, with its name."""
    found: dict[str | None, float] = {}
    for reading in readings:
        if _is_of_homes(reading) and _speaks_of_plan(reading):
            value = reading.sighting.number.value
            if not _OF_ANOTHER_TIME.search(reading.sentence):
                found[reading.project_name] = max(found.get(reading.project_name, 0), value)
    return found


def _key(reading: Reading) -> tuple[str | None, float]:
    return reading.project_name, reading.sighting.number.value


def _is_of_homes(reading: Reading) -> bool:
    """Return True for homes that a plan plans, of whatever segment."""
    owned = reading.owner
    return (
        owned is not None
        and owned.owner == "plan"
        and reading.unit.name == "woningen"
        and reading.basis.value == "plancapaciteit"
    )


def _speaks_of_plan(reading: Reading) -> bool:
    """Return True if the number's own sentence tells of the plan, by its evidence or by a word that ends in "plan"."""
    owned = reading.owner
    said = owned is not None and any(map(_is_of_plan, owned.said))
    return said or _PLAN.search(reading.sentence) is not None


def _is_of_plan(said: Said) -> bool:
    return said.owner == "plan" and said.rule in _OF_THE_PLAN and said.weight >= _IN_SENTENCE
