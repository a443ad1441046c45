"""Columns that work something out with norms, and limits of law: their numbers are no counts.

"Aantal | parkeernorm | parkeerbehoefte" works out parking. What it begins with, the homes, are those of the
plan; all other columns are no counts of anybody.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.count_rules import load_count_rules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from nlp.counts.fields.plan import is_plan
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.view import TableView

#: So many sentences before a table announce it.
_ANNOUNCING = 2
_PARKING = frozenset({"parkeerplaatsen"})


def is_no_count(view: TableView, headers: CellHeaders, row: RowLabel) -> bool:
    """Return True if a number is worked out with a norm, or if it is a limit of law."""
    words = load_count_tables()
    own = own_words(view, headers)
    if any(words.results.search(text) for text in own):
        return True
    if _tells_limits(view, (*own, *row.texts)):
        return True
    return works_out(view) and not any(words.amounts.search(text) for text in own)


def is_parking(unit: str, view: TableView) -> bool:
    """Return True for places to park in a text of a plan: they serve a sum of its own."""
    return unit in _PARKING and is_text_of_plan(view)


def works_out(view: TableView) -> bool:
    """Return True if a table works something out with norms."""
    return view.once("works out", lambda: _has_norms(view))


def _has_norms(view: TableView) -> bool:
    words = load_count_tables()
    heads = [head for head in view.heads if head not in view.titles]
    if any(words.results.search(head) for head in heads):
        return True
    above = (*view.titles, view.around.caption, view.around.below, view.around.lead)
    is_meant = any(words.results.search(text) for text in above)
    return is_meant and any(words.norms.fullmatch(head.strip(" *:.")) for head in heads)


def is_under_parking(view: TableView) -> bool:
    """Return True if the heading of a table or what announces it is about parking or traffic."""
    results = load_count_tables().results
    around = view.around
    texts = (announcing(view), around.caption, *view.section[-1:])
    return any(results.search(text) for text in texts)


def announcing(view: TableView) -> str:
    """The last sentences of a paragraph that announces a table."""
    lead = view.document.text(view.around.lead)
    last = lead.bounds[-_ANNOUNCING:]
    return lead.text[last[0][0] :] if last else ""


def own_words(view: TableView, headers: CellHeaders) -> tuple[str, ...]:
    """The headers of a column that are no title of the table."""
    return tuple(text for text in headers.column if text not in view.titles)


def is_text_of_plan(view: TableView) -> bool:
    """Return True if a table stands in the text of a plan for one place."""
    return view.context.kind == "plan" or is_plan(view.context, load_count_rules())


def _tells_limits(view: TableView, own: Iterable[str]) -> bool:
    """Return True if words of law or of the air stand over a number in the text of a plan."""
    if not is_text_of_plan(view):
        return False
    limits = load_count_tables().limits
    around = (*view.titles, *view.corner, view.around.caption, view.around.below)
    is_over_all = view.once("limits", lambda: any(limits.search(text) for text in around))
    return is_over_all or any(limits.search(text) for text in own)
