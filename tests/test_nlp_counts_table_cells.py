"""How the numbers of a column are written, and what is damaged in it."""

from __future__ import annotations

import pytest

from nlp.counts.table.cells import count_thousands, style_of_column


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
