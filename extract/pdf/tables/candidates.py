"""The tables of a page: every way to find them in turn, and what looks like one but is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.pdf.page.ink import Area, PageInk, Word
from extract.pdf.page.ruling import joined, sides
from extract.pdf.tables.banded import banded_tables
from extract.pdf.tables.cells import SAME_LINE, DraftCell, DraftTable
from extract.pdf.tables.charts import is_chart
from extract.pdf.tables.gutters import is_figure_cell
from extract.pdf.tables.numbered_lists import is_numbered_list
from extract.pdf.tables.refine import refined
from extract.pdf.tables.row_groups import with_groups
from extract.pdf.tables.ruled import ruled_tables
from extract.pdf.tables.shade_edges import with_shade_edges
from extract.pdf.tables.side_by_side import side_by_side, with_halves_joined
from extract.pdf.tables.stacked import parted_at_captions, parted_at_heads
from extract.pdf.tables.strips import aligned_tables
from extract.pdf.tables.turned_headers import with_turned_header
from extract.pdf.tables.unit_rows import with_unit_rows
from extract.pdf.tables.word_columns import worded_tables
from extract.pdf.tables.zebra import with_white_rows

#: A page with more rules than this (once joined) is a drawing.
_MOST_RULES = 2500


#: The borders of columns of one table differ at most this much (points) from page to page.
_SAME = 3
#: A box wider than this part of the page is a frame around everything.
_WIDEST_BOX = 0.6
#: Cells beside each other have no more white (points) between them than an empty narrow column.
_NEXT = 15.0
#: Between filled areas this part of the rows has two texts or more; lines in a box have one.
_LEAST_ROWS = 0.3
#: Words no further apart than this (type sizes) are words of one text.
_BLANK = 0.4
#: A table must hold so much more than another to be preferred to it.
_CLEARLY = 1.12
#: A row of so many words between two tables is a sentence.
_SENTENCE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """What rules and shading make on a page.

    ``parts`` are too little to be tables, but may be the end or the beginning of one that goes on
    over pages; ``boxes`` are boxes around text.
    """

    tables: tuple[DraftTable, ...]
    parts: tuple[DraftTable, ...] = ()
    boxes: tuple[Area, ...] = ()


def drawn_tables(ink: PageInk) -> Drawn:
    """The tables of a page that have rules or shading."""
    words = [w for w in ink.words if w.turn >= 0]
    across, down = joined(ink.across), joined(ink.down)
    if len(across) + len(down) > _MOST_RULES:
        across = down = ()
    elif down and ink.fills:
        across, down = with_shade_edges(ink.fills, across, down, words)
    fills = with_white_rows(ink.fills, words) if len(ink.fills) <= _MOST_RULES else ()
    fill_across, fill_down = sides(fills)
    all_across = joined((*across, *fill_across))
    all_down = joined((*down, *fill_down))
    page = ink.number
    candidates = [
        *ruled_tables(page, across, down, words),
        *banded_tables(page, across, down, words),
    ]
    if fill_across:
        candidates += ruled_tables(page, all_across, all_down, words, "shaded")
        candidates += banded_tables(page, all_across, all_down, words, "shaded")
    better = [
        part
        for candidate in candidates
        for part in parted_at_captions(_settled(refined(candidate, words), words))
    ]
    best = with_halves_joined(_best([t for t in better if is_table(t, ink)]))
    tables = [part for table in best for part in parted_at_heads(table)]
    parts = tuple(t for t in better if _can_go_on(t, tables))
    return Drawn(tuple(tables), parts, tuple(_boxes(candidates, tables, ink)))


def _can_go_on(candidate: DraftTable, tables: Sequence[DraftTable]) -> bool:
    """Return True if a ruled candidate, no table by itself, may be a part of one on another page."""
    if candidate.reader != "ruled" or candidate.column_count < 2:
        return False
    filled = any(c.lines for c in candidate.cells)
    return filled and not any(candidate.area.overlaps(t.area, 1) for t in tables)


def _settled(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """A table that rules or white space enclose in part, with what stands aside of its rows."""
    table = with_unit_rows(table)
    if table.reader in ("ruled", "shaded"):
        return table
    return with_turned_header(with_groups(table), words)


def _is_part_of(
    part: DraftTable, before: Sequence[DraftTable], after: Sequence[DraftTable], height: float
) -> bool:
    """Return True if a part at the edge of a page of this ``height`` has the columns of a table
    that ends on the page before, or begins on the page after."""
    goes_on = part.area.top < 0.25 * height and any(
        t.area.bottom > 0.7 * height and _same_columns(t, part) for t in before
    )
    begins = part.area.bottom > 0.75 * height and any(
        t.area.top < 0.25 * height and _same_columns(t, part) for t in after
    )
    return goes_on or begins


def with_parts(pages: Sequence[tuple[PageInk, Drawn]]) -> list[Drawn]:
    """What is drawn on each page, with the parts that go on with a table of a neighbouring page."""
    found = [drawn for _, drawn in pages]
    for i, (ink, drawn) in enumerate(pages):
        for part in drawn.parts:
            before = found[i - 1].tables if i else ()
            after = found[i + 1].tables if i + 1 < len(found) else ()
            if _is_part_of(part, before[-1:], after[:1], ink.height):
                tables = sorted((*found[i].tables, part), key=lambda t: t.area.top)
                boxes = tuple(b for b in drawn.boxes if not b.overlaps(part.area, 1))
                found[i] = replace(found[i], tables=tuple(tables), boxes=boxes)
    return found


def _same_columns(table: DraftTable, part: DraftTable) -> bool:
    ours, theirs = (sorted({round(c.area.x0) for c in t.cells}) for t in (table, part))
    return len(ours) == len(theirs) and all(
        abs(a - b) <= _SAME for a, b in zip(ours, theirs, strict=True)
    )


def _boxes(
    candidates: Sequence[DraftTable], tables: Sequence[DraftTable], ink: PageInk
) -> list[Area]:
    """Boxes with text of their own: what is in one is read before what is in the next."""
    areas = [
        cell.area
        for candidate in candidates
        if candidate.reader in ("ruled", "shaded")
        for cell in _cells_with_text(candidate)
        if cell.area.width < _WIDEST_BOX * ink.width
        and not any(t.area.overlaps(cell.area, 1) for t in tables)
    ]
    areas.sort(key=lambda a: a.width * a.height)
    found: list[Area] = []
    for area in areas:
        if not any(area.overlaps(other, 3) for other in found):
            found.append(area)
    return found


def _cells_with_text(table: DraftTable) -> list[DraftCell]:
    """Return the cells that may be boxes: those with lines of text, and all boxes of a diagram."""
    filled = [c for c in table.cells if c.lines]
    least = 1 if len(filled) > 1 and _stand_apart(filled) else 2
    return [c for c in filled if len(c.lines) >= least]


def _best(candidates: Sequence[DraftTable]) -> list[DraftTable]:
    """Of tables that overlap, the one that takes in clearly more words; else the first."""
    found: list[DraftTable] = []
    for candidate in candidates:
        rivals = [t for t in found if t.area.overlaps(candidate.area, 3)]
        if _joins_over_sentence(candidate, rivals):
            continue
        if sum(map(_word_count, rivals)) * _CLEARLY < _word_count(candidate):
            found = [t for t in found if t not in rivals]
            found.append(candidate)
    return sorted(found, key=lambda t: t.area.top)


def _joins_over_sentence(candidate: DraftTable, rivals: Sequence[DraftTable]) -> bool:
    """Return True for a table that takes two others as one, with the sentence between them as a row."""
    for row in range(candidate.row_count) if len(rivals) > 1 else ():
        filled = [cell for cell in candidate.row(row) if cell.lines]
        if len(filled) == 1 and len(filled[0].text.split()) >= _SENTENCE_WORDS:
            top, bottom = filled[0].lines[0].top, filled[0].lines[-1].bottom
            above = any(t.area.bottom <= top + 1 for t in rivals)
            if above and any(t.area.top >= bottom - 1 for t in rivals):
                return True
    return False


def _word_count(table: DraftTable) -> int:
    return sum(len(line.words) for cell in table.cells for line in cell.lines)


def undrawn_tables(page: int, words: Sequence[Word], ink: PageInk) -> list[DraftTable]:
    """The tables among words that stand in no other table and are no furniture."""
    found = [
        _settled(part, words)
        for table in aligned_tables(page, words)
        for part in side_by_side(table)
        if is_table(part, ink)
    ]
    rest = words_outside(words, found)
    return [*found, *(t for t in worded_tables(page, rest) if is_table(t, ink))]


def words_outside(words: Sequence[Word], tables: Sequence[DraftTable]) -> list[Word]:
    """The words that stand in no cell of the tables."""
    if not tables:
        return list(words)
    inside = {
        id(word) for t in tables for cell in t.cells for line in cell.lines for word in line.words
    }
    spans = [t.area for t in tables]
    # A word that was cut at a cell's border is another object than the one on the page; a watermark
    # lies under the cells.
    return [
        w
        for w in words
        if id(w) not in inside
        and (
            w.turn < 0
            or not any(
                a.holds(w.center, w.middle, 1) and _is_part_of_cell(w, t)
                for a, t in zip(spans, tables, strict=True)
            )
        )
    ]


def _is_part_of_cell(word: Word, table: DraftTable) -> bool:
    return any(cell.lines and cell.area.holds(word.center, word.middle, 2) for cell in table.cells)


def is_table(table: DraftTable, ink: PageInk) -> bool:
    """Return True if it is a table, and not boxes on a poster, cards over a map, a factsheet or a
    chart."""
    rows, columns = table.row_count, table.column_count
    if rows < 2 or columns < 2:
        return False
    filled = [c for c in table.cells if c.lines]
    if not _has_rows(table, filled):
        return False
    places = sum(c.row_span * c.column_span for c in filled)
    if places < 0.25 * rows * columns:
        return False
    return not (
        is_chart(table, ink)
        or _is_layout(table, filled)
        or _is_header_only(table, filled, ink)
        or is_numbered_list(table, filled)
        or _stand_apart(filled)
    )


def _has_rows(table: DraftTable, filled: Sequence[DraftCell]) -> bool:
    """Return True if rows have two texts or more: two rows, and of those between filled areas so
    many that these are no boxes with a text on each line."""
    whole = filled if table.reader != "shaded" else [c for c in filled if not _is_torn(c, filled)]
    by_row: dict[int, int] = {}
    for cell in (c for c in whole if not _is_bullet(c)):
        for row in range(cell.row, cell.row + cell.row_span):
            by_row[row] = by_row.get(row, 0) + 1
    several = sum(count >= 2 for count in by_row.values())
    if table.reader == "shaded" and several < _LEAST_ROWS * len(by_row):
        return False
    return several >= 2


def _is_torn(cell: DraftCell, filled: Sequence[DraftCell]) -> bool:
    """Return True if a cell goes on with the line of a cell to its left, a blank behind it."""
    first = cell.lines[0]
    return any(
        0 <= first.x0 - line.x1 < _BLANK * first.size
        and abs(line.baseline - first.baseline) < SAME_LINE * first.size
        for other in filled
        if other.column < cell.column
        for line in other.lines
    )


def _stand_apart(filled: Sequence[DraftCell]) -> bool:
    """Return True if no cell has another right beside it: the boxes of a diagram stand apart, with
    the lines that link them between."""
    return not any(
        0 <= other.area.x0 - cell.area.x1 + _SAME <= _NEXT
        and min(cell.area.bottom, other.area.bottom) - max(cell.area.top, other.area.top) > _SAME
        for cell in filled
        for other in filled
    )


def _is_header_only(table: DraftTable, filled: Sequence[DraftCell], ink: PageInk) -> bool:
    """Return True if only the header of a table is shaded, and its rows follow without."""
    if table.reader != "shaded" or table.row_count > 3:
        return False
    if any(is_figure_cell(c.text) for c in filled):
        return False
    area = table.area
    below = [
        w
        for w in ink.words
        if area.bottom < w.middle < area.bottom + 1.8 * w.size and area.holds(w.center, area.top, 2)
    ]
    columns = {c.column for w in below for c in filled if c.area.x0 <= w.center <= c.area.x1}
    return len(columns) >= 2 and sum(is_figure_cell(w.text) for w in below) >= 1


def _is_bullet(cell: DraftCell) -> bool:
    """Return True for a mark in the first column: what stands behind it is an item of a list."""
    text = cell.text
    return cell.column == 0 and len(text) == 1 and not text.isalnum()


def _is_layout(table: DraftTable, filled: Sequence[DraftCell]) -> bool:
    """Return True if the cells are boxes of running text, or a heading with text below it in
    each."""
    lengths = [len(c.text.split()) for c in filled]
    many_lines = [len(c.lines) for c in filled]
    small = table.row_count <= 4 and table.column_count <= 4
    if not small:
        return False
    figures = sum(is_figure_cell(c.text) for c in filled)
    if figures >= 0.34 * len(filled):
        return False
    sizes = [_size_ratio(c) for c in filled]
    if sum(s >= 1.35 for s in sizes) >= 0.5 * len(sizes):
        return True
    columns: dict[int, list[int]] = {}
    for cell, length in zip(filled, lengths, strict=True):
        columns.setdefault(cell.column, []).append(length)
    return (
        min(median(found) for found in columns.values()) > 22
        and median(many_lines) >= 4
        and table.row_count <= 3
    )


def _size_ratio(cell: DraftCell) -> float:
    sizes = [w.size for line in cell.lines for w in line.words if len(w.text) > 1]
    return max(sizes) / max(min(sizes), 1.0) if sizes else 1.0
