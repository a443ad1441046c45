"""What names the rows of a table where a cell of its own does not: a name above it, or nothing.

"Made" stands once, beside "sociale huur", and holds for the rows of "dure huur" and "goedkope koop" below it. Rows
without any name have lost it: what their numbers are of is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import isclose

from nlp.counts.table.label_words import is_total

#: So many rows without a name, where no row has one, have lost theirs.
_LEAST_ROWS = 2
#: Sums of rounded numbers are off by less than this part.
_ROUNDED = 0.002
#: The text of each column in each row, names of rows only.
Names = Mapping[int, Mapping[int, str]]
#: The number of each column in each row.
Numbers = Mapping[int, Mapping[int, float]]


def carried_names(
    names: Names, rows: Collection[int], columns: Collection[int]
) -> Mapping[int, Mapping[int, str]]:
    """The names of ``columns`` that hold for a row because they stand above it, by row and column.

    ``rows`` are those that have numbers. A name holds on where its column is empty in most rows, and for rows
    that have another name, up to one that has a name to the left of it.
    """
    found: dict[int, dict[int, str]] = {}
    for column in columns:
        filled = sum(column in names.get(row, {}) for row in rows)
        if 2 * filled > len(rows):
            continue
        above: str | None = None
        for row in sorted({*rows, *names}):
            own = names.get(row, {})
            if any(left < column for left in own):
                # another name to the left of it begins: "Totaal" is of no segment above
                above = None
            above = own.get(column, above)
            if above is not None and own and column not in own and row in rows:
                found.setdefault(row, {})[column] = above
            if is_total(above or ""):
                above = None
    return found


def names_over_years(names: Names, years: Mapping[int, int]) -> Mapping[int, Mapping[int, str]]:
    """The names that stand once above rows of years, by row and column: "Ede | 2020", below it "| 2025".

    ``years`` is the column of the year in each row that has one. A name holds on for the years below it that have no
    name of their own to the left of the year.
    """
    found: dict[int, dict[int, str]] = {}
    above: dict[int, str] = {}
    first = min(years.values(), default=0)
    for row in sorted({*years, *names}):
        left = {c: text for c, text in names.get(row, {}).items() if c < years.get(row, first)}
        if left:
            above = left
        elif above and row in years:
            found[row] = above
    return found


def nameless_rows(named: Collection[int], numbers: Numbers) -> frozenset[int]:
    """The rows of numbers that lost their name: all, where no row has one, or those that are no sum.

    ``named`` are the rows that have a name. The numbers of a sum are those of the rows above it together.
    """
    without = [row for row in sorted(numbers) if row not in named]
    if len(without) == len(numbers):
        return frozenset(without) if len(without) >= _LEAST_ROWS else frozenset()
    return frozenset(row for row in without if not is_sum_of_above(row, numbers, sorted(numbers)))


def is_sum_of_above(row: int, numbers: Numbers, rows: Sequence[int]) -> bool:
    """Return True if the numbers of a row are the sums of rows right above it, in all its columns."""
    above = [other for other in rows if other < row]
    columns = list(numbers[row])
    for first in range(len(above) - 1):
        part = above[first:]
        if all(_adds_up(numbers, part, row, column) for column in columns):
            return True
    return False


def _adds_up(numbers: Numbers, part: Sequence[int], row: int, column: int) -> bool:
    found = [numbers[other][column] for other in part if column in numbers[other]]
    return len(found) > 1 and isclose(sum(found), numbers[row][column], rel_tol=_ROUNDED)
