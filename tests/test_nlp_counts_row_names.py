"""What names the rows of a table, on names and numbers alone."""

from __future__ import annotations

import pytest

from nlp.counts.table.row_names import carried_names, is_sum_of_above, nameless_rows

#: "Huur" stands once, beside the first of three kinds.
NAMES = {1: {0: "Huur", 1: "laag"}, 2: {1: "midden"}, 3: {1: "hoog"}}


def test_a_name_holds_for_the_rows_below_it_that_have_another() -> None:
    assert carried_names(NAMES, (1, 2, 3), (0,)) == {2: {0: "Huur"}, 3: {0: "Huur"}}
    # rows without any name, and rows without numbers, get none
    assert carried_names({**NAMES, 2: {}}, (1, 2, 3), (0,)) == {3: {0: "Huur"}}
    assert carried_names(NAMES, (1, 3), (0,)) == {3: {0: "Huur"}}
    # nor does anything hold in another column
    assert carried_names(NAMES, (1, 2, 3), ()) == {}


def test_a_name_stands_in_half_of_the_rows_at_most() -> None:
    half = {**NAMES, 4: {1: "x"}, 2: {0: "Koop", 1: "laag"}}
    assert carried_names(half, (1, 2, 3, 4), (0,)) == {3: {0: "Koop"}, 4: {0: "Koop"}}
    assert carried_names(half, (1, 2, 3), (0,)) == {}


def test_a_total_holds_for_no_rows_below_it() -> None:
    total = {**NAMES, 1: {0: "Totaal", 1: "laag"}}
    assert carried_names(total, (1, 2, 3), (0,)) == {}


def test_a_name_to_the_left_ends_what_held_before() -> None:
    names = {1: {1: "laag", 2: "klein"}, 2: {2: "groot"}, 3: {0: "Koop", 2: "x"}, 4: {2: "y"}}
    assert carried_names(names, (1, 2, 3, 4), (1,)) == {2: {1: "laag"}}


SUMS = {1: {1: 2.0, 2: 30.0}, 2: {1: 3.0, 2: 40.0}, 3: {1: 5.0, 2: 70.0}}


def test_a_row_without_a_name_has_lost_it_unless_it_is_a_sum() -> None:
    assert nameless_rows({1, 2}, SUMS) == frozenset()
    assert nameless_rows({1, 2}, {**SUMS, 3: {1: 6.0, 2: 70.0}}) == {3}
    assert nameless_rows({1, 2, 3}, SUMS) == frozenset()


def test_where_no_row_has_a_name_all_have_lost_it_but_not_one_alone() -> None:
    assert nameless_rows(set(), SUMS) == {1, 2, 3}
    assert nameless_rows(set(), {1: SUMS[1], 2: SUMS[2]}) == {1, 2}
    assert nameless_rows(set(), {1: SUMS[1]}) == frozenset()


@pytest.mark.parametrize(
    ("numbers", "is_sum"),
    [
        pytest.param(SUMS, True, id="of all above"),
        pytest.param({0: {1: 9.0, 2: 9.0}, **SUMS}, True, id="of those right above"),
        pytest.param({**SUMS, 3: {1: 5.0, 2: 71.0}}, False, id="in one column only"),
        pytest.param({1: SUMS[1], 3: SUMS[1]}, False, id="of one row"),
        pytest.param({1: {1: 2.0}, 2: {1: 3.0, 2: 70.0}, 3: SUMS[3]}, False, id="of one number"),
        pytest.param({**SUMS, 3: {1: 5.0, 2: 70.1}}, True, id="of rounded numbers"),
        pytest.param({**SUMS, 3: {1: 5.0, 2: 70.2}}, False, id="of other numbers"),
    ],
)
def test_a_sum_is_that_of_rows_right_above_in_all_columns(
    numbers: dict[int, dict[int, float]], is_sum: bool
) -> None:
    assert is_sum_of_above(3, numbers, sorted(numbers)) is is_sum
