"""Kinds of sentences in which a number is easily taken for another one's: examples, requests, limits, words."""

from __future__ import annotations

import pytest

from tests.test_nlp_counts_doubts import AGREEMENT, reasons, text
from tests.test_nlp_counts_text import counts


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("Rekenvoorbeeld: in Zeist levert een locatie 18 woningen op.", True),
        ("Voor projecten tot 10 woningen geldt in Zeist een vrijstelling.", True),
        ("Kleine initiatieven (maximaal 5 woningen) worden in Zeist niet getoetst.", True),
        ("Een complex van 24 appartementen telt als één project in Zeist.", True),
        ("De gemeente Zeist verzoekt de provincie in te stemmen met 850 woningen.", True),
        ("Zeist vraagt het Rijk 250 woningen mogelijk te maken.", True),
        ("De corporaties in Zeist wordt gevraagd om 90 woningen te bouwen.", True),
        ("Het initiatief in Zeist blijft onder de drempel van 2.000 woningen.", True),
        ("In Zeist kunnen 85 woningen niet worden opgeleverd.", True),
        ("Zeist wil een complex van 24 appartementen bouwen.", False),
        ("De opgave voor projecten in Zeist leidt tot 300 woningen.", False),
        ("De opgave van Zeist vraagt de komende jaren 250 woningen.", False),
        ("In Zeist worden 85 woningen opgeleverd.", False),
    ],
)
def test_examples_requests_limits_and_what_is_not_done_are_no_target(
    words: str, is_none: bool
) -> None:
    assert bool(reasons(words, AGREEMENT)) == is_none


@pytest.mark.parametrize(
    ("words", "quote", "value"),
    [
        ("Zeist wil anderhalf duizend woningen bouwen.", "anderhalf duizend", 1500),
        ("Zeist wil anderhalfduizend woningen bouwen.", "anderhalfduizend", 1500),
        ("Zeist wil 2,5 duizend woningen bouwen.", "2,5 duizend", 2500),
        ("Zeist wil 20 tot 30 duizend woningen bouwen.", "20 tot 30 duizend", 20000),
        ("Zeist trekt 2,5 miljoen euro uit.", "2,5", 2500000),
    ],
)
def test_a_thousand_is_part_of_the_number_and_a_million_is_not(
    words: str, quote: str, value: float
) -> None:
    (count,) = counts(words)
    assert (words[count.span.start : count.span.end], count.value) == (quote, value)


def test_a_share_in_brackets_parts_a_number_from_its_noun_and_not_its_meaning() -> None:
    found = text(
        "In Zeist zijn 645 (30%) sociale huurwoningen en 860 (40%) koopwoningen gepland.", AGREEMENT
    )
    by_value = {count.value: count for count in found}
    assert (by_value[645].unit, by_value[645].segment) == ("woningen", "sociale huur")
    assert (by_value[860].unit, by_value[860].segment) == ("woningen", "koop")
    assert by_value[30].segment == "sociale huur"


def test_the_number_meant_has_the_basis_of_the_number_before_it() -> None:
    found = text(
        "In 2013 zijn in Zeist 120 woningen opgeleverd. In 2014 waren dat er 214.", AGREEMENT
    )
    assert [(c.value, c.basis, c.period_start) for c in found] == [
        (120, "gerealiseerd", "2013"),
        (214, "gerealiseerd", "2014"),
    ]


def test_what_is_compared_has_its_own_number() -> None:
    own, other = (
        "Vergeleken met Soest, waar 2.300 woningen gepland zijn, is dat weinig.",
        "Vergeleken met Soest zijn in Zeist 2.300 woningen gepland.",
    )
    assert [c.area_id for c in text(own, AGREEMENT)] == ["GM0342"]
    assert [c.area_id for c in text(other, AGREEMENT)] == ["GM0355"]


def test_towns_that_the_text_defines_are_an_area_of_their_own() -> None:
    found = text(
        "De HUIS-gemeenten (Zeist, Soest en Baarn) werken samen. De HUIS-gemeenten hebben een opgave van 3.300 woningen.",
        AGREEMENT,
    )
    assert found[-1].named_area is not None
    assert found[-1].named_area.name == "HUIS"
    assert set(found[-1].named_area.members) == {"GM0355", "GM0342", "GM0308"}


def test_a_market_region_is_not_called_as_the_town_in_it() -> None:
    (count,) = text("De woningmarktregio Eindhoven bouwt 27.000 woningen.", AGREEMENT)
    assert count.named_area is not None
    assert count.named_area.name == "Woningmarktregio Eindhoven"


def test_a_heading_that_is_a_region_s_name_and_no_more_says_whose_numbers_stand_below() -> None:
    assert {c.area_id for c in counts("2.1 Twente\n\nAfgesproken zijn 900 woningen.")} == {"twente"}
