"""Kinds of tables in which a number is easily taken for another one's: parts, sums of some, classes, marks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nlp.records import Count
from tests.test_nlp_counts_tables import ZEIST, table


def named(count: Count) -> str | None:
    return count.named_area.name if count.named_area else None


def of(counts: Sequence[Count], value: float) -> Count:
    return next(count for count in counts if count.value == value)


BY_PART = """
| | 2022 | 2023 |
|---|---|---|
| Woningen gerealiseerd | | |
| Deventer | 410 | 380 |
| Raalte | 120 | 135 |
| Woningen gepland | | |
| Deventer | 500 | 520 |
| Raalte | 200 | 210 |
"""


def test_the_name_of_a_part_is_said_of_the_rows_below_it_alone() -> None:
    counts = table(BY_PART)
    assert (of(counts, 380).basis, of(counts, 380).period_start) == ("gerealiseerd", "2023")
    assert (of(counts, 210).basis, of(counts, 210).area_id) == ("plancapaciteit", "GM0177")


def test_a_part_can_name_the_area_or_the_period_of_rows_that_name_none() -> None:
    counts = table(
        "| | 2022 |\n|---|---|\n| Gemeente Deventer | |\n| Woningen opgeleverd | 310 |\n| Gemeente Raalte | |\n| Woningen opgeleverd | 45 |"
    )
    assert [(c.value, c.area_id) for c in counts] == [(310, "GM0150"), (45, "GM0177")]
    counts = table(
        "| Gemeente | Woningen |\n|---|---|\n| Periode 2024-2029 | |\n| Raalte | 340 |\n| Periode 2030-2034 | |\n| Raalte | 210 |"
    )
    assert [c.period_start for c in counts] == ["2024", "2030"]


def test_an_area_without_numbers_is_no_head_of_the_rows_below_it() -> None:
    counts = table(
        "| Gemeente | Opgave woningen |\n|---|---|\n| Deventer | |\n| Raalte | 45 |\n| Olst-Wijhe | |\n| Totaal | 45 |"
    )
    assert counts[-1].area_id != "GM0150"


def test_a_sum_of_some_areas_is_an_area_of_its_own() -> None:
    rows = [
        "| Gemeente | Harde plannen (woningen) | Zachte plannen (woningen) |",
        "|---|---|---|",
        "| Deventer | 2.100 | 3.400 |",
        "| Raalte | 1.900 | 1.600 |",
        "| Subtotaal Sallandse gemeenten | 4.000 | 5.000 |",
        "| Kampen | 800 | 1.100 |",
        "| Zwolle | 150 | 250 |",
        "| Subtotaal noord | 950 | 1.350 |",
        "| Totaal | 4.950 | 6.350 |",
    ]
    counts = table("\n".join(rows))
    assert named(of(counts, 4000)) == "Subtotaal Sallandse gemeenten"
    assert of(counts, 950).named_area is not None
    assert set(of(counts, 950).named_area.members) == {"GM0166", "GM0193"}  # type: ignore[union-attr]
    assert of(counts, 4950).area_id == "west-overijssel"
    # two sums of one name are not told apart by it
    twice = table("\n".join(rows).replace("Sallandse gemeenten", "").replace(" noord", ""))
    assert of(twice, 4000).area_id is None


@pytest.mark.parametrize(
    ("label", "members"),
    [
        ("Deventer / Raalte", {"GM0150", "GM0177"}),
        ("Deventer, Raalte en Kampen", {"GM0150", "GM0177", "GM0166"}),
        ("Deventer en Raalte samen", {"GM0150", "GM0177"}),
        ("Overige gemeenten", set()),
    ],
)
def test_a_row_that_joins_areas_is_none_of_them(label: str, members: set[str]) -> None:
    count = table(
        f"| Gemeente | Afgesproken woningen |\n|---|---|\n| Zwolle | 900 |\n| {label} | 500 |"
    )[-1]
    assert named(count) == label
    assert count.named_area is not None
    assert set(count.named_area.members) == members


@pytest.mark.parametrize(("head", "shown"), [("Kern", False), ("Locatie", True), ("Wat", True)])
def test_a_name_under_a_head_of_areas_is_never_the_document_s_area(head: str, shown: bool) -> None:
    counts = table(
        f"| {head} | Geplande woningen |\n|---|---|\n| Veldwijk | 90 |\n| Dorpswaard | 120 |", ZEIST
    )
    assert (counts[0].area_id == ZEIST.area_id) == shown


def test_a_region_that_nobody_knows_is_an_area_of_its_own() -> None:
    counts = table(
        "| Subregio | Afgesproken woningen |\n|---|---|\n| Noordrand | 90 |\n| Zuidrand | 120 |\n| Totaal | 210 |"
    )
    assert [named(count) for count in counts[:2]] == ["Noordrand", "Zuidrand"]


def test_one_letter_misread_is_the_area_that_is_meant() -> None:
    counts = table(
        "| Gemeente | Geplande woningen |\n|---|---|\n| Deventer | 90 |\n| Zwolle | 80 |\n| Roalte | 120 |"
    )
    assert counts[-1].area_id == "GM0177"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("640¹", 640),
        ("318 ²⁾", 318),
        ("205 1)", 205),
        ("205 a)", 205),
        ("3.500<sup>2,3</sup>", 3500),
        ("8.300^4^", 8300),
        ("404 (30,8%)", 404),
    ],
)
def test_marks_and_shares_behind_numbers_make_no_header_and_no_figure(
    cell: str, value: float
) -> None:
    counts = table(
        f"| Gemeente | Opgeleverde woningen |\n|---|---|\n| Deventer | {cell} |\n| Raalte | {cell} |"
    )
    assert [c.value for c in counts if c.unit == "woningen"] == [value, value]


def test_a_number_in_brackets_keeps_its_last_figure() -> None:
    counts = table(
        "| Gemeente | Groei woningen |\n|---|---|\n| Deventer | - 20 |\n| Raalte | (310) |"
    )
    assert [c.value for c in counts] == [-20, -310]


@pytest.mark.parametrize(
    "label", ["< € 250.000", "€ 250.000 - € 390.000", "≥ 150", "50-75", "2 personen"]
)
def test_a_class_names_its_row_and_is_no_number(label: str) -> None:
    counts = table(
        f"| Klasse | Opgave woningen |\n|---|---|\n| {label} | 60 |\n| anders | 70 |", ZEIST
    )
    assert [(c.value, c.unit) for c in counts] == [(60, "woningen"), (70, "woningen")]
    assert counts[0].level != "uncertain"


def test_years_in_the_first_column_stay_years() -> None:
    counts = table("| Jaren | Opgave woningen |\n|---|---|\n| 2020-2030 | 60 |\n| 2031-2040 | 70 |")
    assert [c.period_start for c in counts] == ["2020", "2031"]


def test_how_large_households_are_says_not_how_many_people() -> None:
    counts = table(
        "| Huishoudens naar grootte | 2020 |\n|---|---|\n| 1 persoon | 3.900 |\n| 2 personen | 4.300 |\n| 3 of meer personen | 4.100 |",
        ZEIST,
    )
    assert {c.unit for c in counts} == {"huishoudens"}


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (("0.678", "1.494"), [678, 1494]),
        (("19.4", "12.6"), [19400, 12600]),
    ],
)
def test_points_of_decimals_are_seen_from_the_column(
    column: tuple[str, str], values: list[float]
) -> None:
    counts = table(
        f"| Gemeente | Woningvoorraad (x 1.000) |\n|---|---|\n| Deventer | {column[0]} |\n| Raalte | {column[1]} |"
    )
    assert [c.value for c in counts] == values


def test_one_figure_with_a_short_end_makes_no_decimals_of_thousands() -> None:
    counts = table(
        "| Gemeente | Opgave woningen |\n|---|---|\n| Deventer | 1.250 |\n| Raalte | 1.100 |\n| Kampen | 12.5 |"
    )
    assert [c.value for c in counts][:2] == [1250, 1100]


@pytest.mark.parametrize(
    "caption", ["Bron: provincie Overijssel, 2021", "Tabel 3 Opgave (bron: Primos, 2021)"]
)
def test_the_year_of_a_source_is_no_period(caption: str) -> None:
    counts = table(
        f"| Gemeente | Opgave woningen |\n|---|---|\n| Deventer | 90 |\n| Raalte | 80 |\n\n{caption}"
    )
    assert counts[0].period_start is None
    dated = table(
        "| Gemeente | Opgave woningen |\n|---|---|\n| Deventer | 90 |\n| Raalte | 80 |\n\nTabel 3 Opgave in 2021"
    )
    assert dated[0].period_start == "2021"


def test_a_rate_counts_nothing() -> None:
    counts = table(
        "| Gemeente | Opgave woningen | Woningen per 1.000 inwoners |\n|---|---|---|\n| Deventer | 900 | 410 |\n| Raalte | 800 | 432 |"
    )
    assert [c.value for c in counts] == [900, 800]


def test_a_part_counts_what_the_cells_of_the_whole_say() -> None:
    counts = table(
        "| Jaar | Opgeleverd | Waarvan sociaal |\n|---|---|---|\n| 2021 | 404 woningen | 124 (30,7%) |\n| 2022 | 368 woningen | 96 (26,1 %) |"
    )
    assert of(counts, 124).unit == "woningen"
    assert of(counts, 124).segment == "sociale huur"


def test_rows_of_a_progress_report_count_what_the_other_rows_count() -> None:
    counts = table(
        "| | Deventer | Raalte |\n|---|---|---|\n| Afspraak woningen 2022 t/m 2030 | 900 | 800 |\n| Gerealiseerd 2022 | 210 | 120 |\n| Harde plancapaciteit | 500 | 600 |"
    )
    assert (of(counts, 210).unit, of(counts, 210).basis) == ("woningen", "gerealiseerd")
    assert (of(counts, 600).area_id, of(counts, 600).basis) == ("GM0177", "plancapaciteit")


def test_a_caption_says_that_people_are_counted() -> None:
    counts = table(
        "Tabel 1: Bevolking per gemeente\n\n| Gemeente | 2022 |\n|---|---|\n| Deventer | 101.000 |\n| Raalte | 38.000 |"
    )
    assert [(c.unit, c.level != "uncertain") for c in counts] == [("personen", True)] * 2


def test_a_segment_below_a_municipality_is_that_ones() -> None:
    """With other words: "waarvan", "w.v.", below a project, below the sum."""
    rows = [
        "| Gemeente | Te bouwen woningen |",
        "|---|---|",
        "| Deventer | 1.310 |",
        "| waarvan sociale huur | 393 |",
        "| Raalte | 420 |",
        "| – w.v. middenhuur | 84 |",
        "| Totaal | 1.730 |",
        "| waarvan sociale huur | 519 |",
    ]
    counts = table("\n".join(rows))
    assert [(c.value, c.area_id, c.segment) for c in counts[:4]] == [
        (1310, "GM0150", None),
        (393, "GM0150", "sociale huur"),
        (420, "GM0177", None),
        (84, "GM0177", "middenhuur"),
    ]
    assert (counts[5].segment, counts[5].is_total) == ("sociale huur", True)
    assert counts[5].area_id == counts[4].area_id


def test_a_part_that_is_no_segment_is_not_its_municipalitys_sum() -> None:
    """The counter-example: of "waarvan in Lettele" and "waarvan in aanbouw" no field holds the words."""
    for part in ("waarvan in Schalkhaar-Oost", "waarvan in aanbouw"):
        rows = f"| Gemeente | Woningen |\n|---|---|\n| Deventer | 410 |\n| {part} | 35 |\n| Raalte | 90 |"
        assert (of(table(rows), 35).area_id, of(table(rows), 35).level) == (None, "uncertain")
    rows = "| Gemeente | Woningen |\n|---|---|\n| Deventer | 410 |\n| waarvan sociale huur in Dorp-Noord | 35 |\n| Raalte | 90 |"
    assert (of(table(rows), 35).area_id, of(table(rows), 35).level) == (None, "uncertain")


@pytest.mark.parametrize(
    "lead",
    [
        "Wij gaan uit van de volgende aantallen woningen. Onder plannen valt alles wat is vastgesteld.",
        "De raden stelden onderstaande cijfers over woningen vast.",
    ],
)
def test_a_paragraph_announces_the_numbers_of_a_table(lead: str) -> None:
    rows = "| Gemeente | Opgave 2031 | Plannen |\n|---|---|---|\n| Deventer | 2.405 | 2.980 |\n| Raalte | 815 | 760 |"
    counts = table(f"{lead}\n\n{rows}")
    assert [(c.value, c.unit, c.basis) for c in counts[:2]] == [
        (2405, "woningen", "opgave"),
        (2980, "woningen", "plancapaciteit"),
    ]
    assert table(f"In de volgende jaren komen er woningen bij.\n\n{rows}") == []


def test_a_number_that_a_narrow_column_broke_is_none() -> None:
    """With its name below and above, with and without a sign."""
    rows = "| Gemeente | Bijdrage | Woningen |\n|---|---|---|\n"
    below = "| | € 2.16 | |\n| Deventer | 0.000 | 1.310 |\n| | | 12 |\n| Raalte | € 80.000 | 5 |"
    assert {c.value for c in table(rows + below)} == {1310, 80000}
    above = "| Deventer | € 385.0 | 1.310 |\n| | 00 | |\n| Raalte | € 80.000 | 415 |"
    assert {c.value for c in table(rows + above)} == {1310, 80000, 415}


def test_decimals_below_each_other_are_no_broken_number() -> None:
    """The counter-example, with names, and with a sum that has none."""
    rows = "| Gemeente | Bijdrage (€ mln) | Woningen |\n|---|---|---|\n"
    named = "| Deventer | 1.34 | 310 |\n| Raalte | 0.678 | 415 |"
    assert {c.value for c in table(rows + named)} == {1.34e6, 678000, 310, 415}
    summed = "| Deventer | 1.3 | 310 |\n| Raalte | 1.2 | 415 |\n| | 2.5 | 725 |"
    assert {310, 415} < {c.value for c in table(rows + summed)}


def test_an_amount_in_a_column_with_decimal_points_is_read() -> None:
    counts = table(
        "| Gemeente | Bijdrage (€ mln) |\n|---|---|\n| Deventer | € 0.5 |\n| Raalte | € 1.250 |\n| Zwolle | € 0.75 |"
    )
    assert of(counts, 1.25e6).unit == "EUR"
