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

from publish import facts, identity, labels, rows, tables
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
select document_id as id, bron_id as source_id, document as title, soort as kind, uitgever as publisher,
    gebied_id as area_id, gebied as area_name, soort_gebied as area_kind, datum as dated,
    periode_van as period_start, periode_tot as period_end, eerste_bladzijde as page_first,
    laatste_bladzijde as page_last, tabellen as tables, aantallen as counts, afspraken as commitments,
    termijnen as deadlines, waarschuwingen as warnings
from documenten """


@once
def documents(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """All documents, the newest first."""
    return rows.read(
        connection, Document, f"{_DOCUMENTS} order by datum desc, bron_id, eerste_bladzijde"
    )


def document(connection: sqlite3.Connection, document_id: str) -> Document | None:
    """The document with this id, None where there is none."""
    found = rows.read(connection, Document, f"{_DOCUMENTS} where document_id = ?", (document_id,))
    return found[0] if found else None


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
    found = connection.execute(
        """select document_id as id, geldt_tot as last from documenten
        where geldt_tot is not null and geldt_als in (select value from json_each(:kinds))""",
        {"kinds": json.dumps(HOLDING)},
    )
    return {row["id"]: row["last"] for row in found}


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
    found = connection.execute(
        "select verband as how, ander_id as id, ander as title from verwante_documenten where document_id = ?",
        (document_id,),
    )
    return tuple((row["how"], row["id"], row["title"]) for row in found)


def headings(connection: sqlite3.Connection, document_id: str) -> tuple[Heading, ...]:
    found = connection.execute(
        """select passage_id, tekst as text, kop as section, bladzijde as page_number, gedrukt as page_label
        from passages_met_bladzijde where document_id = ? and soort = 'heading' order by volgorde""",
        (document_id,),
    )
    return tuple(
        rows.of_row(
            Heading,
            row,
            depth=min((row["section"] or "").count(" › ") + bool(row["section"]), 3),
        )
        for row in found
    )


def _page_entries(connection: sqlite3.Connection, found: Document) -> tuple[PageEntry, ...]:
    return rows.read(
        connection,
        PageEntry,
        """select bladzijde as number, gedrukt as label, aantallen as counts, afspraken as commitments
        from bladzijden where bron_id = ? and bladzijde between ? and ? order by bladzijde""",
        (found.source_id, found.page_first, found.page_last),
    )


def _table_entries(connection: sqlite3.Connection, found: Document) -> tuple[TableEntry, ...]:
    entries = connection.execute(
        """select tabel_id as id, tabelnaam as label, bijschrift as caption, bladzijde as page_number,
            gedrukt as page_label, rijen as row_count, kolommen as column_count
        from tabellen_met_bladzijde where document_id = ? order by bladzijde, tabel_id""",
        (found.id,),
    )
    return tuple(
        rows.of_row(TableEntry, row, name=tables.name(row["label"], row["caption"]))
        for row in entries
    )


def warnings(
    connection: sqlite3.Connection, found: Document, first: int, last: int
) -> tuple[Warning, ...]:
    return rows.read(
        connection,
        Warning,
        """select waarschuwing as message, deel as stage, bladzijde as page_number, gedrukt as page_label,
            vindplaats as span_id
        from waarschuwingen where bron_id = ? and bladzijde between ? and ? order by bladzijde, waarschuwing""",
        (found.source_id, first, last),
    )


#: Something found: its kind, where it stands, where a link on it leads and what it is.
Described: TypeAlias = tuple[str, facts.Place, str, str]
