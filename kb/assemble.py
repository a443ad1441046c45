"""All sources side by side: what only shows when they are compared.

Sources come one at a time, in the order of the corpus. :meth:`Assembly.add` gives the rows of a source
that can be written at once; what may still change (parties, documents) and what follows from all
(areas, checks between documents) comes at the end. Held meanwhile are documents, parties and
projects, never passages, spans or numbers; at the end the numbers of one project or area at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.areas import COUNTRY, Area, Areas
from kb.area_rows import area_rows, named_area_rows
from kb.check_documents import by_subject, checks_of_groups
from kb.check_rhythms import ToldIn
from kb.keys import KeyCollisionError
from kb.packed_rows import PackedRows, PackedSource
from kb.projects import Projects
from kb.rows import Row, SourceRows
from kb.schema import TABLES, table
from nlp.records import NamedArea

#: Columns that hold areas, and the tables that have one of them.
_AREA_COLUMNS = ("area_id", "member_id")
_WITH_AREAS = tuple(
    each.name for each in TABLES if {*_AREA_COLUMNS} & {c.name for c in each.columns}
)


class Distinct:
    """The rows of a table, each once, in the order in which they came first."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._key = table(name).primary_key
        self._seen: dict[tuple[object, ...], Row] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Raises :class:`KeyCollisionError` where two rows have the same key and differ."""
        for row in rows:
            key = tuple(row[column] for column in self._key)
            if self._seen.setdefault(key, row) != row:
                raise KeyCollisionError(f"{self._name}: two rows have the key {key!r}")

    @property
    def rows(self) -> list[Row]:
        return list(self._seen.values())


class Parties:
    """The parties, each once, under the name that came first; and aliases for the other spellings.

    "Taskforce Wonen" and "taskforce wonen" have one key. What kind of party it is comes from
    whichever mention says more than ``other``.
    """

    def __init__(self) -> None:
        self._first: dict[str, Row] = {}
        self.aliases: list[Row] = []

    def add(self, parties: Iterable[Row]) -> None:
        """Raises :class:`KeyCollisionError` where parties of one key are of different areas."""
        for party in parties:
            known = self._first.setdefault(party["id"], dict(party))
            if known["area_id"] != party["area_id"]:
                raise KeyCollisionError(f"parties: {known!r} and {party!r} have one key")
            if known["name"] != party["name"]:
                self.aliases.append({"alias": party["name"], "party_id": party["id"]})
            if known["kind"] == "other":
                known["kind"] = party["kind"]

    @property
    def rows(self) -> list[Row]:
        return list(self._first.values())


class Assembly:
    """The sources that were added, as far as others need to know of them.

    Both methods raise :class:`KeyCollisionError` where two different rows have the same key.
    """

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._documents = Distinct("documents")
        self._parties = Parties()
        self._members = Distinct("party_members")
        self._aliases = Distinct("party_aliases")
        #: Their rows may still change, or come again with another source.
        self._joined: Mapping[str, Distinct | Parties] = {
            "documents": self._documents,
            "parties": self._parties,
            "party_members": self._members,
            "party_aliases": self._aliases,
        }
        self._projects = Projects(areas)
        self._named: list[NamedArea] = []
        self._told: list[ToldIn] = []
        self._used = {COUNTRY}

    def add(self, source: PackedSource) -> dict[str, PackedRows]:
        """The rows of a source by table that can be written now; its counts get their projects."""
        tables = dict(source.tables)
        self._used |= _packed_area_ids(tables, self._areas)
        for name, joined in self._joined.items():
            joined.add(tables.pop(name, PackedRows()).rows())
        self._named += source.named_areas.values()
        self._told += source.told
        of_count = self._projects.add(source.projects)
        if counts := tables.get("counts"):
            projects = [of_count.get(key) for key in counts.column("id")]
            tables["counts"] = counts.with_column("project_id", projects)
        return tables

    def finish(self) -> dict[str, list[Row]]:
        """The rows that are left, by table, but for the checks between documents."""
        named = named_area_rows(self._named)
        self._aliases.add(self._parties.aliases)
        rows: dict[str, list[Row]] = {
            "documents": _without_lost_relations(self._documents.rows),
            "parties": self._parties.rows,
            "party_members": self._members.rows,
            "party_aliases": self._aliases.rows,
            **self._projects.rows,
            "area_sets": unique("area_sets", named["area_sets"]),
        }
        used = self._used | area_ids(rows, self._areas)
        rows.update(area_rows(surrounding(used, self._areas)))
        rows["areas"] += named["areas"]
        return rows

    def checks(
        self, rows: Mapping[str, Iterable[Row]], groups: Iterable[Sequence[Row]]
    ) -> Iterator[dict[str, list[Row]]]:
        """The checks between documents by table, some at a time; ``rows`` are those of :meth:`finish`,
        ``groups`` the counts of all sources by subject (:data:`kb.check_documents.SUBJECT`)."""
        return checks_of_groups(rows, groups, self._told)


def assembled(
    sources: Iterable[SourceRows], areas: Areas
) -> tuple[dict[str, list[Row]], dict[str, str]]:
    """The rows of all tables, and the folded text of all passages, of sources that fit in memory."""
    assembly = Assembly(areas)
    rows: dict[str, list[Row]] = {}
    folded: dict[str, str] = {}
    for source in sources:
        packed = assembly.add(PackedSource.of(source))
        _extend(rows, {name: found.rows() for name, found in packed.items()})
        folded.update(source.folded)
    last = assembly.finish()
    _extend(rows, last)
    for found in assembly.checks(last, by_subject(rows.get("counts", ()))):
        _extend(rows, found)
    return {name: unique(name, found) for name, found in rows.items()}, folded


def _extend(rows: dict[str, list[Row]], more: Mapping[str, Iterable[Row]]) -> None:
    for name, found in more.items():
        rows.setdefault(name, []).extend(found)


def area_ids(rows: Mapping[str, Iterable[Row]], areas: Areas) -> set[str]:
    """The areas of the reference data that rows name."""
    return {
        area
        for name in _WITH_AREAS
        for row in rows.get(name, ())
        for area in map(row.get, _AREA_COLUMNS)
        if area and area in areas
    }


def _packed_area_ids(tables: Mapping[str, PackedRows], areas: Areas) -> set[str]:
    return {
        area
        for name in _WITH_AREAS
        if name in tables
        for column in _AREA_COLUMNS
        for area in tables[name].column(column)
        if area and area in areas
    }


def unique(name: str, rows: Iterable[Row]) -> list[Row]:
    """The rows of a table, each once, in the order in which they came first.

    Raises :class:`KeyCollisionError` where two rows have the same key and differ.
    """
    distinct = Distinct(name)
    distinct.add(rows)
    return distinct.rows


def surrounding(ids: Iterable[str], areas: Areas) -> list[Area]:
    """Areas with what lies around them, and the members of those regions, in the order of ``areas``."""
    wanted = set(ids)
    waiting = list(wanted)
    while waiting:
        area = areas[waiting.pop()]
        near = {*area.members, *([area.parent_id] if area.parent_id else [])}
        waiting.extend(near - wanted)
        wanted |= near
    return [area for area in (*areas, *areas.villages) if area.id in wanted]


def _without_lost_relations(documents: Sequence[Row]) -> list[Row]:
    """A document that could not be read can be neither replaced nor annexed to."""
    known = {document["id"] for document in documents}
    relations = ("replaces", "annex_of")
    return [
        {**document, **{name: None for name in relations if document[name] not in known}}
        for document in documents
    ]
