"""Votes of rules on what a document is, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.model import Segment
from nlp.records import DefinedTerm, Level, Speaker, Status

Field = Literal[
    "title", "kind", "issuer", "signatory", "addressee", "speaker", "term",
    "area", "date", "period", "status",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vote:
    """What a rule says of a field, and the words that say so.

    ``value`` is a title, the name of a kind, the name of a party (canonical where it is known), the
    id of an area, a date (``YYYY[-MM[-DD]]``), a period (``YYYY/YYYY``) or a status. ``about`` is
    the person who speaks or the term that is defined. ``members`` are the ids of the municipalities
    that the document is about, where these are some of the area's. ``segment`` is None for what no
    words of the document say (the name of its file).
    """

    field: Field
    value: str
    rule: str
    segment: Segment | None = None
    about: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A vote and what came of it: ``level`` is uncertain where its value was not taken."""

    vote: Vote
    level: Level


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is, with all votes on it.

    Empty or None is what the document leaves open; ``kind`` is ``other`` then. ``issuers``,
    ``signatories`` and ``addressees`` are names of parties, canonical where the reference data have
    them. ``area`` is the id of an area, ``municipalities`` those of it that the document is about.
    """

    title: str
    kind: str
    issuers: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    defined_terms: tuple[DefinedTerm, ...] = ()
    area: str | None = None
    municipalities: tuple[str, ...] = ()
    dated: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    status: Status | None = None
    evidence: tuple[Evidence, ...] = ()
