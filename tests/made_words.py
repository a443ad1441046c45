"""Words and lines made by hand, for tests of what is done with them: each character is half its size
wide, reaches three quarters of it above the baseline and a quarter below it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extract.model import Segment
from extract.pdf.layout.typesetting import Draft, SetLine
from extract.pdf.page.ink import Area, Style, Word
from extract.pdf.tables.cells import DraftCell, DraftTable, Line
from extract.pdf.tables.gutters import Run

PLAIN = Style("F1", False, False, False, (0.0,))
BOLD = Style("F2", True, False, False, (0.0,))


def word(
    text: str,
    x: float = 0,
    baseline: float = 100,
    size: float = 10,
    *,
    style: Style = PLAIN,
    turn: int = 0,
    glued: bool = False,
) -> Word:
    """A word that begins at ``x``."""
    step = 0.5 * size
    edges = array("f", [x + step * (i // 2 + i % 2) for i in range(2 * len(text))])
    top, bottom = baseline - 0.75 * size, baseline + 0.25 * size
    return Word(
        text, x, top, x + step * len(text), bottom, baseline, size, style, edges, glued, turn
    )


def words(text: str, x: float = 0, baseline: float = 100, size: float = 10) -> list[Word]:
    """The words of a text, a blank of half the size between them."""
    found = []
    for part in text.split():
        found.append(word(part, x, baseline, size))
        x = found[-1].x1 + 0.25 * size
    return found


def line(*texts: tuple[str, float], baseline: float = 100, size: float = 10) -> Line:
    """A line of texts, each with the x where it begins."""
    return Line(tuple(w for text, x in texts for w in words(text, x, baseline, size)))


def run(text: str, x: float = 0) -> Run:
    """A run of words from ``x`` on."""
    return Run(tuple(words(text, x)))


def table(rows: Sequence[Sequence[str]], *, reader: str = "ruled", bold: int = 0) -> DraftTable:
    """A table of cells 100 points wide and 20 high; the first ``bold`` rows are set in bold."""
    cells = tuple(
        DraftCell(r, c, area := Area(100 * c, 20 * r, 100 * c + 100, 20 * r + 20), _in(text, area, r < bold))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )  # fmt: skip
    width, height = 100 * max(map(len, rows)), 20 * len(rows)
    return DraftTable(1, Area(0, 0, width, height), cells, reader)


def _in(text: str, area: Area, bold: bool) -> tuple[Line, ...]:
    style = BOLD if bold else PLAIN
    x, found = area.x0 + 2, []
    for part in text.split():
        found.append(word(part, x, area.top + 14, style=style))
        x = found[-1].x1 + 2.5
    return (Line(tuple(found)),) if found else ()


def set_line(
    text: str, baseline: float = 100, *, size: float = 10, x: float = 60, **more: Any
) -> SetLine:
    """A line of running text as it is set, in a column from 60 to 500; ``more`` are its fields."""
    area = Area(x, baseline - 0.75 * size, x + 0.5 * size * len(text), baseline + 0.25 * size)
    plain = SetLine(
        0, len(text), 1, text, area, baseline, size, False, False, (0.0,), False,
        0.5 * size * len(text.split()[0]), Area(60, 0, 500, 800), 1,
    )  # fmt: skip
    return replace(plain, **more)


def draft(
    *lines: SetLine, kind: str = "paragraph", marker: str | None = None, depth: int = 0
) -> Draft:
    """A block of lines in the making."""
    return Draft(kind, lines, marker, 0, depth)  # type: ignore[arg-type]


def segments(*ranges: tuple[int, int]) -> tuple[Segment, ...]:
    return tuple(Segment(a, b) for a, b in ranges)
