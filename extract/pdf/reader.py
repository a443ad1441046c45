"""The reader of PDFs: from a file to the page model that the reader of text files yields too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pypdfium2 import PdfiumError

from extract.model import Note, SourceText
from extract.ocr import is_available
from extract.pdf.compose import READER, laid_out, sheet_of, written
from extract.pdf.damage import Damage, find_damage, second_reading, structure_fault
from extract.pdf.embedded import embedded_notes
from extract.pdf.errors import PdfError
from extract.pdf.layout.page_words import PageWords
from extract.pdf.layout.running_texts import find_furniture
from extract.pdf.opening import damaged, opened, page_inks, path_counts
from extract.pdf.page.ink import PageInk, Word
from extract.pdf.page.pictures import (
    is_scan,
    is_stamped_scan,
    pages_with_pictured_tables,
    pages_with_unread_pictures,
)
from extract.pdf.page.trust import garbled_fonts, is_garbled, is_unreadable
from extract.pdf.rewriting import rewriting_fault
from extract.pdf.scans.recognition import scanned_ink
from extract.pdf.tables.candidates import (
    Drawn,
    drawn_tables,
    undrawn_tables,
    with_parts,
    words_outside,
)
from extract.pdf.tables.cells import DraftTable
from extract.pdf.tables.page_breaks import over_pages

__all__ = ["READER", "assembled", "read_pdf"]


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
    broken: list[bool] = []
    with opened(path, password) as pdf:
        counts = path_counts(path, password)
        notes += _embedded_notes(pdf.doc)
        try:
            for number, (ink, is_broken) in enumerate(page_inks(pdf, counts), start=1):
                if isinstance(ink, Exception):
                    notes.append(
                        Note("extract", f"Pagina {number} is beschadigd en niet gelezen", number)
                    )
                    ink = PageInk(number, 0.0, 0.0, ())
                pages.append(ink)
                broken.append(is_broken)
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
        fault = rewriting_fault(pdf) or structure_fault(pdf.doc, len(pages))
    if not pages:
        notes.append(Note("extract", "Het bestand heeft geen pagina's"))
    second = second_reading(path, password)
    damage = find_damage(pages, broken, second, fault) if pages else Damage()
    trusted, doubts = _trusted(pages)
    if ocr and doubts and is_available():
        trusted, doubts = _recognised(path, password, trusted, doubts)
    source = assembled(trusted, [*notes, *damage.notes, *doubts])
    return replace(source, damaged=damage.pages)


def _embedded_notes(document: Any) -> list[Note]:
    try:
        return embedded_notes(document)
    except (TypeError, ValueError, KeyError, AttributeError):  # a broken catalog has none
        return []


def assembled(pages: Sequence[PageInk], notes: Sequence[Note] = ()) -> SourceText:
    """The page model of pages as they were read."""
    drawn = with_parts([(page, drawn_tables(page)) for page in pages])
    undrawn = [
        undrawn_tables(p.number, words_outside(p.words, d.tables), p)
        for p, d in zip(pages, drawn, strict=True)
    ]
    furniture = find_furniture(
        [
            PageWords(p.number, p.height, p.width, _outside_tables(p, d, tables))
            for p, d, tables in zip(pages, drawn, undrawn, strict=True)
        ]
    )
    sheets = [
        sheet_of(p, d, furniture, tables)
        for p, d, tables in zip(pages, drawn, undrawn, strict=True)
    ]
    pages_in_order = [
        laid_out(p, d, furniture, tables)
        for p, d, tables in zip(pages, drawn, over_pages(sheets), strict=True)
    ]
    return written(pages_in_order, furniture, notes)


def _outside_tables(page: PageInk, drawn: Drawn, undrawn: Sequence[DraftTable]) -> list[Word]:
    """The words in which furniture is looked for: the header of a table that goes on over pages is
    none, though it repeats."""
    return words_outside(words_outside(page.words, drawn.tables), undrawn)


# Trust ------------------------------------------------------------------------------------------


def _trusted(pages: Sequence[PageInk]) -> tuple[list[PageInk], list[Note]]:
    """The pages, those whose text cannot be used emptied, and what must be said of them."""
    fonts = garbled_fonts(p for p in pages if not is_unreadable(p))
    pictured, tables = pages_with_unread_pictures(pages), pages_with_pictured_tables(pages)
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
        kinds = _unseen_kinds(page)
        if kinds:
            message = f"Pagina {page.number}: niet gelezen is {', '.join(kinds)}"
            notes.append(Note("extract", message, page.number))
        if not message:
            notes += _picture_notes(page, pictured, tables)
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
        except (OSError, ValueError, PdfiumError) as error:
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
    if page.figures_shifted or is_garbled(page, fonts):
        return (
            f"Pagina {page.number} heeft geen betrouwbare tekst: de letters en cijfers in het"
            " bestand zijn niet die op de pagina; er is tekstherkenning (OCR) voor nodig"
        )
    if is_scan(page):
        return (
            f"Pagina {page.number} is een afbeelding zonder tekst; er is tekstherkenning (OCR)"
            " voor nodig"
        )
    return None


def _picture_notes(page: PageInk, pictured: frozenset[int], tables: frozenset[int]) -> list[Note]:
    """Return what is said of pictures on a page that may hold text or a table."""
    if is_stamped_scan(page):
        text = "is een afbeelding met een paar woorden; er is tekstherkenning (OCR) voor nodig"
    elif page.number in tables:
        text = "bevat een tabel als afbeelding: tekst en getallen daarin zijn niet gelezen"
    elif page.number in pictured:
        text = "bevat een afbeelding: tekst en getallen daarin zijn niet gelezen"
    else:
        return []
    return [Note("extract", f"Pagina {page.number} {text}", page.number)]


#: Why characters of the file are not on the page, as a reader of the site is told.
_UNSEEN = {
    "layer": "tekst in een laag die uit staat",
    "invisible": "onzichtbare tekst",
    "outside": "tekst buiten de pagina",
    "background": "tekst in de kleur van de achtergrond",
    "covered": "afgedekte tekst",
    "struck": "doorgehaalde tekst",
    "mirrored": "gespiegelde tekst",
}


#: Fewer characters than this beside the page are marks of the printer.
_PRINTERS_MARKS = 20


def _unseen_kinds(page: PageInk) -> list[str]:
    """Return what is said of characters that are not seen; never the characters themselves."""
    return [
        f"{_UNSEEN[reason]} ({count} tekens)"
        for reason, count in page.unseen
        if reason != "outside" or count >= _PRINTERS_MARKS
    ]
