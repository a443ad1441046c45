"""Tables with only horizontal rules or shading: three or more rules of the same width.

Columns come from white gaps, rows from the rules; where a band between two rules holds several
full rows, from its lines. The header may stand above the first rule, a last row below the last.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.pdf.cells import DraftTable, Line, lines_of
from extract.pdf.columns import Column, columns_of, runs_of
from extract.pdf.ink import Area, Rule, Word
from extract.pdf.rows import (
    PlacedLine,
    cells_of,
    figure_columns,
    head_rows,
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
    for group in _groups(across):
        for run in _stretches(group, upright):
            table = _table(page, run, across, down, upright, reader)
            if table is not None and not any(t.area.overlaps(table.area, 2) for t in found):
                found.append(table)
    return found


def _groups(across: Sequence[Rule]) -> list[list[Rule]]:
    """Three or more rules with the same ends, the widest first; then the same for rules that lie
    on one height with small gaps between them, taken together."""
    found: list[list[Rule]] = []
    for rules in (across, _bridged(across)):
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


def _bridged(across: Sequence[Rule]) -> list[Rule]:
    """The rules on one height as one rule from the first to the last."""
    found: list[Rule] = []
    for rule in sorted(across, key=lambda r: (r.at, r.start)):
        last = found[-1] if found else None
        if last and rule.at - last.at < 0.5 and -3 <= rule.start - last.end < 30:
            found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _between(words: Sequence[Word], x0: float, x1: float, top: float, bottom: float) -> list[Word]:
    return [w for w in words if x0 - 3 <= w.center <= x1 + 3 and top < w.middle <= bottom]


def _stretches(group: Sequence[Rule], words: Sequence[Word]) -> list[list[Rule]]:
    """Parts of a group of rules with no running text between them, and no wide empty space."""
    parts: list[list[Rule]] = [[group[0]]]
    for above, below in itertools.pairwise(group):
        held = _between(words, above.start, above.end, above.at, below.at)
        lines = lines_of(held)
        if _is_prose(lines, above) or (not lines and below.at - above.at > 40):
            parts.append([below])
        else:
            parts[-1].append(below)
    return [part for part in parts if len(part) >= 3]


def _is_prose(lines: Sequence[Line], rule: Rule) -> bool:
    """Do most of the lines run over the whole width without a gap?"""
    if not lines:
        return False
    full = [
        line
        for line in lines
        if len(runs_of(line, 0.9)) == 1 and line.x1 - line.x0 > 0.55 * rule.length
    ]
    return len(full) >= 2 and len(full) > 0.5 * len(lines)


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
    bands = [
        list(lines_of(_between(words, x0, x1, a.at, b.at))) for a, b in itertools.pairwise(rules)
    ]
    edges = [(a.at, b.at) for a, b in itertools.pairwise(rules)]
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
        for row in head_rows(over_columns([placed(line, columns) for line in above], columns)):
            rows.append(row)
            tops.append(min(p.line.top for p in row) - 1)
    for number, (band, (a, b)) in enumerate(zip(bands, edges, strict=True)):
        if not band:
            continue
        here = [placed(line, columns, _under(line, band, partial, b, x1 - x0)) for line in band]
        parts = _rows_of_band(here, number, len(bands), columns, bool(above))
        rows += parts
        tops.append(a)
        tops += [
            (max(p.line.bottom for p in up) + min(p.line.top for p in low)) / 2
            for up, low in itertools.pairwise(parts)
        ]
    end = bottom
    if below:
        for row in split_rows([placed(line, columns) for line in below], len(columns)):
            rows.append(row)
            tops.append(min(p.line.top for p in row) - 1)
        end = max(p.line.bottom for p in rows[-1]) + 1
    if len(rows) < 2:
        return None
    cells = cells_of(rows, columns, tops, end)
    return DraftTable(page, Area(x0, tops[0], x1, end), cells, reader)


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
        return head_rows(over_columns(lines, columns))
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
    lines = lines_of(_between(words, x0, x1, top - 60, top))
    found: list[Line] = []
    level = top
    for line in reversed(lines):
        if level - line.bottom > 0.9 * line.size or len(found) >= 4:
            break
        place = placed(line, columns)
        if len(place.columns) < 2 or len(place.runs) < 2:
            alone = len(place.runs) == 1 and place.reaches[0][0] > 0 and found
            if not (alone and place.runs[0].x1 - place.runs[0].x0 < 0.5 * (x1 - x0)):
                break
        found.insert(0, line)
        level = line.top
    if found and not any(len(placed(line, columns).runs) >= 2 for line in found):
        return []
    return found


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
