"""Reading order: a page is cut along its white space, first into columns, then from top to bottom.

An XY-cut. The bands of a page (lines of words, tables) that share a white gutter make columns; a
band over the whole width ends them. A gutter is 8 points or more, with something on either side
that is at least 13% of the page's width: otherwise the numbers of a list would be a column.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from extract.marks import ends_sentence
from extract.pdf.layout.columns_of_text import (
    Group,
    check_columns,
    is_level,
    is_near,
    split_into_columns,
    word_mean,
)
from extract.pdf.layout.margins import find_margins
from extract.pdf.layout.order_parts import SETTINGS, Band, Item, Region, Whites
from extract.pdf.page.ink import Area, Word, around
from extract.pdf.tables.cells import SAME_LINE, DraftTable, Line, lines_of


def in_order(
    words: Sequence[Word],
    tables: Sequence[DraftTable],
    width: float,
    boxes: Sequence[Area] = (),
    fills: Sequence[Area] = (),
) -> tuple[Region, ...]:
    """The words and tables of a page of ``width`` as regions in reading order.

    What stands in one of the ``boxes`` is read as a whole; what stands in the margin is read first.
    ``fills`` are filled areas: those that take the place of words in a line are no white between
    columns.
    """
    margins = find_margins(words, width)
    if margins:
        apart = {id(w) for margin in margins for w in margin}
        rest = [w for w in words if id(w) not in apart]
        first = [region for margin in margins for region in _region_of(lines_of(margin))]
        return (*first, *_in_order(rest, tables, width, boxes, fills))
    return _in_order(words, tables, width, boxes, fills)


def _in_order(
    words: Sequence[Word],
    tables: Sequence[DraftTable],
    width: float,
    boxes: Sequence[Area],
    fills: Sequence[Area],
) -> tuple[Region, ...]:
    items = [Item(t.area, table=t) for t in tables]
    items += [Item(area, blot=True) for area in fills if _is_blot(area, words)]
    items += _items_of(words, boxes)
    return tuple(_cut(items, width, 0)) if items else ()


def _items_of(words: Sequence[Word], boxes: Sequence[Area]) -> list[Item]:
    """Return the words, those in one box as a whole."""
    items: list[Item] = []
    held: list[list[Word]] = [[] for _ in boxes]
    for word in words:
        box = next((i for i, b in enumerate(boxes) if b.holds(word.center, word.middle)), None)
        if box is None:
            items.append(Item(_slim(word), word=word))
        else:
            held[box].append(word)
    return items + [
        Item(area, inside=tuple(inside)) for area, inside in zip(boxes, held, strict=True) if inside
    ]


def _is_blot(fill: Area, words: Sequence[Word]) -> bool:
    """Return True if it is a bar over names that may not be read, with words of its line on a side
    of it."""
    if any(fill.holds(w.center, w.middle) for w in words):
        return False
    return any(
        0.6 * w.size < fill.height < 1.8 * w.size
        and fill.top < w.middle < fill.bottom
        and (0 <= fill.x0 - w.x1 < w.size or 0 <= w.x0 - fill.x1 < w.size)
        for w in words
    )


def _slim(word: Word) -> Area:
    """The word's area without the room above and below its letters."""
    trim = 0.15 * (word.bottom - word.top)
    return Area(word.x0, word.top + trim, word.x1, word.bottom - trim)


def _cut(items: Sequence[Item], width: float, depth: int) -> list[Region]:
    if depth > SETTINGS.depth_count:
        return _leaf(items, width)
    bands = _bands(items)
    groups = _groups(bands, width)
    if len(groups) == 1 and not groups[0][1]:
        return _leaf(items, width)
    regions: list[Region] = []
    for group, gutters in groups:
        held = [item for band in group for item in band.items]
        if not gutters:
            regions += _leaf(held, width)
            continue
        columns = split_into_columns(held, gutters)
        for part in _by_side_heads(columns) or columns:
            regions += _cut(part, width, depth + 1)
    return regions


def _by_side_heads(columns: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Return columns by what stands beside each other: a heading at the side, the text that it
    heads, and so on; nothing where they are read one after the other."""
    if len(columns) != 2 or not all(item.word for column in columns for item in column):
        return []
    left, right = (lines_of([i.word for i in column if i.word]) for column in columns)
    heads = [b for a, b in _with_above(left) if a is None or not is_near(a, b)]
    if len(heads) < 2 or word_mean(left) > SETTINGS.term_word_mean:
        return []
    if not all(_begins_text(head, right) for head in heads):
        return []
    edges = [head.top - SAME_LINE * head.size for head in heads[1:]]
    parts: list[list[Item]] = []
    for top, bottom in itertools.pairwise((float("-inf"), *edges, float("inf"))):
        for column in columns:
            held = [i for i in column if top < (i.area.top + i.area.bottom) / 2 <= bottom]
            parts += [held] if held else []
    return parts


def _with_above(lines: Sequence[Line]) -> Iterator[tuple[Line | None, Line]]:
    """Yield each line with the one before it."""
    return zip((None, *lines[:-1]), lines, strict=True)


def _begins_text(head: Line, lines: Sequence[Line]) -> bool:
    """Return True if a line level with ``head`` is the first of a text."""
    for above, line in _with_above(lines):
        if is_level(head, line):
            return above is None or not is_near(above, line) or ends_sentence(above.text)
    return False


def _leaf(items: Sequence[Item], width: float) -> list[Region]:
    """One column: its tables and boxes, and the lines above, between and below them."""
    wholes = sorted((i for i in items if i.table or i.inside), key=lambda i: i.area.top)
    regions: list[Region] = []
    lines = list(lines_of([i.word for i in items if i.word]))
    for whole in wholes:
        middle = (whole.area.top + whole.area.bottom) / 2
        regions += _region_of([line for line in lines if _middle_of(line) <= middle])
        lines = [line for line in lines if _middle_of(line) > middle]
        if whole.table:
            regions.append(Region(whole.area, table=whole.table))
        else:
            inside = _cut([Item(_slim(w), word=w) for w in whole.inside], width, 1)
            regions += [replace(region, box=whole.area) for region in inside]
    return regions + _region_of(lines)


def _middle_of(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _region_of(lines: Sequence[Line]) -> list[Region]:
    return [Region(_area(lines), tuple(lines))] if lines else []


def _area(lines: Sequence[Line]) -> Area:
    return around([line.area for line in lines])


def _bands(items: Sequence[Item]) -> list[Band]:
    """The items in horizontal bands with white between them."""
    groups: list[list[Item]] = []
    bottom = float("-inf")
    for item in sorted(items, key=lambda i: i.area.top):
        if groups and item.area.top < bottom:
            groups[-1].append(item)
        else:
            groups.append([item])
        bottom = max(bottom, item.area.bottom)
    page = around([i.area for i in items])
    return [_band_of(group, page) for group in groups]


def _band_of(items: Sequence[Item], page: Area) -> Band:
    area = around([i.area for i in items])
    whites = _whites(items, page.x0, page.x1)
    return Band(area.top, area.bottom, area.x0, area.x1, tuple(items), whites)


def _whites(items: Sequence[Item], x0: float, x1: float) -> Whites:
    """What the items leave white between ``x0`` and ``x1``, room at the sides included."""
    found = []
    at = x0 - 2 * SETTINGS.gutter_pt
    for item in sorted(items, key=lambda i: i.area.x0):
        if item.area.x0 - at >= SETTINGS.gutter_pt:
            found.append((at, item.area.x0))
        at = max(at, item.area.x1)
    if x1 + 2 * SETTINGS.gutter_pt - at >= SETTINGS.gutter_pt:
        found.append((at, x1 + 2 * SETTINGS.gutter_pt))
    return tuple(found)


def _shared(a: Sequence[tuple[float, float]], b: Sequence[tuple[float, float]]) -> Whites:
    return tuple(
        (max(p[0], q[0]), min(p[1], q[1]))
        for p in a
        for q in b
        if min(p[1], q[1]) - max(p[0], q[0]) >= SETTINGS.gutter_pt
    )


def _gutters(x0: float, x1: float, whites: Sequence[tuple[float, float]], width: float) -> Whites:
    """The whites that part columns wide enough to be columns, between ``x0`` and ``x1``."""
    found: list[tuple[float, float]] = []
    start = x0
    for a, b in sorted(w for w in whites if w[0] > x0 and w[1] < x1):
        if a - start >= SETTINGS.side_share * width and x1 - b >= SETTINGS.side_share * width:
            found.append((a, b))
            start = b
    return tuple(found)


def _groups(bands: Sequence[Band], width: float) -> list[Group]:
    """The bands in groups that share gutters; a group without gutters is one column."""
    groups: list[Group] = []
    index = 0
    while index < len(bands):
        if groups and _is_heading_over(bands, index, groups[-1]):
            groups.append(([bands[index]], ()))
            index += 1
            continue
        growing = _GrowingGroup(bands, index, width)
        while growing.take_next():
            pass
        groups.append((list(bands[index : growing.end]), growing.gutters))
        index = growing.end
    return check_columns(groups)


class _GrowingGroup:
    """Bands from ``first`` on that share gutters; the next is taken as long as it has them too."""

    def __init__(self, bands: Sequence[Band], first: int, width: float) -> None:
        self.bands = bands
        self.first = first
        self.end = first + 1
        self.width = width
        band = bands[first]
        self.x0, self.x1, self.whites = band.x0, band.x1, band.whites
        self.gutters = _gutters(self.x0, self.x1, self.whites, width)

    def take_next(self) -> bool:
        """Take the next band; return False where there is none, or it does not go with these."""
        if self.end == len(self.bands):
            return False
        band = self.bands[self.end]
        shared = _shared(self.whites, band.whites)
        left, right = min(self.x0, band.x0), max(self.x1, band.x1)
        gutters = self._gutters_with(band, _gutters(left, right, shared, self.width))
        if gutters is None:
            return False
        self.whites, self.x0, self.x1, self.gutters = shared, left, right, gutters
        self.end += 1
        return True

    def _gutters_with(self, band: Band, wider: Whites) -> Whites | None:
        """Return the gutters of the group with ``band``; None where it does not go with it.

        ``wider`` are those that both have.
        """
        if self.gutters:
            ends = not wider or _is_heading_between(self.bands, self.first, self.end, self.gutters)
            return None if ends else wider
        gap = band.top - self.bands[self.end - 1].bottom
        near = gap < SETTINGS.near_ratio * max(band.bottom - band.top, SETTINGS.least_height_pt)
        own = _gutters(band.x0, band.x1, band.whites, self.width)
        if own and not (wider and near):
            return None
        return wider if near else ()


def _words_in(bands: Sequence[Band]) -> list[Word]:
    return [item.word for band in bands for item in band.items if item.word]


def _holds_words_only(band: Band) -> bool:
    return bool(band.items) and all(item.word for item in band.items)


def _is_heading_between(bands: Sequence[Band], first: int, at: int, gutters: Whites) -> bool:
    """Return True if band ``at`` is a heading on the left or in the middle, over columns that begin
    anew below it."""
    band, (edge, end) = bands[at], gutters[0]
    if at + 1 >= len(bands) or not _holds_words_only(band):
        return False
    words, others = _words_in([band]), _words_in(bands[first:at])
    in_middle = _is_in_gutter(words, (edge, end))
    if not others or (band.x1 > edge and not in_middle):
        return False
    usual = median(w.size for w in others)
    if band.top - bands[at - 1].bottom <= 0.5 * usual or bands[at + 1].top <= band.bottom:
        return False
    two_sided = _reach_beyond(bands[max(first, at - 3) : at], edge)
    goes_on = _reach_beyond(bands[at + 1 : at + 4], edge)
    return two_sided and goes_on and _stands_out(words, others, usual)


def _is_heading_over(bands: Sequence[Band], at: int, group: Group) -> bool:
    """Return True if band ``at`` is a heading in the middle over the columns of the group above."""
    above, gutters = group
    return (
        bool(gutters)
        and _is_in_gutter(_words_in([bands[at]]), gutters[0])
        and _is_heading_between(bands, at - len(above), at, gutters)
    )


def _is_in_gutter(words: Sequence[Word], gutter: tuple[float, float]) -> bool:
    return any(w.x0 < gutter[1] and w.x1 > gutter[0] for w in words)


def _reach_beyond(bands: Sequence[Band], edge: float) -> bool:
    """Return True if something stands right of ``edge``."""
    return any(i.area.x0 > edge for b in bands for i in b.items)


def _stands_out(words: Sequence[Word], others: Sequence[Word], usual: float) -> bool:
    """Return True if the words are larger than the others, or bold where these are not."""
    if min(w.size for w in words) > SETTINGS.heading_size_ratio * usual:
        return True
    plain = sum(w.style.bold for w in others) < 0.5 * len(others)
    return plain and all(w.style.bold for w in words)
