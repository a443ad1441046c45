"""Scans: what is recognised from a picture, where tesseract is installed; rules and skew always."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from extract import ocr
from extract.clean import clean
from extract.model import Segment, SourceText
from extract.pdf import read_pdf
from extract.pdf.scans.picture_lines import skew_of

PDFS = Path(__file__).parent / "pdfs"
needs_ocr = pytest.mark.skipif(
    not ocr.is_available(), reason="tesseract with Dutch is not installed"
)


def picture_of(name: str, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(PDFS / f"{name}.pdf")
    picture = document[page].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return picture


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page printed, laid askew on a scanner and kept as a picture."""
    askew = picture_of("tabellen").rotate(-0.8, resample=Image.Resampling.BICUBIC, fillcolor=255)
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    askew.save(path, resolution=200)
    return path


@pytest.fixture(scope="module")
def recognised(scan: Path) -> SourceText:
    return read_pdf(scan)


@pytest.mark.parametrize("angle", [-1.5, -0.4, 0.7, 2.0])
def test_a_page_is_set_straight(angle: float) -> None:
    picture = Image.new("L", (1200, 900), 255)
    pen = ImageDraw.Draw(picture)
    for y in range(100, 800, 40):
        pen.line((100, y, 1100, y), fill=0, width=3)
    askew = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(askew) == pytest.approx(-angle, abs=0.15)


def test_a_scan_is_left_empty_when_no_recognition_is_wanted(scan: Path) -> None:
    source = read_pdf(scan, ocr=False)
    assert source.text == ""
    assert "afbeelding zonder tekst" in source.warnings[0].message


@needs_ocr
def test_tables_of_a_scan_are_recognised_cell_by_cell(recognised: SourceText) -> None:
    source = recognised
    texts = {
        (cell.row, cell.column): clean(source.text, cell.segments).text
        for cell in source.grids[0].cells
    }
    assert texts[0, 0] == "Gemeente"
    assert texts[3, 2] == "1.345"
    assert {cell.read_by for cell in source.grids[0].cells} == {"ocr"}
    assert source.pages[0].read_by == "ocr"


@needs_ocr
def test_the_boxes_of_a_scan_lie_on_the_page_as_it_was_scanned(recognised: SourceText) -> None:
    source, straight = recognised, read_pdf(PDFS / "tabellen.pdf")
    word = "Stationsplein"
    found = [
        s.boxes_of([Segment(s.text.index(word), s.text.index(word) + len(word))])[0]
        for s in (source, straight)
    ]
    width = straight.pages[0].width or 0
    height = straight.pages[0].height or 0
    # The page was turned around its middle, by 0.8 degrees clockwise.
    x, y = found[1].x0 - width / 2, found[1].bottom - height / 2
    assert found[0].x0 == pytest.approx(found[1].x0 - 0.014 * y, abs=4)
    assert found[0].bottom == pytest.approx(found[1].bottom + 0.014 * x, abs=5)


@needs_ocr
def test_a_warning_says_that_a_page_was_recognised(recognised: SourceText) -> None:
    assert "tekstherkenning (OCR)" in recognised.warnings[0].message
