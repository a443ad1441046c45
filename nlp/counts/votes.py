"""Votes for a field of a count, and the one policy that picks one.

Each rule of a field that finds something yields a :class:`Vote` with its words; :func:`decide` picks
the strongest and keeps the others, so that a row can say what spoke for it, what against, and how sure
it is. How strong a rule is stands in ``count-rules.toml``. The order in which rules are asked changes
nothing: of two votes as strong the one wins whose rule comes first in the alphabet, and where they
differ the field is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from corpus.count_rules import load_count_rules
from nlp.records import FieldVote

Value = TypeVar("Value")

#: A field read at a place of less strength than this is in doubt.
DOUBTFUL = 0.9
#: A vote for another value that is nearly as strong as the winner makes the field doubtful.
CLOSE = 0.02


@dataclass(frozen=True, slots=True)
class Vote(Generic[Value]):
    """What a rule says: a value, the words for it, the place where they stand, its strength (0-1)."""

    rule: str
    value: Value
    place: str
    strength: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Decision(Generic[Value]):
    """The vote that won, and all others, strongest first."""

    vote: Vote[Value]
    others: tuple[Vote[Value], ...] = ()

    @property
    def value(self) -> Value:
        return self.vote.value

    @property
    def rule(self) -> str:
        return self.vote.rule

    @property
    def in_doubt(self) -> bool:
        """Return True if the evidence is weak, or another value has nearly as much of it."""
        if self.vote.strength < DOUBTFUL:
            return True
        close = self.vote.strength - CLOSE
        return any(v.strength > close and v.value != self.vote.value for v in self.others)


def vote(field: str, rule: str, value: Value, words: str = "", factor: float = 1.0) -> Vote[Value]:
    """A vote of a rule of a field; ``factor`` (0-1) where these words count for less than others."""
    data = load_count_rules().votes[field][rule]
    return Vote(rule, value, data.place, data.strength * factor, " ".join(words.split()))


def decide(votes: Iterable[Vote[Value]], otherwise: Vote[Value]) -> Decision[Value]:
    """The strongest vote; ``otherwise`` where there is none."""
    ranked = sorted(votes, key=lambda v: (-v.strength, v.rule, v.words, str(v.value)))
    return Decision(ranked[0], tuple(ranked[1:])) if ranked else Decision(otherwise)


def beaten(decision: Decision[Value]) -> tuple[Vote[Value], ...]:
    """All votes of a decision that another one takes the place of."""
    return (decision.vote, *decision.others)


def label_of(field: str, rule: str) -> str:
    """Where a rule found its words, in Dutch."""
    return load_count_rules().votes[field][rule].label


def field_votes(decisions: Mapping[str, Decision[Any]]) -> tuple[FieldVote, ...]:
    """The votes of the decisions on a count's fields, those that decided first."""
    return tuple(
        FieldVote(field, v.rule, _written(v.value), v.words, round(v.strength, 4))
        for field, decision in decisions.items()
        for v in (decision.vote, *decision.others)
    )


def _written(value: object) -> str | None:
    """A value of a field as a reader sees it: a name, the two ends of a period."""
    if isinstance(value, tuple):
        return " – ".join(end or "…" for end in value) if any(value) else None
    if value is None or isinstance(value, str):
        return value or None
    return str(getattr(value, "name", value)) or None
