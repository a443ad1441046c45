"""For which area a number in a table holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.fields.learned import Learned
from nlp.counts.table.former_towns import former_town_of, is_within
from nlp.counts.table.label_words import is_total, without_total
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.view import TableView
from nlp.counts.votes import Decision, Vote, decide, vote
from nlp.records import NamedArea

AreaId = str | None
#: So like the name of the document's own area (0-100) is a label that means it.
_OWN_LEAST = 85
#: So many known areas in its column show that a label names one as well.
_LEAST_AREAS = 3
_DIGIT = re.compile(r"[0-9]")
#: A town with what lies around it is another area than the town.
_AND_AROUND = re.compile(
    r"[A-ZÀ-Þ][\w’' -]+\b(?:e\.\s?o\.|en omgeving|en omstreken)", re.IGNORECASE
)


def area_of(
    view: TableView, cell: Cell, headers: CellHeaders, row: RowLabel, learned: Learned
) -> Decision[AreaId]:
    """The area of a number: the row says it, the column, what its rows lie in, the words around.

    None where a name stands where areas stand that is no known area.
    """
    site = Site(view, cell, headers, row, learned)
    nothing: Vote[AreaId] = vote("area", "nothing", None)
    return decide((v for rule in RULES for v in rule(site)), nothing)


@dataclass(frozen=True, slots=True)
class Site:
    """A number of a table with what may say whose it is."""

    view: TableView
    cell: Cell
    headers: CellHeaders
    row: RowLabel
    learned: Learned


def _of_row(site: Site) -> Iterator[Vote[AreaId]]:
    row = site.row
    if row.area is not None:
        rule = "row" if row.area.score == 1 else "row-misspelt"
        yield vote("area", rule, row.area.area_id)
    elif row.unknown_area is not None:
        own = _own_misread(site.view, row.unknown_area)
        if own is not None:
            yield vote("area", "row-misspelt", own, row.unknown_area)
            return
        named = site.learned.villages(row.unknown_area) or _unknown(
            site.view, row.unknown_area, site.learned
        )
        rule = "unknown-row" if named is None else "row-learnt"
        yield vote("area", rule, named.id if named else None, row.unknown_area)


def _of_column(site: Site) -> Iterator[Vote[AreaId]]:
    column = site.view.labels.of_columns(site.headers.column)
    if column is not None:
        yield vote("area", "column", column.area_id)
        return
    regions = [site.learned.region(head) for head in site.headers.column]
    for region in [region for region in regions if region is not None][-1:]:
        yield vote("area", "column-learnt", region.id, region.name)


def _of_sum(site: Site) -> Iterator[Vote[AreaId]]:
    """A vote for the area of a sum of rows; one that has none hides what stands around the table."""
    if site.row.is_total and len(site.view.rows.areas) > 1:
        corner = _around_in_corner(site)
        if corner is not None:
            yield vote("area", "corner-over-sum", corner.id, corner.name)
        part = _sum_of_some(site)
        if part is not None:
            yield vote("area", "some-rows-summed", *part)
        area_id, rule = _area_around_rows(site.view)
        yield vote("area", rule, area_id)


def _former_town(view: TableView, areas: Collection[str]) -> AreaId:
    """The municipality of then whose villages some areas are, in a document on the one that it is part of by now."""
    own = view.context.area_id
    if own is None or own not in view.areas or view.areas[own].kind != "municipality":
        return None
    return former_town_of(view.areas, areas, own)


def _of_sum_of_columns(site: Site) -> Iterator[Vote[AreaId]]:
    """A vote for the municipality of then whose villages stand over the other columns: "Gemeente totaal"."""
    heads = site.headers.column
    if not heads or not is_total(heads[-1]) or site.view.labels.of_columns(heads) is not None:
        return
    former = _former_town(site.view, _areas_of_columns(site.view))
    if former is not None:
        yield vote("area", "columns-summed", former, heads[-1])


def _areas_of_columns(view: TableView) -> frozenset[str]:
    """The areas that stand over columns of numbers."""
    heads = map(view.columns.heads_of, view.numeric)
    named = view.once("areas of columns", lambda: [view.labels.of_columns(h) for h in heads])
    return frozenset(area.area_id for area in named if area is not None)


def _sum_of_some(site: Site) -> tuple[AreaId, str] | None:
    """The area of a row that sums up some of the areas: "Subtotaal noordelijke gemeenten"; None where it sums up all."""
    view = site.view
    for label in site.row.texts:
        members = view.summed_rows.get(label)
        if members is None or set(members) >= view.rows.areas:
            continue
        if not members:
            return None, label
        bare = without_total(label).strip(" :-–")
        named = view.labels.area(label)
        if named is not None:
            return named.area_id, label
        found = site.learned.summed(label, members) if bare else site.learned.joined(members)
        return found.id, label
    return None


def _of_section(site: Site) -> Iterator[Vote[AreaId]]:
    """A vote for the area that a row without numbers names above rows that name none: "Gemeente Ede" over segments."""
    view, row = site.view, site.row
    section = view.rows.section_of(site.cell.row)
    named = view.labels.area(section) if section else None
    if named is None or row.area is not None:
        return
    if not view.once("areas beside numbers", lambda: _names_areas_beside_numbers(view)):
        yield vote("area", "row-of-section", named.area_id, section)


def _names_areas_beside_numbers(view: TableView) -> bool:
    """Return True if a row with numbers names an area: then one without numbers is no head of others."""
    return any(
        view.labels.area(name) is not None
        for index, values in view.values.items()
        if values
        for name in view.headers[index].row
    )


def _around_in_corner(site: Site) -> NamedArea | None:
    """What the names of rows lie in, where the corner says it: "Breda e.o." over eight towns."""
    for text in site.view.corner:
        if _AND_AROUND.search(text):
            return site.learned.summed(text, sorted(site.view.rows.areas))
    return None


def _own_misread(view: TableView, label: str) -> AreaId:
    """The document's own area where a label is its name with some letters misread: "Wiik bii Duurstede"."""
    own = view.context.area_id
    if own is None or fuzz.ratio(label, view.areas[own].name) < _OWN_LEAST:
        return None
    return own


def _unknown(view: TableView, label: str, learned: Learned) -> NamedArea | None:
    """The area of a label that stands where areas stand: learnt, joined, or the sum of other rows."""
    members = view.summed_rows.get(label)
    if members:
        return learned.summed(label, members)
    named = learned.named(label) or learned.region(label)
    if named is None and view.labels.is_called_region(label) and not _DIGIT.search(label):
        return learned.summed(label, ())
    if named is None and len(view.rows.areas) >= _LEAST_AREAS and _says_area(label):
        return learned.summed(label, ())
    return named


def _says_area(label: str) -> bool:
    """Return True if a label has a word of areas, and nothing but letters: "Stedelijk gebied"."""
    return not _DIGIT.search(label) and bool(load_count_tables().area_words.search(label))


def _of_corner(site: Site) -> Iterator[Vote[AreaId]]:
    """ "Regio" over the names of rows that are no areas: the one that the paragraph speaks of."""
    view = site.view
    corner = next((kind for text in view.corner if (kind := _kind_in(text))), None)
    if corner is None:
        return
    texts = (view.around.caption, view.around.lead, *view.around.sections[:1])
    for distance, text in enumerate(texts):
        of_kind = {a for a in _named(view, text) if view.areas[a].kind in corner}
        if len(of_kind) == 1:
            yield vote("area", "corner", of_kind.pop(), text, 0.9999**distance)


def _of_names_in_corner(site: Site) -> Iterator[Vote[AreaId]]:
    """A vote for what the corner names: "Bouwtitels kern Emst en kern Oene" over addresses."""
    for text in site.view.corner:
        villages = site.learned.villages(text)
        named = {villages.id} if villages is not None else _named(site.view, text)
        if len(named) == 1 and not _kind_in(text):
            yield vote("area", "corner", named.pop(), text)


def _of_words(site: Site) -> Iterator[Vote[AreaId]]:
    """A vote for the caption, the paragraph that announces the table, and each heading above."""
    view, context = site.view, site.view.context
    wide = (context.province_id, context.region_id, "NL")
    places = [
        ("caption", view.around.caption),
        ("lead", view.around.lead),
        *(("heading", s) for s in view.around.sections),
    ]
    for distance, (rule, text) in enumerate(places):
        named = _named(view, text)
        if rule == "lead" and len(named) > 1 and context.area_id not in named:
            named = _named(view, _last_sentence(view, text))
        if context.area_id is not None and context.area_id in named:
            yield vote("area", rule, context.area_id, text, 0.9999**distance)
        elif len(named) == 1:
            (area_id,) = named
            if area_id not in wide or rule == "caption":
                yield vote("area", rule, area_id, text, 0.9999**distance)


def _last_sentence(view: TableView, text: str) -> str:
    """The sentence of a paragraph that stands right above a table: "Voor de gemeente Epe gaat het om de volgende cijfers:"."""
    reading = view.document.text(text)
    return next((text[start:end] for start, end in reading.bounds[-1:]), "")


def _of_document(site: Site) -> Iterator[Vote[AreaId]]:
    if site.view.context.area_id:
        yield vote("area", "document", site.view.context.area_id)


#: Each of these votes on the area of a number in a table.
RULES: tuple[Callable[[Site], Iterator[Vote[AreaId]]], ...] = (
    _of_row,
    _of_column,
    _of_section,
    _of_sum,
    _of_sum_of_columns,
    _of_corner,
    _of_names_in_corner,
    _of_words,
    _of_document,
)


def _kind_in(text: str) -> tuple[str, ...] | None:
    word = text.strip(" :").casefold()
    return {"regio": ("region", "subregion"), "gemeente": ("municipality",)}.get(word)


def _named(view: TableView, text: str) -> set[str]:
    mentions = view.document.text(text).areas
    return {mention.area_id for mention in mentions if mention.strength == "strong"}


def _area_around_rows(view: TableView) -> tuple[AreaId, str]:
    """What a sum of rows is about: an area in which all of them lie, or that the caption names; and
    the rule that says so."""
    former = _former_town(view, view.rows.areas)
    if former is not None:
        return former, "rows-summed"
    for area_id in (view.context.area_id, view.context.region_id):
        if area_id is not None and _holds_rows(view, area_id):
            return area_id, "rows-summed"
    if view.context.area_id is not None and _may_hold_rows(view, view.context.area_id):
        return view.context.area_id, "rows-summed-perhaps"
    for text in (view.around.caption, *view.around.sections[:1]):
        named = {
            mention.area_id
            for mention in view.document.text(text).areas
            if view.areas[mention.area_id].kind not in ("municipality", "kern")
        }
        if len(named) != 1:
            continue
        (area_id,) = named
        if _holds_rows(view, area_id):
            return area_id, "caption-over-sum"
        # whose members the reference data do not name
        if view.areas[area_id].kind == "region" and not view.areas[area_id].members:
            return area_id, "rows-summed-perhaps"
    return None, "rows-of-nothing"


def _may_hold_rows(view: TableView, area_id: str) -> bool:
    """Return True if a region whose members the reference data do not name can hold all rows, as
    they lie around it."""
    area = view.areas[area_id]
    if area.members or area.kind not in ("region", "subregion"):
        return False
    around = view.areas.province_of(area_id)
    provinces = [view.areas.province_of(row) for row in view.rows.areas]
    return around is not None and all(p is not None and p.id == around.id for p in provinces)


def is_part_of(view: TableView, area_id: AreaId) -> bool:
    """Return True if the rows of a table are some of the municipalities of a region, and not all."""
    if area_id is None or area_id not in view.areas:
        return False
    members = set(view.areas[area_id].members)
    return bool(members) and view.rows.areas < members


def _holds_rows(view: TableView, area_id: str) -> bool:
    area = view.areas[area_id]
    if area.kind == "country":
        return True
    inside = {area_id, *area.members}
    if area.kind == "municipality":
        inside |= {row for row in view.rows.areas if is_within(view.areas, row, area_id)}
    if area.kind == "province":
        for other in view.areas:
            province = view.areas.province_of(other.id)
            if province is not None and province.id == area_id:
                inside.add(other.id)
    return view.rows.areas <= inside
