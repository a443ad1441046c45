"""Homes that are the sum of the kinds listed beside them: "3.560 nultreden, 1.855 geclusterde en 1.175 zorggeschikte, totaal 6.590".

The total names no kind of its own and would stand as the number of all homes of its area. Where all parts are kinds of
homes for one group, and they add up to it exactly, it is of that group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.counting import Vocabulary
from nlp.counts.readings import Reading
from nlp.counts.votes import Decision, Vote, beaten, vote

#: So many kinds are listed beside their sum at most.
_MOST = 5


def with_kinds_added(readings: Sequence[Reading], vocabulary: Vocabulary) -> list[Reading]:
    """The readings, those that add up the kinds of homes right before or behind them with the group of these.

    The homes of one plan are all there are in it, whatever their kinds, and stay as they are.
    """
    return [
        _with_group(reading, readings, place, vocabulary) for place, reading in enumerate(readings)
    ]


def _with_group(
    reading: Reading, readings: Sequence[Reading], place: int, vocabulary: Vocabulary
) -> Reading:
    if reading.segment.value is not None or reading.project.value is not None:
        return reading
    beside = readings[max(0, place - 1) : place + 2]
    if reading.unit.name != "woningen" or not any(other.segment.value for other in beside):
        return reading
    for parts in _runs(readings, place):
        group = _group_of(reading, parts, vocabulary.kinds_of)
        if group is not None:
            words = ", ".join(part.segment.value or "" for part in parts)
            added: Vote[str | None] = vote("segment", "sum-of-kinds", group, words)
            decision: Decision[str | None] = Decision(added, beaten(reading.segment))
            return replace(reading, segment=decision)
    return reading


def _runs(readings: Sequence[Reading], place: int) -> Iterator[Sequence[Reading]]:
    """The numbers right before and right behind one, two of them and more."""
    for many in range(2, _MOST + 1):
        if place >= many:
            yield readings[place - many : place]
        if place + many < len(readings):
            yield readings[place + 1 : place + 1 + many]


def _group_of(
    total: Reading, parts: Sequence[Reading], kinds_of: Mapping[str, frozenset[str]]
) -> str | None:
    """The group of which the parts are different kinds that add up to a total; None where they do not."""
    kinds = {part.segment.value for part in parts}
    if len(kinds) < len(parts) or any(part.unit.name != "woningen" for part in parts):
        return None
    if sum(part.sighting.number.value for part in parts) != total.sighting.number.value:
        return None
    return next((group for group, known in kinds_of.items() if kinds <= known), None)
