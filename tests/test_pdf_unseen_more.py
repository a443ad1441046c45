"""More that a page does not show as the file says it: mirrored text, groups that are seen through,
files on a page, slanted lines, and lists of objects that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import SourceText
from extract.pdf import read_pdf
from extract.pdf.page.visibility import Brush, is_mirrored
from extract.pdf.rewriting import rewritten
from tests.pdf_writer import PdfPage, write_pdf

TEXT = "De gemeente Borne bouwt tot 2030 in totaal 310 woningen."
PACKED = Path(__file__).parent / "pdfs" / "randloos.pdf"
OTHER = "Wethouder Van Dongen bouwt 425 woningen."


def _read(folder: Path, page: PdfPage, **how: object) -> SourceText:
    return read_pdf(write_pdf(folder, page, **how), ocr=False)


def _set(page: PdfPage, matrix: str) -> PdfPage:
    page.content.append(f"BT /F1 10 Tf {matrix} Tm <{OTHER.encode('cp1252').hex()}> Tj ET")
    return page


@pytest.mark.parametrize(
    ("matrix", "read"),
    [
        ("1 0 0 1 72 700", True), ("-1 0 0 1 400 700", False), ("1 0 0 -1 72 700", False),
        ("1 0 0.3 1 72 700", True), ("-1 0 0 -1 400 700", True),
    ],
)  # fmt: skip
def test_text_in_a_mirror_is_not_read(tmp_path: Path, matrix: str, read: bool) -> None:
    source = _read(tmp_path, _set(PdfPage().text(72, 100, TEXT), matrix))
    assert TEXT in source.text
    assert ("425" in source.text) is read
    assert any("gespiegelde tekst" in n.message for n in source.warnings) is not read


def test_text_that_is_turned_twice_is_in_no_mirror() -> None:
    assert is_mirrored((1, 0, 0, -1, 0, 0))
    assert not is_mirrored((-1, 0, 0, -1, 0, 0))
    assert not is_mirrored((0, 1, -1, 0, 0, 0))


@pytest.mark.parametrize(("opacity", "read"), [("0.01", False), ("0.6", True)])
def test_what_is_painted_in_a_group_is_seen_as_far_as_the_group_is(
    tmp_path: Path, opacity: str, read: bool
) -> None:
    page = PdfPage().text(72, 100, TEXT)
    page.content.append("q /G1 gs /X1 Do Q")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    group = (
        "FORM<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >> "
        f"/Resources << /Font << /F1 {font} >> /ExtGState << /G2 << /ca 1 >> >> >>"
        f"|/G2 gs BT /F1 10 Tf 72 700 Td <{OTHER.encode('cp1252').hex()}> Tj ET"
    )
    resources = f"/XObject << /X1 3 0 R >> /ExtGState << /G1 << /ca {opacity} >> >>"
    source = _read(tmp_path, page, streams=[group], resources=resources)
    assert TEXT in source.text
    assert ("425" in source.text) is read


def test_the_opacity_of_paint_is_that_of_its_groups_too() -> None:
    assert Brush(alpha=0.5, group_alpha=0.5).opacity == 0.25
    assert not Brush(group_alpha=0.5).hides((0.0, 0.0, 0.0))


def test_a_file_that_hangs_on_a_page_is_named(tmp_path: Path) -> None:
    page = PdfPage().text(72, 100, TEXT)
    file = "/FS << /Type /Filespec /F (raming.xlsx) >>"
    page.extra = f"/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] {file} >>]"
    assert any("“raming.xlsx”" in n.message for n in _read(tmp_path, page).warnings)
    page.extra = f"/Annots [<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] {file} >>]"
    assert not _read(tmp_path, page).warnings


def test_a_line_that_slants_a_little_is_one_line(tmp_path: Path) -> None:
    page = PdfPage().text(72, 100, TEXT)
    source = _read(tmp_path, _set(page, "0.99966 0.02618 -0.02618 0.99966 72 600"))
    assert OTHER in source.text.splitlines()


def test_what_is_no_pdf_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "geen.pdf"
    path.write_bytes(b"%PDF-1.5 en verder niets")
    assert rewritten(path) is None


def test_a_file_whose_list_of_packed_objects_is_wrong_is_read_with_a_warning(
    tmp_path: Path,
) -> None:
    path = tmp_path / "met-kop.pdf"
    path.write_bytes(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + PACKED.read_bytes()
    )
    source = read_pdf(path, ocr=False)
    assert source.text == read_pdf(PACKED, ocr=False).text
    assert source.damaged == {page.number for page in source.pages}
    assert any("de lijst van zijn onderdelen klopt niet" in n.message for n in source.warnings)
