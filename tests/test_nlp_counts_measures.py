"""What a number of a table measures: headers that only say when or how, growth, shares, points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import table_counts, text_counts
from nlp.counts.periods import NO_PERIOD, period_of_header, periods_in
from nlp.counts.table.columns import growth_columns, misfits, realigned, share_of
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "agreement", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")
PLAN = replace(ZEIST, kind="plan")


def table(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    reading = DocumentReading(context, passages(source, 1, len(source.pages)), AREAS)
    return [
        count
        for index, grid in enumerate(source.grids)
        for count in table_counts(reading, source, index, grid, (), AREAS)[0]
    ]


def text(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def measures(words: str) -> list[str]:
    return [count.measure for count in table(words)]


PLANS = """
| Gemeente | woningbouw<br>opgave | harde plancapaciteit |  |
|---|---|---|---|
|  |  | totaal | % |
| Bunnik | 400 | 100 | {0} |
| De Bilt | 500 | 200 | 40% |
| Zeist | 1.000 | 670 | 67% |
"""


def test_a_share_is_called_by_the_columns_that_give_it() -> None:
    found = table(PLANS.format("25%"))
    assert [c.measure for c in found][1:3] == [
        "harde plancapaciteit",
        "harde plancapaciteit als % van woningbouwopgave",
    ]


def test_a_share_that_no_columns_give_is_not_called_by_them() -> None:
    assert "als % van" not in table(PLANS.format("71%"))[2].measure


@pytest.mark.parametrize(("percent", "found"), [(50.59, (1, 2)), (50.61, None)])
def test_a_share_is_rounded_to_whole_percents(
    percent: float, found: tuple[int, int] | None
) -> None:
    assert share_of([{1: 10, 2: 20, 3: percent}] * 3, 3, (1, 2)) == found


def test_two_rows_show_no_share() -> None:
    assert share_of([{1: 10, 2: 20, 3: 50}] * 2, 3, (1, 2)) is None


def test_the_difference_of_two_years_is_growth() -> None:
    found = measures(
        "| Gemeente | Huishoudens 2020 | Huishoudens 2020-2030 | Huishoudens 2030 |\n|---|---|---|---|\n"
        "| Bunnik | 6.000 | 500 | 6.500 |\n| De Bilt | 7.000 | 600 | 7.600 |\n| Zeist | 8.000 | 700 | 8.700 |"
    )
    assert found[:3] == ["huishoudens 2020", "toename huishoudens 2020-2030", "huishoudens 2030"]


def test_a_range_that_is_no_difference_of_years_is_no_growth() -> None:
    periods = {1: ("2020", "2020"), 2: ("2020", "2030"), 3: ("2030", "2030")}
    grows = [{1: 60.0, 2: 5.0, 3: 65.0}] * 3
    assert growth_columns(periods, grows) == {2}
    assert growth_columns(periods, [{1: 60.0, 2: 9.0, 3: 65.0}] * 3) == set()
    assert growth_columns({**periods, 3: NO_PERIOD}, grows) == set()


def test_ranges_that_begin_with_the_year_of_growth_are_growth_too() -> None:
    periods = {
        1: ("2020", "2020"),
        2: ("2020", "2025"),
        3: ("2020", "2030"),
        4: ("2030", "2030"),
    }
    assert growth_columns(periods, [{1: 60.0, 2: 2.0, 3: 5.0, 4: 65.0}] * 3) == {2, 3}


def test_group_heads_stand_over_the_headers_that_repeat() -> None:
    lows = {1: "2020", 2: "2030", 3: "2020", 4: "2030"}
    heads = realigned({0: "Gemeente", 1: "Bevolking", 4: "Huishoudens"}, lows)
    assert heads == {1: "Bevolking", 2: "Bevolking", 3: "Huishoudens", 4: "Huishoudens"}


def test_group_heads_over_headers_that_do_not_repeat_stay() -> None:
    assert realigned({1: "Bevolking", 4: "Huishoudens"}, {1: "2020", 2: "2030", 3: "2020"}) is None
    assert realigned({1: "Bevolking"}, {1: "2020", 2: "2020"}) is None


def test_a_number_in_the_headers_is_no_word_of_a_measure() -> None:
    found = table(
        "| Gemeente | Aantal | Jaar |\n|---|---|---|\n|  | woningen | bouw |\n| Bunnik | 40 | 2020 |"
    )
    assert found[0].measure == "aantal woningen"


def test_a_row_of_a_name_says_so_in_its_measure() -> None:
    found = measures(
        "| Soort | Aantal woningen |\n|---|---|\n| Rijwoningen | 40 |\n| Totaal | 40 |"
    )
    assert found == ["aantal woningen – Rijwoningen", "aantal woningen"]


def test_what_divides_a_column_says_which() -> None:
    found = measures(
        "| Gemeente | Harde plancapaciteit | Waarvan vervanging |\n|---|---|---|\n| Bunnik | 90 | 40 |\n| Zeist | 80 | 30 |"
    )
    assert found[:2] == ["harde plancapaciteit", "harde plancapaciteit, waarvan vervanging"]


def test_a_site_in_a_list_of_parts_of_a_plan_is_the_project_and_so_is_its_sum() -> None:
    found = table(
        "| Deelplannen | Aantal woningen |\n|---|---|\n| Veldwijk-west | 40 |\n| Totaal Veldwijk | 90 |\n| Totaal | 130 |",
        PLAN,
    )
    assert [(c.project, c.is_total) for c in found] == [
        ("Veldwijk-west", False),
        ("Veldwijk", True),
        (None, True),
    ]


def test_the_corner_says_of_what_a_sum_is() -> None:
    words = "| Subregio<br>{0} | Woningbouwopgave |\n|---|---|\n| Bunnik | 40 |\n| Zeist | 60 |\n| Subtotaal | 100 |"
    around = table(words.format("Zeist e.o."))[-1]
    assert around.named_area is not None
    assert (around.named_area.name, around.area_id) != ("Zeist", "GM0355")
    assert "e.o." in around.named_area.name
    assert table(words.format(""))[-1].named_area is None


@pytest.mark.parametrize("level", ["uncertain"])
def test_a_share_of_which_no_header_says_anything_is_uncertain(level: str) -> None:
    found = table("| Gemeente | % |\n|---|---|\n| Bunnik | 30% |\n| Zeist | 35% |")
    assert {c.level for c in found} == {level}


def test_a_negative_amount_is_uncertain_and_another_is_not() -> None:
    words = "| Maatregel (bedragen in mln) | 2026 |\n|---|---|\n| Subsidie woningbouw | {0} |\n| Fonds wonen | 30 |"
    assert [c.level == "uncertain" for c in table(words.format("-40"))] == [True, False]
    assert [c.level == "uncertain" for c in table(words.format("40"))] == [False, False]


@pytest.mark.parametrize(
    "words",
    [
        "| Soort | Aantal punten |\n|---|---|\n| Huurwoningen | 144 |\n| Woningen | 187 |",
        "| Woningen (WWS-punten) | Midden |\n|---|---|\n| Woningen | 144 |\n| Appartementen | 187 |",
        "Tabel 2: punten volgens het woningwaarderingsstelsel\n\n| Soort woning | Vanaf |\n|---|---|\n| Huurwoningen | 144 |\n| Woningen | 187 |",
        "| Punten | Woningen |\n|---|---|\n| Punten middenhuur | 144 |\n| Punten vrije sector | 187 |",
    ],
)
def test_points_of_rents_are_no_homes(words: str) -> None:
    assert "woningen" not in {count.unit for count in table(words)}


def test_problems_and_starting_points_are_no_points_of_rents() -> None:
    found = table(
        "Tabel 2: knelpunten en uitgangspunten\n\n| Gemeente | Woningen |\n|---|---|\n| Bunnik | 144 |\n| Zeist | 187 |"
    )
    assert {count.unit for count in found} == {"woningen"}


def test_a_column_that_counts_homes_does_so_beside_one_of_points() -> None:
    found = table(
        "| Segment | Punten | Aantal woningen |\n|---|---|---|\n| Sociaal | 143 | 400 |\n| Midden | 186 | 300 |"
    )
    assert [(c.value, c.unit) for c in found] == [(400, "woningen"), (300, "woningen")]


def test_points_in_running_text_are_points() -> None:
    found = text("Een middenhuurwoning in Zeist heeft minimaal 144 punten.")
    assert all(c.unit != "woningen" for c in found)
    assert all(c.level == "uncertain" for c in found)


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("binnen 2000 meter", NO_PERIOD),
        ("vanaf 2000 m2", NO_PERIOD),
        ("2030 (in m2)", ("2030", "2030")),
        ("tot 2030", (None, "2030")),
    ],
)
def test_a_length_or_a_size_is_no_year(header: str, period: tuple[str | None, str | None]) -> None:
    assert period_of_header(header)[1] == period[1]
    assert periods_in("Zeist bouwt vanaf 2000 m2 en binnen 2000 meter.") == ()


def test_a_power_or_a_length_is_no_number_of_what_stands_around_it() -> None:
    assert text("De provincie gaat over windprojecten van 5 – 100 MW.") == []
    assert [c.value for c in text("Zeist wil 5 windprojecten van 100 MW.")] == [5]


SPLIT = "{lead}\n\n| Gemeente | Aantal woningen |\n|---|---|\n| Bunnik | 40 |\n| Zeist | 60 |\n"


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("De verdeling voor de periode 2020-2025 staat in de volgende tabel:", ("2020", "2025")),
        ("Er komen 100 woningen in de periode 2020-2025.\n\nDit is de verdeling:", ("2020", "2025")),
        ("Er komen 100 woningen in de periode 2020-2025.\n\n# Wonen\n\nDit is de verdeling:", NO_PERIOD),
        ("Er komen 40 woningen in 2020-2025 en 60 in 2025-2030.\n\nDit is de verdeling:", NO_PERIOD),
        ("Er komen 100 woningen in de periode 2020-2025.", NO_PERIOD),
    ],
)  # fmt: skip
def test_the_paragraph_that_announces_a_table_says_when(
    lead: str, period: tuple[str | None, str | None]
) -> None:
    found = table(SPLIT.format(lead=lead))
    assert {(c.period_start, c.period_end) for c in found} == {period}


def test_a_column_of_periods_says_when_and_another_does_not() -> None:
    words = "| Deelplan | Aantal woningen | {0} |\n|---|---|---|\n| Veld | 40 | 2020-2025 |\n| Hof | 60 | 2026-2030 |\n"
    assert [c.period_end for c in table(words.format("Periode realisatie"), PLAN)] == [
        "2025",
        "2030",
    ]
    assert [c.period_end for c in table(words.format("Besluit"), PLAN)] == [None, None]


@pytest.mark.parametrize(
    ("header", "qualifier"),
    [
        ("Maximaal aantal woningen", "maximaal"),
        ("Min. aantal woningen", "minimaal"),
        ("Aantal woningen", None),
        ("Miniwoningen", None),
    ],
)
def test_a_header_says_how_exactly_numbers_are_meant(header: str, qualifier: str | None) -> None:
    (count,) = table(f"| Gemeente | {header} |\n|---|---|\n| Bunnik | 40 |")
    assert count.qualifier == qualifier


def test_a_row_that_does_not_add_up_as_the_others_do_is_uncertain() -> None:
    words = (
        "| Gemeente | Woningen stad | Woningen dorp | Woningen samen |\n|---|---|---|---|\n"
        "| Bunnik | 40 | 10 | 50 |\n| De Bilt | 60 | 20 | 80 |\n| Zeist | 90 | 30 | {0} |\n"
    )
    slipped = table(words.format("770"))
    assert [c.level == "uncertain" for c in slipped] == [False] * 6 + [True] * 3
    assert all(c.level != "uncertain" for c in table(words.format("120")))


@pytest.mark.parametrize(("wrong", "found"), [(2, {3, 4}), (3, set())])
def test_rows_are_wrong_only_where_most_others_add_up(wrong: int, found: set[int]) -> None:
    rows = {row: {1: 2.0, 2: 3.0, 3: 5.0} for row in range(3)}
    rows |= {3 + row: {1: 2.0, 2: 3.0, 3: 7.0} for row in range(wrong)}
    assert misfits(rows, (1, 2, 3)) == found


def test_rows_of_one_part_do_not_show_what_adds_up() -> None:
    rows: dict[int, dict[int, float]] = {row: {1: 2.0, 3: 2.0} for row in range(5)}
    assert misfits({**rows, 5: {1: 2.0, 3: 9.0}}, (1, 2, 3)) == set()


def test_the_sum_of_some_towns_of_a_region_says_so() -> None:
    context = replace(
        ZEIST, area_id="twente", region_id="twente", municipality_ids=AREAS["twente"].members
    )
    words = "| Gemeente | Woningen |\n|---|---|\n| Almelo | 40 |\n| Borne | 60 |\n| Totaal | 100 |"
    assert table(words, context)[-1].measure == "woningen (som van 2 gemeenten)"


def test_the_name_of_a_row_stays_out_where_the_row_has_an_area() -> None:
    words = "| Gemeente | Status | Aantal woningen |\n|---|---|---|\n| Bunnik | Bestaand | 40 |\n| Zeist | Nieuw | 60 |"
    assert measures(words) == ["aantal woningen", "aantal woningen"]


def test_a_column_of_sums_is_called_so_and_not_by_its_neighbour() -> None:
    words = (
        "| Gemeente | Sociale huur | Koop | Totaal |\n|---|---|---|---|\n| Bunnik | 40 | 20 | 60 |"
    )
    assert measures(words)[-1] == "totaal"


def test_years_glued_to_the_word_before_them_are_a_period() -> None:
    assert period_of_header("Restopgave2015-2024") == ("2015", "2024")
    assert period_of_header("Kavel K2015") == NO_PERIOD
