"""Wishes that documents address at others."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from publish import rows
from publish.facts import PLACE_COLUMNS, Parameters, Place, party_titles, place


@dataclass(frozen=True, slots=True)
class Ask:
    """A row of ``asks``: a wish, which is no commitment."""

    id: str
    place: Place
    text: str
    asker: str | None
    addressee: str | None
    why: str | None


_ASKS = f"""
select wens_id as id, wens as text, vrager_id as asker_id, gevraagde_id as addressee_id, waarom as why,
    {PLACE_COLUMNS}
from wensen where """


def asks(
    connection: sqlite3.Connection, where: str = "1", parameters: Parameters | None = None
) -> tuple[Ask, ...]:
    """The wishes for which ``where`` holds, of the columns of ``wensen``."""
    sql = f"{_ASKS} {where} order by van_teken, wens_id"
    found = connection.execute(sql, dict(parameters or {})).fetchall()
    titles = party_titles(connection) if found else {}
    return tuple(
        rows.of_row(
            Ask,
            row,
            place=place(row),
            text=row["text"] or row["quote"],
            asker=titles.get(row["asker_id"]),
            addressee=titles.get(row["addressee_id"]),
        )
        for row in found
    )
