"""Claims of the documents, put to the test: what a check is.

What does not add up is shown with its evidence; nothing is mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.model import Segment

CheckKind = Literal["total", "text_table", "cross_document", "name", "reference", "plausibility"]
Outcome = Literal["agrees", "differs", "explained", "uncertain"]
EvidenceRole = Literal["stated", "part", "other", "explanation"]


@dataclass(frozen=True, slots=True)
class Check:
    """A claim and what came of it; the fields are those of the table ``checks``.

    ``difference`` is what is stated less what was computed. ``evidence`` has at least one range of
    text with the role ``stated``. All words are Dutch: they are shown on the site.
    """

    kind: CheckKind
    subject: str
    stated: str
    computed: str
    difference: float | None
    outcome: Outcome
    explanation: str
    evidence: tuple[tuple[Segment, EvidenceRole], ...]

    def __post_init__(self) -> None:
        if not any(role == "stated" for _, role in self.evidence):
            raise ValueError(f"a check without a claim: {self.subject}")
