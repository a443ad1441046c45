"""What a search looks through by name or number: areas, parties, projects, themes, documents, counts and commitments."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, TypeVar

import corpus.areas
from corpus.codes import labels
from publish import areas, documents, facts, parties
from publish.areas import Area
from publish.once import once
from publish.slugs import fold

Thing = TypeVar("Thing", bound=Hashable)


#: Something to find, with the folded text that it is found by.
Known: TypeAlias = tuple[Thing, str]


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A party to find; ``parts`` says in words which parts a collective has that several regions have."""

    id: str
    name: str
    kind: str
    parts: str = ""


@lru_cache(maxsize=1)
def all_themes() -> tuple[Known[tuple[str, str]], ...]:
    return tuple(((code, label), fold(label)) for code, label in labels("theme").items())


@once
def all_documents(
    connection: sqlite3.Connection,
) -> tuple[Known[tuple[str, str, str | None]], ...]:
    return tuple(
        ((document.id, document.title, document.dated), fold(document.title))
        for document in documents.documents(connection)
    )


@lru_cache(maxsize=1)
def municipalities() -> tuple[corpus.areas.Area, ...]:
    return tuple(corpus.areas.load_areas().of_kind("municipality"))


@once
def all_commitments(connection: sqlite3.Connection) -> tuple[Known[str], ...]:
    rows = connection.execute(
        f"select afspraak_id as id, afspraak as text from alle_afspraken where {facts.CERTAIN} order by afspraak_id"
    )
    return tuple((row["id"], fold(row["text"] or "")) for row in rows)


@once
def all_areas(connection: sqlite3.Connection) -> tuple[Known[Area], ...]:
    return tuple((area, fold(area.name)) for area in areas.with_data(connection))


@once
def all_parties(connection: sqlite3.Connection) -> tuple[Known[FoundParty], ...]:
    rows = connection.execute(
        """select partij_id as id, partij as name, soort as kind, andere_namen as aliases from partijen
        where soort <> 'municipality' or doet_mee order by partij, partij_id"""
    )
    titles = facts.party_titles(connection)
    return tuple(
        (
            FoundParty(row["id"], titles[row["id"]], row["kind"]),
            # A title may end in the region of a group, by which its part of a collective is found.
            fold(
                f"{row['name']} | {titles[row['id']].partition(' bij ')[0]} | {row['aliases'] or ''}"
            ),
        )
        for row in rows
    )


def together(connection: sqlite3.Connection, found: Iterable[FoundParty]) -> tuple[FoundParty, ...]:
    """The parties with several parts of one collective as that collective, at the place of the first."""
    found = tuple(found)
    whole: dict[str, FoundParty] = {}
    ids = {party.id for party in found}
    for group in parties.index(connection):
        for line in group.parties:
            parts = [part for part in line.parts if part.id in ids]
            if len(parts) > 1:
                one = FoundParty(line.id, line.name, group.kind, _in_words(parts))
                whole.update((part.id, one) for part in parts)
    return tuple(dict.fromkeys(whole.get(party.id, party) for party in found))


def _in_words(parts: Sequence[parties.PartyLine]) -> str:
    """The parts of a collective by region; by document only how many there are, as titles are long."""
    if any(part.part_name.startswith("bij ") for part in parts):
        return f"{len(parts)} delen"
    return "met delen: " + ", ".join(sorted(part.part_name for part in parts))


@once
def all_projects(
    connection: sqlite3.Connection,
) -> tuple[Known[tuple[str, str, str, str]], ...]:
    known = areas.all_slugs(connection)
    rows = connection.execute(
        """select project_id as id, project as name, gebied_id as area_id, gebied as area_name,
            soort_gebied as area_kind, namen as names
        from projecten order by project, project_id"""
    )
    return tuple(
        (
            (
                row["id"],
                row["name"],
                row["area_name"] or "",
                areas.path(row["area_id"], row["area_kind"], known) if row["area_id"] else "",
            ),
            fold(f"{row['name']} | {row['names'] or ''} | {row['area_name'] or ''}"),
        )
        for row in rows
    )


@once
def all_counts(connection: sqlite3.Connection) -> tuple[Known[str], ...]:
    """The ids of the counts with their number, measure, ground, segment, years, area and project."""
    rows = connection.execute(
        """select aantal_id as id, citaat as quote, aantal as value, eenheid as unit, wat as measure, segment,
            grondslag as basis, periode_van as period_start, periode_tot as period_end, gebied as area, project
        from alle_aantallen where niveau <> 'uncertain' order by aantal_id"""
    )
    grounds = labels("basis")
    found = []
    for row in rows:
        value = row["value"]
        plain = str(int(value)) if value is not None and float(value).is_integer() else ""
        share = f"{plain or row['quote']}%" if row["unit"] == "%" else ""
        number = (row["quote"], plain, share)
        years = ((row[day] or "")[:4] for day in ("period_start", "period_end"))
        what = (row["measure"], grounds.get(row["basis"]), row["segment"], *years)
        parts = (*number, *what, row["area"], row["project"])
        found.append((row["id"], fold(" | ".join(part for part in parts if part))))
    return tuple(found)
