"""Municipalities and other areas: which have something, where their page is, what lies in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.codes import values
from kb.page_views import AROUND_NUMBER
from publish import count_facts, facts, marks, rows, slugs, tables
from publish.once import once

#: Bases in the order in which a reader wants them: promised, planned, done, money, the rest.
BASES = values("basis")


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
    named = rows.read(
        connection,
        slugs.Named,
        "select gebied_id as id, gebied as name, soort as kind, binnen as within from gebieden",
    )
    return slugs.municipality_slugs(named)


def path(area_id: str, kind: str | None, known: Mapping[str, str]) -> str:
    """The address of an area's page."""
    if kind == "municipality" and area_id in known:
        return f"/gemeente/{known[area_id]}"
    return f"/gebied/{area_id}"


_AREAS = """
select gebied_id as id, gebied as name, soort as kind, binnen as within, aantallen as counts, projecten as projects,
    afspraken as commitments
from gebieden where """
_WITH_DATA = f"""{_AREAS} aantallen + projecten + afspraken > 0
order by case soort when 'country' then 0 when 'province' then 1 when 'region' then 2
    when 'subregion' then 3 when 'municipality' then 4 else 5 end, gebied, gebied_id"""


@once
def with_data(connection: sqlite3.Connection) -> tuple[Area, ...]:
    """The areas about which a page shows anything, the largest first, then by name.

    Rows that were too uncertain to be shown are no reason to send a reader there.
    """
    return _read(connection, _WITH_DATA)


def _read(
    connection: sqlite3.Connection, sql: str, asked: Mapping[str, str] | None = None
) -> tuple[Area, ...]:
    known = all_slugs(connection)
    found = connection.execute(sql, asked or {})
    return tuple(rows.of_row(Area, row, path=path(row["id"], row["kind"], known)) for row in found)


def by_slug(connection: sqlite3.Connection, wanted: str) -> tuple[str, ...]:
    """The ids of the municipalities that an address may mean.

    One for a slug or a CBS code, several for a name that several share, none for anything else.
    """
    known = all_slugs(connection)
    exact = tuple(i for i, s in known.items() if s == wanted or i.casefold() == wanted.casefold())
    if exact:
        return exact
    found = connection.execute("select id, name from areas where kind = 'municipality' order by id")
    return tuple(row["id"] for row in found if slugs.slug(row["name"]) == slugs.slug(wanted))


def area(connection: sqlite3.Connection, area_id: str) -> Area | None:
    """An area with how much there is about it, None where there is no such area."""
    return next(iter(_read(connection, f"{_AREAS} gebied_id = :area", {"area": area_id})), None)


_AROUND = """
select aantal_id as id, tabel_id as table_id, tabelnaam as label, bijschrift as caption, van_teken, tot_teken,
    omgeving as around
from plekken_van_aantallen where aantal_id in (select value from json_each(:ids))"""


def told_apart(
    connection: sqlite3.Connection, counts: Iterable[count_facts.Count]
) -> Mapping[str, str]:
    """By their ids, what tells counts apart that a document describes alike but that differ, or that are to be checked.

    Homes of one segment are alike whatever words are used for them: 40,000 "te realiseren geclusterde woningen" may be
    a part of 80,000 "geclusterde woningen". A number that is to be checked first may be a part of what it seems to be:
    its own words show that at a glance.

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
        for count in (found if _differ(found) else filter(_is_to_check, found))
    ]
    if not ids:
        return {}
    apart = {}
    for row in connection.execute(_AROUND, {"ids": json.dumps(ids)}):
        if row["table_id"] and (row["label"] or row["caption"]):
            apart[row["id"]] = tables.name(row["label"], row["caption"])
        elif not row["table_id"]:
            before = min(row["van_teken"], AROUND_NUMBER)
            number = row["around"][before : before + row["tot_teken"] - row["van_teken"]]
            ends = marks.excerpt(row["around"], before, before + len(number), AROUND_NUMBER - 1)
            apart[row["id"]] = number.join(ends)
    return apart


def _differ(found: Iterable[count_facts.Count]) -> bool:
    return len({(count.value, count.low, count.high) for count in found}) > 1


def _is_to_check(count: count_facts.Count) -> bool:
    return count.level == "check_first"


def groups_of(connection: sqlite3.Connection, party_id: str) -> tuple[tuple[str, str, str], ...]:
    """The collectives that a party is in, also through other collectives: id, name and kind."""
    found = connection.execute(
        "select groep_id as id, soort_groep as kind from groepen_van_partijen where partij_id = ? order by groep, groep_id",
        (party_id,),
    ).fetchall()
    titles = facts.party_titles(connection) if found else {}
    return tuple((row["id"], titles[row["id"]], row["kind"]) for row in found)


def around(connection: sqlite3.Connection, area_id: str) -> tuple[Area, ...]:
    """The areas that an area is in, the nearest first: subregion, region, province, country."""
    found = connection.execute(
        """select binnen_id as id from gebieden_in_gebieden where gebied_id = :area
        order by case soort_binnen when 'municipality' then 0 when 'subregion' then 1 when 'region' then 2
            when 'province' then 3 when 'country' then 5 else 4 end, binnen, binnen_id""",
        {"area": area_id},
    ).fetchall()
    return tuple(one for row in found if (one := area(connection, row["id"])) is not None)


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
    return _read(
        connection,
        f"""{_AREAS} gebied_id in (select {wanted} from area_sets where {given} = :area)
        order by gebied, gebied_id""",
        {"area": area_id},
    )
