"""Tables with only horizontal rules or shading: three or more rules of the same width.

Columns come from white gaps, rows from the rules; where a band between two rules holds several
full rows, from its lines. The header may stand above the first rule, a last row below the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Rule, Word
from extract.pdf.page.ruling import NEAR
from extract.pdf.tables.cells import DraftCell, DraftTable, Line, lines_of
from extract.pdf.tables.gutters import Column, Run, columns_of, home, runs_of
from extract.pdf.tables.row_splitting import (
    PlacedLine,
    cells_of,
    figure_columns,
    header_of,
    over_columns,
    placed,
    split_rows,
)

#: The ends of rules of one table differ at most this much (points).
_SAME_END = 4.0
#: A row below the last rule or a header above the first stands at most this many sizes away.
_REACH = 2.0


def banded_tables(
    page: int,
    across: Sequence[Rule],
    down: Sequence[Rule],
    words: Sequence[Word],
    reader: str = "banded",
) -> list[DraftTable]:
    """The tables that groups of horizontal rules make."""
    found: list[DraftTable] = []
    upright = [w for w in words if w.turn == 0]
    for group in _groups(across, down):
        for run in _stretches(group, upright):
            table = _table(page, run, across, down, upright, reader)
            if table is not None and not any(t.area.overlaps(table.area, 2) for t in found):
                found.append(table)
    return found


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[list[Rule]]:
    """Three or more rules with the same ends, the widest first; then the same for rules that lie
    on one height with small gaps between them, taken together."""
    found: list[list[Rule]] = []
    for rules in (across, _bridged(across, down)):
        pending: list[list[Rule]] = []
        for rule in sorted(rules, key=lambda r: r.at):
            for group in pending:
                if (
                    abs(group[0].start - rule.start) <= _SAME_END
                    and abs(group[0].end - rule.end) <= _SAME_END
                ):
                    group.append(rule)
                    break
            else:
                pending.append([rule])
        found += sorted(
            (g for g in pending if len(g) >= 3 and g[0].length > 40),
            key=lambda g: -g[0].length,
        )
    return found


def _bridged(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """The rules on one height as one rule from the first to the last, but for those of boxes that
    stand apart: with a wall on either side of the white between them."""
    found: list[Rule] = []
    for rule in sorted(across, key=lambda r: (r.at, r.start)):
        last = found[-1] if found else None
        walls = last is not None and all(
            any(abs(r.at - x) <= NEAR and r.start - NEAR <= rule.at <= r.end + NEAR for r in down)
            for x in (last.end, rule.start)
        )
        apart = walls and last is not None and rule.start - last.end > 2 * NEAR
        if last and rule.at - last.at < 0.5 and -3 <= rule.start - last.end < 30 and not apart:
            found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _between(words: Sequence[Word], x0: float, x1: float, top: float, bottom: float) -> list[Word]:
    return [w for w in words if x0 - 3 <= w.center <= x1 + 3 and top < w.middle <= bottom]


def _stretches(group: Sequence[Rule], words: Sequence[Word]) -> list[list[Rule]]:
    """Parts of a group of rules with no running text between them, and no wide empty space."""
    parts: list[list[Rule]] = [[group[0]]]
    for above, below in pairwise(group):
        held = _between(words, above.start, above.end, above.at, below.at)
        lines = lines_of(held)
        if _is_prose(lines, above) or (not lines and below.at - above.at > 40):
            parts.append([below])
        else:
            parts[-1].append(below)
    return [part for part in parts if len(part) >= 3]


def _is_prose(lines: Sequence[Line], rule: Rule) -> bool:
    """Do most of the lines run over the whole width without a gap?"""
    if any(is_caption(line.text) for line in lines):
        return True
    several = sum(len(runs_of(line, 0.9)) > 1 for line in lines)
    full = [
        len(runs_of(line, 0.9)) == 1 and line.x1 - line.x0 > 0.55 * rule.length for line in lines
    ]
    running = longest = 0
    for is_full in full:
        running = running + 1 if is_full else 0
        longest = max(longest, running)
    return longest >= 3 or (sum(full) >= 2 and (sum(full) > 0.5 * len(lines) or not several))


def _table(
    page: int,
    rules: Sequence[Rule],
    across: Sequence[Rule],
    down: Sequence[Rule],
    words: Sequence[Word],
    reader: str,
) -> DraftTable | None:
    x0, x1 = min(r.start for r in rules), max(r.end for r in rules)
    top, bottom = rules[0].at, rules[-1].at
    bands = [list(lines_of(_between(words, x0, x1, a.at, b.at))) for a, b in pairwise(rules)]
    edges = [(a.at, b.at) for a, b in pairwise(rules)]
    borders = [
        r.at for r in down if r.start <= top + 0.5 * (bottom - top) <= r.end and x0 < r.at < x1
    ]
    inside = [line for band in bands for line in band]
    columns = columns_of(inside, x0, x1, borders)
    if not columns:
        return None
    above = _above(words, columns, x0, x1, top, inside)
    below = _below(words, columns, x0, x1, bottom, inside)
    if above or below:
        columns = columns_of([*above, *inside, *below], x0, x1, borders) or columns
    partial = [r for r in across if top < r.at < bottom and x0 - 3 <= r.start and r.end <= x1 + 3]
    rows: list[list[PlacedLine]] = []
    tops: list[float] = []
    if above:
        for row in header_of([placed(line, columns) for line in above], columns):
            rows.append(row)
            tops.append(min(p.line.top for p in row) - 1)
    merged: list[tuple[int, int, int]] = []
    for number, (band, (a, b)) in enumerate(zip(bands, edges, strict=True)):
        if not band:
            continue
        cuts, free = _partial_cuts(partial, columns, a, b, x1 - x0, band)
        if cuts:
            parts = _cut_band(band, cuts, free, columns, number == 0 and not above)
            merged += [(len(rows), column, len(parts)) for column in free]
            rows += parts
            tops += [a, *cuts]
            continue
        here = [placed(line, columns, _under(line, band, partial, b, x1 - x0)) for line in band]
        parts = _rows_of_band(here, number, len(bands), columns, bool(above))
        rows += parts
        tops.append(a)
        tops += [
            (max(p.line.bottom for p in up) + min(p.line.top for p in low)) / 2
            for up, low in pairwise(parts)
        ]
    end = bottom
    if below:
        for row in split_rows([placed(line, columns) for line in below], len(columns)):
            rows.append(row)
            tops.append(min(p.line.top for p in row) - 1)
        end = max(p.line.bottom for p in rows[-1]) + 1
    if len(rows) < 2:
        return None
    cells = _merged(cells_of(rows, columns, tops, end), merged, [*tops, end])
    return DraftTable(page, Area(x0, tops[0], x1, end), cells, reader)


def _partial_cuts(
    partial: Sequence[Rule],
    columns: Sequence[Column],
    top: float,
    bottom: float,
    width: float,
    band: Sequence[Line],
) -> tuple[list[float], list[int]]:
    """Where rules that are shorter than the table part rows within a band, and the columns that
    they leave whole (cells that span the rows)."""
    inside = [r for r in partial if top + 2 < r.at < bottom - 2 and r.length < 0.97 * width]
    found: list[float] = []
    free: set[int] = set()
    for at in sorted({round(r.at, 1) for r in inside}):
        level = [r for r in inside if abs(r.at - at) < 1]
        under = {
            i
            for i, c in enumerate(columns)
            if any(r.start - 3 <= (c.x0 + c.x1) / 2 <= r.end + 3 for r in level)
        }
        left = set(range(len(columns))) - under
        if len(under) < 2 or not left or (found and at - found[-1] < 3):
            continue
        found.append(at)
        free = free & left if free else left
    edges = [top, *found, bottom]
    full = all(
        any(a < (line.top + line.bottom) / 2 <= b for line in band) for a, b in pairwise(edges)
    )
    return (found, sorted(free)) if found and free and full else ([], [])


def _cut_band(
    band: Sequence[Line],
    cuts: Sequence[float],
    free: Sequence[int],
    columns: Sequence[Column],
    is_head: bool,
) -> list[list[PlacedLine]]:
    """The rows of a band that shorter rules part; text in the columns ``free`` goes to the first."""
    words = [w for line in band for w in line.words]
    whole = [w for w in words if home(Run((w,)), columns) in free]
    others = [w for w in words if home(Run((w,)), columns) not in free]
    rows: list[list[PlacedLine]] = [[] for _ in range(len(cuts) + 1)]
    for line in lines_of(others):
        middle = (line.top + line.bottom) / 2
        rows[sum(cut < middle for cut in cuts)].append(placed(line, columns))
    if is_head:
        flat = over_columns([line for row in rows for line in row], columns)
        counts = [len(row) for row in rows]
        starts = [sum(counts[:i]) for i in range(len(counts))]
        rows = [flat[a : a + n] for a, n in zip(starts, counts, strict=True)]
        rows = [
            [PlacedLine(x.line, x.runs, tuple(_without(r, free) for r in x.reaches)) for x in row]
            for row in rows
        ]
    rows[0] = [placed(line, columns) for line in lines_of(whole)] + rows[0]
    return rows


def _without(reach: tuple[int, int], free: Sequence[int]) -> tuple[int, int]:
    """The columns of a reach, those at its ends that are ``free`` left out."""
    inside = [c for c in range(reach[0], reach[1] + 1) if c not in free]
    return (inside[0], inside[-1]) if inside else reach


def _merged(
    cells: tuple[DraftCell, ...],
    merged: Sequence[tuple[int, int, int]],
    borders: Sequence[float],
) -> tuple[DraftCell, ...]:
    """The cells, those that span rows made so; ``merged`` has their row, column and rows."""
    spans = {(row, column): count for row, column, count in merged}
    covered = {(row + i, column) for row, column, count in merged for i in range(1, count)}
    found = []
    for cell in cells:
        if (cell.row, cell.column) in covered and not cell.lines:
            continue
        count = spans.get((cell.row, cell.column), 1)
        if count > 1 and cell.column_span == 1:
            area = replace(cell.area, bottom=borders[cell.row + count])
            cell = replace(cell, row_span=count, area=area)
        found.append(cell)
    return tuple(found)


def _under(
    line: Line, band: Sequence[Line], partial: Sequence[Rule], bottom: float, width: float
) -> list[Rule]:
    """The rules directly below ``line`` that are shorter than the table."""
    following = min((o.baseline for o in band if o.baseline > line.baseline + 1), default=bottom)
    return [
        r for r in partial if line.baseline - 1 < r.at <= following - 1 and r.length < 0.9 * width
    ]


def _rows_of_band(
    lines: list[PlacedLine], number: int, band_count: int, columns: Sequence[Column], has_head: bool
) -> list[list[PlacedLine]]:
    numeric = figure_columns(lines)
    anchors = sum(bool(line.figures() & numeric) for line in lines)
    if anchors >= 2:
        return split_rows(lines, len(columns))
    if number == 0 and not has_head:
        return header_of(lines, columns)
    if band_count > 3:
        return [lines]
    return split_rows(lines, len(columns))


def _above(
    words: Sequence[Word],
    columns: Sequence[Column],
    x0: float,
    x1: float,
    top: float,
    inside: Sequence[Line],
) -> list[Line]:
    """Header lines right above the first rule: runs of words over two columns or more."""
    found: list[Line] = []
    level = top
    for line in reversed(lines_of(_between(words, x0, x1, top - 70, top))):
        if level - line.bottom > 0.9 * line.size or len(found) >= 5 or is_caption(line.text):
            break
        place = placed(line, columns)
        alone = len(place.runs) == 1
        if alone and (line.x1 - line.x0 > 0.5 * (x1 - x0) or place.spans):
            break
        if alone and place.reaches[0][0] == 0 and not found:
            break
        found.insert(0, line)
        level = line.top
    # A line alone over the first column, at the top, is no header: a heading or a caption.
    while found and placed(found[0], columns).columns == {0} and len(found) > 1:
        if _goes_with(found[0], found[1]):
            break
        found.pop(0)
    return found if len(_columns_under(found, columns)) >= 2 else []


def _goes_with(line: Line, below: Line) -> bool:
    """Are the two lines of one header, set alike and close?"""
    return (
        line.words[0].style == below.words[0].style
        and abs(line.size - below.size) < 0.3
        and below.baseline - line.baseline < 1.4 * line.size
    )


def _columns_under(lines: Sequence[Line], columns: Sequence[Column]) -> set[int]:
    return {c for line in lines for c in placed(line, columns).columns}


def _below(
    words: Sequence[Word],
    columns: Sequence[Column],
    x0: float,
    x1: float,
    bottom: float,
    inside: Sequence[Line],
) -> list[Line]:
    """Rows right below the last rule: numbers where the table has numbers."""
    numeric = figure_columns([placed(line, columns) for line in inside])
    if not numeric:
        return []
    found: list[Line] = []
    level = bottom
    for line in lines_of(_between(words, x0, x1, bottom, bottom + 60)):
        place = placed(line, columns)
        if line.top - level > _REACH * 0.6 * line.size:
            break
        if len(place.runs) < 2 or len(place.figures() & numeric) < 0.5 * len(numeric):
            break
        found.append(line)
        level = line.bottom
    return found
