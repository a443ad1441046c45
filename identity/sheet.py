"""The rows of a document as its rules read them: lines without marks, with their place and type.

The *cover* are the pages with little on them before the first full one; the *front* is the cover and
that page: what a document says of itself it says there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from operator import attrgetter
from statistics import median

from extract.clean import Clean, clean
from extract.front_matter import front_matter_of
from extract.model import Block, Line, Page, Segment, SourceText
from identity.field_errors import error_in

#: A page with fewer words is part of the cover, and the page after it is read too.
COVER_WORDS = 80
#: So many pages with words make up a cover at most.
_COVER_PAGES = 4
#: A paragraph of so many words is running text; no title stands below it.
_RUNNING_WORDS = 25
#: The first row of running text has so many words, where its lines are not short.
_LONG_ROW = 11
#: Of the rows of running text in a narrow column this share begins with a small letter.
_GOING_ON = 0.4
#: From this depth on a Markdown heading is that of a part, not of a document.
DEEP = 3
#: Rows of the first pages from which the usual size of type is taken.
_SAMPLE = 300
_MARKS_BEFORE = re.compile(r"[\s#*_>|\\]*")
_MARKS_AFTER = frozenset("#*_|\\")
_DEPTH = re.compile(r"\s*(#+(?=\s)|#{2,6}(?=[^\W\d_]))")
_NUMBERED_PART = re.compile(r"\d+\.\d+")
_SPACED = re.compile(r"(?:\w ){3,}\w")
#: "Woonvisie 2030Woonvisie 2030", "Tijd voor Tijd voor": words, and the same again.
_TWICE = re.compile(r"(?P<once>[^\W\d_].{3,}\S) ?(?P=once)")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Row:
    """A line with words: ``text`` begins at offset ``start`` of the source.

    ``depth`` is the number of signs of a Markdown heading; ``x0``, ``top`` and ``size`` (points) and
    ``bold`` are known in a PDF only.
    """

    text: str
    start: int
    page: int
    depth: int = 0
    x0: float | None = None
    top: float | None = None
    size: float | None = None
    bold: bool = False

    @property
    def segment(self) -> Segment:
        return Segment(self.start, self.start + len(self.text))

    @property
    def words(self) -> str:
        """The text with single blanks; letters that are spaced out ("B R I E F") are a word, and words that stand there twice are once."""
        return _words(self.text)

    def part(self, start: int, end: int) -> Segment:
        """The range of the source behind ``text[start:end]``."""
        return Segment(self.start + start, self.start + end)


@dataclass(frozen=True)  # without slots: the whole text is cleaned once
class Sheet:
    """The rows of a document; ``cover``, ``head`` and ``front`` are the first of ``rows``.

    ``head`` are those of the front above its running text; none where the file begins in the middle
    of a document, with the heading of a part.
    ``stem`` is the name of its file without suffix, ``body_size`` the usual size of its type.
    """

    source: SourceText
    stem: str
    page_first: int
    page_last: int
    rows: tuple[Row, ...]
    cover: tuple[Row, ...]
    head: tuple[Row, ...]
    front: tuple[Row, ...]
    body_size: float | None

    @property
    def is_markdown(self) -> bool:
        return any(row.depth for row in self.rows)

    def adjoins(self, above: Row, row: Row) -> bool:
        """Return True if no empty line and no end of a page is between a row and the one after it."""
        between = self.source.text.count("\n", above.segment.end, row.start)
        return above.page == row.page and between <= 1

    def clean_front(self) -> Clean:
        """The front on one line, with a map back to the source."""
        return clean(self.source.text, [row.segment for row in self.front])

    @cached_property
    def clean_text(self) -> Clean:
        """All rows on one line, with a map back to the source."""
        return clean(self.source.text, [row.segment for row in self.rows])

    def headings(self) -> Iterator[tuple[Segment, str, int]]:
        """The headings of the head: where, their words, and how deep."""
        if not self.head:
            return
        first, end = self.head[0].start, self.head[-1].segment.end
        for block in self.source.blocks_from(self.head[0].page, self.head[-1].page):
            if block.kind == "heading" and first <= block.start < end:
                view = clean(self.source.text, block.segments)
                if view.text:
                    yield Segment(block.start, block.end), view.text, block.level


@lru_cache(maxsize=50_000)
def _words(line: str) -> str:
    text = " ".join(line.replace("**", "").split())
    if _SPACED.fullmatch(text):
        return text.replace(" ", "")
    twice = _TWICE.fullmatch(text)
    return twice["once"] if twice is not None else text


def sheet_of(source: SourceText, page_first: int, page_last: int, stem: str) -> Sheet:
    """The rows of pages ``page_first`` to ``page_last`` (1-based, inclusive) of a source."""
    by_page = [tuple(_rows(source, page)) for page in source.pages_from(page_first, page_last)]
    rows = tuple(row for page_rows in by_page for row in page_rows)
    cover: list[Row] = []
    front: list[Row] = []
    written = [page_rows for page_rows in by_page if page_rows]
    for seen, page_rows in enumerate(written, 1):
        front += page_rows
        words = sum(len(row.text.split()) for row in page_rows)
        if words >= COVER_WORDS or seen > _COVER_PAGES or seen == len(written):
            break
        cover += page_rows
    return Sheet(
        source,
        stem,
        page_first,
        page_last,
        rows,
        tuple(cover),
        _head(source, front),
        tuple(front),
        _usual_size(rows),
    )


def _head(source: SourceText, front: Sequence[Row]) -> tuple[Row, ...]:
    if not front or front[0].depth >= DEEP or _NUMBERED_PART.match(front[0].text):
        return ()
    end = front[-1].segment.end
    paragraphs = (
        block
        for block in source.blocks_from(front[0].page, front[-1].page)
        if block.kind == "paragraph" and front[0].start <= block.start < end
    )
    starts = (_running_start(source, block, front) for block in paragraphs)
    running = next((start for start in starts if start is not None), end)
    return tuple(row for row in front if row.start < running)


def _running_start(source: SourceText, block: Block, front: Sequence[Row]) -> int | None:
    """Where running text begins in a paragraph; None for lines that only stand below each other.

    Such lines may be read as the beginning of the paragraph below them.
    """
    words = sum(len(source.quote(s.start, s.end).split()) for s in block.segments)
    if words < _RUNNING_WORDS:
        return None
    first, end = (bisect_left(front, at, key=_START) for at in (block.start, block.end))
    rows = front[first:end]
    if not rows:
        return None
    long = next((row.start for row in rows if len(row.text.split()) >= _LONG_ROW), None)
    going_on = sum(row.text[0].islower() for row in rows)
    if long is None and going_on < len(rows) * _GOING_ON:
        return None
    return block.start if long is None else long


def _usual_size(rows: Sequence[Row]) -> float | None:
    sizes = [row.size for row in rows[:_SAMPLE] if row.size for _ in row.text.split()]
    return median(sizes) if sizes else None


def _rows(source: SourceText, page: Page) -> Iterator[Row]:
    begins = front_matter_of(source.text).end if page.number == 1 else 0
    left: tuple[str, ...] = ()
    for line in page.lines:
        row = _row(source, line) if line.start >= begins else None
        if row is None:
            continue
        error = error_in(row.text, left)
        left = error[2] if error is not None else ()
        kept = row if error is None else _without(row, error[0], error[1])
        if kept is not None:
            yield kept


def _without(row: Row, start: int, end: int) -> Row | None:
    """The longer part of a row beside ``[start, end)``; None where no words stand there."""
    before, behind = row.text[:start].rstrip(), row.text[end:]
    at = end + len(behind) - len(behind.lstrip())
    text, begin = (before, 0) if len(before) >= len(behind.strip()) else (row.text[at:], at)
    if not any(character.isalnum() for character in text):
        return None
    return replace(row, text=text, start=row.start + begin)


def _row(source: SourceText, line: Line) -> Row | None:
    written = source.quote(line.start, line.end)
    before = _MARKS_BEFORE.match(written)
    start = before.end() if before else 0
    end = len(written)
    while end > start and (written[end - 1].isspace() or written[end - 1] in _MARKS_AFTER):
        end -= 1
    text = written[start:end]
    if not any(character.isalnum() for character in text):
        return None
    depth = _DEPTH.match(written)
    box = line.box
    return Row(
        text,
        line.start + start,
        line.page,
        len(depth[1]) if depth else 0,
        box.x0 if box else None,
        box.top if box else None,
        line.size,
        bool(line.bold),
    )
