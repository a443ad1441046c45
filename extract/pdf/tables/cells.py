"""A table in the making, and putting words into its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.pdf.page.glyphs import split_at
from extract.pdf.page.ink import Area, Word, around

#: Words whose baselines differ less than this part of their size stand on one line.
SAME_LINE = 0.35
_STEP = 16


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def area(self) -> Area:
        return around(self.words)

    @property
    def x0(self) -> float:
        return min(w.x0 for w in self.words)

    @property
    def x1(self) -> float:
        return max(w.x1 for w in self.words)

    @property
    def top(self) -> float:
        return min(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        return max(w.bottom for w in self.words)

    @property
    def baseline(self) -> float:
        return self.words[0].baseline

    @property
    def text(self) -> str:
        return "".join(
            (w.text if w.glued or i == 0 else " " + w.text) for i, w in enumerate(self.words)
        )

    @property
    def size(self) -> float:
        return max(w.size for w in self.words)


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell as found on one page: its place in the grid, its area, and its lines of words."""

    row: int
    column: int
    area: Area
    lines: tuple[Line, ...] = ()
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table as found on one page. ``reader`` names the rule that found it."""

    page: int
    area: Area
    cells: tuple[DraftCell, ...]
    reader: str

    @property
    def row_count(self) -> int:
        return max((c.row + c.row_span for c in self.cells), default=0)

    @property
    def column_count(self) -> int:
        return max((c.column + c.column_span for c in self.cells), default=0)

    def row(self, number: int) -> list[DraftCell]:
        """The cells that begin on a row, from left to right."""
        return sorted((c for c in self.cells if c.row == number), key=lambda c: c.column)


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """The words as lines, from top to bottom; turned words are read in their own direction."""
    straight: list[Word] = []
    turned: dict[int, list[Word]] = {}
    for word in words:
        if word.turn == 0:
            straight.append(word)
        else:
            turned.setdefault(word.turn, []).append(word)
    found = _straight_lines(straight)
    for turn, group in turned.items():
        found += _turned_lines(group, turn)
    return tuple(found)


def _straight_lines(words: list[Word]) -> list[Line]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.baseline, w.x0)):
        if rows:
            slack = SAME_LINE * min(word.size, rows[-1][0].size)
            if word.baseline - rows[-1][0].baseline <= slack:
                rows[-1].append(word)
                continue
        rows.append([word])
    return [Line(tuple(sorted(row, key=lambda w: w.x0))) for row in rows]


def _turned_lines(words: list[Word], turn: int) -> list[Line]:
    """Lines of words that read upwards (90), downwards (270) or upside down (180)."""
    upwards, downwards = turn == 90, turn == 270

    def across(word: Word) -> float:
        return word.x1 if upwards else -word.x0 if downwards else -word.bottom

    def along(word: Word) -> float:
        return -word.bottom if upwards else word.top if downwards else -word.x1

    rows: list[list[Word]] = []
    for word in sorted(words, key=across):
        if rows and across(word) - across(rows[-1][0]) <= SAME_LINE * max(word.size, 4):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=along))) for row in rows]


def filled(
    areas: Sequence[DraftCell], words: Sequence[Word]
) -> tuple[tuple[DraftCell, ...], tuple[Word, ...]]:
    """The cells with the words that stand in them, and the words that stand in none.

    A word over the border of two cells side by side is cut at the border.
    """
    index = _CellIndex(areas)
    inside: list[list[Word]] = [[] for _ in areas]
    left_over: list[Word] = []
    pending = list(words)
    while pending:
        word = pending.pop()
        touched = index.touched_by(word)
        here = [i for i in touched if areas[i].area.holds(word.center, word.middle, 0.5)]
        if not here:
            left_over.append(word)
            continue
        parts = _cut_at_border(word, areas[here[0]].area) if len(touched) > 1 else None
        if parts is None:
            inside[here[0]].append(word)
        else:
            pending += parts
    cells = tuple(
        replace(cell, lines=lines_of(held)) if held else cell
        for cell, held in zip(areas, inside, strict=True)
    )
    return cells, tuple(left_over)


class _CellIndex:
    """Cells by height, in steps, so that a word is not held against all cells of a large table."""

    def __init__(self, cells: Sequence[DraftCell]) -> None:
        self._cells = cells
        self._levels: dict[int, list[int]] = {}
        for i, cell in enumerate(cells):
            first, last = int((cell.area.top - 1) // _STEP), int((cell.area.bottom + 1) // _STEP)
            for level in range(first, last + 1):
                self._levels.setdefault(level, []).append(i)

    def touched_by(self, word: Word) -> list[int]:
        """Return the cells that a word stands in or over, by their index."""
        y = word.middle
        return [
            i
            for i in self._levels.get(int(y // _STEP), ())
            if self._cells[i].area.x0 <= word.x1
            and word.x0 <= self._cells[i].area.x1
            and self._cells[i].area.top - 1 <= y <= self._cells[i].area.bottom + 1
        ]


def _cut_at_border(word: Word, area: Area) -> tuple[Word, Word] | None:
    """Return the parts of a word on either side of a border; None where it crosses none."""
    for border in (area.x0, area.x1):
        parts = split_at(word, border) if word.x0 + 1 < border < word.x1 - 1 else None
        if parts is not None:
            return parts
    return None
