"""Words to search by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch_numbers import dutch_number, dutch_range
from kb.words import fold, lemmas


def test_accents_and_capitals_do_not_count() -> None:
    assert fold("Súdwest-Fryslân") == "sudwest-fryslan"


def test_plurals_are_found_by_their_base_form() -> None:
    assert lemmas("De gemeenten in de kernen").split() == ["gemeente", "kern"]


def test_a_number_is_found_as_it_is_typed() -> None:
    assert lemmas("14.100 woningen en 20,5 miljoen").split()[0] == "14100"
    assert "205" not in lemmas("20,5")


def test_a_word_that_is_its_own_base_form_is_not_repeated() -> None:
    assert lemmas("de provincie") == ""


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert "\n" not in lemmas(text)
    assert fold(fold(text)) == fold(text)


def test_numbers_are_written_as_in_dutch() -> None:
    assert dutch_number(14100.0) == "14.100"
    assert dutch_number(66.67) == "66,67"
    assert dutch_number(-31.0) == "-31"
    assert dutch_range(509, 514) == "509 - 514"
    assert dutch_range(90, 90) == "90"
