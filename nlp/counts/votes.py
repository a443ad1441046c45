"""Votes for a field of a count, and the policy that picks one.

Every rule of a field that finds something yields a :class:`Vote`; :func:`decide` picks the strongest
and keeps the others, so that a row can say what spoke for it, what against, and how sure it is. The
order in which rules are asked changes nothing: of two votes as strong the one wins whose place comes
first in ``PLACES``, then the one whose rule comes first in the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from corpus.count_rules import PLACES, CountRules

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
    def in_doubt(self) -> bool:
        """Return True if the evidence is weak, or another value has nearly as much of it."""
        if self.vote.strength < DOUBTFUL:
            return True
        close = self.vote.strength - CLOSE
        return any(v.strength > close and v.value != self.vote.value for v in self.others)


def vote(
    rules: CountRules, rule: str, value: Value, place: str, words: str = "", factor: float = 1.0
) -> Vote[Value]:
    """A vote with the strength of its place, times ``factor`` (0-1) where the rule itself is weak."""
    return Vote(rule, value, place, rules.strength[place] * factor, " ".join(words.split()))


def decide(votes: Iterable[Vote[Value]], otherwise: Vote[Value]) -> Decision[Value]:
    """The strongest vote; ``otherwise`` where there is none."""
    ranked = sorted(votes, key=lambda v: (-v.strength, PLACES.index(v.place), v.rule))
    return Decision(ranked[0], tuple(ranked[1:])) if ranked else Decision(otherwise)
