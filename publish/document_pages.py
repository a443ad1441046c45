"""A page of a document to read: its passages and tables in order, with what was found in them."""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from extract.clean import clean
from extract.model import Segment
from publish import count_facts, facts, labels, marks, tables
from publish.documents import (
    Described,
    Document,
    Heading,
    Warning,
    document,
    headings,
    warnings,
)

#: Characters of a bullet or of an article's number ("12.3.a").
_LONGEST_MARKER = 8


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
    counts: tuple[count_facts.Count, ...] = ()
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
        """select gedrukt as label, van_teken as char_start, tot_teken as char_end, tekst as text,
            breedte as width, hoogte as height, gelezen_door as read_by, bestand as file,
            bestandssoort as media_type, sha256
        from tekst_van_bladzijden where bron_id = ? and bladzijde = ?""",
        (found.source_id, number),
    ).fetchone()
    if row is None:
        return None
    start, end = row["char_start"], row["char_end"]
    here = {"source": found.source_id, "start": start, "end": end}
    where = "bron_id = :source and van_teken < :end and tot_teken > :start"
    counts = count_facts.counts(connection, where, here)
    commitments = facts.commitments(connection, where, here, order="van_teken")
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
        headings=headings(connection, document_id),
        warnings=warnings(connection, found, number, number),
        counts=len(counts),
        commitments=len(commitments),
        deadlines=len(terms),
        parties=len(parties),
    )


def _described(
    counts: Iterable[count_facts.Count],
    commitments: Iterable[facts.Commitment],
    terms: Iterable[facts.Deadline],
    parties: Iterable[facts.Mention],
) -> Iterator[Described]:
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
    found: Iterable[Described],
    base: str,
    number: int,
) -> tuple[list[marks.Found], tuple[PageMark, ...]]:
    """What was found in the text of a page, and where on the page it stands."""
    spans = {
        row["vindplaats"]: row
        for row in connection.execute(
            f"select vindplaats, van_teken, tot_teken, vlakken from vindplaatsen where {where}",
            dict(here),
        )
    }
    in_text, on_page = [], []
    for kind, place, path, title in found:
        span, href = spans[place.span_id], base + path
        in_text.append(marks.Found(span["van_teken"], span["tot_teken"], kind, href, title))
        for page_number, x0, top, x1, bottom in json.loads(span["vlakken"] or "[]"):
            if page_number == number:
                size = round(x1 - x0, 2), round(bottom - top, 2)
                on_page.append(PageMark(kind, href, title, x0, top, *size))
    return in_text, tuple(on_page)


def _blocks(connection: sqlite3.Connection, where: str, here: facts.Parameters) -> list[_Block]:
    """The passages and cells on a page; those that take in the least come last."""
    blocks = [
        _Block(
            row["van_teken"],
            row["tot_teken"],
            row["kind"],
            row["id"],
            min((row["section"] or "").count(" › ") + bool(row["section"]), 3),
        )
        for row in connection.execute(
            f"""select van_teken, tot_teken, soort as kind, passage_id as id, kop as section
            from passages_met_bladzijde where {where}""",
            dict(here),
        )
    ]
    blocks.sort(key=lambda block: block.start - block.end)
    cells = [
        _Block(row["van_teken"], row["tot_teken"], "table", row["table_id"])
        for row in connection.execute(
            f"select van_teken, tot_teken, tabel_id as table_id from cellen where {where}",
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
    counts: Mapping[str, count_facts.Count],
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
