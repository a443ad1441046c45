"""Signs and short words between, before and behind the years of a period."""

from __future__ import annotations

import pytest

from nlp.counts.periods import period_of_header, periods_in


@pytest.mark.parametrize(
    "header",
    [
        "2025 / 2030",
        "2025/2030",
        "2025 → 2030",
        "2025 > 2030",
        "2025..2030",
        "2025 … 2030",
        "2025 / 30",
        "2025 t.e.m. 2030",
        "2025 tem 2030",
        "2025 tot/met 2030",
    ],
)
def test_both_years_are_read_whatever_stands_between_them(header: str) -> None:
    assert period_of_header(f"Woningen {header}") == ("2025", "2030")


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("2031 e.v.", ("2031", None)),
        ("2031 en verder", ("2031", None)),
        ("2031+", ("2031", None)),
        ("> 2030", ("2031-01-01", None)),
        ("≥ 2030", ("2030", None)),
        ("≤2030", (None, "2030")),
        ("< 2030", (None, "2029-12-31")),
    ],
)
def test_what_says_before_or_after_is_no_bare_year(
    header: str, period: tuple[str | None, str | None]
) -> None:
    assert period_of_header(header) == period


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("2030+ woningen", ("2030", "2030")),
        ("01 / 2026", ("2026", "2026")),
        ("oppervlakte > 2000 m2", (None, None)),
        ("2024 / 25 woningen", ("2024", "2024")),
    ],
)
def test_a_sign_beside_something_else_makes_no_period(
    header: str, period: tuple[str | None, str | None]
) -> None:
    assert period_of_header(header) == period


@pytest.mark.parametrize("words", ["2025 / 2030", "2025 → 2030", "2025..2030"])
def test_in_a_sentence_two_years_with_a_sign_are_a_range_at_their_place(words: str) -> None:
    text = f"In de jaren {words} komen er 40 woningen."
    (period,) = periods_in(text)
    assert (period.first, period.last) == ("2025", "2030")
    assert text[: period.end].endswith("2030")
