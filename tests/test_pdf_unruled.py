"""Tables whose rules do not say where their rows and columns are, on pages written here by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.clean import clean
from extract.model import Segment, SourceText
from extract.pdf import read_pdf
from extract.pdf.page.glyphs import Char, words_in
from extract.pdf.page.ink import Style
from extract.pdf.tables.gutters import columns_of
from tests.made_words import line
from tests.pdf_writer import PdfPage, write_pdf

GROWTH = [("Duinbeek", "410", "85"), ("Merendam", "31", "1.265"), ("Elzerveen", "670", "96")]


def rows(source: SourceText, number: int = 0) -> list[list[str]]:
    grid = source.grids[number]
    found = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        found[cell.row][cell.column] = clean(source.text, cell.segments).text
    return found


def put(page: PdfPage, xs: list[float], y: float, row: tuple[str, ...] | list[str]) -> None:
    for x, text in zip(xs, row, strict=True):
        if text:
            page.text(x, y, text)


def test_remarks_right_of_the_numbers_are_a_column(tmp_path: Path) -> None:
    page, xs = PdfPage(), [60.0, 170.0, 240.0]
    put(page, xs, 100, ["Gemeente", "Opgave", "Toelichting"])
    put(page, xs, 120, ["Duinbeek", "410", "bestemmingsplan is vastgesteld in het voorjaar"])
    put(page, xs, 140, ["Merendam", "310", ""])
    put(page, xs, 160, ["Elzerveen", "670", "de aansluiting op het net vraagt om een oplossing"])
    read = rows(read_pdf(write_pdf(tmp_path, page)))
    assert [row[2] for row in read] == [
        "Toelichting",
        "bestemmingsplan is vastgesteld in het voorjaar",
        "",
        "de aansluiting op het net vraagt om een oplossing",
    ]


def test_text_beside_a_table_is_no_column_of_it(tmp_path: Path) -> None:
    page, xs = PdfPage(), [60.0, 170.0]
    put(page, xs, 113, ["Gemeente", "Opgave"])
    for i, (name, count, _) in enumerate(GROWTH):
        put(page, xs, 126 + 13 * i, [name, count])
    page.lines(
        300, 100, [f"De gemeenten bouwen in wijk {i} samen aan meer huizen" for i in range(9)]
    )
    assert [len(row) for row in rows(read_pdf(write_pdf(tmp_path, page)))] == [2] * 4


def test_headers_in_the_middle_of_their_row_are_one_row_with_those_beside_them(
    tmp_path: Path,
) -> None:
    page, xs = PdfPage(), [60.0, 170.0, 240.0]
    put(page, xs, 100, ["", "", "Netto"])
    put(page, xs, 106, ["Gemeente", "Gereed", ""])
    put(page, xs, 112, ["", "", "opgave"])
    for i, row in enumerate(GROWTH):
        put(page, xs, 132 + 18 * i, row)
    assert rows(read_pdf(write_pdf(tmp_path, page)))[0] == ["Gemeente", "Gereed", "Netto opgave"]


def test_a_header_over_two_rows_of_headers_spans_them(tmp_path: Path) -> None:
    page, xs = PdfPage(), [60.0, 170.0, 230.0, 290.0, 350.0]
    page.text(190, 100, "Huur").text(310, 100, "Koop").text(60, 108, "Gemeente")
    put(page, xs[1:], 116, ["Plan", "Gereed", "Plan", "Gereed"])
    for i, row in enumerate(GROWTH):
        put(page, xs, 136 + 18 * i, [*row, "12", "345"])
    read = rows(read_pdf(write_pdf(tmp_path, page)))
    assert read[:2] == [
        ["Gemeente", "Huur", "", "Koop", ""],
        ["", "Plan", "Gereed", "Plan", "Gereed"],
    ]


def test_rows_set_hardly_wider_than_the_lines_in_them_are_rows(tmp_path: Path) -> None:
    page, xs, y = PdfPage(), [60.0, 260.0, 380.0], 120.0
    for x, text in zip(xs, ("Actie", "Wie", "Wanneer"), strict=True):
        page.text(x, 105, text, font="F2")
    for i in range(4):
        put(page, xs, y, [f"Plan {i} voor het gebied", "Gemeenten en", "doorlopend"])
        put(page, xs, y + 12.8, ["wordt samen gemaakt", "provincie", ""])
        put(page, xs, y + 25.6, ["met de corporaties", "" if i % 2 else "en het Rijk", ""])
        y += 40.4
    read = rows(read_pdf(write_pdf(tmp_path, page)))
    assert read[2] == [
        "Plan 1 voor het gebied wordt samen gemaakt met de corporaties",
        "Gemeenten en provincie",
        "doorlopend",
    ]
    assert len(read) == 5


def test_the_rest_of_a_table_without_rules_stands_on_the_next_page(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    xs = [60.0, 300.0, 420.0]
    for x, text in zip(xs, ("Actie", "Wie", "Wanneer"), strict=True):
        first.text(x, 640, text, font="F2")
    for i in range(5):
        put(first, xs, 660 + 20 * i, [f"Plan {i} uitvoeren", "Gemeenten", "doorlopend"])
    for i in range(5, 7):
        put(second, xs, 40 + 20 * i, [f"Plan {i} uitvoeren", "Provincie", "eind 2027"])
    second.text(
        60, 220, "Na deze tabel volgt weer gewone tekst, over de volle breedte van de bladzijde."
    )
    source = read_pdf(write_pdf(tmp_path, first, second))
    assert [row[0] for row in rows(source)] == ["Actie"] + [f"Plan {i} uitvoeren" for i in range(7)]
    assert (source.grids[0].page_first, source.grids[0].page_last) == (1, 2)


def test_a_row_cut_by_the_page_in_which_all_texts_go_on_is_one(tmp_path: Path) -> None:
    first = PdfPage().grid([60, 250, 400], [700, 720, 760])
    first.text(64, 714, "Wat").text(254, 714, "Wie")
    first.text(64, 734, "Zij maken samen afspraken over de bouw").text(254, 734, "Gemeenten,")
    second = PdfPage().grid([60, 250, 400], [60, 80, 100])
    second.text(64, 74, "van woningen voor ouderen.").text(254, 74, "corporaties")
    second.text(64, 94, "Zij houden de cijfers bij.").text(254, 94, "Provincie")
    assert rows(read_pdf(write_pdf(tmp_path, first, second)))[1:] == [
        [
            "Zij maken samen afspraken over de bouw van woningen voor ouderen.",
            "Gemeenten, corporaties",
        ],
        ["Zij houden de cijfers bij.", "Provincie"],
    ]


def test_rows_named_by_words_with_small_letters_are_not_taken_together(tmp_path: Path) -> None:
    first = PdfPage().grid([60, 250, 400], [700, 720, 760])
    first.text(64, 714, "Soort").text(254, 714, "Aantal")
    first.text(64, 734, "sociale huur").text(254, 734, "1.240")
    second = PdfPage().grid([60, 250, 400], [60, 80, 100])
    second.text(64, 74, "middenhuur").text(254, 74, "385")
    second.text(64, 94, "koop").text(254, 94, "96")
    assert len(rows(read_pdf(write_pdf(tmp_path, first, second)))) == 4


def test_tables_side_by_side_each_go_on_below_themselves(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    for x, name in ((60.0, "Huur"), (320.0, "Koop")):
        first.text(x, 690, f"Tabel {name}")
        first.grid([x, x + 100, x + 180], [700, 720, 740, 760])
        second.grid([x, x + 100, x + 180], [60, 80, 100])
        for i, town in enumerate([name, "Duinbeek", "Merendam"]):
            put(first, [x + 4, x + 104], 714 + 20 * i, [town, str(100 + i) if i else "Aantal"])
        for i, town in enumerate(["Elzerveen", "Zandhuizen"]):
            put(second, [x + 4, x + 104], 74 + 20 * i, [town, str(300 + i)])
    source = read_pdf(write_pdf(tmp_path, first, second))
    assert [[row[0] for row in rows(source, i)] for i in range(len(source.grids))] == [
        ["Huur", "Duinbeek", "Merendam", "Elzerveen", "Zandhuizen"],
        ["Koop", "Duinbeek", "Merendam", "Elzerveen", "Zandhuizen"],
    ]


def test_boxes_beside_each_other_in_two_rows_are_no_table(tmp_path: Path) -> None:
    page = PdfPage()
    for top in (100.0, 200.0):
        for x in (60.0, 230.0, 400.0):
            page.grid([x, x + 150], [top, top + 100])
            page.text(x + 8, top + 20, "Opgave", font="F2")
            page.lines(
                x + 8, top + 40, ["wij bouwen samen aan", "woningen voor ouderen", "en jongeren."]
            )
    assert not read_pdf(write_pdf(tmp_path, page)).grids


def test_wide_blanks_in_two_justified_lines_are_no_gutter(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(60, 100, [f"regel {i} van de tekst in een smalle kolom" for i in range(3)])
    for y, words in (
        (139, ["Ieder", "kwartaal", "overleggen", "zij"]),
        (152, ["samen", "over", "wat", "er"]),
    ):
        for x, word in zip((60, 110, 165, 232), words, strict=True):
            page.text(x, y, word)
    page.lines(60, 165, [f"regel {i} van de tekst in een smalle kolom" for i in range(3)])
    said = read_pdf(write_pdf(tmp_path, page)).text.split("\n")
    assert said[3:5] == ["Ieder kwartaal overleggen zij", "samen over wat er"]


def test_a_soft_hyphen_that_is_drawn_within_a_line_is_a_hyphen() -> None:
    style = Style("F1", False, False, False)

    def read(text: str) -> list[str]:
        chars = [
            Char(c, 60 + 5 * i, 90, 65 + 5 * i, 102, 100, 10, style) for i, c in enumerate(text)
        ]
        return [word.text for word in words_in({0: chars}, 0, 595, 842)]

    assert read("2026\u00ad2028 Heino\u00ad") == ["2026-2028", "Heino\u00ad"]
    assert read("\u00ad290 plekken") == ["-290", "plekken"]


def test_the_second_hyphen_of_windows_is_a_hyphen_and_no_blank(tmp_path: Path) -> None:
    page = PdfPage()
    page.lines(60, 100, ["De overtredings\u00adzaken en de misdrijf zaken van", "dit jaar"])
    said = read_pdf(write_pdf(tmp_path, page)).text.split("\n")
    assert said[0] == "De overtredings-zaken en de misdrijf zaken van"


def test_a_word_broken_before_a_capital_keeps_its_hyphen() -> None:
    text = "Heino\u00ad\nLierderholthuis en woning\u00ad\nbouw"
    assert clean(text, [Segment(0, len(text))]).text == "Heino-Lierderholthuis en woningbouw"


def test_a_row_of_totals_alone_on_the_next_page_is_the_tables(tmp_path: Path) -> None:
    first, second, xs = PdfPage(), PdfPage(), [60.0, 170.0, 240.0]
    for i, row in enumerate([("Gemeente", "Huur", "Koop"), *GROWTH, *GROWTH]):
        put(first, xs, 640 + 20 * i, row)
    put(second, xs, 80, ["Totaal", "2.222", "2.892"])
    second.text(60, 130, "Zo veel woningen komen er tot en met 2030 in de regio bij, naar soort.")
    source = read_pdf(write_pdf(tmp_path, first, second))
    assert rows(source)[-1] == ["Totaal", "2.222", "2.892"]


def test_a_header_with_one_row_at_the_foot_of_a_page_is_the_beginning_of_the_table(
    tmp_path: Path,
) -> None:
    first, second, xs = PdfPage(), PdfPage(), [60.0, 170.0, 240.0]
    first.text(60, 100, "De gemeenten bouwen in de regio, en de provincie steunt hen daarbij.")
    put(first, xs, 740, ["Gemeente", "Huur", "Koop"])
    put(first, xs, 760, GROWTH[0])
    for i, row in enumerate([("Gemeente", "Huur", "Koop"), *GROWTH[1:], *GROWTH]):
        put(second, xs, 80 + 20 * i, row)
    source = read_pdf(write_pdf(tmp_path, first, second))
    assert [row[0] for row in rows(source)][:3] == ["Gemeente", "Duinbeek", "Merendam"]
    assert source.grids[0].page_first == 1


def test_names_in_the_middle_of_their_rows_span_them(tmp_path: Path) -> None:
    page, xs = PdfPage(), [60.0, 140.0, 230.0, 300.0]
    put(page, xs, 100, ["Deel", "Gemeente", "Huur", "Koop"])
    for i, row in enumerate([*GROWTH, ("Hoogwoude", "12", "8"), ("Zandhuizen", "44", "9")]):
        put(page, xs[1:], 120 + 18 * i, row)
    page.text(60, 129, "Kust").text(60, 174, "Stad")
    grid = read_pdf(write_pdf(tmp_path, page)).grids[0]
    assert [(c.row, c.row_span) for c in grid.cells if c.column == 0] == [(0, 1), (1, 2), (3, 3)]


def test_a_cell_over_rows_that_the_page_cuts_is_closed_by_its_foot(tmp_path: Path) -> None:
    page = PdfPage()
    for x in (60, 140, 240):
        page.rule(x, 700, x, 760)
    page.rule(60, 700, 240, 700).rule(60, 720, 240, 720).rule(140, 740, 240, 740)
    page.rule(140, 760, 240, 760)
    page.text(64, 714, "Deel").text(144, 714, "Aantal").text(64, 734, "Kust")
    page.text(144, 734, "41").text(144, 754, "31")
    grid = read_pdf(write_pdf(tmp_path, page)).grids[0]
    assert [(c.row, c.row_span) for c in grid.cells if c.column == 0] == [(0, 1), (1, 2)]


def test_turned_headers_above_rows_without_rules_are_the_header(tmp_path: Path) -> None:
    page, xs = PdfPage(), [60.0, 170.0, 210.0]
    page.text(60, 96, "Gemeente").text(184, 100, "Huurwoning", turn=90)
    page.text(224, 100, "Koopwoning", turn=90)
    for i, row in enumerate(GROWTH):
        put(page, xs, 116 + 18 * i, row)
    assert rows(read_pdf(write_pdf(tmp_path, page)))[0] == ["Gemeente", "Huurwoning", "Koopwoning"]


def test_short_texts_of_a_narrow_column_are_no_running_text(tmp_path: Path) -> None:
    page, xs, y = PdfPage(), [60.0, 240.0, 330.0], 120.0
    for x, text in zip(xs, ("Actie", "Wanneer", "Wie"), strict=True):
        page.text(x, 105, text, font="F2")
    for i in range(4):
        page.text(240, y, "voor eind 2027").text(330, y, "Rijk")
        y = page.lines(
            60, y, [f"Plan {i} maken voor de buurt", "en de wijken in de kern", "erbij."]
        )
        y += 6
    assert len(rows(read_pdf(write_pdf(tmp_path, page)))) == 5


def test_a_table_in_a_frame_is_one(tmp_path: Path) -> None:
    page, xs = PdfPage().grid([50, 290], [85, 180]), [60.0, 170.0, 240.0]
    for i, row in enumerate([("Gemeente", "Huur", "Koop"), *GROWTH]):
        put(page, xs, 105 + 20 * i, row)
    assert rows(read_pdf(write_pdf(tmp_path, page)))[1] == ["Duinbeek", "410", "85"]


def test_a_range_and_an_abbreviation_keep_their_hyphen_at_the_end_of_a_line() -> None:
    text = "in 2027-\n2028 met PRIMOS\u00ad\nmodule"
    assert clean(text, [Segment(0, len(text))]).text == "in 2027-2028 met PRIMOS-module"


def test_a_range_that_a_narrow_column_broke_begins_no_row(tmp_path: Path) -> None:
    page, xs = PdfPage(), [60.0, 170.0, 240.0, 300.0]
    put(page, xs, 100, ["Gemeente", "Opgave", "Jaar", "Toelichting"])
    for i, (name, count, _) in enumerate(GROWTH):
        put(page, xs, 120 + 32 * i, [name, count, "2027-", "afhankelijk van een besluit van de"])
        put(page, xs, 133 + 32 * i, ["", "", "2028", "raad"])
    assert rows(read_pdf(write_pdf(tmp_path, page)))[1:] == [
        [name, count, "2027-2028", "afhankelijk van een besluit van de raad"]
        for name, count, _ in GROWTH
    ]


def test_few_rows_at_the_foot_of_a_page_have_the_columns_of_the_rest(tmp_path: Path) -> None:
    first, second, xs = PdfPage(), PdfPage(), [60.0, 170.0, 230.0, 262.0]
    for i, row in enumerate(
        [("Gemeente", "Aantal", "Start", "Stand"), ("Elst", "41", "n.t.b.", "loopt")]
    ):
        put(first, xs, 734 + 20 * i, row)
        first.rule(56, 740 + 20 * i, 320, 740 + 20 * i)
    first.rule(56, 720, 320, 720)
    second.rule(56, 60, 320, 60)
    for i, name in enumerate(["Duin", "Meren", "Elzer", "Hoog"]):
        put(
            second,
            xs,
            74 + 20 * i,
            [name, str(310 + i), "2025" if i % 2 else "", "" if i % 2 else "af"],
        )
        second.rule(56, 80 + 20 * i, 320, 80 + 20 * i)
    read = rows(read_pdf(write_pdf(tmp_path, first, second)))
    assert {len(row) for row in read} == {4}
    assert read[1] == ["Elst", "41", "n.t.b.", "loopt"]


def test_turned_headers_of_two_tables_above_each_other_stay_apart(tmp_path: Path) -> None:
    page, xs = PdfPage(), [60.0, 170.0, 210.0]
    for top, names in ((100, ("Huurwoning", "Koopwoning")), (300, ("Sociaal", "Middenhuur"))):
        page.text(60, top - 4, "Gemeente")
        for x, name in zip((184, 224), names, strict=True):
            page.text(x, top, name, turn=90)
        for i, row in enumerate(GROWTH):
            put(page, xs, top + 16 + 18 * i, row)
    source = read_pdf(write_pdf(tmp_path, page))
    assert [rows(source, i)[0] for i in range(2)] == [
        ["Gemeente", "Huurwoning", "Koopwoning"],
        ["Gemeente", "Sociaal", "Middenhuur"],
    ]


# Columns with a header only, numbers under the end of their header -----------------------------------


def _under_headers(
    page: PdfPage, xs: Sequence[float], made: Sequence[Sequence[str]], *, ruled: bool = False
) -> PdfPage:
    for i, row in enumerate(made):
        for x, text in zip(xs, row, strict=True):
            if text:
                page.text(x, 100 + 18 * i, text, size=9)
        if ruled:
            page.rule(60, 105 + 18 * i, 400, 105 + 18 * i)
    return page


_SPARSE = [
    ["Plaats", "Huur", "Opmerking", "Koop"],
    ["Duinbeek", "12", "", "40"],
    ["Elzerveen", "130", "", "1.200"],
    ["Merendam", "8", "", "77"],
]


@pytest.mark.parametrize("ruled", [False, True])
def test_a_column_with_a_header_only_stays(tmp_path: Path, ruled: bool) -> None:
    page = _under_headers(PdfPage(), (64, 160, 230, 330), _SPARSE, ruled=ruled)
    found = rows(read_pdf(write_pdf(tmp_path, page)))
    assert found == _SPARSE


@pytest.mark.parametrize(("gap", "columns"), [(0.9, 3), (1.1, 4)])
def test_words_of_one_header_stand_nearer_than_two_headers(gap: float, columns: int) -> None:
    second = ("Opmerking", 120 + 10 * gap)
    head = line(("Plaats", 0), ("Huur", 100), second, ("Koop", 250))
    body = [line(("Dorp", 0), ("12", 100), ("40", 250), baseline=115 + 15 * i) for i in range(5)]
    assert len(columns_of([head, *body], -2, 300, header_line_count=1)) == columns


def test_words_that_fill_the_first_line_of_a_header_are_one_header(tmp_path: Path) -> None:
    page = PdfPage()
    heads = (("Plaats", 64, 100), ("Waarvan", 160, 100), ("sociale", 230, 100), ("huur", 160, 111))
    for text, x, y in (*heads, ("Koop", 330, 100)):
        page.text(x, y, text, size=9)
    for i, (name, count, _) in enumerate(GROWTH):
        put(page, [64, 160, 330], 130 + 18 * i, [name, count, count])
    found = rows(read_pdf(write_pdf(tmp_path, page)))
    assert len(found[0]) == 3


def test_a_header_beside_its_column_is_none_of_an_empty_column(tmp_path: Path) -> None:
    made = [["Plaats", "Huur", "Koop"], *([f"Dorp {name}", "12", "40"] for name in "abcd")]
    page = PdfPage()
    for i, row in enumerate(made):
        xs = (64, 160, 210) if i == 0 else (64, 160, 330)
        for x, text in zip(xs, row, strict=True):
            page.text(x, 100 + 18 * i, text, size=9)
    found = rows(read_pdf(write_pdf(tmp_path, page)))
    assert len(found[0]) == 3


def _worded(tmp_path: Path, x: float) -> list[list[list[str]]]:
    """Read a table of words with numbers at ``x`` in its third column, headed from 300 to 351."""
    page = PdfPage()
    for head, left in (("Afspraak", 60), ("Trekker", 190), ("Woningen", 300), ("Gereed", 400)):
        page.text(left, 100, head, font="F2")
    for i, name in enumerate(
        ("Een plan voor elke kern", "Geld voor de weg", "Overleg met de buurt")
    ):
        put(page, [60, 190, x, 400], 116 + 26 * i, [name, "de gemeente", f"{450 + i}", "eind 2026"])
        page.text(60, 128 + 26 * i, "in de regio")
    source = read_pdf(write_pdf(tmp_path, page))
    return [rows(source, i) for i in range(len(source.grids))]


# "Woningen" in bold ends at 347, a number of three figures is 17 wide.
@pytest.mark.parametrize("x", [330.5, 315.0])
def test_numbers_stand_below_the_end_or_the_middle_of_their_header(
    tmp_path: Path, x: float
) -> None:
    (found,) = _worded(tmp_path, x)
    assert found[1] == ["Een plan voor elke kern in de regio", "de gemeente", "450", "eind 2026"]


def test_numbers_under_no_end_or_middle_of_a_header_are_no_column_of_words(tmp_path: Path) -> None:
    assert all(table[0][0] != "Afspraak" for table in _worded(tmp_path, 340.0))


def _decisions(tmp_path: Path, heads: tuple[str, str], numbers: Sequence[str]) -> int:
    """Return how many tables are read of items with a number at the side and a text behind it."""
    page = PdfPage().text(60, 100, heads[0], font="F2").text(150, 100, heads[1], font="F2")
    for i, number in enumerate(numbers):
        page.text(60, 126 + 40 * i, number)
        page.text(150, 126 + 40 * i, "Nota over")
        page.text(150, 138 + 40 * i, "geluid en verkeer").text(150, 150 + 40 * i, "vaststellen")
    return len(read_pdf(write_pdf(tmp_path, page)).grids)


@pytest.mark.parametrize("numbers", [["2", "3", "4", "5"], ["1.a", "1.b.2", "2.", "12"]])
def test_numbered_items_are_no_table_unless_a_header_stands_over_them(
    tmp_path: Path, numbers: list[str]
) -> None:
    assert _decisions(tmp_path, ("1", "Opening"), numbers) == 0
    assert _decisions(tmp_path, ("Nr", "Besluit"), numbers) == 1


def _on_shading(tmp_path: Path, numbers: Sequence[str], texts: Sequence[str]) -> int:
    page = PdfPage().fill(60, 86, 500, 106, grey=0.5)
    page.text(64, 100, "Belangrijkste resultaten")
    page.fill(60, 106, 500, 106 + 18 * len(numbers))
    for i, (number, text) in enumerate(zip(numbers, texts, strict=True)):
        page.text(64, 119 + 18 * i, number).text(130, 119 + 18 * i, text)
    return len(read_pdf(write_pdf(tmp_path, page)).grids)


_RESULTS = ["De school is gebouwd", "De visie is vastgesteld", "De weg is klaar", "Er is een plan"]


def test_numbered_items_on_shading_are_no_table(tmp_path: Path) -> None:
    assert _on_shading(tmp_path, ["1.1", "1.2", "2.1", "3"], _RESULTS) == 0


def test_names_on_shading_are_a_table(tmp_path: Path) -> None:
    assert _on_shading(tmp_path, ["Wonen", "Ruimte", "Wegen", "Groen"], _RESULTS) == 1


def test_numbers_beside_numbers_on_shading_are_a_table(tmp_path: Path) -> None:
    assert _on_shading(tmp_path, ["1", "2", "3", "4"], ["410", "85", "1.265", "96"]) == 1
