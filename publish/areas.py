"""Municipalities and other areas: which have something, and all that one has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.codes import values
from publish import facts, marks, slugs, tables
from publish.once import once

#: Bases in the order in which a reader wants them: promised, planned, done, money, the rest.
BASES = values("basis")
#: Commitments of an area itself, and of each collective that it is in, that its page shows; the
#: others are one link away.
SHOWN, SHOWN_OF_GROUP = 40, 8
#: So many characters on each side of a number tell it from others.
AROUND = 50
#: Where numbers have different levels, the uncertain ones are not shown among the others.
CERTAIN = "c.level <> 'uncertain'"


@dataclass(frozen=True, slots=True)
class Area:
    """An area with how much there is about it; ``path`` is the address of its page."""

    id: str
    name: str
    kind: str
    within: str | None
    path: str
    counts: int
    projects: int
    commitments: int


@dataclass(frozen=True, slots=True)
class BasisGroup:
    """The counts of one document with one basis."""

    basis: str
    counts: tuple[facts.Count, ...]


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """The counts of one document for an area, without those of projects."""

    document_id: str
    title: str
    dated: str | None
    bases: tuple[BasisGroup, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart: ``share`` is its length as a percentage of the longest."""

    count: facts.Count
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of one document; all charts of a page have one scale."""

    document_id: str
    title: str
    dated: str | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project, with for each document (in the order of the columns) what it says of it."""

    id: str
    name: str
    other_names: tuple[str, ...]
    cells: tuple[tuple[facts.Count, ...], ...]


@dataclass(frozen=True, slots=True)
class CollectiveGroup:
    """The commitments that an area's party has as a member of a collective: the first, and how many."""

    party_id: str
    name: str
    kind: str
    commitments: tuple[facts.Commitment, ...]
    total: int


@dataclass(frozen=True, slots=True)
class AreaView:
    """All that the page of an area shows.

    ``members`` are the areas with data inside it, ``joined`` those of which documents give one
    number together with this one, ``parts`` the areas that a joined area is made of. ``apart`` has, by
    the id of a count, what tells it from others of the same description.
    """

    area: Area
    cbs_code: str | None
    groups: tuple[DocumentGroup, ...]
    charts: tuple[Chart, ...]
    project_documents: tuple[tuple[str, str, str | None], ...]
    projects: tuple[ProjectRow, ...]
    parties: tuple[tuple[str, str], ...]
    own: tuple[facts.Commitment, ...]
    own_total: int
    collective: tuple[CollectiveGroup, ...]
    checks: tuple[facts.Check, ...]
    uncertain: int
    members: tuple[Area, ...]
    joined: tuple[Area, ...]
    parts: tuple[Area, ...]
    apart: Mapping[str, str]


@once
def all_slugs(connection: sqlite3.Connection) -> Mapping[str, str]:
    """The slug of every municipality in the database by its id."""
    rows = connection.execute(
        """select a.id, a.name, a.kind, p.name as within from areas a
        left join areas p on p.id = a.parent_id"""
    )
    return slugs.municipality_slugs(
        slugs.Named(row["id"], row["name"], row["kind"], row["within"]) for row in rows
    )


def path(area_id: str, kind: str | None, known: Mapping[str, str]) -> str:
    """The address of an area's page."""
    if kind == "municipality" and area_id in known:
        return f"/gemeente/{known[area_id]}"
    return f"/gebied/{area_id}"


_WITH_DATA = """
select * from (
    select a.*, p.name as within,
        (select count(*) from counts c where c.area_id = a.id) as counts,
        (select count(*) from projects x where x.area_id = a.id) as projects,
        (select count(distinct cp.commitment_id) from commitment_parties cp
            join parties y on y.id = cp.party_id
            where y.area_id = a.id and y.kind in ('municipality', 'province', 'region')
            and cp.role = 'responsible') as commitments
    from areas a left join areas p on p.id = a.parent_id
) where counts + projects + commitments > 0
order by case kind when 'country' then 0 when 'province' then 1 when 'region' then 2
    when 'subregion' then 3 when 'municipality' then 4 else 5 end, name, id"""


@once
def with_data(connection: sqlite3.Connection) -> tuple[Area, ...]:
    """The areas about which there is anything, the largest first, then by name."""
    known = all_slugs(connection)
    return tuple(_area(row, known) for row in connection.execute(_WITH_DATA))


def _area(row: sqlite3.Row, known: Mapping[str, str]) -> Area:
    return Area(
        row["id"],
        row["name"],
        row["kind"],
        row["within"],
        path(row["id"], row["kind"], known),
        row["counts"],
        row["projects"],
        row["commitments"],
    )


def by_slug(connection: sqlite3.Connection, wanted: str) -> tuple[str, ...]:
    """The ids of the municipalities that an address may mean.

    One for a slug or a CBS code, several for a name that several share, none for anything else.
    """
    known = all_slugs(connection)
    exact = tuple(i for i, s in known.items() if s == wanted or i.casefold() == wanted.casefold())
    if exact:
        return exact
    rows = connection.execute("select id, name from areas where kind = 'municipality' order by id")
    return tuple(row["id"] for row in rows if slugs.slug(row["name"]) == slugs.slug(wanted))


def area(connection: sqlite3.Connection, area_id: str) -> Area | None:
    """An area with how much there is about it, None where there is no such area."""
    sql = """select a.*, p.name as within,
        (select count(*) from counts c where c.area_id = a.id) as counts,
        (select count(*) from projects x where x.area_id = a.id) as projects,
        0 as commitments from areas a left join areas p on p.id = a.parent_id where a.id = ?"""
    row = connection.execute(sql, (area_id,)).fetchone()
    return _area(row, all_slugs(connection)) if row else None


def called(connection: sqlite3.Connection, slug: str) -> AreaView | tuple[Area, ...]:
    """What the page at the address of a municipality shows.

    Where the address is not its own (a code, a name that several have) the municipalities that it
    may mean, none for anything else.
    """
    ids = by_slug(connection, slug)
    if len(ids) == 1 and all_slugs(connection).get(ids[0]) == slug:
        page = view(connection, ids[0])
        if page is not None:
            return page
    found = (area(connection, area_id) for area_id in ids)
    return tuple(one for one in found if one is not None)


def view(connection: sqlite3.Connection, area_id: str) -> AreaView | None:
    """What the page of an area shows, None where there is no such area."""
    found = area(connection, area_id)
    if found is None:
        return None
    counts = facts.counts(
        connection, f"c.area_id = :area and c.project_id is null and {CERTAIN}", {"area": area_id}
    )
    in_projects = facts.counts(
        connection,
        f"""c.project_id in (select id from projects where area_id = :area)
        and {CERTAIN}""",
        {"area": area_id},
    )
    documents = _documents_of(in_projects)
    row = connection.execute("select cbs_code from areas where id = ?", (area_id,)).fetchone()
    party_ids = tuple(
        r["id"]
        for r in connection.execute(
            """select id from parties where area_id = ?
            and kind in ('municipality', 'province', 'region', 'state') order by id""",
            (area_id,),
        )
    )
    uncertain = connection.execute(
        "select count(*) from counts where area_id = ? and level = 'uncertain'", (area_id,)
    ).fetchone()[0]
    own, party = f"{_OF_ANY} and {CERTAIN}", {"parties": json.dumps(party_ids)}
    titles = facts.party_titles(connection)
    return AreaView(
        area=found,
        cbs_code=row["cbs_code"],
        groups=_by_document(counts),
        charts=_charts(counts),
        project_documents=documents,
        projects=_projects(connection, area_id, in_projects, [d[0] for d in documents]),
        parties=tuple((key, titles[key]) for key in party_ids),
        own=facts.commitments(connection, own, party, limit=SHOWN),
        own_total=facts.count_commitments(connection, own, party),
        collective=_collective(connection, party_ids),
        checks=_checks(connection, area_id),
        uncertain=uncertain,
        members=_inside(connection, area_id),
        joined=_in_sets(connection, "area_id", "member_id", area_id),
        parts=_in_sets(connection, "member_id", "area_id", area_id),
        apart=told_apart(connection, (*counts, *in_projects)),
    )


_AROUND = """
select c.id, c.cell_id, t.label, t.caption, s.char_start, s.char_end,
    substr(o.text, max(s.char_start - :width, 0) + 1,
        s.char_end - s.char_start + 2 * :width) as around
from counts c join spans s on s.id = c.span_id join sources o on o.id = s.source_id
    left join cells x on x.id = c.cell_id left join source_tables t on t.id = x.table_id
where c.id in (select value from json_each(:ids))"""


def told_apart(connection: sqlite3.Connection, counts: Iterable[facts.Count]) -> Mapping[str, str]:
    """By their ids, what tells counts apart that a document describes alike but that differ.

    Of a number in a table the name of that table (two tables may have two scenarios), of a number in
    running text the words around it.
    """
    alike: dict[tuple[object, ...], list[facts.Count]] = {}
    for c in counts:
        said = (c.place.document_id, c.project_id, c.basis, c.measure, c.segment, c.unit, c.per)
        alike.setdefault((*said, c.period_start, c.period_end), []).append(c)
    ids = [
        count.id
        for found in alike.values()
        if len({(count.value, count.low, count.high) for count in found}) > 1
        for count in found
    ]
    if not ids:
        return {}
    apart = {}
    for row in connection.execute(_AROUND, {"ids": json.dumps(ids), "width": AROUND}):
        if row["cell_id"] and (row["label"] or row["caption"]):
            apart[row["id"]] = tables.name(row["label"], row["caption"])
        elif not row["cell_id"]:
            before = min(row["char_start"], AROUND)
            number = row["around"][before : before + row["char_end"] - row["char_start"]]
            ends = marks.excerpt(row["around"], before, before + len(number), AROUND - 1)
            apart[row["id"]] = number.join(ends)
    return apart


def _by_document(counts: tuple[facts.Count, ...]) -> tuple[DocumentGroup, ...]:
    groups: dict[str, list[facts.Count]] = {}
    for count in counts:
        groups.setdefault(count.place.document_id or "", []).append(count)
    return tuple(
        DocumentGroup(
            document_id,
            found[0].place.document_title or document_id,
            found[0].dated,
            tuple(
                BasisGroup(basis, tuple(c for c in found if (c.basis or "overig") == basis))
                for basis in BASES
                if any((c.basis or "overig") == basis for c in found)
            ),
        )
        for document_id, found in reversed(groups.items())
    )


def _charts(counts: tuple[facts.Count, ...]) -> tuple[Chart, ...]:
    """The counts of all homes together: no segment, no rate, one bar for each statement.

    The same statement (value, basis, period) in the same document is one bar.
    """
    shown: dict[str, dict[tuple[object, ...], facts.Count]] = {}
    for count in counts:
        if count.unit != "woningen" or count.segment or count.per or not count.value:
            continue
        statement = (count.value, count.basis, count.period_start, count.period_end)
        shown.setdefault(count.place.document_id or "", {}).setdefault(statement, count)
    longest = max((c.value or 0 for found in shown.values() for c in found.values()), default=0)
    charts = []
    for document_id, found in shown.items():
        bars = sorted(found.values(), key=lambda c: (_order(c.basis), c.period_end or ""))
        charts.append(
            Chart(
                document_id,
                bars[0].place.document_title or document_id,
                bars[0].dated,
                tuple(Bar(count, round(100 * (count.value or 0) / longest, 1)) for count in bars),
            )
        )
    return tuple(charts)


def _order(basis: str | None) -> int:
    return BASES.index(basis) if basis in BASES else len(BASES)


def _documents_of(
    counts: tuple[facts.Count, ...],
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
    counts: tuple[facts.Count, ...],
    documents: list[str],
) -> tuple[ProjectRow, ...]:
    other: dict[str, list[str]] = {}
    for row in connection.execute(
        """select distinct n.project_id, n.name from project_names n
        join projects p on p.id = n.project_id where p.area_id = ? and n.name <> p.name
        order by n.name""",
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


_OF_ANY = """c.id in (select cp.commitment_id from commitment_parties cp
    where cp.role = 'responsible' and cp.party_id in (select value from json_each(:parties)))"""
_RESPONSIBLE = """c.id in (select cp.commitment_id from commitment_parties cp
    where cp.role = 'responsible' and cp.party_id = :party)"""


def groups_of(connection: sqlite3.Connection, party_id: str) -> tuple[tuple[str, str, str], ...]:
    """The collectives that a party is in, also through other collectives: id, name and kind."""
    rows = connection.execute(
        """with recursive around(id) as (
            select party_id from party_members where member_id = :party
            union select m.party_id from party_members m join around on m.member_id = around.id
        )
        select p.id, p.kind from around join parties p on p.id = around.id
        order by p.name, p.id""",
        {"party": party_id},
    ).fetchall()
    titles = facts.party_titles(connection) if rows else {}
    return tuple((row["id"], titles[row["id"]], row["kind"]) for row in rows)


def _collective(
    connection: sqlite3.Connection, party_ids: tuple[str, ...]
) -> tuple[CollectiveGroup, ...]:
    groups: dict[str, CollectiveGroup] = {}
    for member in party_ids:
        for party_id, name, kind in groups_of(connection, member):
            if party_id in groups:
                continue
            where, asked = f"{_RESPONSIBLE} and {CERTAIN}", {"party": party_id}
            total = facts.count_commitments(connection, where, asked)
            if total:
                first = facts.commitments(connection, where, asked, limit=SHOWN_OF_GROUP)
                groups[party_id] = CollectiveGroup(party_id, name, kind, first, total)
    return tuple(groups.values())


def _checks(connection: sqlite3.Connection, area_id: str) -> tuple[facts.Check, ...]:
    """The checks that rest on a number about this area or one of its projects."""
    return facts.checks(
        connection,
        """k.id in (select e.check_id from check_spans e join counts c on c.span_id = e.span_id
        left join projects p on p.id = c.project_id
        where c.area_id = :area or p.area_id = :area)""",
        {"area": area_id},
        brief=True,
    )


def _inside(connection: sqlite3.Connection, area_id: str) -> tuple[Area, ...]:
    """The areas with data inside this one: children, and members of a region."""
    inside = {
        row["id"]
        for row in connection.execute(
            """select id from areas where parent_id = :area
            union select member_id from area_members where area_id = :area""",
            {"area": area_id},
        )
    }
    return tuple(found for found in with_data(connection) if found.id in inside) if inside else ()


def _in_sets(
    connection: sqlite3.Connection, wanted: str, given: str, area_id: str
) -> tuple[Area, ...]:
    """The joined areas of an area (``wanted`` is ``area_id``) or the parts of a joined area.

    By name, also those about which there is nothing else.
    """
    rows = connection.execute(
        f"""select distinct a.id from area_sets x join areas a on a.id = x.{wanted}
        where x.{given} = :area order by a.name, a.id""",
        {"area": area_id},
    ).fetchall()
    found = (area(connection, row["id"]) for row in rows)
    return tuple(one for one in found if one is not None)
