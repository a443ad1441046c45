"""Whose a number is, and the evidence for it: what :mod:`nlp.counts.fields.owner` finds."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.count_owners import Owner

#: A clear owner is ahead of the next by so much.
_CLEARLY = 1.5


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of evidence: for which owner it speaks, by which rule and words, and what it weighs."""

    owner: Owner
    rule: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whose a number is, with all evidence, the heaviest first; ``owner`` is None where it does not decide."""

    owner: Owner | None
    said: tuple[Said, ...] = ()
    ahead: float = 0.0

    @property
    def clearly(self) -> bool:
        """Return True if the evidence is well ahead of that for any other owner."""
        return self.owner is not None and self.ahead >= _CLEARLY

    def has(self, *rules: str) -> bool:
        return any(said.rule in rules for said in self.said)
