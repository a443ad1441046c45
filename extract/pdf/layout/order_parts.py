"""The parts that the order of reading is found with: items, regions, bands."""

from __future__ import annotations

from dataclasses import dataclass

from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftTable, Line
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class OrderSettings(Settings):
    """What makes columns of a page."""

    #: White this wide parts columns.
    gutter_pt: float = 8.0
    #: On either side of it something is at least this part of the page's width: else the numbers of
    #: a list would be a column.
    side_share: float = 0.13
    #: In so few lines blanks can stand below each other by chance.
    few_line_count: int = 4
    #: The white between columns is so many times that between words.
    apart_ratio: float = 1.8
    #: A band no further than this part of its height (at least so high) from the one above goes
    #: with it.
    near_ratio: float = 1.2
    least_height_pt: float = 6.0
    #: A heading between columns is so much larger than their text, or bold.
    heading_size_ratio: float = 1.12
    #: Terms have so few words, and this part of the width of what they mean.
    term_word_mean: float = 3.5
    term_width_share: float = 0.75
    #: Lines no further apart than so many type sizes are of one text.
    line_distance_em: float = 1.6
    #: Lines of running text have so many words.
    prose_word_mean: float = 5.0
    #: A page is cut at most so deep.
    depth_count: int = 6


SETTINGS = OrderSettings()


#: White from one x to another, from left to right.
Whites = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to put in order: a word, or a table or a box of words as a whole.

    ``blot`` is a filled area that hides words of its line: it is no white, and says nothing.
    """

    area: Area
    word: Word | None = None
    table: DraftTable | None = None
    inside: tuple[Word, ...] = ()
    blot: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is read from top to bottom: lines, or a table.

    ``box`` is the area of the box that the lines stand in.
    """

    area: Area
    lines: tuple[Line, ...] = ()
    table: DraftTable | None = None
    box: Area | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Items that stand beside each other, and the white between them; in points of the page."""

    top: float
    bottom: float
    x0: float
    x1: float
    items: tuple[Item, ...]
    whites: Whites
