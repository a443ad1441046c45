"""Tables of words without rules: a header line, and below it texts that begin where it says.

Columns of running text look much like them; what tells a table is that its cells are short, or
that its first line is set heavier than what is below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.marks import is_caption, mark_of, table_label
from extract.pdf.page.ink import Word, around
from extract.pdf.tables.cells import DraftTable, Line, lines_of
from extract.pdf.tables.gutters import (
    Column,
    Run,
    are_page_numbers,
    is_figure_cell,
    is_placeholder,
    runs_of,
)
from extract.pdf.tables.numbered_lists import is_item_number
from extract.pdf.tables.placing import PlacedLine, cell_pitch
from extract.pdf.tables.row_cells import cells_of
from extract.pdf.tables.row_splitting import split_rows
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class WordColumnSettings(Settings):
    """What tells a table of words from columns of running text."""

    #: Texts of a column begin at the same x.
    same_x_pt: float = 3.0
    #: Lines of a table stand at most this far apart.
    pitch_em: float = 3.2
    #: Headers stand at least so far apart, and begin at least so far from each other.
    gap_em: float = 0.8
    start_distance_pt: float = 12.0
    #: Cells fill less than this part of their column; running text fills nearly all of it.
    short_share: float = 0.62
    #: Columns of running text have a line on this part of all lines, ...
    dense_share: float = 0.7
    #: ... so many words a line, and fill this part of their width.
    running_word_count: int = 4
    running_share: float = 0.7
    #: A word that begins where its column does, behind more than a blank, begins a cell, however
    #: near the text before it.
    begins_pt: float = 1.0
    blank_em: float = 0.35
    #: The header is not set so much larger than the cells: then it is a heading.
    header_size_ratio: float = 1.25
    #: In a table of two columns the first holds names: so many words, so much of the width.
    name_word_count: int = 4
    name_share: float = 0.8


SETTINGS = WordColumnSettings()


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
    heads = _headers_of(lines[first])
    if heads is None:
        return None, 1
    starts = [head.x0 for head in heads]
    held = _without_heading(_lines_in_columns(lines[first:], heads))
    labelled = _has_label(held, lines, first, first + len(held))
    if sum(len(p.runs) >= 2 for p in held) < 3 or not _is_table(held, starts, labelled):
        return None, 1
    columns = _columns(held, starts)
    count = _header_line_count(held)
    rows = [held[:count], *split_rows(held[count:], len(columns))]
    if len(rows) < 3:
        return None, 1
    area = around([p.line.area for p in held])
    return DraftTable(page, area, cells_of(rows, columns), reader), len(held)


def _headers_of(line: Line) -> tuple[Run, ...] | None:
    """Return the texts of a header; None where the line can be none."""
    heads = runs_of(line, SETTINGS.gap_em)
    if len(heads) < 2 or is_caption(line.text):
        return None
    narrow = min(b.x0 - a.x0 for a, b in pairwise(heads)) < SETTINGS.start_distance_pt
    return None if narrow else heads


def _lines_in_columns(lines: Sequence[Line], heads: Sequence[Run]) -> list[PlacedLine]:
    """Return the lines from the header on whose texts stand below the header's."""
    held: list[PlacedLine] = []
    for line in lines:
        place = _place(line, heads)
        far = bool(held) and (
            line.baseline - held[-1].line.baseline > SETTINGS.pitch_em * line.size
        )
        if far or place is None:
            break
        held.append(place)
    return held


def _without_heading(held: list[PlacedLine]) -> list[PlacedLine]:
    """Return the lines without the last ones where they are the heading of what follows: in the
    first column alone, and apart or set otherwise."""
    pitch = cell_pitch(held) or 0.0
    end = len(held)
    while end > 1 and held[end - 1].columns == {0}:
        line, above = held[end - 1].line, held[end - 2].line
        apart = line.baseline - above.baseline > max(1.6 * line.size, 1.1 * pitch)
        if not apart and line.words[0].style == above.words[0].style:
            break
        end -= 1
    return held[:end]


def _header_line_count(held: Sequence[PlacedLine]) -> int:
    heads = 1
    while heads < len(held) - 1 and _is_bold(held[heads].line) and _is_bold(held[0].line):
        heads += 1
    return heads


def _place(line: Line, heads: Sequence[Run]) -> PlacedLine | None:
    """The line with its runs in columns, or None where one does not fit in a column."""
    starts = [head.x0 for head in heads]
    runs: list[Run] = []
    columns: list[int] = []
    for run in _cut(runs_of(line, SETTINGS.gap_em), starts):
        column = sum(s <= run.x0 + SETTINGS.same_x_pt for s in starts) - 1
        if not _fits(run, column, heads, columns, line.size):
            return None
        if columns and columns[-1] == column:
            runs[-1] = Run(runs[-1].words + run.words)
        else:
            runs.append(run)
            columns.append(column)
    return PlacedLine(line, tuple(runs), tuple((c, c) for c in columns))


def _fits(run: Run, column: int, heads: Sequence[Run], taken: Sequence[int], size: float) -> bool:
    """Return True if the run begins where its column does, hangs below a bullet or number, or is a
    number below its header, and does not reach into the next column."""
    if column < 0:
        return False
    head = heads[column]
    begins = abs(run.x0 - head.x0) <= SETTINGS.same_x_pt
    hangs = run.x0 - head.x0 < 2.5 * size and column not in taken
    reaches = column + 1 < len(heads) and run.x1 > heads[column + 1].x0 - 2
    return (begins or hangs or _is_number_below(run, head)) and not reaches


def _is_number_below(run: Run, head: Run) -> bool:
    """Return True for a number (or what stands for one) that ends where its header does, or stands
    in the middle below it."""
    if not (is_figure_cell(run.text) or is_placeholder(run.text)):
        return False
    return min(abs(run.x1 - head.x1), abs(run.center - head.center)) <= SETTINGS.same_x_pt


def _cut(runs: Sequence[Run], starts: Sequence[float]) -> list[Run]:
    """The runs, cut where a word stands exactly at the beginning of a column."""
    found: list[Run] = []
    for run in runs:
        part = [run.words[0]]
        for before, word in pairwise(run.words):
            begins = any(abs(word.x0 - start) <= SETTINGS.begins_pt for start in starts)
            if begins and word.x0 - before.x1 > SETTINGS.blank_em * word.size:
                found.append(Run(tuple(part)))
                part = []
            part.append(word)
        found.append(Run(tuple(part)))
    return found


@dataclass(frozen=True, slots=True)
class _Fill:
    """How much of a column its texts fill, and whether they are lines of running text."""

    share: float
    is_running: bool


def _is_table(placed_lines: Sequence[PlacedLine], starts: Sequence[float], labelled: bool) -> bool:
    """Return True if the lines are a header and cells, and no columns of running text.

    ``labelled`` tells that the caption of a table stands beside them.
    """
    usual = median(p.line.size for p in placed_lines[1:])
    if placed_lines[0].line.size > SETTINGS.header_size_ratio * usual:
        return False
    fills = _fills(placed_lines, starts)
    if not fills or sum(f.is_running for f in fills) >= 2 or _is_list(placed_lines, starts):
        return False
    body = [p.line for p in placed_lines[1:]]
    heavier = _is_bold(placed_lines[0].line) and sum(map(_is_bold, body)) < 0.3 * len(body)
    if not (heavier or labelled):
        return False
    if len(starts) == 2:
        return _are_names_and_texts(placed_lines, fills)
    short = sum(f.share < SETTINGS.short_share for f in fills[:-1]) >= 0.5 * (len(fills) - 1)
    return short or (heavier and labelled)


def _fills(placed_lines: Sequence[PlacedLine], starts: Sequence[float]) -> list[_Fill]:
    """Return how each column is filled; nothing where one is empty."""
    right = max(p.line.x1 for p in placed_lines)
    found = []
    for column, (start, stop) in enumerate(pairwise([*starts, right + 6])):
        runs = _runs_of_column(placed_lines[1:], column)
        if not runs:
            return []
        share = median(run.x1 - run.x0 for run in runs) / max(stop - start, 1.0)
        # Running text has a line beside (nearly) every other; a cell has fewer than its row.
        dense = len(runs) >= SETTINGS.dense_share * (len(placed_lines) - 1)
        wordy = median(len(run.words) for run in runs) >= SETTINGS.running_word_count
        found.append(_Fill(share, dense and wordy and share >= SETTINGS.running_share))
    return found


def _runs_of_column(placed_lines: Sequence[PlacedLine], column: int) -> list[Run]:
    return [
        run
        for p in placed_lines
        for run, (first, _) in zip(p.runs, p.reaches, strict=True)
        if first == column
    ]


def _is_list(placed_lines: Sequence[PlacedLine], starts: Sequence[float]) -> bool:
    """Return True for a table of contents, and for bullets or numbers of items with text behind
    them: the first item is no header then."""
    last = [p.runs[-1].text for p in placed_lines if p.reaches[-1][0] == len(starts) - 1]
    if are_page_numbers(last):
        return True
    first, *names = [p.runs[0].text for p in placed_lines if p.reaches[0][0] == 0]
    bullets = all(len(n) <= 3 and not n[0].isalnum() for n in names)
    numbered = all(map(is_item_number, (first, *names)))
    return len(starts) == 2 and (bullets or numbered)


def _are_names_and_texts(placed_lines: Sequence[PlacedLine], fills: Sequence[_Fill]) -> bool:
    """Return True if two columns hold short names and what is said of them, and are no list."""
    marks = sum(mark_of(p.line.text) is not None for p in placed_lines)
    words = median(len(p.runs[0].words) for p in placed_lines if 0 in p.columns)
    named = words <= SETTINGS.name_word_count and fills[0].share < SETTINGS.name_share
    listed = marks > 0.5 * len(placed_lines)
    return named and not listed and not any(f.is_running for f in fills)


def _has_label(
    placed_lines: Sequence[PlacedLine], lines: Sequence[Line], first: int, end: int
) -> bool:
    """Return True if the caption of a table stands right above or below."""
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
        end = max(run.x1 for run in _runs_of_column(placed_lines, column))
        stop = starts[column + 1] - 2 if column + 1 < len(starts) else right + 2
        found.append(Column(start, end, start - 2, stop))
    return tuple(found)
