"""How likely it is that all of a count is right: what is known of its reading, weighed.

The features of a reading are things that hold of it or not: which rule gave each field, in what kind of
document, where another rule says something else. ``corpus/reference/confidence.toml`` has the weight of
each, fitted on rows that people judged (``make confidence``); their sum is the logarithm of the odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import exp

from corpus.confidence import Confidence, Odds, load_confidence
from corpus.count_rules import load_count_rules
from nlp.records import Count, DocumentContext, FieldVote, Level

#: Fields that rules vote on, in the order in which their features are told.
FIELDS = ("unit", "area", "project", "segment", "basis", "period")
#: Units that have a feature of their own; all others share one.
_UNITS = frozenset({"woningen", "%", "EUR"})
#: A vote for something else that is weaker than the one that won by no more than this (of 1).
_CLOSE = 0.06
#: Homes below this are often those of one plan or one house.
_FEW = 20


def features_of(count: Count, context: DocumentContext) -> Iterator[str]:
    """What is known of a count's reading, as words such as ``area:row`` or ``kind:plan``."""
    yield "in:table" if count.table is not None else "in:text"
    yield f"kind:{context.kind}"
    yield f"read:{count.level}"
    yield f"unit:{count.unit if count.unit in _UNITS else 'other'}"
    yield f"is:{count.basis}"
    for field in FIELDS:
        yield from _of_field(field, [vote for vote in count.votes if vote.field == field])
    yield from (f"doubt:{field}" for field in count.doubt)
    yield from (f"caution:{caution}" for caution in count.cautions)
    yield from (name for name, holds in _facts(count, context) if holds)


def _of_field(field: str, votes: list[FieldVote]) -> Iterator[str]:
    yield f"{field}:{votes[0].rule if votes else 'none'}"
    if any(
        v.value != votes[0].value and v.strength > votes[0].strength - _CLOSE for v in votes[1:]
    ):
        yield f"contested:{field}"


def _facts(count: Count, context: DocumentContext) -> Iterator[tuple[str, bool]]:
    yield "area of document", count.area_id is not None and count.area_id == context.area_id
    yield "no area", count.area_id is None
    yield "project named", count.project is not None
    yield "period named", bool(count.period_start or count.period_end)
    yield "segment named", count.segment is not None
    yield "bare measure", " " not in count.measure
    yield "few", count.unit == "woningen" and count.value < _FEW
    yield "total", count.is_total
    yield "range", count.low is not None
    yield "bound", count.qualifier is not None


def probability(features: Iterable[str], model: Odds) -> float:
    """How likely a row with these features is right, from 0 to 1."""
    odds = model.intercept + sum(model.weights.get(name, 0.0) for name in features)
    return 1 / (1 + exp(-odds))


def weighed(count: Count, context: DocumentContext) -> Count:
    """The count with its confidence, and the level that follows from it.

    A level is never raised: a reading that says why it is uncertain stays so. In a paper of many plans, in its text and
    its tables, other numbers stand under the same words: none is certain.
    """
    model = load_confidence()
    features = tuple(features_of(count, context))
    likely = round(probability(features, model), 3)
    of_many = context.kind in load_count_rules().kinds_of_many_plans
    read = "probable" if of_many and count.level == "certain" else count.level
    level = level_of(likely, read, model)
    return replace(count, confidence=likely, level=level, features=features)


def level_of(likely: float, level: Level, model: Confidence) -> Level:
    """``level``, or a lower one where a row is less likely right than that says."""
    if level == "uncertain" or likely < model.probable:
        return "uncertain"
    return "certain" if level == "certain" and likely >= model.certain else "probable"
