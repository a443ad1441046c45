"""Layouts of real files that were read wrongly: sparse tables, shading in pieces, letters, diagrams."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from extract.clean import clean
from extract.headers import cell_text, resolve
from extract.model import SourceText
from extract.pdf import read_pdf
from extract.pdf.layout.letterheads import are_labels, ends_address, is_reference_data
from extract.pdf.page.ink import Area, Rule
from extract.pdf.page.tiles import Tile, joined_tiles
from tests.pdf_writer import PdfPage, write_pdf

PROSE = [
    "De gemeenten spreken af dat zij in de komende jaren samen meer woningen bouwen dan",
    "in de jaren hiervoor, en de provincie ondersteunt hen daarbij met kennis en geld.",
]
WIDTHS = {" ": 0.278, ".": 0.278, ",": 0.278}


def read(folder: Path, *pages: PdfPage, **how: object) -> SourceText:
    return read_pdf(write_pdf(folder, *pages, **how))


def tables(source: SourceText) -> list[list[list[str]]]:
    found = []
    for grid in source.grids:
        rows = [[""] * grid.column_count for _ in range(grid.row_count)]
        for cell in grid.cells:
            rows[cell.row][cell.column] = cell_text(source, cell).text
        found.append(rows)
    return found


def said(source: SourceText, *kinds: str) -> list[str]:
    wanted = kinds or ("paragraph",)
    return [clean(source.text, b.segments).text for b in source.blocks if b.kind in wanted]


def width(text: str, size: float) -> float:
    return size * sum(WIDTHS.get(c, 0.556) for c in text)


def put(page: PdfPage, y: float, name: str, xs: Sequence[float], texts: Sequence[str]) -> None:
    """Write a row with its name, and its texts so that they end at ``xs``."""
    if name:
        page.text(60, y, name, size=9)
    for x, text in zip(xs, texts, strict=True):
        if text:
            page.text(x - width(text, 9), y, text, size=9)


def grid(
    page: PdfPage, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]
) -> None:
    page.grid(xs, ys)
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            page.text(x + 4, y + 13, text, size=9)


# Tables without rules -----------------------------------------------------------------------------

HEADS = ("Sociaal", "Midden", "Koop")
XS = (230.0, 320.0, 410.0)


def sparse(folder: Path, *rows: Sequence[str]) -> list[list[list[str]]]:
    page = PdfPage()
    page.lines(60, 60, PROSE)
    put(page, 110, "Kern", XS, HEADS)
    for number, (name, *texts) in enumerate(rows):
        put(page, 128 + 18 * number, name, XS, texts)
    return tables(read(folder, page))


def test_a_number_far_below_the_last_of_its_column_is_in_its_column(tmp_path: Path) -> None:
    rows = [
        ["Duinbeek", "120", "", ""],
        ["Merendam", "", "45", ""],
        ["Zuiderveen", "", "", "88"],
        ["Oosterhaar", "", "20", "31"],
        ["Westwoud", "12", "", ""],
    ]
    assert sparse(tmp_path, *rows) == [[["Kern", *HEADS], *rows]]


def test_a_number_that_is_alone_in_its_column_stands_under_its_header(tmp_path: Path) -> None:
    rows = [
        ["Duinbeek", "120", "60", ""],
        ["Merendam", "95", "45", ""],
        ["Westwoud", "8", "", "31"],
    ]
    assert sparse(tmp_path, *rows) == [[["Kern", *HEADS], *rows]]


def test_the_name_of_a_group_is_a_row_of_its_table(tmp_path: Path) -> None:
    rows = [
        ["Noord", "", "", ""],
        ["Duinbeek", "120", "60", "10"],
        ["Merendam", "95", "45", "20"],
        ["Zuid", "", "", ""],
        ["Westwoud", "8", "12", "31"],
        ["Oosterhaar", "18", "22", "41"],
    ]
    assert sparse(tmp_path, *rows) == [[["Kern", *HEADS], *rows]]


def test_a_line_above_a_table_without_groups_is_no_row_of_it(tmp_path: Path) -> None:
    rows = [
        ["Duinbeek", "120", "60", "10"],
        ["Merendam", "95", "45", "20"],
        ["Westwoud", "8", "2", "1"],
    ]
    page = PdfPage().text(60, 100, "Kernen", size=9)
    for number, (name, *texts) in enumerate(rows):
        put(page, 118 + 18 * number, name, XS, texts)
    assert tables(read(tmp_path, page))[0][-3:] == rows


# Rules and shading --------------------------------------------------------------------------------

COLUMNS = (60.0, 160.0, 260.0, 360.0)
ROWS = (100.0, 125.0, 165.0, 190.0)
CELLS = [["Kern", "Plek", "Opgave"], ["Duinbeek", "Centrum", "120"], ["Merendam", "Haven", "95"]]


def test_a_ruled_table_with_shaded_paragraphs_is_no_chart(tmp_path: Path) -> None:
    page = PdfPage()
    for top, high in zip(ROWS, (12, 26, 18), strict=False):
        for left in COLUMNS[:2]:
            page.fill(left + 3, top + 4, left + 90, top + 4 + high)
    grid(page, COLUMNS, ROWS, CELLS)
    assert tables(read(tmp_path, page)) == [CELLS]


def test_bars_on_rules_are_a_chart(tmp_path: Path) -> None:
    page = PdfPage()
    page.grid(COLUMNS, ROWS)
    for left, top, value in ((70, 110, "80"), (170, 140, "50"), (270, 170, "20")):
        page.fill(left, top, left + 40, 190).text(left + 14, top - 3, value, size=8)
        page.text(left + 10, 202, f"20{left}"[:4], size=8)
    assert not tables(read(tmp_path, page))


def piecewise(page: PdfPage, x0: float, x1: float, top: float, lines: int, grey: float) -> float:
    """Shade a cell with a box for each line and strips around them; gives where it ends."""
    for i in range(lines):
        page.fill(x0 + 5, top + 2 + 12 * i, x1 - 5, top + 14 + 12 * i, grey)
    end = top + 12 * lines + 8
    page.fill(x0, top, x0 + 5, end, grey).fill(x1 - 5, top, x1, end, grey)
    page.fill(x0 + 5, top, x1 - 5, top + 2, grey).fill(x0 + 5, end - 6, x1 - 5, end, grey)
    return end


def shaded_in_pieces(page: PdfPage, top: float) -> float:
    for grey, row in zip((0.7, 0.9, 0.96), CELLS, strict=True):
        names = row[0].split(" ")
        for left, right in pairwise(COLUMNS):
            end = piecewise(page, left, right, top, 2, grey)
        page.lines(65, top + 11, [*names, "(kern)"], pitch=12, size=9)
        for x, text in zip(COLUMNS[1:], row[1:], strict=False):
            page.text(x + 5, top + 11, text, size=9)
        top = end
    return top


def test_shading_in_pieces_makes_rows_of_whole_cells(tmp_path: Path) -> None:
    page = PdfPage()
    shaded_in_pieces(page, 100)
    found = tables(read(tmp_path, page))
    assert found == [[[f"{row[0]} (kern)", *row[1:]] for row in CELLS]]


def test_a_sentence_between_two_tables_shaded_in_pieces_is_text(tmp_path: Path) -> None:
    page = PdfPage()
    end = shaded_in_pieces(page, 100)
    shaded_in_pieces(page, page.lines(60, end + 25, PROSE) + 5)
    source = read(tmp_path, page)
    assert said(source) == [" ".join(PROSE)]
    assert [len(table) for table in tables(source)] == [3, 3]


def tile(x0: float, top: float, x1: float, bottom: float, color: float = 0.5) -> Tile:
    area = Area(x0, top, x1, bottom)
    return Tile(area, (color,), Rule(top, x0, x1) if bottom - top < 3 else None)


def test_a_strip_joins_the_boxes_that_it_stands_beside() -> None:
    boxes = [tile(10, 0, 90, 12), tile(10, 12, 90, 24)]
    (group,), inside = joined_tiles([*boxes, tile(5, 0, 10, 24)], [])
    assert group[1] == Area(5, 0, 90, 24)
    assert inside == {0, 1, 2}


@pytest.mark.parametrize(
    "strip",
    [
        pytest.param(tile(5, 0, 10, 24, color=0.1), id="another color"),
        pytest.param(tile(3, 0, 9, 24), id="white between"),
        pytest.param(tile(-6, 0, 10, 24), id="too wide for a strip"),
    ],
)
def test_a_strip_that_is_no_part_of_the_shading_joins_nothing(strip: Tile) -> None:
    assert joined_tiles([tile(10, 0, 90, 12), tile(10, 12, 90, 24), strip], [])[0] == []


@pytest.mark.parametrize(
    "strip",
    [
        pytest.param(tile(5, -2, 10.4, 122), id="white between that is rounded away, left"),
        pytest.param(tile(5, -2, 10.7, 122), id="a little over it, left"),
        pytest.param(tile(90.4, -2, 95, 122), id="white between that is rounded away, right"),
        pytest.param(tile(6, 120.6, 94, 124), id="white between that is rounded away, below"),
        pytest.param(tile(6, 119.6, 94, 124), id="a little over it, below"),
    ],
)
def test_a_strip_joins_boxes_that_it_all_but_touches(strip: Tile) -> None:
    boxes = [tile(10.55, 0, 90.1, 60), tile(10.55, 60, 90.1, 120.1)]
    ((pieces, _),), _ = joined_tiles([*boxes, strip], [])
    assert strip in pieces


def test_a_strip_with_text_on_it_is_a_cell() -> None:
    tiles = [tile(10, 0, 90, 12), tile(2, 0, 10, 12)]
    assert joined_tiles(tiles, [])[0] and not joined_tiles(tiles, [(6, 6)])[0]


def test_two_ruled_tables_with_a_sentence_between_are_two(tmp_path: Path) -> None:
    page = PdfPage()
    grid(page, COLUMNS, ROWS, CELLS)
    page.text(
        60, 204, "Voor de jaren daarna geldt deze verdeling van de woningen over alle kernen."
    )
    grid(page, COLUMNS, [y + 110 for y in ROWS], CELLS)
    source = read(tmp_path, page)
    assert tables(source) == [CELLS, CELLS]
    assert len(said(source)) == 1


def test_two_ruled_tables_with_other_columns_and_a_sentence_between_are_two(tmp_path: Path) -> None:
    page = PdfPage()
    grid(page, COLUMNS, ROWS, CELLS)
    page.text(60, 204, "En deze woningen komen er later bij.")
    other = [["Jaar", "Plan"], ["2026", "Duinrand"], ["2027", "Havenkom"]]
    grid(page, [COLUMNS[0], 130, COLUMNS[-1]], [220, 240, 260, 280], other)
    source = read(tmp_path, page)
    assert tables(source) == [CELLS, other]
    assert len(said(source)) == 1


def test_white_lines_on_paper_part_no_cells(tmp_path: Path) -> None:
    page = PdfPage()
    grid(page, COLUMNS, ROWS, CELLS)
    middle = (COLUMNS[0] + COLUMNS[1]) / 2
    page.content.append("1 G")
    page.rule(middle, ROWS[0], middle, ROWS[1])
    assert tables(read(tmp_path, page)) == [CELLS]


def test_a_unit_in_the_header_stands_over_all_numbers(tmp_path: Path) -> None:
    page = PdfPage()
    rows = [
        ["Kern", "2025", "2026"],
        ["", "(x 1.000 euro)", ""],
        ["Duinbeek", "410", "520"],
        ["Merendam", "80", "95"],
    ]
    grid(page, COLUMNS, (100, 120, 140, 160, 180), rows)
    source = read(tmp_path, page)
    headers = resolve(source, source.grids[0])
    assert {h.column_text for h in headers.values() if h.column and h.row} == {
        "2025 › (x 1.000 euro)",
        "2026 › (x 1.000 euro)",
    }


def test_a_part_of_a_row_keeps_what_it_is_a_part_of(tmp_path: Path) -> None:
    page = PdfPage()
    rows = [
        ["Kern", "2025", "2026"],
        ["Duinbeek", "410", "520"],
        ["w.v. huur", "80", "95"],
        ["Merendam", "7", "9"],
    ]
    grid(page, COLUMNS, (100, 120, 140, 160, 180), rows)
    source = read(tmp_path, page)
    headers = resolve(source, source.grids[0])
    names = {
        cell_text(source, source.grids[0].cells[i]).text: h.row_text for i, h in headers.items()
    }
    assert names["80"] == "Duinbeek › w.v. huur"
    assert names["7"] == "Merendam"


def test_a_row_that_the_rules_part_is_one_whatever_its_cells_are_set_like(tmp_path: Path) -> None:
    page = PdfPage()
    for y in (118, 160, 202):
        page.rule(60, y, 420, y)
    put(page, 112, "Kern", (400,), ("Opgave",))
    page.text(180, 112, "Afspraak", size=9)
    for top, name, value in ((118, "Duinbeek", "410"), (160, "Merendam", "80")):
        page.lines(
            180,
            top + 12,
            ["Bouwt in het centrum", "en bij de haven voor", "ouderen en starters"],
            pitch=12,
            size=9,
        )
        put(page, top + 24, name, (400,), (value,))
    found = tables(read(tmp_path, page))
    assert [row[0] for row in found[0]] == ["Kern", "Duinbeek", "Merendam"]


def test_a_table_whose_rows_are_unsure_says_so(tmp_path: Path) -> None:
    page = PdfPage()
    rows = [
        ["Kern", "Plek", "Opgave"],
        ["Duinbeek", "Centrum", "120"],
        ["", "en haven", ""],
        ["Merendam", "Dorp", "95"],
    ]
    grid(page, COLUMNS, (100, 120, 140, 160, 180), rows)
    source = read(tmp_path, page)
    assert source.grids[0].evidence
    assert any("twijfel" in note.message and note.segment for note in source.warnings)


def test_a_table_that_is_read_for_sure_says_nothing(tmp_path: Path) -> None:
    page = PdfPage()
    grid(page, COLUMNS, ROWS, CELLS)
    source = read(tmp_path, page)
    assert source.grids[0].evidence is None and not source.warnings


# What is no table ---------------------------------------------------------------------------------


def test_boxes_of_a_flow_chart_are_read_one_by_one(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(60, 60, PROSE)
    texts = (
        ("Past het plan", "in de opgave?"),
        ("Ja: het plan gaat", "door"),
        ("De gemeente bouwt", "binnen een jaar"),
    )
    for top in (110, 180):
        for i, lines in enumerate(texts):
            left = 60 + 170 * i
            page.fill(left, top, left + 130, top + 40)
            page.lines(left + 8, top + 17, lines, size=9)
            if i:
                page.rule(left - 40, top + 20, left, top + 20)
    source = read(tmp_path, page)
    assert not source.grids
    assert {" ".join(lines) for lines in texts} <= set(said(source))


def test_stacked_bars_are_no_table(tmp_path: Path) -> None:
    page = PdfPage()
    for i, (name, parts) in enumerate(
        (("Duinbeek", (40, 35, 25)), ("Merendam", (30, 45, 25)), ("Westwoud", (20, 20, 60)))
    ):
        x, top = 140.0, 110 + 26 * i
        page.text(60, top + 13, name, size=9)
        for part, grey in zip(parts, (0.6, 0.75, 0.9), strict=True):
            page.fill(x, top, x + 3 * part, top + 18, grey).text(
                x + 20, top + 13, f"{part}%", size=9
            )
            x += 3 * part
    assert not read(tmp_path, page).grids


def test_lines_through_words_make_no_table(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(
        64,
        113,
        ["Vergadering van de raad", "Besluit over de woningen", "Stemming per fractie"],
        size=9,
    )
    page.grid([60, 85, 105, 130, 180], [100, 120, 145])
    source = read(tmp_path, page)
    assert not source.grids
    assert "Vergadering van de raad" in source.text


def test_marks_with_texts_behind_them_are_a_list(tmp_path: Path) -> None:
    page = PdfPage()
    rows = [["+", "Naam van de kern"], ["+", "Nummer van de kern"], ["+", "Plaats van de kern"]]
    grid(page, (60, 80, 300), (100, 120, 140, 160), rows)
    assert not read(tmp_path, page).grids


# Letters ------------------------------------------------------------------------------------------


def letter(margin: float) -> PdfPage:
    page = PdfPage()
    text = [
        "Met deze brief informeren wij u over de voortgang van de bouw van",
        "woningen in de provincie. Wij zeggen toe dat wij u voor de zomer een",
        "nieuwe raming sturen. De gemeenten hebben ons gemeld hoeveel zij in",
        "het volgende jaar samen willen bouwen, en wat zij daarvoor van ons",
        "nodig hebben. Over de verdeling daarvan overleggen wij met hen.",
    ]
    page.lines(60, 120, text)
    data = ["Datum", "12 mei 2025", "Kenmerk", "2025/014", "Telefoon", "038 499"]
    page.lines(margin, 116, data, pitch=10, size=7)
    return page


def test_small_print_in_the_margin_is_no_part_of_the_sentences(tmp_path: Path) -> None:
    found = said(read(tmp_path, letter(386)), "paragraph", "footnote", "heading")
    assert any(
        text.startswith("Met deze brief") and text.endswith("overleggen wij met hen.")
        for text in found
    )
    assert any("2025/014" in text for text in found)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("06.12.2025", True),
        ("038 499 88 99", True),
        ("12 mei 2025", True),
        ("1 van 2", True),
        ("3 november", True),
        ("1 De raad stelt dit vast.", False),
        ("2 mei-maanden met regen", False),
        ("Datum", False),
    ],
)
def test_data_of_a_letter_are_no_notes(text: str, data: bool) -> None:
    assert is_reference_data(text) is data


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Datum", True),
        ("Datum Kenmerk Zaaknummer", True),
        ("Uw brief van", True),
        ("Datum van de afspraak", False),
        ("Opgave", False),
    ],
)
def test_labels_of_a_letter_are_known(text: str, labels: bool) -> None:
    assert are_labels(text) is labels


@pytest.mark.parametrize(
    ("text", "ends"),
    [("1234 AB Duinbeek", True), ("1234 woningen", False), ("0123 AB Duinbeek", False)],
)
def test_an_address_ends_in_a_postal_code(text: str, ends: bool) -> None:
    assert ends_address(text) is ends


def test_labels_addresses_and_dates_of_a_letter_are_neither_headings_nor_notes(
    tmp_path: Path,
) -> None:
    page = PdfPage()
    page.lines(60, 100, ["Gemeente Duinbeek", "Postbus 12", "1234 AB Duinbeek"], font="F2")
    for x, label, value in (
        (60, "Datum", "06.12.2025"),
        (160, "Kenmerk", "D-2025-01"),
        (260, "Bijlagen", "2"),
    ):
        page.text(x, 200, label, size=7, font="F2").text(x, 212, value, size=7)
    page.lines(60, 260, PROSE)
    source = read(tmp_path, page)
    assert not said(source, "heading", "footnote")
    assert "06.12.2025" in " ".join(said(source))


def test_a_bold_line_above_text_is_still_a_heading(tmp_path: Path) -> None:
    page = PdfPage().text(60, 100, "Opgave tot 2030", font="F2")
    page.lines(60, 114, PROSE)
    assert said(read(tmp_path, page), "heading") == ["Opgave tot 2030"]


# Marks of notes -----------------------------------------------------------------------------------


def test_raised_letters_are_no_part_of_names_and_years(tmp_path: Path) -> None:
    page = PdfPage()
    grid(
        page,
        COLUMNS,
        (100, 120, 140, 160),
        [["Kern", "2025", "2026"], ["Duinbeek", "410", "520"], ["Merendam", "80", "95"]],
    )
    page.text(64 + width("Duinbeek", 9) + 1, 129, "f,g,h", size=5)
    page.text(164 + width("2025", 9) + 1, 109, "a", size=5)
    page.text(264 + width("95", 9) + 1, 149, "b", size=5)
    found = tables(read(tmp_path, page))
    assert found == [
        [["Kern", "2025", "2026"], ["Duinbeek", "410", "520"], ["Merendam", "80", "95"]]
    ]


def test_the_figure_of_a_unit_stays(tmp_path: Path) -> None:
    page = PdfPage()
    grid(
        page,
        COLUMNS,
        (100, 120, 140, 160),
        [["Kern", "in m", "in ha"], ["Duinbeek", "410", "520"], ["Merendam", "80", "95"]],
    )
    page.text(181.5, 109, "2", size=5)
    assert tables(read(tmp_path, page))[0][0][1] == "in m2"


def test_a_raised_figure_behind_a_bracket_is_no_part_of_the_header(tmp_path: Path) -> None:
    page = PdfPage()
    rows = [["Kern", "(in 2030)", "2026"], ["Duinbeek", "410", "520"], ["Merendam", "80", "95"]]
    grid(page, COLUMNS, (100, 120, 140, 160), rows)
    page.text(203, 109, "3", size=5)
    assert tables(read(tmp_path, page)) == [rows]
