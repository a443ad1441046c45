"""Votes on what a document is about. Never from its whole text: a place in a sentence is an example.

Title, sender, fields, headings and cover say it; a region is not the municipality of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.areas import COUNTRY, Area, Areas
from corpus.document_words import load_document_words
from corpus.manifest import slug
from extract.clean import clean
from extract.model import Segment
from identity.bodies import Bodies
from identity.branches import area_of_branch
from identity.model import Vote
from identity.place_names import by_slug, named_in
from identity.senders import holds_one
from identity.sheet import Sheet
from identity.spatial_plans import plan_words
from identity.villages import villages_of

#: So many different words must say that a document is of the national level.
_NATIONAL_SIGNS = 2
#: Kinds that national bodies make as well.
_NATIONAL_KINDS = (
    *("coalition_agreement", "election_programme", "letter", "questions", "research", "other"),
)
#: Kinds whose area is that of who sent them, whatever their subject names.
_OF_SENDER = ("letter",)
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class AreaFound:
    """An area, and of its municipalities those that are meant where these are some."""

    area: Area
    municipalities: tuple[str, ...] = ()


def title_votes_on_area(
    title: str, segment: Segment | None, kind: str, bodies: Bodies
) -> Iterator[Vote]:
    """The area that the title names."""
    found = area_named_in(title, bodies.areas)
    if found is not None:
        rule = "heading_area" if kind in _OF_SENDER else "title_area"
        yield _vote(found, rule, segment)


def name_votes_on_area(sheet: Sheet, areas: Areas) -> Iterator[Vote]:
    """The area that the name of the file holds."""
    named = by_slug(areas).within(slug(sheet.stem))
    area = _one_area(named, areas)
    if area is not None:
        yield Vote("area", area.id, "file_name")


def front_votes_on_area(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """The region that a heading of the first page names, and the one body on the cover."""
    is_piece = plan_words(sheet) is not None and not sheet.cover
    # The headings over a piece of a spatial plan are those of sections on others' policies.
    for segment, words, _ in () if is_piece else sheet.headings():
        regions = [a for a in named_in(words, bodies.areas) if a.kind == "region"]
        if len(regions) == 1:
            yield Vote("area", regions[0].id, "heading_area", segment)
            break
    if sheet.cover:
        view = clean(sheet.source.text, [row.segment for row in sheet.cover])
        found = {
            body.area.id: view.source_range(body.start, body.end)
            for body in bodies.within(view.text)
            if body.area is not None and body.kind == "municipality"
        }
        if len(found) == 1:
            ((area_id, segment),) = found.items()
            yield Vote("area", area_id, "cover_area", segment)


def party_votes_on_area(
    kind: str,
    senders: Mapping[str, Segment | None],
    addressees: Mapping[str, Segment | None],
    title: str,
    bodies: Bodies,
) -> Iterator[Vote]:
    """The area of who made it; of several parties that of the one municipality or province."""
    areas = {name: area for name in senders if (area := area_of_party(name, bodies)) is not None}
    state = next((name for name in senders if _is_of_state(name)), None)
    if len(senders) == 1 and state is not None and state not in areas:
        yield Vote("area", COUNTRY, "sender_area", senders[state])
    elif len(senders) == 1 and areas:
        ((name, area),) = areas.items()
        yield Vote("area", area.id, _rule_of_sender(kind, area, title, bodies), senders[name])
    elif kind == "agreement":
        for level in ("municipality", "province"):
            of_level = {name: area for name, area in areas.items() if area.kind == level}
            if len(of_level) == 1:
                ((name, area),) = of_level.items()
                yield Vote("area", area.id, "party_area", senders[name])
            if of_level:
                break
    if not senders and len(addressees) == 1 and kind not in _OF_SENDER:
        ((name, segment),) = addressees.items()
        area_found = area_of_party(name, bodies)
        if area_found is not None:
            yield Vote("area", area_found.id, "addressee_area", segment)


def _rule_of_sender(kind: str, area: Area, title: str, bodies: Bodies) -> str:
    """How much the area of a sender says: less where a province writes about a place in it."""
    if kind not in _OF_SENDER:
        return "sender_area"
    if area.kind == "province":
        municipalities = villages_of(bodies.areas).municipalities
        told = {municipalities[word] for word in _WORD.findall(title) if word in municipalities}
        if any(bodies.areas.province_of(town) == area for town in told):
            return "sender_beside_subject"
        towns = (a for a in named_in(title, bodies.areas) if a.kind == "municipality")
        if any(bodies.areas.province_of(town.id) == area for town in towns):
            return "sender_area"
    return "sender_of_letter"


def subject_votes_on_area(
    title: str, segment: Segment | None, kind: str, senders: Sequence[str], bodies: Bodies
) -> Iterator[Vote]:
    """The town of which a letter of a minister is, by its subject: not the whole country."""
    if kind not in _OF_SENDER or not senders or not all(map(_is_of_state, senders)):
        return
    found = area_named_in(title, bodies.areas)
    if found is not None:
        yield _vote(found, "title_area", segment)


def _is_of_state(name: str) -> bool:
    """Return True for a minister, a state secretary or their ministry."""
    return name.casefold().startswith(load_document_words().bodies.state)


def area_of_party(name: str, bodies: Bodies) -> Area | None:
    """The area that a party governs, or of which a political one is."""
    if name not in bodies.registry:
        return area_of_branch(name, bodies.areas)
    party = bodies.registry[name]
    if party.area_id is None or party.area_id not in bodies.areas:
        return None
    return bodies.areas[party.area_id]


def national_votes(sheet: Sheet, title: str, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """A document of the national level: a paper of parliament, or words of it and no local body or place."""
    yield from _votes_of_parliament(sheet, bodies.areas)
    if kind not in _NATIONAL_KINDS:
        return
    words = load_document_words()
    view = sheet.clean_front()
    seen = f"{title} {view.text}"
    low = seen.casefold()
    signs = [sign for sign in words.national.signs if holds_one(low, (sign,))]
    if len(signs) < _NATIONAL_SIGNS or holds_one(low, words.national.local):
        return
    if any(area.id not in words.national.seat for area in named_in(seen, bodies.areas)):
        return
    at = view.text.casefold().find(signs[0])
    yield Vote(
        "area",
        COUNTRY,
        "national_words",
        view.source_range(at, at + len(signs[0])) if at >= 0 else None,
    )


def is_apart(sheet: Sheet, title: str, greeting: int | None) -> bool:
    """Return True for a paper on, or a letter to, a part of the state overseas: the country is not its area."""
    words = load_document_words().national
    above = sheet.front[:greeting] if greeting is not None else ()
    low = " ".join((title, *(row.words for row in above))).casefold()
    return holds_one(low, words.apart) and not holds_one(low, words.beside)


def _votes_of_parliament(sheet: Sheet, areas: Areas) -> Iterator[Vote]:
    """A vote for the country on a paper of parliament that names no place: by how a motion opens, or by its head."""
    national = load_document_words().national
    view = sheet.clean_front()
    low = view.text.casefold()
    if any(area.id not in national.seat for area in named_in(view.text, areas)):
        return  # a question on the homes of one town
    of_series = any(word in low for word in national.series)
    said = (*national.formulas, *(national.chambers if of_series else ()))
    found = next((words for words in said if words in low), None)
    if found is not None:
        at = low.find(found)
        yield Vote("area", COUNTRY, "parliament", view.source_range(at, at + len(found)))


def area_named_in(text: str, areas: Areas) -> AreaFound | None:
    """The one area that a title is about: the innermost of areas within each other, or what is
    around several municipalities, with these."""
    named = named_in(text, areas)
    area = _one_area(named, areas)
    if area is not None:
        return AreaFound(area)
    if named and all(one.kind == "municipality" for one in named):
        around = _area_around(named, areas)
        if around is not None:
            ids = {one.id for one in named}
            return AreaFound(around, tuple(one.id for one in areas if one.id in ids))
    return None


def _vote(found: AreaFound, rule: str, segment: Segment | None) -> Vote:
    return Vote("area", found.area.id, rule, segment, members=found.municipalities)


def _area_around(municipalities: Sequence[Area], areas: Areas) -> Area | None:
    """The region that all of them are in, else their province."""
    ids = {area.id for area in municipalities}
    regions = [area for area in areas.of_kind("region") if ids <= set(area.members)]
    if regions:
        # Regions lie within each other (Zaanstreek-Waterland in the MRA): the smallest is meant.
        return min(regions, key=lambda area: len(area.members))
    provinces = {areas.province_of(area.id) for area in municipalities}
    return provinces.pop() if len(provinces) == 1 else None


def _one_area(named: Sequence[Area], areas: Areas) -> Area | None:
    """The innermost of areas that lie within each other, or the region around several.

    "Prestatieafspraken Winterswijk, regio Achterhoek" is about Winterswijk; "Woondeal Twente:
    Almelo en Borne" is about Twente. Areas that have nothing to do with each other are no answer.
    """
    innermost = [a for a in named if not any(_within(b, a, areas) for b in named if b != a)]
    if len(innermost) == 1:
        return innermost[0]
    around = [a for a in named if innermost and all(_within(b, a, areas) for b in innermost)]
    return around[0] if len(around) == 1 else None


def _within(inner: Area, outer: Area, areas: Areas) -> bool:
    """Return True if ``inner`` lies in ``outer``. Named in one breath, a municipality is taken to
    lie in a region of its province whose municipalities the reference data do not list."""
    if inner.id in outer.members or (inner.members and set(inner.members) < set(outer.members)):
        return True
    if inner.kind == "municipality" and outer.kind.endswith("region") and not outer.members:
        return areas.province_of(inner.id) == areas.province_of(outer.id)
    parent = inner.parent_id
    while parent is not None:
        if parent == outer.id:
            return True
        parent = areas[parent].parent_id
    return False
