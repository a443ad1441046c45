"""What language processing finds: plain records that point into the source.

They carry ids of areas and parties of the reference data, ranges of the source's text, and no
database keys: those are made when a knowledge base is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.model import Segment

Level = Literal["certain", "probable", "uncertain"]
Modality = Literal["support", "process", "effort", "duty", "plan"]
Role = Literal["responsible", "partner", "beneficiary"]
DeadlineKind = Literal["by", "in", "from", "between", "recurring", "relative"]
Status = Literal["draft", "final"]


#: What a plan is called of which no words give the name: its own document is where to find it.
UNNAMED_PLAN = "het plan in dit document"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who speaks in minutes, and the body that the attendance list names beside them.

    ``person`` is the name as the text writes it before what was said ("Schouten", "mw. Kuipers").
    """

    person: str
    body: str


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A word that a document gives to a party: "hierna te noemen: 'Ontwikkelaar'"."""

    term: str
    party: str


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What the words of a document may lean on.

    ``area_id`` is what the document is about, ``region_id`` its housing region and ``province_id``
    its province, where there is one. ``municipality_ids`` are the municipalities of the region (or
    the one or the several that the document is about; for several ``area_id`` is None), and
    ``region_municipality_ids`` those of the region, also where the document is about one of them.
    ``dated`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    ``issued_by`` are names of parties: one means that "we" is that body, several that "we" and
    "partijen" are all of them together; none that the document does not say who speaks in it.
    ``signatories``, ``addressees`` and the bodies of ``speakers`` and ``defined_terms`` are names of
    parties too: canonical ones where the reference data know the party, else as it is written.
    ``status`` is None where the document does not say whether it is a draft. ``sender_level`` is how
    sure it is who issued it.
    """

    document_id: str
    kind: str
    title: str
    area_id: str | None = None
    region_id: str | None = None
    province_id: str | None = None
    municipality_ids: tuple[str, ...] = ()
    region_municipality_ids: tuple[str, ...] = ()
    dated: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    issued_by: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    defined_terms: tuple[DefinedTerm, ...] = ()
    status: Status | None = None
    sender_level: Level = "certain"

    def speaker_body(self, person: str) -> str | None:
        """The body that a person of this name speaks for; None where nobody says so."""
        bodies = {s.body for s in self.speakers if s.person.casefold() == person.casefold()}
        return bodies.pop() if len(bodies) == 1 else None

    def defined_party(self, term: str) -> str | None:
        """The party that the document calls by this word; None where it defines none or several."""
        parties = {d.party for d in self.defined_terms if d.term.casefold() == term.casefold()}
        return parties.pop() if len(parties) == 1 else None


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area that the reference data do not have: several areas together, or a region of the text.

    ``kind`` is ``set`` for areas that are joined ("Almere en Lelystad samen"), ``subregion`` for a
    region whose name the text gives. ``members`` are ids of areas, as far as the text names them.
    """

    id: str
    name: str
    kind: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldVote:
    """What a rule says of a field of a count: a value, by its words, with its strength (0-1)."""

    field: str
    rule: str
    value: str | None
    words: str
    strength: float


@dataclass(frozen=True, slots=True)
class Count:
    """One number and what it counts; the fields are those of the table ``counts``.

    ``span`` covers the number's own characters. ``table`` and ``cell`` are indexes (of the
    document's grids and of the grid's cells) for a number in a table; ``passage`` is the position
    of the passage for a number in running text. ``project`` is the project's name as written.
    ``why`` says in plain Dutch which words decided. ``named_area`` is the area of ``area_id`` where the
    reference data do not have it. ``confidence`` (0-1) is how likely every field is right, and
    ``doubt`` names the fields whose evidence is weak. ``votes`` are those on its fields, the one that
    decided a field before those that lost. ``features`` are what its confidence follows from, ``cautions``
    the ids of what speaks against the row and does not settle that it is uncertain. ``seen`` is what the
    model of words saw of it, nothing where it is not asked (:mod:`nlp.counts.learned_basis`).
    """

    span: Segment
    value: float
    unit: str
    measure: str
    basis: str
    area_id: str | None = None
    project: str | None = None
    segment: str | None = None
    low: float | None = None
    high: float | None = None
    per: str | None = None
    qualifier: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    is_total: bool = False
    method: str = ""
    level: Level = "probable"
    why: str = ""
    table: int | None = None
    cell: int | None = None
    passage: int | None = None
    named_area: NamedArea | None = None
    confidence: float | None = None
    doubt: tuple[str, ...] = ()
    cautions: tuple[str, ...] = field(default=(), compare=False, repr=False)
    votes: tuple[FieldVote, ...] = field(default=(), compare=False, repr=False)
    features: tuple[str, ...] = field(default=(), compare=False, repr=False)
    seen: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party's part in a commitment.

    ``name`` is the canonical name. ``span`` is where the words stand that name it, or None where it
    is implied. ``score`` (0-1) says how sure the match of the name is.
    """

    name: str
    role: Role
    span: Segment | None
    implied: bool
    score: float


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date or rhythm; days are ``YYYY-MM-DD``, ``every`` is ``n/year`` or ``1/nyear``.

    A relative one is ``amount`` of ``unit`` after (below 0: before) ``anchor``, the words for what it
    counts from; it has a ``last_day`` only where the document dates those.
    """

    kind: DeadlineKind
    span: Segment
    text: str
    first_day: str | None = None
    last_day: str | None = None
    every: str | None = None
    amount: int | None = None
    unit: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A sentence, list item or article by which parties take something on.

    ``span`` leaves out the bullet or number and includes the full stop; ``text`` is clean.
    Where an item or "Dit …" says nothing alone, ``text`` begins with the line or sentence that it leans on.
    ``condition`` holds the words that it depends on. ``method`` names the rule, ``why`` says in
    plain Dutch which words made it a commitment. ``doubt`` names the fields in doubt; ``confidence`` is how
    likely the row is right (0-1), from its ``features``.
    """

    passage: int
    span: Segment
    text: str
    modality: Modality
    parties: tuple[PartyMention, ...]
    deadlines: tuple[Deadline, ...]
    theme: str | None = None
    condition: str | None = None
    method: str = ""
    level: Level = "probable"
    why: str = ""
    doubt: tuple[str, ...] = ()
    confidence: float | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A wish addressed at others: who asks, of whom (canonical names of parties)."""

    passage: int
    span: Segment
    text: str
    asker: str | None
    addressee: str | None
    why: str = ""
