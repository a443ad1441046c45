"""Headers that a converter moved or joined, on headers and numbers alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from extract.headers import CellHeaders
from nlp.counts.table.spread_heads import with_parted_totals, with_spread_heads

#: A share of 200, its number, the number that there is, and the difference.
ROWS = [
    {1: 5.0, 2: 10.0, 3: 14.0, 4: 4.0},
    {1: 50.0, 2: 100.0, 3: 90.0, 4: 10.0},
    {1: 45.0, 2: 90.0, 3: 96.0, 4: 6.0},
]
MOVED = {1: ("wenselijk",), 2: ("werkelijk",), 3: ("verschil",)}
EMPTY = {1: ("wenselijk",), 3: ("werkelijk",), 4: ("verschil",)}
SPREAD = {1: ("wenselijk",), 2: ("wenselijk",), 3: ("werkelijk",), 4: ("verschil",)}
Heads = Mapping[int, tuple[str, ...]]


def cells(heads: Heads, last: int = 4) -> tuple[dict[int, CellHeaders], dict[int, int]]:
    """The headers of a cell in each column, and the columns."""
    headers = {c: CellHeaders(heads.get(c, ()), ("Duin",)) for c in range(1, last + 1)}
    return headers, {c: c for c in headers}


def spread(
    heads: Heads,
    rows: list[dict[int, float]] = ROWS,
    percent: Collection[int] = (1,),
    titles: Collection[str] = (),
) -> Heads:
    headers, columns = cells(heads)
    found = with_spread_heads(headers, columns, rows, percent, titles)
    return {column: one.column for column, one in found.items() if one.column}


@pytest.mark.parametrize("heads", [MOVED, EMPTY])
def test_a_head_over_a_share_stands_over_the_number_beside_it_too(heads: Heads) -> None:
    assert spread(heads) == SPREAD


def test_a_title_over_all_columns_is_no_head_of_one() -> None:
    titled = {column: ("Woningen", *MOVED.get(column, ())) for column in range(1, 5)}
    assert spread(titled, titles=("Woningen",))[4] == ("Woningen", "verschil")
    assert spread(titled) == titled


@pytest.mark.parametrize(
    ("heads", "rows", "percent"),
    [
        pytest.param(SPREAD, ROWS, (1,), id="each has its own"),
        pytest.param({1: ("a",), 2: ("b",)}, ROWS, (1,), id="two have none"),
        pytest.param({2: ("a",), 3: ("b",), 4: ("c",)}, ROWS, (1,), id="the share has none"),
        pytest.param(MOVED, ROWS, (), id="no shares"),
        pytest.param(MOVED, ROWS, (1, 2), id="shares beside shares"),
        pytest.param(MOVED, ROWS[:2], (1,), id="two rows"),
        pytest.param(MOVED, [*ROWS, {1: 10.0, 2: 60.0}], (1,), id="a row of another whole"),
        pytest.param(MOVED, [*ROWS[1:], {**ROWS[0], 1: 4.0, 2: 8.0}], (1,), id="a small share"),
        pytest.param({1: ("a",), 2: ("b",), 4: ("c",)}, ROWS, (1,), id="another has none"),
    ],
)
def test_other_heads_stay(
    heads: Heads, rows: list[dict[int, float]], percent: Collection[int]
) -> None:
    assert spread(heads, rows, percent) == heads


def test_small_shares_tell_nothing_of_the_whole() -> None:
    assert spread(MOVED, [*ROWS, {1: 4.0, 2: 90.0, 3: 1.0, 4: 1.0}]) == SPREAD


SUMS = {n: {1: 2.0 + n, 2: 3.0, 3: 5.0 + n} for n in range(3)}
JOINED = {1: ("inbreiding",), 2: ("uitleg totaal",)}


def parted(heads: Heads, rows: Mapping[int, Mapping[int, float]] = SUMS) -> Heads:
    headers, columns = cells(heads, 3)
    found = with_parted_totals(headers, columns, rows, ("Woningen",))
    return {column: one.column for column, one in found.items() if one.column}


def test_a_last_total_is_the_head_of_the_next_column_that_sums_up() -> None:
    assert parted(JOINED) == {1: ("inbreiding",), 2: ("uitleg",), 3: ("totaal",)}
    under = {c: ("Woningen", *JOINED.get(c, ())) for c in (1, 2, 3)}
    assert parted(under)[3] == ("Woningen", "totaal")


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        pytest.param({1: ("inbreiding",), 2: ("uitleg",)}, SUMS, id="no total"),
        pytest.param({**JOINED, 3: ("nu",)}, SUMS, id="a head of its own"),
        pytest.param(JOINED, {n: {**row, 3: 99.0} for n, row in SUMS.items()}, id="no sum"),
        pytest.param(JOINED, {n: SUMS[n] for n in (0, 1)}, id="two rows"),
        pytest.param({1: ("inbreiding",), 2: ("a totaal",)}, SUMS, id="no word before it"),
    ],
)
def test_other_totals_stay(heads: Heads, rows: Mapping[int, Mapping[int, float]]) -> None:
    assert parted(heads, rows) == heads
