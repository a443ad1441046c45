"""For which area a number in a table holds."""

from __future__ import annotations

import re

from extract.headers import CellHeaders
from extract.model import Cell
from nlp.areas import area_mentions
from nlp.counts.table.labels import RowLabel, period_of_label
from nlp.counts.periods import period_of_header
from nlp.counts.readings import NO_PERIOD, Period
from nlp.counts.table.view import OF_WHICH, TableView

def area_of(view: TableView, headers: CellHeaders, row: RowLabel) -> tuple[str | None, str, bool]:
    """The area of a number, where it was read, and whether it is sure.

    The row says it, or the column, or for a sum what its rows lie in, or the caption and the headings,
    or the document. None where a name stands where areas stand that is no known area.
    """
    if row.area is not None:
        return row.area.area_id, "rij", row.area.score == 1.0
    column = view.labels.of_columns(headers.column)
    if column is not None:
        return column.area_id, "kolomkop", True
    if row.unknown_area is not None:
        return None, "onbekend", False
    if row.is_total and len(view.row_areas) > 1:
        return _area_around_rows(view)
    return _area_of_words(view)


def _area_of_words(view: TableView) -> tuple[str | None, str, bool]:
    context = view.context
    wide = (context.province_id, context.region_id, "NL")
    places = [("bijschrift", view.around.caption), *(("kop", s) for s in view.around.sections)]
    for source, text in places:
        named = {
            mention.area_id
            for mention in area_mentions(text, context, view.areas)
            if mention.strength == "strong"
        }
        if context.area_id in named:
            return context.area_id, source, True
        if len(named) == 1:
            (area_id,) = named
            if area_id not in wide or source == "bijschrift":
                return area_id, source, True
    return context.area_id, "document" if context.area_id else "onbekend", False


def _area_around_rows(view: TableView) -> tuple[str | None, str, bool]:
    """What a sum of rows is about: an area in which all of them lie, or that the caption names."""
    for area_id in (view.context.area_id, view.context.region_id):
        if area_id is not None and _holds_rows(view, area_id):
            return area_id, "totaal van de rijen", True
    if view.context.area_id is not None and _may_hold_rows(view, view.context.area_id):
        return view.context.area_id, "totaal van de rijen", False
    for text in (view.around.caption, *view.around.sections[:1]):
        named = {
            mention.area_id
            for mention in area_mentions(text, view.context, view.areas)
            if view.areas[mention.area_id].kind not in ("municipality", "kern")
        }
        if len(named) != 1:
            continue
        (area_id,) = named
        if _holds_rows(view, area_id):
            return area_id, "bijschrift", True
        # whose members the reference data do not name
        if view.areas[area_id].kind == "region" and not view.areas[area_id].members:
            return area_id, "bijschrift", False
    return None, "onbekend", False


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
