"""Which columns and rows of a table sum up others, on numbers alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from nlp.counts.table.sums import parts_of, span_of_sum, summed_columns, summed_rows

ROWS = {1: {1: 2.0, 2: 3.0, 3: 5.0, 4: 10.0}, 2: {1: 1.0, 2: 3.0, 3: 4.0, 4: 8.0}}


def test_the_parts_of_a_column_are_the_fewest_right_before_it_that_add_up() -> None:
    assert parts_of(ROWS, 3) == (1, 2)
    assert parts_of(ROWS, 4) == (1, 2, 3)
    assert parts_of(ROWS, 2) == ()
    # in all rows that have them, and in so many at least
    assert parts_of({**ROWS, 3: {1: 1.0, 2: 1.0, 3: 9.0}}, 3) == ()
    assert parts_of({**ROWS, 3: {1: 1.0, 3: 9.0}}, 3) == (1, 2)
    assert parts_of({1: ROWS[1]}, 3) == ()
    assert parts_of({1: ROWS[1]}, 3, least=1) == (1, 2)


@pytest.mark.parametrize(("count", "found"), [(6, True), (7, False)])
def test_a_total_sums_up_six_columns_at_most(count: int, found: bool) -> None:
    # so that no fewer of them add up
    rows = {n: {c: 10.0**c for c in range(count)} for n in (1, 2)}
    rows = {n: row | {count: sum(row.values())} for n, row in rows.items()}
    assert bool(parts_of(rows, count)) is found


HEADS = {1: ("Nieuw", "huur"), 2: ("Nieuw", "koop"), 3: ("Sloop", "totaal"), 4: ("Sloop", "huur")}


def test_a_total_under_the_head_of_the_next_group_sums_up_the_one_before() -> None:
    assert summed_columns(ROWS, (1, 2, 3, 4), HEADS) == {3: (1, 2)}


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(HEADS | {3: ("Nieuw", "totaal")}, id="under its own head"),
        pytest.param(HEADS | {3: ("totaal",)}, id="under no head"),
        pytest.param(HEADS | {3: ("Sloop", "duur")}, id="no total"),
        pytest.param(HEADS | {2: ("Sloop", "koop")}, id="over one of them"),
    ],
)
def test_other_totals_sum_up_what_their_head_says(heads: Mapping[int, Sequence[str]]) -> None:
    assert summed_columns(ROWS, (1, 2, 3, 4), heads) == {}


YEARS = {1: ("2024", "2026"), 2: ("2027", "2030")}


def test_a_sum_of_columns_of_years_is_of_all_of_them() -> None:
    assert span_of_sum(ROWS, 3, YEARS) == ("2024", "2030")
    assert span_of_sum(ROWS, 3, {1: (None, "2026"), 2: ("2027", None)}) == ("2027", "2026")


@pytest.mark.parametrize(
    ("rows", "periods"),
    [
        pytest.param(ROWS, {2: YEARS[2]}, id="one of them has years"),
        pytest.param(ROWS, {1: YEARS[1]}, id="the one beside it has none"),
        pytest.param({**ROWS, 3: {1: 1.0, 2: 1.0, 3: 9.0}}, YEARS, id="a row that does not add up"),
        pytest.param({1: {1: 2.0, 3: 2.0}}, YEARS, id="no row with all"),
        pytest.param(ROWS, {1: (None, "2026"), 2: (None, "2030")}, id="no beginning"),
    ],
)
def test_other_sums_are_of_no_years(
    rows: Mapping[int, Mapping[int, float]], periods: Mapping[int, tuple[str | None, str | None]]
) -> None:
    assert span_of_sum(rows, 3, periods) == (None, None)


LABELS = {1: "Almelo", 2: "Borne", 3: "Kern van Twente"}
AREAS = {1: "GM0141", 2: "GM0147", 3: None}
TOWNS = {1: {1: 2.0, 2: 30.0}, 2: {1: 3.0, 2: 40.0}, 3: {1: 5.0, 2: 70.0}}


def test_a_label_that_is_no_area_sums_up_the_areas_beside_it() -> None:
    found = {"Kern van Twente": ("GM0147", "GM0141")}
    assert {k: set(v) for k, v in summed_rows(TOWNS, LABELS, AREAS).items()} == {
        k: set(v) for k, v in found.items()
    }
    above = {4 - row: numbers for row, numbers in TOWNS.items()}
    labels, areas = ({4 - row: value for row, value in each.items()} for each in (LABELS, AREAS))
    assert set(summed_rows(above, labels, areas)) == {"Kern van Twente"}


@pytest.mark.parametrize(
    ("rows", "areas"),
    [
        pytest.param(TOWNS, AREAS | {3: "twente"}, id="an area"),
        pytest.param({**TOWNS, 3: {1: 5.0, 2: 71.0}}, AREAS, id="in one column only"),
        pytest.param({1: TOWNS[1], 3: TOWNS[1]}, AREAS, id="of one row"),
        pytest.param({r: {1: n[1]} for r, n in TOWNS.items()}, AREAS, id="one column"),
        pytest.param({1: TOWNS[1], 2: TOWNS[2]}, AREAS, id="no numbers"),
    ],
)
def test_other_labels_sum_up_nothing(
    rows: Mapping[int, Mapping[int, float]], areas: Mapping[int, str | None]
) -> None:
    assert summed_rows(rows, LABELS, areas) == {}
