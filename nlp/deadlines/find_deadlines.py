"""The deadlines of a sentence: what it says of time, without what is no deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.clean import Clean
from extract.model import Segment
from nlp.deadlines.exclusions import Surroundings
from nlp.language.time.base import Base, base_of
from nlp.language.time.deadline import DueDays, due_days
from nlp.language.time.expression import TimeExpression
from nlp.language.time.named_time import Named
from nlp.language.time.reader import read_time
from nlp.language.time.word_lists import vocabulary
from nlp.records import Deadline, DeadlineKind, DocumentContext

#: A date without a year at most so many words from a rhythm is when in each year.
_NEAR = range(-4, 5)
#: Bounds whose last day is when something is due: a perfect does not make it past.
_ENDS = ("through", "by", "before", "to", "at", "due", "span", "between")
#: A date without preposition that is an adverb by itself: "najaar 2024", "Q3 2026".
_ADVERBS = ("part", "quarter", "season", "half", "week")


def placed(deadline: Deadline, text: Clean, offset: int) -> Deadline:
    """A deadline of a sentence with its place in the source: ``text`` is the clean passage, in which
    the sentence begins at ``offset``."""
    span = deadline.span
    return replace(deadline, span=text.source_range(offset + span.start, offset + span.end))


def deadlines_in(
    text: str,
    context: DocumentContext,
    heading: str | None = None,
    clauses: Sequence[tuple[int, int]] | None = None,
) -> tuple[Deadline, ...]:
    """The deadlines in a clean sentence, in order, without overlaps and without repetitions.

    Their spans are ranges of ``text``; :func:`placed` gives those of the source.

    A year that the sentence leaves out is taken from ``heading`` (where it names one year) or from
    the document's date. Dates of prices, forecasts, names and things done are left out, and where
    ``clauses`` are given (ranges of the text), those that begin in none of them.
    """
    finder = _Finder(text, base_of(context.dated, heading))
    found: dict[Deadline, Deadline] = {}
    for expression in finder.reading.expressions:
        if clauses is not None and not _is_inside(expression, clauses):
            continue
        deadline = finder.deadline(expression)
        if deadline is not None:
            found.setdefault(replace(deadline, span=Segment(0, 0), text=""), deadline)
    return tuple(found.values())


def _is_inside(expression: TimeExpression, clauses: Sequence[tuple[int, int]]) -> bool:
    return any(first <= expression.start < end for first, end in clauses)


class _Finder:
    """Decides on the expressions of one sentence, in order."""

    def __init__(self, text: str, base: Base) -> None:
        self.text = text
        self.reading = read_time(text)
        self.base = base
        self.around = Surroundings(self.reading.words, vocabulary(), base)
        rhythms = [e for e in self.reading.expressions if _is_rhythm(e)]
        self.near_starts = frozenset(e.end_word + k for e in rhythms for k in _NEAR)
        self.near_ends = frozenset(e.first_word + k for e in rhythms for k in _NEAR)
        self.year: int | None = None

    def deadline(self, expression: TimeExpression) -> Deadline | None:
        """The deadline that an expression is, or None."""
        if not expression.is_time:
            return None
        if expression.kind == "rhythm":
            return self._found(expression, "recurring") if _is_rhythm(expression) else None
        base = replace(self.base, year=self.year) if self.year is not None else self.base
        due = due_days(expression, base)
        if due is None or not self._is_deadline(expression, base, due):
            return None
        if due.kind == "in" and self._is_milestone(expression):
            due = replace(due, kind="by", first=None)
        if due.kind == "by" and self._is_planned_for(expression):
            due = self._within(expression, base) or due
        named = expression.named
        if named is not None and named.year is not None and not named.is_range:
            self.year = named.year
        return self._found(expression, due.kind, due)

    def _found(
        self, expression: TimeExpression, kind: DeadlineKind, due: DueDays | None = None
    ) -> Deadline:
        start, end, relative = expression.start, expression.end, expression.relative
        amount, unit = expression.interval or (None, None)
        if relative is not None:
            amount, unit = relative.amount, relative.unit
        return Deadline(
            kind,
            Segment(start, end),
            self.text[start:end],
            due.first.isoformat() if due and due.first else None,
            due.last.isoformat() if due and due.last else None,
            expression.every,
            amount,
            unit,
            relative.anchor if relative else None,
        )

    def _is_deadline(self, expression: TimeExpression, base: Base, due: DueDays) -> bool:
        """Return True if something is due then, in this sentence."""
        named = expression.named
        if named is None:
            return not self.around.is_named(expression.first_word)
        if named.side == "last" or not self._stands_alone(expression, named):
            return False
        if _has_no_year(named) and self._is_in_each_year(expression):
            return False
        known = base.resolve(named)
        return known is not None and not self._is_description(expression, known, due)

    def _is_milestone(self, expression: TimeExpression) -> bool:
        """Return True for a date behind a word that says it is the last: "Mijlpaal: 1 juni 2025"."""
        low, i = self.reading.words.low, expression.first_word
        return low(i - 1) == ":" and low(i - 2) in vocabulary().milestones

    def _is_planned_for(self, expression: TimeExpression) -> bool:
        """Return True for when something is planned: "gepland voor oktober 2026" is not before it."""
        low, i = self.reading.words.low, expression.first_word
        planned = vocabulary().tense.planned
        return low(i) == "voor" and (low(i - 1) in planned or low(expression.end_word) in planned)

    def _within(self, expression: TimeExpression, base: Base) -> DueDays | None:
        """The days that an expression names, without its preposition."""
        return due_days(replace(expression, bound="in"), base)

    def _is_in_each_year(self, expression: TimeExpression) -> bool:
        """Return True for a date beside a rhythm: "jaarlijks voor 1 juli"."""
        return expression.first_word in self.near_starts or expression.end_word in self.near_ends

    def _stands_alone(self, expression: TimeExpression, named: Named) -> bool:
        """Return True for a date with a preposition, or one that is an adverb ("eind 2023")."""
        if expression.bound is not None:
            return True
        low, i = self.reading.words.low, expression.first_word
        before = low(i - 1)
        if before in ("van", "uit", "(", "d.d", "/", "'") and not (before == "/" and named.at_end):
            return False
        if named.grain in _ADVERBS:
            is_own = named.grain == "half" or (named.grain == "part" and not named.is_range)
            return is_own or not _has_no_year(named)
        if named.grain == "month" and (named.at_end or named.shift is not None):
            return True
        if named.grain == "year":
            return low(i) in ("dit", "volgend")
        return not _has_no_year(named) and named.grain in ("day", "month") and before in ("", ":")

    def _is_description(self, expression: TimeExpression, named: Named, due: DueDays) -> bool:
        """Return True for a date that describes something: a price, forecast, title, what was done."""
        around, i, end = self.around, expression.first_word, expression.end_word
        bound = expression.bound
        if around.is_named(i) or around.is_measured(i):
            return True
        if bound != "by" and around.is_forecast(i):
            return True
        if bound == "at_least_to" and not around.is_kept_up(i, end):
            return True  # what is done until then at the least ends nothing
        if around.is_compared(i):
            return True  # "zoals in 2022"
        if bound == "after" and around.low(i - 1) in ("ook", "zelfs"):
            return True  # "ook na 2050" goes on and begins nothing
        if bound == "before" and named.is_range:
            bound = "span"
        is_for = bound == "before" and around.low(i) == "voor" and named.grain == "year"
        if (is_for or bound == "span") and around.is_for_a_year(i, end):
            return True
        if bound in ("through", "before", "to") and around.is_updated_subject(end):
            return True
        if around.low(i) == "sinds":
            return True  # what began then goes on
        if is_for and self.base.first is not None and named.first() <= self.base.first:
            # "Voor 2025 is de grens …" in a document of 2025: for that year, not before it.
            return True
        last = due.last if bound in _ENDS else None
        return around.is_past(i, end, named, due=last, stated=not _has_no_year(expression.named))


def _is_rhythm(expression: TimeExpression) -> bool:
    """Return True if it says how often."""
    return expression.every is not None or expression.interval is not None


def _has_no_year(named: Named | None) -> bool:
    """Return True if the text leaves out the year, and it does not count from the document's."""
    return named is not None and named.year is None and named.shift is None
