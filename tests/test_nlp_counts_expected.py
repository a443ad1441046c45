"""What comes of itself or is expected, and is nobody's task."""

from __future__ import annotations

import pytest

from nlp.counts.fields.expected import words_of_what_comes
from nlp.counts.votes import vote
from tests.test_nlp_counts_fields import text


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Naar verwachting komen er tot 2035 1.120 huishoudens bij.", "prognose"),
        ("Vermoedelijk komen er 300 inwoners bij.", "prognose"),
        ("Er komen 120 huishoudens bij.", "prognose"),
        ("Naar schatting komen er in 2026 300 woningen bij.", "prognose"),
        ("Er komen in 2026 300 woningen bij.", "opgave"),
        ("Naar verwachting is de opgave 300 woningen.", "opgave"),
        ("De gemeente moet 200 statushouders huisvesten.", "opgave"),
        ("In het plan komen er 40% sociale huurwoningen.", "opgave"),
    ],
)
def test_people_who_come_and_homes_that_are_expected_are_a_forecast(
    sentence: str, basis: str
) -> None:
    assert {count.basis for count in text(sentence)} == {basis}


def test_the_words_that_say_so_are_told() -> None:
    expected = vote("basis", "own", "prognose", "Naar verwachting")
    assert words_of_what_comes([], of_people=True) is None
    assert words_of_what_comes([vote("basis", "own", "opgave", "moet")], of_people=True) is None
    comes = vote("basis", "own", "opgave", "komen er")
    assert words_of_what_comes([comes], of_people=False) is None
    assert words_of_what_comes([comes], of_people=True) == "komen er"
    assert words_of_what_comes([comes, expected], of_people=False) == "Naar verwachting"
