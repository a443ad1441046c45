"""Counts: the numbers of the documents, with the names behind their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Set
from dataclasses import dataclass

from publish import labels, rows
from publish.facts import Parameters, Place
from publish.once import once

#: Numbers that are sure enough to be shown.
CERTAIN = "niveau <> 'uncertain'"


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
    def document_id(self) -> str:
        """The document that says so."""
        return self.place.document_id or ""

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


_COUNTS = """
select aantal_id as id, gebied_id as area_id, gebied as area_name, soort_gebied as area_kind, project_id,
    project as project_name, wat as measure, segment, grondslag as basis, aantal as value, ondergrens as low,
    bovengrens as high, eenheid as unit, per, aanduiding as qualifier, periode_van as period_start,
    periode_tot as period_end, is_totaal as is_total, methode as method, niveau as level, waarom as why,
    datum as dated, rijkop as row_header, kolomkop as column_header, soort_document as document_kind,
    vindplaats as span_id, citaat as quote, document_id, document as document_title, bladzijde as page_number,
    pagina as page_label
from alle_aantallen s where """


def counts(
    connection: sqlite3.Connection,
    where: str = "1",
    parameters: Parameters | None = None,
    order: str = "datum, document_id, van_teken",
) -> tuple[Count, ...]:
    """The counts for which ``where`` holds, of the view ``alle_aantallen`` (``s``)."""
    sql = f"{_COUNTS} {where} order by {order}"
    return rows.read(connection, Count, sql, dict(parameters or {}))


@once
def standing(connection: sqlite3.Connection) -> Set[str]:
    """The ids of the counts that stand for their area on their ground: those of ``stand_per_gebied``."""
    found = connection.execute("select aantal_id from stand_per_gebied")
    return frozenset(row["aantal_id"] for row in found)
