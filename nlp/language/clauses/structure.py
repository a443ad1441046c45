"""The clauses of a Dutch sentence: what :mod:`nlp.language.clauses.analysis` finds, and every rule asks."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.language.clauses.finite import Finite
from nlp.language.clauses.sentence_words import Words


@dataclass(slots=True)
class Frame:
    """A subordinate or infinitive clause: ``marker`` opened it at ``start``; ``end`` is exclusive.

    ``finite`` is its finite verb, ``verbs`` are the tokens of its verb cluster. A ``soft`` one ends
    at a comma too; ``reopened`` is the second part of one ("dat A gebeurt en B komt").
    """

    marker: str
    start: int
    end: int = -1
    finite: Finite | None = None
    verbs: list[int] = field(default_factory=list)
    soft: bool = False
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: tokens ``[start, end)``, of which ``main`` are not in a subordinate clause."""

    start: int
    end: int
    finite: Finite
    main: tuple[int, ...]
    frames: tuple[Frame, ...]

    @property
    def front(self) -> tuple[int, ...]:
        """What stands before the finite verb."""
        return tuple(i for i in self.main if i < self.finite.index)

    @property
    def rest(self) -> tuple[int, ...]:
        """What stands after the finite verb."""
        return tuple(i for i in self.main if i > self.finite.index)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The main clauses and all subordinate clauses of a sentence; no clause: no finite verb."""

    words: Words
    clauses: tuple[Clause, ...]
    frames: tuple[Frame, ...]
