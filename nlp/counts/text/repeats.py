"""Numbers that a text repeats: those of the plan without a word of the plan, and those told before with all fields.

A text of a plan tells its own number of homes all along, and each time is a row. Where the sentence has no word of
the plan, and only its heading or the number itself speaks for it, it is as well a norm, an example or another plan's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.counts.readings import Reading

#: Evidence that stands in no words of the number's sentence.
_BARE = frozenset({"kind", "again", "few", "section-of-plan"})
#: Evidence of so much weight stands in the sentence.
_IN_SENTENCE = 1.0


def without_bare_repeats(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that repeat a number of the plan under one heading, and say nothing of the plan."""
    kept: list[Reading] = []
    seen: set[tuple[object, ...]] = set()
    for reading in readings:
        if reading.owner is not None and reading.owner.owner == "plan":
            key = (reading.sighting.number.value, reading.unit.name, reading.passage.section)
            if key in seen and not _says_plan(reading):
                continue
            seen.add(key)
        kept.append(reading)
    return kept


def with_told(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, those marked that an earlier one tells with the same area, project and basis.

    "Van deze 185 woningen" is no number that somebody else may have told.
    """
    found: list[Reading] = []
    seen: set[tuple[object, ...]] = set()
    for reading in readings:
        key = (
            reading.sighting.number.value,
            reading.unit.name,
            reading.area.value,
            reading.project_name,
            reading.basis.value,
        )
        found.append(replace(reading, told=True) if key in seen else reading)
        seen.add(key)
    return found


def _says_plan(reading: Reading) -> bool:
    """Return True if the number's own sentence has evidence that it is the plan's."""
    said = reading.owner.said if reading.owner is not None else ()
    return any(
        one.owner == "plan" and one.rule not in _BARE and one.weight >= _IN_SENTENCE for one in said
    )
