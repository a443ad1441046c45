"""The site as a whole: how much there is in it, how sure it is, and when it was made."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.view_describing import sureness
from publish import areas, documents, facts, news, themes
from publish.editions import Edition
from publish.once import once


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows there are of what matters to a reader."""

    sources: int
    failed: int
    documents: int
    pages: int
    tables: int
    counts: int
    commitments: int
    deadlines: int
    parties: int
    municipalities: int
    warnings: int
    checks: int
    differences: int
    corrections: int
    certain: int
    probable: int
    check_first: int
    uncertain: int


@dataclass(frozen=True, slots=True)
class Build:
    """When the database was made, by which version of the program.

    ``data_licence`` is the id of the licence that the manifest of its corpus gives the data.
    """

    finished: str | None
    version: str | None
    data_licence: str | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """All that the first page shows."""

    totals: Totals
    documents: tuple[documents.Document, ...]
    areas: tuple[areas.Area, ...]
    example: str
    parties: tuple[tuple[str, str, int], ...]
    themes: tuple[themes.Theme, ...]
    upcoming: tuple[tuple[facts.Deadline, facts.Commitment], ...]
    failed: tuple[tuple[str, str], ...]
    news: news.News


_TOTALS = f"""
select (select count(*) from sources where kind is not 'statistics') as sources,
    (select count(*) from sources where status <> 'read') as failed,
    (select count(*) from documents) as documents,
    (select count(*) from pages where source_id in
        (select id from sources where kind is not 'statistics')) as pages,
    (select count(*) from source_tables) as tables,
    (select count(*) from counts) as counts,
    (select count(*) from commitments) as commitments,
    (select count(*) from deadlines) as deadlines,
    (select count(*) from parties) as parties,
    (select count(*) from warnings) as warnings,
    (select count(*) from checks) as checks,
    (select count(*) from checks where outcome = 'differs') as differences,
    (select count(distinct coalesce(row_id, id)) from corrections where applied) as corrections,
    (select count(*) from counts where level = 'certain') as certain,
    (select count(*) from counts where {sureness("counts")} = 'probable') as probable,
    (select count(*) from counts where {sureness("counts")} = 'check_first') as check_first,
    (select count(*) from counts where level = 'uncertain') as uncertain
"""

_PARTIES = """
select partij_id as id, count(distinct afspraak_id) as number from partijen_van_afspraken
where rol = 'responsible' and afspraak_id in (select afspraak_id from alle_afspraken where niveau <> 'uncertain')
group by partij_id order by number desc, partij"""


@once
def totals(connection: sqlite3.Connection) -> Totals:
    """How much there is."""
    found = dict(connection.execute(_TOTALS).fetchone())
    towns = sum(1 for area in areas.with_data(connection) if area.kind == "municipality")
    return Totals(**found, municipalities=towns)


def build(connection: sqlite3.Connection) -> Build | None:
    """The run that made the database, None where it does not say."""
    row = connection.execute(
        """select finished, version,
            case when json_valid(options) then json_extract(options, '$.data_licence') end as licence
        from builds order by finished desc limit 1"""
    ).fetchone()
    return Build(row["finished"], row["version"], row["licence"]) if row else None


@once
def busiest_parties(connection: sqlite3.Connection) -> tuple[tuple[str, str, int], ...]:
    """The parties with the most commitments to answer for: id, name and how many."""
    titles = facts.party_titles(connection)
    return tuple(
        (row["id"], titles[row["id"]], row["number"]) for row in connection.execute(_PARTIES)
    )


def upcoming(
    connection: sqlite3.Connection, today: date, limit: int
) -> tuple[tuple[facts.Deadline, facts.Commitment], ...]:
    """The deadlines that come first after ``today``, with their commitments."""
    terms = facts.deadlines(
        connection,
        f"""soort <> 'recurring' and soort <> 'from' and laatste_dag >= :today and {facts.CERTAIN}""",
        {"today": today.isoformat()},
    )
    shown: list[tuple[facts.Deadline, facts.Commitment]] = []
    for term in terms[:limit]:
        for item in facts.commitments(connection, "afspraak_id = :id", {"id": term.commitment_id}):
            shown.append((term, item))
    return tuple(shown)


def home(connection: sqlite3.Connection, today: date, editions: Sequence[Edition] = ()) -> Home:
    """What the first page shows."""
    found = areas.with_data(connection)
    towns = [area for area in found if area.kind == "municipality"]
    return Home(
        totals=totals(connection),
        documents=documents.documents(connection),
        areas=found,
        example=max(towns, key=lambda town: town.counts).name if towns else "",
        parties=busiest_parties(connection)[:12],
        themes=tuple(theme for theme in themes.themes(connection) if theme.commitments),
        upcoming=upcoming(connection, today, 5),
        news=news.news(connection, editions),
        failed=tuple(
            (row["file"], row["reason"] or "")
            for row in connection.execute(
                "select file, reason from sources where status <> 'read' order by file"
            )
        ),
    )
