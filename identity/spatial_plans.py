"""Spatial plans, also pieces of one: that a text explains such a plan, and whose it is.

A municipality makes its spatial plans itself. A file that begins in the middle of one has no cover
that says so, but the text names its municipality and speaks of "the plan area" throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.areas import Area
from corpus.document_words import load_document_words
from corpus.either import either
from extract.model import Segment
from identity.bodies import Bodies, body_of_area
from identity.fields import LabelledValue
from identity.imro import plan_number, planner_of
from identity.model import Vote
from identity.planned_towns import town_given, town_names, town_told_of
from identity.sheet import Sheet

#: The kind of a document that explains a spatial plan.
PLAN = "plan"
#: A text that speaks so many times of "the plan area" or "this plan" explains one.
_TIMES = 2
#: The parties of an agreement are listed from one of so many first rows on.
_FIRST_ROWS = 80
#: A line without marks and with no more words may be a heading.
_HEADING_WORDS = 8
#: Fields that stand on the face of a paper.
_OF_PAPERS = ("date", "subject", "to", "from", "present")
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")


def plan_words(sheet: Sheet) -> Segment | None:
    """The first words by which a text shows that it explains a spatial plan; None where it is none.

    An agreement about an area lists its parties.
    """
    parties = load_document_words().agreement.parties
    if any(row.words.casefold().rstrip(" :,") in parties for row in sheet.rows[:_FIRST_ROWS]):
        return None
    found = [row.part(*match.span()) for row in sheet.rows for match in _words().finditer(row.text)]
    return found[0] if len(found) >= _TIMES else None


@cache
def _words() -> re.Pattern[str]:
    words = load_document_words()
    alone = either(words.itself.plan)
    before = "|".join(map(re.escape, (*words.itself.before, "dit")))
    nouns = "|".join(map(re.escape, words.itself.plan_nouns))
    return re.compile(rf"\b(?:(?:{alone})|(?:{before})\s+(?:{nouns}))\b", re.IGNORECASE)


def is_piece_of_plan(sheet: Sheet, fields: Sequence[LabelledValue]) -> bool:
    """Return True for a text about its plan area that has no cover and no field of a paper."""
    has_face = bool(sheet.cover) or any(field.label in _OF_PAPERS for field in fields)
    return not has_face and plan_words(sheet) is not None


def plan_votes_on_kind(sheet: Sheet, fields: Sequence[LabelledValue]) -> Iterator[Vote]:
    """That a text which speaks of its plan area, or holds a plan against policies, explains a
    spatial plan.

    A paper with a cover or fields says itself what it is: requests and proposals speak of a plan area too.
    """
    at = plan_words(sheet)
    if at is not None:
        rule = "plan_words" if is_piece_of_plan(sheet, fields) else "plan_beside"
        yield Vote("kind", PLAN, rule, at)
    face = [row.segment.end for row in sheet.front]
    number = plan_number(sheet)
    if number is not None and face and number.end <= face[-1]:
        yield Vote("kind", PLAN, "plan_number", number)
    heading = _plan_heading(sheet)
    if heading is not None:
        yield Vote("kind", PLAN, "plan_headings", heading)


def _plan_heading(sheet: Sheet) -> Segment | None:
    """The first heading of a section on the policy that a plan is held against, in a text that begins
    in the middle and speaks of a plan."""
    if sheet.head or not _a_plan().search(sheet.clean_text.text):
        return None
    for row in sheet.rows:
        words = _NUMBER.sub("", row.words).casefold()
        is_heading = row.depth or (
            len(words.split()) <= _HEADING_WORDS and not words.endswith((".", ",", ";"))
        )
        if is_heading and words.startswith(_headings()):
            return row.segment
    return None


def _headings() -> tuple[str, ...]:
    return load_document_words().itself.plan_headings


@cache
def _a_plan() -> re.Pattern[str]:
    words = load_document_words().itself
    nouns = "|".join(map(re.escape, (*words.plan, *words.plan_nouns)))
    return re.compile(rf"\b(?:het |dit |de )?(?:{nouns})\b", re.IGNORECASE)


def plan_votes(sheet: Sheet, kind: str, area: Area | None, bodies: Bodies) -> Iterator[Vote]:
    """Whose spatial plan it is, and about which municipality: the one that the text names most.

    ``area`` is what the document is about as far as other rules say; then naming it once will do,
    if no other municipality is named more often.
    """
    if kind != PLAN:
        return
    planner = planner_of(sheet, bodies.areas)
    name = body_of_area(planner[0]) if planner is not None else None
    if planner is not None and name is not None:
        yield Vote("issuer", bodies.registry.canonical(name), "plan_number", planner[1])
        yield Vote("area", planner[0].id, "plan_number", planner[1])
        return
    names = town_names(sheet, bodies)
    is_of_town = area is not None and area.kind == "municipality"
    found = town_given(area.id, names) if area and is_of_town else town_told_of(sheet, names)
    if found is None:
        return
    rule, best = found
    party = bodies.registry.of_area(best)
    if party is not None:
        yield Vote("issuer", party.name, rule, names.first.get(best))
    yield Vote("area", best, rule, names.first.get(best))
