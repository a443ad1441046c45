"""Charts that look like tables: bars on rules, beside each other, or in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.page.ink import Area, PageInk
from extract.pdf.tables.cells import DraftCell, DraftTable

#: Places no further apart than this (points) are one.
_SAME = 3
#: So many bars below each other are a chart.
_BARS = 3
#: A bar is narrower than this part of its chart.
_WIDEST_BAR = 0.3
#: In a table that rules draw this part of the cells at least are of one column.
_OF_ONE_COLUMN = 0.7


def is_chart(table: DraftTable, ink: PageInk) -> bool:
    """Return True if what looks like a table is a chart of bars."""
    return _are_on_rules(table, ink) or _are_stacked_bars(table, ink) or _are_bars(table, ink)


def _are_on_rules(table: DraftTable, ink: PageInk) -> bool:
    """Return True if bars of different lengths stand on the rules."""
    area = table.area
    held = [c for c in table.cells if c.lines]
    tops = {round(c.area.top) for c in table.cells} | {round(c.area.bottom) for c in table.cells}
    bars = [
        f
        for f in ink.fills
        if area.holds((f.x0 + f.x1) / 2, (f.top + f.bottom) / 2)
        and f.width < 0.3 * area.width
        and not any(abs(f.top - t) < 3 for t in tops)
        and f.height > 6
        and not any(_is_shading(f, cell) for cell in held)
    ]
    return len(bars) >= 3 and len({round(b.height) for b in bars}) >= 3


def _are_stacked_bars(table: DraftTable, ink: PageInk) -> bool:
    """Return True if pieces stand side by side on several rows, and end at places of their own."""
    rows: dict[tuple[int, int], list[Area]] = {}
    for fill in ink.fills:
        if table.area.holds((fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2):
            rows.setdefault((round(fill.top), round(fill.bottom)), []).append(fill)
    seams = [found for row in rows.values() if (found := _seams(row))]
    if len(seams) < _BARS:
        return False
    if _are_at_borders(seams, table):
        return False
    # The cells of a table end where those of its fullest row do.
    return not any(all(_are_among(row, fullest) for row in seams) for fullest in seams)


def _are_among(places: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(x - y) <= _SAME for y in others) for x in places)


def _are_bars(table: DraftTable, ink: PageInk) -> bool:
    """Return True if filled areas of different heights stand on one line."""
    heights: dict[int, set[int]] = {}
    for fill in ink.fills:
        middle = ((fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2)
        if fill.width < _WIDEST_BAR * table.area.width and table.area.holds(*middle):
            heights.setdefault(round(fill.bottom), set()).add(round(fill.height))
    return any(len(found) >= _BARS for found in heights.values())


def _seams(fills: Sequence[Area]) -> list[float]:
    """Return where filled areas of one row touch."""
    row = sorted(fills, key=lambda f: f.x0)
    return [a.x1 for a, b in pairwise(row) if abs(b.x0 - a.x1) <= 1 and b.x1 > a.x1 + 1]


def _is_shading(fill: Area, cell: DraftCell) -> bool:
    """Return True for the shading of a paragraph in a cell: within it, with a line on it."""
    area = cell.area
    if not (area.holds(fill.x0, fill.top, 2) and area.holds(fill.x1, fill.bottom, 2)):
        return False
    return any(all(fill.holds(w.center, w.middle) for w in line.words) for line in cell.lines)


def _are_at_borders(seams: Sequence[Sequence[float]], table: DraftTable) -> bool:
    """Return True if filled areas touch where rules part the columns of a table: header rows of two levels are
    filled cell by cell. Rules around the pieces of bars make cells over many columns."""
    if table.reader != "ruled":
        return False
    single = [c for c in table.cells if c.column_span == 1]
    borders = sorted({c.area.x0 for c in single} | {c.area.x1 for c in single})
    whole = len(single) >= _OF_ONE_COLUMN * len(table.cells)
    return whole and all(_are_among(row, borders) for row in seams)
