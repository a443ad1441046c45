"""Checks of the documents, each with its evidence."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

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
select k.*, d.title as document_title
from checks k join documents d on d.id = k.document_id
where """


_EVIDENCE = f"""
select e.check_id, e.role, s.bron_id as source_id, s.van_teken as char_start, s.tot_teken as char_end, k.outcome,
  {PLACE_COLUMNS}
from check_spans e join checks k on k.id = e.check_id join vindplaatsen s on s.vindplaats = e.span_id
where e.check_id in (select value from json_each(:ids))
    and (not :brief or e.role = 'stated'
        or k.outcome not in ('agrees', 'not_comparable'))
order by e.check_id, e.role <> 'stated', e.role = 'part', e.role, s.van_teken"""


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
    """The checks for which ``where`` holds (``k`` checks, ``d`` documents), differences first.

    ``brief`` leaves out the evidence of what agrees or could not be compared, but for the place that states
    it. What stands around a place is there for those that do not agree.
    """
    order = """case k.outcome when 'differs' then 0 when 'uncertain' then 1
        when 'explained' then 2 when 'agrees' then 3 else 4 end, d.dated desc, k.document_id, k.kind, k.subject, k.id"""
    sql = f"{_CHECKS} {where} order by {order}"
    rows = connection.execute(sql, dict(parameters or {})).fetchall()
    evidence: dict[str, list[Evidence]] = {}
    ids = json.dumps([row["id"] for row in rows])
    places = connection.execute(_EVIDENCE, {"ids": ids, "brief": brief}).fetchall()
    bare = ("agrees", "not_comparable") if brief else ("agrees",)
    around = settings(connection, [_spot(row) for row in places if row["outcome"] not in bare])
    for row in places:
        setting = around.get(row["span_id"], _NO_SETTING)
        found = Evidence(row["role"], place(row), setting)
        evidence.setdefault(row["check_id"], []).append(found)
    return tuple(
        Check(
            row["id"],
            row["document_id"],
            row["document_title"],
            row["kind"],
            row["subject"],
            row["stated"],
            row["computed"],
            row["difference"],
            row["outcome"],
            row["explanation"],
            tuple(evidence.get(row["id"], ())),
            row["relation"],
            row["reason"],
        )
        for row in rows
    )


def _spot(row: sqlite3.Row) -> Spot:
    return Spot(row["span_id"], row["source_id"], row["char_start"], row["char_end"], row["quote"])
