"""Rows of a table that add up the rows below or above them without a word for it.

"Twente 500" above Almelo with 300 and Borne with 200: a total of the table that adds up all rows has each
home twice. A row is such a sum where it is that in all of its columns, of two rows or more.
"""

from __future__ import annotations

from collections.abc import Sequence

from checks.table_figures import FigureTable

#: Smaller numbers are a sum by chance, ...
_TELLING = 100
#: ... and one pair of rows in a table of one column is.
_FEWEST_SUMS = 2
_FEWEST_PARTS = 2
#: A row has no more parts than these.
_MOST_PARTS = 60
_NOTHING = 1e-6

_Values = dict[int, float]


def outer_rows(figures: FigureTable, rows: Sequence[int]) -> list[list[int]]:
    """The rows that are no part of another one, where each row is in such a sum or all but some are:
    by the sums that stand above their parts, and by those below them; what has none is left out."""
    found = []
    values = [_values(figures, row) for row in rows]
    for is_above in (True, False):
        order = values if is_above else values[::-1]
        outer = _outer(order)
        if outer is not None:
            chosen = outer if is_above else [len(rows) - 1 - i for i in reversed(outer)]
            found.append([rows[i] for i in chosen])
    return found


def _outer(values: Sequence[_Values]) -> list[int] | None:
    """The places that are no part, reading down; None where too few rows are sums of those behind them."""
    outer: list[int] = []
    sums, place = 0, 0
    while place < len(values):
        parts = _parts_behind(values, place)
        outer.append(place)
        sums += bool(parts)
        place += 1 + parts
    return outer if sums >= _FEWEST_SUMS else None


def _parts_behind(values: Sequence[_Values], place: int) -> int:
    """How many rows right behind one it is the sum of; 0 if of none."""
    whole = values[place]
    if max(whole.values(), default=0.0) < _TELLING:
        return 0
    made = dict.fromkeys(whole, 0.0)
    for count, part in enumerate(values[place + 1 : place + 1 + _MOST_PARTS], start=1):
        if not part.keys() <= whole.keys():
            return 0
        for column, value in part.items():
            made[column] += value
        if count >= _FEWEST_PARTS and all(abs(made[c] - whole[c]) <= _NOTHING for c in whole):
            return count
        if any(made[c] > whole[c] + _NOTHING for c in whole):
            return 0
    return 0


def _values(figures: FigureTable, row: int) -> _Values:
    found = ((column, figures.figures.get((row, column))) for column in figures.columns)
    return {
        column: figure.low
        for column, figure in found
        if figure is not None and not figure.is_percent
    }
