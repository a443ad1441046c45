"""Dates in a field or on a line: "Datum: 12 mei 2024", "Zwolle, maart 2025"."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.language.time.reader import time_expressions


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day (``YYYY-MM-DD``) or month (``YYYY-MM``) with its year, at ``[start, end)``."""

    start: int
    end: int
    iso: str


def dates_in(text: str) -> tuple[WrittenDate, ...]:
    """The days and months that a text writes with their year, in order; no ranges and no bare years."""
    found: list[WrittenDate] = []
    for expression in time_expressions(text):
        days, named = expression.days, expression.named
        if days is None or named is None or named.is_range or named.grain not in ("day", "month"):
            continue
        iso = days.first.isoformat()
        found.append(
            WrittenDate(
                expression.named_start, expression.end, iso if named.grain == "day" else iso[:7]
            )
        )
    return tuple(found)
