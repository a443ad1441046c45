"""Drawn tables set right where their rules say too little.

A row between two rules can hold several full rows (only the header is ruled off), and a column
several columns (only the names are ruled off). What the words say then counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Style, Word, around
from extract.pdf.tables.cells import DraftCell, DraftTable, Line, lines_of
from extract.pdf.tables.drawn_rows import rows_apart, words_of_cell
from extract.pdf.tables.gutters import Column, Run, columns_of, is_figure_cell, runs_of
from extract.pdf.tables.header_lines import header_of
from extract.pdf.tables.placing import PlacedLine, placed
from extract.pdf.tables.row_cells import cells_of
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class RefineSettings(Settings):
    """When words say more of rows and columns than the rules that are drawn."""

    #: A header above the first rule stands at most so far above it; its further lines are closer.
    header_gap_em: float = 1.2
    header_line_gap_em: float = 0.5
    #: It begins at most so much higher: three lines.
    header_reach_em: float = 5.5
    #: Row names stand at most this far left of the first rule, for this part of the rows.
    names_reach_pt: float = 220.0
    named_share: float = 0.7
    #: So much of a column must be numbers for it to hold them.
    figure_share: float = 0.6
    #: A gap within a cell that parts columns, and how many lines must have one.
    gap_em: float = 0.9
    gap_line_count: int = 3
    #: A word stands in a column when no more than this sticks out.
    slack_pt: float = 2.0


SETTINGS = RefineSettings()


def refined(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with rows and columns that its rules leave together taken apart, and with the
    header that stands above its rules. ``words`` are those of its page."""
    if table.reader not in ("ruled", "shaded") or not table.cells:
        return table
    whole = rows_apart(_columns_apart(_spans_apart(_levels_apart(table))))
    return _with_header(_with_names(whole, words), words)


def _bounds(cells: Iterable[DraftCell]) -> dict[int, tuple[float, float]]:
    """Return where each column begins and ends, by the first of its cells that is not merged."""
    bounds: dict[int, tuple[float, float]] = {}
    for cell in cells:
        if cell.column_span == 1:
            bounds.setdefault(cell.column, (cell.area.x0, cell.area.x1))
    return bounds


def _columns_under(cell: DraftCell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _in_reading_order(cells: Iterable[DraftCell]) -> tuple[DraftCell, ...]:
    return tuple(sorted(cells, key=lambda c: (c.row, c.column)))


def _two_levels_of(
    cell: DraftCell,
    cut: float,
    bounds: Mapping[int, tuple[float, float]],
    lower: Mapping[int, Sequence[Word]],
) -> Iterator[DraftCell]:
    """Return a merged cell above height ``cut``, and the cells of its columns below it."""
    yield replace(cell, area=replace(cell.area, bottom=cut), lines=cell.lines[:-1])
    for column in _columns_under(cell):
        x0, x1 = bounds[column]
        yield DraftCell(1, column, Area(x0, cut, x1, cell.area.bottom), lines_of(lower[column]))


def _merged_in_one_row(head: Sequence[DraftCell]) -> list[DraftCell]:
    """Return the merged cells of a header that hold text; none where one spans rows too."""
    wide = [c for c in head if c.column_span > 1 and c.lines]
    return wide if all(c.row_span == 1 for c in wide) else []


def _levels_apart(table: DraftTable) -> DraftTable:
    """The table with its first row taken apart where no rule parts the two levels of a header: its
    merged cells end in a line that has a text for each of their columns."""
    bounds = _bounds(c for c in table.cells if c.row > 0)
    head = table.row(0)
    wide = _merged_in_one_row(head)
    lower = _lower_level(wide, bounds) if wide else None
    if lower is None:
        return table
    bottom = max(line.bottom for c in wide for line in c.lines[:-1])
    cut = (bottom + min(w.top for words in lower.values() for w in words)) / 2
    cells = [replace(c, row_span=c.row_span + 1) for c in head if c not in wide]
    for cell in wide:
        cells += _two_levels_of(cell, cut, bounds, lower)
    cells += [replace(c, row=c.row + 1) for c in table.cells if c.row > 0]
    return replace(table, cells=_in_reading_order(cells))


def _lower_level(
    wide: Sequence[DraftCell], bounds: Mapping[int, tuple[float, float]]
) -> dict[int, list[Word]] | None:
    """Return the words of the last line of merged header cells by column; None where one of their
    columns has none."""
    level: dict[int, list[Word]] = {}
    for cell in wide:
        inner = {c: bounds[c] for c in _columns_under(cell) if c in bounds}
        last = _in_columns(cell.lines[-1], inner) if len(cell.lines) > 1 else None
        if last is None or len(last) < cell.column_span:
            return None
        level |= {column: list(run.words) for column, run in last.items()}
    return level


def _spans_apart(table: DraftTable) -> DraftTable:
    """The table with merged cells taken apart that hold a text for each column: rules that are
    drawn in every other row only leave the rows between in one piece."""
    bounds = _bounds(table.cells)
    found: list[DraftCell] = []
    for cell in table.cells:
        held = _texts_of_span(cell, bounds)
        if held is None:
            found.append(cell)
            continue
        for c in _columns_under(cell):
            area = replace(cell.area, x0=bounds[c][0], x1=bounds[c][1])
            lines = lines_of(held.get(c, []))
            found.append(replace(cell, column=c, column_span=1, area=area, lines=lines))
    return replace(table, cells=_in_reading_order(found))


def _texts_of_span(
    cell: DraftCell, bounds: Mapping[int, tuple[float, float]]
) -> dict[int, list[Word]] | None:
    """Return the words of a merged cell by column; None where it has one text for all."""
    columns = _columns_under(cell)
    if len(columns) < 2 or not all(c in bounds for c in columns):
        return None
    slack = SETTINGS.slack_pt
    held: dict[int, list[Word]] = {}
    for run in (run for line in cell.lines for run in runs_of(line)):
        at = [
            c for c in columns if bounds[c][0] - slack <= run.x0 and run.x1 <= bounds[c][1] + slack
        ]
        if not at:
            return None
        held.setdefault(at[0], []).extend(run.words)
    return held if len(held) > 1 else None


def _with_names(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with the names of its rows, where these stand left of its first rule."""
    tops = sorted({c.area.top for c in table.cells})
    names = _missing_names(table, len(tops), words)
    if not names:
        return table
    left, area = min(run.x0 for run in names) - 2, table.area
    cells = [replace(c, column=c.column + 1) for c in table.cells]
    beside = [w for run in names for w in run.words]
    for row, (top, end) in enumerate(pairwise([*tops, area.bottom])):
        held = [w for w in beside if top < w.middle <= end]
        cells.append(DraftCell(row, 0, Area(left, top, area.x0, end), lines_of(held)))
    return replace(table, cells=_in_reading_order(cells), area=replace(area, x0=left))


def _missing_names(table: DraftTable, row_count: int, words: Sequence[Word]) -> list[Run]:
    """Return the names left of a table whose first column holds numbers; none where their number is
    not that of the rows."""
    first = [c for c in table.cells if c.column == 0 and c.lines]
    figures = sum(is_figure_cell(c.text) for c in first)
    if figures < 2 or figures < SETTINGS.figure_share * len(first):
        return []
    names = _names_beside(table.area, words)
    fits = SETTINGS.named_share * len(first) <= len(names) <= row_count + 2
    return names if fits else []


def _names_beside(area: Area, words: Sequence[Word]) -> list[Run]:
    """Return the texts left of a table that begin where most of them do."""
    reach = area.x0 - SETTINGS.names_reach_pt
    beside = [
        w
        for w in words
        if w.turn == 0 and area.top < w.middle < area.bottom and reach < w.x1 <= area.x0 + 1
    ]
    names = [runs[-1] for line in lines_of(beside) if (runs := runs_of(line, SETTINGS.gap_em))]
    lefts = sorted(run.x0 for run in names)
    if not lefts:
        return []
    left = max(lefts, key=lambda x: sum(abs(y - x) < 3 for y in lefts))
    return [run for run in names if abs(run.x0 - left) < 3]


def _with_header(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with the lines right above it as a row, where these have a text for each column."""
    bounds = _bounds(table.cells)
    count = table.column_count
    if count < 2 or len(bounds) < count or table.row_count < 2:
        return table
    held = _header_words(table.area, bounds, words)
    if len(held) < count:
        return table
    area = table.area
    top = min(w.top for found in held.values() for w in found)
    cells = [
        DraftCell(0, c, Area(bounds[c][0], top, bounds[c][1], area.top), lines_of(held[c]))
        for c in range(count)
    ]
    cells += [replace(cell, row=cell.row + 1) for cell in table.cells]
    return replace(table, cells=tuple(cells), area=replace(area, top=top))


def _header_words(
    area: Area, bounds: Mapping[int, tuple[float, float]], words: Sequence[Word]
) -> dict[int, list[Word]]:
    """Return the words of the lines right above a table by column; nothing for running text."""
    above = [
        w
        for w in words
        if w.turn == 0
        and area.top - SETTINGS.header_reach_em * w.size < w.middle < area.top
        and area.x0 - 2 <= w.center <= area.x1 + 2
    ]
    held: dict[int, list[Word]] = {}
    level = area.top
    style: Style | None = None
    for line in reversed(lines_of(above)):
        gap = SETTINGS.header_line_gap_em if style else SETTINGS.header_gap_em
        if level - line.bottom > gap * line.size or is_caption(line.text):
            break
        runs = _in_columns(line, bounds)
        if runs is None:
            # Lines of running text can begin and end where columns do, by chance.
            return {} if style else held
        if len(held) == len(bounds) and (style != line.words[0].style or set(runs) == {0}):
            break
        for column, run in runs.items():
            held.setdefault(column, []).extend(run.words)
        level, style = line.top, line.words[0].style
    return held


def _in_columns(line: Line, bounds: Mapping[int, tuple[float, float]]) -> dict[int, Run] | None:
    """The runs of a line by column; None where one stands in none, or two in one."""
    found: dict[int, Run] = {}
    for run in runs_of(line):
        parts = _parts_in_columns(run, bounds)
        if parts is None or set(parts) & set(found):
            return None
        found |= {column: Run(tuple(words)) for column, words in parts.items()}
    return found


def _parts_in_columns(
    run: Run, bounds: Mapping[int, tuple[float, float]]
) -> dict[int, list[Word]] | None:
    """Return the words of a run by column; None where one stands in none, or where a border falls
    in a gap that is not the run's widest."""
    slack = SETTINGS.slack_pt
    parts: dict[int, list[Word]] = {}
    for word in run.words:
        at = (c for c, (a, b) in bounds.items() if a - slack <= word.x0 and word.x1 <= b + slack)
        column = next(at, None)
        if column is None:
            return None
        parts.setdefault(column, []).append(word)
    widest = max((b.x0 - a.x1 for a, b in pairwise(run.words)), default=0.0)
    borders = [p[0].x0 - q[-1].x1 for q, p in pairwise(parts.values())]
    return None if any(border < widest - 0.3 for border in borders) else parts


def _columns_apart(table: DraftTable) -> DraftTable:
    """The table with columns taken apart that hold several: most of their lines are numbers with
    the same white gap before them."""
    if not any(_holds_columns(table, column) for column in range(table.column_count)):
        return table
    everything = lines_of([w for c in table.cells for w in words_of_cell(c) if w.turn == 0])
    borders = sorted({c.area.x0 for c in table.cells} - {table.area.x0})
    columns = columns_of(everything, table.area.x0, table.area.x1, borders)
    if not columns:
        return table
    rows, row_tops = _rows_in_columns(table, everything, columns)
    if len(rows) < 2:
        return table
    return replace(table, cells=cells_of(rows, columns, row_tops, table.area.bottom))


def _rows_in_columns(
    table: DraftTable, lines: Sequence[Line], columns: Sequence[Column]
) -> tuple[list[list[PlacedLine]], list[float]]:
    """Return the rows of a table with its lines in other columns, and where they begin."""
    rows: list[list[PlacedLine]] = []
    row_tops: list[float] = []
    tops = sorted({c.area.top for c in table.cells})
    for top, end in pairwise([*tops, table.area.bottom]):
        here = [placed(x, columns) for x in lines if top <= (x.top + x.bottom) / 2 < end]
        if here:
            apart = [here] if rows else header_of(here, columns)
            rows += apart
            row_tops += [top, *(min(p.line.top for p in row) for row in apart[1:])]
    return rows, row_tops


def _holds_columns(table: DraftTable, column: int) -> bool:
    """Return True if most lines of a column have a gap before a number, all at one place."""
    inside = [c for c in table.cells if c.column == column and c.column_span == 1 and c.lines]
    lines = [line for c in inside for line in c.lines]
    split = [runs for line in lines if len(runs := runs_of(line, SETTINGS.gap_em)) > 1]
    if len(split) < max(SETTINGS.gap_line_count, SETTINGS.figure_share * len(lines)):
        return False
    figures = sum(all(is_figure_cell(r.text) for r in runs[1:]) for runs in split)
    area = around([c.area for c in inside])
    parts = columns_of(lines, area.x0, area.x1)
    return len(parts) > 1 and figures >= SETTINGS.figure_share * len(split)
