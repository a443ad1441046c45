"""Which columns a header stands over, where no rule says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.pdf.tables.gutters import Column, Run

#: What it costs to leave a column without a header above it, in points of misplacement.
_BARE = 25.0


def spread_over(runs: Sequence[Run], columns: Sequence[Column]) -> tuple[tuple[int, int], ...]:
    """The columns (first and last) that each run of a header line stands over.

    The runs share the columns between them, in order, so that each is as well as can be in the
    middle, at the left or at the right of its own. Columns may be left over: the first, which names
    the rows, at no cost where all runs begin behind its text.
    """
    count = len(columns)
    names_rows = bool(runs) and bool(columns) and runs[0].x0 > columns[0].x1

    @cache
    def best(run: int, column: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if run == len(runs):
            return _BARE * (count - column), ()
        if column == count:
            return float("inf"), ()
        bare, rest = best(run, column + 1)
        if names_rows and column == 0 and len(runs) > 1:
            # Texts that begin behind the names of the rows stand over none of them.
            return bare, rest
        options = [(bare if names_rows and column == 0 else bare + _BARE, rest)]
        for last in range(column, count):
            cost, rest = best(run + 1, last + 1)
            options.append(
                (cost + _misplaced(runs[run], columns, column, last), ((column, last), *rest))
            )
        return min(options)

    cost, places = best(0, 0)
    return places if cost < float("inf") and len(places) == len(runs) else ()


def _misplaced(run: Run, columns: Sequence[Column], first: int, last: int) -> float:
    """How far (points) a run is from the middle or the nearer side of the columns it is over."""
    x0, x1 = columns[first].x0, columns[last].x1
    outside = max(0.0, x0 - run.x0) + max(0.0, run.x1 - x1)
    left, right = columns[first].left, columns[last].right
    # Over several columns a text stands in the middle or at the left; at the right it is that of the last one.
    at_right = abs(run.x1 - x1) + 1 if first == last else float("inf")
    return outside + min(
        abs(run.center - (x0 + x1) / 2),
        abs(run.center - (left + right) / 2),
        abs(run.x0 - x0) + 1,
        at_right,
    )
