"""Columns that two other columns of their table make."""

from __future__ import annotations

import pytest

from tests.judged import checks_of_table
from tests.test_checks_sums import table

ROWS = [
    ["Gemeente", "Voorraad 2016", "Voorraad 2026", "Groei", "Afspraak"],
    ["Almelo", "11.615", "13.400", "1.785", "0"],
    ["Borne", "12.845", "14.165", "1.320", "0"],
    ["Dinkelland", "5.160", "5.670", "510", "0"],
    ["Enschede", "68.035", "75.400", "7.365", "0"],
    ["Hengelo", "17.560", "19.910", "2.350", "0"],
    ["Losser", "38.265", "42.280", "4.015", "0"],
]


def outcomes(change: dict[str, str], rows: list[list[str]] = ROWS) -> list[tuple[str, str, str]]:
    changed = [[change.get(word, word) for word in row] for row in rows]
    checks = checks_of_table(*table(changed))
    return [(c.stated, c.computed, c.outcome) for c in checks if c.outcome != "agrees"]


def test_a_stock_that_grows_is_the_stock_that_comes_of_it() -> None:
    checks = checks_of_table(*table(ROWS))
    assert [(c.subject, c.outcome) for c in checks][:1] == [
        ("Almelo in Tabel 1, kolom 'Voorraad 2026'", "agrees")
    ]
    assert outcomes({}) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"42.280": "42.820"}, [("42.820", "42.280", "differs")]),  # two figures changed places
        ({"4.015": "4.915"}, [("42.280", "43.180", "differs")]),  # one figure
        ({"42.280": "42.285"}, [("42.285", "42.280", "explained")]),  # rounded to fives
        ({"42.280": "61.300"}, []),  # something else
    ],
)
def test_a_row_that_one_slip_makes_fit_differs(
    change: dict[str, str], found: list[tuple[str, str, str]]
) -> None:
    assert outcomes(change) == found


def test_another_number_of_the_row_may_explain_what_lacks() -> None:
    rows = [row if row[0] != "Losser" else [*row[:3], "4.115", "100"] for row in ROWS]
    assert outcomes({}, rows) == []


def test_too_few_rows_tell_nothing() -> None:
    assert outcomes({"42.280": "42.820"}, ROWS[:4] + ROWS[-1:]) == []
