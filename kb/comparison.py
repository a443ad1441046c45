"""What two sides say of one thing, put on one line: the one computation behind the view of what changed and the
checks between documents.

A *side* is what a document says, or all documents of a year. Numbers stand on one line where they have the same
ground, segment, unit and period. A difference is worked out only where each side has one number on that line;
where a side has several it is for the reader to say which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from corpus.dutch_numbers import dutch_number

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Grounds on which much may be counted: there only the same words are the same thing.
_WIDE = frozenset({"opgave", "prognose", "budget", "overig", None})


class Told(Protocol):
    """What a count tells; days as ``YYYY[-MM-DD]``."""

    @property
    def document_id(self) -> str: ...
    @property
    def dated(self) -> str | None: ...
    @property
    def basis(self) -> str | None: ...
    @property
    def segment(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def per(self) -> str | None: ...
    @property
    def measure(self) -> str | None: ...
    @property
    def value(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def period_start(self) -> str | None: ...
    @property
    def period_end(self) -> str | None: ...


T = TypeVar("T", bound=Told)
Key = TypeVar("Key", bound=Hashable)
_Thing = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """What both sides say of one thing. ``change`` is None where it cannot be worked out.

    ``exact`` is False where one side names another period, or none; ``after`` is what the second side
    says of the years after its period.
    """

    basis: str | None
    segment: str | None
    unit: str | None
    per: str | None
    first: tuple[T, ...]
    second: tuple[T, ...]
    change: float | None = None
    exact: bool = True
    after: tuple[T, ...] = ()

    @property
    def holds(self) -> bool:
        """Return True if the change is one with the years after in view too.

        Homes that move to later years ("1.000, en na 2030 nog 2.000") are no loss. Documents may name
        the same years twice, so the largest number of them counts.
        """
        if not self.change or not self.after:
            return bool(self.change)
        later = max(count.value or 0 for count in self.after)
        return (self.change > 0) == (self.change + later > 0) and self.change + later != 0

    @property
    def change_words(self) -> str:
        """``+1.000 (+28%)``; empty where no difference was worked out."""
        if self.change is None:
            return ""
        if not self.change:
            return "gelijk"
        sign = "+" if self.change > 0 else "−"
        unit = " procentpunt" if self.unit == "%" else ""
        words = f"{sign}{dutch_number(abs(self.change))}{unit}"
        before = self.first[0].value
        if not before or self.unit == "%":
            return words
        return f"{words} ({sign}{dutch_number(round(100 * abs(self.change) / abs(before)))}%)"


def years_of(count: Told) -> frozenset[str]:
    """The years as of which a count speaks: that of its document, or the earlier one it names."""
    own = (count.dated or "")[:4]
    if count.period_start is None and count.period_end is None:
        earlier = years_named(count.measure, own)
        if earlier:
            return frozenset(earlier)
    return frozenset({own} - {""})


def years_named(measure: str | None, before: str) -> set[str]:
    """The years before another that the words of what is counted name."""
    return {year for year in _YEAR.findall(measure or "") if year < before}


def lines(first: Sequence[T], second: Sequence[T]) -> tuple[Line[T], ...]:
    """The lines on which both sides have a number, of one area or project."""
    found: list[Line[T]] = []
    for thing, sides in _grouped((first, second), _thing).items():
        periods = _grouped(sides, until)
        both = {period: told for period, told in periods.items() if all(told)}
        found += [_line(thing, *told) for told in both.values()]
        rest = [
            [c for period, told in periods.items() if period not in both for c in told[side]]
            for side in (0, 1)
        ]
        candidates = [_begun(side) for side in rest]
        # Who names no period speaks of the one of the other, where that has but one.
        if all(candidates) and _is_open(candidates[0], candidates[1]):
            ahead = [c for c in rest[1] if c not in candidates[1]]
            found.append(replace(_line(thing, *candidates), after=tuple(_distinct(ahead))))
    return tuple(found)


def apart(first: Sequence[T], second: Sequence[T]) -> tuple[Line[T], ...]:
    """The lines of things for which the two sides share no period: what each says of its last one."""
    found: list[Line[T]] = []
    for thing, sides in _grouped((first, second), _thing).items():
        periods = [_grouped((side, ()), until) for side in sides]
        if all(periods) and not periods[0].keys() & periods[1].keys():
            last = [told[max(told)][0] for told in periods]
            found.append(replace(_line(thing, *last), exact=False))
    return tuple(found)


def until(count: Told) -> str:
    """The year in which the period of a count ends, ``2031-`` where it only begins; empty for none."""
    if count.period_end:
        return count.period_end[:4]
    return f"{count.period_start[:4]}-" if count.period_start else ""


def _thing(count: Told) -> _Thing:
    """What must be the same of two counts to stand on one line, but for the period."""
    wide = count.basis in _WIDE or count.unit != "woningen"
    words = " ".join((count.measure or "").casefold().split()) if wide else None
    return (count.basis, count.segment, count.unit, count.per, words)


def _is_open(first: Sequence[Told], second: Sequence[Told]) -> bool:
    """Return True if one side names no period at all, and the other one at most."""
    periods = [{until(c) for c in side} for side in (first, second)]
    return any(found == {""} for found in periods) and all(len(found) == 1 for found in periods)


def _begun(counts: Iterable[T]) -> list[T]:
    """Without those of a period that begins after the year of their document: a look ahead."""
    return [c for c in counts if not c.period_start or c.period_start[:4] <= (c.dated or "")[:4]]


def _grouped(
    sides: Sequence[Sequence[T]], key: Callable[[T], Key]
) -> dict[Key, tuple[list[T], list[T]]]:
    """The counts of both sides by a key, in the order in which the keys are first met."""
    groups: dict[Key, tuple[list[T], list[T]]] = {}
    for side, counts in enumerate(sides):
        for count in counts:
            groups.setdefault(key(count), ([], []))[side].append(count)
    return groups


def _line(thing: _Thing, first: Sequence[T], second: Sequence[T]) -> Line[T]:
    basis, segment, unit, per, _ = thing
    sides = [_distinct(side) for side in (first, second)]
    change = None
    if all(len({(c.value, c.low, c.high) for c in side}) == 1 for side in sides):
        before, after = sides[0][0], sides[1][0]
        if before.value is not None and after.value is not None and not (before.low or after.low):
            change = after.value - before.value
    periods = {(c.period_start, c.period_end) for side in sides for c in side}
    return Line(
        basis, segment, unit, per, tuple(sides[0]), tuple(sides[1]), change, len(periods) == 1
    )


def _distinct(counts: Iterable[T]) -> list[T]:
    """Each statement once: the same words and number for the same period in the same document."""
    found: dict[tuple[object, ...], T] = {}
    for c in counts:
        statement = (c.document_id, c.measure, c.value, c.low, c.high, c.period_start, c.period_end)
        found.setdefault(statement, c)
    return list(found.values())
