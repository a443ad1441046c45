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
Reason = Literal[
    "period",
    "edition",
    "basis",
    "segment",
    "measure",
    "area",
    "parts",
    "missing",
    "overlap",
    "link",
    "reading",
    "which",
    "rounding",
    "note",
]
EvidenceRole = Literal["stated", "part", "other", "explanation"]

#: Outcomes that need no reason.
_PLAIN = ("agrees", "differs")
#: What an explanation of a share has behind its numbers: "8.460 van 28.200 is 30%".
_IS = " is "


@dataclass(frozen=True, slots=True)
class Check:
    """A claim and what came of it; the fields are those of the table ``checks``.

    ``difference`` is what is stated less what was computed. ``evidence`` has at least one range of
    text with the role ``stated``. ``relation`` says how its quantities belong together. ``reason`` says why a
    check neither agrees nor differs for certain. All words are Dutch: they are shown on the site.

    Raises :class:`ValueError` for a check without a claim, and for one without a reason that needs it.
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
    reason: Reason | None = None

    def __post_init__(self) -> None:
        if not any(role == "stated" for _, role in self.evidence):
            raise ValueError(f"a check without a claim: {self.subject}")
        if (self.reason is None) != (self.outcome in _PLAIN):
            raise ValueError(f"{self.outcome} with the reason {self.reason}: {self.subject}")


def without_twins(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks without those that put the same places to the same test again.

    Of a share the same numbers at other places are the same test: "30% (8.460)" of a number that stands
    twice. The first stays, as those that words link come first. Where a claim agrees, what it could not be
    compared with besides says nothing.
    """
    found: dict[tuple[RelationKind, str, frozenset[tuple[int, int]]], Check] = {}
    for check in checks:
        is_share = check.relation == "share"
        tested = [s for s, role in check.evidence if role == "stated" or not is_share]
        places = frozenset((segment.start, segment.end) for segment in tested)
        numbers = check.explanation.split(_IS)[0] if is_share else ""
        found.setdefault((check.relation, numbers, places), check)
    kept = found.values()
    agreeing = {(c.relation, _stated(c)) for c in kept if c.outcome == "agrees"}
    return tuple(
        check
        for check in kept
        if check.outcome != "not_comparable" or (check.relation, _stated(check)) not in agreeing
    )


def _stated(check: Check) -> Segment:
    """Where the claim of a check stands."""
    return next(segment for segment, role in check.evidence if role == "stated")
