"""Layouts of minutes, council decisions and coalition agreements, on pages written here by hand."""

from pathlib import Path

import pytest

from extract.clean import clean
from extract.headers import resolve
from extract.model import SourceText
from extract.pdf import read_pdf
from extract.pdf.layout.page_words import PageWords
from extract.pdf.layout.running_texts import find_furniture
from extract.pdf.page.ink import Area, Word
from extract.pdf.scans.recognition import _level_sizes, _word
from tests.pdf_writer import PdfPage, write_pdf

TEXT = [
    "De gemeenten spreken af dat zij in de komende jaren samen meer woningen bouwen",
    "dan in de jaren hiervoor, en de provincie ondersteunt hen daarbij met kennis.",
]


def said(source: SourceText, kind: str) -> list[str]:
    return [clean(source.text, b.segments).text for b in source.blocks if b.kind == kind]


def test_names_that_are_painted_over_leave_no_gutter(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(60, 100, "Aanwezig: A. Jansen (Duinbeek),").fill(210, 92, 290, 103, 0)
    page.text(295, 100, "(Merendam), B. de Wit uit het dorp").text(60, 113, "(provincie),")
    page.fill(120, 105, 200, 116, 0).text(205, 113, "(provincie) en het Rijk").fill(
        316, 105, 330, 116, 0
    )
    assert read_pdf(write_pdf(tmp_path, page)).text.split("\n") == [
        "Aanwezig: A. Jansen (Duinbeek), (Merendam), B. de Wit uit het dorp",
        "(provincie), (provincie) en het Rijk",
    ]


def test_points_with_letters_are_list_items(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(60, 100, ["De raad neemt deze punten op in de afspraken van de regio en het Rijk:"])
    page.lines(
        80, 113, ["a. lokaal eigendom;", "b. voorrang voor initiatieven uit het dorp;", "c. rust."]
    )
    assert len(said(read_pdf(write_pdf(tmp_path, page)), "list_item")) == 3


def test_a_short_numbered_line_in_bold_is_a_heading_also_with_a_point(tmp_path: Path) -> None:
    page = PdfPage().text(60, 90, "5. Vaststelling agenda.", font="F2")
    page.lines(60, 103, TEXT)
    assert said(read_pdf(write_pdf(tmp_path, page)), "heading") == ["5. Vaststelling agenda."]


def test_a_line_in_italics_right_above_text_is_a_heading(tmp_path: Path) -> None:
    page = PdfPage().text(60, 90, "Gebouwde omgeving", font="F3")
    page.lines(60, 103, TEXT)
    assert said(read_pdf(write_pdf(tmp_path, page)), "heading") == ["Gebouwde omgeving"]


def test_a_name_that_stays_together_on_the_next_line_ends_no_paragraph(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(
        60,
        100,
        [*TEXT, "Zij benoemen met ingang van juli de heer De Wit tot lid van de rekencommissie"],
    )
    page.text(60, 139, "Den Helder voor een periode van drie jaar.")
    assert said(read_pdf(write_pdf(tmp_path, page)), "paragraph")[-1].endswith(
        "rekencommissie Den Helder voor een periode van drie jaar."
    )


def test_a_second_sentence_that_hangs_under_an_item_is_a_part_of_it(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(60, 100, "-").text(78, 100, "Aantal projecten in de beginfase (onder de radar).")
    page.text(78, 113, "Wat wij weten is dat zes molens tot twee projecten leiden.")
    page.text(60, 126, "-").text(78, 126, "De tijd die een project kost.")
    assert len(said(read_pdf(write_pdf(tmp_path, page)), "list_item")) == 2


def test_the_number_of_a_footnote_that_hangs_left_of_it_is_its_mark(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(60, 100, TEXT)
    page.text(60, 147, "1", size=5).text(
        74, 150, "Zie de monitor van de regio over dit jaar.", size=7.5
    )
    assert said(read_pdf(write_pdf(tmp_path, page)), "footnote") == [
        "Zie de monitor van de regio over dit jaar."
    ]


def test_entries_of_a_table_of_contents_are_blocks_of_their_own(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(60, 100, TEXT)
    for i, title in enumerate(["Klimaat", "Wonen in de regio", "Verkeer en vervoer"]):
        page.text(60, 160 + 13 * i, title).text(450, 160 + 13 * i, str(3 + i))
    assert said(read_pdf(write_pdf(tmp_path, page)), "paragraph")[1:] == [
        "Klimaat 3",
        "Wonen in de regio 4",
        "Verkeer en vervoer 5",
    ]


def test_a_footer_with_other_text_level_with_it_on_one_page_is_a_footer_there_too(
    tmp_path: Path,
) -> None:
    pages = []
    for number in range(1, 4):
        page = PdfPage()
        page.lines(60, 300 + 20 * number, TEXT)
        page.text(200, 800, f"Vergadering van de raad, bijlage {number}", size=8)
        pages.append(page)
    pages[0].text(40, 800, "Drukkerij 2026", size=8)
    source = read_pdf(write_pdf(tmp_path, *pages))
    assert len(said(source, "furniture")) == 3
    assert "Drukkerij 2026" in said(source, "paragraph")


def test_a_table_goes_on_behind_a_footnote_of_several_lines(tmp_path: Path) -> None:
    first = PdfPage().grid([60, 200, 280], [640, 660, 680, 700])
    second = PdfPage().grid([60, 200, 280], [60, 80, 100])
    for page, top, names in (
        (first, 654, ["Gemeente", "Duinbeek", "Merendam"]),
        (second, 74, ["Elzerveen", "Totaal"]),
    ):
        for i, name in enumerate(names):
            page.text(64, top + 20 * i, name).text(
                204, top + 20 * i, "Huur" if name == "Gemeente" else "12"
            )
    first.text(60, 740, "1 Naar de stand van het vorige jaar, zoals de", size=7.5)
    first.text(60, 749, "gemeenten die hebben opgegeven.", size=7.5)
    assert len(read_pdf(write_pdf(tmp_path, first, second)).grids) == 1


def recognised(text: str, x: float, y: float, size: float, width: float) -> list[Word]:
    return [_word(text, Area(x, y - size, x + width, y), y, size)]


def test_letters_of_a_logo_in_a_scan_are_furniture_though_read_otherwise_each_time() -> None:
    pages = [
        PageWords(1, 842, 595, recognised("AAlmelo_Tubber_engemeen", 60, 790, 16, 200)),
        PageWords(2, 842, 595, recognised("AAlmelo_Tubber_engemeente", 60, 791, 16, 205)),
    ]
    assert set(find_furniture(pages).words) == {1, 2}


def test_an_underlined_line_of_a_scan_is_not_larger() -> None:
    words = [w for i in range(6) for w in recognised("gemeenten", 60, 100 + 14 * i, 10, 45)]
    words += recognised("locatie", 60, 190, 14, 30)
    words += recognised("Woondeal", 60, 220, 14, 66)
    assert [w.size for w in _level_sizes(words)] == [10] * 7 + [14]


def test_page_numbers_beside_the_text_are_furniture_and_labels(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 4):
        page = PdfPage().text(560 if number % 2 else 24, 420, str(number + 10), size=8)
        page.lines(60, 100 + 20 * number, TEXT)
        pages.append(page)
    source = read_pdf(write_pdf(tmp_path, *pages))
    assert said(source, "furniture") == ["11", "12", "13"]
    assert [page.label for page in source.pages] == ["11", "12", "13"]


# Tables below each other in one frame -----------------------------------------------------------------


def _stacked(tmp_path: Path, caption: str) -> SourceText:
    """Read a table of three columns and, in one frame with it, one of three others below ``caption``."""
    page = PdfPage().text(60, 80, "Tabel 1 Plannen")
    for y in range(90, 251, 20):
        page.rule(60, y, 460, y)
    for x in (60, 460):
        page.rule(x, 90, x, 250)
    for top, bottom, xs in ((90, 150, (180, 320)), (170, 250, (220, 380))):
        for x in xs:
            page.rule(x, top, x, bottom)
    upper = [
        ("Gemeente", "Plaats", "Aantal"),
        ("Duinbeek", "Duin", "41"),
        ("Merendam", "Mere", "85"),
    ]
    lower = [
        ("Gemeente", "Terrein", "Opp. in ha"),
        ("Duinbeek", "De Haven", "7"),
        ("Elzerveen", "Kil", "15"),
    ]
    for i, row in enumerate(upper):
        for x, text in zip((64, 184, 324), row, strict=True):
            page.text(x, 104 + 20 * i, text, size=9)
    page.text(64, 164, caption, size=9)
    for i, row in enumerate((*lower, ("Merendam", "Zuid", "9"))):
        for x, text in zip((64, 224, 384), row, strict=True):
            page.text(x, 184 + 20 * i, text, size=9)
    return read_pdf(write_pdf(tmp_path, page))


def test_a_row_with_the_caption_of_a_table_begins_another_table(tmp_path: Path) -> None:
    source = _stacked(tmp_path, "Tabel 2 Terreinen")
    first, second = source.grids
    assert (first.label, first.row_count, first.column_count) == ("Tabel 1", 3, 3)
    assert (second.label, second.row_count, second.column_count) == ("Tabel 2", 4, 3)
    heads = [resolve(source, grid) for grid in source.grids]
    assert [h[len(g.cells) - 1].column_text for h, g in zip(heads, source.grids, strict=True)] == [
        "Aantal",
        "Opp. in ha",
    ]


@pytest.mark.parametrize("title", ["Terreinen", "Tabel 2 geeft de terreinen per gemeente."])
def test_a_row_with_another_text_parts_no_table(tmp_path: Path, title: str) -> None:
    assert len(_stacked(tmp_path, title).grids) == 1
