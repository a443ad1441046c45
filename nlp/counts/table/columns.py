"""What the columns of a table are of each other: one is a share of two others, or the growth of one.

Headers seldom say it, the numbers do: in every row 67% is 921 of 1.375, and 71.700 is what lies between
the 329.900 of 2015 and the 401.600 of 2040.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import permutations

from nlp.counts.periods import Period

#: The number of each column in each row.
Rows = Sequence[Mapping[int, float]]
#: So many rows at least must agree that columns belong together.
_LEAST_ROWS = 3
#: So large a part of the rows must agree: converters misread one number in ten.
_AGREEING = 0.8
#: So large a part of the rows must add up, and so many of several parts, for another row to be wrong.
_ADDING, _LEAST_TELLING = 0.6, 2
#: A percentage is rounded to whole ones: it is as far as this from what it was.
_ROUNDED = 0.6
#: So many years in a row show that the next one belongs to them.
_LEAST_YEARS = 3
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_RANGE = re.compile(r"(?:19|20)[0-9]{2}\s?(?:[-–/]|t/m|tot)\s?(?:19|20)[0-9]{2}")
#: Headers of a column that adds up others.
_TOTALS = ("totaal", "totaal:", "som", "samen")
#: Tables with more columns are not searched: their columns are years or regions.
_MOST_COLUMNS = 14


def share_of(rows: Rows, percent: int, others: Iterable[int]) -> tuple[int, int] | None:
    """The columns of which ``percent`` is the share: the part and the whole.

    None where no two columns give it, or several do. Of two parts that are the same column in other words
    the nearest to the left counts.
    """
    columns = sorted(others)
    if len(columns) > _MOST_COLUMNS:
        return None
    found = [
        pair
        for pair in permutations(columns, 2)
        if _agree(rows, percent, *pair) and pair[0] < percent
    ]
    wholes = {whole for _, whole in found}
    if len(wholes) != 1:
        return None
    return max(found)


def _agree(rows: Rows, percent: int, part: int, whole: int) -> bool:
    seen = [row for row in rows if percent in row and part in row and row.get(whole)]
    right = [row for row in seen if abs(100 * row[part] / row[whole] - row[percent]) <= _ROUNDED]
    return len(seen) >= _LEAST_ROWS and len(right) >= _AGREEING * len(seen)


def is_part_of_column(rows: Iterable[Mapping[int, float]], part: int, whole: int) -> bool:
    """Return True if the numbers of a column are no larger than those of another, in most rows that have both."""
    seen = [(row[part], row[whole]) for row in rows if part in row and whole in row]
    right = sum(0 <= a <= b for a, b in seen)
    return bool(seen) and right >= _AGREEING * len(seen)


def growth_columns(periods: Mapping[int, Period], rows: Rows) -> frozenset[int]:
    """The columns that hold what was added in a range of years, not how many there are.

    ``periods`` are those of the headers of columns. A column of 2015-2040 is growth where its numbers are
    the differences of those of 2040 and 2015; with it are all ranges that begin with the same year.
    """
    ranges = {c: p for c, p in periods.items() if p[0] and p[1] and p[0] != p[1]}
    single = {c: p[0] for c, p in periods.items() if p[0] and p[0] == p[1]}
    begins = {
        first
        for column, (first, last) in ranges.items()
        for before, year in single.items()
        for after, later in single.items()
        if year == first and later == last and _is_difference(rows, column, before, after)
    }
    return frozenset(column for column, (first, _) in ranges.items() if first in begins)


def _is_difference(rows: Rows, column: int, before: int, after: int) -> bool:
    seen = [row for row in rows if column in row and before in row and after in row]
    right = [row for row in seen if row[after] - row[before] == row[column]]
    return len(seen) >= _LEAST_ROWS and len(right) >= _AGREEING * len(seen)


def misfits(
    rows: Mapping[int, Mapping[int, float]], columns: Iterable[int], inexact: Collection[int] = ()
) -> frozenset[int]:
    """The rows that do not add up to the last column where most others do: cells slipped there.

    Only where two rows at least add up that have several parts. Rows that are ``inexact`` have ranges: of
    "0-5" and 10 nobody knows the sum.
    """
    *parts, last = sorted(columns) or [0]
    sums = {
        row: [numbers[part] for part in parts if part in numbers]
        for row, numbers in rows.items()
        if last in numbers
    }
    sums = {row: found for row, found in sums.items() if found}
    right = {row for row, found in sums.items() if sum(found) == rows[row][last]}
    telling = [row for row in right if len(sums[row]) > 1]
    if len(telling) < _LEAST_TELLING or len(right) < _ADDING * len(sums):
        return frozenset()
    return frozenset(sums) - right - frozenset(inexact)


def realigned(tops: Mapping[int, str], lows: Mapping[int, str]) -> dict[int, str] | None:
    """For each column the head of its group, where the lower headers repeat under each group.

    "Bevolking" and "Huishoudens" over 2015, 2020, 2030, 2015, 2020, 2030 stand over three columns each,
    wherever a converter put them. None where the lower headers do not repeat as often as there are groups.
    """
    columns = sorted(column for column in lows if column > 0)
    heads = [tops[column] for column in sorted(tops) if column > 0]
    size, left = divmod(len(columns), len(heads)) if len(heads) > 1 else (0, 0)
    if size < 2 or left or len(set(heads)) != len(heads):
        return None
    texts = [lows[column] for column in columns]
    if texts != texts[:size] * len(heads) or len(set(texts[:size])) != size:
        return None
    return {column: heads[place // size] for place, column in enumerate(columns)}


def shifted(tops: Mapping[int, str], lows: Mapping[int, str], last: int) -> dict[int, str] | None:
    """For each column the head over it, where a converter put the heads behind a row of years one too far left.

    A head over 2040, right behind 2025, 2030 and 2035, with a range of years in the next column, is that
    column's; so are the heads to its right, up to the column ``last``, which has none. None where no head is so.
    """
    at = next((c for c in sorted(tops) if _ends_years(c, tops, lows)), None)
    if at is None or last in tops or max(tops) >= last:
        return None
    moved = {c + 1 if c >= at else c: head for c, head in tops.items()}
    found: dict[int, str] = {}
    head = ""
    for column in range(min(tops), last + 1):
        head = moved.get(column, head)
        if column in lows:
            found[column] = head
    return found


def summed(tops: Mapping[int, str], lows: Mapping[int, str], rows: Rows) -> dict[int, str] | None:
    """For each column the head over it, where a total that adds up the columns before it stands under
    the next head: it is of their group. None where no total stands so."""
    columns = sorted(column for column in lows if column > 0)
    heads: dict[int, str] = {}
    for column in columns:
        over = [tops[top] for top in sorted(tops) if top <= column]
        heads[column] = over[-1] if over else ""
    for place, total in enumerate(columns):
        parts = columns[:place]
        is_total = lows[total].strip().casefold() in _TOTALS and len(parts) > 1
        if is_total and heads[parts[0]] != heads[total] and _adds_up(rows, parts, total):
            return heads | dict.fromkeys((*parts, total), heads[parts[0]])
    return None


def _adds_up(rows: Rows, parts: Sequence[int], total: int) -> bool:
    seen = [row for row in rows if total in row and all(part in row for part in parts)]
    return len(seen) >= _LEAST_TELLING and all(
        sum(row[part] for part in parts) == row[total] for row in seen
    )


def _ends_years(column: int, tops: Mapping[int, str], lows: Mapping[int, str]) -> bool:
    """Return True if a head begins at the last of some years that belong to the head before it."""
    before = [c for c in sorted(tops) if c < column]
    if not before:
        return False
    years = [lows.get(c, "").strip() for c in range(before[-1], column + 1)]
    if len(years) < _LEAST_YEARS or not all(_YEAR.fullmatch(year) for year in years):
        return False
    return years == sorted(set(years)) and bool(_RANGE.match(lows.get(column + 1, "").strip()))
