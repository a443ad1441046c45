"""What is found about parties in a sentence: mentions, and the part that each party takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.clean import Clean
from nlp.records import PartyMention, Role

#: ``name`` a name or alias, ``organ`` an organ that stands for its body, ``place`` a bare place name
#: (an actor only as a subject), ``we`` the first person, ``pronoun`` a third person whose party
#: stands in an earlier sentence, ``bare`` an office or body that is called without its name ("de
#: minister"), ``part`` a place that is part of a longer name (no actor) and ``unknown`` an organisation
#: that only its form gives away.
MentionForm = Literal["name", "organ", "place", "we", "pronoun", "bare", "part", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a clean text at ``[start, end)``.

    ``name`` is the canonical name, empty where the mention does not say who it is: a ``pronoun``,
    and ``we`` or a ``bare`` office where the document does not tell. ``kind`` is the kind of party.
    ``score`` (0-1) says how sure the match is.
    """

    name: str
    kind: str
    start: int
    end: int
    score: float
    form: MentionForm


@dataclass(frozen=True, slots=True)
class PartyRole:
    """The part of a party in a sentence, with offsets into the clean sentence.

    ``start`` and ``end`` are None where the sentence does not name it (``implied``). ``rule`` is the
    id of the rule that says so (:mod:`nlp.parties.rule_table`).
    """

    name: str
    kind: str
    role: Role
    start: int | None
    end: int | None
    implied: bool
    score: float
    rule: str

    def mention(self, text: Clean, offset: int = 0) -> PartyMention:
        """The same for the knowledge base: ``text`` is the clean passage, ``offset`` where the
        sentence begins in it."""
        span = None
        if self.start is not None and self.end is not None:
            span = text.source_range(offset + self.start, offset + self.end)
        return PartyMention(self.name, self.role, span, self.implied, self.score)


@dataclass(frozen=True, slots=True)
class Vote:
    """What one rule says: ``party`` takes a part.

    ``part`` is the stretch between colons or semicolons that it is about, None for the sentence as
    a whole; ``words`` are the words that name the party, empty where none do. ``strength`` is that
    of the rule: among rules that speak of the same part the strongest decides.
    """

    party: PartyRole
    part: int | None
    words: str
    strength: int

    @property
    def rule(self) -> str:
        return self.party.rule


@dataclass(frozen=True, slots=True)
class PartyDecision:
    """Who takes part in a sentence, and all votes that were cast.

    ``chosen`` are the parties, responsible ones first; none is responsible where nobody is named and
    the document does not say who speaks. ``why`` are the rules that decided on who is responsible.
    """

    votes: tuple[Vote, ...]
    chosen: tuple[PartyRole, ...]
    why: tuple[str, ...]

    @property
    def responsible(self) -> tuple[PartyRole, ...]:
        return tuple(role for role in self.chosen if role.role == "responsible")
