"""The rows of all sources as the machine read them, and the values that corrections speak of.

A person names an area, a project and a party; rows keep an area's id, a party's key, and a project
only as a mention, for it is not known yet which project it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.areas import Areas
from corpus.corrections import Value
from corpus.parties import PartyRecord, PartyRegistry
from kb.corrections.touched import Known, known_of
from kb.rows import Row, SourceRows

AREA, PROJECT, PARTY = "area", "project", "party"
#: The table of each kind of row that a person may correct.
TABLE_OF = {
    "count": "counts",
    "commitment": "commitments",
    "deadline": "deadlines",
    "party": "commitment_parties",
}
#: Fields of a person's that are columns of another name.
_COLUMN_OF = {AREA: "area_id", PARTY: "party_id"}


@dataclass(frozen=True, slots=True)
class Place:
    """A row, and a span by which a person may name it: its own, or that of its commitment.

    ``commitment`` is the commitment that a deadline or party belongs to.
    """

    source: SourceRows
    row: Row
    span: Row
    commitment: Row | None = None

    @property
    def document_id(self) -> str:
        """The document that the row is of."""
        return str((self.commitment or self.row)["document_id"])

    @property
    def key(self) -> str:
        """The row's key; a party's part in a commitment has none but that of the commitment."""
        return str(self.row.get("id") or self.row["commitment_id"])


class Reading:
    """All rows by table, and what is needed to find them and to tell what they say."""

    def __init__(
        self,
        sources: Sequence[SourceRows],
        areas: Areas,
        registry: PartyRegistry,
        known: Known | None = None,
    ) -> None:
        known = known or known_of(sources)
        self.sources = sources
        self.areas = areas
        self.registry = registry
        self.spans = {row["id"]: row for row in self._rows("spans")}
        self.texts = {row["id"]: row["text"] for row in self._rows("sources")}
        self.documents = known.documents
        self._commitments = {row["id"]: row for row in self._rows("commitments")}
        self._parties = known.parties

    def _rows(self, table: str) -> Iterator[Row]:
        for source in self.sources:
            yield from source.tables.get(table, ())

    def places(self, kind: str) -> Iterator[Place]:
        """Every row of a kind, once for each span by which it may be named."""
        for source in self.sources:
            for row in source.tables.get(TABLE_OF[kind], ()):
                commitment = self._commitments.get(row.get("commitment_id"))
                yield Place(source, row, self.spans[row["span_id"]], commitment)
                if commitment is not None and commitment["span_id"] != row["span_id"]:
                    yield Place(source, row, self.spans[commitment["span_id"]], commitment)

    def value(self, place: Place, name: str) -> Value:
        """What the machine read in a field, as it is kept: areas and parties by key."""
        if name == PROJECT:
            key = place.row["id"]
            named = (mention.name for mention in place.source.projects if mention.count_id == key)
            return next((" ".join(name.split()) for name in named), None)
        value: Value = place.row[_COLUMN_OF.get(name, name)]
        return value

    def is_read_as(self, place: Place, name: str, value: Value) -> bool:
        """Did the machine read what a person wrote?"""
        if name != PARTY:
            return self.value(place, name) == value
        record = self.party(place, str(value))
        return record is not None and record.key == self.value(place, name)

    def party(self, place: Place, name: str) -> PartyRecord | None:
        """The party that goes by a name in the document of a commitment.

        None where neither the registry nor any document knows such a party: it may be misspelt.
        """
        known = name in self.registry or len(self.registry.named(name)) == 1
        if not known and name not in self._parties.values():
            return None
        return self.registry.record(name, place.source.contexts[place.document_id])

    def told(self, place: Place, name: str) -> str | None:
        """What the machine read in a field, for people: areas and parties by name."""
        value = self.value(place, name)
        return self._parties[str(value)] if name == PARTY else self.in_words(name, value)

    def in_words(self, name: str, value: Value) -> str | None:
        """What a person wrote in a field, for people: areas by name, numbers without a needless .0."""
        if value is None:
            return None
        if name == AREA:
            return self.areas[str(value)].name
        if name == PARTY:
            return self.registry.canonical(str(value))
        return f"{value:.15g}" if isinstance(value, float) else str(value)
