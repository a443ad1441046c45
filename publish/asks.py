"""Wishes that documents address at others."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

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
select k.*, {PLACE_COLUMNS}
from asks k join vindplaatsen s on s.vindplaats = k.span_id
where """


def asks(
    connection: sqlite3.Connection, where: str = "1", parameters: Parameters | None = None
) -> tuple[Ask, ...]:
    """The wishes for which ``where`` holds (``k`` asks, ``s`` vindplaatsen)."""
    sql = f"{_ASKS} {where} order by s.van_teken, k.id"
    rows = connection.execute(sql, dict(parameters or {})).fetchall()
    titles = party_titles(connection) if rows else {}
    return tuple(
        Ask(
            row["id"],
            place(row),
            row["text"] or row["quote"],
            titles.get(row["asker_id"]),
            titles.get(row["addressee_id"]),
            row["why"],
        )
        for row in rows
    )
