"""What follows for the periods of counts: from when to when a number holds, as the words say.

``YYYY`` where the words name whole years, else ``YYYY-MM-DD``: "tot en met 2030" and "tot 2030" end 2030,
"voor 2026" ends 2025-12-31, "na 2030" begins 2031-01-01, "eerste helft van 2025" ends 2025-06-30.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nlp.language.time.expression import Bound, TimeExpression
from nlp.language.time.named_time import Days, Named

PeriodKind = Literal["range", "until", "before", "from", "in"]
#: Bounds that name no period of a number: "rond 2030", "tot tenminste 2025".
_NO_PERIOD: tuple[Bound, ...] = ("around", "at_least_to")


@dataclass(frozen=True, slots=True)
class PeriodText:
    """First and last as ``YYYY`` or ``YYYY-MM-DD``; None on the side that is open."""

    kind: PeriodKind
    first: str | None
    last: str | None


def period_text(expression: TimeExpression) -> PeriodText | None:
    """The period that an expression names for a number; None where it names none."""
    named, days = expression.named, expression.days
    if named is None or days is None or not expression.is_time or expression.bound in _NO_PERIOD:
        return None
    first, last = _ends(named, days)
    if named.is_range:
        return PeriodText("range", first, last)
    match expression.bound:
        case "through" | "by" | "due" | "toward":
            return PeriodText("until", None, last)
        case "to":
            return PeriodText("until", None, last if _names_end(named) else _before(days))
        case "before":
            return PeriodText("before", None, last if named.at_end else _before(days))
        case "from":
            return PeriodText("from", first, None)
        case "after":
            return PeriodText("from", days.end.isoformat(), None)
        case _:
            return PeriodText("in", first, last)


def _names_end(named: Named) -> bool:
    """Return True where "tot" runs to the end of what is named: a year, or a day as it is written."""
    return named.grain in ("year", "day") or named.is_vague


def _before(days: Days) -> str:
    return (days.first - timedelta(days=1)).isoformat()


def _ends(named: Named, days: Days) -> tuple[str, str]:
    """First and last: years where the words name whole years, or part of one without its days."""
    if named.is_vague or (_begins_year(named, days.first) and _ends_year(named, days.last)):
        return f"{days.first.year}", f"{days.last.year}"
    return days.first.isoformat(), days.last.isoformat()


def _begins_year(named: Named, day: date) -> bool:
    return named.first_day is None and (day.month, day.day) == (1, 1)


def _ends_year(named: Named, day: date) -> bool:
    return named.last_day is None and (day.month, day.day) == (12, 31)
