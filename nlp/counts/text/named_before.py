"""The area that a paragraph names last before a number."""

from __future__ import annotations

from collections.abc import Callable

from nlp.counts.readings import Reading
from nlp.counts.text.plan_of_text import Plan
from nlp.gazetteer import AreaMention


def named_last(reading: Reading, plan: Plan, holds: Callable[[AreaMention], bool]) -> str | None:
    """The id of the area that the paragraph names last before a number, of the mentions for which ``holds`` is true."""
    end = reading.sighting.number.start
    named = [
        mention
        for mention in plan.document.of(reading.passage).areas
        if mention.strength == "strong" and mention.end <= end and holds(mention)
    ]
    return named[-1].area_id if named else None
