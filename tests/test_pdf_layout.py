"""Words, order, tables and blocks of pages written here by hand."""

from pathlib import Path

from extract.clean import clean
from extract.model import SourceText
from extract.pdf import read_pdf
from tests.pdf_writer import PdfPage, write_pdf


def said(source: SourceText, kind: str | None = None) -> list[str]:
    return [clean(source.text, b.segments).text for b in source.blocks if kind in (None, b.kind)]


def cells(source: SourceText) -> list[list[tuple[int, int, str]]]:
    return [
        [(c.row, c.column, clean(source.text, c.segments).text) for c in grid.cells if c.segments]
        for grid in source.grids
    ]


def test_words_are_parted_by_distance_where_no_blanks_are_written(tmp_path: Path) -> None:
    page = PdfPage().text(70, 100, "Samen").text(104.2, 100, "bouwen").text(141.9, 100, "wij")
    assert read_pdf(write_pdf(tmp_path, page)).text == "Samen bouwen wij"


def test_a_footnote_mark_is_no_digit_of_the_number_before_it(tmp_path: Path) -> None:
    page = PdfPage().text(70, 100, "opgave 1240").text(126, 96, "2", size=6)
    assert read_pdf(write_pdf(tmp_path, page)).text == "opgave 1240 2"


def test_letters_printed_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    page = PdfPage().text(70, 100, "Totaal 12").text(70.4, 100, "Totaal 12")
    assert read_pdf(write_pdf(tmp_path, page)).text == "Totaal 12"


def test_columns_are_not_mixed_whatever_the_order_in_the_file(tmp_path: Path) -> None:
    page = PdfPage()
    left = [f"links regel {i} van de tekst in de kolom" for i in range(9)]
    right = [f"rechts regel {i} van de tekst in de kolom" for i in range(9)]
    page.lines(320, 105, right)
    page.lines(60, 100, left)
    text = read_pdf(write_pdf(tmp_path, page)).text
    assert text.split("\n") == left + right


def test_numbers_of_a_list_are_no_column(tmp_path: Path) -> None:
    page = PdfPage()
    for i in range(6):
        page.text(60, 100 + 15 * i, f"{i + 1}.")
        page.text(90, 100 + 15 * i, f"De gemeente maakt plan {i + 1} voor woningen in het dorp;")
    source = read_pdf(write_pdf(tmp_path, page))
    assert [b.marker for b in source.blocks] == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_names_and_what_they_mean_stay_on_one_line(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(60, 100, ["Datum:", "Plaats:", "Aanwezig:"], pitch=20)
    page.lines(180, 100, ["12 maart 2026", "Duinbeek", "de leden van de raad en het college"], 20)
    assert read_pdf(write_pdf(tmp_path, page)).text.split("\n")[0] == "Datum: 12 maart 2026"


def test_a_heading_is_larger_and_a_paragraph_ends_where_a_line_has_room(tmp_path: Path) -> None:
    page = PdfPage().text(60, 80, "Bouwen in de regio", size=15)
    page.lines(
        60,
        110,
        [
            "De gemeenten spreken af dat zij in de komende jaren samen meer woningen bouwen",
            "dan in de jaren hiervoor.",
            "De provincie ondersteunt hen daarbij met kennis en met geld, zo lang dat nodig is",
            "voor de plannen die er liggen.",
        ],
    )
    source = read_pdf(write_pdf(tmp_path, page))
    assert said(source, "heading") == ["Bouwen in de regio"]
    assert [text.split()[-1] for text in said(source, "paragraph")] == ["hiervoor.", "liggen."]


def test_a_dash_within_a_sentence_begins_no_item(tmp_path: Path) -> None:
    page = PdfPage()
    lines = [
        "De gemeenten in de regio bouwen de woningen die er nodig zijn",
        "en doen dat samen met alle anderen die er bouwen",
    ]
    page.lines(
        60, 100, [*lines, "– woningcorporaties, ontwikkelaars en burgers – in een hoog tempo."]
    )
    (block,) = read_pdf(write_pdf(tmp_path, page)).blocks
    assert block.kind == "paragraph"
    page = PdfPage()
    page.lines(
        60,
        100,
        [
            lines[0],
            "en doen dat",
            "– voor ouderen en",
            "– voor jongeren in de dorpen en de steden die er zijn.",
        ],
    )
    assert [b.kind for b in read_pdf(write_pdf(tmp_path, page)).blocks] == [
        "paragraph",
        "list_item",
        "list_item",
    ]


def test_drawn_bullets_make_list_items(tmp_path: Path) -> None:
    page = PdfPage()
    for i, text in enumerate(["eerste punt van de lijst;", "tweede punt van de lijst."]):
        y = 100 + 16 * i
        page.text(80, y, text)
        page.content.append(f"68 {842 - y + 2} 3.5 3.5 re f")
    source = read_pdf(write_pdf(tmp_path, page))
    assert said(source, "list_item") == ["eerste punt van de lijst;", "tweede punt van de lijst."]


def test_a_table_of_contents_is_no_table(tmp_path: Path) -> None:
    page = PdfPage()
    for i, title in enumerate(["Inleiding", "Opgave", "Afspraken", "Uitvoering", "Bijlagen"]):
        page.text(60, 100 + 16 * i, f"{i + 1}. {title}").text(500, 100 + 16 * i, str(3 + 4 * i))
    assert not read_pdf(write_pdf(tmp_path, page)).grids


def test_a_border_that_is_open_at_the_sides_still_closes_the_table(tmp_path: Path) -> None:
    page = PdfPage()
    for i, row in enumerate(
        [("Gemeente", "Huur", "Koop"), ("Duinbeek", "41", "83"), ("Merendam", "31", "65")]
    ):
        for x, text in zip((65, 205, 285), row, strict=True):
            page.text(x, 115 + 20 * i, text)
    for y in (120, 140):
        page.rule(60, y, 360, y)
    for x in (200, 280):
        page.rule(x, 100, x, 160)
    (found,) = cells(read_pdf(write_pdf(tmp_path, page)))
    assert [text for _, _, text in found] == [
        "Gemeente", "Huur", "Koop", "Duinbeek", "41", "83", "Merendam", "31", "65",
    ]  # fmt: skip


def test_a_word_that_a_narrow_cell_broke_is_whole(tmp_path: Path) -> None:
    page = PdfPage().grid([60, 110, 200], [90, 120, 140, 160])
    page.text(64, 102, "Mantelzor").text(64, 114, "gers").text(114, 102, "2030")
    page.text(64, 134, "14").text(114, 134, "15").text(64, 154, "9").text(114, 154, "8")
    (found,) = cells(read_pdf(write_pdf(tmp_path, page)))
    assert (0, 0, "Mantelzorgers") in found


def test_a_word_over_the_border_of_two_cells_is_cut_there(tmp_path: Path) -> None:
    page = PdfPage().grid([60, 87.8, 160], [90, 110, 130])
    page.text(65.6, 104, "2024").text(87.8, 104, "2025").text(65.6, 124, "1240").text(
        87.8, 124, "385"
    )
    (found,) = cells(read_pdf(write_pdf(tmp_path, page)))
    assert found == [(0, 0, "2024"), (0, 1, "2025"), (1, 0, "1240"), (1, 1, "385")]


def test_rows_within_one_band_are_parted_by_their_numbers(tmp_path: Path) -> None:
    page = PdfPage().grid([60, 200, 280], [90, 110, 190])
    page.text(64, 104, "Gemeente").text(204, 104, "Huur")
    for i, (name, count) in enumerate(
        [("Duinbeek", "41"), ("Merendam", "31"), ("Elzerveen", "12")]
    ):
        page.text(64, 126 + 22 * i, name).text(204, 126 + 22 * i, count)
    (found,) = cells(read_pdf(write_pdf(tmp_path, page)))
    assert [text for row, _, text in found if row == 2] == ["Merendam", "31"]


def test_a_row_that_the_end_of_a_page_cut_is_one_row(tmp_path: Path) -> None:
    first = PdfPage().grid([60, 150, 400], [700, 720, 760])
    first.text(64, 714, "Wie").text(154, 714, "Wat")
    first.text(64, 734, "Gemeenten").text(154, 734, "maken afspraken over de bouw van")
    second = PdfPage().grid([60, 150, 400], [60, 80, 100])
    second.text(154, 74, "woningen voor ouderen.")
    second.text(64, 94, "Provincie").text(154, 94, "houdt de cijfers bij.")
    (found,) = cells(read_pdf(write_pdf(tmp_path, first, second)))
    assert (1, 1, "maken afspraken over de bouw van woningen voor ouderen.") in found
    assert (2, 0, "Provincie") in found


def test_bars_of_a_chart_are_no_shaded_rows(tmp_path: Path) -> None:
    page = PdfPage()
    for i in range(5):
        page.rule(80, 300 - 40 * i, 400, 300 - 40 * i)
    for i, high in enumerate([35, 90, 62, 140, 118]):
        page.fill(100 + 60 * i, 300 - high, 130 + 60 * i, 300)
        page.text(105 + 60 * i, 296 - high, str(high * 3), size=8)
        page.text(105 + 60 * i, 312, str(2024 + i), size=8)
    assert not [g for g in read_pdf(write_pdf(tmp_path, page)).grids if g.reader != "aligned"]


def test_turned_words_in_a_header_are_read_in_their_own_direction(tmp_path: Path) -> None:
    page = PdfPage().grid([60, 160, 190, 220], [100, 190, 210, 230])
    page.text(64, 184, "Gemeente").text(178, 186, "Sociale huur", turn=90).text(
        208, 186, "Koop", turn=90
    )
    page.text(64, 204, "Duinbeek").text(164, 204, "41").text(194, 204, "83")
    page.text(64, 224, "Merendam").text(164, 224, "31").text(194, 224, "65")
    (found,) = cells(read_pdf(write_pdf(tmp_path, page)))
    assert (0, 1, "Sociale huur") in found
