"""Documents: the list of them, one with its contents, and one of its pages to read.

Reading a page shows all of its text, in the order in which it stands, whether or not it became a
passage or a table: what no rule took in stands between the rest, in a quieter form.
"""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from markupsafe import Markup

from extract.clean import clean
from extract.model import Segment
from publish import facts, identity, labels, marks, tables
from publish.once import once

#: Characters of a bullet or of an article's number ("12.3.a").
_LONGEST_MARKER = 8


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


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page as shown: a passage of some kind, a table, or text that was neither.

    ``notes`` and ``counts`` are what was found in it, for the margin.
    """

    kind: str
    html: Markup
    anchor: str | None = None
    table: tables.SourceTable | None = None
    notes: tuple[facts.Commitment, ...] = ()
    counts: tuple[facts.Count, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PageMark:
    """A rectangle on the page of a PDF, in points, with what was found there (see ``marks.Found``)."""

    kind: str
    href: str
    title: str
    x0: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page of a document to read; ``width``, ``height`` (points) and ``marks`` for a PDF only."""

    document: Document
    number: int
    label: str | None
    read_by: str | None
    file: str
    media_type: str | None
    sha256: str | None
    width: float | None
    height: float | None
    marks: tuple[PageMark, ...]
    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...]
    warnings: tuple[Warning, ...]
    counts: int
    commitments: int
    deadlines: int
    parties: int

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > self.document.page_first else None

    @property
    def following(self) -> int | None:
        return self.number + 1 if self.number < self.document.page_last else None


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
        legal_status=source["legal_status"],
        description=source["description"],
        unread=None if source["status"] == "read" else source["reason"] or "onbekend waarom",
        identity=identity.facts(connection, document_id),
        related=_related(connection, document_id),
        headings=_headings(connection, document_id),
        pages=_page_entries(connection, found),
        tables=_table_entries(connection, found),
        warnings=_warnings(connection, found, found.page_first, found.page_last),
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


def _headings(connection: sqlite3.Connection, document_id: str) -> tuple[Heading, ...]:
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


def _warnings(
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


#: Signs of Markdown (of a heading, of bold) that belong to no passage are no words of the document.
_MARKDOWN = re.compile(r"\s*(?:#+[#*_\s]*|[*_]+|\|[-|:\s]*)\s*")


@dataclass(frozen=True, slots=True)
class _Block:
    """A passage or a table's cell that stands at ``[start, end)``."""

    start: int
    end: int
    kind: str
    id: str
    depth: int = 0


def page(
    connection: sqlite3.Connection, document_id: str, number: int, base: str = ""
) -> DocumentPage | None:
    """A page of a document (``number`` counts in the file), None where it has no such page.

    ``base`` is put before the paths of links inside the text.
    """
    found = document(connection, document_id)
    if found is None or not found.page_first <= number <= found.page_last:
        return None
    row = connection.execute(
        """select p.*, substr(s.text, p.char_start + 1, p.char_end - p.char_start) as text,
            s.file, s.media_type, s.sha256
        from pages p join sources s on s.id = p.source_id
        where p.source_id = ? and p.number = ?""",
        (found.source_id, number),
    ).fetchone()
    if row is None:
        return None
    start, end = row["char_start"], row["char_end"]
    here = {"source": found.source_id, "start": start, "end": end}
    where = "s.source_id = :source and s.char_start < :end and s.char_end > :start"
    counts = facts.counts(connection, where, here)
    commitments = facts.commitments(connection, where, here, order="s.char_start")
    terms = facts.deadlines(connection, where, here)
    parties = facts.mentions(connection, where, here)
    found_here = _described(counts, commitments, terms, parties)
    marked, drawn = _placed(connection, where, here, found_here, base, number)
    blocks = _blocks(connection, where, here)
    noted = {c.place.span_id: c for c in commitments}, {c.place.span_id: c for c in counts}
    return DocumentPage(
        document=found,
        number=number,
        label=row["label"],
        read_by=row["read_by"],
        file=row["file"],
        media_type=row["media_type"],
        sha256=row["sha256"],
        width=row["width"],
        height=row["height"],
        marks=drawn,
        pieces=_pieces(connection, row["text"] or "", start, blocks, marked, *noted),
        headings=_headings(connection, document_id),
        warnings=_warnings(connection, found, number, number),
        counts=len(counts),
        commitments=len(commitments),
        deadlines=len(terms),
        parties=len(parties),
    )


#: Something found: its kind, where it stands, where a link on it leads and what it is.
_Described: TypeAlias = tuple[str, facts.Place, str, str]


def _described(
    counts: Iterable[facts.Count],
    commitments: Iterable[facts.Commitment],
    terms: Iterable[facts.Deadline],
    parties: Iterable[facts.Mention],
) -> Iterator[_Described]:
    for commitment in commitments:
        who = ", ".join(part.name for part in commitment.responsible) or "onbekend"
        yield "commitment", commitment.place, commitment.place.href, f"Afspraak van {who}"
    for term in terms:
        yield "deadline", term.place, term.place.href, f"Termijn: {term.words}"
    for count in counts:
        about = ", ".join(p for p in (count.measure, count.area_name, count.period) if p)
        yield "count", count.place, count.place.href, f"Aantal: {count.quantity} ({about})"
    for party in parties:
        roles = ", ".join(labels.ROLE.get(role, role) for role in party.roles)
        title = f"Partij: {party.name} ({roles})"
        yield "party", party.place, f"/partij/{party.party_id}", title


def _placed(
    connection: sqlite3.Connection,
    where: str,
    here: facts.Parameters,
    found: Iterable[_Described],
    base: str,
    number: int,
) -> tuple[list[marks.Found], tuple[PageMark, ...]]:
    """What was found in the text of a page, and where on the page it stands."""
    spans = {
        row["id"]: row
        for row in connection.execute(
            f"select s.id, s.char_start, s.char_end, s.boxes from spans s where {where}", dict(here)
        )
    }
    in_text, on_page = [], []
    for kind, place, path, title in found:
        span, href = spans[place.span_id], base + path
        in_text.append(marks.Found(span["char_start"], span["char_end"], kind, href, title))
        for page_number, x0, top, x1, bottom in json.loads(span["boxes"] or "[]"):
            if page_number == number:
                size = round(x1 - x0, 2), round(bottom - top, 2)
                on_page.append(PageMark(kind, href, title, x0, top, *size))
    return in_text, tuple(on_page)


def _blocks(connection: sqlite3.Connection, where: str, here: facts.Parameters) -> list[_Block]:
    """The passages and cells on a page; those that take in the least come last."""
    blocks = [
        _Block(
            row["char_start"],
            row["char_end"],
            row["kind"],
            row["id"],
            min((row["section"] or "").count(" › ") + bool(row["section"]), 3),
        )
        for row in connection.execute(
            f"""select s.char_start, s.char_end, b.kind, b.id, b.section from passages b
            join spans s on s.id = b.span_id where {where}""",
            dict(here),
        )
    ]
    blocks.sort(key=lambda block: block.start - block.end)
    cells = [
        _Block(row["char_start"], row["char_end"], "table", row["table_id"])
        for row in connection.execute(
            f"""select s.char_start, s.char_end, x.table_id from cells x
            join spans s on s.id = x.span_id where {where}""",
            dict(here),
        )
    ]
    return blocks + cells


def _pieces(
    connection: sqlite3.Connection,
    text: str,
    offset: int,
    blocks: Sequence[_Block],
    marked: Sequence[marks.Found],
    commitments: Mapping[str, facts.Commitment],
    counts: Mapping[str, facts.Count],
) -> tuple[Piece, ...]:
    owner: list[_Block | None] = [None] * len(text)
    for taker in blocks:
        first, last = max(0, taker.start - offset), min(len(text), taker.end - offset)
        owner[first:last] = [taker] * (last - first)
    noted: set[tuple[str, str]] = set()
    shown_tables: set[str] = set()
    pieces: list[Piece] = []
    marker = ""
    for start, end, block in _with_markers(text, owner):
        if block is None and _MARKDOWN.fullmatch(text, start, end):
            continue
        if block is not None and block.kind == "table":
            if block.id not in shown_tables:
                shown_tables.add(block.id)
                loaded = tables.load(connection, block.id)
                pieces.append(Piece("table", Markup(), block.id, loaded))
            continue
        if block is None and _leads(text, end, owner):
            marker = marks.readable(text[start:end].strip())
            continue
        html = _clean_html(text, start, end, offset, marked)
        if marker:
            html = Markup('<span class="marker">{}</span> {}').format(marker, html)
            marker = ""
        notes, numbers = [], []
        for item in marked:
            if item.start >= offset + end or item.end <= offset + start:
                continue
            span = item.href.rpartition("/")[2]
            if item.kind in ("commitment", "count") and (item.kind, span) not in noted:
                noted.add((item.kind, span))
                if item.kind == "commitment":
                    notes.append(commitments[span])
                else:
                    numbers.append(counts[span])
        kind = block.kind if block else "rest"
        anchor = block.id if block and block.start >= offset else None
        anchor = anchor if all(anchor != piece.anchor for piece in pieces) else None
        depth = block.depth if block else 0
        pieces.append(Piece(kind, html, anchor, None, tuple(notes), tuple(numbers), depth))
    return tuple(pieces)


def _leads(text: str, end: int, owner: Sequence[_Block | None]) -> bool:
    """Return True if a stretch that ends here stands before a passage on the same line, as its
    bullet or number."""
    following = owner[end] if end < len(text) else None
    if following is None or following.kind == "table":
        return False
    line = text.rfind("\n", 0, end) + 1
    before = text[line:end].strip()
    return 0 < len(before) <= _LONGEST_MARKER and all(o is None for o in owner[line:end])


def _with_markers(
    text: str, owner: Sequence[_Block | None]
) -> Iterable[tuple[int, int, _Block | None]]:
    """The runs of a page; a bullet at the end of text that nothing took in is a run of its own."""
    for start, end, block in _runs(text, owner):
        line = text.rfind("\n", start, end) + 1
        if block is None and start < line and _leads(text, end, owner):
            if text[start:line].strip():
                yield start, line, block
            yield line, end, block
        else:
            yield start, end, block


def _clean_html(
    text: str, start: int, end: int, offset: int, marked: Sequence[marks.Found]
) -> Markup:
    """``text[start:end]`` on one line, wrapped and hyphenated lines joined, with what was found."""
    view = clean(text, [Segment(start, end)])
    places = [offset + place for place in view.offsets]
    moved = [
        replace(
            item,
            start=bisect_left(places, item.start),
            end=bisect_left(places, item.end) + (item.end > offset + end),
        )
        for item in marked
        if item.start < offset + end and item.end > offset + start
    ]
    return marks.annotated(view.text, 0, moved)


def _runs(text: str, owner: Sequence[_Block | None]) -> Iterable[tuple[int, int, _Block | None]]:
    """Stretches of one owner; blanks go with what stands before them, and tables with their gaps."""
    runs: list[tuple[int, int, _Block | None]] = []
    for i, block in enumerate(owner):
        if runs:
            start, _, last = runs[-1]
            same = block is last or (
                block is not None
                and last is not None
                and (block.kind, block.id) == (last.kind, last.id)
            )
            if same or (block is None and text[i].isspace()):
                runs[-1] = (start, i + 1, last)
                continue
        runs.append((i, i + 1, block))
    for start, end, owned in runs:
        if text[start:end].strip():
            yield start, end, owned
