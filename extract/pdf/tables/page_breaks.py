"""What the end of a page cuts off a table, and leaves too little of to be known as one.

At the foot of a page may stand no more than a header and a row, at the top of the next no more than
a row of totals; or a row that is cut in two, below the last rule and above the first. There the
columns of the part on the other page tell what belongs to the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftTable, Line, lines_of
from extract.pdf.tables.column_texts import (
    ColumnText,
    column_texts,
    is_running_text,
    placed_line,
    rows_of_lines,
    runs_by_column,
)
from extract.pdf.tables.gutters import Run, is_figure_cell, is_note
from extract.pdf.tables.page_break_settings import SETTINGS
from extract.pdf.tables.placing import PlacedLine
from extract.pdf.tables.row_cells import cells_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its tables, and the words on it that stand in none and are no furniture."""

    height: float
    tables: tuple[DraftTable, ...]
    loose: tuple[Word, ...]

    def with_tables(self, tables: Sequence[DraftTable]) -> Sheet:
        inside = {id(w) for t in tables for c in t.cells for x in c.lines for w in x.words}
        return Sheet(
            self.height, tuple(tables), tuple(w for w in self.loose if id(w) not in inside)
        )


def over_pages(sheets: Sequence[Sheet]) -> list[tuple[DraftTable, ...]]:
    """The tables of each page, with the parts of them that a page break cut off."""
    found = [
        sheet.with_tables([with_last_row(t, sheet.loose) for t in sheet.tables]) for sheet in sheets
    ]
    for i in range(1, len(found)):
        found[i - 1], found[i] = _over_break(found[i - 1], found[i])
    return [sheet.tables for sheet in found]


def _over_break(above: Sheet, below: Sheet) -> tuple[Sheet, Sheet]:
    """Return two pages with what the break between them cuts off a table."""
    above, below = _with_same_columns(above, below)
    last = max(above.tables, key=lambda t: t.area.bottom, default=None)
    if last is not None and _is_last(last, above):
        below = _rest_of(last, below) or below
    first = min(below.tables, key=lambda t: t.area.top, default=None)
    if first is not None and _is_first(first, below):
        above = _begin_of(first, above) or above
    return above, below


def _with_same_columns(above: Sheet, below: Sheet) -> tuple[Sheet, Sheet]:
    """Two pages, the parts of one table at their edges with the columns of the part that has more:
    a few rows do not always show all columns."""
    last = max(above.tables, key=lambda t: t.area.bottom, default=None)
    first = min(below.tables, key=lambda t: t.area.top, default=None)
    if last is None or first is None or not (_is_last(last, above) and _is_first(first, below)):
        return above, below
    if not _is_set_alike(last, first):
        return above, below
    if last.column_count < first.column_count:
        return _with_finer(above, last, first), below
    if first.column_count < last.column_count:
        return above, _with_finer(below, first, last)
    return above, below


def _is_set_alike(last: DraftTable, first: DraftTable) -> bool:
    """Return True if both were found by their white space and have the same width."""
    if last.reader != first.reader or last.reader not in ("banded", "aligned"):
        return False
    sides = (last.area.x0 - first.area.x0, last.area.x1 - first.area.x1)
    return all(abs(shift) <= SETTINGS.same_x_pt for shift in sides)


def _with_finer(sheet: Sheet, table: DraftTable, like: DraftTable) -> Sheet:
    finer = _with_columns_of(table, like)
    return replace(sheet, tables=tuple(finer if t is table else t for t in sheet.tables))


def _with_columns_of(table: DraftTable, like: DraftTable) -> DraftTable:
    """The table with the columns of ``like``, where all its words stand within them."""
    texts = column_texts(like)
    if not texts or any(c.row_span > 1 for c in (*table.cells, *like.cells)):
        return table
    rows: list[list[PlacedLine]] = []
    tops: list[float] = []
    for number in range(table.row_count):
        cells = table.row(number)
        words = [w for c in cells for x in c.lines for w in x.words]
        if not cells or _are_cut(words, texts):
            return table
        rows.append([p for line in lines_of(words) if (p := _placed_by_word(line, texts)).runs])
        tops.append(min(c.area.top for c in cells))
    columns = [text.column for text in texts]
    return replace(table, cells=cells_of(rows, columns, tops, table.area.bottom))


def _are_cut(words: Sequence[Word], texts: Sequence[ColumnText]) -> bool:
    """Return True if a word stands across the border of a column."""
    return any(w.x0 < t.column.right < w.x1 for w in words for t in texts[:-1])


def _placed_by_word(line: Line, texts: Sequence[ColumnText]) -> PlacedLine:
    runs = _words_in(line, texts)
    return PlacedLine(line, tuple(r for _, r in runs), tuple((at, at) for at, _ in runs))


def _words_in(line: Line, texts: Sequence[ColumnText]) -> list[tuple[int, Run]]:
    """The words of a line by column, each by its own place."""
    held: dict[int, list[Word]] = {}
    for word in line.words:
        at = next((i for i, t in enumerate(texts) if word.center <= t.column.right), -1)
        held.setdefault(at if at >= 0 else len(texts) - 1, []).append(word)
    return [(at, Run(tuple(words))) for at, words in sorted(held.items())]


def with_last_row(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with the lines below its last rule, down to the foot of the page, as a last row.

    ``words`` are those of the page that stand in no table and are no furniture. Only where all that
    follows stands in the table's columns, and its first line in two or more of them.
    """
    if table.reader != "banded":
        return table
    below = lines_of([w for w in words if w.turn == 0 and w.middle > table.area.bottom])
    if not below or below[0].top - table.area.bottom > SETTINGS.reach_em * below[0].size:
        return table
    rows = rows_of_lines(column_texts(table), below)
    if rows is None or len(rows) != 1 or len({c for p in rows[0] for c in p.columns}) < 2:
        return table
    return _joined(table, _part(table, rows), above=False)


def _is_last(table: DraftTable, sheet: Sheet) -> bool:
    """Return True if the table reaches the foot of its page, with nothing but notes below it."""
    below = [w for w in sheet.loose if w.top > table.area.bottom and _is_under(w, table)]
    return table.area.bottom > SETTINGS.foot_share * sheet.height and all(
        is_note(x.text) for x in lines_of(below)
    )


def _is_first(table: DraftTable, sheet: Sheet) -> bool:
    """Return True if the table begins at the top of its page, with nothing above it."""
    above = [w for w in sheet.loose if w.bottom < table.area.top and _is_under(w, table)]
    return table.area.top < SETTINGS.top_share * sheet.height and not above


def _is_under(word: Word, table: DraftTable) -> bool:
    return table.area.x0 < word.center < table.area.x1


def _lines_above(table: DraftTable | None, sheet: Sheet) -> list[Line]:
    """Return the lines of a page above its first table; all where it has none."""
    lines = lines_of([w for w in sheet.loose if w.turn == 0])
    return [line for line in lines if table is None or line.baseline <= table.area.top]


def _rest_of(before: DraftTable, sheet: Sheet) -> Sheet | None:
    """The page with what stands at its top and belongs to the table ``before`` of the page before
    as a table; None where nothing does."""
    texts = column_texts(before)
    first = min(sheet.tables, key=lambda t: t.area.top, default=None)
    lines = _lines_above(first, sheet)
    if not lines or lines[0].top > SETTINGS.top_share * sheet.height:
        return None
    held = _lines_that_fit(lines, texts)
    heads = _header_in(held, before)
    rows = _rows_below(texts, held, heads)
    if not rows:
        return None
    part = replace(_part(before, rows), page=before.page + 1)
    if first is not None and len(held) == len(lines) and _is_same_table(first, before, held[-1]):
        others = [t for t in sheet.tables if t is not first]
        return sheet.with_tables([_joined(first, part, above=True), *others])
    if (heads and len(rows) > 1) or _is_convincing(rows, held, texts):
        return sheet.with_tables([part, *sheet.tables])
    return None


def _lines_that_fit(lines: Sequence[Line], texts: Sequence[ColumnText]) -> list[Line]:
    """Return the first lines that stand in the columns, close together, and are no caption."""
    held: list[Line] = []
    for line in lines:
        reach = SETTINGS.pitch_em * line.size
        far = bool(held) and line.baseline - held[-1].baseline > reach
        if far or placed_line(line, texts) is None or is_caption(line.text) or is_note(line.text):
            break
        held.append(line)
    return held


def _is_same_table(first: DraftTable, before: DraftTable, above: Line) -> bool:
    """Return True if the first table of a page goes on right below a line, as ``before`` is."""
    if first.reader != before.reader or first.column_count != before.column_count:
        return False
    return first.area.top - above.bottom < SETTINGS.reach_em * above.size


def _begin_of(after: DraftTable, sheet: Sheet) -> Sheet | None:
    """The page with what stands at its foot and is the beginning of the table ``after`` of the next
    page as a table; None where nothing is."""
    texts = column_texts(after)
    low = max((t.area.bottom for t in sheet.tables if _beside(t, after)), default=0.0)
    under = [w for w in sheet.loose if w.turn == 0 and w.middle > low and _is_under(w, after)]
    lines = lines_of(under)
    if not lines or lines[-1].bottom < SETTINGS.foot_share * sheet.height:
        return None
    held = _last_lines_that_fit(lines, texts)
    start = next((i for i in range(len(held)) if _header_in(held[i:], after)), 0)
    held = held[start:]
    heads = _header_in(held, after)
    rows = _rows_below(texts, held, heads)
    if len(rows) < 2 or not (heads or _is_convincing(rows, held, texts)):
        return None
    part = replace(_part(after, rows), page=after.page - 1)
    return sheet.with_tables([*sheet.tables, part])


def _last_lines_that_fit(lines: Sequence[Line], texts: Sequence[ColumnText]) -> list[Line]:
    """Return the last lines that stand in the columns, close together, and are no caption."""
    held: list[Line] = []
    for line in reversed(lines):
        far = bool(held) and held[0].baseline - line.baseline > SETTINGS.pitch_em * line.size
        if far or placed_line(line, texts) is None or is_caption(line.text):
            break
        held.insert(0, line)
    return held


def _beside(table: DraftTable, other: DraftTable) -> bool:
    return table.area.x0 < other.area.x1 and other.area.x0 < table.area.x1


def _header_in(lines: Sequence[Line], table: DraftTable) -> int:
    """How many of the first lines say what the first row of the table says."""
    words = [w for c in table.row(0) for x in c.lines for w in x.words]
    header = [x.text for x in lines_of(words)]
    same = [x.text for x in lines[: len(header)]] == header
    return len(header) if header and same else 0


def _rows_below(
    texts: Sequence[ColumnText], lines: Sequence[Line], heads: int
) -> list[list[PlacedLine]]:
    """The lines as rows, the first ``heads`` of them as one."""
    top = [p for line in lines[:heads] if (p := placed_line(line, texts)) is not None]
    rest = rows_of_lines(texts, lines[heads:]) or []
    return [top, *rest] if top else rest


def _is_convincing(
    rows: Sequence[Sequence[PlacedLine]], lines: Sequence[Line], texts: Sequence[ColumnText]
) -> bool:
    """Return True if they are rows, without any header: two that fill several columns, or one that
    fills all of them and has a number."""
    several = sum(len(runs_by_column(line, texts)) > 1 for line in lines)
    if several >= 2:
        return not is_running_text(rows, texts)
    runs = runs_by_column(lines[0], texts)
    return len(runs) == len(texts) and any(is_figure_cell(run.text) for _, run in runs)


def _part(table: DraftTable, rows: Sequence[Sequence[PlacedLine]]) -> DraftTable:
    """Rows as a part of a table, with its columns."""
    columns = [text.column for text in column_texts(table)]
    lines = [line.line for row in rows for line in row]
    top, bottom = min(x.top for x in lines), max(x.bottom for x in lines)
    middles = [
        (max(x.line.bottom for x in a) + min(x.line.top for x in b)) / 2 for a, b in pairwise(rows)
    ]
    cells = cells_of(rows, columns, [top, *middles], bottom)
    area = Area(table.area.x0, top, table.area.x1, bottom)
    return replace(table, area=area, cells=cells)


def _joined(table: DraftTable, part: DraftTable, *, above: bool) -> DraftTable:
    """The table with the rows of ``part`` put above or below its own."""
    upper, lower = (part, table) if above else (table, part)
    shift = upper.row_count
    cells = (*upper.cells, *(replace(c, row=c.row + shift) for c in lower.cells))
    a, b = upper.area, lower.area
    area = Area(min(a.x0, b.x0), a.top, max(a.x1, b.x1), b.bottom)
    return replace(table, area=area, cells=cells)
