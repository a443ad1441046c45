"""Counts: the numbers of the documents, with the names behind their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Set
from dataclasses import dataclass

from publish import labels
from publish.facts import PLACE_COLUMNS, PLACE_JOINS, Parameters, Place, place
from publish.once import once


@dataclass(frozen=True, slots=True)
class Count:
    """A row of ``counts`` with the names behind its keys."""

    id: str
    place: Place
    area_id: str | None
    area_name: str | None
    area_kind: str | None
    project_id: str | None
    project_name: str | None
    measure: str | None
    segment: str | None
    basis: str | None
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    per: str | None
    qualifier: str | None
    period_start: str | None
    period_end: str | None
    is_total: bool
    method: str | None
    level: str | None
    why: str | None
    dated: str | None
    row_header: str | None
    column_header: str | None
    document_kind: str | None = None

    @property
    def quantity(self) -> str:
        return labels.quantity(
            self.value,
            self.unit,
            low=self.low,
            high=self.high,
            per=self.per,
            qualifier=self.qualifier,
        )

    @property
    def period(self) -> str:
        return labels.period(self.period_start, self.period_end)


_COUNTS = f"""
select c.*, d.dated, d.kind as document_kind, a.name as area_name, a.kind as area_kind,
    p.name as project_name,
    x.row_header, x.column_header, {PLACE_COLUMNS}
from counts c
    join spans s on s.id = c.span_id
    join documents d on d.id = c.document_id {PLACE_JOINS}
    left join areas a on a.id = c.area_id
    left join projects p on p.id = c.project_id
    left join cells x on x.id = c.cell_id
where """


def counts(
    connection: sqlite3.Connection,
    where: str = "1",
    parameters: Parameters | None = None,
    order: str = "d.dated, c.document_id, s.char_start",
) -> tuple[Count, ...]:
    """The counts for which ``where`` holds (``c`` counts, ``s`` spans, ``d`` documents, ``a`` areas,
    ``p`` projects, ``x`` cells)."""
    sql = f"{_COUNTS} {where} order by {order}"
    return tuple(_count(row) for row in connection.execute(sql, dict(parameters or {})))


@once
def standing(connection: sqlite3.Connection) -> Set[str]:
    """The ids of the counts that stand for their area on their ground: those of ``stand_per_gebied``."""
    rows = connection.execute("select aantal_id from stand_per_gebied")
    return frozenset(row["aantal_id"] for row in rows)


def _count(row: sqlite3.Row) -> Count:
    return Count(
        id=row["id"],
        place=place(row),
        area_id=row["area_id"],
        area_name=row["area_name"],
        area_kind=row["area_kind"],
        project_id=row["project_id"],
        project_name=row["project_name"],
        measure=row["measure"],
        segment=row["segment"],
        basis=row["basis"],
        value=row["value"],
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        per=row["per"],
        qualifier=row["qualifier"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        is_total=bool(row["is_total"]),
        method=row["method"],
        level=row["level"],
        why=row["why"],
        dated=row["dated"],
        row_header=row["row_header"],
        column_header=row["column_header"],
        document_kind=row["document_kind"],
    )
