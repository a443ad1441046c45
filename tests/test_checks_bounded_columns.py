"""Columns that hold a part of another column."""

from __future__ import annotations

import pytest

from tests.judged import checks_of_table
from tests.test_checks_sums import table

PLANS = "Netto plancapaciteit"
HARD = "Harde plancapaciteit"


def bounds(
    first: str, whole: str = PLANS, part: str = HARD, second: str = "150"
) -> list[tuple[str, str]]:
    source, read = table(
        [
            ["Gemeente", whole, part],
            ["Raalte", "300", first],
            ["Ommen", "200", second],
            ["Zwolle", "1.000", "700"],
        ]
    )
    return [(c.computed, c.outcome) for c in checks_of_table(source, read) if c.relation == "bound"]


def test_hard_plans_are_within_all_plans() -> None:
    assert bounds("250") == [("250", "agrees"), ("150", "agrees"), ("700", "agrees")]
    assert bounds("300")[0] == ("300", "agrees")


def test_more_hard_plans_than_plans_differ() -> None:
    assert bounds("310")[0] == ("310", "differs")


def test_a_column_that_begins_with_waarvan_is_within_the_one_before_it() -> None:
    assert bounds("310", "Woningen", "Waarvan sociale huur")[0] == ("310", "differs")


@pytest.mark.parametrize(
    ("whole", "part"), [(PLANS, "Gebouwd"), ("Zachte plancapaciteit", HARD), ("Opgave", HARD)]
)
def test_columns_that_no_words_link_are_not_compared(whole: str, part: str) -> None:
    assert bounds("310", whole, part) == []


def test_a_column_that_exceeds_the_other_in_most_rows_is_no_part() -> None:
    assert bounds("310", second="250") == []


def test_a_share_is_not_within_a_number() -> None:
    assert bounds("85%") == []
