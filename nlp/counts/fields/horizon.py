"""The horizon of the paragraph: "Tot 2030 is er een tekort. Voor de kern komt dat neer op 210 woningen".

A text names once until when it looks ahead, and goes on in sentences that say nothing of time. A number that looks
ahead takes the horizon of its paragraph where that names one alone, and where its own sentence has no word of time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import and_, attrgetter, or_

from nlp.counts.periods import PeriodMention, periods_in

#: What a horizon is: an end, or a begin and an end.
_HORIZONS = frozenset({"range", "until"})
#: A sentence with one of these says itself when, or how often.
_OF_TIME = re.compile(
    r"\b(?:19|20)[0-9]{2}\b|\b(?:jaar|jaren|jaarlijks\w*|maand\w*|termijn|periode|eerder|destijds|oorspronkelijk\w*|huidige?"
    r"|nu|thans|moment|momenteel|inmiddels|reeds|al|daarna|vervolgens|later)\b",
    re.IGNORECASE,
)
#: "in de afgelopen 2 jaar (2016-2017)" is no horizon.
_IS_PAST = re.compile(r"\b(?:afgelopen|voorbije|achterliggende)\b", re.IGNORECASE)
#: A horizon is that of numbers: its sentence counts homes or households, or speaks of a need or a task.
_LOOKS_AHEAD = re.compile(
    r"\b\w*(?:woning\w*|huishoudens\w*|behoefte|vraag|opgave|programma|afspraken|ambitie|taakstelling|tekort|toename|groei)\b",
    re.IGNORECASE,
)
_END_OF_SENTENCE = re.compile(r"[.!?]\\?\s+(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The periods of a paragraph up to the last before what is past, in their order.

    ``alike`` says of each that it and those before it are one and the same, ``of_numbers`` that a sentence of one of
    them looks ahead at what is counted.
    """

    periods: tuple[PeriodMention, ...]
    alike: tuple[bool, ...]
    of_numbers: tuple[bool, ...]
    past: int


def horizon_before(text: str, start: int, end: int) -> PeriodMention | None:
    """The one horizon that a paragraph names before its sentence ``[start, end)``, if this says nothing of time.

    The offsets are those of ``text``, the paragraph; so are those of what is returned.
    """
    if _OF_TIME.search(text, start, end):
        return None
    ahead = _ahead_in(text)
    last = bisect_right(ahead.periods, start, key=attrgetter("end")) - 1
    if last < 0 or start >= ahead.past or not (ahead.alike[last] and ahead.of_numbers[last]):
        return None
    period = ahead.periods[last]
    return period if period.kind in _HORIZONS and _lasts(period) else None


@lru_cache(maxsize=8)
def _ahead_in(text: str) -> _Ahead:
    """The periods of a paragraph; each of its numbers asks for them, and a long one has many."""
    # "in 2014 is gebleken": when it was found, not until when it holds
    periods = tuple(p for p in periods_in(text) if p.kind != "in")
    ends = [match.end() for match in _END_OF_SENTENCE.finditer(text)]
    first = periods[0] if periods else None
    alike = accumulate((_is_same(p, first) for p in periods), and_)
    of_numbers = accumulate((_is_of_numbers(text, p, ends) for p in periods), or_)
    past = _IS_PAST.search(text)
    until = past.end() if past is not None else len(text) + 1
    return _Ahead(periods, tuple(alike), tuple(of_numbers), until)


def _is_same(period: PeriodMention, first: PeriodMention | None) -> bool:
    return first is not None and (period.first, period.last) == (first.first, first.last)


def _lasts(period: PeriodMention) -> bool:
    """Return True for what goes on beyond one year: two months of one are when something was written."""
    return period.first is None or period.last is None or period.first[:4] != period.last[:4]


def _is_of_numbers(text: str, period: PeriodMention, ends: Sequence[int]) -> bool:
    """Return True if the sentence of a period looks ahead at what is counted; ``ends`` are those of sentences."""
    begin = bisect_right(ends, period.start) - 1
    behind = bisect_right(ends, period.end)
    sentence = (
        ends[begin] if begin >= 0 else 0,
        ends[behind] if behind < len(ends) else len(text),
    )
    return _LOOKS_AHEAD.search(text, *sentence) is not None
