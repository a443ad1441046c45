"""Tables of words without rules: a header line, and below it texts that begin where it says.

Columns of running text look much like them; what tells a table is that its cells are short, or
that its first line is set heavier than what is below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.marks import is_caption, mark_of, table_label
from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftTable, Line, lines_of
from extract.pdf.tables.gutters import Column, Run, are_page_numbers, runs_of
from extract.pdf.tables.row_splitting import PlacedLine, cell_pitch, cells_of, split_rows

#: Texts of a column begin at the same x, this many points aside.
_SAME = 3.0
#: Lines of a table stand at most this many type sizes apart.
_PITCH = 3.2
#: Cells fill less than this part of their column; running text fills nearly all of it.
_SHORT = 0.62
_GAP = 0.8
#: Columns of running text have a line on this part of all lines.
_DENSE = 0.7
#: A word that begins where its column does (points), behind more than a blank (type sizes), begins
#: a cell, however near the text before it.
_BEGINS = 1.0
_BLANK = 0.35


def worded_tables(page: int, words: Sequence[Word], reader: str = "worded") -> list[DraftTable]:
    """The tables among ``words``, which are those outside of other tables."""
    lines = [line for line in lines_of(words) if line.words[0].turn == 0]
    found: list[DraftTable] = []
    number = 0
    while number < len(lines):
        table, used = _table_from(page, lines, number, reader)
        if table is not None:
            found.append(table)
        number += max(1, used)
    return found


def _table_from(
    page: int, lines: Sequence[Line], first: int, reader: str
) -> tuple[DraftTable | None, int]:
    """The table whose header is line ``first``, if it is one, and how many lines it has."""
    header = runs_of(lines[first], _GAP)
    if len(header) < 2 or is_caption(lines[first].text):
        return None, 1
    starts = [run.x0 for run in header]
    if min(b - a for a, b in pairwise(starts)) < 12:
        return None, 1
    placed_lines: list[PlacedLine] = []
    held: list[Line] = []
    for line in lines[first:]:
        if held and line.baseline - held[-1].baseline > _PITCH * line.size:
            break
        place = _place(line, starts, allow_wide=False)
        if place is None:
            break
        held.append(line)
        placed_lines.append(place)
    pitch = cell_pitch(placed_lines) or 0.0
    while (
        len(placed_lines) > 1
        and placed_lines[-1].columns == {0}
        and (
            held[-1].baseline - held[-2].baseline > max(1.6 * held[-1].size, 1.1 * pitch)
            or held[-1].words[0].style != held[-2].words[0].style
        )
    ):
        placed_lines.pop()
        held.pop()
    if sum(len(p.runs) >= 2 for p in placed_lines) < 3:
        return None, 1
    if not _is_table(placed_lines, starts, lines, first, first + len(held)):
        return None, 1
    columns = _columns(placed_lines, starts)
    heads = 1
    while heads < len(held) - 1 and _is_bold(held[heads]) and _is_bold(held[0]):
        heads += 1
    rows = [placed_lines[:heads], *split_rows(placed_lines[heads:], len(columns))]
    if len(rows) < 3:
        return None, 1
    cells = cells_of(rows, columns)
    area = Area(
        min(line.x0 for line in held),
        held[0].top,
        max(line.x1 for line in held),
        max(line.bottom for line in held),
    )
    return DraftTable(page, area, cells, reader), len(held)


def _place(line: Line, starts: Sequence[float], *, allow_wide: bool) -> PlacedLine | None:
    """The line with its runs in columns, or None where one does not fit in a column."""
    runs: list[Run] = []
    reaches: list[tuple[int, int]] = []
    for run in _cut(runs_of(line, _GAP), starts):
        column = sum(s <= run.x0 + _SAME for s in starts) - 1
        if column < 0:
            return None
        begins = abs(run.x0 - starts[column]) <= _SAME
        # What hangs below a bullet or number stands a little to the right.
        hangs = run.x0 - starts[column] < 2.5 * line.size
        if not begins and not (hangs and column not in {a for a, _ in reaches}):
            return None
        if column + 1 < len(starts) and run.x1 > starts[column + 1] - 2 and not allow_wide:
            return None
        if reaches and reaches[-1][0] == column:
            runs[-1] = Run(runs[-1].words + run.words)
            continue
        runs.append(run)
        reaches.append((column, column))
    return PlacedLine(line, tuple(runs), tuple(reaches))


def _cut(runs: Sequence[Run], starts: Sequence[float]) -> list[Run]:
    """The runs, cut where a word stands exactly at the beginning of a column."""
    found: list[Run] = []
    for run in runs:
        part = [run.words[0]]
        for before, word in pairwise(run.words):
            begins = any(abs(word.x0 - start) <= _BEGINS for start in starts)
            if begins and word.x0 - before.x1 > _BLANK * word.size:
                found.append(Run(tuple(part)))
                part = []
            part.append(word)
        found.append(Run(tuple(part)))
    return found


def _is_table(
    placed_lines: Sequence[PlacedLine],
    starts: Sequence[float],
    lines: Sequence[Line],
    first: int,
    end: int,
) -> bool:
    right = max(p.line.x1 for p in placed_lines)
    edges = [*starts[1:], right + 6]
    fills = []
    sizes = [p.line.size for p in placed_lines[1:]]
    if placed_lines[0].line.size > 1.25 * median(sizes):
        return False
    running = 0
    for column, (start, stop) in enumerate(zip(starts, edges, strict=True)):
        runs = [
            run
            for p in placed_lines[1:]
            for run, (a, _) in zip(p.runs, p.reaches, strict=True)
            if a == column
        ]
        if not runs:
            return False
        fills.append(median(run.x1 - run.x0 for run in runs) / max(stop - start, 1.0))
        # Running text has a line beside (nearly) every other; a cell has fewer than its row.
        dense = len(runs) >= _DENSE * (len(placed_lines) - 1)
        running += dense and median(len(run.words) for run in runs) >= 4 and fills[-1] >= 0.7
    if running >= 2:
        return False
    body = [p.line for p in placed_lines[1:]]
    names = [p.runs[0].text for p in placed_lines[1:] if p.reaches[0][0] == 0]
    last = [p.runs[-1].text for p in placed_lines if p.reaches[-1][0] == len(starts) - 1]
    if are_page_numbers(last):
        return False
    if len(starts) == 2 and all(len(n) <= 3 and not n[0].isalnum() for n in names):
        return False
    heavier = _is_bold(placed_lines[0].line) and sum(map(_is_bold, body)) < 0.3 * len(body)
    labelled = _has_label(placed_lines, lines, first, end)
    marks = sum(mark_of(p.line.text) is not None for p in placed_lines)
    if len(starts) == 2:
        listed = marks > 0.5 * len(placed_lines)
        named = median(len(p.runs[0].words) for p in placed_lines if 0 in p.columns) <= 4
        return (heavier or labelled) and named and fills[0] < 0.8 and not listed and not running
    short = sum(fill < _SHORT for fill in fills[:-1]) >= 0.5 * (len(fills) - 1)
    return (heavier or labelled) and (short or (heavier and labelled))


def _has_label(
    placed_lines: Sequence[PlacedLine], lines: Sequence[Line], first: int, end: int
) -> bool:
    """Does the caption of a table stand right above or below?"""
    size = placed_lines[0].line.size
    for line in (*lines[max(0, first - 3) : first], *lines[end : end + 3]):
        near = (
            0 <= placed_lines[0].line.top - line.bottom < 3 * size
            or 0 <= line.top - placed_lines[-1].line.bottom < 3 * size
        )
        if near and is_caption(line.text) and table_label(line.text):
            return True
    return False


def _is_bold(line: Line) -> bool:
    return sum(w.style.bold for w in line.words) > 0.5 * len(line.words)


def _columns(placed_lines: Sequence[PlacedLine], starts: Sequence[float]) -> tuple[Column, ...]:
    right = max(p.line.x1 for p in placed_lines)
    found = []
    for column, start in enumerate(starts):
        ends = [
            run.x1
            for p in placed_lines
            for run, (a, _) in zip(p.runs, p.reaches, strict=True)
            if a == column
        ]
        stop = starts[column + 1] - 2 if column + 1 < len(starts) else right + 2
        found.append(Column(start, max(ends), start - 2, stop))
    return tuple(found)
