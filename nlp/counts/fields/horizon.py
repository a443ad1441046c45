"""The horizon of the paragraph: "Tot 2030 is er een tekort. Voor de kern komt dat neer op 210 woningen".

A text names once until when it looks ahead, and goes on in sentences that say nothing of time. A number that looks
ahead takes the horizon of its paragraph where that names one alone, and where its own sentence has no word of time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def horizon_before(text: str, start: int, end: int) -> PeriodMention | None:
    """The one horizon that a paragraph names before its sentence ``[start, end)``, if this says nothing of time.

    The offsets are those of ``text``, the paragraph; so are those of what is returned.
    """
    if _OF_TIME.search(text, start, end) or _IS_PAST.search(text, 0, start):
        return None
    # "in 2014 is gebleken": when it was found, not until when it holds
    found = [p for p in periods_in(text[:start]) if p.kind != "in"]
    if not found or len({(p.first, p.last) for p in found}) > 1 or not _is_of_numbers(text, found):
        return None
    last = found[-1]
    return last if last.kind in _HORIZONS and _lasts(last) else None


def _lasts(period: PeriodMention) -> bool:
    """Return True for what goes on beyond one year: two months of one are when something was written."""
    return period.first is None or period.last is None or period.first[:4] != period.last[:4]


def _is_of_numbers(text: str, periods: Sequence[PeriodMention]) -> bool:
    """Return True if the sentence of a period looks ahead at what is counted."""
    for period in periods:
        before = [m.end() for m in _END_OF_SENTENCE.finditer(text, 0, period.start)]
        behind = _END_OF_SENTENCE.search(text, period.end)
        sentence = text[before[-1] if before else 0 : behind.start() if behind else len(text)]
        if _LOOKS_AHEAD.search(sentence):
            return True
    return False
