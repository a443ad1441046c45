"""Tables of years: names that stand once above them, sums of columns, stocks of later, averages among counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_nlp_counts_tables import ZEIST, table

from nlp.counts.table.row_names import names_over_years
from nlp.counts.table.sums import whole_of_columns

PLAN = replace(ZEIST, kind="plan")

PEOPLE = """### Prognose van de bevolking

| | | Totale bevolking | 0 tot 20 jaar | 20 jaar en ouder |
|---|---|---|---|---|
| Gemeenten (indeling 2011) | {} | | | |
| Soest | 2020 | 46.000 | 10.000 | 36.000 |
| | 2030 | 47.000 | 9.000 | 38.000 |
| Baarn | 2020 | 25.000 | 5.000 | 20.000 |
| | 2030 | 26.000 | 4.000 | 22.000 |
"""


@pytest.mark.parametrize("head", ["Perioden", "Jaar", "Peiljaar"])
def test_a_town_holds_for_the_years_below_it(head: str) -> None:
    found = table(PEOPLE.format(head), PLAN)
    places = [(c.area_id, c.period_start, c.value) for c in found if c.is_total]
    assert places == [
        ("GM0342", "2020", 46000),
        ("GM0342", "2030", 47000),
        ("GM0308", "2020", 25000),
        ("GM0308", "2030", 26000),
    ]
    assert "uncertain" not in {count.level for count in found}


def test_numbers_under_another_head_are_no_years() -> None:
    found = table(PEOPLE.format("Aantal"), PLAN)
    assert {c.level for c in found if c.value in (47000, 26000)} == {"uncertain"}


def test_the_year_of_borders_is_no_period() -> None:
    rows = PEOPLE.format("Perioden").replace("2020", "a").replace("2030", "b")
    assert {count.period_start for count in table(rows, PLAN)} == {None}


def test_a_name_holds_for_years_and_for_nothing_else() -> None:
    names = {0: {0: "Ede"}, 3: {0: "Epe", 2: "opmerking"}}
    assert names_over_years(names, {0: 1, 1: 1, 3: 1, 4: 1}) == {1: {0: "Ede"}, 4: {0: "Epe"}}
    assert names_over_years({1: {0: "Ede"}}, {0: 1}) == {}


HOUSEHOLDS = """### Bevolkingsprognose

| Jaar | Totaal | Eenpersoonshuishoudens | Paren | Eenouderhuishoudens |
|---|---|---|---|---|
| 2020 | 28.000 | 9.000 | 17.000 | 2.000 |
| 2030 | 30.400 | 10.700 | 18.000 | {} |
"""


def test_a_sum_of_households_counts_households() -> None:
    assert {count.unit for count in table(HOUSEHOLDS.format("1.700"), PLAN)} == {"huishoudens"}


def test_what_does_not_add_up_is_no_sum() -> None:
    found = table(HOUSEHOLDS.format("5.700"), PLAN)
    assert {c.unit for c in found if c.value == 30400} == {"personen"}


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ({0: {1: 10.0, 2: 4.0, 3: 6.0}, 1: {1: 20.0, 2: 9.0, 3: 11.0}}, 1),
        ({0: {1: 4.0, 2: 6.0, 3: 10.0}, 1: {1: 9.0, 2: 11.0, 3: 20.0}}, 3),
        # one number may be rounded, if most are exact
        (
            {
                0: {1: 10.0, 2: 4.0, 3: 6.0},
                1: {1: 20.0, 2: 9.0, 3: 11.0},
                2: {1: 266.0, 2: 83.0, 3: 184.0},
            },
            1,
        ),
        ({0: {1: 266.0, 2: 83.0, 3: 184.0}, 1: {1: 20.0, 2: 9.0, 3: 11.0}}, None),
        # a row alone shows nothing, and two columns are no sum
        ({0: {1: 10.0, 2: 4.0, 3: 6.0}}, None),
        ({0: {1: 10.0, 2: 10.0}, 1: {1: 20.0, 2: 20.0}}, None),
        ({0: {1: 10.0, 2: 4.0, 3: 7.0}, 1: {1: 20.0, 2: 9.0, 3: 12.0}}, None),
    ],
)
def test_the_column_that_sums_up_all_others(
    rows: dict[int, dict[int, float]], whole: int | None
) -> None:
    assert whole_of_columns(rows, frozenset(rows[0])) == whole


MIXED = """### {title}

| | 2015 | 2020 |
|---|---|---|
| aantal inwoners | 68.185 | 72.002 |
| aantal huishoudens | 32.663 | 34.155 |
| grootte van huishoudens | 2,11 | 2,08 |
| woningvoorraad | 29.272 | 31.621 |
"""


def test_an_average_in_a_row_of_its_own_leaves_the_other_rows_counts() -> None:
    found = table(MIXED.format(title="Kerncijfers van de woningmarkt"), PLAN)
    assert [count.unit for count in found] == ["personen"] * 2 + ["huishoudens"] * 2 + [
        "woningen"
    ] * 2
    assert {count.value for count in found} & {2.11, 2.08} == set()


@pytest.mark.parametrize(
    ("title", "basis"),
    [
        ("Prognose van inwoners, huishoudens en woningvoorraad", "prognose"),
        ("Inwoners, huishoudens en woningvoorraad", "voorraad"),
        ("Prognose van de inwoners", "voorraad"),
    ],
)
def test_a_stock_of_a_forecast_was_not_counted(title: str, basis: str) -> None:
    found = table(MIXED.format(title=title), PLAN)
    assert {count.basis for count in found if count.unit == "woningen"} == {basis}


def test_a_stock_of_a_year_to_come_is_a_forecast() -> None:
    rows = "| Gemeente | Woningvoorraad 2017 | Woningvoorraad 2040 |\n|---|---|---|\n| Zeist | 28.000 | 31.000 |\n| Soest | 20.000 | 22.000 |\n"
    assert [count.basis for count in table(rows, PLAN)] == ["voorraad", "prognose"] * 2


def test_a_counted_stock_beside_a_forecast_stays_one() -> None:
    rows = "### Prognose ontwikkeling woningvoorraad\n\n| Gemeente | Woningvoorraad 2014 | Prognose 2024 |\n|---|---|---|\n| Zeist | 28.000 | 31.000 |\n| Soest | 20.000 | 22.000 |\n"
    assert [count.basis for count in table(rows, PLAN)] == ["voorraad", "prognose"] * 2
