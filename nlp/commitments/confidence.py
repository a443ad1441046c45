"""How likely it is that a row is a commitment of the parties that it names.

The features of a reading are things that hold of it or not: which rule decided, in what kind of document,
whether the sentence names who it is. ``corpus/reference/commitment-confidence.toml`` has the weight of
each, fitted on rows that people judged; their sum is the logarithm of the odds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.commitment_rules import commitment_rules
from corpus.confidence import load_commitment_confidence
from nlp.confidence import probability
from nlp.parties.participation import PartyDecision
from nlp.records import Commitment, DocumentContext


def features_of(
    commitment: Commitment, parties: PartyDecision | None, context: DocumentContext
) -> Iterator[str]:
    """What is known of a commitment's reading, as words such as ``rule:verb`` or ``kind:plan``."""
    rule = commitment_rules().rules.get(commitment.method)
    yield f"kind:{context.kind}"
    yield f"read:{commitment.level}"
    yield f"rule:{commitment.method}"
    yield f"evidence:{rule.strength if rule else 'none'}"
    yield f"modality:{commitment.modality}"
    why = parties.why if parties is not None else ()
    yield from (f"party:{name}" for name in why)
    yield from (f"doubt:{name}" for name in commitment.doubt)
    responsible = [role for role in commitment.parties if role.role == "responsible"]
    if not responsible:
        yield "nobody"
    elif all(role.implied for role in responsible):
        yield "implied"
    else:
        yield "named"
    if commitment.deadlines:
        yield "dated"
    if commitment.condition is not None:
        yield "conditional"


def with_confidence(
    commitment: Commitment, parties: PartyDecision | None, context: DocumentContext
) -> Commitment:
    """The commitment with its confidence and the features that give it."""
    features = tuple(features_of(commitment, parties, context))
    likely = round(probability(features, load_commitment_confidence()), 3)
    return replace(commitment, confidence=likely, features=features)
