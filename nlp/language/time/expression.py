"""What a text says of time: the record that deadlines and periods are derived from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp.language.time.named_time import Days, Grain, Named

Kind = Literal["point", "interval", "rhythm", "relative"]
#: What stands before it: "tot en met" (through), "uiterlijk" (by), "voor", "tot", "per" (at), "uiterlijk per" (due)
Bound = Literal[
    "through", "at_least_to", "by", "before", "to", "toward", "at", "due", "from", "after", "in", "over", "on",
    "around", "span", "between",
]  # fmt: skip
Side = Literal["start", "end"]
#: Figures that name an edition, a source, a price level or an amount ("tot 2000 woningen") are no time.
Reference = Literal["edition", "source", "price_level", "amount"]
#: A day that no calendar has, or a range whose "t/m" cannot be read.
Problem = Literal["impossible", "damaged"]

_OPEN: dict[Bound, Side] = {
    "through": "start", "at_least_to": "end", "by": "start", "before": "start", "to": "start",
    "toward": "start", "due": "start", "from": "end", "after": "end",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relative:
    """So much time after (or, below 0, before) something: "zes maanden na ondertekening".

    ``anchor`` holds the words for it (None where the text leaves them out: "binnen zes weken"), ``anchored`` the days where these are a date, ``is_own`` says
    that it happens on the document's own date.
    """

    amount: int
    unit: str
    anchor: str | None
    anchored: Named | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words ``[start, end)`` of a text that say when or how often.

    ``named`` is the stretch of the calendar that they name, without what ``bound`` makes of it; its words
    begin at ``named_start``. ``excludes_end`` marks a range with "tot". ``first_word`` and ``end_word`` (exclusive) are
    positions in :attr:`nlp.language.time.reader.TimeReading.words`. ``every`` is ``n/year`` or ``1/nyear``, None for a
    rhythm without one number; ``interval`` is one that does not fit in a year a whole number of times
    ("iedere zes weken": 6, "week"). With a ``reference`` it is no time; with a ``problem`` it is left out.
    """

    start: int
    end: int
    kind: Kind
    first_word: int
    end_word: int
    named_start: int = 0
    bound: Bound | None = None
    named: Named | None = None
    excludes_end: bool = False
    every: str | None = None
    interval: tuple[int, str] | None = None
    relative: Relative | None = None
    reference: Reference | None = None
    problem: Problem | None = None

    @property
    def days(self) -> Days | None:
        """The half-open days that are named; None where the year must come from elsewhere."""
        if self.named is None or self.named.year is None:
            return None
        try:
            return self.named.days
        except (ValueError, OverflowError):
            return None

    @property
    def grain(self) -> Grain | None:
        """How fine the words are: a day, month, quarter, …"""
        return self.named.grain if self.named is not None else None

    @property
    def open_side(self) -> Side | None:
        """Which side the bound leaves open: "tot 2030" has no start, "vanaf 2030" no end."""
        is_range = self.named is not None and self.named.is_range
        return _OPEN.get(self.bound) if self.bound is not None and not is_range else None

    @property
    def is_time(self) -> bool:
        """Return True if it names a time: no reference, nothing damaged."""
        return self.reference is None and self.problem is None
