"""Documents: the list of them, one with its contents, and one of its pages to read.

Reading a page shows all of its text, in the order in which it stands, whether or not it became a
passage or a table: what no rule took in stands between the rest, in a quieter form.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from publish import facts, identity, labels, tables
from publish.once import once


@dataclass(frozen=True, slots=True)
class Document:
    """A document with how much was found in it."""

    id: str
    source_id: str
    title: str
    kind: str
    publisher: str | None
    area_id: str | None
    area_name: str | None
    area_kind: str | None
    dated: str | None
    period_start: str | None
    period_end: str | None
    page_first: int
    page_last: int
    tables: int
    counts: int
    commitments: int
    deadlines: int
    warnings: int

    @property
    def page_count(self) -> int:
        return self.page_last - self.page_first + 1

    @property
    def period(self) -> str:
        return labels.period(self.period_start, self.period_end)


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents: ``depth`` 0 is the highest."""

    text: str
    depth: int
    page_number: int
    page_label: str | None
    passage_id: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that was not understood, with its place where there is one."""

    message: str
    stage: str | None
    page_number: int | None
    page_label: str | None
    span_id: str | None


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table in the list of tables of a document."""

    id: str
    name: str
    page_number: int | None
    page_label: str | None
    row_count: int
    column_count: int


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of a document with how much was found on it."""

    number: int
    label: str | None
    counts: int
    commitments: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that the page of a document shows.

    ``related`` are pairs of how and which document; ``unread`` says why its file could not be read.
    """

    document: Document
    file: str
    sha256: str | None
    url: str | None
    landing_page: str | None
    legal_status: str | None
    description: str | None
    unread: str | None
    identity: tuple[identity.Fact, ...]
    related: tuple[tuple[str, str, str], ...]
    headings: tuple[Heading, ...]
    pages: tuple[PageEntry, ...]
    tables: tuple[TableEntry, ...]
    warnings: tuple[Warning, ...]

    def says(self, name: str) -> bool:
        """Return True if the block on what the document is has this field."""
        return any(fact.name == name for fact in self.identity)


_DOCUMENTS = """
select d.*, a.name as area_name, a.kind as area_kind,
    (select count(*) from source_tables x where x.document_id = d.id) as tables,
    (select count(*) from counts x where x.document_id = d.id) as counts,
    (select count(*) from commitments x where x.document_id = d.id) as commitments,
    (select count(*) from deadlines t join commitments x on x.id = t.commitment_id
        where x.document_id = d.id) as deadlines,
    (select count(*) from warnings w where w.source_id = d.source_id
        and w.page_number between d.page_first and d.page_last) as warnings
from documents d left join areas a on a.id = d.area_id
"""


@once
def documents(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """All documents, the newest first."""
    sql = f"{_DOCUMENTS} order by d.dated desc, d.source_id, d.page_first"
    return tuple(_document(row) for row in connection.execute(sql))


def _document(row: sqlite3.Row) -> Document:
    return Document(
        id=row["id"],
        source_id=row["source_id"],
        title=row["title"],
        kind=row["kind"],
        publisher=row["publisher"],
        area_id=row["area_id"],
        area_name=row["area_name"],
        area_kind=row["area_kind"],
        dated=row["dated"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        page_first=row["page_first"] or 1,
        page_last=row["page_last"] or row["page_first"] or 1,
        tables=row["tables"],
        counts=row["counts"],
        commitments=row["commitments"],
        deadlines=row["deadlines"],
        warnings=row["warnings"],
    )


def document(connection: sqlite3.Connection, document_id: str) -> Document | None:
    """The document with this id, None where there is none."""
    row = connection.execute(f"{_DOCUMENTS} where d.id = ?", (document_id,)).fetchone()
    return _document(row) if row else None


#: Kinds of documents that hold for the period that they name; a report only looks back on its own.
HOLDING = ("agreement", "programme", "vision", "coalition_agreement", "election_programme")


def ended(connection: sqlite3.Connection, today: date) -> Mapping[str, str]:
    """The agreements, programmes and visions that are over by ``today``: id and last year or day.

    An annex is over with the document that it belongs to.
    """
    day = today.isoformat()
    return {key: last for key, last in _lasts(connection).items() if day[: len(last)] > last}


@once
def _lasts(connection: sqlite3.Connection) -> Mapping[str, str]:
    """The last year, month or day of the documents that hold for a period."""
    rows = connection.execute(
        """select d.id, coalesce(d.period_end, m.period_end) as last from documents d
        left join documents m on m.id = d.annex_of
        where (d.period_end is not null and d.kind in (select value from json_each(:kinds)))
            or (d.period_end is null and m.period_end is not null
                and m.kind in (select value from json_each(:kinds)))""",
        {"kinds": json.dumps(HOLDING)},
    )
    return {row["id"]: row["last"] for row in rows}


def file_of(connection: sqlite3.Connection, sha256: str) -> tuple[str, str] | None:
    """The name and media type of the source with this SHA-256, None where there is none."""
    row = connection.execute(
        "select file, media_type from sources where sha256 = ? order by id", (sha256,)
    ).fetchone()
    return (row["file"], row["media_type"] or "") if row else None


def view(connection: sqlite3.Connection, document_id: str) -> DocumentView | None:
    """What the page of a document shows, None where there is no such document."""
    found = document(connection, document_id)
    if found is None:
        return None
    source = connection.execute("select * from sources where id = ?", (found.source_id,)).fetchone()
    return DocumentView(
        document=found,
        file=source["file"],
        sha256=source["sha256"],
        url=source["url"],
        # A knowledge base of an earlier version has no such column.
        landing_page=dict(source).get("landing_page"),
        legal_status=source["legal_status"],
        description=source["description"],
        unread=None if source["status"] == "read" else source["reason"] or "onbekend waarom",
        identity=identity.facts(connection, document_id),
        related=_related(connection, document_id),
        headings=headings(connection, document_id),
        pages=_page_entries(connection, found),
        tables=_table_entries(connection, found),
        warnings=warnings(connection, found, found.page_first, found.page_last),
    )


def _related(connection: sqlite3.Connection, document_id: str) -> tuple[tuple[str, str, str], ...]:
    rows = connection.execute(
        """select 'Vervangt' as how, o.id, o.title from documents d
            join documents o on o.id = d.replaces where d.id = :id
        union all select 'Vervangen door', o.id, o.title from documents o where o.replaces = :id
        union all select 'Bijlage van', o.id, o.title from documents d
            join documents o on o.id = d.annex_of where d.id = :id
        union all select 'Heeft als bijlage', o.id, o.title from documents o where o.annex_of = :id""",
        {"id": document_id},
    )
    return tuple((row["how"], row["id"], row["title"]) for row in rows)


def headings(connection: sqlite3.Connection, document_id: str) -> tuple[Heading, ...]:
    rows = connection.execute(
        """select b.id, b.text, b.section, b.page_number, pg.label from passages b
            join documents d on d.id = b.document_id
            left join pages pg on pg.source_id = d.source_id and pg.number = b.page_number
        where b.document_id = ? and b.kind = 'heading' order by b.position""",
        (document_id,),
    )
    return tuple(
        Heading(
            row["text"],
            min((row["section"] or "").count(" › ") + bool(row["section"]), 3),
            row["page_number"],
            row["label"],
            row["id"],
        )
        for row in rows
    )


def _page_entries(connection: sqlite3.Connection, found: Document) -> tuple[PageEntry, ...]:
    rows = connection.execute(
        """select p.number, p.label,
            (select count(*) from counts c join spans s on s.id = c.span_id
                where s.source_id = p.source_id and s.page_number = p.number) as counts,
            (select count(*) from commitments c join spans s on s.id = c.span_id
                where s.source_id = p.source_id and s.page_number = p.number) as commitments
        from pages p where p.source_id = ? and p.number between ? and ? order by p.number""",
        (found.source_id, found.page_first, found.page_last),
    )
    return tuple(PageEntry(r["number"], r["label"], r["counts"], r["commitments"]) for r in rows)


def _table_entries(connection: sqlite3.Connection, found: Document) -> tuple[TableEntry, ...]:
    rows = connection.execute(
        """select t.*, pg.label as page_label from source_tables t
            left join pages pg on pg.source_id = :source and pg.number = t.page_first
        where t.document_id = :document order by t.page_first, t.id""",
        {"source": found.source_id, "document": found.id},
    )
    return tuple(
        TableEntry(
            row["id"],
            tables.name(row["label"], row["caption"]),
            row["page_first"],
            row["page_label"],
            row["row_count"] or 0,
            row["column_count"] or 0,
        )
        for row in rows
    )


def warnings(
    connection: sqlite3.Connection, found: Document, first: int, last: int
) -> tuple[Warning, ...]:
    rows = connection.execute(
        """select w.*, pg.label as page_label from warnings w
            left join pages pg on pg.source_id = w.source_id and pg.number = w.page_number
        where w.source_id = ? and w.page_number between ? and ?
        order by w.page_number, w.message""",
        (found.source_id, first, last),
    )
    return tuple(
        Warning(r["message"], r["stage"], r["page_number"], r["page_label"], r["span_id"])
        for r in rows
    )


#: Something found: its kind, where it stands, where a link on it leads and what it is.
Described: TypeAlias = tuple[str, facts.Place, str, str]
