"""Tables that go on over pages: one table, its repeated header once, its cut cells whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.marks import ends_sentence
from extract.pdf.tables.cells import DraftCell, DraftTable
from extract.pdf.tables.gutters import is_figure_cell
from extract.pdf.tables.header_rows import header_rows

#: How far (points) the borders of columns may differ between the parts of a drawn table.
_SHIFT = 6.0
_BLANKS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Part:
    """A table on one page. ``closes`` and ``opens``: nothing but furniture and notes stands between
    it and the next table, or the one before it."""

    table: DraftTable
    closes: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell of a part stands in the whole: None for one that is a repeated header."""

    row: int
    column: int
    row_span: int
    column_span: int
    header: bool
    #: The cell (of the whole) that this one is the rest of.
    rest_of: int | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A table over one page or several: for each cell of each part its place, or None."""

    parts: tuple[int, ...]
    places: tuple[tuple[Place | None, ...], ...]


def spread(parts: Sequence[Part]) -> tuple[Whole, ...]:
    """The tables of a source from their parts, which stand in reading order."""
    chains: list[list[int]] = []
    for i, part in enumerate(parts):
        above = [
            chain
            for chain in chains
            if part.opens
            and parts[chain[-1]].closes
            and _is_lowest(chain[-1], i, parts)
            and _follows(parts[chain[-1]].table, part.table)
            and _fits(parts[chain[0]].table, parts[chain[-1]].table, part.table)
        ]
        if above:
            # Of tables side by side, each goes on below itself.
            nearest = min(above, key=lambda c: abs(parts[c[-1]].table.area.x0 - part.table.area.x0))
            nearest.append(i)
        else:
            chains.append([i])
    return tuple(_whole(chain, parts) for chain in chains)


def _is_lowest(index: int, following: int, parts: Sequence[Part]) -> bool:
    """Do all tables between the two stand beside the first, or beside the second?"""
    first, last = parts[index].table, parts[following].table
    return all(
        other.page == table.page
        and (other.area.x0 >= table.area.x1 or other.area.x1 <= table.area.x0)
        for other in (p.table for p in parts[index + 1 : following])
        for table in ((first,) if other.page == first.page else (last,))
    )


def _follows(above: DraftTable, below: DraftTable) -> bool:
    """Does ``below`` stand on the next page, or in the next column of the same page?"""
    if below.page == above.page:
        # Tables that begin at one height stand side by side.
        return below.area.x0 > above.area.x1 and below.area.top < above.area.top - 5
    return below.page == above.page + 1


def _fits(first: DraftTable, above: DraftTable, below: DraftTable) -> bool:
    """Do the columns of two parts stand below each other?"""
    if above.column_count != below.column_count:
        return False
    ours, theirs = _columns(above), _columns(below)
    shift = theirs[0][0] - ours[0][0]
    near = all(
        abs(a[0] - b[0] + shift) <= _SHIFT and abs(a[1] - b[1] + shift) <= _SHIFT
        for a, b in zip(ours, theirs, strict=True)
    )
    if near:
        return True
    if _repeats(first, below):
        return True
    drawn = above.reader == below.reader == "ruled"
    if drawn:
        return False
    return all(
        min(a[1], b[1]) - max(a[0], b[0]) > 0.5 * min(a[1] - a[0], b[1] - b[0])
        for a, b in zip(ours, theirs, strict=True)
    )


def _columns(table: DraftTable) -> list[tuple[float, float]]:
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for cell in table.cells:
        lefts[cell.column] = min(lefts.get(cell.column, 1e9), cell.area.x0)
        end = cell.column + cell.column_span - 1
        rights[end] = max(rights.get(end, -1e9), cell.area.x1)
    found = []
    for column in range(table.column_count):
        left = lefts.get(column, rights.get(column - 1, table.area.x0))
        right = rights.get(column, lefts.get(column + 1, table.area.x1))
        found.append((left, right))
    return found


def _text(cell: DraftCell) -> str:
    return _BLANKS.sub("", cell.text.casefold())


def _repeats(first: DraftTable, below: DraftTable) -> int:
    """How many rows at the top of ``below`` say what the first rows of the table said."""
    count = 0
    for row in range(min(first.row_count, below.row_count, 4)):
        ours = [(c.column, _text(c)) for c in first.row(row) if c.lines]
        theirs = [(c.column, _text(c)) for c in below.row(row) if c.lines]
        if not ours or [t for _, t in ours] != [t for _, t in theirs]:
            break
        count = row + 1
    return count if count < below.row_count else 0


def _whole(chain: Sequence[int], parts: Sequence[Part]) -> Whole:
    first = parts[chain[0]].table
    heads = header_rows(first)
    cells: list[Place] = []
    sources: list[DraftCell] = []
    all_places: list[tuple[Place | None, ...]] = []
    below = 0
    for number, index in enumerate(chain):
        table = parts[index].table
        repeated = _repeats(first, table) if number else 0
        cut = _cut_row(sources, cells, table, repeated, below) if number else False
        offset = below - repeated - (1 if cut else 0)
        places: list[Place | None] = []
        for cell in table.cells:
            if cell.row < repeated:
                places.append(None)
                continue
            row = cell.row + offset
            rest = None
            if number:
                rest = _rest_of(cell, repeated, cut, cells, sources, below)
            if rest is not None:
                old = cells[rest]
                reach = max(old.row + old.row_span, row + cell.row_span)
                cells[rest] = Place(
                    old.row, old.column, reach - old.row, old.column_span, old.header
                )
                places.append(Place(row, cell.column, cell.row_span, cell.column_span, False, rest))
                continue
            place = Place(
                row, cell.column, cell.row_span, cell.column_span, number == 0 and cell.row < heads
            )
            cells.append(place)
            sources.append(cell)
            places.append(place)
        all_places.append(tuple(places))
        below = max(below, max((c.row + c.row_span for c in cells), default=0))
    # Spans that grew with a later part hold for the cell that they belong to.
    numbering = iter(range(len(cells)))
    final: list[tuple[Place | None, ...]] = []
    for found in all_places:
        row_of: list[Place | None] = []
        for kept in found:
            if kept is None or kept.rest_of is not None:
                row_of.append(kept)
            else:
                row_of.append(cells[next(numbering)])
        final.append(tuple(row_of))
    return Whole(tuple(chain), tuple(final))


def _cut_row(
    sources: Sequence[DraftCell],
    places: Sequence[Place],
    table: DraftTable,
    repeated: int,
    below: int,
) -> bool:
    """Is the first row of a later part the rest of the last row of the part before?

    So it is where what stands in the row goes on with sentences, or where its first cell is empty,
    as that of no other row is. A row with a number of its own is none.
    """
    row = [c for c in table.row(repeated) if c.lines]
    last = {
        p.column: c for c, p in zip(sources, places, strict=True) if p.row + p.row_span == below
    }
    if not row or any(is_figure_cell(c.text) and _has_text(last.get(c.column)) for c in row):
        return False
    going_on = [c for c in row if _has_text(last.get(c.column)) and _goes_on(last[c.column], c)]
    if row[0].column == 0:
        filled = {column for column, cell in last.items() if cell.lines}
        if 0 not in filled and not filled & {c.column for c in row}:
            # What stood in the middle of the row's height is on one page, its name on the other.
            return len(filled) + len(row) == table.column_count
        full = any(_is_full(last[c.column], c) for c in going_on)
        return len(going_on) == len(row) and (full or len(row) == 1)
    if going_on and len(going_on) >= 0.5 * len(row):
        return True
    others = [c for c in (*sources, *table.cells) if c.column == 0 and c not in table.row(repeated)]
    return len(others) > 2 and all(c.lines and c.row_span == 1 for c in others)


def _has_text(cell: DraftCell | None) -> bool:
    return cell is not None and bool(cell.lines)


def _goes_on(above: DraftCell, cell: DraftCell) -> bool:
    return cell.text[:1].islower() and not ends_sentence(above.text)


def _is_full(above: DraftCell, cell: DraftCell) -> bool:
    """Would the first word of ``cell`` not have fitted on the last line of the cell above?"""
    word = cell.lines[0].words[0]
    left = min(line.x0 for line in above.lines) - above.area.x0
    room = above.area.x1 - max(left, 0.0) - above.lines[-1].x1
    return room < (word.x1 - word.x0) + 0.3 * word.size


def _rest_of(
    cell: DraftCell,
    repeated: int,
    cut: bool,
    places: Sequence[Place],
    sources: Sequence[DraftCell],
    below: int,
) -> int | None:
    """The cell that ``cell`` is the rest of: in a row that the page break cut, or an empty cell
    below a merged one."""
    if cell.row != repeated:
        return None
    candidates = [
        i
        for i, place in enumerate(places)
        if place.column == cell.column
        and place.column_span == cell.column_span
        and place.row + place.row_span == below
    ]
    if not candidates:
        return None
    if cut and cell.row_span == 1:
        return candidates[-1]
    above = candidates[-1]
    merged = cell.row_span > 1 or places[above].row_span > 1
    if not cell.lines and merged and sources[above].lines and not places[above].header:
        return above
    return None
