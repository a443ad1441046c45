"""The village that a text speaks of, for a number that no words of its sentence give to the town.

"Haaften is een van de kernen. In de structuurvisie is een zoekzone opgenomen met een opgave van 86 woningen": a
number of a part is never the whole town's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.areas import load_areas
from extract.passages import Passage
from nlp.counts.fields.area import OWN_PLACES
from nlp.counts.readings import Reading
from nlp.counts.text.area_of_policy import REGION_SAID, TOWN_SAID
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.text.village_of_plan import TOWNS
from nlp.counts.votes import Decision, Vote, beaten, vote
from nlp.gazetteer import AreaMention

#: "Voor de kern Eibergen zet de gemeente in op 175 woningen": who acts, and not where.
_ACTOR = re.compile(r"(?:de|onze)\s+gemeente|gemeentelijk\w*", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:in|voor|binnen|van|heel|hele)\s+$", re.IGNORECASE)
_BEFORE = 12
#: "Haaften is een van de kernen": what a sentence begins with is what it is about.
_BEGINS = re.compile(r"(?:^|[.:!?]\s+)$")
#: "bedraagt 32 woningen, en de zachte voor Vierlingsbeek 78": the sentence goes on of the same village.
_BESIDE = re.compile(
    r"(?:(?!\bwaarvan\b|\bwaaronder\b|\bhiervan\b)[^.;:()0-9]|\([^()]*\)){0,160}[0-9]"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text that may say what is spoken of, with the areas that it names and whether it is a heading."""

    text: str
    mentions: tuple[AreaMention, ...]


def with_village(reading: Reading, plan: Plan) -> Reading:
    """The reading, with the one village that the words before it are about as its area."""
    own = plan.area_id
    if own is None or load_areas()[own].kind not in TOWNS or not _is_open(reading, own):
        return reading
    for words in _around(reading, plan):
        if REGION_SAID.search(words.text):
            return reading
        named = [m for m in words.mentions if not _is_actor(words.text, m)]
        ids = {m.area_id for m in named}
        if not ids:
            continue
        if len(ids) > 1 or not load_areas().is_village_of(named[0].area_id, own):
            return reading
        written = words.text[named[-1].start : named[-1].end]
        found: Vote[str | None] = vote("area", "town-of-policy", named[-1].area_id, written)
        return replace(reading, area=Decision(found, beaten(reading.area)))
    return reading


def _is_open(reading: Reading, own: str) -> bool:
    """Return True for a number that is not the plan's, and that no words near it give to the town."""
    owned, area = reading.owner, reading.area
    if owned is not None and owned.owner == "plan":
        return False
    if reading.project_name is not None or area.value not in (None, own):
        return False
    if TOWN_SAID.search(reading.sentence) or REGION_SAID.search(reading.sentence):
        return False
    return area.vote.place not in OWN_PLACES and own not in reading.areas_named


def _around(reading: Reading, plan: Plan) -> Iterator[_Words]:
    """The words that a number's sentence adds, those before it, those that announce it, and the heading."""
    passage, sighting = reading.passage, reading.sighting
    text = passage.text.text
    beside = _BESIDE.match(text, sighting.number.end, sighting.sentence[1])
    if beside is not None:
        words = beside.group()
        yield _Words(words, plan.document.text(words).areas)
    begin = sighting.sentence[0]
    named = tuple(m for m in plan.document.of(passage).areas if m.end <= begin)
    yield _Words(text[:begin], _topics(text[:begin], named))
    for other in _announcing(passage, plan):
        start, end = plan.document.of(other).bounds[-1]
        for words in (other.text.text[start:end], other.text.text):
            yield _Words(words, _topics(words, plan.document.text(words).areas))
    if len(passage.section) > 1:
        heading = passage.section[-1]
        yield _Words(heading, _places(heading, plan.document.text(heading).areas))


def _announcing(passage: Passage, plan: Plan) -> Iterator[Passage]:
    """The passage that introduces a list, or one right before that ends in a colon."""
    stem = plan.passages.get(passage.stem) if passage.stem is not None else None
    if stem is not None:
        yield stem
    position = (stem or passage).position - 1
    before = plan.passages.get(position)
    if before is not None and before.kind == "heading":
        before = plan.passages.get(position - 1)
    if before is not None and before.text.text.rstrip().endswith(":"):
        yield before


def _topics(text: str, mentions: tuple[AreaMention, ...]) -> tuple[AreaMention, ...]:
    """The areas that a text names, if one of them is what it speaks of: after "in" or "voor", or first in a sentence."""
    if any(m.strength == "strong" or _BEGINS.search(text, 0, m.start) for m in mentions):
        return mentions
    return ()


def _places(heading: str, mentions: tuple[AreaMention, ...]) -> tuple[AreaMention, ...]:
    """The areas behind the last comma of a heading: "Buitenweg 48, Haaften"."""
    return tuple(m for m in mentions if m.start > heading.rfind(","))


def _is_actor(text: str, mention: AreaMention) -> bool:
    """Return True for "de gemeente" as who does something."""
    if not _ACTOR.fullmatch(text, mention.start, mention.end):
        return False
    return not _PLACE_BEFORE.search(text[max(0, mention.start - _BEFORE) : mention.start])
