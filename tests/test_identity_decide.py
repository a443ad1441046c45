"""From votes to values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.identity_rules import load_identity_rules
from extract.model import Segment
from identity.decide import decide_all, decide_one, weight
from identity.model import Vote


def vote(value: str, rule: str, start: int = 0) -> Vote:
    return Vote("kind", value, rule, Segment(start, start + 4))


#: Rules of each strength.
ONLY_HELPS, ALONE, OUTRIGHT, SETTLES = "letter_fields", "file_name", "title_words", "manifest"


def test_a_vote_that_only_helps_decides_nothing() -> None:
    assert decide_one([vote("letter", ONLY_HELPS)]) is None


def test_a_vote_where_nothing_else_is_said_is_probable() -> None:
    found = decide_one([vote("letter", ALONE)])
    assert found is not None
    assert (found.value, found.level) == ("letter", "probable")


def test_another_rule_that_agrees_makes_it_certain_but_the_same_rule_does_not() -> None:
    twice = decide_one([vote("letter", ALONE), vote("letter", ALONE)])
    both = decide_one([vote("letter", ALONE), vote("letter", ONLY_HELPS, start=4)])
    assert twice is not None and twice.level == "probable"
    assert both is not None and both.level == "certain"


@pytest.mark.parametrize(("start", "level"), [(0, "probable"), (3, "probable"), (4, "certain")])
def test_two_rules_on_the_same_words_are_one_sign(start: int, level: str) -> None:
    found = decide_one([vote("letter", ALONE), vote("letter", ONLY_HELPS, start=start)])
    assert found is not None and found.level == level


def test_what_no_words_say_agrees_with_what_words_say() -> None:
    by_name = Vote("kind", "letter", ALONE)
    assert weight([by_name, vote("letter", ONLY_HELPS)]) == weight([by_name]) + 1


def test_values_that_weigh_the_same_leave_it_open_unless_order_tells() -> None:
    votes = [vote("letter", OUTRIGHT), vote("minutes", OUTRIGHT)]
    assert decide_one(votes) is None
    first = decide_one(votes, in_order=True)
    assert first is not None and first.value == "letter"


def test_the_heavier_value_is_only_probable_beside_one_that_would_hold_alone() -> None:
    found = decide_one([vote("letter", OUTRIGHT), vote("minutes", ALONE)])
    assert found is not None
    assert (found.value, found.level) == ("letter", "probable")


def test_a_person_goes_before_any_rule() -> None:
    votes = [vote("letter", OUTRIGHT), vote("letter", ALONE), vote("agreement", SETTLES)]
    found = decide_one(votes)
    assert found is not None
    assert (found.value, found.level) == ("agreement", "certain")


def test_the_order_of_votes_changes_no_decision() -> None:
    votes = [vote("letter", OUTRIGHT), vote("minutes", ALONE), vote("letter", ONLY_HELPS)]
    assert decide_one(votes) == replace(decide_one(votes[::-1]))  # type: ignore[type-var]


def test_several_values_may_hold() -> None:
    votes = [vote("A", OUTRIGHT), vote("B", ALONE), vote("C", ONLY_HELPS)]
    assert [(one.value, one.level) for one in decide_all(votes)] == [
        ("A", "certain"),
        ("B", "probable"),
    ]


def test_weights_stand_in_the_data() -> None:
    rules = load_identity_rules().rules
    assert weight([vote("A", OUTRIGHT)]) == rules[OUTRIGHT].strength
    assert weight([]) == 0


@pytest.mark.parametrize("rule", [ONLY_HELPS, ALONE, OUTRIGHT, SETTLES])
def test_the_strengths_that_these_tests_lean_on(rule: str) -> None:
    expected = {ONLY_HELPS: 1, ALONE: 2, OUTRIGHT: 3, SETTLES: 9}[rule]
    assert load_identity_rules().rules[rule].strength == expected
