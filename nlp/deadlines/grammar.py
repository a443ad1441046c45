"""Deadlines in a clean text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.clean import Clean
from nlp.records import Deadline, DeadlineKind, DocumentContext


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A date or rhythm at ``[start, end)`` of a clean text; days are ``YYYY-MM-DD``."""

    kind: DeadlineKind
    start: int
    end: int
    text: str
    first_day: str | None = None
    last_day: str | None = None
    every: str | None = None

    def record(self, text: Clean, offset: int = 0) -> Deadline:
        """The same for the knowledge base: ``text`` is the clean passage, ``offset`` where the
        sentence begins in it."""
        span = text.source_range(offset + self.start, offset + self.end)
        return Deadline(self.kind, span, self.text, self.first_day, self.last_day, self.every)


def deadlines_in(
    text: str, context: DocumentContext, heading: str | None = None
) -> tuple[FoundDeadline, ...]:
    """The deadlines in a clean sentence, in order, without overlaps.

    A year that the sentence leaves out is taken from ``heading`` or from the document's date.
    """
    found = []
    for m in re.finditer(r"\b(tot en met|t/m|in) (20\d\d)\b", text, re.IGNORECASE):
        year = m.group(2)
        if m.group(1).casefold() == "in":
            found.append(
                FoundDeadline("in", m.start(), m.end(), m.group(), f"{year}-01-01", f"{year}-12-31")
            )
        else:
            found.append(FoundDeadline("by", m.start(), m.end(), m.group(), None, f"{year}-12-31"))
    return tuple(found)
