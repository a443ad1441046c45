"""What follows the noun of a number and says which of its kind are meant."""

from __future__ import annotations

import pytest

from nlp.counts.fields.modifiers import modifier_behind

_NOUN = "woningen"


def words_behind(behind: str, left_out: int = 0, first: int = 0) -> str | None:
    """The modifier behind a noun, where the last characters belong to another number."""
    text = f"{'x' * first}{_NOUN}{behind}"
    found = modifier_behind(text, first + len(_NOUN), len(text) - left_out)
    return found.words if found is not None else None


@pytest.mark.parametrize(
    ("behind", "left_out", "expected"),
    [
        (" voor ouderen", 0, "voor ouderen"),
        (" voor ouderen in de sociale huur en meer", 0, "voor ouderen"),
        # What stands between the noun and its modifier: a place, a rate.
        (" in Zeist per jaar voor ouderen", 0, "voor ouderen"),
        (" hebben voor ouderen", 0, None),
        ("voor ouderen", 0, None),
        ("", 0, None),
        # Behind the end begins what belongs to the next number.
        (" voor ouderen", len(" ouderen"), None),
        (" voor ouderen", len(" voor ouderen"), None),
    ],
)
def test_a_modifier_stands_behind_its_noun_and_before_the_next_number(
    behind: str, left_out: int, expected: str | None
) -> None:
    assert words_behind(behind, left_out) == expected
    assert words_behind(behind, left_out, first=200) == expected


def test_a_modifier_does_not_stand_far_behind_its_noun() -> None:
    places = " in Zeist" * 13
    assert words_behind(f"{places[:90]} voor ouderen") == "voor ouderen"
    assert words_behind(f"{places} voor ouderen") is None


def test_a_word_at_the_end_of_what_is_looked_at_is_not_cut() -> None:
    long = f" voor {'lange' * 9} {'korte' * 9} ouderengroepen"
    found = words_behind(long)
    assert found is None or found.split()[-1] in long.split()
