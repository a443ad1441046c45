"""What follows for deadlines: the days by, in, from or between which something is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nlp.language.time.base import Base
from nlp.language.time.expression import Bound, Relative, TimeExpression
from nlp.language.time.named_time import Named, days_of_month

DayKind = Literal["by", "in", "from", "between", "relative"]
#: "over 2024" and "naar 2030" say when, and not by when.
_NO_DEADLINE: tuple[Bound, ...] = ("over", "toward")
_MONTHS = {"maand": 1, "kwartaal": 3, "jaar": 12}
_DAYS = {"dag": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class DueDays:
    """First and last day (both inclusive); None where there is none."""

    kind: DayKind
    first: date | None = None
    last: date | None = None


def due_days(expression: TimeExpression, base: Base) -> DueDays | None:
    """The days that an expression makes a deadline of; None where it names none.

    A deadline that is relative has days only where its anchor is dated.
    """
    if expression.relative is not None:
        return _relative(expression.relative, base)
    if expression.named is None or expression.bound in _NO_DEADLINE:
        return None
    try:
        named = base.resolve(expression.named)
        found = _due(expression, named) if named is not None else None
    except (ValueError, OverflowError):
        return None
    if found is not None and found.first and found.last and found.first > found.last:
        return None
    return found


def _due(expression: TimeExpression, named: Named) -> DueDays:
    first, last = named.first(), named.last()
    if expression.excludes_end and named.is_range and not named.at_end:
        # "van 2024 tot 2026": the day before the last year, month or day begins.
        last = named.begin_of_last() - timedelta(days=1)
    match expression.bound:
        case "through" | "by":
            return DueDays("by", None, last)
        case "before" | "to" | "at_least_to" if not named.is_range:
            return DueDays("by", None, last if named.at_end else first - timedelta(days=1))
        case "at" | "due":
            return DueDays("by", None, last if named.at_end else first)
        case "from" if not named.is_range:
            return DueDays("from", first)
        case "after":
            return DueDays("from", last + timedelta(days=1))
        case "span" | "between" | "before" | "from" | "to":
            return DueDays("between", first, last)
        case _ if named.at_end and not named.is_range:
            return DueDays("by", None, last)
        case _:
            return DueDays("in", first, last)


def _relative(relative: Relative, base: Base) -> DueDays:
    """The last day, counted from the anchor where it is dated."""
    try:
        anchor = base.day if relative.is_own else _anchor_day(relative, base)
        last = _moved(anchor, relative) if anchor is not None else None
    except (ValueError, OverflowError):
        last = None
    return DueDays("relative", None, last)


def _anchor_day(relative: Relative, base: Base) -> date | None:
    named = base.resolve(relative.anchored) if relative.anchored is not None else None
    if named is None:
        return None
    return named.last() if relative.amount > 0 else named.first()


def _moved(anchor: date, relative: Relative) -> date | None:
    if relative.unit in _DAYS:
        return anchor + timedelta(days=relative.amount * _DAYS[relative.unit])
    if relative.unit not in _MONTHS:
        return None
    index = anchor.year * 12 + anchor.month - 1 + relative.amount * _MONTHS[relative.unit]
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(anchor.day, days_of_month(year, month)))
