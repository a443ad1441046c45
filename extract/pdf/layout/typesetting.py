"""How the lines of a PDF are set: size, weight, color, and the column that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import BlockKind, Segment
from extract.pdf.page.ink import Area
from extract.pdf.tables.cells import Line

#: A line is bold when this part of its letters is: a bold word at its beginning is not enough.
_ALL = 0.85
#: The number of a page stands at least so many type sizes behind the title.
_LED = 2.0
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True, eq=False)
class SetLine:
    """A line as it is written: its range of the text and how it is set.

    ``column`` is the area of the column of text that it stands in, ``region`` counts the regions of
    the source in reading order. ``after_table`` tells that a table stands between it and the line
    before it, ``dotted`` that a bullet is drawn before it, ``noted`` that a short rule stands above
    it, as above footnotes, ``led`` that it ends in a number behind a wide gap or dots, as the lines
    of a table of contents do, ``box`` the area of the box that it stands in.
    """

    start: int
    end: int
    page: int
    text: str
    area: Area
    baseline: float
    size: float
    bold: bool
    italic: bool
    color: tuple[float, ...]
    symbol: bool
    first_word: float
    column: Area
    region: int
    after_table: bool = False
    dotted: bool = False
    noted: bool = False
    led: bool = False
    box: Area | None = None

    @property
    def style(self) -> tuple[float, bool, bool, tuple[float, ...]]:
        return (round(self.size * 2) / 2, self.bold, self.italic, self.color)


def set_line(
    line: Line,
    segment: Segment,
    text: str,
    page: int,
    column: Area,
    region: int,
    box: Area | None = None,
    **more: bool,
) -> SetLine:
    """A line with what its words tell about how it is set."""
    letters: Counter[tuple[float, bool, bool, tuple[float, ...]]] = Counter()
    for word in line.words:
        if not word.glued:
            key = (round(word.size * 2) / 2, word.style.bold, word.style.italic, word.style.color)
            letters[key] += len(word.text)
    if not letters:
        word = line.words[0]
        letters[(word.size, word.style.bold, word.style.italic, word.style.color)] = 1
    size, _, italic, color = letters.most_common(1)[0][0]
    bold = sum(n for key, n in letters.items() if key[1]) >= _ALL * letters.total()
    first = line.words[0]
    # A dash is kept with the word behind it.
    dashed = first.text in _DASHES and len(line.words) > 1
    first_end = line.words[1].x1 if dashed else first.x1
    return SetLine(
        segment.start,
        segment.end,
        page,
        text,
        line.area,
        line.baseline,
        size,
        bold,
        italic,
        color,
        first.style.symbolic and len(first.text) == 1,
        first_end - first.x0,
        column,
        region,
        led=_is_led(line),
        box=box,
        **more,
    )


def _is_led(line: Line) -> bool:
    if len(line.words) < 2 or not line.words[-1].text.isdigit():
        return False
    before, last = line.words[-2:]
    dots = len(before.text) > 3 and not before.text.strip(".\u2026·_")
    return dots or last.x0 - before.x1 > _LED * last.size


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    kind: BlockKind
    lines: tuple[SetLine, ...]
    marker: str | None = None
    skip: int = 0
    depth: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)[self.skip :]

    @property
    def last(self) -> SetLine:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Body:
    """How most of a source's text is set."""

    size: float
    bold: bool
    color: tuple[float, ...]


def body_of(lines: Sequence[SetLine]) -> Body:
    weights: Counter[tuple[float, bool, tuple[float, ...]]] = Counter()
    for line in lines:
        weights[(round(line.size * 2) / 2, line.bold, line.color)] += len(line.text)
    if not weights:
        return Body(10.0, False, ())
    size, bold, color = weights.most_common(1)[0][0]
    return Body(size, bold, color)
