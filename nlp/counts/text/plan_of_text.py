"""The plan that a text is about: where it lies, and what it is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.areas import Areas, load_areas
from corpus.count_owners import load_owner_rules
from extract.passages import Passage
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.own_plan import plan_on_line
from nlp.counts.fields.plan_title import name_in_heading, plan_name
from nlp.counts.text.place_of_title import place_in_title
from nlp.counts.text.village_of_plan import TOWNS, town_of_plan, village_of_plan
from nlp.ranking import far_ahead
from nlp.reading import DocumentReading
from nlp.records import UNNAMED_PLAN, DocumentContext

#: So many passages are the first ones of a text.
_FIRST = 3
#: A town that a document without an area is about: its mentions weigh so much, and so many times the next one's.
_LEAST, _TIMES, _CALLED = 3, 2, 3
#: So many characters before a name "gemeente" stands.
_BEFORE_NAME = 10
#: "de gemeenteraad van Zeist", "het college van burgemeester en wethouders van Zeist"
_OF_BODY = re.compile(
    r"\b(?:\w*raad|\w*bestuur|college|wethouders|b\s?&\s?w)\s+van\s+$", re.IGNORECASE
)
#: So many characters before a name such a body stands.
_BEFORE_BODY = 24


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a document: where it lies, in which village if the text says so, what it is called under a heading.

    ``is_text`` says that the document is the text of a plan, and not another paper that tells of one.
    """

    area_id: str | None
    village_id: str | None
    is_text: bool
    learned: Learned
    headed: str | None
    document: DocumentReading
    passages: Mapping[int, Passage]

    def name_under(self, section: Sequence[str]) -> str:
        title = section[-1] if section else ""
        other = next((n for n in sorted(self.learned.plans.others) if n in title), None)
        if other is not None:
            return other
        own, titled = self.learned.plan_under(section), plan_name(self.learned.context)
        # "bouwplan Eikenhof in Dorst" of a title, which the text calls Eikenhof
        is_short = bool(
            own and titled and re.match(rf"{re.escape(own)}(?:\s+(?:in|te)\s|$)", titled)
        )
        name = own if own and (is_short or not titled) else titled
        return name or self.headed or self.learned.plans.site or UNNAMED_PLAN


def plan_of(document: DocumentReading, learned: Learned) -> Plan:
    """The plan of a document of plans."""
    passages = {passage.position: passage for passage in document.passages}
    known = _place_of(document.context) or _town_of(document) or _place_titled(document)
    place = known or (town_of_plan(document) if document.context.area_id is None else None)
    village = village_of_plan(document, place) if place is not None else None
    is_text, headed = is_text_of_plan(document), _headed(document)
    return Plan(place, village, is_text, learned, headed, document, passages)


def is_text_of_plan(document: DocumentReading) -> bool:
    """Return True for a document that is a plan by its kind, or that speaks as the text of one does."""
    rules = load_owner_rules()
    if rules.kinds.get(document.context.kind, 0.0) > 0:
        return True
    found = (rules.words_of_plan.search(passage.text.text) for passage in document.passages)
    return sum(match is not None for match in found) >= rules.least_of_plan


@lru_cache(maxsize=1)
def with_villages(document: DocumentReading) -> DocumentReading:
    """The text of a plan that does not say where it is, read with the villages of the town that it names most."""
    context, rules = document.context, load_owner_rules()
    is_open = context.area_id is None and not context.municipality_ids
    if not is_open or context.kind not in rules.kinds or not is_text_of_plan(document):
        return document
    town = _town_of(document)
    if town is None:
        return document
    area = load_areas()[town]
    own = area.parent_id if area.kind == "kern" else area.id
    near = replace(context, municipality_ids=(own,) if own is not None else ())
    return DocumentReading(near, document.passages, document.areas, document.model)


def _place_of(context: DocumentContext) -> str | None:
    """The document's municipality or village, if it is about one: a plan lies in no region."""
    areas = load_areas()
    own = context.area_id
    return own if own in areas and own and areas[own].kind in TOWNS else None


def _place_titled(document: DocumentReading) -> str | None:
    """The place in the title of a text that names no other municipality."""
    place = place_in_title(document.context.title)
    if place is None or document.context.area_id is not None:
        return None
    areas = load_areas()
    town = areas[place].parent_id if areas[place].kind == "kern" else place
    named = (
        m.area_id for p in document.passages for m in document.of(p).areas if m.strength == "strong"
    )
    others = any(areas[i].kind == "municipality" and i != town for i in named if i in areas)
    return None if others else place


def _headed(document: DocumentReading) -> str | None:
    """The name of the plan in the first headings of a text whose title gives none, or in a line of its cover."""
    for passage in document.passages[:_FIRST]:
        for heading in passage.section[:1]:
            name = name_in_heading(heading)
            if name is not None:
                return name
    cover = (p for p in document.passages[:_FIRST] if len(p.section) <= 1)
    lines = (line for p in cover for line in (p.text.text, *p.section))
    return next(filter(None, map(plan_on_line, lines)), None)


def _town_of(document: DocumentReading) -> str | None:
    """The municipality of now or of then that a document without an area names far more often than any other.

    One that it calls a municipality counts for more, and one that it never calls so needs many mentions.
    """
    areas: Areas = load_areas()
    found: Counter[str] = Counter()
    for passage in document.passages:
        reading = document.of(passage)
        for mention in reading.areas:
            if mention.area_id in areas and areas[mention.area_id].kind in TOWNS:
                ahead = reading.text[max(0, mention.start - _BEFORE_BODY) : mention.start]
                within = reading.text[mention.start : mention.end]
                near = f"{ahead[-_BEFORE_NAME:]}{within}".casefold()
                called = "gemeente" in near or _OF_BODY.search(ahead)
                found[mention.area_id] += _CALLED if called else 1
    return far_ahead(found, _TIMES, _LEAST)
