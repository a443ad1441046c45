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


#: The columns of the view ``vindplaatsen`` as the fields of a :class:`Place`; the view is called ``s``.
PLACE_COLUMNS = """
    s.vindplaats as span_id, s.citaat as quote, s.document_id as place_document_id, s.document as document_title,
    s.bladzijde as page_number, s.pagina as page_label"""


_COMMITMENTS = f"""
select c.*, d.dated, {PLACE_COLUMNS}
from commitments c
    join vindplaatsen s on s.vindplaats = c.span_id
    join documents d on d.id = c.document_id
where """

_PARTY_NAMES = """
select partij_id as id, partij as name, gebied as area_name from partijen order by partij_id"""

_FIRST_DOCUMENTS = """
select p.value as id,
    (select d.title from commitment_parties cp join commitments c on c.id = cp.commitment_id
        join documents d on d.id = c.document_id
        where cp.party_id = p.value order by d.dated, d.id limit 1) as title
from json_each(:ids) p"""

_PARTS = """
select cp.*, p.name
from commitment_parties cp
    join parties p on p.id = cp.party_id
where cp.commitment_id in (select value from json_each(:ids))
order by cp.commitment_id, cp.role desc, p.name, p.id"""

_THEMES = """
select t.commitment_id, t.theme, t.word, t.found_in = 'heading' as in_heading
from commitment_themes t join codes k on k.list = 'theme' and k.code = t.theme
where t.commitment_id in (select value from json_each(:ids))
order by t.commitment_id, k.position"""

_MENTIONS = f"""
select cp.party_id, group_concat(distinct cp.role) as roles, {PLACE_COLUMNS}
from commitment_parties cp join vindplaatsen s on s.vindplaats = cp.span_id
where not cp.implied and """

_DEADLINES = f"""
select t.*, {PLACE_COLUMNS}
from deadlines t join vindplaatsen s on s.vindplaats = t.span_id
where """


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
    order: str = "d.dated desc, c.document_id, s.van_teken",
    limit: int = -1,
    offset: int = 0,
) -> tuple[Commitment, ...]:
    """The commitments for which ``where`` holds (``c`` commitments, ``s`` vindplaatsen, ``d`` documents)."""
    sql = f"{_COMMITMENTS} {where} order by {order} limit {int(limit)} offset {int(offset)}"
    found = connection.execute(sql, dict(parameters or {})).fetchall()
    ids = [row["id"] for row in found]
    parts = _grouped(_parts(connection, ids))
    themes: dict[str, list[Theme]] = {}
    for row in connection.execute(_THEMES, {"ids": json.dumps(ids)}):
        theme = Theme(row["theme"], row["word"], bool(row["in_heading"]))
        themes.setdefault(row["commitment_id"], []).append(theme)
    terms: dict[str, list[Deadline]] = {}
    for term in deadlines(
        connection,
        "t.commitment_id in (select value from json_each(:ids))",
        {"ids": json.dumps(ids)},
        order="s.van_teken",
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
    sql = (
        f"select count(*) from commitments c join documents d on d.id = c.document_id where {where}"
    )
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
    order: str = "coalesce(t.last_day, t.first_day), s.van_teken",
) -> tuple[Deadline, ...]:
    """The deadlines for which ``where`` holds (``t`` deadlines, ``s`` vindplaatsen)."""
    sql = f"{_DEADLINES} {where} order by {order}"
    found = connection.execute(sql, dict(parameters or {}))
    return tuple(rows.of_row(Deadline, row, place=place(row)) for row in found)


def mentions(
    connection: sqlite3.Connection, where: str, parameters: Parameters | None = None
) -> tuple[Mention, ...]:
    """The words that name a party of a commitment, for which ``where`` holds (``s`` vindplaatsen)."""
    sql = (
        f"{_MENTIONS} {where} group by s.vindplaats, cp.party_id order by s.van_teken, cp.party_id"
    )
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
