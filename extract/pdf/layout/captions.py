"""Captions and notes of tables: which blocks around a table belong to it.

The blocks stay blocks, for they are text; the table points at them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.marks import table_label
from extract.model import Block, Grid, Segment
from extract.pdf.layout.typesetting import SetLine
from extract.pdf.tables.gutters import is_note

#: A caption stands at most this many type sizes from its table.
_REACH = 3.5


class _Index:
    """The lines of a source by where they start."""

    def __init__(self, lines: Mapping[int, SetLine]) -> None:
        self._lines = lines
        self._starts = sorted(lines)
        self._known: dict[int, list[SetLine]] = {}

    def lines_of(self, block: Block) -> list[SetLine]:
        """The lines of a block, that of its mark included."""
        if id(block) not in self._known:
            found = []
            for segment in block.segments:
                first = max(0, bisect_right(self._starts, segment.start) - 1)
                for start in self._starts[first : bisect_left(self._starts, segment.end)]:
                    if self._lines[start].end > segment.start:
                        found.append(self._lines[start])
            self._known[id(block)] = found
        return self._known[id(block)]


def around_tables(
    text: str,
    grids: Sequence[Grid],
    blocks: Sequence[Block],
    lines: Mapping[int, SetLine],
) -> tuple[tuple[Grid, ...], tuple[Block, ...]]:
    """The grids with their captions, labels and notes; the blocks with captions named as such."""
    kinds = {id(block): block for block in blocks}
    index = _Index(lines)
    taken: set[int] = set()
    found: list[Grid] = []
    sides = [_nearest(text, grid, blocks, index, labelled=True) for grid in grids]
    above = sum(s is not None and s[1] for s in sides)
    below = sum(s is not None and not s[1] for s in sides)
    for grid in grids:
        near = _nearest(text, grid, blocks, index, labelled=True, prefer_above=above >= below)
        if near is None or id(near[0]) in taken:
            near = _nearest(text, grid, blocks, index, labelled=False)
        if near is not None and id(near[0]) not in taken:
            block = near[0]
            taken.add(id(block))
            start = min((s.start for s in block.segments), default=0)
            said = text[start : block.end]
            grid = replace(grid, caption=block.segments, label=table_label(said))
            if block.kind in ("paragraph", "footnote"):
                kinds[id(block)] = replace(block, kind="caption")
        found.append(replace(grid, notes=_notes(text, grid, blocks, index)))
    return tuple(found), tuple(kinds[id(block)] for block in blocks)


def _bounds(grid: Grid) -> tuple[float, float, float, float, float, float]:
    """x0 and x1 of the table, top on its first page, bottom on its last."""
    first = [c.box for c in grid.cells if c.box and c.box.page == grid.page_first]
    last = [c.box for c in grid.cells if c.box and c.box.page == grid.page_last] or first
    if not first:
        return 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    return (
        min(b.x0 for b in first),
        max(b.x1 for b in first),
        min(b.top for b in first),
        max(b.bottom for b in last),
        min(b.top for b in last),
        max(b.bottom for b in first),
    )


def _nearest(
    text: str,
    grid: Grid,
    blocks: Sequence[Block],
    index: _Index,
    *,
    labelled: bool,
    prefer_above: bool = True,
) -> tuple[Block, bool] | None:
    """The caption of a table: the nearest block that begins as one, right above or below it.

    Without ``labelled`` a short line right above the table, set otherwise than running text.
    """
    x0, x1, top, bottom, _, _ = _bounds(grid)
    best: tuple[float, Block, bool] | None = None
    for block in blocks:
        if block.kind in ("furniture", "list_item", "article"):
            continue
        set_lines = index.lines_of(block)
        if not set_lines:
            continue
        if labelled and block.kind != "caption":
            continue
        first, last = set_lines[0], set_lines[-1]
        if labelled and table_label(text[first.start : first.end]) is None:
            continue
        if first.area.x0 > x1 or max(x.area.x1 for x in set_lines) < x0:
            continue
        size = first.size
        over = top - last.area.bottom if last.page == grid.page_first else None
        under = first.area.top - bottom if first.page == grid.page_last else None
        if over is not None and -3 <= over <= _REACH * size:
            distance, is_above = over, True
        elif labelled and under is not None and -3 <= under <= _REACH * size:
            distance, is_above = under, False
        else:
            continue
        if not labelled and not _looks_like_caption(text, block, set_lines, over):
            continue
        if labelled and is_above is not prefer_above:
            distance += 1.2 * size
        if best is None or distance < best[0]:
            best = (distance, block, is_above)
    return (best[1], best[2]) if best else None


def _looks_like_caption(
    text: str, block: Block, set_lines: Sequence[SetLine], over: float | None
) -> bool:
    said = text[block.start : block.end].strip()
    first = set_lines[0]
    if is_note(said):
        return False
    short = len(said) <= 120 and len(set_lines) <= 2 and not said.endswith((".", ";", ":"))
    near = over is not None and over <= 1.6 * first.size
    return short and near and (first.italic or first.bold or block.kind == "heading")


def _notes(text: str, grid: Grid, blocks: Sequence[Block], index: _Index) -> tuple[Segment, ...]:
    """The segments of the notes right under the table: its source, what its asterisks mean."""
    x0, x1, _, bottom, _, _ = _bounds(grid)
    found: list[Segment] = []
    level = bottom
    for block in blocks:
        set_lines = index.lines_of(block)
        if not set_lines or set_lines[0].page != grid.page_last:
            continue
        first = set_lines[0]
        if first.area.top < level - 3 or first.area.x0 > x1 or first.area.x1 < x0:
            continue
        if first.area.top - level > 2.5 * first.size:
            continue
        said = text[first.start : first.end].casefold().lstrip()
        if is_note(said) or block.kind == "footnote":
            found += block.segments
            level = max(line.area.bottom for line in set_lines)
        elif block.segments == grid.caption:
            level = max(line.area.bottom for line in set_lines)
    return tuple(found)
