"""For which area a number in a table holds."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.count_rules import CountRules
from extract.headers import CellHeaders
from nlp.counts.fields.learned import Learned
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.view import TableView
from nlp.records import NamedArea


@dataclass(frozen=True, slots=True)
class AreaFound:
    """The area of a number in a table: where it was read, how strong that is, an area of the text."""

    area_id: str | None
    place: str
    strength: float
    named: NamedArea | None = None


def area_of(
    view: TableView, headers: CellHeaders, row: RowLabel, learned: Learned, rules: CountRules
) -> AreaFound:
    """The area of a number.

    The row says it, or the column, or for a sum what its rows lie in, or the corner with the paragraph
    above, the caption, the paragraph, the headings, or the document. None where a name stands where
    areas stand that is no known area.
    """
    if row.area is not None:
        return AreaFound(row.area.area_id, "row", rules.strength["row"] * row.area.score)
    column = view.labels.of_columns(headers.column)
    if column is not None:
        return AreaFound(column.area_id, "column", rules.strength["column"])
    if row.unknown_area is not None:
        named = _unknown(view, row.unknown_area, learned)
        if named is None:
            return AreaFound(None, "none", rules.strength["none"])
        return AreaFound(named.id, "row", rules.strength["row"], named)
    if row.is_total and len(view.row_areas) > 1:
        area_id, place, sure = _area_around_rows(view)
        return AreaFound(area_id, place, rules.strength[place if sure else "shape"])
    area_id, place = _area_of_words(view)
    return AreaFound(area_id, place, rules.strength[place])


def _unknown(view: TableView, label: str, learned: Learned) -> NamedArea | None:
    """The area of a label that stands where areas stand: learnt, joined, or the sum of other rows."""
    members = view.summed_rows.get(label)
    if members:
        return learned.summed(label, members)
    return learned.named(label)


def _area_of_words(view: TableView) -> tuple[str | None, str]:
    context = view.context
    wide = (context.province_id, context.region_id, "NL")
    corner = next((kind for text in view.corner if (kind := _kind_in(text))), None)
    if corner is not None:
        # "Regio" over the names of rows that are no areas: the one that the paragraph speaks of
        for text in (view.around.caption, view.around.lead, *view.around.sections[:1]):
            of_kind = {a for a in _named(view, text) if view.areas[a].kind in corner}
            if len(of_kind) == 1:
                return of_kind.pop(), "corner"
    places = [
        ("caption", view.around.caption),
        ("lead", view.around.lead),
        *(("heading", s) for s in view.around.sections),
    ]
    for source, text in places:
        named = _named(view, text)
        if context.area_id in named:
            return context.area_id, source
        if len(named) == 1:
            (area_id,) = named
            if area_id not in wide or source == "caption":
                return area_id, source
    return context.area_id, "document" if context.area_id else "none"


def _kind_in(text: str) -> tuple[str, ...] | None:
    word = text.strip(" :").casefold()
    return {"regio": ("region", "subregion"), "gemeente": ("municipality",)}.get(word)


def _named(view: TableView, text: str) -> set[str]:
    mentions = view.document.text(text).areas
    return {mention.area_id for mention in mentions if mention.strength == "strong"}


def _area_around_rows(view: TableView) -> tuple[str | None, str, bool]:
    """What a sum of rows is about: an area in which all of them lie, or that the caption names."""
    for area_id in (view.context.area_id, view.context.region_id):
        if area_id is not None and _holds_rows(view, area_id):
            return area_id, "sum", True
    if view.context.area_id is not None and _may_hold_rows(view, view.context.area_id):
        return view.context.area_id, "sum", False
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
            return area_id, "caption", True
        # whose members the reference data do not name
        if view.areas[area_id].kind == "region" and not view.areas[area_id].members:
            return area_id, "caption", False
    return None, "none", False


def _may_hold_rows(view: TableView, area_id: str) -> bool:
    """Can a region whose members the reference data do not name hold all rows: do they lie around it?"""
    area = view.areas[area_id]
    if area.members or area.kind not in ("region", "subregion"):
        return False
    around = view.areas.province_of(area_id)
    provinces = [view.areas.province_of(row) for row in view.row_areas]
    return around is not None and all(p is not None and p.id == around.id for p in provinces)


def _holds_rows(view: TableView, area_id: str) -> bool:
    area = view.areas[area_id]
    if area.kind == "country":
        return True
    inside = {area_id, *area.members}
    if area.kind == "province":
        for other in view.areas:
            province = view.areas.province_of(other.id)
            if province is not None and province.id == area_id:
                inside.add(other.id)
    return view.row_areas <= inside


#: Where the area of a number was read, in Dutch, for a reader.
AREA_WORDS = {
    "row": "rij",
    "column": "kolomkop",
    "sum": "totaal van de rijen",
    "corner": "tabelkop",
    "caption": "bijschrift",
    "lead": "alinea erboven",
    "heading": "kop",
    "document": "document",
    "none": "onbekend",
}
