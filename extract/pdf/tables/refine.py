"""Drawn tables set right where their rules say too little.

A row between two rules can hold several full rows (only the header is ruled off), and a column
several columns (only the names are ruled off). What the words say then counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Style, Word, around
from extract.pdf.tables.cells import DraftCell, DraftTable, Line, lines_of
from extract.pdf.tables.gutters import Run, columns_of, is_figure_cell, runs_of
from extract.pdf.tables.row_splitting import (
    PlacedLine,
    cells_of,
    figure_columns,
    header_of,
    placed,
    split_rows,
)

#: A header above the first rule stands at most so many type sizes above it, and begins at most so
#: many higher: three lines.
_BESIDE = 1.2
_HIGHEST = 5.5


def refined(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with rows and columns that its rules leave together taken apart, and with the
    header that stands above its rules. ``words`` are those of its page."""
    if table.reader not in ("ruled", "shaded") or not table.cells:
        return table
    whole = _rows_apart(_columns_apart(_spans_apart(_levels_apart(table))))
    return _with_header(_with_names(whole, words), words)


def _levels_apart(table: DraftTable) -> DraftTable:
    """The table with its first row taken apart where no rule parts the two levels of a header: its
    merged cells end in a line that has a text for each of their columns."""
    bounds: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.column_span == 1 and cell.row > 0:
            bounds.setdefault(cell.column, (cell.area.x0, cell.area.x1))
    head = table.row(0)
    wide = [c for c in head if c.column_span > 1 and c.lines]
    if not wide or any(c.row_span > 1 for c in wide):
        return table
    level: dict[int, list[Word]] = {}
    for cell in wide:
        columns = range(cell.column, cell.column + cell.column_span)
        inner = {c: bounds[c] for c in columns if c in bounds}
        last = _in_columns(cell.lines[-1], inner) if len(cell.lines) > 1 else None
        if last is None or len(last) < cell.column_span:
            return table
        level |= {column: list(run.words) for column, run in last.items()}
    cut = (
        max(line.bottom for c in wide for line in c.lines[:-1])
        + min(w.top for words in level.values() for w in words)
    ) / 2
    cells: list[DraftCell] = []
    for cell in head:
        if cell not in wide:
            cells.append(replace(cell, row_span=cell.row_span + 1))
            continue
        upper = replace(cell.area, bottom=cut)
        cells.append(replace(cell, area=upper, lines=cell.lines[:-1]))
        for c in range(cell.column, cell.column + cell.column_span):
            area = Area(bounds[c][0], cut, bounds[c][1], cell.area.bottom)
            cells.append(DraftCell(1, c, area, lines_of(level[c])))
    cells += [replace(c, row=c.row + 1) for c in table.cells if c.row > 0]
    cells.sort(key=lambda c: (c.row, c.column))
    return replace(table, cells=tuple(cells))


def _spans_apart(table: DraftTable) -> DraftTable:
    """The table with merged cells taken apart that hold a text for each column: rules that are
    drawn in every other row only leave the rows between in one piece."""
    bounds: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.column_span == 1:
            bounds.setdefault(cell.column, (cell.area.x0, cell.area.x1))
    found: list[DraftCell] = []
    for cell in table.cells:
        columns = range(cell.column, cell.column + cell.column_span)
        if len(columns) < 2 or not all(c in bounds for c in columns):
            found.append(cell)
            continue
        held: dict[int, list[Word]] = {}
        for run in (run for line in cell.lines for run in runs_of(line)):
            at = [c for c in columns if bounds[c][0] - 2 <= run.x0 and run.x1 <= bounds[c][1] + 2]
            held.setdefault(at[0] if at else -1, []).extend(run.words)
        if len(held) < 2 or -1 in held:
            found.append(cell)
            continue
        for c in columns:
            area = replace(cell.area, x0=bounds[c][0], x1=bounds[c][1])
            found.append(
                replace(cell, column=c, column_span=1, area=area, lines=lines_of(held.get(c, [])))
            )
    found.sort(key=lambda c: (c.row, c.column))
    return replace(table, cells=tuple(found))


def _with_names(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with the names of its rows, where these stand left of its first rule."""
    first = [c for c in table.cells if c.column == 0 and c.lines]
    figures = sum(is_figure_cell(c.text) for c in first)
    if figures < 2 or figures < 0.6 * len(first):
        return table
    area = table.area
    beside = [
        w
        for w in words
        if w.turn == 0 and area.top < w.middle < area.bottom and area.x0 - 220 < w.x1 <= area.x0 + 1
    ]
    names = [runs[-1] for line in lines_of(beside) if (runs := runs_of(line, 0.9))]
    if not names:
        return table
    lefts = sorted(run.x0 for run in names)
    left = max(lefts, key=lambda x: sum(abs(y - x) < 3 for y in lefts))
    names = [run for run in names if abs(run.x0 - left) < 3]
    tops = sorted({c.area.top for c in table.cells})
    if not 0.7 * len(first) <= len(names) <= len(tops) + 2:
        return table
    cells = [replace(c, column=c.column + 1) for c in table.cells]
    for row, (top, end) in enumerate(pairwise([*tops, area.bottom])):
        held = [w for run in names for w in run.words if top < w.middle <= end]
        cells.append(DraftCell(row, 0, Area(left - 2, top, area.x0, end), lines_of(held)))
    cells.sort(key=lambda c: (c.row, c.column))
    return replace(table, cells=tuple(cells), area=replace(area, x0=left - 2))


def _with_header(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with the lines right above it as a row, where these have a text for each column."""
    bounds: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.column_span == 1:
            bounds.setdefault(cell.column, (cell.area.x0, cell.area.x1))
    count = table.column_count
    if count < 2 or len(bounds) < count or table.row_count < 2:
        return table
    area = table.area
    above = [
        w
        for w in words
        if w.turn == 0
        and area.top - _HIGHEST * w.size < w.middle < area.top
        and area.x0 - 2 <= w.center <= area.x1 + 2
    ]
    held: dict[int, list[Word]] = {}
    level = area.top
    style: Style | None = None
    for line in reversed(lines_of(above)):
        room = _BESIDE if level == area.top else 0.5
        placed_runs = _in_columns(line, bounds)
        if level - line.bottom > room * line.size or is_caption(line.text):
            break
        if placed_runs is None:
            if level < area.top:
                # Lines of running text that begin and end where columns do, by chance.
                return table
            break
        if len(held) == count and (style != line.words[0].style or set(placed_runs) == {0}):
            break
        for column, run in placed_runs.items():
            held.setdefault(column, []).extend(run.words)
        level, style = line.top, line.words[0].style
    if len(held) < count:
        return table
    top = min(w.top for found in held.values() for w in found)
    cells = [
        DraftCell(0, c, Area(bounds[c][0], top, bounds[c][1], area.top), lines_of(held[c]))
        for c in range(count)
    ]
    cells += [replace(cell, row=cell.row + 1) for cell in table.cells]
    return replace(table, cells=tuple(cells), area=replace(area, top=top))


def _in_columns(line: Line, bounds: Mapping[int, tuple[float, float]]) -> dict[int, Run] | None:
    """The runs of a line by column; None where one stands in none, or two in one."""
    found: dict[int, Run] = {}
    for run in runs_of(line):
        parts: dict[int, list[Word]] = {}
        for word in run.words:
            column = next(
                (c for c, (a, b) in bounds.items() if a - 2 <= word.x0 and word.x1 <= b + 2), -1
            )
            parts.setdefault(column, []).append(word)
        gaps = [b.x0 - a.x1 for a, b in pairwise(run.words)]
        borders = [p[0].x0 - q[-1].x1 for q, p in pairwise(parts.values())]
        if -1 in parts or set(parts) & set(found) or any(b < max(gaps) - 0.3 for b in borders):
            return None
        found |= {column: Run(tuple(words)) for column, words in parts.items()}
    return found


def _words(cell: DraftCell) -> list[Word]:
    return [word for line in cell.lines for word in line.words]


def _rows_apart(table: DraftTable) -> DraftTable:
    cells: list[DraftCell] = []
    shift = 0
    longer: dict[int, int] = {}
    for number in range(table.row_count):
        starting = table.row(number)
        parts = _full_rows(starting, alone=table.row_count <= 2)
        if len(parts) < 2:
            cells += [replace(c, row=c.row + shift) for c in starting]
            continue
        bottoms = [max(p.line.bottom for p in part) for part in parts]
        tops = [min(p.line.top for p in part) for part in parts]
        cuts = [(b + t) / 2 for b, t in zip(bottoms, tops[1:], strict=False)]
        for cell in starting:
            if cell.row_span > 1:
                cells.append(replace(cell, row=cell.row + shift))
                continue
            edges = [cell.area.top, *cuts, cell.area.bottom]
            for i in range(len(parts)):
                words = [w for w in _words(cell) if edges[i] < w.middle <= edges[i + 1]]
                area = replace(cell.area, top=edges[i], bottom=edges[i + 1])
                cells.append(
                    replace(cell, row=number + shift + i, area=area, lines=lines_of(words))
                )
        longer[number] = len(parts) - 1
        shift += len(parts) - 1
    if not longer:
        return table
    # Cells that span a row that was taken apart span its parts.
    spans = []
    before = {
        n: sum(extra for row, extra in longer.items() if row < n) for n in range(table.row_count)
    }
    original = {n + before[n]: n for n in before}
    for cell in cells:
        first = original.get(cell.row)
        extra = 0
        if cell.row_span > 1 and first is not None:
            extra = sum(longer.get(r, 0) for r in range(first, first + cell.row_span))
        spans.append(replace(cell, row_span=cell.row_span + extra))
    return replace(table, cells=tuple(spans))


def _text_rows(lines: list[PlacedLine]) -> list[list[PlacedLine]]:
    """Rows of words between two rules that are far apart: each begins with a line in every column,
    and has fewer lines in some columns than in others."""
    columns = {c for line in lines for c in line.columns}
    counts = [sum(c in line.columns for line in lines) for c in columns]
    if len(columns) < 2 or min(counts) > 0.6 * max(counts):
        return []
    rows: list[list[PlacedLine]] = []
    for line in lines:
        if line.columns == columns:
            rows.append([line])
        elif rows:
            rows[-1].append(line)
        else:
            return []
    return rows


def _full_rows(starting: list[DraftCell], *, alone: bool) -> list[list[PlacedLine]]:
    """The lines of the cells of one row as rows, when they are several full ones."""
    single = [c for c in starting if c.row_span == 1 and c.lines]
    if len(single) < 2 or min(len(c.lines) for c in single) < 2:
        return []
    if any(word.turn for c in single for word in _words(c)):
        return []
    lines = []
    for line in lines_of([w for c in single for w in _words(c)]):
        runs, reaches = [], []
        for cell in single:
            held = tuple(w for w in line.words if cell.area.holds(w.center, w.middle, 1))
            if held:
                runs.append(Run(held))
                reaches.append((cell.column, cell.column + cell.column_span - 1))
        if runs:
            lines.append(PlacedLine(line, tuple(runs), tuple(reaches)))
    numeric = figure_columns(lines)
    if alone and not numeric:
        texts = _text_rows(lines)
        return texts if len(texts) > 1 else []
    anchors = [line for line in lines if line.figures() & numeric]
    if len(anchors) < 2 or any(len(line.runs) < 0.6 * len(single) for line in anchors):
        return []
    if len(single) < 3 and len(anchors) < 3:
        return []
    rows = split_rows(lines, len(starting))
    return rows if len(rows) > 1 else []


def _columns_apart(table: DraftTable) -> DraftTable:
    """The table with columns taken apart that hold several: most of their lines are numbers with
    the same white gap before them."""
    suspects = 0
    for column in range(table.column_count):
        inside = [c for c in table.cells if c.column == column and c.column_span == 1 and c.lines]
        lines = [line for c in inside for line in c.lines]
        several = [line for line in lines if len(runs_of(line, 0.9)) > 1]
        if len(several) < 3 or len(several) < 0.6 * len(lines):
            continue
        area = around([c.area for c in inside])
        parts = columns_of(lines, area.x0, area.x1)
        figures = [
            line for line in several if all(is_figure_cell(r.text) for r in runs_of(line, 0.9)[1:])
        ]
        suspects += len(parts) > 1 and len(figures) >= 0.6 * len(several)
    if not suspects:
        return table
    tops = sorted({c.area.top for c in table.cells})
    borders = sorted({c.area.x0 for c in table.cells} - {table.area.x0})
    everything = lines_of([w for c in table.cells for w in _words(c) if w.turn == 0])
    columns = columns_of(everything, table.area.x0, table.area.x1, borders)
    if not columns:
        return table
    rows: list[list[PlacedLine]] = []
    row_tops: list[float] = []
    for top, end in zip(tops, [*tops[1:], table.area.bottom], strict=True):
        lines_here: list[Line] = [
            line for line in everything if top <= (line.top + line.bottom) / 2 < end
        ]
        if not lines_here:
            continue
        set_out = [placed(line, columns) for line in lines_here]
        apart = [set_out] if rows else header_of(set_out, columns)
        rows += apart
        row_tops.append(top)
        row_tops += [min(p.line.top for p in row) for row in apart[1:]]
    if len(rows) < 2:
        return table
    return replace(table, cells=cells_of(rows, columns, row_tops, table.area.bottom))
