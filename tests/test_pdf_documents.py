"""The test PDFs, each from another producer: what is read is what stands on the page."""

from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from extract.clean import clean
from extract.model import Grid, Segment, SourceText
from extract.pdf import read_pdf

PDFS = Path(__file__).parent / "pdfs"


@cache
def read(name: str) -> SourceText:
    return read_pdf(PDFS / f"{name}.pdf")


def rows(source: SourceText, grid: Grid) -> list[list[str]]:
    found = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        found[cell.row][cell.column] = clean(source.text, cell.segments).text
    return found


def table(source: SourceText, label: str) -> Grid:
    return next(grid for grid in source.grids if grid.label == label)


def blocks(source: SourceText, kind: str) -> list[str]:
    return [clean(source.text, b.segments).text for b in source.blocks if b.kind == kind]


def test_three_columns_are_read_one_after_the_other() -> None:
    text = [clean(read("kolommen").text, b.segments).text for b in read("kolommen").blocks]
    starts = ["3. Voortgang", "In Merenland", "Het overleg", "Voor woningbouwlocaties", "Verdeling"]
    places = [next(i for i, t in enumerate(text) if t.startswith(s)) for s in starts]
    assert places == sorted(places)


def test_a_sentence_over_the_end_of_a_column_is_one_passage() -> None:
    said = [t for t in blocks(read("kolommen"), "paragraph") if t.startswith("Met deze verdeling")]
    assert len(said) == 1
    assert said[0].endswith("in het betaalbare segment.")


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    said = " ".join(blocks(read("kolommen"), "paragraph"))
    assert "woningbouwlocaties die meer dan honderd" in said
    assert "- " not in said


def test_horizontal_rules_make_a_table_with_its_caption_and_note() -> None:
    source = read("kolommen")
    grid = table(source, "Tabel 4")
    assert rows(source, grid) == [
        ["Gemeente", "Aantal woningen", "Waarvan sociale huur"],
        ["Duinbeek", "1.240", "410"],
        ["Elzerveen", "385", "-"],
        ["Hoogwoude", "2.015", "670"],
        ["Merendam", "96", "31"],
        ["Zandhuizen", "512", "154"],
        ["Totaal", "4.248", "1.265"],
    ]
    assert clean(source.text, grid.notes).text.startswith("Voor Elzerveen")


def test_headers_over_two_columns_and_two_rows_keep_their_spans() -> None:
    source = read("tabellen")
    grid = table(source, "Tabel 1")
    spans = {
        (c.row, c.column): (c.row_span, c.column_span)
        for c in grid.cells
        if c.row_span * c.column_span > 1
    }
    assert spans == {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (1, 2)}
    assert {c.row for c in grid.cells if c.is_header} == {0, 1}
    assert rows(source, grid)[3] == ["Hoogwoude", "670", "1.345", "310", "402"]


def test_a_cell_over_several_rows_is_there_once() -> None:
    source = read("tabellen")
    grid = table(source, "Tabel 2")
    assert [(c.row, c.row_span) for c in grid.cells if c.row_span > 1] == [(1, 2), (3, 3)]


def test_a_list_in_a_cell_stays_in_it_between_dotted_rules() -> None:
    source = read("tabellen")
    found = rows(source, table(source, "Tabel 3"))
    assert found[1] == [
        "Tempo",
        "• vergunning binnen een half jaar • ieder kwartaal overleg • één aanspreekpunt",
        "Gemeenten",
    ]


def test_rows_between_shaded_rows_are_rows_too() -> None:
    source = read("tabellen")
    assert [row[0] for row in rows(source, table(source, "Tabel 4"))] == [
        "Gemeente",
        "Duinbeek",
        "Elzerveen",
        "Hoogwoude",
        "Zandhuizen",
    ]


def test_tables_side_by_side_are_two_and_boxes_on_a_factsheet_none() -> None:
    source = read("tabellen")
    second = [grid for grid in source.grids if grid.page_first == 2]
    assert [rows(source, grid)[0] for grid in second] == [["Huur", "Aantal"], ["Koop", "Aantal"]]
    assert "nieuwe woningen tot en met 2031, verdeeld over vijf gemeenten in de regio" in blocks(
        source, "paragraph"
    )


def test_a_table_without_rules_is_read_by_its_numbers() -> None:
    source = read("randloos")
    assert rows(source, table(source, "Tabel 2")) == [
        ["Jaar", "Nodig (bruto)", "Beschikbare plannen", "Harde plannen"],
        ["2026", "310", "520", "495"],
        ["2027", "325", "610", "402"],
        ["2028 t/m 2030", "1.020", "1.890", "655"],
        ["Totaal", "1.655", "3.020", "1.552"],
    ]


def test_a_table_of_words_without_rules_is_read_by_its_header() -> None:
    source = read("randloos")
    found = rows(source, table(source, "Tabel 3"))
    assert found[0] == ["Nr", "Afspraak", "Trekker", "Gereed"]
    assert found[3][1] == "Jaarlijkse monitor van plannen, vergunningen en opgeleverde woningen"


def test_a_table_over_two_pages_is_one_and_its_header_stands_there_once() -> None:
    source = read("over-paginas")
    (grid,) = source.grids
    assert (grid.page_first, grid.page_last, grid.row_count) == (1, 2, 49)
    assert sum(row[0] == "Project" for row in rows(source, grid)) == 1


def test_articles_keep_their_numbers_apart_and_notes_are_notes() -> None:
    source = read("artikelen")
    articles = [b for b in source.blocks if b.kind == "article"]
    assert [b.marker for b in articles[:6]] == ["1.", "2.", "2.1.", "2.2.", "2.3.", "3."]
    assert [b.level for b in articles[:6]] == [0, 0, 1, 1, 1, 0]
    assert blocks(source, "footnote") == [
        "In het voorjaar en in het najaar, op wisselende plaatsen."
    ]


def test_running_headers_are_furniture_and_page_numbers_labels() -> None:
    source = read("artikelen")
    assert [page.label for page in source.pages] == ["1", "2"]
    assert blocks(source, "furniture").count("Samenwerkingsovereenkomst Heuvelrode") == 2


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_turned_pages_are_read_as_they_are_meant(number: int) -> None:
    source = read("gedraaid")
    (grid,) = [g for g in source.grids if g.page_first == number]
    assert rows(source, grid)[0] == ["Gemeente", "Huur", "Koop", "Totaal"]
    assert rows(source, grid)[2][0] == "Elzerveen"


def test_what_lies_outside_the_cropped_page_is_left_out() -> None:
    assert "Buiten beeld" not in read("gedraaid").text


def test_columns_between_vertical_rules_only_make_a_table() -> None:
    source = read("lijnen")
    assert rows(source, table(source, "Tabel 1"))[1:] == [
        ["Duinbeek", "410", "830"],
        ["Elzerveen", "115", "270"],
        ["Merendam", "31", "67"],
    ]


def test_names_of_groups_without_rules_span_their_rows() -> None:
    grid = table(read("lijnen"), "Tabel 2")
    spans = [(c.row, c.row_span) for c in grid.cells if c.column == 0]
    assert spans == [(0, 1), (1, 2), (3, 3)]


def test_remarks_behind_the_numbers_belong_to_their_rows() -> None:
    source = read("lijnen")
    assert [row[2] for row in rows(source, table(source, "Tabel 3"))] == [
        "Toelichting",
        "vastgesteld, de bouw begint zodra de weg er ligt",
        "",
        "wacht op een aansluiting op het net van de stad",
    ]


def test_turned_headers_head_their_columns() -> None:
    source = read("lijnen")
    assert rows(source, table(source, "Tabel 4"))[:2] == [
        ["Gemeente", "Sociale huur", "Middenhuur", "Koop"],
        ["Duinbeek", "410", "96", "734"],
    ]


def test_a_table_of_which_little_stands_before_the_end_of_a_page_is_one() -> None:
    source = read("paginagrens")
    numbers, actions = source.grids
    assert (numbers.page_first, numbers.page_last) == (1, 2)
    assert [row[0] for row in rows(source, numbers)] == [
        "Gemeente",
        "Duinbeek",
        "Elzerveen",
        "Hoogwoude",
        "Totaal",
    ]
    assert (actions.page_first, actions.page_last) == (3, 4)
    assert rows(source, actions)[0] == ["Actie", "Wie", "Wanneer"]
    assert actions.row_count == 3


@pytest.mark.parametrize(
    "name",
    [
        "kolommen",
        "tabellen",
        "randloos",
        "over-paginas",
        "artikelen",
        "alleen-eigenaar",
        "overeenkomst",
        "lijnen",
        "paginagrens",
    ],
)
def test_words_read_again_inside_the_boxes_are_the_quote(name: str) -> None:
    source = read(name)
    with pdfplumber.open(PDFS / f"{name}.pdf") as pdf:
        for page in source.pages:
            chars = pdf.pages[page.number - 1].chars
            for line in page.lines[::7]:
                quote = source.quote(line.start, line.end)
                boxes = source.boxes_of([Segment(line.start, line.end)])
                again = "".join(
                    c["text"]
                    for c in sorted(chars, key=lambda c: c["x0"])
                    if any(
                        b.x0 - 0.1 <= (c["x0"] + c["x1"]) / 2 <= b.x1 + 0.1
                        and b.top - 0.1 <= (c["top"] + c["bottom"]) / 2 <= b.bottom + 0.1
                        for b in boxes
                    )
                )
                assert _letters(again) == _letters(quote)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def test_every_character_that_is_no_blank_has_a_box_on_its_page() -> None:
    source = read("gedraaid")
    for page in source.pages:
        for offset in range(page.start, page.end):
            found = source.boxes_of([Segment(offset, offset + 1)])
            if source.text[offset].isspace():
                assert not found
            else:
                (box,) = found
                assert box.page == page.number
                assert 0 <= box.x0 < box.x1 <= (page.width or 0)
                assert 0 <= box.top < box.bottom <= (page.height or 0)
