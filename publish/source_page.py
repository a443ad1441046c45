"""A place in a source: finding it, also when a link is older than the database, and showing it.

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
from rapidfuzz import fuzz

from publish import corrections, facts, marks, tables

#: Characters of context in an annotation and in a permalink of a short quote.
CONTEXT = 32
#: A quote of at least this many characters is taken to be found again without its context.
LONG = 120
#: Shorter quotes (numbers, mostly) are not matched by likeness: one digit more is another number.
SHORTEST_ALIKE = 12
#: How alike (of 100) words must be to be shown as the nearest match.
ALIKE = 75
#: A crop in lines of the words that it shows: what stands around them, and its least width and height.
AROUND, NARROWEST, LOWEST = 4.0, 38.0, 11.0
#: Points of a line; higher ones (turned text, a title) are not shown any smaller.
LARGEST = 24.0
_BLANKS = str.maketrans("\n\r\t\f\v\u00a0", "      ")


@dataclass(frozen=True, slots=True)
class Located:
    """A range of a source. ``how`` is ``id``, ``moved`` (same words elsewhere) or ``alike``.

    ``elsewhere`` counts other places with the same words that fit no worse.
    """

    source_id: str
    start: int
    end: int
    span_id: str | None
    how: str
    elsewhere: int = 0


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
    """All that the page of a place shows."""

    located: Located
    quote: str
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
    row_header: str | None
    column_header: str | None
    table: tables.SourceTable | None
    counts: tuple[facts.Count, ...]
    commitments: tuple[facts.Commitment, ...]
    deadlines: tuple[facts.Deadline, ...]
    asks: tuple[facts.Ask, ...]
    checks: tuple[facts.Check, ...]
    corrections: tuple[corrections.Correction, ...]

    @property
    def page_label(self) -> str:
        return self.pages[0].label or str(self.pages[0].number) if self.pages else ""

    @property
    def one_line(self) -> str:
        """The quote on one line."""
        return " ".join(self.quote.split())

    @property
    def permalink(self) -> str:
        """The path that finds these words again in a later build.

        It carries the words, and for a short quote those around them.
        """
        query = {"exact": facts.beginning(self.one_line)}
        if len(self.one_line) < LONG:
            query["prefix"] = " ".join(self.prefix.split())
            query["suffix"] = " ".join(self.suffix.split())
        key = self.located.span_id or "x"
        return f"/bron/{key}?{urlencode({k: v for k, v in query.items() if v})}"


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


def locate(
    connection: sqlite3.Connection,
    span_id: str,
    exact: str = "",
    prefix: str = "",
    suffix: str = "",
) -> Located | None:
    """The place that a link points at, None where nothing like it is known.

    With ``exact`` the words decide: where the span is not there, or has other words, the same words
    are looked for (nearest to the context, then to where the span was), then the words most like
    them.
    """
    exact = facts.beginning(" ".join(exact.split()))
    row = connection.execute(
        "select id, source_id, char_start, char_end, quote from spans where id = ?", (span_id,)
    ).fetchone()
    if row and (not exact or facts.beginning(" ".join(row["quote"].split())) == exact):
        return Located(row["source_id"], row["char_start"], row["char_end"], row["id"], "id")
    if not exact:
        return None
    home = (row["source_id"], row["char_start"]) if row else None
    return _same_words(connection, exact, prefix, suffix, home) or _alike(connection, exact)


def _texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = connection.execute("select id, text from sources where text is not null order by id")
    return [(row["id"], row["text"]) for row in rows]


#: What shows, right before words, that they are the end of a longer word or number.
_INSIDE = re.compile(r"(?:\w|\w[.,])\Z")


def _same_words(
    connection: sqlite3.Connection,
    exact: str,
    prefix: str,
    suffix: str,
    home: tuple[str, int] | None,
) -> Located | None:
    words = r"\s+".join(re.escape(word) for word in exact.split())
    # What may not stand before the words is looked at afterwards: a pattern that begins with words is
    # found many times faster than one that begins with a condition.
    pattern = re.compile(rf"{words}(?!\w)(?![.,]\d)")
    found: list[tuple[float, float, str, int, int]] = []
    for source_id, text in _texts(connection):
        for match in pattern.finditer(text):
            start, end = match.span()
            if _INSIDE.search(text, max(0, start - 2), start):
                continue
            fit = _likeness(prefix, text[max(0, start - 2 * CONTEXT) : start].split()[-12:], "end")
            fit += _likeness(suffix, text[end : end + 2 * CONTEXT].split()[:12], "start")
            far = abs(start - home[1]) if home and home[0] == source_id else float("inf")
            found.append((-round(fit), far, source_id, start, end))
    if not found:
        return None
    found.sort()
    best = found[0]
    ties = sum(1 for other in found[1:] if other[:2] == best[:2])
    return _known(connection, Located(best[2], best[3], best[4], None, "moved", ties))


def _likeness(wanted: str, words: list[str], side: str) -> float:
    """How alike (of 100) the wanted context and the words there are; 0 where none is wanted."""
    wanted = " ".join(wanted.split())
    if not wanted:
        return 0.0
    there = " ".join(words)
    there = there[-len(wanted) :] if side == "end" else there[: len(wanted)]
    return float(fuzz.ratio(wanted, there))


def _alike(connection: sqlite3.Connection, exact: str) -> Located | None:
    wanted = exact
    if len(wanted) < SHORTEST_ALIKE:
        return None
    best: tuple[float, str, int, int] | None = None
    texts = dict(_texts(connection))
    pages = connection.execute(
        "select source_id, char_start, char_end from pages order by source_id, number"
    )
    for row in pages:
        # Cut out here: SQLite counts characters from the beginning of the text every time.
        text = texts.get(row["source_id"], "")[row["char_start"] : row["char_end"]]
        text = text.translate(_BLANKS)
        if len(text) < len(wanted) / 2:
            continue
        least = max(best[0] if best else 0.0, float(ALIKE))
        match = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=least)
        if match is None or (best and match.score <= best[0]):
            continue
        start, end = _whole_words(text, match.dest_start, match.dest_end)
        best = (match.score, row["source_id"], row["char_start"] + start, row["char_start"] + end)
    if best is None:
        return None
    return _known(connection, Located(best[1], best[2], best[3], None, "alike"))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _known(connection: sqlite3.Connection, located: Located) -> Located:
    """The same place with the id of the span that is exactly there, if there is one."""
    row = connection.execute(
        "select id from spans where source_id = ? and char_start = ? and char_end = ?",
        (located.source_id, located.start, located.end),
    ).fetchone()
    if row is None:
        return located
    return Located(
        located.source_id,
        located.start,
        located.end,
        row["id"],
        located.how,
        located.elsewhere,
    )


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
    here = "s.source_id = :source and s.char_start = :start and s.char_end = :end"
    counts = facts.counts(connection, here, own)
    deadlines = facts.deadlines(connection, here, own)
    commitments = facts.commitments(
        connection,
        f"""({here}) or c.id in (select value from json_each(:commitments))
        or c.id in (select commitment_id from commitment_counts
            where count_id in (select value from json_each(:counts)))""",
        {
            **own,
            "commitments": json.dumps([d.commitment_id for d in deadlines]),
            "counts": json.dumps([c.id for c in counts]),
        },
    )
    cell = connection.execute(
        """select x.* from cells x join spans s on s.id = x.span_id
        where s.source_id = :source and s.char_start <= :start and s.char_end >= :end
        order by s.char_end - s.char_start limit 1""",
        own,
    ).fetchone()
    passage = connection.execute(
        """select b.section, b.kind, b.text from passages b join spans s on s.id = b.span_id
        where s.source_id = :source and s.char_start <= :start and s.char_end >= :end
        order by s.char_end - s.char_start limit 1""",
        own,
    ).fetchone()
    table = (
        tables.load(connection, cell["table_id"], current=cell["id"], only_around=True)
        if cell
        else None
    )
    checks = facts.checks(
        connection,
        f"""k.id in (select e.check_id from check_spans e join spans s on s.id = e.span_id
        where {here})""",
        own,
    )
    before, after = marks.excerpt(text, start, end)
    return SourceView(
        located=located,
        quote=text[start:end],
        file=source["file"],
        media_type=source["media_type"],
        sha256=source["sha256"],
        url=source["url"],
        document_id=document["id"] if document else None,
        document_title=document["title"] if document else None,
        document_kind=document["kind"] if document else None,
        publisher=document["publisher"] if document else source["publisher"],
        dated=document["dated"] if document else None,
        section=passage["section"] if passage else None,
        article=article_of(passage["text"]) if passage and passage["kind"] == "article" else "",
        pages=pages,
        before=before,
        after=after,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        row_header=cell["row_header"] if cell else None,
        column_header=cell["column_header"] if cell else None,
        table=table,
        counts=counts,
        commitments=commitments,
        deadlines=deadlines,
        asks=facts.asks(connection, here, own),
        checks=checks,
        corrections=corrections.corrections(
            connection,
            [item.id for found in (counts, deadlines, commitments) for item in found],
            located.span_id,
        ),
    )


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
