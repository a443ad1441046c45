"""Numbers below each other, the lines around them, and what makes a table of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.pdf.tables.cells import Line
from extract.pdf.tables.gutters import (
    Run,
)
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class StripSettings(Settings):
    """What makes numbers below each other a table without rules."""

    #: Rows of a table stand at most this far apart.
    pitch_em: float = 3.6
    #: A gap that parts the texts of a line; running text has none this wide.
    gap_em: float = 0.62
    prose_gap_em: float = 0.9
    #: Numbers are below each other when they share so much of their width, ...
    overlap_share: float = 0.5
    #: ... and begin, end or have their middle at one x, or share nearly all of it.
    same_x_pt: float = 3.0
    whole_overlap_share: float = 0.9
    #: The number of a list item has a text of this width behind it, this near.
    item_text_em: float = 8.0
    item_gap_em: float = 2.0
    #: So many rows have a name.
    named_share: float = 0.6
    #: Names begin within so many points: some are set in.
    indent_pt: float = 25.0
    #: Of the texts right of the numbers this part begins at the x of another.
    in_line_share: float = 0.75
    #: A column of remarks without a header has no more words a line.
    remark_word_count: int = 5
    #: A line of running text is longer than this part of the table, in this part of its lines.
    prose_width_share: float = 0.7
    prose_share: float = 0.34
    #: Lines of a header stand in at most so many lines above the first row.
    header_line_count: int = 7
    #: The name of a group stands this near above its first row.
    group_name_em: float = 2.2
    #: A year that ends a header's text stands this near below it; years under groups, this near.
    year_line_em: float = 1.5
    year_row_em: float = 2.2
    #: Over a number that is alone in its column a header stands in so many of them.
    lone_header_line_count: int = 3
    #: A header over more than this part of the table is a heading.
    lone_header_share: float = 0.6


SETTINGS = StripSettings()


YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Strip:
    """Numbers below each other."""

    x0: float
    x1: float
    items: list[tuple[int, Run]] = field(default_factory=list)

    @property
    def rows(self) -> set[int]:
        return {row for row, _ in self.items}

    def add(self, row: int, run: Run) -> None:
        self.items.append((row, run))
        self.x0, self.x1 = min(self.x0, run.x0), max(self.x1, run.x1)


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page, and each in runs; ``stretches`` numbers the stretch of rows below each
    other that a line is in, 0 for one that is no row."""

    lines: Sequence[Line]
    split: Sequence[Sequence[Run]]
    stretches: Sequence[int] = ()

    def are_in_stretch(self, first: int, second: int) -> bool:
        """Return True if two lines are rows of one stretch: where cells are empty, numbers of one
        column stand further apart."""
        return bool(self.stretches[first]) and self.stretches[first] == self.stretches[second]

    def distance(self, above: int, below: int) -> float:
        """Points between the baselines of two lines."""
        return self.lines[below].baseline - self.lines[above].baseline


@dataclass(frozen=True, slots=True)
class Span:
    """Where a table begins and ends across the page."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def most_usual(values: Sequence[float]) -> float:
    """Return the first of the values that most others are near."""
    near = SETTINGS.same_x_pt
    return max(values, key=lambda x: sum(abs(y - x) < near for y in values))


def is_same_x(a: float, b: float) -> bool:
    """Return True if two x are the same but for what setting and rounding do."""
    return abs(a - b) < SETTINGS.same_x_pt


def words_between(line: Line, left: float, right: float) -> Line | None:
    """The words of a line between ``left`` and ``right``."""
    words = tuple(w for w in line.words if left - 1 <= w.center <= right + 1)
    return Line(words) if words else None
