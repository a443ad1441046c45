"""Whether homes are let or sold, where no words name a segment: "12 koopwoningen", "61% koop", "de helft in de huursector".

It is said last, of the row alone: what homes have in common with others, and whose they are, does not follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.counting import Vocabulary
from nlp.counts.fields.segment import is_whole, joined_segments
from nlp.counts.readings import Reading
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Decision, beaten, vote

#: Units that can be let or sold.
_UNITS = frozenset({"woningen", "%"})
#: What a number is, behind its noun, adjectives, and what joins these: "12 woningen in de koop", "61% koop".
_BEHIND = re.compile(
    r"\s*(?:%|procent\b)?\s*(?:(?:[a-zà-ÿ-]+e|[a-zà-ÿ-]*(?:woning|woningen|appartement|appartementen|eenheden)|in|uit|als|het|een|is|zijn|wordt|worden|betreft|bestaat|bestaan|extra)\s+){0,5}?"
    r"(?<!\bte )(?P<tenure>(?:huur|koop)[a-zà-ÿ]*)\b",
    re.IGNORECASE,
)
#: "middenhuur of koop", "huur- en koopwoningen"
_OTHER_BEFORE = re.compile(r"(?:huur|koop)[\w-]*\s*(?:en/of|en|of|/|,)\s*$", re.IGNORECASE)
_OTHER_BEHIND = re.compile(r"\s*-?\s*(?:en/of\b|en\b|of\b|/|,)\s*(?:huur|koop)", re.IGNORECASE)
#: "Koop: 20"
_LABEL = re.compile(r":\s*(?:ca\.?\s+|circa\s+)?$", re.IGNORECASE)
_STOPS = re.compile(r"[.;:(]\s|,\s")


def tenure_named(texts: Iterable[str], vocabulary: Vocabulary) -> str | None:
    """The tenure that headers or labels name, the nearest first; None where one of them names both."""
    for text in texts:
        named = _names(text, 0, len(text), vocabulary)
        if named:
            return named[0] if len(set(named)) == 1 else None
    return None


def with_tenure(reading: Reading, vocabulary: Vocabulary) -> Decision[str | None]:
    """The segment of a number, or else if its homes are let or sold."""
    found = _tenure_of(reading, vocabulary) if reading.segment.value is None else None
    if found is None:
        return reading.segment
    return Decision(vote("segment", "tenure", found), beaten(reading.segment))


def _tenure_of(reading: Reading, vocabulary: Vocabulary) -> str | None:
    text, sighting, unit = reading.passage.text.text, reading.sighting, reading.unit
    if unit.name not in _UNITS or joined_segments(text, sighting, vocabulary) is not None:
        return None
    if reading.host is not None and reading.host.segment.value is None:
        return _tenure_of(reading.host, vocabulary)
    noun = unit.noun if unit.noun is not None and unit.noun[1] > sighting.number.end else None
    for start, end in _windows(text, sighting, noun):
        named = _names(text, start, end, vocabulary)
        if named:
            return named[0] if len(set(named)) == 1 and not _is_of_both(text, start, end) else None
    return None


def _windows(
    text: str, sighting: Sighting, noun: tuple[int, int] | None
) -> Sequence[tuple[int, int]]:
    """Where the tenure of a number stands: in its noun, right behind it, in the label before it."""
    number = sighting.number
    windows = [noun] if noun is not None else []
    behind = ((number.end, sighting.right), sighting.tail or (0, 0))
    for start, end in () if is_whole(text, sighting) else behind:
        light = _BEHIND.match(text, start, end)
        if light is not None:
            windows.append(light.span("tenure"))
    label = _LABEL.search(text, sighting.left, number.start)
    if label is not None:
        before = [m.end() for m in _STOPS.finditer(text, sighting.left, label.start())]
        windows.append((before[-1] if before else sighting.left, label.start()))
    return windows


def _names(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[str]:
    return [
        term.name
        for term in vocabulary.tenures
        if next(term.found_in(text, start, end), None) is not None
    ]


def _is_of_both(text: str, start: int, end: int) -> bool:
    """Return True if another tenure stands beside the words: "huur- en koopwoningen"."""
    behind = _OTHER_BEHIND.match(text, end) is not None
    return behind or _OTHER_BEFORE.search(text, max(0, start - 40), start) is not None
