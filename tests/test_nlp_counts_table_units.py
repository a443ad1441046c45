"""The unit of numbers in a table: shares that a head or a caption says, and thousands with decimals."""

from __future__ import annotations

import pytest
from test_nlp_counts_tables import table

from corpus.counting import load_vocabulary
from nlp.counts.fields.named_unit import unit_named
from nlp.records import Count


@pytest.mark.parametrize(
    "head",
    [
        "Plancapaciteit als % van de opgave",
        "Woningen in % van het totaal",
        "In procenten van de voorraad",
        "Percentage van de nieuwbouw",
        "Sociale huur (%)",
    ],
)
def test_a_head_that_divides_names_shares(head: str) -> None:
    assert unit_named(head, load_vocabulary()) == "%"


@pytest.mark.parametrize(
    "head", ["Woningen in procedure", "Aantal woningen", "Woningen als vervanging"]
)
def test_a_head_that_does_not_divide_names_no_shares(head: str) -> None:
    assert unit_named(head, load_vocabulary()) == "woningen"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Totale huisvestingsopgave", "plekken"),
        ("Aantal plekken BW", "plekken"),
        ("Opgave", None),
        ("Huishoudens", "huishoudens"),
        ("In mln.", "EUR"),
        ("Nieuwbouw", "woningen"),
        ("3 of meer personen", None),
        ("Aantal projecten", "projecten"),
        ("Projecten", None),
    ],
)
def test_a_head_names_the_unit_of_its_numbers(head: str, unit: str | None) -> None:
    assert unit_named(head, load_vocabulary()) == unit


SHARES = """
Tabel 1: Afgesproken nieuwbouw per gemeente {unit}

| Gemeente | sociale huur | middenhuur |
|---|---|---|
| Dalfsen | {first} | 12 |
| Ommen | 28 | 8 |
"""


@pytest.mark.parametrize("unit", ["(in %)", "(%)", "in procenten", "(percentages)"])
def test_the_caption_says_that_all_numbers_are_shares(unit: str) -> None:
    found = table(SHARES.format(unit=unit, first=30))
    assert {count.unit for count in found} == {"%"}
    assert len(found) == 4


def test_a_number_over_a_hundred_is_no_share() -> None:
    units = {count.value: count.unit for count in table(SHARES.format(unit="(in %)", first=300))}
    assert units[300] == "woningen"
    assert units[28] == "%"


def test_without_the_caption_they_are_homes() -> None:
    assert {c.unit for c in table(SHARES.format(unit="", first=30))} == {"woningen"}


def test_a_column_of_numbers_is_not_meant_by_the_caption() -> None:
    found = table(
        SHARES.format(unit="(in %)", first=30).replace("| middenhuur |", "| aantal middenhuur |")
    )
    assert [count.unit for count in found] == ["%", "woningen", "%", "woningen"]


def test_thousands_of_homes_have_decimals() -> None:
    found = table(
        "Tabel 4: Woningbehoefte per gemeente (x 1.000 woningen)\n\n"
        "| Gemeente | 2030 | 2040 |\n|---|---|---|\n| Zwolle | 61,4 | 72,0 |\n| Kampen | 24,5 | 28,9 |\n"
    )
    assert [(count.value, count.unit) for count in found] == [
        (61400, "woningen"),
        (72000, "woningen"),
        (24500, "woningen"),
        (28900, "woningen"),
    ]


def test_decimals_without_a_scale_are_no_homes() -> None:
    assert not table(
        "Tabel 4: Woningen per gemeente\n\n"
        "| Gemeente | 2030 | 2040 |\n|---|---|---|\n| Zwolle | 61,4 | 72,0 |\n| Kampen | 24,5 | 28,9 |\n"
    )


def test_a_list_of_towns_under_amounts_counts_what_the_text_before_it_does() -> None:
    rows = "|---|---|\n| Zeist | 400 |\n| Soest | 300 |\n| Baarn | 200 |\n"
    lead = "De volgende verdeling is vastgesteld:"
    homes = f"Het gaat om 900 woningen.\n\n{lead}\n\n"
    found = table(f"{homes}| Gemeente | Aantal |\n{rows}")
    assert [(count.value, count.unit) for count in found] == [
        (400, "woningen"),
        (300, "woningen"),
        (200, "woningen"),
    ]
    assert not table(f"Het gaat om bomen.\n\n{lead}\n\n| Gemeente | Aantal |\n{rows}")
    assert not table(f"{homes}| Gemeente | Bomen |\n{rows}")


def test_a_programme_of_a_year_has_a_least_and_a_most_a_year() -> None:
    words = "| Sector | {} | {} |\n|---|---|---|\n| Sociaal | 30 | 50 |\n| Markt | 20 | 50 |\n\nFiguur 3: {} woningbouwprogramma\n"
    found = table(words.format("Minimum", "Maximum", "Jaarlijks"))
    assert [(count.value, count.per) for count in found] == [
        (30, "jaar"),
        (50, "jaar"),
        (20, "jaar"),
        (50, "jaar"),
    ]
    assert {count.per for count in table(words.format("Minimum", "Maximum", "Het"))} == {None}
    assert {count.per for count in table(words.format("2026", "2027", "Jaarlijks"))} == {None}
    assert not table(words.format("Blauw", "Groen", "Jaarlijks"))


@pytest.mark.parametrize(
    ("heads", "period"),
    [
        ("| t/m 2026 | Woningvraag periode 2017 |", ("2017", "2026")),
        ("| Gemeente | Woningvraag periode 2017 |", (None, None)),
        ("| t/m 2016 | Woningvraag periode 2017 |", (None, None)),
        ("| Gemeente | Woningvraag 2017 |", ("2017", "2017")),
        ("| Gemeente | Woningvraag periode 2017-2026 |", ("2017", "2026")),
    ],
)
def test_no_period_is_one_year(heads: str, period: tuple[str | None, str | None]) -> None:
    (count,) = table(f"{heads}\n|---|---|\n| Zeist | 400 |\n")
    assert tuple(day and day[:4] for day in (count.period_start, count.period_end)) == period


_SPREAD = """| Gemeente | Wenselijk aantal woningen | Aantal woningen nu | Verschil in woningen |{}
|---|---|---|---|---|
| Zeist | 50% | {} | 623 | 310 |
| Soest | 30% | 300 | 536 | 175 |
| Baarn | 20% | 200 | 97 | 45 |
"""


def test_a_header_over_a_share_is_that_of_the_number_beside_it_that_has_none() -> None:
    merged = _SPREAD.replace("Wenselijk aantal woningen |", "Wenselijk aantal woningen | |")
    found = {count.value: count.measure for count in table(merged.format("", 500))}
    assert "wenselijk" in found[500].casefold() and "wenselijk" in found[50].casefold()
    assert "nu" in found[623].casefold() and "verschil" in found[310].casefold()
    other = {count.value: count.measure for count in table(merged.format("", 900))}
    assert "wenselijk" not in other.get(900, "").casefold()


def test_a_header_over_a_share_stands_over_its_number_too_where_the_share_divides_it() -> None:
    found = {count.value: count.measure for count in table(_SPREAD.format(" |", 500))}
    assert "wenselijk" in found[50].casefold() and "wenselijk" in found[500].casefold()
    assert "nu" in found[623].casefold() and "verschil" in found[310].casefold()


@pytest.mark.parametrize(("last", "whole"), [(" |", 900), (" Reden |", 500)])
def test_a_header_stays_where_nothing_says_that_it_moved(last: str, whole: int) -> None:
    found = {count.value: count.measure for count in table(_SPREAD.format(last, whole))}
    assert "nu" in found[whole].casefold()


def test_an_empty_column_beside_moved_headers_does_not_end_the_reading_of_a_document() -> None:
    rows = "".join(
        f"| {name} | {n}% | {n * 10} | | {n * 3} |\n"
        for name, n in (("Zeist", 50), ("Soest", 30), ("Baarn", 20))
    )
    found = table(
        f"| Gemeente | Wenselijk aantal woningen | Aantal woningen nu | | |\n|---|---|---|---|---|\n{rows}"
    )
    assert {500, 300, 200} <= {count.value for count in found}


HARD_PLANS = """
| Gemeente | Opgave woningen | Totaal in plannen | waarvan {head} | {share} |
|---|---|---|---|---|
| Dalfsen | 400 | 500 | {part} | 50% |
| Ommen | 300 | 310 | 120 | 40% |
| Zwolle | 900 | 700 | 630 | 70% |
"""


def _hard_plans(head: str = "zeker", share: str = "Indicator", part: int = 200) -> list[Count]:
    return table(HARD_PLANS.format(head=head, share=share, part=part))


def test_a_column_of_which_counts_what_the_column_to_its_left_counts() -> None:
    found = {c.value: (c.unit, c.basis) for c in _hard_plans()}
    assert found[630] == found[700] == ("woningen", "plancapaciteit")


def test_a_share_of_a_part_has_the_basis_of_what_the_part_divides() -> None:
    found = {(c.value, c.unit): (c.basis, c.level) for c in _hard_plans()}
    assert found[(70, "%")] == ("plancapaciteit", "certain")


def test_a_column_of_which_with_larger_numbers_is_no_part() -> None:
    found = [c for c in _hard_plans(part=2000) if c.value in (2000, 120, 630)]
    assert [c for c in found if c.unit == "woningen"] == []


def test_a_column_of_which_has_the_basis_that_it_names() -> None:
    found = {c.value: c.basis for c in _hard_plans(head="gerealiseerd")}
    assert found[630] == "gerealiseerd"


def test_a_head_that_ends_in_mln_scales_amounts_of_money_that_have_their_sign_in_the_cell() -> None:
    cells = "| Gemeente | Bijdrage (mln) |\n|---|---|\n| Zwolle | € 0,5 |\n| Kampen | € 2,75 |\n"
    assert [(c.value, c.unit) for c in table(cells)] == [(500_000, "EUR"), (2_750_000, "EUR")]


def test_a_head_without_a_scale_leaves_amounts_as_they_are() -> None:
    cells = (
        "| Gemeente | Bijdrage (per huis) |\n|---|---|\n| Zwolle | € 0,5 |\n| Kampen | € 2,75 |\n"
    )
    assert [c.value for c in table(cells)] == [0.5, 2.75]
