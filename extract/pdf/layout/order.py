"""Reading order: a page is cut along its white space, first into columns, then from top to bottom.

An XY-cut. The bands of a page (lines of words, tables) that share a white gutter make columns; a
band over the whole width ends them. A gutter is 8 points or more, with something on either side
that is at least 13% of the page's width: otherwise the numbers of a list would be a column.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.pdf.page.ink import Area, Word, around
from extract.pdf.tables.cells import DraftTable, Line, lines_of

GUTTER = 8.0
SIDE = 0.13
#: In so few lines blanks can stand below each other by chance.
_FEW = 4
#: The white between columns is so many times that between words.
_APART = 1.8


@dataclass(frozen=True, slots=True)
class Item:
    """Something to put in order: a word, or a table or a box of words as a whole.

    ``blot`` is a filled area that hides words of its line: it is no white, and says nothing.
    """

    area: Area
    word: Word | None = None
    table: DraftTable | None = None
    inside: tuple[Word, ...] = ()
    blot: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is read from top to bottom: lines, or a table."""

    area: Area
    lines: tuple[Line, ...] = ()
    table: DraftTable | None = None


@dataclass(frozen=True, slots=True)
class _Band:
    top: float
    bottom: float
    x0: float
    x1: float
    items: tuple[Item, ...]
    whites: tuple[tuple[float, float], ...]


def in_order(
    words: Sequence[Word],
    tables: Sequence[DraftTable],
    width: float,
    boxes: Sequence[Area] = (),
    fills: Sequence[Area] = (),
) -> tuple[Region, ...]:
    """The words and tables of a page of ``width`` as regions in reading order.

    What stands in one of the ``boxes`` is read as a whole. ``fills`` are filled areas: those that
    take the place of words in a line are no white between columns.
    """
    items = [Item(t.area, table=t) for t in tables]
    items += [Item(area, blot=True) for area in fills if _is_blot(area, words)]
    held: list[list[Word]] = [[] for _ in boxes]
    for word in words:
        box = next((i for i, b in enumerate(boxes) if b.holds(word.center, word.middle)), None)
        if box is None:
            items.append(Item(_slim(word), word=word))
        else:
            held[box].append(word)
    for area, inside in zip(boxes, held, strict=True):
        if inside:
            items.append(Item(area, inside=tuple(inside)))
    return tuple(_cut(items, width, 0)) if items else ()


def _is_blot(fill: Area, words: Sequence[Word]) -> bool:
    """Is it a bar over names that may not be read, with words of its line on a side of it?"""
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
    if depth > 6:
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
        for column in _columns(held, gutters):
            regions += _cut(column, width, depth + 1)
    return regions


def _leaf(items: Sequence[Item], width: float) -> list[Region]:
    """One column: its tables and boxes, and the lines above, between and below them."""
    wholes = sorted((i for i in items if i.table or i.inside), key=lambda i: i.area.top)
    regions: list[Region] = []
    lines = list(lines_of([i.word for i in items if i.word]))
    for whole in wholes:
        middle = (whole.area.top + whole.area.bottom) / 2
        above = [line for line in lines if (line.top + line.bottom) / 2 <= middle]
        if above:
            regions.append(Region(_area(above), tuple(above)))
            lines = [line for line in lines if (line.top + line.bottom) / 2 > middle]
        if whole.table:
            regions.append(Region(whole.area, table=whole.table))
        else:
            regions += _cut([Item(_slim(w), word=w) for w in whole.inside], width, 1)
    if lines:
        regions.append(Region(_area(lines), tuple(lines)))
    return regions


def _area(lines: Sequence[Line]) -> Area:
    return around([line.area for line in lines])


def _bands(items: Sequence[Item]) -> list[_Band]:
    """The items in horizontal bands with white between them."""
    groups: list[list[Item]] = []
    bottom = float("-inf")
    for item in sorted(items, key=lambda i: i.area.top):
        if groups and item.area.top < bottom:
            groups[-1].append(item)
        else:
            groups.append([item])
        bottom = max(bottom, item.area.bottom)
    x0 = min(i.area.x0 for i in items)
    x1 = max(i.area.x1 for i in items)
    return [
        _Band(
            min(i.area.top for i in group),
            max(i.area.bottom for i in group),
            min(i.area.x0 for i in group),
            max(i.area.x1 for i in group),
            tuple(group),
            _whites(group, x0, x1),
        )
        for group in groups
    ]


def _whites(items: Sequence[Item], x0: float, x1: float) -> tuple[tuple[float, float], ...]:
    """What the items leave white between ``x0`` and ``x1``, room at the sides included."""
    found = []
    at = x0 - 2 * GUTTER
    for item in sorted(items, key=lambda i: i.area.x0):
        if item.area.x0 - at >= GUTTER:
            found.append((at, item.area.x0))
        at = max(at, item.area.x1)
    if x1 + 2 * GUTTER - at >= GUTTER:
        found.append((at, x1 + 2 * GUTTER))
    return tuple(found)


def _shared(
    a: Sequence[tuple[float, float]], b: Sequence[tuple[float, float]]
) -> tuple[tuple[float, float], ...]:
    return tuple(
        (max(p[0], q[0]), min(p[1], q[1]))
        for p in a
        for q in b
        if min(p[1], q[1]) - max(p[0], q[0]) >= GUTTER
    )


def _gutters(
    x0: float, x1: float, whites: Sequence[tuple[float, float]], width: float
) -> tuple[tuple[float, float], ...]:
    """The whites that part columns wide enough to be columns, between ``x0`` and ``x1``."""
    found: list[tuple[float, float]] = []
    start = x0
    for a, b in sorted(w for w in whites if w[0] > x0 and w[1] < x1):
        if a - start >= SIDE * width and x1 - b >= SIDE * width:
            found.append((a, b))
            start = b
    return tuple(found)


def _groups(
    bands: Sequence[_Band], width: float
) -> list[tuple[list[_Band], tuple[tuple[float, float], ...]]]:
    """The bands in groups that share gutters; a group without gutters is one column."""
    groups: list[tuple[list[_Band], tuple[tuple[float, float], ...]]] = []
    index = 0
    while index < len(bands):
        first = bands[index]
        group, whites = [first], first.whites
        x0, x1 = first.x0, first.x1
        gutters = _gutters(x0, x1, whites, width)
        end = index + 1
        while end < len(bands):
            band = bands[end]
            shared = _shared(whites, band.whites)
            left, right = min(x0, band.x0), max(x1, band.x1)
            wider = _gutters(left, right, shared, width)
            if gutters:
                if not wider or _is_heading_between(bands, index, end, gutters):
                    break
            else:
                near = band.top - group[-1].bottom < 1.2 * max(band.bottom - band.top, 6.0)
                if _gutters(band.x0, band.x1, band.whites, width) and not (wider and near):
                    break
                if wider and not near:
                    wider = ()
            group.append(band)
            whites, x0, x1, gutters = shared, left, right, wider
            end += 1
        groups.append((group, gutters))
        index = end
    return _settled(groups, width)


def _is_heading_between(
    bands: Sequence[_Band], first: int, at: int, gutters: Sequence[tuple[float, float]]
) -> bool:
    """Is band ``at`` a heading on the left, over columns that begin anew below it?"""
    band = bands[at]
    words = [i.word for i in band.items if i.word]
    if not words or len(words) != len(band.items) or at + 1 >= len(bands):
        return False
    right_of = gutters[0][0]
    if any(w.x1 > right_of for w in words):
        return False
    others = [i.word for b in bands[first:at] for i in b.items if i.word]
    if not others:
        return False
    usual = median(w.size for w in others)
    plain = sum(w.style.bold for w in others) < 0.5 * len(others)
    stands_out = min(w.size for w in words) > 1.12 * usual or (
        plain and all(w.style.bold for w in words)
    )
    above = bands[at - 1]
    two_sided = any(i.area.x0 > right_of for b in bands[max(first, at - 3) : at] for i in b.items)
    below = bands[at + 1]
    goes_on = any(i.area.x0 > right_of for b in bands[at + 1 : at + 4] for i in b.items)
    gap = band.top - above.bottom
    return stands_out and two_sided and goes_on and gap > 0.5 * usual and below.top > band.bottom


def _settled(
    groups: list[tuple[list[_Band], tuple[tuple[float, float], ...]]], width: float
) -> list[tuple[list[_Band], tuple[tuple[float, float], ...]]]:
    """The groups, those that only look like columns as one column, neighbours of one kind joined,
    and headings on the left that stand at the end of columns given to what follows them."""
    checked: list[tuple[list[_Band], tuple[tuple[float, float], ...]]] = []
    for number, (group, gutters) in enumerate(groups):
        if gutters and not _are_columns(group, gutters):
            gutters = ()
        if gutters and number + 1 < len(groups) and not groups[number + 1][1]:
            tail = _trailing_heading(group, gutters)
            if tail:
                checked.append((group[:-tail], gutters))
                group, gutters = group[-tail:], ()
        if not gutters and checked and not checked[-1][1]:
            checked[-1] = ([*checked[-1][0], *group], ())
        else:
            checked.append((group, gutters))
    return checked


def _trailing_heading(group: Sequence[_Band], gutters: Sequence[tuple[float, float]]) -> int:
    """How many bands at the end stand on the left only, well below the columns."""
    count = 0
    for band in reversed(group):
        if any(i.area.x1 > gutters[0][0] for i in band.items):
            break
        count += 1
    if count in (0, len(group)) or count > 3:
        return 0
    first = group[len(group) - count]
    above = group[len(group) - count - 1]
    gaps = [b.top - a.bottom for a, b in itertools.pairwise(group)]
    both_above = any(i.area.x0 > gutters[0][0] for i in above.items)
    return count if both_above and first.top - above.bottom > 1.5 * median(gaps) + 2 else 0


def _columns(items: Sequence[Item], gutters: Sequence[tuple[float, float]]) -> list[list[Item]]:
    edges = [(a + b) / 2 for a, b in gutters]
    found: list[list[Item]] = [[] for _ in range(len(edges) + 1)]
    for item in items:
        middle = (item.area.x0 + item.area.x1) / 2
        found[sum(edge < middle for edge in edges)].append(item)
    return [column for column in found if column]


def _are_columns(group: Sequence[_Band], gutters: Sequence[tuple[float, float]]) -> bool:
    """Are they columns of text, and not a line with a hole in it or names with what they mean?"""
    columns = _columns([i for band in group for i in band.items], gutters)
    if any(item.table or item.inside for column in columns for item in column):
        return True
    lines = [lines_of([i.word for i in column if i.word]) for column in columns]
    if max(map(len, lines)) < 2:
        return False
    if max(map(len, lines)) <= _FEW and not _stand_apart(columns, lines):
        return False
    return not _are_terms(lines)


def _stand_apart(columns: Sequence[Sequence[Item]], lines: Sequence[Sequence[Line]]) -> bool:
    """Is the white between the columns wider than that between the words of their lines? In a few
    lines of justified text wide blanks can stand below each other by chance."""
    gaps = [
        b.x0 - a.x1
        for column in lines
        for line in column
        for a, b in itertools.pairwise(line.words)
        if not b.glued
    ]
    if not gaps:
        return True
    spans = [around([item.area for item in column]) for column in columns]
    between = min(b.x0 - a.x1 for a, b in itertools.pairwise(spans))
    return between > _APART * median(gaps)


def _are_terms(columns: Sequence[Sequence[Line]]) -> bool:
    """Short names on the left, each level with the first line of what stands to its right."""
    if len(columns) != 2:
        return False
    left, right = columns
    if len(left) > len(right) or not left:
        return False
    words = sum(len(line.words) for line in left) / len(left)
    level = [
        any(abs(line.baseline - other.baseline) <= 0.35 * line.size for other in right)
        for line in left
    ]
    narrow = max(line.x1 for line in left) - min(line.x0 for line in left) < 0.75 * (
        max(line.x1 for line in right) - min(line.x0 for line in right)
    )
    return words <= 3.5 and all(level) and narrow
