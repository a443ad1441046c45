"""How the numbers of a column are written, and what is damaged in it."""

from __future__ import annotations

import pytest

from nlp.counts.table.cells import (
    count_thousands,
    decimal_value,
    in_style_of_column,
    is_damaged,
    is_in_brackets,
    style_of_column,
)


@pytest.mark.parametrize(
    ("column", "points"),
    [
        (("19.4", "12", "31"), False),
        (("19.4", "12.6", "31"), True),
        (("19.4", "12.6", "9.800"), True),
        (("19.4", "12.6", "9.800", "1.200"), False),
        (("0.678", "12"), True),
        ((" 0.678", "9.800"), True),
        (("12", "31"), False),
    ],
)
def test_points_are_those_of_decimals_where_most_numbers_say_so(
    column: tuple[str, ...], points: bool
) -> None:
    assert style_of_column(column).has_decimal_points is points


def test_numbers_of_thousands_are_counted() -> None:
    assert count_thousands(("9.800", "12.500", "19.4", "800", "9,800")) == 2


_THOUSANDS = ("115.340", "98.200")
_RANGES = ("125-175", "80 tot 90")


@pytest.mark.parametrize(
    ("text", "column", "damaged"),
    [
        ("106-730", _THOUSANDS, True),
        # No higher than three times its lowest it may be a range.
        ("106-318", _THOUSANDS, False),
        ("106-319", _THOUSANDS, True),
        # One such number does not say how a column writes, and one with ranges has ranges.
        ("106-730", _THOUSANDS[:1], False),
        ("106-730", (*_THOUSANDS, *_RANGES), False),
        ("106-73", _THOUSANDS, False),
        ("106.730", _THOUSANDS, False),
    ],
)
def test_a_point_may_be_misread_as_a_dash(
    text: str, column: tuple[str, ...], damaged: bool
) -> None:
    assert is_damaged(text, style_of_column(column)) is damaged


@pytest.mark.parametrize(
    ("text", "column", "written"),
    [
        ("1.494", ("0.678", "12"), "1,494"),
        ("1.494", ("678", "12"), "1.494"),
        ("27,800", _THOUSANDS, "27.800"),
        ("27,800", _THOUSANDS[:1], "27,800"),
        (" 27,800 ", _THOUSANDS, " 27.800 "),
        ("27,80", _THOUSANDS, "27,80"),
        # A range that lost its dash, among ranges; "12 450" is no range anywhere.
        ("75 100", _RANGES, "75-100"),
        ("75 225", _RANGES, "75-225"),
        ("75 226", _RANGES, "75 226"),
        ("100 100", _RANGES, "100 100"),
        ("75 100", _THOUSANDS, "75 100"),
        ("12 450", _RANGES, "12 450"),
    ],
)
def test_a_cell_is_read_as_those_of_its_column_are_written(
    text: str, column: tuple[str, ...], written: str
) -> None:
    found = in_style_of_column(text, style_of_column(column))
    assert found == written
    assert len(found) == len(text)


def test_thousands_of_the_table_show_how_a_column_without_decimals_writes() -> None:
    assert in_style_of_column("27,800", style_of_column(("12",), 2)) == "27.800"
    assert in_style_of_column("27,800", style_of_column(("12",), 1)) == "27,800"
    assert in_style_of_column("27,800", style_of_column(("12,5",), 2)) == "27,800"


def test_a_figure_with_three_decimals_is_read_beside_others() -> None:
    style = style_of_column(("0.678", "12"))
    found = decimal_value("1.494", style)
    assert found is not None
    assert (found.number.value, found.number.start, found.number.end) == (1.494, 0, 5)
    money = decimal_value("€ -1.494 ", style)
    assert money is not None
    assert (money.number.value, money.number.is_money) == (-1.494, True)
    assert not found.number.is_money
    assert decimal_value("1.49", style) is None
    assert decimal_value("1.494", style_of_column(("678", "12"))) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(450)", True), (" ( 1.450) ", True), ("(450", False), ("450", False), ("(circa 4)", False)],
)
def test_a_number_in_brackets_is_all_that_its_cell_holds(text: str, expected: bool) -> None:
    assert is_in_brackets(text) is expected
