"""The page of a municipality, region, province or the country: the answer first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from publish import areas, check_facts, count_facts, deadlines, documents, facts, statistics_facts
from publish.agreements import Filters
from publish.areas import Area
from publish.facts import CERTAIN
from publish.gaps import Gap, gaps
from publish.once import once
from publish.statements import AGREED, OTHER, Statement, StatementGroup, grouped, statements

#: Commitments of an area itself, and of each collective that it is in, that its page shows; the
#: others are one link away.
SHOWN, SHOWN_OF_GROUP = 40, 8
#: Of an area around this one so many statements are shown.
SHOWN_OF_AROUND = 6
#: Areas around others of which it is remembered what is said: the country, its provinces and their regions.
AREAS_AROUND = 64
#: Collectives of which it is remembered what they have taken on.
COLLECTIVES = 64
#: Deadlines that the page shows.
SHOWN_DEADLINES = 10


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project, with for each document (in the order of the columns) what it says of it."""

    id: str
    name: str
    other_names: tuple[str, ...]
    cells: tuple[tuple[count_facts.Count, ...], ...]


@dataclass(frozen=True, slots=True)
class CollectiveGroup:
    """The commitments that an area's party has as a member of a collective: the first, and how many."""

    party_id: str
    name: str
    kind: str
    commitments: tuple[facts.Commitment, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Joined:
    """One number for this area and others together: ``others`` are the names of these."""

    area: Area
    others: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is agreed for an area that this one is in: the first statements, and how many there are."""

    area: Area
    statements: tuple[Statement, ...]
    total: int


@dataclass(frozen=True, slots=True)
class AreaView:
    """All that the page of an area shows.

    ``agreed`` are the statements on what is promised, planned and built, ``others`` those on other
    grounds. ``joined`` has the areas of which documents give one number together with this one,
    ``parts`` the areas that a joined area is made of, ``outer`` the areas that it is in, ``around`` what is
    agreed for these, ``built`` what was built by the office that counts, None for areas that it does not count, ``members`` the areas with data inside it, ``uncertain`` and ``uncertain_commitments`` how many counts and
    commitments of its own are too uncertain to be shown. ``ended`` has the documents that are over with their last year,
    ``apart`` by the id of a count what tells it from others of the same description.
    """

    area: Area
    cbs_code: str | None
    sources: int
    agreed: tuple[StatementGroup, ...]
    others: tuple[StatementGroup, ...]
    joined: tuple[Joined, ...]
    gaps: tuple[Gap, ...]
    built: statistics_facts.Built | None
    around: tuple[Around, ...]
    outer: tuple[Area, ...]
    soon: tuple[deadlines.Dated, ...]
    soon_total: int
    project_documents: tuple[tuple[str, str, str | None], ...]
    projects: tuple[ProjectRow, ...]
    parties: tuple[tuple[str, str], ...]
    own: tuple[facts.Commitment, ...]
    own_total: int
    collective: tuple[CollectiveGroup, ...]
    checks: tuple[check_facts.Check, ...]
    uncertain: int
    uncertain_commitments: int
    members: tuple[Area, ...]
    parts: tuple[Area, ...]
    ended: Mapping[str, str]
    apart: Mapping[str, str]

    @property
    def around_names(self) -> str:
        """The areas that this one is in, for a sentence."""
        return " en ".join(one.name for one in self.outer)

    @property
    def is_empty(self) -> bool:
        """Nothing is known of this area itself."""
        found = (self.agreed, self.others, self.joined, self.projects, self.own, self.collective)
        return not any(found)


def called(connection: sqlite3.Connection, slug: str, today: date) -> AreaView | tuple[Area, ...]:
    """What the page at the address of a municipality shows.

    Where the address is not its own (a code, a name that several have) the municipalities that it
    may mean, none for anything else.
    """
    ids = areas.by_slug(connection, slug)
    if len(ids) == 1 and areas.all_slugs(connection).get(ids[0]) == slug:
        page = view(connection, ids[0], today)
        if page is not None:
            return page
    found = (areas.area(connection, area_id) for area_id in ids)
    return tuple(one for one in found if one is not None)


def view(connection: sqlite3.Connection, area_id: str, today: date) -> AreaView | None:
    """What the page of an area shows on the day ``today``, None where there is no such area."""
    found = areas.area(connection, area_id)
    if found is None:
        return None
    everything = _counts_of(connection, area_id)
    counts = [count for count in everything if count.level != "uncertain"]
    uncertain = [count for count in everything if count.level == "uncertain"]
    in_projects = count_facts.counts(
        connection,
        f"project_id in (select id from projects where area_id = :area) and {count_facts.CERTAIN}",
        {"area": area_id},
    )
    joined = [
        (one, _certain(connection, one.id))
        for one in areas.in_sets(connection, "area_id", "member_id", area_id)
    ]
    said_around = _said_around(connection)
    outer = areas.around(connection, area_id)
    around = [(one, said_around(one)[0]) for one in outer]
    standing = count_facts.standing(connection)
    said = statements(counts, standing)
    project_documents = _documents_of(in_projects)
    parties = _party_ids(connection, area_id)
    ended = documents.ended(connection, today)
    soon = deadlines.soon(deadlines.dated(connection, Filters(area=area_id)), today, ended)
    titles = facts.party_titles(connection)
    of_own = f"{_OF_ANY} and {CERTAIN}", {"parties": json.dumps(parties)}
    row = connection.execute(
        """select cbs_code, (select count(*) from documents) as documents,
            (select count(*) from counts where area_id = a.id and level = 'uncertain') as uncertain
        from areas a where id = ?""",
        (area_id,),
    ).fetchone()
    return AreaView(
        area=found,
        cbs_code=row["cbs_code"],
        sources=row["documents"],
        agreed=grouped(said, AGREED),
        others=grouped(said, OTHER),
        joined=tuple(_joined(connection, found, one, of_both) for one, of_both in joined),
        gaps=gaps(counts, uncertain, in_projects, joined, around, standing)
        if found.kind != "set"
        else (),
        built=statistics_facts.built(connection, found, said),
        around=tuple(filter(None, (said_around(one)[1] for one in outer))),
        outer=tuple(outer),
        soon=soon[:SHOWN_DEADLINES],
        soon_total=len(soon),
        project_documents=project_documents,
        projects=_projects(connection, area_id, in_projects, [d[0] for d in project_documents]),
        parties=tuple((key, titles[key]) for key in parties),
        own=facts.commitments(connection, *of_own, limit=SHOWN),
        own_total=facts.count_commitments(connection, *of_own),
        collective=_collective(connection, parties),
        checks=_checks(connection, area_id),
        uncertain=row["uncertain"],
        uncertain_commitments=facts.count_commitments(
            connection, f"{_OF_ANY} and not {CERTAIN}", {"parties": json.dumps(parties)}
        ),
        members=areas.inside(connection, area_id),
        parts=areas.in_sets(connection, "member_id", "area_id", area_id),
        ended=ended,
        apart=areas.told_apart(connection, (*(statement.main for statement in said), *in_projects)),
    )


def _counts_of(connection: sqlite3.Connection, area_id: str) -> tuple[count_facts.Count, ...]:
    where = "gebied_id = :area and project_id is null"
    return count_facts.counts(connection, where, {"area": area_id})


def _certain(connection: sqlite3.Connection, area_id: str) -> tuple[count_facts.Count, ...]:
    found = _counts_of(connection, area_id)
    return tuple(count for count in found if count.level != "uncertain")


def _joined(
    connection: sqlite3.Connection, area: Area, joined: Area, counts: Iterable[count_facts.Count]
) -> Joined:
    parts = areas.in_sets(connection, "member_id", "area_id", joined.id)
    others = tuple(part.name for part in parts if part.id != area.id)
    return Joined(joined, others, statements(counts, count_facts.standing(connection)))


@once
def _said_around(
    connection: sqlite3.Connection,
) -> Callable[[Area], tuple[Sequence[count_facts.Count], Around | None]]:
    """The counts of an area that others are in, and its task: the same on the pages of all of these."""
    standing = count_facts.standing(connection)

    def said(area: Area) -> tuple[Sequence[count_facts.Count], Around | None]:
        counts = _certain(connection, area.id)
        return counts, _around(area, counts, standing)

    return lru_cache(maxsize=AREAS_AROUND)(said)


def _around(area: Area, counts: Sequence[count_facts.Count], standing: Set[str]) -> Around | None:
    """What is agreed as a task for an area around; None where there is nothing."""
    groups = grouped(
        statements((count for count in counts if count.basis == "opgave"), standing),
        AGREED,
        shown=SHOWN_OF_AROUND,
    )
    if not groups:
        return None
    (group,) = groups
    return Around(area, group.shown, len(group.shown) + len(group.rest))


def _party_ids(connection: sqlite3.Connection, area_id: str) -> tuple[str, ...]:
    """The parties that are the government of an area."""
    rows = connection.execute(
        """select id from parties where area_id = ?
        and kind in ('municipality', 'province', 'region', 'state') order by id""",
        (area_id,),
    )
    return tuple(row["id"] for row in rows)


def _documents_of(
    counts: tuple[count_facts.Count, ...],
) -> tuple[tuple[str, str, str | None], ...]:
    documents = {
        c.place.document_id: (c.place.document_id, c.place.document_title or "", c.dated)
        for c in counts
        if c.place.document_id
    }
    return tuple(sorted(documents.values(), key=lambda d: (d[2] or "", d[0])))


def _projects(
    connection: sqlite3.Connection,
    area_id: str,
    counts: tuple[count_facts.Count, ...],
    documents: list[str],
) -> tuple[ProjectRow, ...]:
    other: dict[str, list[str]] = {}
    for row in connection.execute(
        """select distinct project_id, naam as name from namen_van_projecten
        where gebied_id = ? and naam <> project order by naam""",
        (area_id,),
    ):
        other.setdefault(row["project_id"], []).append(row["name"])
    rows = connection.execute(
        "select id, name from projects where area_id = ? order by name, id", (area_id,)
    )
    return tuple(
        ProjectRow(
            row["id"],
            row["name"],
            tuple(other.get(row["id"], ())),
            tuple(
                tuple(
                    c
                    for c in counts
                    if c.project_id == row["id"] and c.place.document_id == document
                )
                for document in documents
            ),
        )
        for row in rows
    )


_OF_ANY = """afspraak_id in (select commitment_id from commitment_parties
    where role = 'responsible' and party_id in (select value from json_each(:parties)))"""
_RESPONSIBLE = """afspraak_id in (select commitment_id from commitment_parties
    where role = 'responsible' and party_id = :party)"""


def _collective(
    connection: sqlite3.Connection, party_ids: tuple[str, ...]
) -> tuple[CollectiveGroup, ...]:
    of_group = _of_group(connection)
    groups = {
        group: of_group(*group)
        for member in party_ids
        for group in areas.groups_of(connection, member)
    }
    return tuple(group for group in groups.values() if group.total)


@once
def _of_group(connection: sqlite3.Connection) -> Callable[[str, str, str], CollectiveGroup]:
    """What a collective has taken on, by its id, name and kind: the same on the pages of all its members."""

    def of_group(party_id: str, name: str, kind: str) -> CollectiveGroup:
        where, asked = f"{_RESPONSIBLE} and {CERTAIN}", {"party": party_id}
        return CollectiveGroup(
            party_id,
            name,
            kind,
            facts.commitments(connection, where, asked, limit=SHOWN_OF_GROUP),
            facts.count_commitments(connection, where, asked),
        )

    return lru_cache(maxsize=COLLECTIVES)(of_group)


def _checks(connection: sqlite3.Connection, area_id: str) -> tuple[check_facts.Check, ...]:
    """The checks that rest on a number about this area or one of its projects, in brief."""
    found = connection.execute(
        """select controle_id from aantallen_in_controles
        where gebied_id = :area or gebied_van_project_id = :area""",
        {"area": area_id},
    )
    ids = {row["controle_id"] for row in found}
    return tuple(check for check in check_facts.all_checks(connection) if check.id in ids)
