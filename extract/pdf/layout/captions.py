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


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a table begins and ends, as its page is read: its sides and its top on its first page,
    its bottom on its last."""

    x0: float
    x1: float
    top: float
    bottom: float


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
    placed: Sequence[tuple[Grid, Bounds]],
    blocks: Sequence[Block],
    lines: Mapping[int, SetLine],
) -> tuple[tuple[Grid, ...], tuple[Block, ...]]:
    """The grids with their captions, labels and notes; the blocks with captions named as such."""
    kinds = {id(block): block for block in blocks}
    index = _Index(lines)
    labelled = _labelled_captions(text, placed, blocks, index)
    taken = {id(near.block) for near in labelled.values()}
    found: list[Grid] = []
    for number, (grid, bounds) in enumerate(placed):
        near = labelled.get(number)
        if near is None:
            near = _plain_caption(text, grid, bounds, blocks, index)
            if near is not None and id(near.block) in taken:
                near = None
        if near is not None:
            block = near.block
            taken.add(id(block))
            start = min((s.start for s in block.segments), default=0)
            label = table_label(text[start : block.end])
            grid = replace(grid, caption=block.segments, label=label)
            if block.kind in ("paragraph", "footnote"):
                kinds[id(block)] = replace(block, kind="caption")
        found.append(replace(grid, notes=_notes(text, grid, bounds, blocks, index)))
    return tuple(found), tuple(kinds[id(block)] for block in blocks)


@dataclass(frozen=True, slots=True)
class _Near:
    """A block by a table: how far from it (points), and whether above it."""

    distance: float
    block: Block
    is_above: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """A table, by its number, and a caption near it; ``size`` is that of the caption's type."""

    number: int
    near: _Near
    size: float


def _labelled_captions(
    text: str, placed: Sequence[tuple[Grid, Bounds]], blocks: Sequence[Block], index: _Index
) -> dict[int, _Near]:
    """Return the captions with a label, by the number of their table: each caption has one table.

    On which side of its table a source sets its captions is the side on which most of them have a
    table of their own; where that is the same for both, the side on which they stand nearer.
    """
    pairs = _pairs_of(text, placed, blocks, index)
    above = _nearest_pairs([p for p in pairs if p.near.is_above])
    below = _nearest_pairs([p for p in pairs if not p.near.is_above])
    prefers_above = _fit(above) >= _fit(below)
    ranked = [
        p
        if p.near.is_above is prefers_above
        else replace(
            p,
            near=replace(p.near, distance=p.near.distance + SETTINGS.other_side_em * p.size),
        )
        for p in pairs
    ]
    return _nearest_pairs(ranked)


def _pairs_of(
    text: str, placed: Sequence[tuple[Grid, Bounds]], blocks: Sequence[Block], index: _Index
) -> list[_Pair]:
    """Return each table with each block near it that begins as a caption of a table does."""
    found: list[_Pair] = []
    for block in blocks:
        lines = index.lines_of(block) if block.kind == "caption" else []
        if not lines or table_label(text[lines[0].start : lines[0].end]) is None:
            continue
        for number, (grid, bounds) in enumerate(placed):
            near = _nearness(block, lines, bounds, grid)
            if near is not None:
                found.append(_Pair(number, near, lines[0].size))
    return found


def _nearest_pairs(pairs: Sequence[_Pair]) -> dict[int, _Near]:
    """Return the nearest pairs in which no table and no caption stands twice."""
    found: dict[int, _Near] = {}
    taken: set[int] = set()
    for pair in sorted(pairs, key=lambda p: p.near.distance):
        if pair.number not in found and id(pair.near.block) not in taken:
            found[pair.number] = pair.near
            taken.add(id(pair.near.block))
    return found


def _fit(pairs: Mapping[int, _Near]) -> tuple[int, float]:
    """Return how many tables have a caption, and (negative) how far these stand from them."""
    return len(pairs), -sum(near.distance for near in pairs.values())


def _plain_caption(
    text: str, grid: Grid, bounds: Bounds, blocks: Sequence[Block], index: _Index
) -> _Near | None:
    """A short line right above the table, set otherwise than running text."""
    best: _Near | None = None
    for block in blocks:
        if block.kind in ("furniture", "list_item", "article"):
            continue
        lines = index.lines_of(block)
        near = _nearness(block, lines, bounds, grid) if lines else None
        if near is None or not near.is_above:
            continue
        close = near.distance <= SETTINGS.plain_reach_em * lines[0].size
        nearest = close and (best is None or near.distance < best.distance)
        if nearest and _looks_like_caption(text, block, lines):
            best = near
    return best


def _nearness(block: Block, lines: Sequence[SetLine], bounds: Bounds, grid: Grid) -> _Near | None:
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


def _notes(
    text: str, grid: Grid, bounds: Bounds, blocks: Sequence[Block], index: _Index
) -> tuple[Segment, ...]:
    """The segments of the notes right under the table: its source, what its asterisks mean."""
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


def _is_right_below(first: SetLine, bounds: Bounds, level: float) -> bool:
    gap = first.area.top - level
    beside = first.area.x0 > bounds.x1 or first.area.x1 < bounds.x0
    return not beside and -SETTINGS.overlap_pt <= gap <= SETTINGS.note_reach_em * first.size


def _is_note_block(text: str, block: Block, first: SetLine) -> bool:
    """Return True if a block is a note: a footnote, or one that begins as notes do. A heading that
    begins with a word is that of what follows ("Toelichting op de begroting")."""
    words = text[first.start : first.end].casefold().lstrip()
    heads = block.kind == "heading" and words[:1].isalpha()
    return block.kind == "footnote" or (is_note(words) and not heads)
