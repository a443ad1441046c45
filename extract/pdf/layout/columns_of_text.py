"""Which groups of bands with a white between them are columns of text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from extract.marks import ends_sentence
from extract.pdf.layout.order_parts import SETTINGS, Band, Item, Whites
from extract.pdf.page.ink import around
from extract.pdf.tables.cells import SAME_LINE, Line, lines_of

#: Bands that share gutters.
Group = tuple[list[Band], Whites]


def is_near(above: Line, line: Line) -> bool:
    """Return True if a line is the next one of a text."""
    return line.baseline - above.baseline <= SETTINGS.line_distance_em * line.size


def word_mean(lines: Sequence[Line]) -> float:
    """Return the mean number of words of a line."""
    return sum(len(line.words) for line in lines) / len(lines)


def is_level(a: Line, b: Line) -> bool:
    """Return True if two lines stand side by side."""
    return abs(a.baseline - b.baseline) <= SAME_LINE * a.size


def check_columns(groups: list[Group]) -> list[Group]:
    """The groups, those that only look like columns as one column, neighbours of one kind joined,
    and headings on the left that stand at the end of columns given to what follows them."""
    checked: list[Group] = []
    for number, (group, gutters) in enumerate(groups):
        if gutters and not _are_columns(group, gutters):
            gutters = ()
        before_column = number + 1 < len(groups) and not groups[number + 1][1]
        tail = _trailing_heading(group, gutters) if gutters and before_column else 0
        if tail:
            checked.append((group[:-tail], gutters))
            group, gutters = group[-tail:], ()
        if not gutters and checked and not checked[-1][1]:
            checked[-1] = ([*checked[-1][0], *group], ())
        else:
            checked.append((group, gutters))
    return checked


def _trailing_heading(group: Sequence[Band], gutters: Whites) -> int:
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


def split_into_columns(items: Sequence[Item], gutters: Whites) -> list[list[Item]]:
    """Return the items in the columns that the white between them parts."""
    edges = [(a + b) / 2 for a, b in gutters]
    found: list[list[Item]] = [[] for _ in range(len(edges) + 1)]
    for item in items:
        middle = (item.area.x0 + item.area.x1) / 2
        found[sum(edge < middle for edge in edges)].append(item)
    return [column for column in found if column]


def _are_columns(group: Sequence[Band], gutters: Whites) -> bool:
    """Return True if they are columns of text, and not a line with a hole in it or names with what
    they mean."""
    columns = split_into_columns([i for band in group for i in band.items], gutters)
    if any(item.table or item.inside for column in columns for item in column):
        return True
    lines = [lines_of([i.word for i in column if i.word]) for column in columns]
    longest = max(map(len, lines))
    if longest < 2:
        return False
    if longest <= SETTINGS.few_line_count and not _stand_apart(columns, lines):
        return False
    return not _are_terms(lines)


def _stand_apart(columns: Sequence[Sequence[Item]], lines: Sequence[Sequence[Line]]) -> bool:
    """Return True if the white between the columns is wider than that between the words of their
    lines. In a few lines of justified text wide blanks can stand below each other by chance."""
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
    return between > SETTINGS.apart_ratio * median(gaps)


def _are_terms(columns: Sequence[Sequence[Line]]) -> bool:
    """Return True for short names on the left, each level with the first line of what stands to its
    right."""
    if len(columns) != 2 or not columns[0]:
        return False
    left, right = columns
    if len(left) > len(right) or word_mean(left) > SETTINGS.term_word_mean:
        return False
    if _are_wrapped_beside(left, right):
        return False
    if _width(left) >= SETTINGS.term_width_share * _width(right):
        return False
    return all(any(is_level(line, other) for other in right) for line in left)


def _are_wrapped_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Return True if a text on the left goes on, on its next line, beside one that goes on too:
    these are two texts."""
    if word_mean(right) < SETTINGS.prose_word_mean:
        return False
    goes_on = [
        line
        for above, line in itertools.pairwise(right)
        if is_near(above, line) and not ends_sentence(above.text)
    ]
    return any(
        line.text[:1].islower() and is_near(above, line) and any(is_level(line, r) for r in goes_on)
        for above, line in itertools.pairwise(left)
    )


def _width(lines: Sequence[Line]) -> float:
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)
