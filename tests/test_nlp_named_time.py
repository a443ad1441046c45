"""A stretch of the calendar: what follows on it, and what it makes with another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nlp.language.time.named_time import Days, Named, Shift, is_next, joined, numbered

YEAR = Named("year", 2024)
QUARTER = Named("quarter", 2024, 4, 6)
MONTH = Named("month", 2024, 12, 12)
HALF = Named("half", 2024, 7, 12)
DAY = Named("day", 2024, 5, 5, 3, 3)
WEEK = Named("week", 2024, first_week=52, last_week=52)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (YEAR, Named("year", 2025), True),
        (YEAR, Named("year", 2026), False),
        (YEAR, Named("year", 2024), False),
        (YEAR, Named("year", 2023), False),
        (QUARTER, Named("quarter", 2024, 7, 9), True),
        (QUARTER, Named("quarter", 2024, 10, 12), False),
        (QUARTER, Named("quarter", 2025, 7, 9), False),
        (MONTH, Named("month", 2025, 1, 1), True),
        (WEEK, Named("week", 2025, first_week=1, last_week=1), True),
        # Of another kind, though it begins right after.
        (QUARTER, HALF, False),
        (HALF, Named("year", 2025), False),
        # Days of a list are days apart.
        (DAY, Named("day", 2024, 5, 5, 4, 4), False),
        # The year of the first is that of the second where it is left out, and not the other way round.
        (replace(QUARTER, year=None), Named("quarter", 2024, 7, 9), True),
        (QUARTER, Named("quarter", None, 7, 9), False),
        # "eind 2024 en 2025" are two ends, "eind 2024 en begin 2025" one stretch.
        (replace(YEAR, at_end=True), Named("year", 2025), False),
        (YEAR, Named("year", 2025, at_end=True), False),
        (Named("part", 2024, 10, 12, at_end=True), Named("part", 2025, 1, 3), True),
        # A year that no date has.
        (Named("year", 9999), Named("year", 9999), False),
    ],
)
def test_what_begins_right_after_is_next(first: Named, second: Named, expected: bool) -> None:
    assert is_next(first, second) is expected


@pytest.mark.parametrize(
    ("letter", "number", "months"),
    [
        ("q", 1, (1, 3)), ("k", 4, (10, 12)), ("h", 1, (1, 6)), ("h", 2, (7, 12)),
        ("q", 0, None), ("q", 5, None), ("h", 3, None),
    ],
)  # fmt: skip
def test_a_quarter_or_half_has_its_months(
    letter: str, number: int, months: tuple[int, int] | None
) -> None:
    found = numbered(letter, number, 2024)
    assert (found and (found.first_month, found.last_month)) == months
    assert found is None or found.grain == ("half" if letter == "h" else "quarter")


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (YEAR, Named("year", 2026), (date(2024, 1, 1), date(2026, 12, 31))),
        (YEAR, Named("year", 2023), None),
        (QUARTER, HALF, (date(2024, 4, 1), date(2024, 12, 31))),
        (replace(QUARTER, year=None), HALF, (date(2024, 4, 1), date(2024, 12, 31))),
        (MONTH, Named("month", 2025, 2, 2), (date(2024, 12, 1), date(2025, 2, 28))),
        (DAY, Named("day", 2024, 5, 5, 3, 3), (date(2024, 5, 3), date(2024, 5, 3))),
        (DAY, Named("day", 2024, 5, 5, 2, 2), None),
        (replace(YEAR, shift=Shift(0, "year")), Named("year", 2026), None),
        (YEAR, Named("year", None, shift=Shift(1, "year")), None),
    ],
)
def test_two_stretches_make_one_from_the_first_to_the_last(
    first: Named, last: Named, days: tuple[date, date] | None
) -> None:
    found = joined(first, last)
    assert (found and (found.first(), found.last())) == days
    assert found is None or found.is_range


@pytest.mark.parametrize(
    ("first", "last", "grain"),
    [
        (YEAR, Named("year", 2026), "year"),
        (QUARTER, HALF, "part"),
        (QUARTER, Named("year", 2025), "year"),
    ],
)
def test_stretches_of_two_kinds_make_a_part_or_years(first: Named, last: Named, grain: str) -> None:
    found = joined(first, last)
    assert found is not None
    assert found.grain == grain


def test_a_stretch_without_years_that_goes_back_ends_in_the_year_after() -> None:
    winter = joined(replace(MONTH, year=None), Named("month", None, 2, 2))
    assert winter is not None
    assert winter.wraps
    assert replace(winter, year=2024).last() == date(2025, 2, 28)
    summer = joined(Named("month", None, 6, 6), Named("month", None, 8, 8))
    assert summer is not None
    assert not summer.wraps


@pytest.mark.parametrize(
    ("named", "begin"),
    [
        (Named("year", 2024, last_year=2026), date(2026, 1, 1)),
        (Named("half", 2024, 1, 12), date(2024, 7, 1)),
        (Named("quarter", 2024, 4, 12), date(2024, 10, 1)),
        (Named("season", 2024, 3, 8), date(2024, 6, 1)),
        (Named("month", 2024, 4, 12), date(2024, 12, 1)),
        (Named("day", 2024, 4, 12, 3, 9), date(2024, 12, 9)),
        (Named("week", 2024, first_week=1, last_week=3), date(2024, 1, 15)),
    ],
)
def test_the_last_stretch_of_a_range_begins_on_its_first_day(named: Named, begin: date) -> None:
    assert named.begin_of_last() == begin


def test_days_end_after_they_begin() -> None:
    assert YEAR.days == Days(date(2024, 1, 1), date(2025, 1, 1))
    assert YEAR.days.last == date(2024, 12, 31)
    with pytest.raises(ValueError, match="no days"):
        Days(date(2024, 1, 1), date(2024, 1, 1))
    with pytest.raises(ValueError, match="year is not known"):
        Named("year", None).first()
