"""Numbers grouped under names: "Almelo (2.075 woningen)" with its projects below it.

A group is a line with a name and its sum in brackets; items are lines with a name, a colon and a
number. The table has three columns: what stands above several groups, the groups, the items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.areas import load_areas
from extract.lines import TextLine
from extract.marks import is_caption, mark_of
from extract.model import Cell, Segment
from extract.tables.draft import Draft, joined

READER = "groepen met een som tussen haakjes"
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_AMOUNT = rf"(?:ca\.?\s|circa\s)?(?:{_NUMBER})(?:\s?[-–]\s?(?:{_NUMBER}))?\s?[a-zé]+"
_GROUP = re.compile(rf"(?P<name>[^()]*[^()\s])\s+\((?P<sum>{_AMOUNT})\)(?:\s+(?P<item>\S.*))?")
_ITEM = re.compile(rf"(?P<name>.+?):\s+(?P<amount>{_AMOUNT})(?:\s+[a-zé]+)?\s*")
_MOST_LINES = 3


@dataclass(slots=True)
class _Reading:
    """Where the reader of one table stands."""

    rows: list[tuple[tuple[Segment, ...], tuple[Segment, ...], tuple[Segment, ...]]]
    above: tuple[Segment, ...] = ()
    group: tuple[Segment, ...] = ()
    pending: tuple[TextLine, ...] = ()


def grouped_tables(lines: Sequence[TextLine]) -> list[Draft]:
    """The tables of this shape on a page: two groups or more, with items in them."""
    groups = [i for i, line in enumerate(lines) if _is_group(line)]
    if len(groups) < 2:
        return []
    first, last = groups[0], groups[-1]
    for i in range(last + 1, len(lines)):
        if lines[i].gap > 1 and not _ITEM.fullmatch(_bare(lines[i])):
            break
        if _ITEM.fullmatch(_bare(lines[i])):
            last = i
        elif i > last + _MOST_LINES:
            break
    items = sum(1 for line in lines[first : last + 1] if _item_text(line))
    if items < len(groups):
        return []
    top, title = _above(lines, first)
    body = lines[top : last + 1]
    reading = _Reading([])
    for line in body:
        _read(line, reading)
    return [_draft(body, title, reading)]


def _is_group(line: TextLine) -> bool:
    return _GROUP.fullmatch(line.text) is not None


def _bare(line: TextLine) -> str:
    """The line without a bullet."""
    mark = mark_of(line.text)
    return line.text[mark.length :] if mark and mark.kind == "list_item" else line.text


def _item_text(line: TextLine) -> bool:
    group = _GROUP.fullmatch(line.text)
    if group:
        return bool(group.group("item"))
    return _ITEM.fullmatch(_bare(line)) is not None


def _above(lines: Sequence[TextLine], first: int) -> tuple[int, tuple[TextLine, ...]]:
    """The index of the first line of the heading above the first group, and the title above that.

    Lines of one heading are wrapped (they have a blank behind them); the title before it is not.
    """
    top = first
    while top > 0 and first - top < 4:
        before = lines[top - 1]
        wrapped = before.soft or top == first
        if before.gap > 90 or is_caption(before.text) or before.text.endswith("."):
            break
        if not wrapped:
            return top, (before,)
        top -= 1
    if top == first:
        return first, ()
    title = lines[top - 1] if top > 0 and not lines[top - 1].text.endswith(".") else None
    return top, (title,) if title is not None and not is_caption(title.text) else ()


def _read(line: TextLine, reading: _Reading) -> None:
    """Read one line: a group, an item, a heading within a group, or a piece of one of these."""
    group = _GROUP.fullmatch(line.text)
    if group:
        if reading.pending:
            reading.above = joined(reading.pending)
            reading.pending = ()
        prefix, name = _split_name(group.group("name"))
        end = group.end("sum") + 1
        if prefix:
            reading.above = (Segment(line.start, line.start + prefix),)
        reading.group = (Segment(line.start + name, line.start + end),)
        if group.group("item"):
            _read_item(line, group.start("item"), reading)
        else:
            reading.rows.append((reading.above, reading.group, ()))
        return
    mark = mark_of(line.text)
    _read_item(line, mark.length if mark and mark.kind == "list_item" else 0, reading)


def _read_item(line: TextLine, offset: int, reading: _Reading) -> None:
    rest = replace(line, text=line.text[offset:], start=line.start + offset)
    whole = " ".join(line.text for line in (*reading.pending, rest))
    closed = whole.count("(") <= whole.count(")")
    complete = closed and (_ITEM.fullmatch(rest.text) or rest.text.endswith(":"))
    if not complete:
        reading.pending = (*reading.pending, rest)
        return
    segments = joined((*reading.pending, rest))
    reading.pending = ()
    reading.rows.append((reading.above, reading.group, segments))


def _split_name(name: str) -> tuple[int, int]:
    """Where the group's own name begins when a heading stands before it on the line.

    "WT-4 Wierden": the shortest end of the words that is the name of a municipality is the group,
    unless all of them are.
    """
    areas = load_areas()

    def is_municipality(words: str) -> bool:
        return any(area.kind == "municipality" for area in areas.named(words))

    if is_municipality(name):
        return 0, 0
    for match in re.finditer(r"\s+", name):
        if is_municipality(name[match.end() :]):
            return match.start(), match.end()
    return 0, 0


def _draft(body: Sequence[TextLine], title: Sequence[TextLine], reading: _Reading) -> Draft:
    cells: list[Cell] = []
    for column in (0, 1):
        start = 0
        for i in range(1, len(reading.rows) + 1):
            value = reading.rows[start][column]
            if i < len(reading.rows) and reading.rows[i][column] == value:
                continue
            if value:
                cells.append(Cell(start, column, value, row_span=i - start))
            start = i
    cells.extend(Cell(i, 2, item) for i, (_, _, item) in enumerate(reading.rows) if item)
    return Draft(
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        lines=(*title, *body),
        reader=READER,
        title=joined(title),
    )
