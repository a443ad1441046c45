"""Numbers of homes that only the whole country can have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.test_nlp_counts_doubts import AGREEMENT, ZEIST, text


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("In heel Nederland zijn 900.000 woningen gepland.", "opgave"),
        ("In Zeist zijn 900 woningen gepland.", "plancapaciteit"),
        ("In heel Nederland is de plancapaciteit 900.000 woningen.", "plancapaciteit"),
    ],
)
def test_what_is_planned_for_the_whole_country_is_its_task(words: str, basis: str) -> None:
    assert text(words, AGREEMENT)[-1].basis == basis


NOWHERE = replace(AGREEMENT, kind="election_programme", area_id=None, municipality_ids=())


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Wij willen 50.000 woningen per jaar bouwen.", "NL"),
        ("Wij willen 49.999 woningen per jaar bouwen.", None),
        ("Er is een tekort van 400.000 woningen.", "NL"),
        ("Er is een tekort van 399.999 woningen.", None),
        ("Er zijn 400.000 woningen gebouwd.", None),
        ("Wij willen 400.000 euro per jaar besteden.", None),
    ],
)
def test_more_homes_than_any_part_of_the_country_has_are_the_country_s(
    words: str, area: str | None
) -> None:
    count = text(words, NOWHERE)[-1]
    assert count.area_id == area
    assert (count.level != "uncertain") == (area is not None)


def test_they_are_not_a_town_s_whose_document_says_so() -> None:
    town = replace(ZEIST, kind="coalition_agreement")
    said = "De {} doelstelling is {} woningen per jaar."
    assert text(said.format("nationale", "100.000"), town)[-1].area_id == "NL"
    assert text(said.format("hoge", "100.000"), town)[-1].area_id == "GM0355"
    assert text(said.format("hoge", "100"), town)[-1].area_id == "GM0355"


def test_a_figure_with_a_blank_may_be_two_and_is_no_sign_of_the_country() -> None:
    assert text("De prognose is 455 590 woningen.", NOWHERE)[-1].area_id is None


def test_words_for_an_area_go_before_the_size() -> None:
    words = "De doelstelling van Utrechtse Heuvelrug is 500.000 woningen."
    assert text(words, NOWHERE)[-1].area_id == "GM1581"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Op 1 januari 2015 telde Zeist 63.000 inwoners.", True),
        ("Zeist vangt 500 asielzoekers op.", True),
        ("In Zeist wonen 63.000 inwoners.", True),
        ("Het tot de gemeente Zeist behorende stadsdeel telt 25.000 inwoners.", False),
        ("De school in Zeist telt 2.500 studenten.", False),
        ("In Zeist zijn er 63.000 mensen.", False),
        ("Zeist telde 3.000 inwoners van 65 jaar en ouder.", False),
        ("Zeist kan 500 asielzoekers opvangen.", False),
        ("De kern telde 63.000 inwoners.", False),
    ],
)
def test_people_of_a_kind_that_a_named_place_has_need_no_other_word(
    words: str, shown: bool
) -> None:
    assert (text(words, ZEIST)[-1].level != "uncertain") == shown


@pytest.mark.parametrize(
    ("words", "years"),
    [
        (
            "In Zeist groeit dit in 2020 tot 3.835 huishoudens en in 2025 tot 3.916.",
            ["2020", "2025"],
        ),
        (
            "In Zeist groeit dit tot 3.835 huishoudens in 2020 en tot 3.916 in 2025.",
            ["2020", "2025"],
        ),
    ],
)
def test_a_year_that_begins_the_next_number_s_part_is_not_this_number_s(
    words: str, years: list[str]
) -> None:
    assert [count.period_end for count in text(words, AGREEMENT)] == years


def test_an_end_that_begins_the_next_number_s_part_is_not_this_number_s() -> None:
    words = "Het tekort loopt in 2025 op tot 400.000 woningen en tot 2030 zijn een miljoen huizen nodig."
    assert text(words, NOWHERE)[0].period_end == "2025"
    both = "Zeist bouwt 400 huurwoningen en 300 koopwoningen tot 2030."
    assert [count.period_end for count in text(both, AGREEMENT)] == ["2030", "2030"]


MOTION = (
    "constaterende dat is opgenomen dat er snel meer moet komen; constaterende dat er in Zeist een"
    " tekort is van 600 woningen in 2030; verzoekt het college om bijvoorbeeld iets te doen."
)


def test_the_parts_of_a_motion_are_read_each_by_itself() -> None:
    count = text(MOTION, AGREEMENT)[-1]
    assert (count.period_end, count.level != "uncertain") == ("2030", True)
    whole = MOTION.replace(";", ",")
    assert text(whole, AGREEMENT)[-1].level == "uncertain"
