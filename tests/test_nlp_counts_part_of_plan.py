"""Fewer homes than a plan has in all: the row says that they are a part."""

from __future__ import annotations

import pytest

from tests.test_nlp_counts_owners import last

PART = "(deel van het plan)"
WHOLE = "Dit plan maakt 43 woningen mogelijk.\n\n"


def test_fewer_homes_than_the_plan_has_are_a_part_of_it() -> None:
    assert last(WHOLE + "Het gebouw biedt ruimte aan 30 woningen.").measure.endswith(PART)


@pytest.mark.parametrize(
    "sentence",
    [
        "In het plangebied komen 30 woningen.",
        "Het wijzigingsplan voegt in het gebouw 30 woningen toe.",
        "Het gebouw biedt ruimte aan 43 woningen.",
        "Het gebouw biedt ruimte aan 30 woningen in de sociale huur.",
        "Het gebouw biedt ruimte aan 30 seniorenwoningen.",
    ],
    ids=["of the plan", "of a plan by its name", "the whole", "with a segment", "with a kind"],
)
def test_what_is_the_plans_or_says_itself_what_it_is_has_no_such_words(sentence: str) -> None:
    assert not last(WHOLE + sentence).measure.endswith(PART)


def test_a_number_that_is_told_twice_is_no_part() -> None:
    again = "Het gebouw biedt ruimte aan 30 woningen.\n\nHet gebouw telt 30 woningen."
    assert not last(WHOLE + again).measure.endswith(PART)


def test_what_the_plan_in_force_allows_is_no_whole() -> None:
    before = "Het vigerende bestemmingsplan maakt in het plangebied 43 woningen mogelijk.\n\n"
    assert not last(before + "Het gebouw biedt ruimte aan 30 woningen.").measure.endswith(PART)
