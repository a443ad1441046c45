"""From votes to a decision.

1. Of the votes on one clause those fall that another vote beats: by name (``overrides``), else by the
   rank of its rule, else by how much its rule asked for. What is left decides. Where it disagrees
   with itself the clause is in doubt: a commitment, but uncertain.
2. Of the clauses of a sentence one that promises goes before one that asks, and that before one that
   does neither; of two alike the first in the text.
3. A vote on the line as a whole decides where the clauses say nothing, where it names what they say
   (``*``: whatever they say) and that is no promise, or where its rank is above theirs.
4. A line that promises nothing is read with the subject that stands above it.
5. A parse only moves the level by a step.

Nothing here depends on the order in which rules stand or vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.commitment_rules import ALL
from nlp.commitments.verdicts import Decision, Vote
from nlp.records import Level

_STEPS: tuple[Level, ...] = ("uncertain", "probable", "certain")
_OUTCOMES = ("commitment", "ask", "none")


@dataclass(frozen=True, slots=True)
class _Result:
    """What one clause, or the line as a whole, says."""

    winner: Vote
    doubt: Vote | None
    beaten: tuple[tuple[Vote, Vote], ...]


def decide(votes: Iterable[Vote]) -> Decision:
    """The decision on a sentence from all votes on it."""
    given = tuple(votes)
    steps = [vote for vote in given if vote.step]
    own = _clauses(v for v in given if v.clause is not None and not v.above and not v.step)
    above = _clauses(v for v in given if v.above)
    line = _weigh([v for v in given if v.clause is None and not v.step and not v.above])
    chosen = _with_line(own, line)
    if above is not None and not _promises(chosen) and not _is_final(chosen, above):
        chosen = above if _promises(above) or chosen is None else chosen
    if chosen is None:
        return Decision("none", given)
    beaten = tuple(pair for r in (own, line, above) if r is not None for pair in r.beaten)
    return _decision(given, chosen, beaten, steps)


def _decision(
    votes: tuple[Vote, ...],
    chosen: _Result,
    beaten: tuple[tuple[Vote, Vote], ...],
    steps: Sequence[Vote],
) -> Decision:
    winner, doubt = chosen.winner, chosen.doubt
    level, why = winner.level, winner.why
    if doubt is not None:
        level, why = "uncertain", f"{why}; maar ook: {doubt.why}"
    for step in steps if winner.outcome == "commitment" else ():
        if _may_move(step, winner):
            level, why = _moved(level, step.step), f"{why}; {step.why}"
    return Decision(winner.outcome, votes, winner, beaten, doubt, level, why)


def _clauses(votes: Iterable[Vote]) -> _Result | None:
    """The result of the clause that says most: promises, asks, or neither; of two alike the first."""
    by_clause: dict[int, list[Vote]] = {}
    for vote in votes:
        by_clause.setdefault(vote.clause or 0, []).append(vote)
    results = [r for number in sorted(by_clause) if (r := _weigh(by_clause[number])) is not None]
    if not results:
        return None
    best = min(results, key=_says_most)
    return replace(best, beaten=tuple(pair for result in results for pair in result.beaten))


def _says_most(result: _Result) -> tuple[int, bool]:
    return _OUTCOMES.index(result.winner.outcome), result.winner.silent


def _weigh(votes: Sequence[Vote]) -> _Result | None:
    """The result of votes on one thing; None where there are none."""
    beaten = []
    left = []
    for vote in votes:
        over = sorted((o for o in votes if _beats(o, vote)), key=_order)
        if over:
            beaten.append((vote, over[0]))
        else:
            left.append(vote)
    if not left:
        return None
    left.sort(key=_order)
    winner = left[0]
    other = next((v for v in left if v.outcome != winner.outcome), None)
    doubt = other if winner.outcome == "commitment" else None
    return _Result(winner, doubt, tuple(beaten))


def _beats(vote: Vote, other: Vote) -> bool:
    if vote is other or vote.rule in other.overrides:
        return False
    if other.rule in vote.overrides:
        return True
    return (vote.rank, vote.specific) > (other.rank, other.specific)


def _order(vote: Vote) -> tuple[int, int, int, str]:
    """Which of several votes speaks for them: a promise, the surest, the most specific one."""
    level = _STEPS.index(vote.level)
    return _OUTCOMES.index(vote.outcome), -level, -vote.specific, vote.rule


def _with_line(own: _Result | None, line: _Result | None) -> _Result | None:
    if line is None or own is None:
        return own or line
    theirs, ours = own.winner, line.winner
    named = ALL in ours.overrides or theirs.rule in ours.overrides
    wins = ours.rank > theirs.rank or (named and theirs.outcome == "none")
    return line if wins else own


def _promises(result: _Result | None) -> bool:
    return result is not None and result.winner.outcome != "none"


def _is_final(chosen: _Result | None, above: _Result) -> bool:
    """Return True if the line is one that only tells, whatever stands above it."""
    return (
        chosen is not None
        and chosen.winner.clause is None
        and chosen.winner.rank > above.winner.rank
    )


def _may_move(step: Vote, winner: Vote) -> bool:
    """A parse with another subject counts where the rules found one in the sentence itself; what takes
    all certainty away always does."""
    if step.step > 0 or step.step <= -len(_STEPS) + 1:
        return True
    own = winner.clause is not None and not winner.above
    return own and winner.subject.kind == "actor" and bool(winner.subject.text)


def _moved(level: Level, step: int) -> Level:
    return _STEPS[min(max(_STEPS.index(level) + step, 0), len(_STEPS) - 1)]
