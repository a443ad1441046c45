"""Captions and notes of tables: which blocks around a table belong to it.

The blocks stay blocks, for they are text; the table points at them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.marks import table_label
from extract.model import Block, Grid, Segment
from extract.pdf.layout.typesetting import SetLine
from extract.pdf.tables.gutters import is_note
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class CaptionSettings(Settings):
    """How far captions and notes stand from their table."""

    #: A caption stands at most this far from its table, and reaches into it no further than this.
    reach_em: float = 3.5
    overlap_pt: float = 3.0
    #: One on the other side than most captions of the source counts as so much further.
    other_side_em: float = 1.2
    #: A title without "Tabel 2" stands nearer, and is at most so long (characters).
    plain_reach_em: float = 1.6
    plain_length_count: int = 120
    #: A note stands at most this far below the table, or below the note above it.
    note_reach_em: float = 2.5


SETTINGS = CaptionSettings()


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
    sides = [_labelled_caption(text, grid, blocks, index) for grid in grids]
    above = sum(s is not None and s.is_above for s in sides)
    mostly_above = 2 * above >= sum(s is not None for s in sides)
    taken: set[int] = set()
    found: list[Grid] = []
    for grid in grids:
        near = _labelled_caption(text, grid, blocks, index, prefer_above=mostly_above)
        if near is None or id(near.block) in taken:
            near = _plain_caption(text, grid, blocks, index)
        if near is not None and id(near.block) not in taken:
            block = near.block
            taken.add(id(block))
            start = min((s.start for s in block.segments), default=0)
            label = table_label(text[start : block.end])
            grid = replace(grid, caption=block.segments, label=label)
            if block.kind in ("paragraph", "footnote"):
                kinds[id(block)] = replace(block, kind="caption")
        found.append(replace(grid, notes=_notes(text, grid, blocks, index)))
    return tuple(found), tuple(kinds[id(block)] for block in blocks)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where a table begins and ends: its top on its first page, its bottom on its last."""

    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


def _bounds(grid: Grid) -> _Bounds:
    first = [c.box for c in grid.cells if c.box and c.box.page == grid.page_first]
    last = [c.box for c in grid.cells if c.box and c.box.page == grid.page_last] or first
    if not first:
        return _Bounds()
    return _Bounds(
        min(b.x0 for b in first),
        max(b.x1 for b in first),
        min(b.top for b in first),
        max(b.bottom for b in last),
    )


@dataclass(frozen=True, slots=True)
class _Near:
    """A block by a table: how far from it (points), and whether above it."""

    distance: float
    block: Block
    is_above: bool


def _labelled_caption(
    text: str, grid: Grid, blocks: Sequence[Block], index: _Index, *, prefer_above: bool = True
) -> _Near | None:
    """The nearest block that begins as a caption of a table does, right above or below it."""
    best: _Near | None = None
    for block in blocks:
        lines = index.lines_of(block) if block.kind == "caption" else []
        if not lines or table_label(text[lines[0].start : lines[0].end]) is None:
            continue
        near = _nearness(block, lines, _bounds(grid), grid)
        if near is None:
            continue
        if near.is_above is not prefer_above:
            near = replace(near, distance=near.distance + SETTINGS.other_side_em * lines[0].size)
        if best is None or near.distance < best.distance:
            best = near
    return best


def _plain_caption(text: str, grid: Grid, blocks: Sequence[Block], index: _Index) -> _Near | None:
    """A short line right above the table, set otherwise than running text."""
    best: _Near | None = None
    for block in blocks:
        if block.kind in ("furniture", "list_item", "article"):
            continue
        lines = index.lines_of(block)
        near = _nearness(block, lines, _bounds(grid), grid) if lines else None
        if near is None or not near.is_above:
            continue
        close = near.distance <= SETTINGS.plain_reach_em * lines[0].size
        nearest = close and (best is None or near.distance < best.distance)
        if nearest and _looks_like_caption(text, block, lines):
            best = near
    return best


def _nearness(block: Block, lines: Sequence[SetLine], bounds: _Bounds, grid: Grid) -> _Near | None:
    """Return how near a block stands above or below a table; None where it does not."""
    first, last = lines[0], lines[-1]
    if first.area.x0 > bounds.x1 or max(x.area.x1 for x in lines) < bounds.x0:
        return None
    reach = SETTINGS.reach_em * first.size
    over = bounds.top - last.area.bottom
    if last.page == grid.page_first and -SETTINGS.overlap_pt <= over <= reach:
        return _Near(over, block, True)
    under = first.area.top - bounds.bottom
    if first.page == grid.page_last and -SETTINGS.overlap_pt <= under <= reach:
        return _Near(under, block, False)
    return None


def _looks_like_caption(text: str, block: Block, set_lines: Sequence[SetLine]) -> bool:
    quote = text[block.start : block.end].strip()
    first = set_lines[0]
    if is_note(quote) or quote.endswith((".", ";", ":")):
        return False
    short = len(quote) <= SETTINGS.plain_length_count and len(set_lines) <= 2
    return short and (first.italic or first.bold or block.kind == "heading")


def _notes(text: str, grid: Grid, blocks: Sequence[Block], index: _Index) -> tuple[Segment, ...]:
    """The segments of the notes right under the table: its source, what its asterisks mean."""
    bounds = _bounds(grid)
    found: list[Segment] = []
    level = bounds.bottom
    for block in blocks:
        lines = index.lines_of(block)
        if (
            not lines
            or lines[0].page != grid.page_last
            or not _is_right_below(lines[0], bounds, level)
        ):
            continue
        noted = _is_note_block(text, block, lines[0])
        if noted:
            found += block.segments
        if noted or block.segments == grid.caption:
            level = max(line.area.bottom for line in lines)
    return tuple(found)


def _is_right_below(first: SetLine, bounds: _Bounds, level: float) -> bool:
    gap = first.area.top - level
    beside = first.area.x0 > bounds.x1 or first.area.x1 < bounds.x0
    return not beside and -SETTINGS.overlap_pt <= gap <= SETTINGS.note_reach_em * first.size


def _is_note_block(text: str, block: Block, first: SetLine) -> bool:
    words = text[first.start : first.end].casefold().lstrip()
    return block.kind == "footnote" or is_note(words)
