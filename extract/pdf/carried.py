"""What the end of a page cuts off a table that has no rules to say so.

A table without rules around its rows ends, for all that its page shows, where its last rule is or
where its lines stop; the rest stands at the top of the next page, often without a header. There the
columns of the part before tell what belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.marks import is_caption
from extract.pdf.cells import DraftTable, Line, lines_of
from extract.pdf.columns import Column, Run, is_note, runs_of
from extract.pdf.ink import Area, Word
from extract.pdf.rows import PlacedLine, cells_of, split_rows

#: Text of a column begins or ends where that of the part before does, this many points aside.
_SAME = 3.0
#: The rest of a row stands at most this many type sizes below the last rule.
_REACH = 1.8
#: Rows of a table stand at most this many type sizes apart.
_PITCH = 3.2
#: A table over this part of the page's height reaches its foot; its rest begins near the top.
_FOOT = 0.7
_TOP = 0.25
#: Readers of tables that no rules close at the foot of a page.
_OPEN = frozenset({"aligned", "worded", "banded"})


@dataclass(frozen=True, slots=True)
class _Text:
    """Where the text of a column stands: most of its lines begin, or end, at one x."""

    column: Column
    x0: float | None
    x1: float | None

    def takes(self, run: Run) -> bool:
        """Does the run stand in the column, and begin or end where its text does?"""
        if run.x0 < self.column.left - 1 or run.x1 > self.column.right + 1:
            return False
        return any(
            mine is not None and abs(own - mine) <= _SAME
            for own, mine in ((run.x0, self.x0), (run.x1, self.x1))
        )


def with_rest(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with the lines below its last rule, down to the foot of the page, as a last row.

    ``words`` are those of the page that stand in no table and are no furniture. Only where all that
    follows stands in the table's columns, and its first line in two or more of them.
    """
    if table.reader != "banded":
        return table
    below = lines_of([w for w in words if w.turn == 0 and w.middle > table.area.bottom])
    if not below or below[0].top - table.area.bottom > _REACH * below[0].size:
        return table
    rows = _rows(_texts(table), below)
    if rows is None or len(rows) != 1 or len({c for p in rows[0] for c in p.columns}) < 2:
        return table
    return _joined(table, _part(table, rows), above=False)


def carried(
    before: DraftTable, words: Sequence[Word], tables: Sequence[DraftTable], height: float
) -> tuple[DraftTable, DraftTable | None] | None:
    """What stands at the top of a page of ``height`` and belongs to the table ``before``, the last
    of the page before: that part, and the table of this page that it was put together with (or
    None). None where nothing does.
    """
    if before.reader not in _OPEN or before.area.bottom < _FOOT * height:
        return None
    lines = lines_of([w for w in words if w.turn == 0])
    first = min(tables, key=lambda t: t.area.top, default=None)
    if first is not None:
        lines = tuple(line for line in lines if line.baseline <= first.area.top)
    if not lines or lines[0].top > _TOP * height:
        return None
    texts = _texts(before)
    held: list[Line] = []
    for line in lines:
        far = bool(held) and line.baseline - held[-1].baseline > _PITCH * line.size
        if far or _placed(line, texts) is None or is_caption(line.text) or is_note(line.text):
            break
        held.append(line)
    rows = _rows(texts, held) if held else None
    if not rows:
        return None
    part = replace(_part(before, rows), page=before.page + 1)
    if (
        first is not None
        and len(held) == len(lines)
        and first.reader == before.reader
        and first.column_count == before.column_count
        and first.area.top - held[-1].bottom < _REACH * held[-1].size
    ):
        return _joined(first, part, above=True), first
    several = sum(len(_runs_in(line, texts)) > 1 for line in held)
    return (part, None) if several >= 2 and not _is_running(rows, texts) else None


def _texts(table: DraftTable) -> tuple[_Text, ...]:
    found = []
    for number in range(table.column_count):
        own = [c for c in table.cells if c.column == number and c.column_span == 1]
        lines = [line for c in own for line in c.lines]
        if not lines:
            return ()
        left, right = min(c.area.x0 for c in own), max(c.area.x1 for c in own)
        starts, ends = [line.x0 for line in lines], [line.x1 for line in lines]
        column = Column(min(starts), max(ends), left, right)
        found.append(_Text(column, _usual(starts), _usual(ends)))
    return tuple(found)


def _usual(values: Sequence[float]) -> float | None:
    """What most of the values are, one point aside; None where they are all kinds of values."""
    best = max(values, key=lambda v: sum(abs(v - other) <= 1 for other in values))
    return best if sum(abs(best - other) <= 1 for other in values) >= 0.6 * len(values) else None


def _runs_in(line: Line, texts: Sequence[_Text]) -> list[tuple[int, Run]]:
    """The words of a line by column."""
    found: list[tuple[int, Run]] = []
    for run in runs_of(line):
        at = next((i for i, t in enumerate(texts) if run.center <= t.column.right), len(texts) - 1)
        if found and found[-1][0] == at:
            found[-1] = (at, Run(found[-1][1].words + run.words))
        else:
            found.append((at, run))
    return found


def _placed(line: Line, texts: Sequence[_Text]) -> PlacedLine | None:
    """The line with its runs in the columns, or None where one does not stand as its column does."""
    if not texts:
        return None
    runs = _runs_in(line, texts)
    if not all(texts[at].takes(run) for at, run in runs):
        return None
    return PlacedLine(line, tuple(run for _, run in runs), tuple((at, at) for at, _ in runs))


def _rows(texts: Sequence[_Text], lines: Sequence[Line]) -> list[list[PlacedLine]] | None:
    found = [_placed(line, texts) for line in lines]
    held = [line for line in found if line is not None]
    return split_rows(held, len(texts)) if len(held) == len(found) else None


def _is_running(rows: Sequence[Sequence[PlacedLine]], texts: Sequence[_Text]) -> bool:
    """Do lines of running text fill two columns or more?"""
    running = 0
    for number, text in enumerate(texts):
        runs = [
            run
            for row in rows
            for line in row
            for run, (at, _) in zip(line.runs, line.reaches, strict=True)
            if at == number
        ]
        if not runs:
            continue
        wide = text.column.x1 - text.column.x0
        fill = median(run.x1 - run.x0 for run in runs) / max(wide, 1.0)
        running += median(len(run.words) for run in runs) >= 4 and fill >= 0.7
    return running >= 2


def _part(table: DraftTable, rows: Sequence[Sequence[PlacedLine]]) -> DraftTable:
    """Rows as a part of a table, with its columns."""
    columns = [text.column for text in _texts(table)]
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
