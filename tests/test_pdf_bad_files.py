"""Files that misbehave: each gets its line or its warning, and nothing wrong in the text."""

import re
from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.pdf import PdfError, read_pdf
from tests.pdf_writer import PdfPage, font, pdf_bytes, write_pdf

PDFS = Path(__file__).parent / "pdfs"
SENTENCES = [
    "De gemeenten en de provincie maken in het voorjaar afspraken over de bouw van woningen.",
    "Voor de komende jaren is dat een opgave van 1240 woningen, die niet in een keer te halen is.",
    "In het overleg van de regio wordt ieder jaar besproken hoe het met de plannen gaat.",
]


def page_of_sentences() -> PdfPage:
    page = PdfPage()
    page.lines(70, 90, SENTENCES, size=9)
    return page


def test_a_user_password_is_asked_for_and_the_file_is_read_with_it() -> None:
    path = PDFS / "wachtwoord.pdf"
    with pytest.raises(PdfError, match="needs a password"):
        read_pdf(path)
    with pytest.raises(PdfError, match="not the right one"):
        read_pdf(path, "anders")
    assert "overleggen twee keer per jaar" in read_pdf(path, "merenland").text


def test_a_file_with_only_an_owner_password_opens() -> None:
    assert "620 sociale huurwoningen" in read_pdf(PDFS / "alleen-eigenaar.pdf").text


def test_a_file_that_is_encrypted_in_an_unknown_way_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "vreemd.pdf"
    whole = pdf_bytes([page_of_sentences()])
    handler = b"trailer\n<< /ID [<00> <00>] /Encrypt << /Filter /Onbekend /V 4 >> "
    path.write_bytes(re.sub(rb"trailer\s*<< ", handler, whole))
    with pytest.raises(PdfError, match="encrypted in a way that cannot be read"):
        read_pdf(path)


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    path.write_bytes(b"")
    with pytest.raises(PdfError, match=r"leeg\.pdf: the file is empty"):
        read_pdf(path)


def test_a_web_page_saved_as_pdf_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pagina.pdf"
    path.write_text("<!DOCTYPE html><html><body>Niet gevonden</body></html>")
    with pytest.raises(PdfError, match="a web page saved as"):
        read_pdf(path)


def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "afgekapt.pdf"
    whole = (PDFS / "artikelen.pdf").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReadError, match="damaged or cut off") as raised:
        read_pdf(path)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PdfError, match="cannot be opened"):
        read_pdf(tmp_path / "weg.pdf")


def test_a_wrong_startxref_is_mended(tmp_path: Path) -> None:
    data = pdf_bytes([page_of_sentences()])
    path = tmp_path / "startxref.pdf"
    path.write_bytes(data.replace(b"startxref\n", b"startxref\n9"))
    assert SENTENCES[0] in read_pdf(path).text


def test_a_file_without_pages_has_a_warning(tmp_path: Path) -> None:
    source = read_pdf(write_pdf(tmp_path))
    assert source.pages == ()
    assert [note.message for note in source.warnings] == ["Het bestand heeft geen pagina's"]


def test_a_scan_has_no_text_and_a_warning_that_names_the_page(tmp_path: Path) -> None:
    image = "FORM<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8|\xff"
    page = PdfPage(content=["q 595 0 0 842 0 0 cm /Im1 Do Q"])
    path = write_pdf(
        tmp_path, page, page_of_sentences(), streams=[image], resources="/XObject << /Im1 3 0 R >>"
    )
    source = read_pdf(path)
    assert [(note.page, "afbeelding zonder tekst" in note.message) for note in source.warnings] == [
        (1, True)
    ]
    assert SENTENCES[0] in source.text


def test_a_font_that_names_no_letters_gives_no_text(tmp_path: Path) -> None:
    unnamed = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Zonder /Encoding /Identity-H "
        "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Zonder "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 "
        "/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Zonder /Flags 4 >> >>] >>"
    )
    page = PdfPage(content=["BT /F1 10 Tf 70 700 Td <002400250026002700280029002A002B> Tj ET"])
    source = read_pdf(write_pdf(tmp_path, page, fonts={"F1": unnamed}), ocr=False)
    assert source.text == ""
    assert "geen bruikbare tekst" in source.warnings[0].message
    assert "(cid" not in source.text


def shifted_map(by: int) -> str:
    """A ToUnicode map that names for each letter and digit the one ``by`` places further on."""
    pairs = "\n".join(f"<{c:02x}> <{c + by:04x}>" for c in range(0x30, 0x7B))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{0x7B - 0x30} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )


@pytest.mark.parametrize("by", [1, 3, -2, 29])
def test_letters_and_digits_that_were_shifted_give_no_text(tmp_path: Path, by: int) -> None:
    garbled = font("Helvetica", to_unicode=3)
    source = read_pdf(
        write_pdf(tmp_path, page_of_sentences(), fonts={"F1": garbled}, streams=[shifted_map(by)]),
        ocr=False,
    )
    assert source.text == ""
    assert re.search("geen (betrouwbare|bruikbare) tekst", source.warnings[0].message)


def test_names_of_places_are_not_taken_for_shifted_letters(tmp_path: Path) -> None:
    page = PdfPage()
    names = "Almere Barneveld Culemborg Doetinchem Ede Franeker Goes Haarlem Lelystad Meppel"
    page.lines(70, 90, [names, names, names, "Roermond Sneek Tiel Veendam Waalwijk"])
    assert read_pdf(write_pdf(tmp_path, page)).text.startswith("Almere")


def test_a_page_with_a_map_of_many_shapes_keeps_its_text(tmp_path: Path) -> None:
    page = page_of_sentences()
    page.content += [
        f"{50 + i % 90 * 5} {100 + i // 90 * 5} m {56 + i % 90 * 5} {103 + i // 90 * 5} l "
        f"{51 + i % 90 * 5} {107 + i // 90 * 5} l h f"
        for i in range(6500)
    ]
    source = read_pdf(write_pdf(tmp_path, page))
    assert SENTENCES[0] in source.text
    assert any("kaart of tekening" in note.message for note in source.warnings)


def test_a_page_with_nonsense_for_its_rotation_is_read(tmp_path: Path) -> None:
    broken = PdfPage(extra="/Rotate (dwars)")
    source = read_pdf(write_pdf(tmp_path, page_of_sentences(), broken))
    assert SENTENCES[2] in source.text
    assert len(source.pages) == 2
