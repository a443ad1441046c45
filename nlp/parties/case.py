"""What a rule for the parts of parties is asked about, and how it votes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corpus.parties import PartyRegistry
from nlp.parties.evidence import Sentence
from nlp.parties.groups import Group
from nlp.parties.participation import Mention, PartyDecision, PartyRole, Vote
from nlp.parties.rule_table import party_rules
from nlp.records import DocumentContext

#: How much less sure a party is that is taken over from another sentence.
_TAKEN_OVER = 0.8


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a sentence: its text and the parties that it names."""

    text: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and what stands around it.

    ``stem`` is the last sentence of the line that introduces its list, ``before`` are the sentences
    before it (nearest last), ``headings`` those above it (nearest first). ``earlier()`` and
    ``of_stem()`` are the decisions on the sentence before and on the stem; None where there is none.
    ``in_section()`` yields the sentences before it under the same headings, the nearest first.
    ``speaker`` is the body, as name and kind, whose member of the executive says it in a debate.
    ``beside`` are the parties that the row of a table of actions names as who does it; None where it
    has no such cell. ``announced`` is the line of minutes above it that names who speaks from there on.
    """

    sentence: Sentence
    context: DocumentContext
    registry: PartyRegistry
    stem: Sentence | None
    before: tuple[Sentence, ...]
    headings: tuple[Heading, ...]
    earlier: Callable[[], PartyDecision | None]
    of_stem: Callable[[], PartyDecision | None]
    in_section: Callable[[], Iterator[Sentence]]
    speaker: tuple[str, str] | None = None
    beside: tuple[Mention, ...] | None = None
    announced: Sentence | None = None


Rule = Callable[[Case], Iterable[Vote]]


def vote(rule: str, role: PartyRole, part: int | None = None, words: str = "") -> Vote:
    """One vote of a rule of ``party-rules.toml``."""
    return Vote(role, part, words, party_rules().by_id[rule][1].strength)


def votes_for(
    rule: str, sentence: Sentence, group: Group, part: int | None = None, factor: float = 1.0
) -> Iterator[Vote]:
    """A vote for each party of a group."""
    for mention in group.heads:
        yield vote_for(rule, sentence, mention, part, factor)


def vote_for(
    rule: str, sentence: Sentence, mention: Mention, part: int | None = None, factor: float = 1.0
) -> Vote:
    """A vote for a party that the sentence names; ``factor`` is how sure the rule is (0-1)."""
    words = " ".join(w.text for w in sentence.words if mention.start <= w.start < mention.end)
    part_of_party, _ = party_rules().by_id[rule]
    score = round(mention.score * factor, 3)
    role = PartyRole(
        mention.name, mention.kind, part_of_party, mention.start, mention.end, False, score, rule
    )
    return vote(rule, role, part, words)


def implied(rule: str, name: str, kind: str, score: float) -> Vote:
    """A vote for a party that the sentence does not name."""
    return vote(rule, PartyRole(name, kind, "responsible", None, None, True, score, rule))


def taken_over(rule: str, roles: Iterable[PartyRole]) -> Iterator[Vote]:
    """Votes for the responsible parties of another sentence, less sure."""
    for role in roles:
        if role.role == "responsible":
            yield implied(rule, role.name, role.kind, round(role.score * _TAKEN_OVER, 3))
