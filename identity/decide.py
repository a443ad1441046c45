"""From votes to values: one policy for every field (``identity-rules.toml`` has its thresholds)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.identity_rules import load_identity_rules
from extract.model import Segment
from identity.model import Evidence, Field, Vote
from nlp.records import Level


@dataclass(frozen=True, slots=True)
class Decided:
    """A value with its level and the votes for it, the strongest first."""

    value: str
    level: Level
    votes: tuple[Vote, ...]

    @property
    def segment(self) -> Segment | None:
        """Where the words stand that say so; None where no words of the document do."""
        return next((vote.segment for vote in self.votes if vote.segment is not None), None)


def weight(votes: Iterable[Vote]) -> int:
    """How much votes for one value weigh: the strongest, and one more where another rule agrees that
    read other words. Two rules on the same words are one sign."""
    rules = load_identity_rules().rules
    found = tuple(votes)
    best = max((rules[vote.rule].strength for vote in found), default=0)
    strongest = [vote for vote in found if rules[vote.rule].strength == best]
    agree = any(_is_another(one, other) for one in strongest for other in found)
    return best + (1 if agree else 0)


def _is_another(one: Vote, other: Vote) -> bool:
    """Return True if two votes are by different rules on different words."""
    if one.rule == other.rule:
        return False
    if one.segment is None or other.segment is None:
        return True
    return one.segment.end <= other.segment.start or other.segment.end <= one.segment.start


def decide_one(votes: Sequence[Vote], *, in_order: bool = False) -> Decided | None:
    """The value of a field that has one; None where it stays open.

    With ``in_order`` the first of values that weigh the same is taken (titles: what stands above).
    """
    policy = load_identity_rules().policy
    ranked = _ranked(votes)
    if not ranked or ranked[0][1] < policy.holds:
        return None
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    if ranked[0][1] - runner_up < policy.ahead and not in_order:
        return None
    value, best, own = ranked[0]
    contested = (
        runner_up >= policy.holds and ranked[0][1] - runner_up < policy.certain and not in_order
    )
    return Decided(value, "probable" if contested or best < policy.certain else "certain", own)


def decide_all(votes: Sequence[Vote]) -> tuple[Decided, ...]:
    """The values of a field that may have several, in the order in which they are first named."""
    policy = load_identity_rules().policy
    found = {value: (best, own) for value, best, own in _ranked(votes) if best >= policy.holds}
    order = dict.fromkeys(vote.value for vote in votes)
    return tuple(
        Decided(
            value, "certain" if found[value][0] >= policy.certain else "probable", found[value][1]
        )
        for value in order
        if value in found
    )


def _ranked(votes: Iterable[Vote]) -> list[tuple[str, int, tuple[Vote, ...]]]:
    """Values with their weight and votes, the heaviest first; as they came where they weigh alike."""
    rules = load_identity_rules().rules
    by_value: dict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        by_value[vote.value].append(vote)
    ranked = [
        (value, weight(own), tuple(sorted(own, key=lambda v: -rules[v.rule].strength)))
        for value, own in by_value.items()
    ]
    return sorted(ranked, key=lambda entry: -entry[1])


def evidence_of(
    votes: Iterable[Vote], decided: Mapping[Field, Sequence[Decided]]
) -> tuple[Evidence, ...]:
    """All votes, each with the level of the value that it speaks for; uncertain if it was not taken."""
    levels = {(field, one.value): one.level for field, found in decided.items() for one in found}
    seen = dict.fromkeys(votes)
    return tuple(Evidence(vote, levels.get((vote.field, vote.value), "uncertain")) for vote in seen)
