"""The index of parties: who takes part, by kind, with how much they have taken on."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from corpus.codes import values
from publish import facts, rows, slugs
from publish.once import once

#: Commitments of each part that the page of a collective shows; all are one link away.
SHOWN = 5
#: Kinds of parties of which two with one name have nothing to do with each other.
_NO_COLLECTIVES = ("municipality", "province", "region", "state")


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party with how much it answers for, is partner in, has with its groups, and signs or issues.

    A name that several regions have, each for its own, is one line with ``parts``; its numbers count what
    several parts share once.
    """

    id: str
    name: str
    area_name: str
    responsible: int
    partner: int
    through_groups: int
    signs: int
    parts: tuple[PartyLine, ...] = ()
    part_name: str = ""


@dataclass(frozen=True, slots=True)
class PartyKind:
    """The parties of one kind, those that answer for most first."""

    kind: str
    parties: tuple[PartyLine, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a collective with the first commitments that it answers for."""

    line: PartyLine
    commitments: tuple[facts.Commitment, ...]


@dataclass(frozen=True, slots=True)
class Collective:
    """A collective that several regions have, as one page: ``line`` is all of it."""

    kind: str
    line: PartyLine
    parts: tuple[Part, ...]


#: How much each key stands for: a party by itself, or all parties of one name.
_NUMBERS = """
select min(partij_id) as id, partij as name, soort as kind, min(gebied) as area_name,
    count(distinct case aandeel when 'zelf' then waarvan_id end) as responsible,
    count(distinct case aandeel when 'partner' then waarvan_id end) as partner,
    count(distinct case aandeel when 'groep' then waarvan_id end) as through_groups,
    count(distinct case aandeel when 'document' then waarvan_id end) as signs
from aandeel_van_partijen group by {key}
order by responsible desc, through_groups desc, partij, min(partij_id)"""
_OF_ONE, _OF_NAME = _NUMBERS.format(key="partij_id"), _NUMBERS.format(key="soort, partij")


@once
def index(connection: sqlite3.Connection) -> tuple[PartyKind, ...]:
    """The parties that take part in a commitment or document, by kind; no kind is empty."""
    titles = facts.party_titles(connection)
    by_name: dict[tuple[str, str], list[PartyLine]] = {}
    for row in connection.execute(_OF_ONE):
        name = titles[row["id"]]
        line = rows.of_row(
            PartyLine,
            row,
            name=name,
            area_name=row["area_name"] or "",
            part_name=_part_name(name, row["name"]),
        )
        by_name.setdefault((row["kind"], row["name"]), []).append(line)
    found: dict[str, list[PartyLine]] = {}
    for row in connection.execute(_OF_NAME):
        parts = by_name.pop((row["kind"], row["name"]), [])
        if len(parts) == 1 or row["kind"] in _NO_COLLECTIVES:
            found.setdefault(row["kind"], []).extend(parts)
        elif parts:
            key = slugs.slug(row["name"])
            key = f"{key}-samen" if key in titles else key
            line = rows.of_row(PartyLine, row, id=key, area_name="", parts=tuple(parts))
            found.setdefault(row["kind"], []).append(line)
    return tuple(
        PartyKind(kind, tuple(found[kind])) for kind in values("party_kind") if kind in found
    )


def _part_name(title: str, name: str) -> str:
    """What a title has behind a name: "gemeenten (Twente)" is "Twente"."""
    rest = title.removeprefix(name).strip()
    return rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest


def collective(connection: sqlite3.Connection, key: str) -> Collective | None:
    """The collective of several regions with this key, None where there is none."""
    for group in index(connection):
        for line in group.parties:
            if line.parts and line.id == key:
                parts = tuple(Part(part, _first(connection, part.id)) for part in line.parts)
                return Collective(group.kind, line, parts)
    return None


def collective_of(connection: sqlite3.Connection, party_id: str) -> PartyLine | None:
    """The collective that a party is a part of, None where it stands by itself."""
    lines = (line for group in index(connection) for line in group.parties)
    return next((line for line in lines if any(p.id == party_id for p in line.parts)), None)


def _first(connection: sqlite3.Connection, party_id: str) -> tuple[facts.Commitment, ...]:
    where = f"""afspraak_id in (select commitment_id from commitment_parties
        where party_id = :party and role = 'responsible') and {facts.CERTAIN}"""
    return facts.commitments(connection, where, {"party": party_id}, limit=SHOWN)
