"""Numbers that look like a slip for a number that stands elsewhere."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checks.facets import Facets
from checks.relation import is_slip
from checks.slips import slips, told_apart

DEAL = Facets(
    28200, "woningen", "RG09", None, "woningen", None, None, "opgave", "2022", "2030", False, False
)


def found(*facets: Facets) -> list[tuple[float, list[float]]]:
    values = [f.value for f in facets]
    pairs = list(zip(facets, range(len(facets)), strict=True))
    return [(values[odd], [values[i] for i in usual]) for odd, usual in slips(pairs)]


def test_a_number_beside_the_usual_one_is_a_slip() -> None:
    assert found(DEAL, DEAL, replace(DEAL, value=28500)) == [(28500, [28200, 28200])]


def test_a_number_that_is_far_from_the_usual_one_is_another() -> None:
    assert found(DEAL, DEAL, replace(DEAL, value=19400)) == []


def test_four_figures_tell_where_the_period_of_one_is_open() -> None:
    one = replace(DEAL, value=3947, first=None, last=None)
    assert found(one, replace(one, value=3497, last="2030")) == [(3497, [3947])]


def test_three_figures_do_not_tell_where_one_has_a_period_and_the_other_none() -> None:
    one = replace(DEAL, value=619)
    assert found(one, one, replace(one, value=611)) == [(611, [619, 619])]
    assert found(one, one, replace(one, value=611, first=None, last=None)) == []


def test_three_figures_that_stand_once_each_tell_where_all_is_known() -> None:
    assert found(DEAL, replace(DEAL, value=28500)) == [(28200, [28500])]
    assert found(DEAL, replace(DEAL, value=28500, last=None)) == []
    # "Tot 2030" has no beginning, and need not be the period that began in 2022.
    assert found(DEAL, replace(DEAL, value=28500, first=None)) == []


def test_round_numbers_are_like_each_other_by_chance() -> None:
    assert found(replace(DEAL, value=500), replace(DEAL, value=300)) == []
    assert found(replace(DEAL, value=1100), replace(DEAL, value=1500)) == []


def test_numbers_of_two_periods_are_two_numbers() -> None:
    assert found(DEAL, DEAL, replace(DEAL, value=28500, first="2031", last="2035")) == []


def test_two_cells_of_tables_are_two_numbers() -> None:
    cell = replace(DEAL, in_table=True, is_total=True)
    assert found(cell, cell, replace(cell, value=28500)) == []


def test_the_text_is_held_against_the_total_of_a_table() -> None:
    total = replace(DEAL, value=24210, in_table=True, is_total=True)
    assert found(total, replace(DEAL, value=24260)) == [(24260, [24210])]
    assert found(replace(total, is_total=False), replace(DEAL, value=24260)) == []


def test_readings_in_doubt_prove_nothing() -> None:
    assert found(DEAL, DEAL, replace(DEAL, value=28500, in_doubt=True)) == []


@given(st.integers(100, 999_999), st.integers(0, 5), st.integers(0, 9))
def test_a_changed_figure_is_a_slip(value: int, place: int, figure: int) -> None:
    text = str(value)
    place %= len(text)
    other = int(f"{text[:place]}{figure}{text[place + 1 :]}")
    assert is_slip(value, other) == (other != value and len(str(other)) == len(text))


def apart(*facets: Facets) -> list[tuple[int, int, str]]:
    return list(told_apart(list(zip(facets, range(len(facets)), strict=True))))


def test_what_looks_like_a_slip_and_is_of_something_else_is_told_apart() -> None:
    later = replace(DEAL, value=28500, first="2031", last="2035")
    assert apart(DEAL, later) == [(1, 0, "period")]
    segment = replace(DEAL, segment="sociale huur")
    assert apart(segment, replace(segment, value=28500, segment="middenhuur")) == [
        (1, 0, "segment")
    ]


def test_what_is_of_one_thing_or_far_from_it_is_not_told_apart() -> None:
    assert apart(DEAL, replace(DEAL, value=28500)) == []
    assert apart(DEAL, replace(DEAL, value=19400, first="2031", last="2035")) == []
    cell = replace(DEAL, in_table=True)
    assert apart(cell, replace(cell, value=28500, first="2031", last="2035")) == []


NEAR = replace(DEAL, value=3947, segment="sociale huur", first=None)


def test_a_number_close_to_the_usual_one_of_its_kind_is_meant_as_that() -> None:
    assert found(NEAR, NEAR, replace(NEAR, value=3984)) == [(3984, [3947, 3947])]


def test_a_number_close_to_one_that_stands_once_is_another() -> None:
    assert found(NEAR, replace(NEAR, value=3984)) == []


def test_a_number_two_percent_off_is_close_and_one_beyond_it_is_not() -> None:
    usual = replace(NEAR, value=8755)
    assert found(usual, usual, replace(usual, value=8583)) == [(8583, [8755, 8755])]
    assert found(usual, usual, replace(usual, value=8542)) == []


def test_close_numbers_of_all_homes_or_of_no_known_ground_are_two() -> None:
    for changes in ({"segment": None}, {"basis": "overig"}, {"in_table": True}):
        usual = replace(NEAR, **changes)
        assert found(usual, usual, replace(usual, value=3984)) == []
