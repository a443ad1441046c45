"""What rules say of a sentence, and what is decided from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.kinds import Stance
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.subject import Subject
from nlp.records import Level, Modality

Outcome = Literal["commitment", "ask", "none"]

NOBODY = Subject("none")
#: Why nothing was decided, where no rule voted.
NO_RULE = "geen regel had iets over deze zin te zeggen"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in.

    ``they_are_actors``: "they" can be the parties of the sentence before it. ``item``: it is a list
    item or sub-article, whose subject may stand above it. ``makers`` are the parties that made the
    document (empty: not known), ``about`` is the municipality that it is about (empty: none, or several).
    ``minutes``: the document is the minutes of a meeting, which tell
    what was said and what will be done about it. ``letter``: it is written to someone. ``listed``:
    it stands in a list of actions. ``agreed``: the sentence before it says what was agreed. ``own_policy``: it stands under a heading on the policy of the
    municipality that the document is about. ``speakers`` are the persons whom minutes name. ``kind`` is
    that of the document, ``year`` the one in which it was made (None: not known).
    """

    stance: Stance
    lexicon: Lexicon
    they_are_actors: bool = False
    item: bool = False
    makers: frozenset[str] = frozenset()
    about: str = ""
    minutes: bool = False
    letter: bool = False
    listed: bool = False
    agreed: bool = False
    own_policy: bool = False
    speakers: tuple[str, ...] = ()
    kind: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a clause or line, where its row leaves that open.

    ``words`` are tokens of the sentence; ``why`` takes the place of the row's, as do ``modality`` and
    ``level``. ``subject`` is who takes it on, where that is not the subject of the clause.
    """

    words: tuple[int, ...] = ()
    why: str | None = None
    modality: Modality | None = None
    level: Level | None = None
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """What one rule says of a clause (``clause`` is its number) or of the line as a whole (None).

    ``words`` are the tokens that it goes by, ``why`` says so in plain Dutch. ``rank`` and
    ``overrides`` are those of the rule. ``specific`` counts the things that the rule asked for.
    ``above``: it is about the line read with the subject that stands above it.
    ``silent``: it says nothing about the items below. ``step`` moves the level of what is decided.
    """

    rule: str
    outcome: Outcome
    why: str
    modality: Modality = "plan"
    level: Level = "probable"
    words: tuple[int, ...] = ()
    subject: Subject = NOBODY
    clause: int | None = None
    rank: int = 0
    overrides: tuple[str, ...] = ()
    specific: int = 0
    above: bool = False
    silent: bool = False
    passes_on: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided from all votes.

    ``winner`` is the vote that decided, None where no rule said anything; ``beaten`` has, for each
    vote that another beat, both. ``doubt`` is the vote that says otherwise with as much right.
    ``level`` and ``why`` are those of the decision as a whole.
    """

    outcome: Outcome
    votes: tuple[Vote, ...] = ()
    winner: Vote | None = None
    beaten: tuple[tuple[Vote, Vote], ...] = ()
    doubt: Vote | None = None
    level: Level = "probable"
    why: str = ""

    @property
    def speaks(self) -> Vote | None:
        """The vote that decided, where it says something about what stands below the line too."""
        return self.winner if self.winner is not None and not self.winner.silent else None

    def beaten_by(self, vote: Vote) -> str | None:
        """The rule of the vote that beat a vote; None where none did."""
        return next((by.rule for lost, by in self.beaten if lost is vote), None)

    @property
    def promises(self) -> bool:
        """Return True if something is promised or asked."""
        return self.outcome != "none"
