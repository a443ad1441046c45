"""What the rules say of a clause, and what they may lean on besides its words."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.clauses.lexicon import Lexicon
from nlp.clauses.subject import Subject
from nlp.commitments.stance import Stance
from nlp.records import Level, Modality

_NOBODY = Subject("none")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause is: ``commitment``, ``ask`` or ``none``.

    ``method`` names the rule, ``why`` says in plain Dutch which words decided, ``subject`` who
    takes it on as far as the clause says so.
    """

    outcome: str
    method: str
    why: str
    modality: Modality = "plan"
    level: Level = "probable"
    subject: Subject = _NOBODY


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in.

    ``they_are_actors``: "they" can be the parties of the sentence before it. ``item``: it is a list
    item or sub-article, whose subject may stand above it. ``makers`` are the parties that made the
    document (empty: not known). ``minutes``: the document is the minutes of a meeting, which tell
    what was said and what will be done about it.
    """

    stance: Stance
    lexicon: Lexicon
    they_are_actors: bool = False
    item: bool = False
    makers: frozenset[str] = frozenset()
    minutes: bool = False
