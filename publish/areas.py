"""Municipalities and other areas: which have something, where their page is, what lies in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.codes import values
from publish import count_facts, facts, marks, slugs, tables
from publish.once import once

#: Bases in the order in which a reader wants them: promised, planned, done, money, the rest.
BASES = values("basis")
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


_WITH_DATA = f"""
select * from (
    select a.*, p.name as within,
        (select count(*) from counts c where c.area_id = a.id and {CERTAIN}) as counts,
        (select count(*) from projects x where x.area_id = a.id) as projects,
        (select count(distinct c.id) from commitment_parties cp
            join parties y on y.id = cp.party_id join commitments c on c.id = cp.commitment_id
            where {CERTAIN} and y.area_id = a.id and y.kind in ('municipality', 'province', 'region', 'state')
            and cp.role = 'responsible') as commitments
    from areas a left join areas p on p.id = a.parent_id
) where counts + projects + commitments > 0
order by case kind when 'country' then 0 when 'province' then 1 when 'region' then 2
    when 'subregion' then 3 when 'municipality' then 4 else 5 end, name, id"""


@once
def with_data(connection: sqlite3.Connection) -> tuple[Area, ...]:
    """The areas about which a page shows anything, the largest first, then by name.

    Rows that were too uncertain to be shown are no reason to send a reader there.
    """
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
    sql = f"""select a.*, p.name as within,
        (select count(*) from counts c where c.area_id = a.id and {CERTAIN}) as counts,
        (select count(*) from projects x where x.area_id = a.id) as projects,
        0 as commitments from areas a left join areas p on p.id = a.parent_id where a.id = ?"""
    row = connection.execute(sql, (area_id,)).fetchone()
    return _area(row, all_slugs(connection)) if row else None


_AROUND = """
select c.id, c.cell_id, t.label, t.caption, s.char_start, s.char_end,
    substr(o.text, max(s.char_start - :width, 0) + 1,
        s.char_end - s.char_start + 2 * :width) as around
from counts c join spans s on s.id = c.span_id join sources o on o.id = s.source_id
    left join cells x on x.id = c.cell_id left join source_tables t on t.id = x.table_id
where c.id in (select value from json_each(:ids))"""


def told_apart(
    connection: sqlite3.Connection, counts: Iterable[count_facts.Count]
) -> Mapping[str, str]:
    """By their ids, what tells counts apart that a document describes alike but that differ.

    Homes of one segment are alike whatever words are used for them: 40,000 "te realiseren geclusterde woningen" may be
    a part of 80,000 "geclusterde woningen".

    Of a number in a table the name of that table (two tables may have two scenarios), of a number in
    running text the words around it.
    """
    alike: dict[tuple[object, ...], list[count_facts.Count]] = {}
    for c in counts:
        words = None if c.segment and c.unit == "woningen" else c.measure
        said = (c.place.document_id, c.project_id, c.basis, words, c.segment, c.unit, c.per)
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


def around(connection: sqlite3.Connection, area_id: str) -> tuple[Area, ...]:
    """The areas that an area is in, the nearest first: subregion, region, province, country."""
    rows = connection.execute(
        """with recursive outer(id) as (
            select :area
            union select a.parent_id from outer join areas a on a.id = outer.id
                where a.parent_id is not null
            union select m.area_id from outer join area_members m on m.member_id = outer.id
        )
        select a.id from outer join areas a on a.id = outer.id where a.id <> :area
        order by case a.kind when 'municipality' then 0 when 'subregion' then 1 when 'region' then 2
            when 'province' then 3 when 'country' then 5 else 4 end, a.name, a.id""",
        {"area": area_id},
    ).fetchall()
    found = (area(connection, row["id"]) for row in rows)
    return tuple(one for one in found if one is not None)


def inside(connection: sqlite3.Connection, area_id: str) -> tuple[Area, ...]:
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


def in_sets(
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
