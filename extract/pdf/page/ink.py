"""What stands on a page, before anything is made of it: words, rules and fills.

Coordinates are points from the top left of the page as it is shown, or of the page turned so that
its text reads from left to right (:mod:`extract.pdf.page.rotation`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.model import PageReader


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle without a page number: ``x0 <= x1``, ``top <= bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Return True if the point lies in the rectangle, or ``slack`` points around it."""
        return (
            self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack
        )

    def overlaps(self, other: Area, slack: float = 0.0) -> bool:
        """Return True if the two share more than an edge (``slack`` points are forgiven)."""
        return (
            min(self.x1, other.x1) - max(self.x0, other.x0) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A font as used: ``symbolic`` is a font of pictures, whose letters mean nothing."""

    font: str
    bold: bool
    italic: bool
    symbolic: bool
    color: tuple[float, ...] = ()


#: How text is set that was recognised in a picture: nothing is known of its type.
OCR_STYLE = Style("ocr", False, False, False)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Characters of one line that stand together.

    ``edges`` holds for each character of ``text`` where it begins and ends along the line (for a
    turned word: in the frame in which it reads from left to right). ``glued`` tells that no blank
    stands between it and the word before it on its line: a footnote mark, mostly. ``turn`` is how
    many degrees anticlockwise the word is turned (0, 90, 180 or 270; -1 for any other angle).
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    style: Style
    edges: array[float] = field(repr=False)
    glued: bool = False
    turn: int = 0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: horizontal where ``at`` is its height, vertical where it is its x."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class PageInk:
    """A page as it was read. ``across`` and ``down`` are horizontal and vertical rules.

    ``turn`` says how the page was turned to make its text read from left to right: ``width`` and
    ``height`` are those of the turned page. ``unreadable`` counts characters for which the file
    does not say what they mean. ``images`` are the areas of pictures, ``dots`` small filled shapes
    (drawn bullets). ``paths_left_out`` tells that the page had too many drawn shapes to look at.
    ``skew`` is how many degrees anticlockwise a scan was turned to make its lines level. ``unseen``
    tells how many characters of the file are not seen on the page, by reason; they are not in
    ``words``, and ``gaps`` are the places where they would stand in a line. ``figures_shifted`` tells that figures are in a font that names them wrongly.
    ``figures`` is how often each figure from 0 to 9 was drawn, seen or not; ``misunderstood`` counts
    commands of the page that make no sense.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    fills: tuple[Area, ...] = ()
    images: tuple[Area, ...] = ()
    dots: tuple[Area, ...] = ()
    turn: int = 0
    character_count: int = 0
    unreadable: int = 0
    paths_left_out: bool = False
    skew: float = 0.0
    read_by: PageReader = "pdf"
    unseen: tuple[tuple[str, int], ...] = ()
    gaps: tuple[Area, ...] = ()
    figures_shifted: bool = False
    figures: tuple[int, ...] = (0,) * 10
    misunderstood: int = 0


def around(items: Iterable[Word | Area]) -> Area:
    """The smallest area around ``items``; raises :class:`ValueError` for none."""
    found = list(items)
    if not found:
        raise ValueError("no items to draw an area around")
    return Area(
        min(i.x0 for i in found),
        min(i.top for i in found),
        max(i.x1 for i in found),
        max(i.bottom for i in found),
    )
