"""A place in a source, as a page shows it.

Offsets are characters of the source's text, end exclusive.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from kb import surroundings
from kb.printed_page import page_name
from publish import (
    asks,
    check_facts,
    cited_words,
    corrections,
    count_facts,
    facts,
    marks,
    statistics_facts,
    tables,
)
from publish.finding import CONTEXT, Located

#: A crop in lines of the words that it shows: what stands around them, and its least width and height.
AROUND, NARROWEST, LOWEST = 4.0, 38.0, 11.0
#: Points of a line; higher ones (turned text, a title) are not shown any smaller.
LARGEST = 24.0
#: Stands in a link for the key of a place that has none.
NO_KEY = "x"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return round(self.x1 - self.x0, 2)

    @property
    def height(self) -> float:
        return round(self.bottom - self.top, 2)

    @property
    def view_box(self) -> str:
        """The box as an SVG ``viewBox``."""
        return f"{self.x0:g} {self.top:g} {self.width:g} {self.height:g}"


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page of the source with the words marked; boxes and size for a PDF only."""

    number: int
    label: str | None
    read_by: str | None
    html: Markup
    width: float | None
    height: float | None
    boxes: tuple[Box, ...]

    @property
    def crop(self) -> Box | None:
        """The part of the page around the words, None where it is not known where they are."""
        if not (self.boxes and self.width and self.height):
            return None
        return crop(self.boxes, self.width, self.height)


@dataclass(frozen=True, slots=True)
class SourceView:
    """All that the page of a place shows; ``in_cell`` is what its cell has before and behind the quote."""

    located: Located
    quote: str
    cited: str
    file: str
    media_type: str | None
    sha256: str | None
    url: str | None
    document_id: str | None
    document_title: str | None
    document_kind: str | None
    publisher: str | None
    dated: str | None
    section: str | None
    article: str
    pages: tuple[MarkedPage, ...]
    before: str
    after: str
    prefix: str
    suffix: str
    context: tuple[str, str]
    row_header: str | None
    column_header: str | None
    table: tables.SourceTable | None
    counts: tuple[count_facts.Count, ...]
    commitments: tuple[facts.Commitment, ...]
    deadlines: tuple[facts.Deadline, ...]
    asks: tuple[asks.Ask, ...]
    checks: tuple[check_facts.Check, ...]
    corrections: tuple[corrections.Correction, ...]
    statistic: statistics_facts.Statistic | None = None
    in_cell: tuple[str, str] = ("", "")

    @property
    def page_label(self) -> str:
        """The page as printed; a table of statistics has regions, which are no pages."""
        if self.statistic is not None:
            return ""
        return self.pages[0].label or str(self.pages[0].number) if self.pages else ""

    @property
    def page_name(self) -> str:
        """The page as printed, and that in the file where it is another: ``p. 13 (in het bestand p. 10)``."""
        if not self.page_label:
            return ""
        return page_name(self.page_label, self.pages[0].number)

    @property
    def in_table(self) -> str:
        """Where in a table: ``rij “Almelo”, kolom “2030”``; empty for running text."""
        headers = (("rij", self.row_header), ("kolom", self.column_header))
        return ", ".join(f"{kind} “{' '.join(words.split())}”" for kind, words in headers if words)

    @property
    def one_line(self) -> str:
        """The quote on one line."""
        return " ".join(self.quote.split())

    @property
    def permalink(self) -> str:
        """The path that finds these words again in a later build: it carries them and those around."""
        return f"/bron/{self.located.span_id or NO_KEY}?{self.words_of_link}"

    @property
    def words_of_link(self) -> str:
        """The words and what is around them, as the query of a link."""
        return words_of_link(self.one_line, self.context)


def words_of_link(words: str, context: tuple[str, str]) -> str:
    """The query of a link to ``words`` (on one line) between those of ``context``."""
    prefix, suffix = context
    query = {"exact": facts.beginning(words), "prefix": prefix, "suffix": suffix}
    return urlencode({k: v for k, v in query.items() if v})


def crop(boxes: Sequence[Box], width: float, height: float) -> Box:
    """The part of a page of this size (points) that shows all boxes and what stands around them."""
    line = min(*(b.height for b in boxes), LARGEST)
    left, right = min(b.x0 for b in boxes), max(b.x1 for b in boxes)
    high, low = min(b.top for b in boxes), max(b.bottom for b in boxes)
    x0, x1 = _stretch(left, right, line, NARROWEST, width)
    top, bottom = _stretch(high, low, line, LOWEST, height)
    return Box(x0, top, x1, bottom)


def _stretch(
    start: float, end: float, line: float, least: float, most: float
) -> tuple[float, float]:
    """A range with room around it, of at least ``least`` lines, within 0 and ``most`` points."""
    more = max(AROUND * line, (least * line - (end - start)) / 2)
    start, end = start - more, end + more
    if start < 0:
        end = end - start
        start = 0.0
    if end > most:
        start = max(0.0, start - (end - most))
        end = most
    return round(start, 2), round(end, 2)


#: The number with which an article (or a numbered point) begins.
_ARTICLE = re.compile(r"(?:art(?:ikel|\.)?\s*)?(\d+(?:[.:]\d+)*[a-z]?)\b", re.IGNORECASE)


def article_of(text: str) -> str:
    """The number of the article that a text is, empty where it begins with none: ``4.1``."""
    found = _ARTICLE.match(text)
    return found[1] if found else ""


def view(connection: sqlite3.Connection, located: Located) -> SourceView:
    """What the page of a place shows."""
    source = connection.execute(
        "select * from sources where id = ?", (located.source_id,)
    ).fetchone()
    text: str = source["text"]
    start, end = located.start, located.end
    pages = _pages(connection, located, text)
    document = connection.execute(
        """select * from documents where source_id = ? and ? between page_first and page_last
        order by page_last - page_first limit 1""",
        (located.source_id, pages[0].number if pages else 0),
    ).fetchone()
    own: dict[str, str | int | float | None] = {
        "source": located.source_id,
        "start": start,
        "end": end,
    }
    here = "bron_id = :source and van_teken = :start and tot_teken = :end"
    counts = count_facts.counts(connection, here, own)
    deadlines = facts.deadlines(connection, here, own)
    commitments = facts.commitments(
        connection,
        f"""afspraak_id in (select afspraak_id from alle_afspraken where {here}
        union select value from json_each(:commitments)
        union select commitment_id from commitment_counts
            where count_id in (select value from json_each(:counts)))""",
        {
            **own,
            "commitments": json.dumps([d.commitment_id for d in deadlines]),
            "counts": json.dumps([c.id for c in counts]),
        },
    )
    cell = connection.execute(
        """select cel_id as id, tabel_id as table_id, tekst as text, rijkop as row_header,
            kolomkop as column_header, van_teken
        from cellen where bron_id = :source and van_teken <= :start and tot_teken >= :end
        order by tot_teken - van_teken limit 1""",
        own,
    ).fetchone()
    passage = connection.execute(
        """select kop as section, soort as kind, tekst as text, van_teken from passages_met_bladzijde
        where bron_id = :source and van_teken <= :start and tot_teken >= :end
        order by tot_teken - van_teken limit 1""",
        own,
    ).fetchone()
    table = (
        tables.load(connection, cell["table_id"], current=cell["id"], only_around=True)
        if cell
        else None
    )
    checks = check_facts.checks(
        connection,
        f"controle_id in (select controle_id from plekken_van_controles where {here})",
        own,
    )
    before, after = marks.excerpt(text, start, end)
    statistic = statistics_facts.statistic(connection, located)
    return SourceView(
        located=located,
        quote=text[start:end],
        cited=_cited(text, start, end, cell, passage),
        file=source["file"],
        media_type=source["media_type"],
        sha256=source["sha256"],
        url=source["url"],
        document_id=document["id"] if document else None,
        document_title=document["title"] if document else _description(statistic),
        document_kind=document["kind"] if document else None,
        publisher=document["publisher"] if document else source["publisher"],
        dated=document["dated"] if document else statistic.edition.retrieved if statistic else None,
        section=passage["section"] if passage else None,
        article=article_of(passage["text"]) if passage and passage["kind"] == "article" else "",
        pages=pages,
        before=before,
        after=after,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        context=surroundings.context(text, start, end),
        row_header=cell["row_header"] if cell else _row_of(statistic),
        column_header=cell["column_header"] if cell else statistic.title if statistic else None,
        table=table,
        counts=counts,
        commitments=commitments,
        deadlines=deadlines,
        asks=asks.asks(connection, here, own),
        checks=checks,
        corrections=corrections.corrections(
            connection,
            [item.id for found in (counts, deadlines, commitments) for item in found],
            located.span_id,
        ),
        statistic=statistic,
        in_cell=_beside(text, start, end, cell),
    )


def _description(statistic: statistics_facts.Statistic | None) -> str | None:
    """What a citation calls a table of statistics."""
    return statistic.edition.title if statistic else None


def _row_of(statistic: statistics_facts.Statistic | None) -> str | None:
    return f"{statistic.region_name}, {statistic.year}" if statistic else None


def _cited(
    text: str, start: int, end: int, cell: sqlite3.Row | None, passage: sqlite3.Row | None
) -> str:
    """What a citation of a range quotes, on one line: its cell, its sentence, or its own words."""
    words = _words(text, start, end)
    if cell is not None:
        before, after = _beside(text, start, end, cell)
        return (before + words + after).strip()
    if passage is None:
        return words
    ordinal = _ordinal(text, start, passage["van_teken"], words)
    return cited_words.sentence(passage["text"], words, ordinal)


def _beside(text: str, start: int, end: int, cell: sqlite3.Row | None) -> tuple[str, str]:
    """What the cell of a range has before and behind it, on one line; nothing for what is in no cell."""
    if cell is None:
        return "", ""
    words = _words(text, start, end)
    ordinal = _ordinal(text, start, cell["van_teken"], words)
    return cited_words.beside(" ".join((cell["text"] or "").split()), words, ordinal)


def _words(text: str, start: int, end: int) -> str:
    """The words of a range on one line."""
    return " ".join(text[start:end].split())


def _ordinal(text: str, start: int, first: int, words: str) -> int:
    """How often ``words`` stand before ``start`` in what begins at ``first``."""
    return cited_words.ordinal_of(text[first:start], start - first, words)


def _pages(connection: sqlite3.Connection, located: Located, text: str) -> tuple[MarkedPage, ...]:
    """The pages that the place stands on, with its words marked."""
    boxes: dict[int, list[Box]] = {}
    if located.span_id:
        row = connection.execute(
            "select boxes from spans where id = ?", (located.span_id,)
        ).fetchone()
        for number, *edges in json.loads(row["boxes"] or "[]"):
            boxes.setdefault(int(number), []).append(Box(*edges))
    shown: list[MarkedPage] = []
    for page in connection.execute(
        """select * from pages where source_id = ? and char_start < ? and char_end > ?
        order by number""",
        (located.source_id, located.end, located.start),
    ):
        words = text[page["char_start"] : page["char_end"]]
        inside = (located.start - page["char_start"], located.end - page["char_start"])
        shown.append(
            MarkedPage(
                page["number"],
                page["label"],
                page["read_by"],
                marks.marked(words, [inside], None if shown else "woorden"),
                page["width"],
                page["height"],
                tuple(boxes.get(page["number"], ())),
            )
        )
    return tuple(shown)
