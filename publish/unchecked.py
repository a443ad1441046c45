"""What could not be compared, and why: the reasons with how many checks each has, by document."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from publish import labels
from publish.check_facts import Check, checks
from publish.once import once

#: So many of a document are shown on the page; the others are in the files.
SHOWN = 25


@dataclass(frozen=True, slots=True)
class OfDocument:
    """What could not be compared in one document; ``reasons`` has the words and numbers of each."""

    document_id: str
    title: str
    reasons: tuple[tuple[str, int], ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Unchecked:
    """The page: all ``reasons`` with their numbers, and the documents."""

    reasons: tuple[tuple[str, int], ...]
    documents: tuple[OfDocument, ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.reasons)


@once
def not_compared(connection: sqlite3.Connection) -> tuple[Check, ...]:
    """The checks of which the places could not be compared, by document."""
    return checks(connection, "uitkomst = 'not_comparable'")


def unchecked(connection: sqlite3.Connection) -> Unchecked:
    """What could not be compared, most of it first."""
    found = not_compared(connection)
    by_document: dict[str, list[Check]] = {}
    for check in found:
        by_document.setdefault(check.document_id, []).append(check)
    documents = [
        OfDocument(key, each[0].document_title, _reasons(each), tuple(each[:SHOWN]))
        for key, each in by_document.items()
    ]
    return Unchecked(_reasons(found), tuple(documents))


def _reasons(found: Sequence[Check]) -> tuple[tuple[str, int], ...]:
    counted = Counter(labels.CHECK_REASON.get(check.reason or "", "") for check in found)
    return tuple(counted.most_common())
