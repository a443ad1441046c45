"""Dates and periods as a front page writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.language import language

_PERIOD = re.compile(
    r"(?<![\d-])(20\d\d)\s*(?:-|–|—|t/m|tot en met|tot)\s*(?:eind )?(20\d\d)(?![\d-])"
)


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(sorted(language().months, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s+|(?<![\w])(?<!\d\s))(?P<month>{months})\.?,?\s+(?P<year>(?:19|20)\d\d)\b"
        r"|(?<![\d.-])(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d-])"
        r"|(?<![\d-])(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?![\d-])",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date at ``[start, end)`` of a text; ``iso`` is ``YYYY-MM`` or ``YYYY-MM-DD``."""

    start: int
    end: int
    iso: str


def dates_in(text: str) -> Iterator[DateFound]:
    """The dates of a text, in order; a bare year is none, nor is a day that cannot be."""
    for match in _date().finditer(text):
        iso = _iso(match)
        if iso is not None:
            yield DateFound(*match.span(), iso)


def _iso(match: re.Match[str]) -> str | None:
    if match["month"]:
        month = language().months[match["month"].casefold()]
        year, day = int(match["year"]), match["day"]
        if day is None:
            return f"{year}-{month:02}"
        return _day(year, month, int(day))
    if match["iy"]:
        return _day(int(match["iy"]), int(match["im"]), int(match["id"]))
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def periods_in(text: str) -> Iterator[DateFound]:
    """The periods of years in a text ("2016-2020"), as ``2016/2020``."""
    for match in _PERIOD.finditer(text):
        if match[1] < match[2]:
            yield DateFound(*match.span(), f"{match[1]}/{match[2]}")
