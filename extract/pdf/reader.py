"""The reader of PDFs: from a file to the page model that the reader of text files yields too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pypdfium2 import PdfiumError

from extract.model import Cell, Grid, Line, Note, Page, Segment, SourceText
from extract.ocr import is_available
from extract.pdf.blocks import SetLine, find_blocks, set_line
from extract.pdf.captions import around_tables
from extract.pdf.cells import Line as WordLine
from extract.pdf.cells import lines_of
from extract.pdf.errors import PdfError
from extract.pdf.furniture import Furniture, PageWords, find_furniture
from extract.pdf.ink import Area, PageInk, Word, around
from extract.pdf.opening import damaged, opened, page_inks, path_counts
from extract.pdf.order import Region, in_order
from extract.pdf.scans import scanned_ink
from extract.pdf.spread import Part, Whole, spread
from extract.pdf.tables import Drawn, drawn_tables, undrawn_tables, with_parts, words_outside
from extract.pdf.trust import garbled_fonts, is_garbled, is_unreadable
from extract.pdf.writing import TextWriter, box_of

READER = "pdf 1"
#: A page with a picture of at least this part of it and no text is a scan.
_SCAN = 0.3


def read_pdf(path: Path, password: str | None = None, *, ocr: bool = True) -> SourceText:
    """Read a PDF into the page model.

    Pages without text that can be used (scans, letters that the file does not name, letters that it
    names wrongly) are recognised from their picture where ``ocr`` is wanted and tesseract is
    installed, and else are empty, with a warning either way.

    Raises :class:`PdfError` with one line that names the
    file and says what to do, for a file that cannot be read at all.
    """
    notes: list[Note] = []
    pages: list[PageInk] = []
    with opened(path, password) as pdf:
        counts = path_counts(path, password)
        try:
            for number, ink in enumerate(page_inks(pdf, counts), start=1):
                if isinstance(ink, Exception):
                    notes.append(
                        Note("extract", f"Pagina {number} is beschadigd en niet gelezen", number)
                    )
                    ink = PageInk(number, 0.0, 0.0, ())
                pages.append(ink)
        except PdfError:
            raise
        except MemoryError:
            raise
        except Exception as error:  # pdfminer raises whatever a broken file makes it trip over
            if not pages:
                raise damaged(path) from error
            notes.append(
                Note(
                    "extract", f"Het bestand is beschadigd: na pagina {len(pages)} is niets gelezen"
                )
            )
    if not pages:
        notes.append(Note("extract", "Het bestand heeft geen pagina's"))
    trusted, doubts = _trusted(pages)
    if ocr and doubts and is_available():
        trusted, doubts = _recognised(path, password, trusted, doubts)
    return assembled(trusted, [*notes, *doubts])


def assembled(pages: Sequence[PageInk], notes: Sequence[Note] = ()) -> SourceText:
    """The page model of pages as they were read."""
    drawn = with_parts([(page, drawn_tables(page)) for page in pages])
    furniture = find_furniture(
        [
            PageWords(p.number, p.height, p.width, _outside_tables(p, d))
            for p, d in zip(pages, drawn, strict=True)
        ]
    )
    laid_out = [_laid_out(p, d, furniture) for p, d in zip(pages, drawn, strict=True)]
    return _written(laid_out, furniture, notes)


def _outside_tables(page: PageInk, drawn: Drawn) -> list[Word]:
    """The words in which furniture is looked for: the header of a table that goes on over pages is
    none, though it repeats."""
    words = words_outside(page.words, drawn.tables)
    return words_outside(words, undrawn_tables(page.number, words, page))


# Trust ------------------------------------------------------------------------------------------


def _trusted(pages: Sequence[PageInk]) -> tuple[list[PageInk], list[Note]]:
    """The pages, those whose text cannot be used emptied, and what must be said of them."""
    fonts = garbled_fonts(p for p in pages if not is_unreadable(p))
    trusted: list[PageInk] = []
    notes: list[Note] = []
    for page in pages:
        message = _doubt(page, fonts)
        if message:
            notes.append(Note("extract", message, page.number))
            page = replace(page, words=(), across=(), down=(), fills=(), dots=())
        elif page.unreadable:
            notes.append(
                Note(
                    "extract",
                    f"Pagina {page.number}: {page.unreadable} tekens zijn niet te lezen",
                    page.number,
                )
            )
        if page.paths_left_out:
            notes.append(
                Note(
                    "extract",
                    f"Pagina {page.number} bevat een kaart of tekening: alleen de tekst is gelezen,"
                    " tabellen met lijnen niet",
                    page.number,
                )
            )
        trusted.append(page)
    return trusted, notes


def _recognised(
    path: Path, password: str | None, pages: Sequence[PageInk], doubts: Sequence[Note]
) -> tuple[list[PageInk], list[Note]]:
    """The pages, those without usable text as they are recognised from their picture."""
    found: list[PageInk] = []
    notes = list(doubts)
    for page in pages:
        mine = [n for n in notes if n.page == page.number]
        if page.words or not mine:
            found.append(page)
            continue
        try:
            seen = scanned_ink(path, page.number, password)
        except (OSError, PdfiumError) as error:
            said = f"Pagina {page.number}: tekstherkenning (OCR) is mislukt ({error})"
            notes.append(Note("extract", said, page.number))
            found.append(page)
            continue
        if not seen.words:
            found.append(page)
            continue
        notes = [n for n in notes if n not in mine]
        said = f"Pagina {page.number} is gelezen met tekstherkenning (OCR): lees na op de pagina"
        if seen.unreadable:
            said += f"; {seen.unreadable} cijfers waren te onzeker en zijn weggelaten"
        notes.append(Note("extract", said, page.number))
        found.append(seen)
    return found, notes


def _doubt(page: PageInk, fonts: frozenset[str]) -> str | None:
    if is_unreadable(page):
        return (
            f"Pagina {page.number} heeft geen bruikbare tekst: het bestand zegt niet welke letters"
            " er staan; er is tekstherkenning (OCR) voor nodig"
        )
    if is_garbled(page, fonts):
        return (
            f"Pagina {page.number} heeft geen betrouwbare tekst: de letters en cijfers in het"
            " bestand zijn niet die op de pagina; er is tekstherkenning (OCR) voor nodig"
        )
    pictures = sum(a.width * a.height for a in page.images)
    if not page.words and pictures > _SCAN * page.width * page.height > 0:
        return (
            f"Pagina {page.number} is een afbeelding zonder tekst; er is tekstherkenning (OCR)"
            " voor nodig"
        )
    return None


# Layout -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A page in reading order: its furniture at the top, its regions, its furniture below."""

    ink: PageInk
    header: tuple[WordLine, ...]
    regions: tuple[Region, ...]
    footer: tuple[WordLine, ...]


def _laid_out(page: PageInk, drawn: Drawn, furniture: Furniture) -> _LaidOut:
    marked = furniture.words.get(page.number, frozenset())
    outside = words_outside(page.words, drawn.tables)
    free = [w for w in outside if id(w) not in marked]
    in_boxes = {id(w) for w in free if any(b.holds(w.center, w.middle) for b in drawn.boxes)}
    loose = [w for w in free if id(w) not in in_boxes]
    tables = [*drawn.tables, *undrawn_tables(page.number, loose, page)]
    words = words_outside(free, tables)
    level = [w for w in words if w.turn == 0]
    turned = [w for w in words if w.turn > 0]
    regions = list(in_order(level, tables, page.width, drawn.boxes))
    for line in lines_of(turned):
        regions.append(Region(line.area, (line,)))
    edge = lines_of([w for w in outside if id(w) in marked])
    middle = page.height / 2
    return _LaidOut(
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


def _written(pages: Sequence[_LaidOut], furniture: Furniture, notes: Sequence[Note]) -> SourceText:
    state = _Written(TextWriter(), [], [], [], [], [])
    found: list[Page] = []
    for page in pages:
        found.append(_write_page(page, state, furniture.labels.get(page.ink.number)))
    text = state.writer.text()
    body = _with_text(state.body, text)
    blocks = find_blocks(body, _with_text(state.furniture, text))
    grids = tuple(_grid(whole, state) for whole in spread(state.parts) if _has_text(whole, state))
    grids, blocks = around_tables(text, grids, blocks, {line.start: line for line in body})
    return SourceText(text, tuple(found), blocks, grids, tuple(notes), READER, state.writer.boxes)


def _write_page(page: _LaidOut, state: _Written, label: str | None) -> Page:
    writer = state.writer
    writer.begin(page.ink)
    start = writer.length
    lines: list[Line] = []

    def write_lines(
        group: Sequence[WordLine], into: list[SetLine], column: Area, after_table: bool = False
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
            write_lines(region.lines, state.body, region.area, after_table)
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
                _only_notes(_until_table(page.regions[index + 1 :]), region),
                _only_continued(_until_table(page.regions[:index][::-1]), region),
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
    """Is a bullet drawn right before the line?"""
    area = line.area
    return any(
        0 < area.x0 - dot.x1 < 2.5 * line.size
        and area.top - 1 < (dot.top + dot.bottom) / 2 < area.bottom + 1
        and dot.width < 0.8 * line.size
        for dot in page.dots
    )


def _is_noted(line: WordLine, column: Area, page: PageInk) -> bool:
    """Does the line stand below a short rule, as footnotes do?"""
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


def _until_table(regions: Sequence[Region]) -> Sequence[Region]:
    """The regions before the first table."""
    for index, region in enumerate(regions):
        if region.table is not None:
            return regions[:index]
    return regions


def _only_notes(regions: Sequence[Region], table: Region) -> bool:
    """Does nothing but small notes stand between the table and the next one?"""
    for region in regions:
        for line in region.lines:
            text = line.text.lstrip()
            note = text[:1] in "*†" or (text[:1].isdigit() and line.size < 9)
            if not note and "vervolg" not in text.casefold():
                return False
    return True


def _only_continued(regions: Sequence[Region], table: Region) -> bool:
    """Does nothing stand between the table before and this one, but the word that it goes on, or
    notes at the foot of the column before?"""
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
            segments = (written[0],) if written else ()
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
    return Grid(tuple(cells), first.page, last.page, first.reader)
