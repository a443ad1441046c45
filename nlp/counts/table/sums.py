"""Which columns and rows of a table sum up others: the numbers show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import isclose

from nlp.counts.periods import NO_PERIOD, Period
from nlp.counts.table.label_words import is_total

#: The number of each column in each row.
Numbers = Mapping[int, Mapping[int, float]]
#: So many columns a total sums up at most.
_MOST_SUMMED = 6
#: So many rows show that a column sums up all others.
_LEAST_ROWS = 2
#: Sums of rounded numbers are off by less than this part.
_ROUNDED = 0.01


def summed_columns(
    rows: Numbers, columns: Iterable[int], heads: Mapping[int, Sequence[str]]
) -> dict[int, tuple[int, ...]]:
    """The columns to the left that a column of totals sums up in all rows, where a group ends with it.

    Only where the column's group head stands over none of them: then the head is the next group's.
    """
    found: dict[int, tuple[int, ...]] = {}
    for column in sorted(columns):
        own = heads.get(column, ())
        if len(own) < 2 or not is_total(own[-1]):
            continue
        parts = parts_of(rows, column)
        if parts and not any(own[0] in heads.get(part, ()) for part in parts):
            found[column] = parts
    return found


def whole_of_columns(rows: Numbers, columns: AbstractSet[int]) -> int | None:
    """The column that sums up all others: in most rows exactly, and in all as near as rounded numbers come."""
    full = [row for row in rows.values() if columns <= row.keys()]
    if len(columns) <= 2 or len(full) < _LEAST_ROWS:
        return None
    for whole in sorted(columns):
        sums = [(row[whole], sum(row[c] for c in columns if c != whole)) for row in full]
        exact = sum(one == other for one, other in sums if one)
        if 2 * exact > len(sums) and all(isclose(*pair, rel_tol=_ROUNDED) for pair in sums):
            return whole
    return None


def parts_of(rows: Numbers, column: int, least: int = 2) -> tuple[int, ...]:
    """The fewest columns right before ``column`` that add up to it in ``least`` rows at least, and in all."""
    for size in range(2, _MOST_SUMMED + 1):
        parts = tuple(range(column - size, column))
        full = [row for row in rows.values() if column in row and all(p in row for p in parts)]
        if len(full) >= least and all(sum(row[p] for p in parts) == row[column] for row in full):
            return parts
    return ()


def span_of_sum(rows: Numbers, column: int, periods: Mapping[int, Period]) -> Period:
    """The years of all columns before ``column`` that add up to it, where each has a period.

    ``periods`` are those of the headers of columns, none for ``column`` itself.
    """
    parts: list[int] = []
    while any(periods.get(column - 1 - len(parts), NO_PERIOD)):
        parts.append(column - 1 - len(parts))
    full = [row for row in rows.values() if column in row and all(p in row for p in parts)]
    if len(parts) < 2 or not full or any(sum(r[p] for p in parts) != r[column] for r in full):
        return NO_PERIOD
    first = [begin for part in parts if (begin := periods[part][0])]
    last = [end for part in parts if (end := periods[part][1])]
    return (min(first), max(last)) if first and last else NO_PERIOD


def summed_rows(
    rows: Numbers, labels: Mapping[int, str], areas: Mapping[int, str | None]
) -> dict[str, tuple[str, ...]]:
    """Labels that are no known area, with the areas of the rows below or above that they sum up.

    ``areas`` are the ids that the labels of rows name. The numbers of the rows must add up in two columns
    at least, and in most. A label with none sums up other rows each time that it stands there.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row, label in labels.items():
        if areas[row] is not None or row not in rows:
            continue
        for step in (1, -1):
            parts = _rows_that_add_up(rows, areas, row, step)
            if parts:
                members = tuple(area for p in parts if (area := areas[p]) is not None)
                # two rows "Subtotaal" that sum up others are not told apart by their name
                found[label] = members if found.get(label, members) == members else ()
    return found


def _rows_that_add_up(
    rows: Numbers, areas: Mapping[int, str | None], row: int, step: int
) -> list[int]:
    """The rows of areas next to ``row`` that add up to it, one of them at least not alone."""
    parts: list[int] = []
    for other in _next_rows(rows, areas, row, step):
        parts.append(other)
        if len(parts) > 1 and _adds_up(rows, row, parts):
            return parts
    return []


def _next_rows(
    rows: Numbers, areas: Mapping[int, str | None], row: int, step: int
) -> Iterator[int]:
    other = row + step
    while other in rows and areas.get(other) is not None:
        yield other
        other += step


def _adds_up(rows: Numbers, total: int, parts: Sequence[int]) -> bool:
    """Return True if the rows ``parts`` add up to the row ``total`` in most of its columns."""
    columns = [c for c in rows[total] if rows[total][c] and any(c in rows[p] for p in parts)]
    right = [c for c in columns if sum(rows[p].get(c, 0) for p in parts) == rows[total][c]]
    return len(right) >= 2 and 2 * len(right) > len(columns)
