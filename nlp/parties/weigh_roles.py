"""The policy: from the votes of all rules to who takes part. The order of the votes does not matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nlp.parties.participation import PartyDecision, PartyRole, Vote
from nlp.parties.rule_table import Says, party_rules

#: How much a rule says about who it is: whom a sentence names goes before a label, and that before
#: "we".
_SPECIFIC: dict[Says, int] = {"implied": 0, "we": 1, "label": 2, "named": 3}
_RANK = {"responsible": 0, "partner": 1, "beneficiary": 2}


def decide(votes: Iterable[Vote]) -> PartyDecision:
    """Who takes part, by these votes.

    In each part of a sentence the strongest rule decides who is responsible; parts that say no more
    than "we" give way to later ones that name somebody. Where no part names anybody, the strongest
    rule on who is meant decides. Another party has the part of its strongest vote. A vote for a
    party without a name ("we" in a document that does not say whose it is) wins as others do, and
    then nobody is responsible: nobody is invented.
    """
    cast = sorted(votes, key=_order)
    responsible = [vote for vote in cast if vote.party.role == "responsible"]
    others = _others([vote for vote in cast if vote.party.role != "responsible"])
    chosen = _without_partners(_of_parts(responsible), others)
    chosen = chosen or _strongest([vote for vote in responsible if vote.part is None])
    why = tuple(dict.fromkeys(vote.rule for vote in chosen))
    named = [vote.party for vote in (*chosen, *others) if vote.party.name]
    return PartyDecision(tuple(cast), _ordered(named), why)


def _order(vote: Vote) -> tuple[int, int]:
    """By part, then by strength. Votes of one rule on one part stay in the order of the text."""
    return (-1 if vote.part is None else vote.part, -vote.strength)


def _strongest(votes: Sequence[Vote]) -> list[Vote]:
    most = max((vote.strength for vote in votes), default=0)
    return [vote for vote in votes if vote.strength == most]


def _of_parts(votes: Sequence[Vote]) -> list[Vote]:
    """The strongest votes of each part, without those of parts that a later one makes good."""
    parts = sorted({vote.part for vote in votes if vote.part is not None})
    chosen: list[Vote] = []
    for part in parts:
        here = _strongest([vote for vote in votes if vote.part == part])
        if (
            chosen
            and _specific(here) > _specific(chosen)
            and _specific(chosen) < _SPECIFIC["named"]
        ):
            chosen = here
        elif not chosen or _specific(chosen) != _SPECIFIC["label"]:
            chosen += here
    return chosen


def _specific(votes: Sequence[Vote]) -> int:
    rules = party_rules().by_id
    return max(_SPECIFIC[rules[vote.rule][1].says] for vote in votes)


def _without_partners(chosen: Sequence[Vote], others: Sequence[Vote]) -> list[Vote]:
    """ "Overleg tussen provincie en gemeenten samen met gemeenten": who is a partner already is not
    between whom it is, unless nobody else is."""
    partners = {vote.party.name for vote in others if vote.party.role == "partner"}
    kept = [v for v in chosen if not (v.rule == "between" and v.party.name in partners)]
    return kept or list(chosen)


def _others(votes: Sequence[Vote]) -> list[Vote]:
    """The strongest vote on each party that the sentence names, in the order of the text."""
    best: dict[int | None, Vote] = {}
    for vote in votes:
        known = best.get(vote.party.start)
        if known is None or known.strength < vote.strength:
            best[vote.party.start] = vote
    return sorted(best.values(), key=lambda vote: vote.party.start or 0)


def _ordered(roles: Sequence[PartyRole]) -> tuple[PartyRole, ...]:
    """Each party once in each part, the surest; responsible parties first and in no other part."""
    best: dict[tuple[str, str], PartyRole] = {}
    responsible = {role.name for role in roles if role.role == "responsible"}
    for role in roles:
        key = (role.name, role.role)
        if role.role != "responsible" and role.name in responsible:
            continue
        if key not in best or best[key].score < role.score:
            best[key] = role
    return tuple(sorted(best.values(), key=lambda role: _RANK[role.role]))
