"""Homes of the plan that a document is about, in a table: plan capacity, and never a target of the town.

A text of a plan lists its own homes by type or by price, above all where it works out parking. No word of such a
table says whose they are; what announces it does, or the number that the text gives the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.count_rules import load_count_rules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.plan_title import plan_name
from nlp.counts.table.calculations import (
    announcing,
    is_text_of_plan,
    is_under_parking,
    own_words,
    works_out,
)
from nlp.counts.table.label_words import is_total
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.units import unit_of_rows
from nlp.counts.table.view import TableView
from nlp.counts.votes import Decision

#: Fewer homes are named in too many sentences to be known by their number.
_LEAST_KNOWN = 5
#: More homes under a heading "Woningbouwprogramma" can be a town's: few plans have so many.
_MOST_OF_PLAN = 300
_HOMES = "woningen"
#: Bases that a column or row names and no plan takes away.
_STANDS = frozenset({"prognose", "voorraad", "gerealiseerd", "sleutelprojecten"})
_NEAR = frozenset({"column", "row"})
#: Shares of its homes are the plan's as well.
_UNITS = frozenset({"woningen", "%"})
_NOT_TABLE = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def is_of_own_plan(
    view: TableView, headers: CellHeaders, row: RowLabel, unit: str, basis: Decision[str]
) -> bool:
    """Return True if a number counts homes of the plan that the document is about."""
    if unit not in _UNITS or not is_text_of_plan(view) or _names_others(view, headers, row):
        return False
    if basis.value in _STANDS and basis.vote.place in _NEAR:
        return False
    if works_out(view) or is_under_parking(view):
        return True
    # what stands around a column is said of all its cells
    key = f"own plan: {headers.column}"
    return view.once(key, lambda: _is_told(view, headers))


def _is_told(view: TableView, headers: CellHeaders) -> bool:
    """Return True if what stands around a column, or its sum, says that it counts the plan's homes."""
    if any(load_count_tables().wider.search(text) for text in _told(view, headers)):
        return False
    return _is_announced(view) or _is_known(view, headers) or _lists_types(view, headers)


def name_of_own_plan(view: TableView, learned: Learned) -> str | None:
    """The name of the plan that the document is about, as far as it has one."""
    return learned.plan_under(view.section) or plan_name(view.context)


def _names_others(view: TableView, headers: CellHeaders, row: RowLabel) -> bool:
    """Return True if row or column name an area, a project, a period or what stands there now."""
    if row.area is not None or row.unknown_area is not None or row.project is not None:
        return True
    if any(row.period) or view.labels.of_columns(headers.column) is not None or view.rows.areas:
        return True
    texts = (*own_words(view, headers), *row.texts, *_only_total(view))
    words = load_count_tables()
    return any(words.standing.search(text) or _NOT_TABLE.search(text) for text in texts)


def _only_total(view: TableView) -> tuple[str, ...]:
    """What the one row of totals of a table is called: "Totaal huidige situatie" is said of all that it adds up."""
    totals = tuple(text for text in view.rows.first_labels.values() if is_total(text))
    return totals if len(totals) == 1 else ()


def _told(view: TableView, headers: CellHeaders) -> tuple[str, ...]:
    around = view.around
    return (
        *view.titles,
        *own_words(view, headers),
        *view.corner,
        around.caption,
        around.below,
        announcing(view),
    )


def _is_announced(view: TableView) -> bool:
    """Return True if what stands around a table says that it is about the plan."""
    around = view.around
    texts = (*view.titles, around.caption, around.below, announcing(view))
    return any(load_count_tables().own_plan.search(text) for text in texts)


def _is_known(view: TableView, headers: CellHeaders) -> bool:
    """Return True if the sum of a column is the number of homes that the text gives the plan."""
    return any(total in _homes_of_plan(view) for total in _totals(view, headers))


def _lists_types(view: TableView, headers: CellHeaders) -> bool:
    """Return True if a table under a heading of the plan's programme lists homes by type, and no more than a plan has."""
    heading, words = (view.section or ("",))[-1], load_count_tables()
    is_programme = words.plan_headings.search(heading) and not (
        words.wider.search(heading) or words.standing.search(heading)
    )
    if not is_programme or len(view.numeric) != 1 or unit_of_rows(view) != _HOMES:
        return False
    totals = tuple(_totals(view, headers))
    return bool(totals) and max(totals) <= _MOST_OF_PLAN


def _totals(view: TableView, headers: CellHeaders) -> Iterator[float]:
    """The number in the row of totals of a column, and the sum of its other numbers."""
    rows = {
        view.grid.cells[index].row: (values[0].number.value, heads)
        for index, heads in view.headers.items()
        if heads.column == headers.column and len(values := view.values.get(index, ())) == 1
    }
    totals = [v for v, heads in rows.values() if any(is_total(text) for text in heads.row)]
    parts = [v for v, heads in rows.values() if not any(is_total(text) for text in heads.row)]
    for total in (*totals, sum(parts) if len(parts) > 1 else 0):
        if total >= _LEAST_KNOWN:
            yield total


def _homes_of_plan(view: TableView) -> frozenset[float]:
    """The numbers in sentences of the text that call the plan and homes."""
    return view.once("homes of plan", lambda: frozenset(_numbers_of_plan(view)))


def _numbers_of_plan(view: TableView) -> Iterator[float]:
    subjects, homes = load_count_rules().plan_subjects, load_count_tables().homes
    for passage in view.document.passages:
        text = passage.text.text
        if not (subjects.search(text) and homes.search(text)):
            continue
        reading = view.document.of(passage)
        for start, end in reading.bounds:
            sentence = text[start:end]
            if subjects.search(sentence) and not load_count_tables().wider.search(sentence):
                yield from (
                    n.value
                    for n in reading.numbers
                    if start <= n.start < end and homes.search(text, n.end, min(end, n.end + 40))
                )
