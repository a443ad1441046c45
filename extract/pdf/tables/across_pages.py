"""Tables that go on over pages: one table, its repeated header once, its cut cells whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.marks import ends_sentence
from extract.pdf.tables.cells import DraftCell, DraftTable
from extract.pdf.tables.gutters import is_figure_cell
from extract.pdf.tables.header_rows import MOST_HEADER_ROWS, header_rows_over_pages

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
    """Return True if all tables between the two stand beside the first, or beside the second."""
    first, last = parts[index].table, parts[following].table
    return all(
        other.page == table.page
        and (other.area.x0 >= table.area.x1 or other.area.x1 <= table.area.x0)
        for other in (p.table for p in parts[index + 1 : following])
        for table in ((first,) if other.page == first.page else (last,))
    )


def _follows(above: DraftTable, below: DraftTable) -> bool:
    """Return True if ``below`` stands on the next page, or in the next column of the same page."""
    if below.page == above.page:
        # Tables that begin at one height stand side by side.
        return below.area.x0 > above.area.x1 and below.area.top < above.area.top - 5
    return below.page == above.page + 1


def _fits(first: DraftTable, above: DraftTable, below: DraftTable) -> bool:
    """Return True if the columns of two parts stand below each other."""
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
    for row in range(min(first.row_count, below.row_count, MOST_HEADER_ROWS)):
        ours = [_text(c) for c in first.row(row) if c.lines]
        if not ours or ours != [_text(c) for c in below.row(row) if c.lines]:
            break
        count = row + 1
    return count if count < below.row_count else 0


def _whole(chain: Sequence[int], parts: Sequence[Part]) -> Whole:
    below = parts[chain[1]].table if len(chain) > 1 else None
    table = _WholeTable(parts[chain[0]].table, below)
    places = [table.add(parts[index].table, is_first=i == 0) for i, index in enumerate(chain)]
    return Whole(tuple(chain), tuple(table.final(found) for found in places))


class _WholeTable:
    """A table to which the parts on further pages are added one by one."""

    def __init__(self, first: DraftTable, below: DraftTable | None) -> None:
        self.first = first
        self.header_count = header_rows_over_pages(first, below)
        #: The place of each cell in the whole, and the cell as found on its page.
        self.places: list[Place] = []
        self.cells: list[DraftCell] = []
        self.row_count = 0

    def add(self, table: DraftTable, *, is_first: bool) -> list[tuple[int | None, Place | None]]:
        """Add a part; return for each of its cells its index in the whole, or the place of one
        that is the rest of another, or neither for a repeated header."""
        repeated = 0 if is_first else _repeats(self.first, table)
        cut = not is_first and self._is_first_row_cut(table, repeated)
        offset = self.row_count - repeated - int(cut)
        seam = _Seam(repeated, cut, self.row_count)
        found: list[tuple[int | None, Place | None]] = []
        for cell in table.cells:
            if cell.row < repeated:
                found.append((None, None))
                continue
            rest = None if is_first else self._begin_of(cell, seam)
            row = cell.row + offset
            if rest is not None:
                self._lengthen(rest, row + cell.row_span)
                place = Place(row, cell.column, cell.row_span, cell.column_span, False, rest)
                found.append((None, place))
                continue
            is_header = is_first and cell.row < self.header_count
            self.places.append(Place(row, cell.column, cell.row_span, cell.column_span, is_header))
            self.cells.append(cell)
            found.append((len(self.places) - 1, None))
        ends = (place.row + place.row_span for place in self.places)
        self.row_count = max(self.row_count, max(ends, default=0))
        return found

    def final(self, found: Sequence[tuple[int | None, Place | None]]) -> tuple[Place | None, ...]:
        """Return the places of a part's cells: spans that grew with a later part are whole."""
        return tuple(rest if i is None else self.places[i] for i, rest in found)

    def _lengthen(self, index: int, end: int) -> None:
        """Make a cell reach at least to row ``end``."""
        old = self.places[index]
        span = max(old.row + old.row_span, end) - old.row
        self.places[index] = replace(old, row_span=span)

    def _is_first_row_cut(self, table: DraftTable, repeated: int) -> bool:
        """Return True if the first row of a part is the rest of the last row before it.

        So it is where what stands in the row goes on with sentences, or where its first cell is
        empty, as that of no other row is. A row with a number of its own is none.
        """
        row = [c for c in table.row(repeated) if c.lines]
        last = self._last_row()
        below_text = [c for c in row if _has_text(last.get(c.column))]
        if not row or any(is_figure_cell(c.text) for c in below_text):
            return False
        going_on = [c for c in below_text if _goes_on(last[c.column], c)]
        if row[0].column == 0:
            return _is_named_row_cut(row, going_on, last, table.column_count)
        if going_on and len(going_on) >= 0.5 * len(row):
            return True
        others = [c for c in (*self.cells, *table.cells) if c not in table.row(repeated)]
        return _are_all_named(others)

    def _last_row(self) -> Mapping[int, DraftCell]:
        """Return the cells that reach to the end of the whole, by column."""
        return {
            p.column: c
            for c, p in zip(self.cells, self.places, strict=True)
            if p.row + p.row_span == self.row_count
        }

    def _begin_of(self, cell: DraftCell, seam: _Seam) -> int | None:
        """Return the cell that ``cell`` is the rest of: in a row that the page break cut, or an
        empty cell below a merged one."""
        if cell.row != seam.repeated:
            return None
        above = [
            i
            for i, place in enumerate(self.places)
            if (place.column, place.column_span) == (cell.column, cell.column_span)
            and place.row + place.row_span == seam.row_count
        ]
        if not above:
            return None
        if seam.cut and cell.row_span == 1:
            return above[-1]
        place = self.places[above[-1]]
        merged = cell.row_span > 1 or place.row_span > 1
        goes_on = not cell.lines and bool(self.cells[above[-1]].lines) and not place.header
        return above[-1] if merged and goes_on else None


@dataclass(frozen=True, slots=True)
class _Seam:
    """Where a part joins the whole: how many header rows it repeats, whether its first row is cut,
    and how many rows the whole had before."""

    repeated: int
    cut: bool
    row_count: int


def _is_named_row_cut(
    row: Sequence[DraftCell],
    going_on: Sequence[DraftCell],
    last: Mapping[int, DraftCell],
    column_count: int,
) -> bool:
    """Return True if a row with something in its first column is the rest of the one above."""
    filled = {column for column, cell in last.items() if cell.lines}
    if 0 not in filled and not filled & {c.column for c in row}:
        # What stood in the middle of the row's height is on one page, its name on the other.
        return len(filled) + len(row) == column_count
    full = any(_is_full(last[c.column], c) for c in going_on)
    return len(going_on) == len(row) and (full or len(row) == 1)


def _are_all_named(cells: Sequence[DraftCell]) -> bool:
    """Return True if no row of these cells (there are some) has an empty or merged first cell."""
    names = [c for c in cells if c.column == 0]
    return len(names) > 2 and all(c.lines and c.row_span == 1 for c in names)


def _has_text(cell: DraftCell | None) -> bool:
    return cell is not None and bool(cell.lines)


def _goes_on(above: DraftCell, cell: DraftCell) -> bool:
    return cell.text[:1].islower() and not ends_sentence(above.text)


def _is_full(above: DraftCell, cell: DraftCell) -> bool:
    """Return True if the first word of ``cell`` would not have fitted on the last line of the cell
    above."""
    word = cell.lines[0].words[0]
    left = min(line.x0 for line in above.lines) - above.area.x0
    room = above.area.x1 - max(left, 0.0) - above.lines[-1].x1
    return room < (word.x1 - word.x0) + 0.3 * word.size
