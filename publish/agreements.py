"""Lists of commitments, and what one party has taken on."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.codes import labels, values
from publish import areas, facts, overview, rows
from publish.choices import Choice
from publish.once import once

PAGE_SIZE = 40
#: Commitments of one document that the page of a party shows; all are one link away.
SHOWN = 25


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for; an empty text is no wish."""

    party: str = ""
    theme: str = ""
    modality: str = ""
    year: str = ""
    document: str = ""
    area: str = ""

    def chosen(self) -> dict[str, str]:
        """The wishes by the names that the addresses of the site use."""
        named = {
            "partij": self.party,
            "thema": self.theme,
            "soort": self.modality,
            "jaar": self.year,
            "document": self.document,
            "gebied": self.area,
        }
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class CommitmentList:
    """A page of commitments with the lists to choose from."""

    filters: Filters
    area: areas.Area | None
    commitments: tuple[facts.Commitment, ...]
    total: int
    page: int
    parties: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    years: tuple[Choice, ...]
    documents: tuple[Choice, ...]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its place among the others."""

    id: str
    name: str
    kind: str
    area_id: str | None
    area_name: str | None
    area_path: str | None
    aliases: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentCommitments:
    """The first commitments of a document, and how many there are."""

    document_id: str
    title: str
    commitments: tuple[facts.Commitment, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PartyView:
    """All that the page of a party shows; ``by_document`` are the commitments it answers for.

    Of each document no more than :data:`SHOWN` are shown, and no more of those that the party is
    partner in (of ``partners``) or that are to its benefit (of ``beneficiaries``).
    """

    party: Party
    by_document: tuple[DocumentCommitments, ...]
    responsible: int
    partner: tuple[facts.Commitment, ...]
    partners: int
    beneficiary: tuple[facts.Commitment, ...]
    beneficiaries: int
    through_groups: tuple[tuple[str, str, int], ...]
    themes: tuple[tuple[str, int], ...]


def where(filters: Filters) -> tuple[str, dict[str, str | int | float | None]]:
    """The condition in SQL for what a reader asked for , of ``alle_afspraken``, and its parameters."""
    clauses = [facts.CERTAIN]
    parameters: dict[str, str | int | float | None] = {}
    if filters.party:
        clauses.append(
            """afspraak_id in (select commitment_id from commitment_parties
            where party_id = :party and role = 'responsible')"""
        )
        parameters["party"] = filters.party
    if filters.area:
        # What an area answers for itself, and as one of a group (also of a group of groups).
        clauses.append(
            """afspraak_id in (select commitment_id from commitment_parties where role = 'responsible'
            and party_id in (with own(id) as (select id from parties where area_id = :area
                    and kind in ('municipality', 'province', 'region', 'state'))
                select id from own
                union select groep_id from groepen_van_partijen where partij_id in (select id from own)))"""
        )
        parameters["area"] = filters.area
    if filters.theme:
        clauses.append(
            "afspraak_id in (select commitment_id from commitment_themes where theme = :theme)"
        )
        parameters["theme"] = filters.theme
    if filters.modality:
        clauses.append("soort = :modality")
        parameters["modality"] = filters.modality
    if filters.document:
        clauses.append("document_id = :document")
        parameters["document"] = filters.document
    if filters.year:
        clauses.append(
            """afspraak_id in (select commitment_id from deadlines
            where substr(coalesce(last_day, first_day), 1, 4) = :year)"""
        )
        parameters["year"] = filters.year
    return " and ".join(clauses), parameters


_OF_THEMES = "select thema_code, count(*) from afspraken_per_thema group by thema_code"


def commitment_list(
    connection: sqlite3.Connection, filters: Filters, page: int = 1
) -> CommitmentList:
    """A page of the commitments that fit the filters; uncertain ones are left out."""
    condition, parameters = where(filters)
    total = facts.count_commitments(connection, condition, parameters)
    page = min(max(1, page), max(1, -(-total // PAGE_SIZE)))
    return CommitmentList(
        filters=filters,
        area=areas.area(connection, filters.area) if filters.area else None,
        commitments=facts.commitments(
            connection, condition, parameters, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE
        ),
        total=total,
        page=page,
        parties=party_choices(connection),
        themes=_themes(connection),
        years=_years(connection),
        documents=_documents(connection),
    )


@once
def _themes(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    """The themes that commitments have, and how many."""
    numbers = dict(connection.execute(_OF_THEMES).fetchall())
    return tuple(
        Choice(code, f"{label} ({numbers[code]})")
        for code, label in labels("theme").items()
        if code in numbers
    )


@once
def _years(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    return _choices(
        connection,
        """select distinct substr(coalesce(last_day, first_day), 1, 4) as v,
        substr(coalesce(last_day, first_day), 1, 4) as l from deadlines
        where coalesce(last_day, first_day) is not null order by 1""",
    )


@once
def _documents(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    return _choices(
        connection,
        """select id as v, title as l from documents d where exists
        (select 1 from commitments c where c.document_id = d.id) order by dated desc, title""",
    )


def _choices(connection: sqlite3.Connection, sql: str) -> tuple[Choice, ...]:
    return tuple(Choice(row["v"], row["l"]) for row in connection.execute(sql))


@once
def party_choices(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    """The parties that answer for something, by name."""
    found = overview.busiest_parties(connection)
    return tuple(
        Choice(party, f"{name} ({number})")
        for party, name, number in sorted(found, key=lambda f: (f[1].casefold(), f[0]))
    )


def party(connection: sqlite3.Connection, party_id: str) -> Party | None:
    """A party by its id, None where there is none."""
    row = connection.execute(
        """select partij_id as id, partij as name, soort as kind, gebied_id as area_id, gebied as area_name,
            soort_gebied as area_kind
        from partijen where partij_id = ?""",
        (party_id,),
    ).fetchone()
    if row is None:
        return None
    members = connection.execute(
        "select lid_id as id from leden_van_partijen where partij_id = ? order by lid, lid_id",
        (party_id,),
    )
    aliases = connection.execute(
        "select alias from party_aliases where party_id = ? and alias <> ? order by alias",
        (party_id, row["name"]),
    )
    titles = facts.party_titles(connection)
    known: Mapping[str, str] = areas.all_slugs(connection) if row["area_id"] else {}
    area_path = areas.path(row["area_id"], row["area_kind"], known) if row["area_id"] else None
    return rows.of_row(
        Party,
        row,
        name=titles[row["id"]],
        area_path=area_path,
        aliases=tuple(a["alias"] for a in aliases),
        members=tuple((m["id"], titles[m["id"]]) for m in members),
        groups=areas.groups_of(connection, party_id),
    )


def party_view(connection: sqlite3.Connection, party_id: str) -> PartyView | None:
    """What the page of a party shows, None where there is no such party."""
    found = party(connection, party_id)
    if found is None:
        return None
    where = f"""afspraak_id in (select commitment_id from commitment_parties
        where party_id = :party and role = :role) and {facts.CERTAIN}"""
    sizes = {
        role: facts.count_commitments(connection, where, {"party": party_id, "role": role})
        for role in values("role")
    }
    shown = {
        role: facts.commitments(connection, where, {"party": party_id, "role": role}, limit=SHOWN)
        for role in ("partner", "beneficiary")
    }
    numbers = {party: number for party, _, number in overview.busiest_parties(connection)}
    return PartyView(
        party=found,
        by_document=_by_document(connection, where, {"party": party_id, "role": "responsible"}),
        responsible=sizes["responsible"],
        partner=shown["partner"],
        partners=sizes["partner"],
        beneficiary=shown["beneficiary"],
        beneficiaries=sizes["beneficiary"],
        through_groups=tuple(
            (group, name, numbers[group]) for group, name, _ in found.groups if group in numbers
        ),
        themes=_themes_of(connection, party_id),
    )


def _themes_of(connection: sqlite3.Connection, party_id: str) -> tuple[tuple[str, int], ...]:
    """The themes of what a party answers for, and how many commitments each has, the most first."""
    found = connection.execute(
        """select thema_code as theme, count(*) as number from afspraken_per_thema
        where afspraak_id in (select commitment_id from commitment_parties
            where party_id = ? and role = 'responsible')
        group by thema_code order by number desc, thema_code""",
        (party_id,),
    )
    return tuple((row["theme"], row["number"]) for row in found)


def _by_document(
    connection: sqlite3.Connection, where: str, asked: facts.Parameters
) -> tuple[DocumentCommitments, ...]:
    """The commitments for which ``where`` holds by document, the newest document first."""
    found = connection.execute(
        f"""select document_id as id, document as title, count(*) as total from alle_afspraken where {where}
        group by document_id order by datum desc, document_id""",
        dict(asked),
    ).fetchall()
    return tuple(
        DocumentCommitments(
            row["id"],
            row["title"],
            facts.commitments(
                connection,
                f"{where} and document_id = :document",
                {**asked, "document": row["id"]},
                limit=SHOWN,
            ),
            row["total"],
        )
        for row in found
    )
