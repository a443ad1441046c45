"""What is read of one number in a table, field by field."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.count_rules import load_count_rules
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.fields.learned import Learned
from nlp.counts.periods import Period
from nlp.counts.scope import Scope
from nlp.counts.table.calculations import is_no_count, is_parking
from nlp.counts.table.cells import CellValue, scaled
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.measure import TableMeasure, measure_of
from nlp.counts.table.own_plan import is_of_own_plan, name_of_own_plan
from nlp.counts.table.periods import NO_VOTE, votes_for_period, votes_of_own_plan
from nlp.counts.table.places import area_of, is_part_of
from nlp.counts.table.quantities import basis_of, segment_of
from nlp.counts.table.scope import scope_of
from nlp.counts.table.site_lists import votes_of_listed_site
from nlp.counts.table.units import scale_of, unit_of
from nlp.counts.table.view import TableView
from nlp.counts.votes import Decision, decide, vote
from nlp.language.numbers import Number

#: What is said here is said of all columns, and of none without a name of its own.
_OF_ALL_COLUMNS = frozenset({"list-of-projects", "beside", "corner", "caption", "lead", "heading"})


@dataclass(frozen=True, slots=True)
class NumberCell:
    """One number of a table: its cell with the index of it, its value, and what names it."""

    index: int
    cell: Cell
    value: CellValue
    headers: CellHeaders
    row: RowLabel


@dataclass(frozen=True, slots=True)
class TableFields:
    """The fields of one number in a table, and the scope that they were read in."""

    scope: Scope
    number: Number
    units: Decision[str]
    area: Decision[str | None]
    segment: Decision[str | None]
    basis: Decision[str]
    period: Decision[Period]
    measure: TableMeasure
    project: str | None

    @property
    def unit(self) -> str:
        return self.units.value


def fields_of(view: TableView, found: NumberCell, learned: Learned) -> TableFields | None:
    """The fields of a number, or None where the table does not say what it counts."""
    cell, value, headers, row = found.cell, found.value, found.headers, found.row
    if is_no_count(view, headers, row):
        return None
    units = unit_of(view, cell, value, headers, row)
    if units is None or is_parking(units.value, view):
        return None
    if units.rule in _OF_ALL_COLUMNS and view.columns.is_nameless(cell.column):
        return None
    unit = units.value
    rules = load_count_rules()
    scope = scope_of(view, cell, headers, row, rules)
    area = area_of(view, cell, headers, row, learned)
    votes = tuple(votes_for_period(view, scope, cell, headers, row, unit, rules))
    period = decide(votes, NO_VOTE)
    site = row.project or view.labels.place_of(row) or (view.site_of_sum if row.is_total else None)
    is_listed = units.rule == "list-of-sites"
    listed = votes_of_listed_site(view, cell.row, row.project or "") if is_listed else ()
    basis = basis_of(view, scope, headers, unit, period.value, site, listed)
    project = row.project
    if is_of_own_plan(view, headers, row, unit, basis):
        own = vote("basis", "homes-of-plan-table", "plancapaciteit")
        basis = Decision(own, (basis.vote, *basis.others))
        period = decide(votes_of_own_plan(votes), NO_VOTE)
        project = name_of_own_plan(view, learned)
    segment = segment_of(view, value, headers, row, unit)
    measure = measure_of(view, cell, value, headers, row, units, segment.value)
    if area.rule == "rows-summed" and is_part_of(view, area.value):
        summed = len(view.rows.areas)
        measure = replace(measure, words=f"{measure.words} (som van {summed} gemeenten)")
    number = scaled(value, scale_of(view, cell, headers, unit)).number
    return TableFields(scope, number, units, area, segment, basis, period, measure, project)
