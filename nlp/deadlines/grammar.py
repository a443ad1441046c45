"""Deadlines in a clean text: a preposition, a period, and the days that they make together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extract.clean import Clean
from nlp.deadlines.context import Surroundings
from nlp.deadlines.period import Base, Period, base_of
from nlp.deadlines.periods import PeriodReader
from nlp.deadlines.rhythms import RhythmReader
from nlp.deadlines.vocabulary import vocabulary
from nlp.deadlines.words import words_of
from nlp.records import Deadline, DeadlineKind, DocumentContext

_Operator = Literal[
    "until", "latest", "before", "at", "from", "after", "in", "on", "around", "span", "between", "bare"
]  # fmt: skip

#: The words of each operator; the longest that fit are taken.
_OPERATORS: dict[tuple[str, ...], _Operator] = {
    ("tot", "en", "met"): "until",
    ("tot", "en", "met", "tenminste"): "until",
    ("tot", "en", "met", "minimaal"): "until",
    ("tot", "en", "met", "minstens"): "until",
    ("tot", "en", "met", "ten", "minste"): "until",
    ("t", "/", "m"): "until",
    ("uiterlijk",): "latest",
    ("ten", "laatste"): "latest",
    ("op", "zijn", "laatst"): "latest",
    ("niet", "later", "dan"): "latest",
    ("tussen", "nu", "en"): "latest",
    ("voor",): "before",
    ("vóór",): "before",
    ("tot",): "before",
    ("tot", "aan"): "before",
    ("tot", "tenminste"): "before",
    ("tot", "ten", "minste"): "before",
    ("tot", "minimaal"): "before",
    ("tot", "minstens"): "before",
    ("tot", "in", "ieder", "geval"): "before",
    ("tot", "in", "elk", "geval"): "before",
    ("per",): "at",
    ("vanaf",): "from",
    ("sinds",): "from",
    ("met", "ingang", "van"): "from",
    ("ingaande",): "from",
    ("na",): "after",
    ("in",): "in",
    ("gedurende",): "in",
    ("tijdens",): "in",
    ("in", "de", "loop", "van"): "in",
    ("in", "het", "jaar"): "in",
    ("op",): "on",
    ("rond",): "around",
    ("omstreeks",): "around",
    ("in", "de", "periode"): "span",
    ("voor", "de", "periode"): "span",
    ("over", "de", "periode"): "span",
    ("gedurende", "de", "periode"): "span",
    ("binnen", "de", "periode"): "span",
    ("in", "de", "jaren"): "span",
    ("voor", "de", "jaren"): "span",
    ("over", "de", "jaren"): "span",
    ("gedurende", "de", "jaren"): "span",
    ("periode",): "span",
    ("tussen",): "between",
    ("van",): "between",
}
_LONGEST = max(len(words) for words in _OPERATORS)
_FIRST_WORDS = frozenset(words[0] for words in _OPERATORS)
#: What may follow "uiterlijk": "uiterlijk in 2026", "uiterlijk voor 1 juli", "uiterlijk per 2026".
_AFTER_LATEST: dict[tuple[str, ...], _Operator] = {
    ("in",): "latest",
    ("op",): "latest",
    ("aan",): "latest",
    ("tot", "en", "met"): "until",
    ("t", "/", "m"): "until",
    ("voor",): "before",
    ("vóór",): "before",
    ("per",): "at",
}
#: Before these operators, "20 of 2030 woningen" is a number and not a year.
_BEFORE_NUMBERS = ("before", "between", "at")


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A date or rhythm at ``[start, end)`` of a clean text; days are ``YYYY-MM-DD``."""

    kind: DeadlineKind
    start: int
    end: int
    text: str
    first_day: str | None = None
    last_day: str | None = None
    every: str | None = None

    def record(self, text: Clean, offset: int = 0) -> Deadline:
        """The same for the knowledge base: ``text`` is the clean passage, ``offset`` where the
        sentence begins in it."""
        span = text.source_range(offset + self.start, offset + self.end)
        return Deadline(self.kind, span, self.text, self.first_day, self.last_day, self.every)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Words ``first`` to ``last`` (exclusive) read as a deadline; ``stated`` says that no year was
    filled in."""

    kind: DeadlineKind
    first: int
    last: int
    first_day: str | None = None
    last_day: str | None = None
    every: str | None = None
    stated: bool = True


def deadlines_in(
    text: str, context: DocumentContext, heading: str | None = None
) -> tuple[FoundDeadline, ...]:
    """The deadlines in a clean sentence, in order, without overlaps and without repetitions.

    A year that the sentence leaves out is taken from ``heading`` (where it names one year) or from
    the document's date. Dates of prices, forecasts, names and things done are left out.
    """
    reader = _Reader(text, base_of(context.dated, heading))
    readings = reader.read()
    rhythms = [r for r in readings if r.kind == "recurring"]
    found: list[FoundDeadline] = []
    seen: set[tuple[str, str | None, str | None, str | None]] = set()
    for reading in readings:
        if not reading.stated and any(_near(reading, rhythm) for rhythm in rhythms):
            # "jaarlijks voor 1 juli" has no year of its own to fill in.
            continue
        what = (reading.kind, reading.first_day, reading.last_day, reading.every)
        if what in seen:
            continue
        seen.add(what)
        start, end = reader.words[reading.first].start, reader.words[reading.last - 1].end
        found.append(
            FoundDeadline(
                reading.kind,
                start,
                end,
                text[start:end],
                reading.first_day,
                reading.last_day,
                reading.every,
            )
        )
    return tuple(found)


def _near(reading: _Reading, rhythm: _Reading) -> bool:
    return -4 <= reading.first - rhythm.last <= 4 or -4 <= rhythm.first - reading.last <= 4


class _Reader:
    def __init__(self, text: str, base: Base) -> None:
        self.words = words_of(text)
        self.base = base
        self.year: int | None = None
        self.periods = PeriodReader(self.words, vocabulary(), base)
        self.rhythms = RhythmReader(self.words, vocabulary())
        self.around = Surroundings(text, self.words, vocabulary(), base)

    def read(self) -> list[_Reading]:
        found: list[_Reading] = []
        i = 0
        while i < len(self.words):
            rhythm = self.rhythms.rhythm(i)
            if rhythm is not None:
                if rhythm.every is not None:
                    found.append(
                        _Reading("recurring", rhythm.first, rhythm.last, every=rhythm.every)
                    )
                i = rhythm.last
                continue
            dated = self._dated(i)
            while dated is not None:
                reading, i, operator = dated
                if reading is not None:
                    found.append(reading)
                dated = self._next_in_list(i, operator)
                if dated is None:
                    i -= 1
            i += 1
        return found

    def _next_in_list(
        self, i: int, operator: _Operator | None
    ) -> tuple[_Reading | None, int, _Operator | None] | None:
        """A further date after "en" that the preposition goes with too ("op 1 juli en 1 oktober")."""
        if operator not in ("on", "in") or self.periods.low(i) not in ("en", "of", ","):
            return None
        period = self.periods.connected(i + 1)
        if period is None or not self._fits(operator, period[0], i + 1, period[1]):
            return None
        if period[0].size not in ("day", "year", "month", "quarter"):
            return None
        read, end, exclusive = period
        return self._reading(operator, read, exclusive, i + 1, end), end, operator

    def _dated(self, i: int) -> tuple[_Reading | None, int, _Operator | None] | None:
        """A deadline at word ``i``, or None in its place for a date that is none."""
        for operator, j in self._operators(i):
            period = self.periods.connected(
                self.periods.skip_article(j), between=operator == "between"
            )
            if period is None:
                continue
            read, end, exclusive = period
            if not self._fits(operator, read, i, end):
                continue
            return self._reading(operator, read, exclusive, i, end), end, operator
        bare = self.periods.connected(i)
        if bare is None:
            return None
        read, end, exclusive = bare
        if self._stands_alone(read, i):
            return self._reading("bare", read, exclusive, i, end), end, None
        return None, end, None

    def _operators(self, i: int) -> Iterator[tuple[_Operator, int]]:
        """The operators that begin at word ``i``, the longest first, with the position after."""
        if self.periods.low(i) not in _FIRST_WORDS:
            return
        for length in range(_LONGEST, 0, -1):
            operator = _OPERATORS.get(tuple(self.periods.low(i + k) for k in range(length)))
            if operator is None:
                continue
            j = i + length
            if operator == "latest":
                for following in (3, 1):
                    words = tuple(self.periods.low(j + k) for k in range(following))
                    refined = _AFTER_LATEST.get(words)
                    if refined is not None:
                        yield refined, j + following
                        break
            if self.periods.sequence(j, "uiterlijk"):
                yield "latest", j + 1
            yield operator, j

    def _fits(self, operator: _Operator, period: Period, i: int, end: int) -> bool:
        """Can this operator go with this period?"""
        if operator in ("span", "between"):
            return period.is_range
        if period.is_range and operator in ("until", "latest", "at", "after"):
            return False
        if period.is_range and operator == "before" and self.periods.low(i) == "tot":
            return False
        if operator == "on":
            return period.size == "day" and (period.year is not None or not period.is_range)
        if operator == "around":
            return period.size in ("season", "part", "quarter", "half", "month")
        if operator == "at" and self.periods.low(i + 1) == "kwartaal":
            return False
        return not (
            operator in _BEFORE_NUMBERS
            and period.size == "year"
            and self.periods.low(end) in vocabulary().counted
        )

    def _stands_alone(self, period: Period, i: int) -> bool:
        """Is a period without preposition an adverb ("eind 2023", "najaar 2024", "dit jaar")?"""
        before = self.periods.low(i - 1)
        if before in ("van", "uit", "(", "d.d", "/", "'") and not (before == "/" and period.at_end):
            return False
        word = self.periods.low(i)
        if period.size == "part" or period.size in ("quarter", "season", "half"):
            own = period.size == "half" or (period.size == "part" and not period.is_range)
            return own or period.year is not None
        if period.at_end and period.size == "month":
            return True
        if period.size == "year":
            return word in ("dit", "volgend")
        return i == 0 and period.year is not None and period.size in ("day", "month")

    def _reading(
        self, operator: _Operator, period: Period, exclusive: bool, i: int, end: int
    ) -> _Reading | None:
        """The days that operator and period make; None where the date is no deadline."""
        try:
            stated = period.year is not None
            known = self._base_here().dated(period)
            if known is None or self._is_no_deadline(operator, known, stated, i, end):
                return None
            days = _days(operator, known, exclusive)
        except (ValueError, OverflowError):
            return None
        if days is None:
            return None
        kind, first_day, last_day = days
        if first_day and last_day and first_day > last_day:
            return None
        if stated and not period.is_range:
            self.year = period.year
        return _Reading(kind, i, end, first_day, last_day, stated=stated)

    def _base_here(self) -> Base:
        """The base, with the year that the sentence itself has given last."""
        return replace(self.base, year=self.year) if self.year is not None else self.base

    def _is_no_deadline(
        self, operator: _Operator, period: Period, stated: bool, i: int, end: int
    ) -> bool:
        around = self.around
        if around.is_named(i) or around.is_measured(i):
            return True
        if operator != "latest" and around.is_forecast(i):
            return True
        if operator == "before" and period.is_range:
            operator = "span"
        describes = operator == "before" and self.periods.low(i) == "voor" and period.size == "year"
        if (describes or operator == "span") and around.is_for_a_year(i, end):
            return True
        if operator in ("until", "before") and around.is_updated_subject(i, end):
            return True
        if operator == "from" and self.periods.low(i) == "sinds":
            return False
        if describes and self.base.first is not None and period.first() <= self.base.first:
            # "Voor 2025 is de grens …" in a document of 2025: for that year, not before it.
            return True
        due = None
        if operator in ("until", "latest", "before", "at", "span", "between"):
            last_day = (_days(operator, period, False) or ("by", None, None))[2]
            due = date.fromisoformat(last_day) if last_day else None
        return around.is_past(i, end, period, due=due, stated=stated)


def _days(
    operator: _Operator, period: Period, exclusive: bool
) -> tuple[DeadlineKind, str | None, str | None] | None:
    """Kind, first and last day (ISO) of a period with its operator."""
    first, last = period.first(), period.last()
    if exclusive and period.is_range and not period.at_end:
        # "van 2024 tot 2026": the day before the last year, month or day begins.
        end = Period(period.size, last.year, period.last_month, period.last_month, period.last_day)
        begin = end.first() if period.size != "year" else end.first().replace(month=1)
        last = begin - timedelta(days=1)
    before = last if period.at_end else first - timedelta(days=1)
    match operator:
        case "until" | "latest":
            return "by", None, last.isoformat()
        case "before" if period.is_range:
            return "between", first.isoformat(), last.isoformat()
        case "before":
            return "by", None, before.isoformat()
        case "at":
            return "by", None, (last if period.at_end else first).isoformat()
        case "from":
            if period.is_range:
                return "between", first.isoformat(), last.isoformat()
            return "from", first.isoformat(), None
        case "after":
            return "from", (last + timedelta(days=1)).isoformat(), None
        case "span" | "between":
            return "between", first.isoformat(), last.isoformat()
        case _:
            if period.at_end and not period.is_range:
                return "by", None, last.isoformat()
            return "in", first.isoformat(), last.isoformat()
