"""Quantities with a word that says which one: "prognose hoog 2018", "totale capaciteit", "waarvan harde capaciteit"."""

from __future__ import annotations

from test_nlp_counts_tables import ZEIST, table

from nlp.records import Count

LEAD = "De onderstaande tabel geeft de woningbehoefte van de gemeente Zeist weer volgens de prognose van de provincie."
NEEDS = """{lead}

| {corner} | {head} | Totale capaciteit | Waarvan harde capaciteit* |
|---|---|---|---|
| {first} | 310 | 240 | 150 |
| {second} | 205 | 90 | 60 |
"""


def _needs(
    head: str = "Prognose hoog 2018",
    lead: str = LEAD,
    corner: str = "Periode",
    rows: tuple[str, str] = ("2018 t/m 2022", "2023 t/m 2027"),
) -> dict[float, Count]:
    first, second = rows
    text = NEEDS.format(lead=lead, corner=corner, head=head, first=first, second=second)
    return {count.value: count for count in table(text, ZEIST)}


def test_the_lead_names_the_unit_of_a_quantity_with_a_word_that_says_which() -> None:
    assert {count.unit for count in _needs().values()} == {"woningen"}
    assert len(_needs()) == 6


def test_a_quantity_with_other_words_is_not_what_the_lead_counts() -> None:
    assert 310 not in _needs(head="Prognose verkeer")


def test_without_a_lead_that_names_homes_no_quantity_counts_them() -> None:
    assert _needs(lead="De onderstaande tabel geeft de prognose weer.") == {}


def test_a_column_of_capacity_counts_planned_homes_whatever_the_lead_is_about() -> None:
    found = _needs()
    assert {found[n].basis for n in (240, 150, 90, 60)} == {"plancapaciteit"}
    assert {found[n].basis for n in (310, 205)} == {"prognose"}


def test_capacity_that_is_needed_is_not_planned() -> None:
    assert _needs(head="Benodigde capaciteit woningen")[310].basis == "opgave"


def test_the_year_of_a_variant_is_an_edition_over_rows_of_years() -> None:
    found = _needs()
    assert (found[310].period_start, found[310].period_end) == ("2018", "2022")
    assert (found[205].period_start, found[205].period_end) == ("2023", "2027")


def test_the_year_of_a_variant_holds_over_rows_without_years() -> None:
    found = _needs(corner="Kern", rows=("Austerlitz", "Den Dolder"))
    assert (found[310].period_start, found[310].period_end) == ("2018", "2018")
