"""The page model: what a reader makes of a source, whatever the kind of file.

A *source* has one text, fixed when it is read. Everything below points into that text with
character offsets (Python ``str`` indices, end exclusive). A reader of text files and a reader of
PDFs yield the same classes; only the second fills the boxes.

Coordinates of a :class:`Box` are pdfplumber's: points, origin at the top left of the page as it is
shown, ``x0 < x1`` and ``top < bottom``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Literal, Protocol

from extract.places import Places

PageReader = Literal["text", "pdf", "ocr"]
BlockKind = Literal[
    "heading", "paragraph", "list_item", "article", "footnote", "caption", "furniture"
]
#: The blocks that hold sentences of the document itself, and these with its notes.
RUNNING_TEXT: tuple[BlockKind, ...] = ("paragraph", "list_item", "article")
TEXT_AND_NOTES: tuple[BlockKind, ...] = (*RUNNING_TEXT, "footnote")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A contiguous range ``[start, end)`` of the source's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page: its offsets leave out the line break, not the blanks.

    ``page`` is the 1-based number of the page in the file. ``size`` (points) and ``bold`` are
    known only where the source has fonts.
    """

    start: int
    end: int
    page: int
    box: Box | None = None
    size: float | None = None
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a source: the range of text on it, its lines in reading order, its size in points."""

    number: int
    start: int
    end: int
    lines: tuple[Line, ...] = ()
    label: str | None = None
    width: float | None = None
    height: float | None = None
    read_by: PageReader = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """A passage in the making: the segments of text that belong together, in reading order.

    There is more than one segment where something else (a page header, a table, a heading) stands
    between the parts. ``marker`` is the bullet, article number or footnote mark that was cut off
    the beginning; ``level`` is the depth of a heading (1 is the highest), a list item or a
    sub-article (0 is the outermost).
    """

    kind: BlockKind
    segments: tuple[Segment, ...]
    page: int
    level: int = 0
    marker: str | None = None

    @property
    def start(self) -> int:
        return self.segments[0].start

    @property
    def end(self) -> int:
        return self.segments[-1].end


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid, at its top left when merged.

    ``segments`` is where its text stands; empty for an empty cell. ``row`` and ``column`` count
    from 0.
    """

    row: int
    column: int
    segments: tuple[Segment, ...] = ()
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    box: Box | None = None
    read_by: PageReader = "text"

    @property
    def start(self) -> int:
        return self.segments[0].start

    @property
    def end(self) -> int:
        return self.segments[-1].end


#: How the evidence of a grid begins that may not be as it stands on its page, and what it has where its sums
#: say in which column a number belongs.
READ_IN_DOUBT = "tabel met twijfel gelezen"
PLACED_BY_SUMS = "de optelling van de kolommen wees uit in welke kolom een getal hoort"


@dataclass(frozen=True)
class Grid:
    """A table: cells on rows and columns, and the text around it that says what it is.

    ``label`` is the name it goes by ("Tabel 2"); ``caption`` the segments of its caption;
    ``notes`` the footnotes that belong to it. ``reader`` names the rule that read it, ``evidence``
    says in plain Dutch what else than its layout was used (nothing, mostly).
    """

    cells: tuple[Cell, ...]
    page_first: int
    page_last: int
    reader: str
    label: str | None = None
    caption: tuple[Segment, ...] = ()
    notes: tuple[Segment, ...] = ()
    evidence: str | None = None

    @cached_property
    def row_count(self) -> int:
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    @cached_property
    def start(self) -> int:
        return min(cell.start for cell in self.cells if cell.segments)

    @cached_property
    def end(self) -> int:
        return max(cell.end for cell in self.cells if cell.segments)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not understood or was left out, with its place.

    ``stage`` is the package that says so (``extract``, ``nlp``, ``kb``); ``message`` is Dutch: it is
    shown on the site.
    """

    stage: str
    message: str
    page: int | None = None
    segment: Segment | None = None


class BoxesOfText(Protocol):
    """Where the characters of a text stand on its pages (see :mod:`extract.boxes`)."""

    def of(self, segments: Iterable[Segment]) -> tuple[Box, ...]:
        """The boxes of the characters in ``segments``, about one a line."""


@dataclass(frozen=True)
class SourceText:
    """A source as read: its text, its pages, and what was found on them by layout alone.

    ``pages`` and ``blocks`` are in the order of pages.

    ``boxes`` gives, for a PDF, the boxes of a range of text; see :meth:`boxes_of`. ``damaged`` are the
    numbers of pages of which the file is broken: nothing on them is certain.
    """

    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...] = ()
    grids: tuple[Grid, ...] = ()
    warnings: tuple[Note, ...] = ()
    reader: str = "text"
    character_boxes: BoxesOfText | None = field(default=None, repr=False)
    damaged: frozenset[int] = frozenset()

    @cached_property
    def places(self) -> Places:
        """Where its blocks stand around its tables."""
        return Places(self.blocks, self.grids)

    def page_at(self, offset: int) -> Page:
        """The page on which the character at ``offset`` stands.

        Raises :class:`ValueError` where there is no such offset.
        """
        at = bisect_right(self.pages, offset, key=attrgetter("start")) - 1
        if at < 0 or offset > self.pages[at].end:
            raise ValueError(f"offset {offset} is outside the text")
        return self.pages[at]

    def pages_from(self, first: int, last: int) -> Sequence[Page]:
        """The pages ``first`` to ``last`` (1-based, inclusive)."""
        start = bisect_left(self.pages, first, key=attrgetter("number"))
        return self.pages[start : bisect_right(self.pages, last, key=attrgetter("number"))]

    def blocks_from(self, first: int, last: int) -> Sequence[Block]:
        """The blocks that begin on the pages ``first`` to ``last`` (1-based, inclusive)."""
        start = bisect_left(self.blocks, first, key=attrgetter("page"))
        return self.blocks[start : bisect_right(self.blocks, last, key=attrgetter("page"))]

    def quote(self, start: int, end: int) -> str:
        """The text of ``[start, end)``, as it stands."""
        return self.text[start:end]

    def boxes_of(self, segments: Iterable[Segment]) -> tuple[Box, ...]:
        """One box a line for the characters in ``segments``; empty for a source without boxes."""
        return self.character_boxes.of(segments) if self.character_boxes is not None else ()
