"""Checks of the documents, each with its evidence."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from publish import rows
from publish.check_places import Setting, Spot, settings
from publish.facts import PLACE_COLUMNS, Parameters, Place, place
from publish.once import once

_NO_SETTING = Setting()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that a check rests on, and what stands around it."""

    role: str
    place: Place
    setting: Setting = _NO_SETTING


@dataclass(frozen=True, slots=True)
class Check:
    """A row of ``checks`` with its evidence."""

    id: str
    document_id: str
    document_title: str
    kind: str
    subject: str | None
    stated: str | None
    computed: str | None
    difference: float | None
    outcome: str
    explanation: str | None
    evidence: tuple[Evidence, ...]
    relation: str = "sum"
    reason: str | None = None


_CHECKS = """
select controle_id as id, document_id, document as document_title, soort as kind, onderwerp as subject,
    genoemd as stated, berekend as computed, verschil as difference, uitkomst as outcome, uitleg as explanation,
    verband as relation, reden as reason
from alle_controles where """


_EVIDENCE = f"""
select controle_id as check_id, rol as role, bron_id as source_id, van_teken as char_start,
    tot_teken as char_end, uitkomst as outcome, {PLACE_COLUMNS}
from plekken_van_controles where controle_id in (select value from json_each(:ids))
    and (not :brief or rol = 'stated' or uitkomst not in ('agrees', 'not_comparable'))
order by controle_id, rol <> 'stated', rol = 'part', rol, van_teken"""


@once
def all_checks(connection: sqlite3.Connection) -> tuple[Check, ...]:
    """All checks, in brief."""
    return checks(connection, brief=True)


def checks(
    connection: sqlite3.Connection,
    where: str = "1",
    parameters: Parameters | None = None,
    brief: bool = False,
) -> tuple[Check, ...]:
    """The checks for which ``where`` holds, of the columns of ``alle_controles``, differences first.

    ``brief`` leaves out the evidence of what agrees or could not be compared, but for the place that states
    it. What stands around a place is there for those that do not agree.
    """
    order = """case uitkomst when 'differs' then 0 when 'uncertain' then 1 when 'explained' then 2
        when 'agrees' then 3 else 4 end, datum desc, document_id, soort, onderwerp, controle_id"""
    sql = f"{_CHECKS} {where} order by {order}"
    found = connection.execute(sql, dict(parameters or {})).fetchall()
    evidence: dict[str, list[Evidence]] = {}
    ids = json.dumps([row["id"] for row in found])
    places = connection.execute(_EVIDENCE, {"ids": ids, "brief": brief}).fetchall()
    bare = ("agrees", "not_comparable") if brief else ("agrees",)
    around = settings(connection, [_spot(row) for row in places if row["outcome"] not in bare])
    for row in places:
        setting = around.get(row["span_id"], _NO_SETTING)
        evidence.setdefault(row["check_id"], []).append(Evidence(row["role"], place(row), setting))
    return tuple(
        rows.of_row(Check, row, evidence=tuple(evidence.get(row["id"], ()))) for row in found
    )


def _spot(row: sqlite3.Row) -> Spot:
    return Spot(row["span_id"], row["source_id"], row["char_start"], row["char_end"], row["quote"])
