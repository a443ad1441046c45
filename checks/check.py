"""Claims of the documents, put to the test: what a check is.

What does not add up is shown with its evidence; nothing is mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extract.model import Segment

CheckKind = Literal["total", "text_table", "cross_document", "name", "reference", "plausibility"]
RelationKind = Literal["sum", "share", "same", "bound", "count", "order"]
Outcome = Literal["agrees", "differs", "explained", "uncertain", "not_comparable"]
EvidenceRole = Literal["stated", "part", "other", "explanation"]


@dataclass(frozen=True, slots=True)
class Check:
    """A claim and what came of it; the fields are those of the table ``checks``.

    ``difference`` is what is stated less what was computed. ``evidence`` has at least one range of
    text with the role ``stated``. ``relation`` says how its quantities belong together. All words are Dutch: they are shown on the site.
    """

    kind: CheckKind
    subject: str
    stated: str
    computed: str
    difference: float | None
    outcome: Outcome
    explanation: str
    evidence: tuple[tuple[Segment, EvidenceRole], ...]
    relation: RelationKind = "sum"

    def __post_init__(self) -> None:
        if not any(role == "stated" for _, role in self.evidence):
            raise ValueError(f"a check without a claim: {self.subject}")


def without_twins(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks without those that put the same places to the same test again."""
    found: dict[tuple[RelationKind, frozenset[tuple[int, int]]], Check] = {}
    for check in checks:
        places = frozenset((segment.start, segment.end) for segment, _ in check.evidence)
        found.setdefault((check.relation, places), check)
    return tuple(found.values())
