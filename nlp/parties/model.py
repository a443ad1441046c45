"""What is found about parties in a sentence: mentions, and the part that each party takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.clean import Clean
from nlp.records import PartyMention, Role

#: ``name`` a name or alias, ``organ`` an organ that stands for its body, ``place`` a bare place name
#: (an actor only as a subject), ``we`` the first person, ``pronoun`` a third person whose party
#: stands in an earlier sentence, ``level`` a level of government ("op regionaal niveau", "landelijk")
#: and ``unknown`` an organisation that only its form gives away.
MentionForm = Literal["name", "organ", "place", "we", "pronoun", "level", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a clean text at ``[start, end)``.

    ``name`` is the canonical name; for a ``pronoun`` it is empty. ``kind`` is the kind of party.
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

    ``start`` and ``end`` are None where the sentence does not name it (``implied``). ``why`` says
    in Dutch which words decided.
    """

    name: str
    kind: str
    role: Role
    start: int | None
    end: int | None
    implied: bool
    score: float
    why: str

    def mention(self, text: Clean, offset: int = 0) -> PartyMention:
        """The same for the knowledge base: ``text`` is the clean passage, ``offset`` where the
        sentence begins in it."""
        span = None
        if self.start is not None and self.end is not None:
            span = text.source_range(offset + self.start, offset + self.end)
        return PartyMention(self.name, self.role, span, self.implied, self.score)
