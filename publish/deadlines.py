"""Deadlines in the order in which a reader wants them, as seen on one day."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from typing import TypeVar

from publish import agreements, areas, documents, facts
from publish.agreements import Filters
from publish.choices import Choice
from publish.once import once

#: Of each part of the list so many are shown, unless a reader asks for all of it.
SHOWN = 60
#: What the address calls the parts, as fields of :class:`Sizes`.
PARTS = {
    "komend": "soon",
    "verstreken": "overdue",
    "later": "later",
    "zonder-dag": "without_day",
    "afgelopen": "expired",
}
#: A deadline with the commitment that it is of.
Dated = tuple[facts.Deadline, facts.Commitment]
#: What deadlines stand together in.
Group = TypeVar("Group", "DeadlineGroup", "Expired")


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """Deadlines of one year (or rhythm), each with its commitment."""

    title: str
    deadlines: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Expired:
    """The deadlines of an agreement whose period is over; ``ended`` is its last year or day.

    It has ``total`` of them, which are not all shown where there are many.
    """

    document_id: str
    title: str
    ended: str
    total: int
    deadlines: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many deadlines a list has or shows, by part; every deadline is in one."""

    soon: int
    overdue: int
    later: int
    without_day: int
    expired: int


@dataclass(frozen=True, slots=True)
class DeadlineList:
    """The deadlines that fit the filters.

    ``soon`` end within twelve months of ``today``, ``overdue`` ended before, the last first, ``later``
    end after those months. Without a day are those that come back, that go on from a day, and that are
    counted from an event. Those of agreements that are over stand in ``expired`` alone. Of a part with many
    the first are here; ``sizes`` counts all, ``shown`` those that are here.
    """

    filters: Filters
    area: areas.Area | None
    today: date
    until: date
    soon: tuple[Dated, ...]
    overdue: tuple[DeadlineGroup, ...]
    later: tuple[DeadlineGroup, ...]
    recurring: tuple[DeadlineGroup, ...]
    ongoing: tuple[Dated, ...]
    undated: tuple[Dated, ...]
    expired: tuple[Expired, ...]
    parties: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    documents: tuple[Choice, ...]
    sizes: Sizes = Sizes(0, 0, 0, 0, 0)

    @property
    def shown(self) -> Sizes:
        return Sizes(
            soon=len(self.soon),
            overdue=_size(self.overdue),
            later=_size(self.later),
            without_day=_size(self.recurring) + len(self.ongoing) + len(self.undated),
            expired=_size(self.expired),
        )

    @property
    def total(self) -> int:
        return sum(astuple(self.sizes))


def _size(groups: Sequence[DeadlineGroup] | Sequence[Expired]) -> int:
    return sum(len(group.deadlines) for group in groups)


def dated(connection: sqlite3.Connection, filters: Filters) -> tuple[Dated, ...]:
    """All deadlines of the commitments that fit the filters, with these, in order of time."""
    everything = _all_dated(connection)
    if filters == Filters():
        return everything
    where, parameters = agreements.where(filters)
    found = connection.execute(f"select afspraak_id from alle_afspraken where {where}", parameters)
    ids = {row["afspraak_id"] for row in found}
    return tuple(pair for pair in everything if pair[1].id in ids)


@once
def _all_dated(connection: sqlite3.Connection) -> tuple[Dated, ...]:
    where, parameters = agreements.where(Filters())
    found = {
        item.id: item
        for item in facts.commitments(
            connection,
            f"{where} and afspraak_id in (select commitment_id from deadlines)",
            parameters,
        )
    }
    terms = facts.deadlines(
        connection,
        "afspraak_id in (select value from json_each(:ids))",
        {"ids": json.dumps(list(found))},
    )
    return tuple((term, found[term.commitment_id]) for term in terms)


def a_year_after(day: date) -> date:
    """The same day of the next year; the first of March for the last of February of a leap year."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, month=3, day=1)


def soon(found: Iterable[Dated], today: date, ended: Mapping[str, str]) -> tuple[Dated, ...]:
    """Those that end within a year of ``today``, of agreements that are not over (``ended``)."""
    until = a_year_after(today)
    return tuple(
        pair
        for pair in found
        if ends(pair)
        and pair[1].place.document_id not in ended
        and today.isoformat() <= _last(pair) <= until.isoformat()
    )


def deadline_list(
    connection: sqlite3.Connection, filters: Filters, today: date, whole: str = ""
) -> DeadlineList:
    """The deadlines that fit the filters, in groups as seen on the day ``today``.

    ``whole`` names the part (a field of :class:`Sizes`) that is there to its end; of others the first are.
    """
    ended = documents.ended(connection, today)
    everything = dated(connection, filters)
    found = [pair for pair in everything if pair[1].place.document_id not in ended]
    ending = [pair for pair in found if ends(pair)]
    until = a_year_after(today)
    last_of_soon = until.isoformat()
    full = DeadlineList(
        filters=filters,
        area=areas.area(connection, filters.area) if filters.area else None,
        today=today,
        until=until,
        soon=soon(found, today, {}),
        overdue=tuple(
            reversed(_by_year(pair for pair in ending if _last(pair) < today.isoformat()))
        ),
        later=_by_year(pair for pair in ending if _last(pair) > last_of_soon),
        recurring=_grouped(
            (pair for pair in found if pair[0].kind == "recurring"), lambda pair: pair[0].words
        ),
        ongoing=tuple(pair for pair in found if pair[0].kind == "from"),
        undated=tuple(
            pair for pair in found if pair[0].kind == "relative" and not pair[0].last_day
        ),
        expired=_expired(everything, ended),
        parties=party_choices(connection),
        areas=area_choices(connection),
        documents=_documents(connection),
    )
    return _first_of_parts(replace(full, sizes=full.shown), whole)


def _first_of_parts(found: DeadlineList, whole: str) -> DeadlineList:
    """The list with the first deadlines of each part, and of ``whole`` with all."""
    most = {part: SHOWN for part in PARTS.values() if part != whole}
    apart = most.get("without_day")
    return replace(
        found,
        soon=found.soon[: most.get("soon")],
        overdue=_first(found.overdue, most.get("overdue")),
        later=_first(found.later, most.get("later")),
        recurring=_first(found.recurring, apart),
        ongoing=found.ongoing[:apart],
        undated=found.undated[:apart],
        expired=_first(found.expired, most.get("expired")),
    )


def _first(groups: tuple[Group, ...], most: int | None) -> tuple[Group, ...]:
    """The groups up to the ``most``-th deadline in them; all for None."""
    if most is None:
        return groups
    kept: list[Group] = []
    for group in groups:
        if most > 0:
            kept.append(replace(group, deadlines=group.deadlines[:most]))
        most -= len(group.deadlines)
    return tuple(kept)


def ends(pair: Dated) -> bool:
    """Return True if the deadline has a last day by which something is to be done."""
    return pair[0].kind not in ("recurring", "from") and bool(pair[0].last_day)


def _last(pair: Dated) -> str:
    return pair[0].last_day or ""


def _by_year(pairs: Iterable[Dated]) -> tuple[DeadlineGroup, ...]:
    return _grouped(pairs, lambda pair: _last(pair)[:4])


def _grouped(pairs: Iterable[Dated], key: Callable[[Dated], str]) -> tuple[DeadlineGroup, ...]:
    groups: dict[str, list[Dated]] = {}
    for pair in pairs:
        groups.setdefault(key(pair), []).append(pair)
    return tuple(DeadlineGroup(title, tuple(items)) for title, items in groups.items())


def _expired(found: Iterable[Dated], ended: Mapping[str, str]) -> tuple[Expired, ...]:
    """By agreement, the one that ended last first."""
    of_document: dict[str, list[Dated]] = {}
    for pair in found:
        if pair[1].place.document_id in ended:
            of_document.setdefault(pair[1].place.document_id or "", []).append(pair)
    return tuple(
        Expired(key, pairs[0][1].place.document_title or key, ended[key], len(pairs), tuple(pairs))
        for key, pairs in sorted(of_document.items(), key=lambda item: ended[item[0]], reverse=True)
    )


@once
def party_choices(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    """The parties that have a deadline to answer for, by name, each with how many there are."""
    titles = facts.party_titles(connection)
    numbers = Counter(
        party_id
        for _, item in _all_dated(connection)
        for party_id in {part.party_id for part in item.responsible}
    )
    ordered = sorted(numbers, key=lambda party_id: (titles[party_id].casefold(), party_id))
    return tuple(Choice(key, f"{titles[key]} ({numbers[key]})") for key in ordered)


@once
def area_choices(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    """The areas that have a party, by name: what one must do, itself or with others."""
    rows = connection.execute(
        """select a.id, a.name, a.kind from areas a where a.id in (
            select p.area_id from parties p
            where p.kind in ('municipality', 'province', 'region', 'state'))
        order by a.kind = 'municipality', a.name, a.id"""
    )
    known = {area.id for area in areas.with_data(connection)}
    return tuple(Choice(row["id"], row["name"]) for row in rows if row["id"] in known)


@once
def _documents(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    rows = connection.execute(
        """select document_id as id, document as title from documenten where termijnen > 0
        order by datum desc, document"""
    )
    return tuple(Choice(row["id"], row["title"]) for row in rows)
