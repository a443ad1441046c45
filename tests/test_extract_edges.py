"""The edges of the settings of ``extract``: what is read on either side of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfminer.pdfinterp import PDFResourceManager

from extract.lines import TextLine
from extract.model import Cell, Segment, SourceText
from extract.pdf import read_pdf
from extract.pdf.layout.page_words import PageWords
from extract.pdf.layout.running_texts import find_furniture
from extract.pdf.opening import ink_of
from extract.pdf.page.device import PageDevice
from extract.pdf.page.glyphs import Char, words_in
from extract.pdf.page.ink import Area, PageInk, Style, Word
from extract.pdf.page.pictures import is_scan, is_stamped_scan, pages_with_unread_pictures
from extract.pdf.tables.cells import DraftCell, DraftTable, lines_of
from extract.pdf.tables.gutters import columns_of
from extract.pdf.tables.turned_headers import with_turned_header
from extract.tables.draft import Draft
from extract.text import parse_text
from tests.pdf_writer import PdfPage, font, write_pdf

_STYLE = Style("F1", False, False, False, (0.0,))
_HEIGHT, _WIDTH = 842.0, 595.0


def _chars(text: str, x: float, baseline: float, size: float = 10) -> list[Char]:
    return [
        Char(
            letter,
            x + 0.5 * size * i,
            baseline - 0.75 * size,
            x + 0.5 * size * (i + 1),
            baseline + 0.25 * size,
            baseline,
            size,
            _STYLE,
        )
        for i, letter in enumerate(text)
        if letter != " "
    ]


def _words(*texts: tuple[str, float, float, float]) -> tuple[Word, ...]:
    """Words of texts, each with its x, baseline and size."""
    chars = [char for text in texts for char in _chars(*text)]
    return words_in({0: chars}, 0, _WIDTH, _HEIGHT)


# Furniture ----------------------------------------------------------------------------------------


def _found(*specials: list[tuple[str, float, float]]) -> list[str]:
    """The furniture of pages with prose and the given texts (baseline, size) each, page by page."""
    pages = []
    for number, texts in enumerate(specials, start=1):
        body = [
            (f"Onderwerp {chr(96 + number)}{chr(105 + i)} komt aan bod", 72.0, 300.0 + 14 * i, 10.0)
            for i in range(12)
        ]
        words = _words(*body, *((text, 72.0, y, size) for text, y, size in texts))
        pages.append(PageWords(number, _HEIGHT, _WIDTH, words))
    furniture = find_furniture(pages).words
    return [
        " ".join(w.text for w in page.words if id(w) in furniture.get(page.number, ()))
        for page in pages
    ]


@pytest.mark.parametrize(("baseline", "found"), [(150.5, True), (150.8, False)])
def test_furniture_stands_in_the_upper_part_of_a_page(baseline: float, found: bool) -> None:
    header = [("Woonakkoord", baseline, 10.0)]
    assert bool(_found(header, header)[0]) is found


@pytest.mark.parametrize(("top", "found"), [(696.3, False), (696.4, True)])
def test_furniture_stands_in_the_lower_part_of_a_page(top: float, found: bool) -> None:
    footer = [("Woonakkoord", top, 10.0)]
    assert bool(_found(footer, footer)[0]) is found


@pytest.mark.parametrize(("shift", "found"), [(4.0, True), (4.1, False)])
def test_furniture_stands_at_one_height(shift: float, found: bool) -> None:
    pages = [[("Woonakkoord", 50 + d, 10.0)] for d in (0, shift)]
    assert bool(_found(*pages)[0]) is found


@pytest.mark.parametrize(("others", "found"), [(2, False), (3, True)])
def test_what_stands_in_the_place_of_furniture_on_three_pages_is_furniture(
    others: int, found: bool
) -> None:
    header = [("Woonakkoord", 50.0, 10.0)]
    assert bool(_found(*[header] * others, [("Bijlage", 50.0, 10.0)])[-1]) is found


@pytest.mark.parametrize(("distance", "found"), [(117.8, True), (118.0, False)])
def test_numbers_of_pages_stand_near_the_edge(distance: float, found: bool) -> None:
    pages = [[(str(4 + i), distance, 10.0)] for i in range(2)]
    assert bool(_found(*pages)[0]) is found


@pytest.mark.parametrize(("distance", "found"), [(84.1, True), (84.3, False)])
def test_a_single_number_stands_nearer_the_edge(distance: float, found: bool) -> None:
    assert bool(_found([("7", distance, 10.0)])[0]) is found


@pytest.mark.parametrize(("gap", "found"), [(13.9, False), (14.1, True)])
def test_a_single_number_stands_apart_from_the_text(gap: float, found: bool) -> None:
    page = [("7", 60.0, 10.0), ("De gemeente bouwt woningen in het dorp", 60 + gap, 10.0)]
    assert ("7" in _found(page, [])[0].split()) is found


@pytest.mark.parametrize(("number", "found"), [("1", True), ("2", False)])
def test_a_number_right_above_the_text_is_that_of_the_only_page(number: str, found: bool) -> None:
    page = [(number, 60.0, 10.0), ("De gemeente bouwt woningen in het dorp", 72.0, 10.0)]
    assert (number in _found(page)[0].split()) is found


@pytest.mark.parametrize(("distance", "found"), [(101.0, True), (101.1, False)])
def test_roman_numbers_of_pages_stand_near_the_edge(distance: float, found: bool) -> None:
    pages = [[(text, distance, 10.0)] for text in ("vi", "xl", "il")]
    assert bool(_found(*pages)[0]) is found


@pytest.mark.parametrize(("pages", "found"), [(2, False), (3, True)])
def test_roman_numbers_are_those_of_several_pages(pages: int, found: bool) -> None:
    assert bool(_found(*[[("vi", 60.0, 10.0)], [], []][:pages])[0]) is found


@pytest.mark.parametrize(("size", "found"), [(8.6, True), (8.7, False)])
def test_a_small_header_is_smaller_than_the_text(size: float, found: bool) -> None:
    assert bool(_found([("Raadsvoorstel", 50.0, size)])[0]) is found


@pytest.mark.parametrize(("distance", "found"), [(75.7, True), (75.9, False)])
def test_a_small_header_stands_near_the_edge(distance: float, found: bool) -> None:
    assert bool(_found([("Raadsvoorstel", distance, 8.0)])[0]) is found


@pytest.mark.parametrize(("gap", "found"), [(5.9, False), (6.1, True)])
def test_a_small_header_stands_apart_from_the_text(gap: float, found: bool) -> None:
    # The header reaches 2 points below its baseline, the text 7.5 points above its own.
    text = ("De gemeente bouwt woningen in het dorp", 50 + 2 + gap + 7.5, 10.0)
    assert ("Raadsvoorstel" in _found([("Raadsvoorstel", 50.0, 8.0), text])[0]) is found


@pytest.mark.parametrize(("pages", "found"), [(2, False), (3, True)])
def test_numbers_in_the_margin_are_those_of_three_pages(pages: int, found: bool) -> None:
    made = [
        PageWords(n, _HEIGHT, _WIDTH, _words(("Tekst", 90, 300, 10), (str(n), 30, 400, 10)))
        for n in range(1, pages + 1)
    ]
    assert bool(find_furniture(made).words) is found


# Pictures -----------------------------------------------------------------------------------------


def _pictured(share: float, words: int = 0, number: int = 1, on_it: int = 0) -> PageInk:
    area = Area(0, 200, 100, 200 + 800 * 6 * share)
    beside = [("Woord", 300.0, 20.0 + 12 * i, 10.0) for i in range(words)]
    above = [("aan", 5.0, 220.0 + 12 * i, 10.0) for i in range(on_it)]
    return PageInk(number, 600, 800, _words(*beside, *above), images=(area,))


@pytest.mark.parametrize(("share", "scan"), [(0.3, False), (0.301, True)])
def test_a_scan_is_a_picture_over_much_of_a_page(share: float, scan: bool) -> None:
    assert is_scan(_pictured(share)) is scan
    assert not is_scan(_pictured(share, words=1))


@pytest.mark.parametrize(
    ("share", "words", "stamped"),
    [(0.8, 12, False), (0.801, 12, True), (0.801, 13, False), (0.801, 0, False)],
)
def test_a_stamped_scan_has_a_few_words(share: float, words: int, stamped: bool) -> None:
    assert is_stamped_scan(_pictured(share, words)) is stamped


@pytest.mark.parametrize(("share", "may"), [(0.0499, False), (0.0501, True)])
def test_a_picture_that_may_hold_a_table_is_large_enough(share: float, may: bool) -> None:
    assert bool(pages_with_unread_pictures([_pictured(share, words=2)])) is may


@pytest.mark.parametrize(("on_it", "may"), [(2, True), (3, False)])
def test_a_picture_with_words_on_it_is_a_background(on_it: int, may: bool) -> None:
    assert bool(pages_with_unread_pictures([_pictured(0.2, words=2, on_it=on_it)])) is may


@pytest.mark.parametrize(("pages", "may"), [(2, True), (3, False)])
def test_a_picture_in_one_place_on_three_pages_is_a_logo(pages: int, may: bool) -> None:
    inks = [_pictured(0.2, words=2, number=n) for n in range(1, pages + 1)]
    assert bool(pages_with_unread_pictures(inks)) is may


# Columns without rules ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "rows", "columns"),
    [(4.4, 4, 0), (4.6, 4, 2), (4.6, 3, 0), (6.9, 3, 0), (7.1, 3, 2)],
)
def test_white_between_columns_is_wider_in_few_lines(gap: float, rows: int, columns: int) -> None:
    texts = [
        text
        for i in range(rows)
        for text in (
            ("woninge" if i % 2 else "woningen", 60.0, 100.0 + 14 * i, 10.0),
            ("410" if i % 2 else "41", gap + (100 if i % 2 else 105), 100.0 + 14 * i, 10.0),
        )
    ]
    lines = lines_of(_words(*texts))
    assert len(columns_of(lines, 50, 200)) == columns


# Turned headers -----------------------------------------------------------------------------------


def _turned_heads(overlap: float) -> DraftTable:
    """A table with turned heads above it that reach ``overlap`` points below its first row."""
    cells = tuple(
        DraftCell(
            row,
            column,
            Area(60 + 40 * column, 200 + 20 * row, 100 + 40 * column, 220 + 20 * row),
            tuple(lines_of(_words(("410", 65.0 + 40 * column, 214.0 + 20 * row, 10.0))))
            if row
            else (),
        )
        for row in range(3)
        for column in range(3)
    )
    table = DraftTable(1, Area(60, 200, 180, 260), cells, "ruled")
    words = [
        Word(
            "Opgave",
            x0=75 + 40 * i,
            top=180,
            x1=85 + 40 * i,
            bottom=220 + overlap,
            baseline=220 + overlap,
            size=10,
            style=_STYLE,
            edges=_words(("Opgave", 0, 0, 10))[0].edges,
            turn=90,
        )
        for i in range(3)
    ]
    return with_turned_header(table, words)


@pytest.mark.parametrize(("overlap", "headed"), [(1.0, True), (1.1, False)])
def test_a_turned_head_ends_where_the_first_row_does(overlap: float, headed: bool) -> None:
    assert any(c.lines for c in _turned_heads(overlap).row(0)) is headed


# What is kept of a page ---------------------------------------------------------------------------


def test_a_page_with_as_much_turned_as_level_text_is_not_turned() -> None:
    device = PageDevice(PDFResourceManager(), with_paths=False)
    device.width, device.height = _WIDTH, _HEIGHT
    device.chars = {90: _chars("woning", 72, 100), 0: _chars("gebied", 72, 300)}
    assert ink_of(device, 1).turn == 0
    device.chars[90] += _chars("en", 72, 120)
    assert ink_of(device, 1).turn == 90


def _with_picture(folder: Path, mask: str) -> SourceText:
    """What is read of text over which a picture was put."""
    picture = (
        "FORM<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
        f"/ColorSpace /DeviceGray {mask}|\x00"
    )
    page = PdfPage().text(72, 100, "De gemeente bouwt 310 woningen.")
    page.content.append("q 200 0 0 40 60 730 cm /Im1 Do Q")
    path = write_pdf(folder, page, streams=[picture], resources="/XObject << /Im1 3 0 R >>")
    return read_pdf(path, ocr=False)


def test_a_picture_over_text_covers_it(tmp_path: Path) -> None:
    assert "310" not in _with_picture(tmp_path, "").text


@pytest.mark.parametrize("mask", ["/Mask [0 0]", "/ImageMask true", "/SMask 3 0 R"])
def test_a_picture_that_lets_text_through_covers_nothing(tmp_path: Path, mask: str) -> None:
    assert "310" in _with_picture(tmp_path, mask).text


def test_a_sign_of_a_font_of_signs_before_text_is_a_bullet(tmp_path: Path) -> None:
    page = PdfPage().text(72, 100, "\xb7", font="F4").text(82, 100, "Bouwen")
    page.text(72, 300, "De gemeente bouwt de woningen die nodig zijn in het dorp.")
    symbol = "<< /Type /Font /Subtype /Type1 /BaseFont /Wingdings /Encoding /WinAnsiEncoding >>"
    path = write_pdf(tmp_path, page, fonts={"F1": font(), "F4": symbol})
    assert read_pdf(path, ocr=False).blocks[0].kind == "list_item"


# Text ---------------------------------------------------------------------------------------------


def test_a_table_over_two_pages_ends_on_the_last() -> None:
    rows = "\n".join(f"Dorp{c}  {n}  {n + 3}" for c, n in zip("abcd", range(11, 15), strict=True))
    source = parse_text(f"Gemeente  Plan  Gereed\n{rows}\n\f{rows}\n")
    assert max(grid.page_last for grid in source.grids) == 2


def test_a_draft_ends_on_the_last_page_of_its_lines() -> None:
    def line(page: int, start: int) -> TextLine:
        return TextLine("a 1 2", start, start + 5, page, 0, False, 0)

    draft = Draft((Cell(0, 0, (Segment(0, 1),)),), (line(1, 0), line(2, 10), line(1, 6)), "regels")
    assert (draft.grid(None, ()).page_first, draft.grid(None, ()).page_last) == (1, 2)
