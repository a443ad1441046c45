"""Settings refuse values that their unit does not allow."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class _Sample(Settings):
    gap_em: float = 0.15
    drawn_share: float = 0.7
    line_count: int = 4


def test_default_settings_are_valid() -> None:
    assert _Sample().drawn_share == 0.7


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("drawn_share", 1.01, "no part of a whole"),
        ("gap_em", -0.1, "below zero"),
        ("gap_em", float("nan"), "no number"),
        ("line_count", 2.5, "no whole number"),
    ],
)
def test_a_value_that_its_unit_does_not_allow_is_refused(
    field: str, value: float, problem: str
) -> None:
    with pytest.raises(ValueError, match=f"{field}.*{problem}"):
        _Sample(**{field: value})  # type: ignore[arg-type]


def test_the_whole_of_a_share_is_allowed() -> None:
    assert _Sample(drawn_share=1.0).drawn_share == 1.0
