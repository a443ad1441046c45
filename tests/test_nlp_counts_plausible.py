"""A number that is larger than the country is shown to nobody as a count."""

from __future__ import annotations

import pytest

from nlp.counts.plausible import is_too_many
from tests.test_nlp_counts_doubts import AGREEMENT, text
from tests.test_nlp_counts_tables import table


@pytest.mark.parametrize(
    ("value", "unit", "too_many"),
    [
        (12_000_000, "woningen", False),
        (12_000_001, "woningen", True),
        (-12_000_001, "woningen", True),
        (25_000_001, "personen", True),
        (5_000_000_000, "EUR", False),
    ],
)
def test_more_homes_or_people_than_there_are(value: float, unit: str, too_many: bool) -> None:
    assert is_too_many(value, unit) == too_many


def test_cells_that_ran_together_are_in_doubt() -> None:
    rows = (
        "| Gemeente | Aantal woningen |\n|---|---|\n| Zwolle | 72.033.228 |\n| Kampen | 1.203 |\n"
    )
    assert {c.value: c.level for c in table(rows)}[72_033_228] == "uncertain"


def test_a_sentence_with_too_many_homes_is_in_doubt() -> None:
    (found,) = text("De opgave van Zeist is 72.033.228 woningen.", AGREEMENT)
    assert found.level == "uncertain"
    (other,) = text("De opgave van Zeist is 720 woningen.", AGREEMENT)
    assert other.level != "uncertain"
