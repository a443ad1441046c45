"""Columns of a table that hold a part of another column: hard plans, of all plans.

Where the words of the headers say so, no row has more in the part than in the whole. A column that
exceeds the other in most rows is counted in another way, and is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.phrases import any_of
from checks.relation import Relation
from checks.table_figures import FigureTable
from corpus.relations import load_relation_words

#: "waarvan hard" is a part of the column before it.
_OF_WHICH = ("waarvan",)
#: In fewer rows a part that fits does not tell that it is one.
_FEWEST_ROWS = 3


def bounded_columns(figures: FigureTable, name: str) -> Iterator[Relation]:
    """A relation for each row of a column that is, by its header, a part of another column."""
    heads = {column: _head(figures, column) for column in figures.columns}
    for part, whole in _pairs(heads):
        rows = [
            (row, figures.figures[row, part], figures.figures[row, whole])
            for row in figures.data_rows
            if (row, part) in figures.figures and (row, whole) in figures.figures
        ]
        rows = [(row, a, b) for row, a, b in rows if a.is_percent == b.is_percent]
        exceeding = sum(a.low > b.high for _, a, b in rows)
        if len(rows) < _FEWEST_ROWS or 2 * exceeding >= len(rows):
            continue
        for row, inner, outer in rows:
            label = figures.labels.get(row, "Rij")
            subject = f"{label} in {name}: '{heads[part]}' binnen '{heads[whole]}'"
            yield Relation("bound", "total", subject, outer.quantity, (inner.quantity,))


def _pairs(heads: dict[int, str]) -> Iterator[tuple[int, int]]:
    """The columns that are a part, each with its whole."""
    columns = sorted(heads)
    for place, column in enumerate(columns):
        if place and heads[column].casefold().startswith(_OF_WHICH):
            yield column, columns[place - 1]
    for within in load_relation_words().within:
        part, whole = any_of(within.part), any_of(within.whole)
        inner = [c for c in columns if part.search(heads[c]) and whole.search(heads[c])]
        other = any_of((*within.part, *within.other))
        outer = [c for c in columns if whole.search(heads[c]) and not other.search(heads[c])]
        if len(inner) == len(outer) == 1:
            yield inner[0], outer[0]


def _head(figures: FigureTable, column: int) -> str:
    heads = (figures.column_header(row, column) for row in figures.data_rows)
    return next((head for head in heads if head), "")
