"""A period of days, and what a text that leaves out a year leans on."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Size = Literal["day", "month", "quarter", "season", "half", "part", "year"]
#: What four figures must be to be read as a year.
YEARS = range(1950, 2100)


@dataclass(frozen=True, slots=True)
class Period:
    """First to last day of a period; ``year`` is None where the text leaves it out.

    ``day`` is None for the first (last) day of the month. ``at_end`` marks the words "eind …":
    what is due then is due on the last day. ``last_year`` differs from ``year`` in a range;
    ``wraps`` marks a range without years that ends in the year after ("1 september tot 1 maart").
    """

    size: Size
    year: int | None
    first_month: int
    last_month: int
    first_day: int | None = None
    last_day: int | None = None
    at_end: bool = False
    last_year: int | None = None
    is_range: bool = False
    wraps: bool = False

    def first(self) -> date:
        """The first day. Raises :class:`ValueError` for a day that does not exist."""
        return date(self._known_year(), self.first_month, self.first_day or 1)

    def last(self) -> date:
        """The last day. Raises :class:`ValueError` for a day that does not exist."""
        year = self.last_year or self._known_year() + self.wraps
        length = calendar.monthrange(year, self.last_month)[1]
        return date(year, self.last_month, self.last_day or length)

    def _known_year(self) -> int:
        if self.year is None:
            raise ValueError("the year of the period is not known")
        return self.year


@dataclass(frozen=True, slots=True)
class Base:
    """What a text that leaves out a year leans on.

    ``first`` and ``last`` are the days that the document's date covers, ``year`` a year that the
    heading above the text or the sentence itself gives.
    """

    first: date | None = None
    last: date | None = None
    year: int | None = None

    def dated(self, period: Period) -> Period | None:
        """The period with its year filled in, or None where nothing says which."""
        if period.year is not None:
            return period
        if self.year is not None:
            return replace(period, year=self.year)
        if self.first is None or self.last is None:
            return None
        this = replace(period, year=self.first.year)
        whole_year = (self.last - self.first).days > 300
        if whole_year or this.last() >= self.first:
            return this
        return replace(period, year=self.first.year + 1)


def base_of(dated: str | None, heading: str | None) -> Base:
    """The base for a document dated ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    The year of the heading counts where it names one only, and not one before the document's.
    """
    first = last = None
    if dated:
        parts = [int(part) for part in dated.split("-")]
        try:
            first = date(parts[0], parts[1] if len(parts) > 1 else 1, 1)
            last_month = parts[1] if len(parts) > 1 else 12
            last = date(parts[0], last_month, calendar.monthrange(parts[0], last_month)[1])
            if len(parts) > 2:
                first = last = date(*parts)
        except ValueError:
            first = last = None
    year = None
    if heading:
        digits = "".join(c if c.isdigit() else " " for c in heading).split()
        years = {int(part) for part in digits if len(part) == 4 and int(part) in YEARS}
        if len(years) == 1:
            year = years.pop()
            if first is not None and year < first.year:
                year = None
    return Base(first, last, year)


def joined_range(first: Period, last: Period) -> Period | None:
    """From the first to the last period; a year left out at the start is that of the end."""
    wraps = False
    if first.year is None and last.year is None:
        start_year = None
        wraps = (first.first_month, first.first_day or 1) > (last.last_month, last.last_day or 31)
    else:
        start_year = first.year if first.year is not None else last.year
    end_year = last.year if last.year is not None else start_year
    sizes = (first.size, last.size)
    joined = Period(
        first.size if first.size == last.size else ("year" if "year" in sizes else "part"),
        start_year,
        first.first_month,
        last.last_month,
        first.first_day,
        last.last_day,
        at_end=last.at_end,
        last_year=end_year,
        is_range=True,
        wraps=wraps,
    )
    if start_year is not None:
        try:
            if joined.first() > joined.last():
                return None
        except ValueError:
            return None
    return joined
