"""A stretch of the calendar as words name it, with or without its year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "season", "half", "part", "year"]
#: How many months a stretch has.
_LENGTHS: dict[Grain, int] = {"year": 12, "half": 6, "quarter": 3, "season": 3}
#: What four figures must be to be read as a year.
YEARS = range(1950, 2100)


@dataclass(frozen=True, slots=True)
class Days:
    """Half-open days: ``end`` is the day after the last. ``first < end`` always holds."""

    first: date
    end: date

    def __post_init__(self) -> None:
        if self.first >= self.end:
            raise ValueError(f"no days from {self.first} to {self.end}")

    @property
    def last(self) -> date:
        """The last day."""
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """So many grains from the document's date: "volgende maand" is 1 month, "dit jaar" 0 years."""

    by: int
    grain: Grain


@dataclass(frozen=True, slots=True)
class Named:
    """First to last day of what is named; ``year`` is None where the text leaves it out.

    A day is None for the first (last) day of its month. ``first_week`` and ``last_week`` (ISO) stand
    in place of months. ``at_end`` marks "eind …": what is due then is due on the last day. ``is_vague``
    marks begin, medio and eind of a year. ``last_year`` differs from ``year`` in a range; ``wraps``
    marks a range without years that ends in the year after. ``shift`` is set where its year (month,
    quarter) counts from the document's date, ``side`` where it is the next or last such day from it.
    """

    grain: Grain
    year: int | None
    first_month: int = 1
    last_month: int = 12
    first_day: int | None = None
    last_day: int | None = None
    first_week: int | None = None
    last_week: int | None = None
    last_year: int | None = None
    at_end: bool = False
    is_vague: bool = False
    is_range: bool = False
    wraps: bool = False
    shift: Shift | None = None
    side: Literal["next", "last"] | None = None

    @property
    def days(self) -> Days:
        """Its days. Raises :class:`ValueError` where there are none or the year is not known."""
        return Days(self.first(), self.last() + timedelta(days=1))

    def first(self) -> date:
        """The first day. Raises :class:`ValueError` for a day that does not exist."""
        if self.first_week is not None:
            return date.fromisocalendar(self._known_year(), self.first_week, 1)
        return date(self._known_year(), self.first_month, self.first_day or 1)

    def last(self) -> date:
        """The last day. Raises :class:`ValueError` for a day that does not exist."""
        year = self.last_year or self._known_year() + self.wraps
        if self.last_week is not None:
            return date.fromisocalendar(year, self.last_week, 7)
        return date(year, self.last_month, self.last_day or days_of_month(year, self.last_month))

    def begin_of_last(self) -> date:
        """The first day of the last year, month or day of a range."""
        if self.last_day is not None:
            return self.last()
        if self.last_week is not None:
            return self.last() - timedelta(days=6)
        return self.last().replace(month=self.last_month - _LENGTHS.get(self.grain, 1) + 1, day=1)

    def _known_year(self) -> int:
        if self.year is None:
            raise ValueError("the year is not known")
        return self.year


def days_of_month(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def numbered(letter: str, number: int, year: int | None) -> Named | None:
    """Quarter (q, k) or half (h) number ``number``, or None where there is none."""
    count = 2 if letter == "h" else 4
    if not 1 <= number <= count:
        return None
    length = 12 // count
    grain: Grain = "half" if letter == "h" else "quarter"
    return Named(grain, year, (number - 1) * length + 1, number * length)


def is_next(first: Named, second: Named) -> bool:
    """Return True if the second is of the same kind and begins right after the first."""
    if first.grain != second.grain or first.grain == "day" or second.at_end:
        return False
    if first.at_end and first.grain != "part":
        return False
    year = first.year or second.year
    if year is None or second.year is None:
        return False
    try:
        return replace(first, year=year).last() + timedelta(days=1) == second.first()
    except (ValueError, OverflowError):
        return False


def joined(first: Named, last: Named) -> Named | None:
    """From the first to the last; a year left out at the start is that of the end."""
    if first.shift is not None or last.shift is not None:
        return None
    start_year = first.year if first.year is not None else last.year
    wraps = start_year is None and (first.first_month, first.first_day or 1) > (
        last.last_month,
        last.last_day or 31,
    )
    found = replace(
        first,
        grain=_common_grain(first.grain, last.grain),
        year=start_year,
        last_month=last.last_month,
        last_day=last.last_day,
        last_week=last.last_week,
        at_end=last.at_end,
        last_year=last.year if last.year is not None else start_year,
        is_vague=first.is_vague or last.is_vague,
        is_range=True,
        wraps=wraps,
    )
    try:
        return found if start_year is None or found.days else None
    except (ValueError, OverflowError):
        return None


def _common_grain(first: Grain, last: Grain) -> Grain:
    if first == last:
        return first
    return "year" if "year" in (first, last) else "part"
