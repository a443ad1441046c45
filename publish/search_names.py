"""What a search looks through by name or number: areas, parties, projects, themes, documents, counts and commitments."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable
from functools import lru_cache
from typing import TypeAlias, TypeVar

import corpus.areas
from corpus.codes import labels
from publish import areas, documents, facts
from publish.areas import Area
from publish.once import once
from publish.slugs import fold

Thing = TypeVar("Thing", bound=Hashable)


#: Something to find, with the folded text that it is found by.
Known: TypeAlias = tuple[Thing, str]


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
        f"select c.id, c.text from commitments c where {areas.CERTAIN} order by c.id"
    )
    return tuple((row["id"], fold(row["text"] or "")) for row in rows)


@once
def all_areas(connection: sqlite3.Connection) -> tuple[Known[Area], ...]:
    return tuple((area, fold(area.name)) for area in areas.with_data(connection))


@once
def all_parties(connection: sqlite3.Connection) -> tuple[Known[tuple[str, str, str]], ...]:
    rows = connection.execute(
        """select p.id, p.name, p.kind, group_concat(x.alias, ' | ') as aliases
        from parties p left join party_aliases x on x.party_id = p.id
        where p.kind <> 'municipality' or exists (
            select 1 from commitment_parties cp where cp.party_id = p.id)
        group by p.id order by p.name, p.id"""
    )
    titles = facts.party_titles(connection)
    return tuple(
        (
            (row["id"], titles[row["id"]], row["kind"]),
            fold(f"{row['name']} | {row['aliases'] or ''}"),
        )
        for row in rows
    )


@once
def all_projects(
    connection: sqlite3.Connection,
) -> tuple[Known[tuple[str, str, str, str]], ...]:
    known = areas.all_slugs(connection)
    rows = connection.execute(
        """select p.id, p.name, p.area_id, a.name as area_name, a.kind as area_kind,
            (select group_concat(n.name, ' | ') from project_names n where n.project_id = p.id)
                as names
        from projects p left join areas a on a.id = p.area_id order by p.name, p.id"""
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
        """select c.id, s.quote, c.value, c.unit, c.measure, c.segment, c.basis, c.period_start,
            c.period_end, a.name as area, p.name as project
        from counts c join spans s on s.id = c.span_id
            left join areas a on a.id = c.area_id left join projects p on p.id = c.project_id
        where c.level <> 'uncertain' order by c.id"""
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
