"""Counts, commitments, deadlines and checks as the pages show them, read from the database.

Every function takes an open connection whose rows are :class:`sqlite3.Row`. The ``where``
arguments are SQL written in this package, never text of a reader; values go into ``parameters``.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from publish import labels, rows
from publish.once import once

Parameters = Mapping[str, str | int | float | None]


#: A link carries no more of a quote than this.
LONGEST = 300


def beginning(words: str) -> str:
    """The words of a quote that a link carries: all of them, or as many whole ones as fit."""
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition(" ")[0] or words[:LONGEST]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: ``page_label`` is the printed number, else that in the file."""

    span_id: str
    quote: str
    document_id: str | None
    document_title: str | None
    page_number: int | None
    page_label: str | None

    @property
    def href(self) -> str:
        """The path of the page of the source with these words marked."""
        return f"/bron/{self.span_id}"

    @property
    def permalink(self) -> str:
        """The path that carries the words, and finds them in a later build."""
        return f"{self.href}?{urlencode({'exact': beginning(' '.join(self.quote.split()))})}"

    @property
    def page(self) -> str:
        return f"p.\u00a0{self.page_label}" if self.page_label else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A party's part in a commitment."""

    party_id: str
    name: str
    role: str
    implied: bool
    score: float | None
    span_id: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A row of ``deadlines``; days are ISO dates."""

    id: str
    commitment_id: str
    kind: str
    first_day: str | None
    last_day: str | None
    every: str | None
    text: str | None
    place: Place

    @property
    def words(self) -> str:
        if self.kind == "relative" and not self.last_day:
            return self.text or ""
        return labels.deadline(self.kind, self.first_day, self.last_day, self.every)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a commitment, and the word that shows it; ``in_heading`` where that stands above it."""

    code: str
    word: str
    in_heading: bool


@dataclass(frozen=True, slots=True)
class Commitment:
    """A row of ``commitments`` with its parties, deadlines and themes; ``theme`` is its heading."""

    id: str
    place: Place
    text: str
    modality: str | None
    theme: str | None
    condition: str | None
    conditional: bool
    level: str | None
    method: str | None
    why: str | None
    dated: str | None
    parts: tuple[Part, ...]
    deadlines: tuple[Deadline, ...]
    themes: tuple[Theme, ...] = ()

    def with_role(self, role: str) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.role == role)

    @property
    def responsible(self) -> tuple[Part, ...]:
        return self.with_role("responsible")

    @property
    def partners(self) -> tuple[Part, ...]:
        return self.with_role("partner")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a party, with the parts that it has in the commitments around them."""

    place: Place
    party_id: str
    name: str
    roles: tuple[str, ...]


#: The columns that a view has of a place, as the fields of a :class:`Place`.
PLACE_COLUMNS = """
    vindplaats as span_id, citaat as quote, document_id as place_document_id, document as document_title,
    bladzijde as page_number, pagina as page_label"""
#: The commitments that are not in doubt.
CERTAIN = "niveau <> 'uncertain'"


_COMMITMENTS = f"""
select afspraak_id as id, afspraak as text, soort as modality, kop as theme, voorwaarde as condition,
    voorwaardelijk as conditional, niveau as level, methode as method, waarom as why, datum as dated,
    {PLACE_COLUMNS}
from alle_afspraken where """

_PARTY_NAMES = """
select partij_id as id, partij as name, gebied as area_name from partijen order by partij_id"""

_FIRST_DOCUMENTS = """
select p.value as id,
    (select a.document from alle_afspraken a where a.afspraak_id in
        (select commitment_id from commitment_parties where party_id = p.value)
        order by a.datum, a.document_id limit 1) as title
from json_each(:ids) p"""

_PARTS = """
select afspraak_id as commitment_id, partij_id as party_id, partij as name, rol as role,
    volgt_uit_tekst as implied, score, vindplaats as span_id
from partijen_van_afspraken where afspraak_id in (select value from json_each(:ids))
order by afspraak_id, rol desc, partij, partij_id"""

_THEMES = """
select afspraak_id as commitment_id, thema_code as code, woord as word, in_kop as in_heading
from themas_van_afspraken where afspraak_id in (select value from json_each(:ids))
order by afspraak_id, volgorde"""

_MENTIONS = f"""
select partij_id as party_id, group_concat(distinct rol) as roles, {PLACE_COLUMNS}
from partijen_van_afspraken where not volgt_uit_tekst and """

_DEADLINES = f"""
select termijn_id as id, afspraak_id as commitment_id, soort as kind, eerste_dag as first_day,
    laatste_dag as last_day, ritme as every, termijn as text, {PLACE_COLUMNS}
from alle_termijnen where """


def place(row: sqlite3.Row) -> Place:
    """The place in a row that has the :data:`PLACE_COLUMNS`."""
    return rows.of_row(Place, row, document_id=row["place_document_id"])


@once
def party_titles(connection: sqlite3.Connection) -> Mapping[str, str]:
    """What every party is called on the site, by its id.

    Where several have one name they are told apart by their region, and where that does not do by
    the document that they appear in first.
    """
    parties = connection.execute(_PARTY_NAMES).fetchall()
    names = Counter(row["name"] for row in parties)
    regions = Counter((row["name"], row["area_name"]) for row in parties)
    titles: dict[str, str] = {}
    alike: dict[str, str] = {}
    for row in parties:
        title = row["name"]
        if names[title] > 1 and row["area_name"]:
            title = f"{title} ({row['area_name']})"
        if regions[row["name"], row["area_name"]] > 1:
            alike[row["id"]] = row["name"]
        titles[row["id"]] = title
    if alike:
        asked = {"ids": json.dumps(list(alike))}
        for row in connection.execute(_FIRST_DOCUMENTS, asked):
            if row["title"]:
                titles[row["id"]] = f"{alike[row['id']]} bij {row['title']}"
    return titles


def commitments(
    connection: sqlite3.Connection,
    where: str = "1",
    parameters: Parameters | None = None,
    order: str = "datum desc, document_id, van_teken",
    limit: int = -1,
    offset: int = 0,
) -> tuple[Commitment, ...]:
    """The commitments for which ``where`` holds, of the columns of the view ``alle_afspraken``."""
    sql = f"{_COMMITMENTS} {where} order by {order} limit {int(limit)} offset {int(offset)}"
    found = connection.execute(sql, dict(parameters or {})).fetchall()
    ids = [row["id"] for row in found]
    parts = _grouped(_parts(connection, ids))
    themes: dict[str, list[Theme]] = {}
    for row in connection.execute(_THEMES, {"ids": json.dumps(ids)}):
        themes.setdefault(row["commitment_id"], []).append(rows.of_row(Theme, row))
    terms: dict[str, list[Deadline]] = {}
    for term in deadlines(
        connection,
        "afspraak_id in (select value from json_each(:ids))",
        {"ids": json.dumps(ids)},
        order="van_teken",
    ):
        terms.setdefault(term.commitment_id, []).append(term)
    return tuple(
        rows.of_row(
            Commitment,
            row,
            place=place(row),
            text=row["text"] or row["quote"],
            parts=tuple(parts.get(row["id"], ())),
            deadlines=tuple(terms.get(row["id"], ())),
            themes=tuple(themes.get(row["id"], ())),
        )
        for row in found
    )


def count_commitments(
    connection: sqlite3.Connection, where: str = "1", parameters: Parameters | None = None
) -> int:
    """How many commitments there are for which ``where`` holds."""
    sql = f"select count(*) from alle_afspraken where {where}"
    return int(connection.execute(sql, dict(parameters or {})).fetchone()[0])


def _parts(connection: sqlite3.Connection, ids: list[str]) -> Iterable[tuple[str, Part]]:
    titles = party_titles(connection) if ids else {}
    for row in connection.execute(_PARTS, {"ids": json.dumps(ids)}):
        title = titles[row["party_id"]]
        # A commitment stands in its document: its parties need not name that.
        name = row["name"] if title.startswith(f"{row['name']} bij ") else title
        yield row["commitment_id"], rows.of_row(Part, row, name=name)


def _grouped(pairs: Iterable[tuple[str, Part]]) -> dict[str, list[Part]]:
    groups: dict[str, list[Part]] = {}
    for key, part in pairs:
        groups.setdefault(key, []).append(part)
    return groups


def deadlines(
    connection: sqlite3.Connection,
    where: str = "1",
    parameters: Parameters | None = None,
    order: str = "coalesce(laatste_dag, eerste_dag), van_teken",
) -> tuple[Deadline, ...]:
    """The deadlines for which ``where`` holds, of the columns of ``alle_termijnen``."""
    sql = f"{_DEADLINES} {where} order by {order}"
    found = connection.execute(sql, dict(parameters or {}))
    return tuple(rows.of_row(Deadline, row, place=place(row)) for row in found)


def mentions(
    connection: sqlite3.Connection, where: str, parameters: Parameters | None = None
) -> tuple[Mention, ...]:
    """The words that name a party of a commitment, where ``where`` holds, of the
    columns of ``partijen_van_afspraken``."""
    sql = f"{_MENTIONS} {where} group by vindplaats, partij_id order by van_teken, partij_id"
    found = connection.execute(sql, dict(parameters or {})).fetchall()
    titles = party_titles(connection) if found else {}
    return tuple(
        Mention(
            place(row),
            row["party_id"],
            titles[row["party_id"]],
            tuple(sorted(row["roles"].split(","), reverse=True)),
        )
        for row in found
    )
