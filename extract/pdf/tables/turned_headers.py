"""Headers that are turned, above tables whose rules do not enclose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftCell, DraftTable, Line, lines_of

#: A turned header ends at most this many type sizes above its table.
_REACH = 2.0
#: So many of the columns have one.
_MOST = 0.6


def with_turned_header(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """The table with the turned texts above its columns, or in its empty first row, as header.

    ``words`` are those of its page. A text that stands level beside them heads its own column.
    """
    bounds: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.column_span == 1:
            bounds.setdefault(cell.column, (cell.area.x0, cell.area.x1))
    first = table.row(0)
    heads = _by_column(_turned_lines_above(table, words), bounds) if first else {}
    if len(heads) < max(2, _MOST * (len(bounds) - 1)):
        return table
    if min(line.bottom for found in heads.values() for line in found) > table.area.top:
        return _with_first_row(table, heads)
    top = min(line.top for found in heads.values() for line in found)
    level = _level_words_beside(table.area, words, top)
    names = _by_column(lines_of(level), {c: b for c, b in bounds.items() if c not in heads})
    texts: dict[int, list[Line]] = {**names, **heads}
    cells = [
        DraftCell(0, c, Area(x0, top, x1, table.area.top), tuple(texts.get(c, ())))
        for c, (x0, x1) in sorted(bounds.items())
    ]
    cells += [replace(c, row=c.row + 1) for c in table.cells]
    return replace(table, cells=tuple(cells), area=replace(table.area, top=top))


def _turned_lines_above(table: DraftTable, words: Sequence[Word]) -> list[Line]:
    """Return the turned texts that stand in the first row, or end right above the table."""
    area = table.area
    floor = min(c.area.bottom for c in table.row(0))
    turned = [
        w
        for w in words
        if w.turn in (90, 270) and area.x0 - 2 <= w.center <= area.x1 + 2 and w.bottom <= floor + 1
    ]
    return [_lowest(x) for x in lines_of(turned) if x.bottom >= area.top - _REACH * x.size]


def _with_first_row(table: DraftTable, heads: Mapping[int, Sequence[Line]]) -> DraftTable:
    """Return the table with the texts in its first row, where that has none of its own there."""
    first = [c for c in table.row(0) if c.column in heads]
    if any(c.lines for c in first):
        return table
    cells = [replace(c, lines=tuple(heads[c.column])) if c in first else c for c in table.cells]
    return replace(table, cells=tuple(cells))


def _level_words_beside(area: Area, words: Sequence[Word], top: float) -> list[Word]:
    """Return the words above a table that stand level beside its turned header."""
    return [
        w
        for w in words
        if w.turn == 0 and top - 2 <= w.middle <= area.top and area.x0 - 2 <= w.center <= area.x1
    ]


def _lowest(line: Line) -> Line:
    """The words of a turned line that stand on each other, from the lowest up: above them may stand
    the header of another table."""
    words = sorted(line.words, key=lambda w: -w.bottom)
    held = [words[0]]
    for word in words[1:]:
        if held[-1].top - word.bottom > _REACH * word.size:
            break
        held.append(word)
    kept = {id(word) for word in held}
    return Line(tuple(w for w in line.words if id(w) in kept))


def _by_column(
    lines: Sequence[Line], bounds: Mapping[int, tuple[float, float]]
) -> dict[int, list[Line]]:
    """The lines by the column that their middle stands over."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        middle = (line.x0 + line.x1) / 2
        for column, (x0, x1) in bounds.items():
            if x0 <= middle <= x1:
                found.setdefault(column, []).append(line)
                break
    return found
