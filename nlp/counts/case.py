"""A number with what doubts on it ask: its reading, its record's measure, its document."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.counting import Vocabulary
from nlp.counts.readings import Reading

#: Kinds of documents that are mostly about one plan or one part of a town: there the document's area
#: is where a number lies, and seldom what it is of.
OF_ONE_PLACE = frozenset({"plan", "other", "proposal", "letter"})


@dataclass(frozen=True, slots=True)
class Case:
    """A number with its record's measure, whether its document tells of many plans, and that document's area and kind.

    ``plans`` are the names of plans and sites that the document mentions anywhere.
    """

    reading: Reading
    vocabulary: Vocabulary
    measure: str
    of_plans: bool
    document_area: str | None = None
    kind: str = ""
    plans: frozenset[str] = frozenset()

    @property
    def of_own_plan(self) -> bool:
        """Return True if the number is decided to be the document's own plan's, or another's that it names."""
        owned = self.reading.owner
        return owned is not None and owned.owner == "plan" and self.reading.project_name is not None

    @property
    def of_policy(self) -> bool:
        """Return True if a noun of policy has the number as its own, or its paragraph is about the town's policy."""
        owned = self.reading.owner
        if owned is None or owned.owner != "policy":
            return False
        return owned.has("governed") or self.reading.area.rule == "town-of-policy"

    @property
    def is_policys(self) -> bool:
        """Return True if the number is decided to be of some policy, whoever's that is."""
        owned = self.reading.owner
        return owned is not None and owned.owner == "policy"

    @property
    def of_neither(self) -> bool:
        """Return True if the number is decided to be of no plan and no policy."""
        owned = self.reading.owner
        return owned is not None and owned.owner == "other"

    @property
    def text(self) -> str:
        return self.reading.passage.text.text
