"""Spatial plans, also pieces of one: that a text explains such a plan, and whose it is.

A municipality makes its spatial plans itself. A file that begins in the middle of one has no cover
that says so, but the text names its municipality and speaks of "the plan area" throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.areas import Area, Areas
from corpus.document_words import load_document_words
from corpus.either import either
from extract.model import Segment
from identity.bodies import Bodies, body_of_area
from identity.imro import plan_number, planner_of
from identity.model import Vote
from identity.place_names import as_written
from identity.sheet import Sheet
from nlp.ranking import far_ahead

#: The kind of a document that explains a spatial plan.
PLAN = "plan"
#: A text that speaks so many times of "the plan area" or "this plan" explains one.
_TIMES = 2
#: The parties of an agreement are listed from one of so many first rows on.
_FIRST_ROWS = 80
#: A municipality that is named in full so many times may be the one that the text is of,
_NAMED = 2
#: and is where it is named so many times as often as any other.
_MORE = 2
#: By its bare name a municipality must be named more often, and more often than others: its neighbours
#: are named so too, and what is elsewhere.
_PLACED = 5
_FAR_MORE = 3
#: A name of a village may be a word or lie elsewhere too; so many of one municipality say where.
_VILLAGES = 2
#: A line without marks and with no more words may be a heading.
_HEADING_WORDS = 8
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


def plan_votes_on_kind(sheet: Sheet) -> Iterator[Vote]:
    """That a text which speaks of its plan area, or holds a plan against policies, explains a
    spatial plan."""
    at = plan_words(sheet)
    if at is not None:
        yield Vote("kind", PLAN, "plan_words", at)
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
    names = _names(sheet, bodies)
    if area is not None and area.kind == "municipality":
        found = _of_file(area.id, names)
    else:
        found = _named_most(names) or _placed_most(sheet, names) or _of_villages(names)
    if found is None:
        return
    rule, best = found
    party = bodies.registry.of_area(best)
    if party is not None:
        yield Vote("issuer", party.name, rule, names.first.get(best))
        yield Vote("area", best, rule, names.first.get(best))


@dataclass(frozen=True, slots=True)
class _Named:
    """How often a text names each municipality: in full ("gemeente X"), or by name in any way; and
    where first."""

    areas: Areas
    text: str
    full: Counter[str]
    bare: Counter[str]
    first: dict[str, Segment]


def _names(sheet: Sheet, bodies: Bodies) -> _Named:
    view = sheet.clean_text
    full: Counter[str] = Counter()
    first: dict[str, Segment] = {}
    found = [body for body in bodies.within(view.text) if body.kind == "municipality" and body.area]
    present = {body.area.id for body in found if body.area and body.area.kind == "municipality"}
    for body in found:
        area_id = _now(body.area, present) if body.area else ""
        full[area_id] += 1
        first.setdefault(area_id, view.source_range(body.start, body.end))
    bare: Counter[str] = Counter()
    for area, start, end in as_written(bodies.areas).mentions(view.text):
        if area.kind == "municipality":
            bare[area.id] += 1
            first.setdefault(area.id, view.source_range(start, end))
    return _Named(bodies.areas, view.text, full, bare, first)


def _now(area: Area, present: set[str]) -> str:
    """Return the municipality that a former one is part of, where the text names that as well."""
    return area.parent_id if area.parent_id in present and area.parent_id else area.id


def _of_file(area_id: str, names: _Named) -> tuple[str, str] | None:
    """The municipality that other rules give, where the text names none more often."""
    own, most = names.full[area_id], max(names.full.values(), default=0)
    if own and own >= most:
        return "named_most", area_id
    others = max((n for name, n in names.bare.items() if name != area_id), default=0)
    return ("placed_most", area_id) if names.bare[area_id] > others and own >= most else None


def _named_most(names: _Named) -> tuple[str, str] | None:
    """The municipality that is named in full, and far more often than any other."""
    best = far_ahead(names.full, _MORE, _NAMED)
    return ("named_most", best) if best is not None else None


def _placed_most(sheet: Sheet, names: _Named) -> tuple[str, str] | None:
    """The municipality that is named far more often than any other, and once in full or in a heading."""
    best = far_ahead(names.bare, _FAR_MORE, _PLACED)
    if best is None:
        return None
    headings = (row.words for row in sheet.rows if row.depth)
    in_heading = any(best in as_written(names.areas).counted(h, "municipality") for h in headings)
    return ("placed_most", best) if names.full[best] or in_heading else None


def _of_villages(names: _Named) -> tuple[str, str] | None:
    """The one municipality that a text names, in full, where it names villages of it as well."""
    if len(names.bare) != 1 or len(names.full) != 1:
        return None
    ((best, _),) = names.full.items()
    own = {area.name for area in names.areas.villages if area.parent_id == best} - {
        names.areas[best].name
    }
    seen = [n for n in own if re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", names.text)]
    return ("villages", best) if best in names.bare and len(seen) >= _VILLAGES else None
