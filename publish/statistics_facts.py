"""What Statistics Netherlands counts, as pages show it beside what documents promise.

Gross and net are never added to, subtracted from or divided by one another here: a gross promise is to be read
beside new homes, a net one beside the balance.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.manifest import CorpusError
from corpus.statistics_file import edition_of
from corpus.statistics_tables import StatisticsTable, load_statistics_tables
from publish import labels, rows
from publish.areas import Area
from publish.finding import Located
from publish.once import once
from publish.statements import Statement

#: The kinds of areas that the table has numbers of.
COUNTED = ("municipality", "province", "country")
#: Years in the table of a page, the last first; the CSV has all.
SHOWN_YEARS = 10
#: Promises beside it.
SHOWN_PROMISES = 6
_GROSS, _NET = "bruto", "netto"


@dataclass(frozen=True, slots=True)
class Edition:
    """A file of statistics: ``retrieved`` is the day on which it was brought."""

    file: str
    retrieved: str
    title: str
    table: StatisticsTable


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the place where it stands."""

    value: int
    span_id: str

    @property
    def href(self) -> str:
        return f"/bron/{self.span_id}"


@dataclass(frozen=True, slots=True)
class Year:
    """A year of an area; a number that the office does not give is None."""

    year: int
    status: str | None
    new: Number | None
    demolished: Number | None
    net: Number | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What documents promise; ``gross_or_net`` is their word for it ("bruto"), empty where the number has
    none: a word of another sentence is about another number."""

    statement: Statement
    gross_or_net: str


@dataclass(frozen=True, slots=True)
class Built:
    """What was built in an area, and what was promised. Without an ``edition`` there is no file."""

    edition: Edition | None
    years: tuple[Year, ...]
    more_years: int
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Statistic:
    """The number of a table that stands at a place."""

    id: str
    edition: Edition
    area_id: str
    area_name: str
    area_kind: str
    region_code: str
    region_name: str
    year: int
    column_code: str
    title: str
    flow: str
    gross_or_net: str | None
    value: int
    unit: str
    status: str | None

    @property
    def words(self) -> str:
        """The number in words: ``301 woningen, nieuwbouw (bruto), Almelo, 2024``."""
        kind = labels.GROSS_OR_NET.get(self.gross_or_net or "")
        flow = labels.STATISTICS_FLOW[self.flow] + (f" ({kind})" if kind else "")
        quantity = labels.quantity(self.value, self.unit)
        return ", ".join((quantity, flow, self.area_name, str(self.year)))


@once
def edition(connection: sqlite3.Connection) -> Edition | None:
    """The statistics that the knowledge base has, None where it has none."""
    row = connection.execute(
        "select file, description from sources where kind = 'statistics' and status = 'read' order by id"
    ).fetchone()
    return _edition(row) if row else None


def _edition(row: sqlite3.Row) -> Edition | None:
    try:
        table, retrieved = edition_of(Path(row["file"]))
        known = load_statistics_tables()[table]
    except (CorpusError, KeyError):
        return None
    return Edition(row["file"], retrieved, row["description"] or row["file"], known)


def built(
    connection: sqlite3.Connection, area: Area, promised: Iterable[Statement]
) -> Built | None:
    """What was built in an area beside what is ``promised``; None where the table has no such areas."""
    if area.kind not in COUNTED:
        return None
    found = edition(connection)
    years = _years(connection, area.id) if found else ()
    return Built(
        found,
        years[:SHOWN_YEARS],
        max(0, len(years) - SHOWN_YEARS),
        _promises(promised),
    )


def _years(connection: sqlite3.Connection, area_id: str) -> tuple[Year, ...]:
    found = connection.execute(
        """select jaar, status, nieuwbouw_bruto, nieuwbouw_bruto_vindplaats, sloop, sloop_vindplaats,
            saldo_netto, saldo_netto_vindplaats
        from gebouwd_volgens_cbs where gebied_id = ? order by jaar desc""",
        (area_id,),
    )
    years = (
        Year(
            row["jaar"],
            row["status"],
            _number(row, "nieuwbouw_bruto"),
            _number(row, "sloop"),
            _number(row, "saldo_netto"),
        )
        for row in found
    )
    return tuple(year for year in years if year.new or year.demolished or year.net)


def _number(row: sqlite3.Row, column: str) -> Number | None:
    span_id = row[f"{column}_vindplaats"]
    return Number(row[column], span_id) if span_id is not None else None


def _promises(promised: Iterable[Statement]) -> tuple[Promise, ...]:
    """The tasks for all homes together, with the word that documents have for gross or net."""
    wanted = [statement for statement in promised if _is_task(statement)]
    return tuple(Promise(s, gross_or_net(s.measures)) for s in wanted[:SHOWN_PROMISES])


def _is_task(statement: Statement) -> bool:
    count = statement.main
    return (
        count.basis == "opgave"
        and count.segment is None
        and count.unit == "woningen"
        and count.per in (None, "jaar")
    )


def gross_or_net(words: Sequence[str]) -> str:
    """The one of "bruto" and "netto" that words hold; empty where they hold neither, or both."""
    text = " ".join(words).casefold()
    found = [word for word in (_GROSS, _NET) if word in text]
    return found[0] if len(found) == 1 else ""


def statistic(connection: sqlite3.Connection, located: Located) -> Statistic | None:
    """The number that stands at a place, None where there is none."""
    row = connection.execute(
        """select cijfer_id as id, gebied_id as area_id, gebied as area_name, soort_gebied as area_kind,
            regiocode as region_code, coalesce(nullif(regio, ''), gebied) as region_name, jaar as year,
            kolomcode as column_code, coalesce(nullif(kolom, ''), kolomcode) as title, stroom as flow,
            bruto_netto as gross_or_net, aantal as value, coalesce(eenheid, '') as unit, status,
            bestand as file, titel as description
        from cijfers_van_het_cbs where bron_id = ? and van_teken = ? and tot_teken = ?""",
        (located.source_id, located.start, located.end),
    ).fetchone()
    found = _edition(row) if row else None
    if found is None:
        return None
    return rows.of_row(Statistic, row, edition=found)
