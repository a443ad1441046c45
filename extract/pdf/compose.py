"""From laid-out pages to the page model: text, lines, blocks and grids with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import READ_IN_DOUBT, Cell, Grid, Line, Note, Page, Segment, SourceText
from extract.pdf.layout.captions import Bounds, around_tables
from extract.pdf.layout.order import in_order
from extract.pdf.layout.order_parts import Region
from extract.pdf.layout.paragraphs import find_blocks
from extract.pdf.layout.running_texts import Furniture
from extract.pdf.layout.text_writer import TextWriter, box_of, without_marks
from extract.pdf.layout.typesetting import SetLine, set_line
from extract.pdf.page.ink import Area, PageInk, Word, around
from extract.pdf.tables.across_pages import Part, Whole, spread
from extract.pdf.tables.candidates import Drawn, undrawn_tables, words_outside
from extract.pdf.tables.cells import DraftTable, lines_of
from extract.pdf.tables.cells import Line as WordLine
from extract.pdf.tables.doubts import doubt_of
from extract.pdf.tables.page_breaks import Sheet

READER = "pdf 1"
#: The caption of a table begins at most this many points above it.
_CAPTION = 45.0


# Layout -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page in reading order: its furniture at the top, its regions, its furniture below."""

    ink: PageInk
    header: tuple[WordLine, ...]
    regions: tuple[Region, ...]
    footer: tuple[WordLine, ...]


def sheet_of(
    page: PageInk, drawn: Drawn, furniture: Furniture, undrawn: Sequence[DraftTable]
) -> Sheet:
    """The tables of a page, and the words outside of them.

    ``undrawn`` are the tables among all words outside of drawn ones, furniture and boxes too.
    """
    outside_drawn = words_outside(page.words, drawn.tables)
    free = _free(page, outside_drawn, furniture)
    in_boxes = {id(w) for w in free if any(b.holds(w.center, w.middle) for b in drawn.boxes)}
    loose = [w for w in free if id(w) not in in_boxes]
    if len(loose) < len(outside_drawn):
        undrawn = undrawn_tables(page.number, loose, page)
    tables = [*drawn.tables, *undrawn]
    outside = words_outside(loose, tables)
    for box in drawn.boxes:
        boxed = [w for w in free if box.holds(w.center, w.middle)]
        tables += undrawn_tables(page.number, boxed, page)
    return Sheet(page.height, tuple(tables), tuple(outside))


def _free(page: PageInk, outside: Sequence[Word], furniture: Furniture) -> list[Word]:
    """Of the words of a page that stand in no drawn table those that are no furniture."""
    marked = furniture.words.get(page.number, frozenset())
    return [w for w in outside if id(w) not in marked]


def laid_out(
    page: PageInk, drawn: Drawn, furniture: Furniture, tables: Sequence[DraftTable]
) -> LaidOut:
    """A page with its ``tables``, its furniture apart and the rest in reading order."""
    marked = furniture.words.get(page.number, frozenset())
    outside = words_outside(page.words, drawn.tables)
    words = words_outside(_free(page, outside, furniture), tables)
    level = [w for w in words if w.turn == 0]
    turned = [w for w in words if w.turn > 0]
    regions = list(in_order(level, tables, page.width, drawn.boxes, (*page.fills, *page.gaps)))
    for line in lines_of(turned):
        regions.append(Region(line.area, (line,)))
    edge = lines_of([w for w in outside if id(w) in marked])
    middle = page.height / 2
    return LaidOut(
        page,
        tuple(line for line in edge if line.baseline <= middle),
        tuple(regions),
        tuple(line for line in edge if line.baseline > middle),
    )


# Writing ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Written:
    """What has been written so far."""

    writer: TextWriter
    body: list[SetLine]
    furniture: list[SetLine]
    parts: list[Part]
    cells: list[list[tuple[Segment, tuple[Segment, ...]] | None]]
    inks: list[PageInk]
    regions: int = 0


def written(pages: Sequence[LaidOut], furniture: Furniture, notes: Sequence[Note]) -> SourceText:
    """The page model of pages in reading order; ``notes`` are its warnings."""
    state = _Written(TextWriter(), [], [], [], [], [])
    found: list[Page] = []
    for page in pages:
        found.append(_write_page(page, state, furniture.labels.get(page.ink.number)))
    text = state.writer.text()
    body = _with_text(state.body, text)
    blocks = find_blocks(body, _with_text(state.furniture, text))
    wholes = [whole for whole in spread(state.parts) if _has_text(whole, state)]
    placed = [(_grid(whole, state), _bounds_of(whole, state)) for whole in wholes]
    grids, blocks = around_tables(text, placed, blocks, {line.start: line for line in body})
    marks = state.writer.marks
    blocks = tuple(replace(b, segments=without_marks(b.segments, marks)) for b in blocks)
    warnings = (*notes, *_doubt_notes(grids))
    return SourceText(text, tuple(found), blocks, grids, warnings, READER, state.writer.boxes)


def _write_page(page: LaidOut, state: _Written, label: str | None) -> Page:
    writer = state.writer
    writer.begin(page.ink)
    start = writer.length
    lines: list[Line] = []

    def write_lines(
        group: Sequence[WordLine],
        into: list[SetLine],
        column: Area,
        after_table: bool = False,
        box: Area | None = None,
    ) -> None:
        for line in group:
            if writer.length > start:
                writer.skip("\n")
            segment = writer.line(line)
            done = set_line(
                line,
                segment,
                "",
                page.ink.number,
                column,
                state.regions,
                box,
                after_table=after_table,
                dotted=_is_dotted(line, page.ink),
                noted=_is_noted(line, column, page.ink),
            )
            after_table = False
            into.append(done)
            lines.append(
                Line(
                    segment.start,
                    segment.end,
                    page.ink.number,
                    box_of(line.area, page.ink),
                    done.size,
                    done.bold,
                )
            )

    def write_edge(group: Sequence[WordLine]) -> None:
        state.regions += 1
        if group:
            write_lines(group, state.furniture, around([line.area for line in group]))

    write_edge(page.header)
    after_table = False
    for index, region in enumerate(page.regions):
        if region.table is None:
            state.regions += 1
            write_lines(region.lines, state.body, region.area, after_table, region.box)
            after_table = False
            continue
        if writer.length > start:
            writer.skip("\n")
        ranges = writer.table(region.table)
        state.cells.append(ranges)
        state.inks.append(page.ink)
        state.parts.append(
            Part(
                region.table,
                _only_notes(_until_table(_not_beside(page.regions[index + 1 :], region))),
                _only_continued(
                    _until_table(_not_beside(page.regions[:index][::-1], region)), region
                ),
            )
        )
        for cell, written in zip(region.table.cells, ranges, strict=True):
            if written is None:
                continue
            for line, segment in zip(cell.lines, written[1], strict=True):
                lines.append(
                    Line(
                        segment.start,
                        segment.end,
                        page.ink.number,
                        box_of(line.area, page.ink),
                        line.size,
                        None,
                    )
                )
        after_table = True
    write_edge(page.footer)
    width, height = page.ink.width, page.ink.height
    if page.ink.turn in (90, 270):
        width, height = height, width
    by = page.ink.read_by
    return Page(page.ink.number, start, writer.length, tuple(lines), label, width, height, by)


def _with_text(lines: Sequence[SetLine], text: str) -> list[SetLine]:
    return [replace(line, text=text[line.start : line.end]) for line in lines]


def _is_dotted(line: WordLine, page: PageInk) -> bool:
    """Return True if a bullet is drawn right before the line."""
    area = line.area
    return any(
        0 < area.x0 - dot.x1 < 2.5 * line.size
        and area.top - 1 < (dot.top + dot.bottom) / 2 < area.bottom + 1
        and dot.width < 0.8 * line.size
        for dot in page.dots
    )


def _is_noted(line: WordLine, column: Area, page: PageInk) -> bool:
    """Return True if the line stands below a short rule, as footnotes do."""
    return any(
        rule.at <= line.top + 2
        and rule.at > 0.4 * page.height
        and 30 <= rule.length <= 0.45 * page.width
        and abs(rule.start - column.x0) < 12
        and not any(
            abs(r.at - rule.at) > 3 and abs(r.start - rule.start) < 3 and abs(r.end - rule.end) < 3
            for r in page.across
        )
        for rule in page.across
    )


def _not_beside(regions: Sequence[Region], table: Region) -> list[Region]:
    """The regions but for those that stand left or right of the table, or of its caption, or that
    are read out of their place: turned texts."""
    return [
        r
        for r in regions
        if not (r.lines and r.lines[0].words[0].turn)
        and (
            (r.area.x0 < table.area.x1 and r.area.x1 > table.area.x0)
            or not table.area.top - _CAPTION < r.area.top < table.area.bottom
        )
    ]


def _until_table(regions: Sequence[Region]) -> Sequence[Region]:
    """The regions before the first table."""
    for index, region in enumerate(regions):
        if region.table is not None:
            return regions[:index]
    return regions


def _only_notes(regions: Sequence[Region]) -> bool:
    """Return True if only small notes stand between a table and the next one."""
    note: WordLine | None = None
    for line in (line for region in regions for line in region.lines):
        text = line.text.lstrip()
        if text[:1] in "*†" or (text[:1].isdigit() and line.size < 9):
            note = line
        elif "vervolg" not in text.casefold() and not (note and line.size <= note.size + 0.3):
            return False
    return True


def _only_continued(regions: Sequence[Region], table: Region) -> bool:
    """Return True if nothing stands between the table before and this one, but the word that it
    goes on, or notes at the foot of the column before."""
    lines = [line for region in regions for line in region.lines]
    above = [line for line in lines if line.area.bottom <= table.area.top + 2]
    return all("vervolg" in line.text.casefold() for line in above) and len(above) <= 2


def _has_text(whole: Whole, state: _Written) -> bool:
    return any(written for index in whole.parts for written in state.cells[index])


def _grid(whole: Whole, state: _Written) -> Grid:
    """The grid of a table over one page or several, its cut cells put together."""
    cells: list[Cell] = []
    for index, places in zip(whole.parts, whole.places, strict=True):
        part, ink = state.parts[index].table, state.inks[index]
        for draft, place, written in zip(part.cells, places, state.cells[index], strict=True):
            if place is None:
                continue
            segments = without_marks((written[0],), state.writer.marks) if written else ()
            if place.rest_of is not None:
                whole_cell = cells[place.rest_of]
                cells[place.rest_of] = replace(
                    whole_cell, segments=(*whole_cell.segments, *segments)
                )
                continue
            cells.append(
                Cell(
                    place.row,
                    place.column,
                    segments,
                    place.row_span,
                    place.column_span,
                    place.header,
                    box_of(draft.area, ink),
                    ink.read_by,
                )
            )
    first, last = state.parts[whole.parts[0]].table, state.parts[whole.parts[-1]].table
    doubts = (doubt_of(state.parts[index].table) for index in whole.parts)
    doubt = next((found for found in doubts if found), None)
    evidence = f"{READ_IN_DOUBT}: {doubt}" if doubt else None
    return Grid(tuple(cells), first.page, last.page, first.reader, evidence=evidence)


def _bounds_of(whole: Whole, state: _Written) -> Bounds:
    """Return where a table begins and ends, as its pages are read."""
    tables = [state.parts[index].table for index in whole.parts]
    first, last = (
        around([c.area for t in tables if t.page == page for c in t.cells])
        for page in (tables[0].page, tables[-1].page)
    )
    return Bounds(first.x0, first.x1, first.top, last.bottom)


def _doubt_notes(grids: Sequence[Grid]) -> list[Note]:
    """Return a warning for each table that was read with doubt, with its place."""
    return [
        Note(
            "extract",
            f"Pagina {grid.page_first}: {grid.evidence}; lees na op de pagina",
            grid.page_first,
            Segment(grid.start, grid.end),
        )
        for grid in grids
        if grid.evidence
    ]
