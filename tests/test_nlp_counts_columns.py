"""What columns of numbers are of each other, on numbers and heads alone."""

from __future__ import annotations

import pytest

from nlp.counts.table.columns import (
    growth_columns,
    is_part_of_column,
    misfits,
    realigned,
    share_of,
    shifted,
    summed,
)

#: A part, its whole and the percentage that it is, in three rows.
SHARES = [{1: 10.0, 2: 40.0, 3: 25.0}, {1: 30.0, 2: 40.0, 3: 75.0}, {1: 20.0, 2: 60.0, 3: 33.0}]


def test_a_percentage_is_the_share_of_the_two_columns_that_give_it() -> None:
    assert share_of(SHARES, 3, (1, 2)) == (1, 2)
    # two rows show nothing, and a rounded share is as far as 0.6 off
    assert share_of(SHARES[:2], 3, (1, 2)) is None
    assert share_of([*SHARES[:2], {1: 20.0, 2: 60.0, 3: 34.0}], 3, (1, 2)) is None
    # one in five may be misread, one in four is too many
    right = [*SHARES, SHARES[0]]
    assert share_of([*right, {1: 1.0, 2: 60.0, 3: 33.0}], 3, (1, 2)) == (1, 2)
    assert share_of([*right[:3], {1: 1.0, 2: 60.0, 3: 33.0}], 3, (1, 2)) is None


def test_a_share_of_several_wholes_is_of_none_and_of_like_parts_of_the_nearest() -> None:
    def with_column(of: int) -> list[dict[int, float]]:
        return [{**row, 4: row[3], 3: row[of]} for row in SHARES]

    assert share_of(with_column(2), 4, (1, 2, 3)) is None
    assert share_of(with_column(1), 4, (1, 2, 3)) == (3, 2)
    # the part stands to the left of its share
    behind = [{0: row[3], 1: row[1], 2: row[2]} for row in SHARES]
    assert share_of(behind, 0, (1, 2)) is None


def test_many_columns_are_not_searched_for_shares() -> None:
    assert share_of(SHARES, 3, (1, 2, *range(10, 22))) == (1, 2)
    assert share_of(SHARES, 3, (1, 2, *range(10, 23))) is None


def test_a_part_is_no_larger_than_its_whole() -> None:
    rows = [{1: 5.0, 2: 8.0}, {1: 8.0, 2: 8.0}, {1: 0.0, 2: 8.0}, {1: 2.0}, {1: 1.0, 2: 3.0}]
    assert is_part_of_column(rows, 1, 2)
    assert is_part_of_column([*rows, {1: 9.0, 2: 8.0}], 1, 2)
    assert not is_part_of_column([*rows, *[{1: 9.0, 2: 8.0}] * 2], 1, 2)
    assert not is_part_of_column([*rows, *[{1: -9.0, 2: 8.0}] * 2], 1, 2)
    assert not is_part_of_column([{1: 2.0}], 1, 2)


PERIODS = {
    1: ("2015", "2015"),
    2: ("2040", "2040"),
    3: ("2015", "2040"),
    4: ("2015", "2030"),
    5: ("2020", "2040"),
}
GROWTH = [{1: 10.0 + n, 2: 15.0 + 3 * n, 3: 5.0 + 2 * n, 4: 3.0} for n in range(3)]


def test_a_range_of_years_whose_numbers_are_differences_is_growth_with_those_that_begin_alike() -> (
    None
):
    assert growth_columns(PERIODS, GROWTH) == {3, 4}
    assert growth_columns(PERIODS, GROWTH[:2]) == frozenset()
    assert growth_columns(PERIODS, [{**row, 3: 7.0} for row in GROWTH]) == frozenset()
    # without the number of the first year nobody knows
    assert growth_columns({c: p for c, p in PERIODS.items() if c != 1}, GROWTH) == frozenset()
    # one row in five may be misread
    five = [*GROWTH, GROWTH[0], {**GROWTH[0], 3: 99.0}]
    assert growth_columns(PERIODS, five) == {3, 4}
    assert growth_columns(PERIODS, [*five[:3], five[-1]]) == frozenset()


def test_rows_that_do_not_add_up_where_most_do_have_slipped() -> None:
    rows = {n: {1: 2.0, 2: 3.0, 3: 5.0} for n in range(3)}
    assert misfits({**rows, 3: {1: 2.0, 2: 9.0, 3: 5.0}}, (1, 2, 3)) == {3}
    # one sum is no pattern, nor are sums of one part, nor half of the rows
    assert misfits({0: rows[0], 1: {1: 1.0, 2: 1.0, 3: 9.0}}, (1, 2, 3)) == frozenset()
    single = {n: {1: 5.0, 3: 5.0} for n in range(4)}
    assert misfits({**single, 4: {1: 1.0, 2: 1.0, 3: 9.0}}, (1, 2, 3)) == frozenset()
    wrong = {n: {1: 1.0, 2: 1.0, 3: 9.0} for n in (3, 4, 5)}
    assert misfits({**rows, **wrong}, (1, 2, 3)) == frozenset()
    # a row without the sum, or without parts, says nothing
    assert misfits({**rows, 3: {1: 2.0, 2: 9.0}, 4: {3: 5.0}}, (1, 2, 3)) == frozenset()
    assert misfits({}, ()) == frozenset()


YEARS = {0: "Kern", 1: "2015", 2: "2030", 3: "2015", 4: "2030"}


def test_heads_stand_over_the_lower_heads_that_repeat() -> None:
    tops = {1: "Bevolking", 2: "Huishoudens"}
    heads = ["Bevolking", "Bevolking", "Huishoudens", "Huishoudens"]
    assert realigned(tops, YEARS) == dict(enumerate(heads, start=1))


@pytest.mark.parametrize(
    ("tops", "lows"),
    [
        pytest.param({1: "Bevolking"}, YEARS, id="one head"),
        pytest.param({1: "Bevolking", 3: "Bevolking"}, YEARS, id="twice the same"),
        pytest.param({1: "A", 2: "B", 3: "C"}, YEARS, id="another number of heads"),
        pytest.param({1: "A", 3: "B"}, YEARS | {4: "2040"}, id="other years"),
        pytest.param({1: "A", 3: "B"}, YEARS | {2: "2015", 4: "2015"}, id="one year twice"),
        pytest.param({1: "A", 2: "B"}, {0: "Kern", 1: "2015", 2: "2015"}, id="one column each"),
    ],
)
def test_heads_over_what_does_not_repeat_stay(tops: dict[int, str], lows: dict[int, str]) -> None:
    assert realigned(tops, lows) is None


ROW = {0: "Kern", 1: "2025", 2: "2030", 3: "2035", 4: "2025-2030", 5: "2030-2035"}
TOPS = {1: "Aantal", 3: "Groei"}


def test_a_head_over_the_last_of_some_years_belongs_to_the_range_behind_it() -> None:
    heads = ["Aantal", "Aantal", "Aantal", "Groei", "Groei"]
    assert shifted(TOPS, ROW, 5) == dict(enumerate(heads, start=1))


@pytest.mark.parametrize(
    ("tops", "lows"),
    [
        pytest.param({3: "Groei"}, ROW, id="no head before it"),
        pytest.param({1: "Aantal", 2: "Groei"}, ROW, id="two years"),
        pytest.param(TOPS, ROW | {2: "huur"}, id="no years"),
        pytest.param(TOPS, ROW | {2: "2025"}, id="one year twice"),
        pytest.param(TOPS, ROW | {1: "2031"}, id="years that go back"),
        pytest.param(TOPS, ROW | {4: "2040"}, id="no range behind it"),
        pytest.param(TOPS | {5: "Rest"}, ROW, id="a head over the last column"),
    ],
)
def test_other_heads_stand_where_they_stand(tops: dict[int, str], lows: dict[int, str]) -> None:
    assert shifted(tops, lows, 5) is None


LOWS = {0: "Kern", 1: "Huur", 2: "Koop", 3: "Totaal", 4: "Huur"}
GROUPS = {1: "Nieuw", 3: "Sloop"}
SUMMED = [{1: 2.0, 2: 3.0, 3: 5.0, 4: 9.0}, {1: 4.0, 2: 4.0, 3: 8.0, 4: 9.0}]


def test_a_total_under_the_next_head_belongs_to_the_columns_that_it_adds_up() -> None:
    assert summed(GROUPS, LOWS, SUMMED) == {1: "Nieuw", 2: "Nieuw", 3: "Nieuw", 4: "Sloop"}


@pytest.mark.parametrize(
    ("tops", "lows", "rows"),
    [
        pytest.param(GROUPS, LOWS | {3: "Duur"}, SUMMED, id="no total"),
        pytest.param({1: "Nieuw", 4: "Sloop"}, LOWS, SUMMED, id="under its own head"),
        pytest.param({1: "Nieuw", 2: "Sloop"}, LOWS | {2: "Totaal", 3: "x"}, SUMMED, id="one part"),
        pytest.param(GROUPS, LOWS, SUMMED[:1], id="one row"),
        pytest.param(GROUPS, LOWS, [*SUMMED, {1: 1.0, 2: 1.0, 3: 3.0}], id="a row that does not"),
    ],
)
def test_other_totals_stay_under_their_head(
    tops: dict[int, str], lows: dict[int, str], rows: list[dict[int, float]]
) -> None:
    assert summed(tops, lows, rows) is None
