"""The town that the text names last before a number of which no words say where it is.

"De gemeente Zeist groeit. … Er zijn 400 woningen gesloopt": what the sentence leaves out is what the text was about.
Where a region, a province or another town is named last, nobody knows, and the number stays the document's at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.areas import load_areas
from extract.passages import Passage
from nlp.counts.readings import Reading
from nlp.counts.text.area_of_policy import LIES_IN, REGION_SAID
from nlp.counts.text.area_of_section import vote_of_section
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.votes import Decision, Vote, beaten, vote

#: So many passages before that of a number can name what it is about.
_BACK = 3


@dataclass(frozen=True, slots=True)
class _Named:
    """An area that a text names, and the words between it and a number."""

    area_id: str
    words: str
    between: str
    in_paragraph: bool


def with_areas_named_last(readings: Sequence[Reading], plan: Plan) -> list[Reading]:
    """The readings, those of the document's town alone with the town or the village that the text names last."""
    return [_given(reading, plan) for reading in readings]


def _given(reading: Reading, plan: Plan) -> Reading:
    own = plan.area_id
    if own is None or own not in load_areas() or not _is_of_document_alone(reading, own):
        return reading
    found = _vote_of_named(reading, plan, own) or vote_of_section(reading, plan, own)
    if found is None:
        return reading
    area: Decision[str | None] = Decision(found, beaten(reading.area))
    return replace(reading, area=area)


def _vote_of_named(reading: Reading, plan: Plan, own: str) -> Vote[str | None] | None:
    last = next(_named_before(reading, plan), None)
    if last is None or REGION_SAID.search(last.between):
        return None
    areas = load_areas()
    is_village = last.in_paragraph and areas.is_village_of(last.area_id, own)
    # "De gemeente Werkendam groeit", in a text of before it became a part of Altena
    was_own = last.area_id in areas and areas[last.area_id].is_former
    was_own = was_own and areas[last.area_id].parent_id == own
    if last.area_id != own and not is_village and not was_own:
        return None
    return vote("area", "named-last", last.area_id, last.words)


def _is_of_document_alone(reading: Reading, own: str) -> bool:
    """Return True for a number that is nobody's by its words, in a sentence that names no area and no project."""
    owned, area = reading.owner, reading.area
    is_open = owned is None or owned.owner is None
    is_named = bool(reading.areas_named) or reading.project_name is not None
    # a sentence that leans on one without words of a place has its area from the document too
    leans = area.rule == "sentence-before" and not area.vote.words
    is_far = leans or area.rule == "document"
    return is_open and not is_named and is_far and area.value == own


def _named_before(reading: Reading, plan: Plan) -> Iterator[_Named]:
    """The areas that the text names before a number, the nearest first."""
    passage, end = reading.passage, reading.sighting.number.start
    between = passage.text.text[:end]
    yield from _named_in(passage, end, "", plan, in_paragraph=True)
    for distance in range(1, _BACK + 1):
        before = plan.passages.get(passage.position - distance)
        if before is not None:
            text = before.text.text
            yield from _named_in(before, len(text), between, plan, in_paragraph=False)
            between = f"{text} {between}"


def _named_in(
    passage: Passage, end: int, behind: str, plan: Plan, *, in_paragraph: bool
) -> Iterator[_Named]:
    """The areas that a passage names up to ``end``, the last first; ``behind`` stands between it and the number."""
    text = passage.text.text
    aside = [found.span() for found in LIES_IN.finditer(text, 0, end)]
    for mention in reversed(plan.document.of(passage).areas):
        if any(first <= mention.start < last for first, last in aside):
            continue
        if mention.strength == "strong" and mention.end <= end:
            words = text[mention.start : mention.end]
            between = f"{text[mention.end : end]} {behind}"
            yield _Named(mention.area_id, words, between, in_paragraph)
