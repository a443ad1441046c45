"""Heads in white, heads over groups of columns, and names over rows: tables of which the rules say too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extract.headers import cell_text
from extract.model import SourceText
from extract.pdf import read_pdf
from extract.pdf.tables.cells import DraftTable
from extract.pdf.tables.drawn_rows import named_rows
from extract.pdf.tables.gutters import Column
from extract.pdf.tables.header_lines import header_of
from extract.pdf.tables.header_rows import header_rows
from extract.pdf.tables.placing import placed
from tests.made_words import line, table
from tests.pdf_writer import PdfPage, write_pdf

XS = (60.0, 200.0, 330.0, 460.0)
#: The colour of a band under heads, and of letters on it.
BAND, WHITE, BLACK = "0.7 0.1 0.4 rg", "1 g", "0 g"


def rows_of(source: SourceText) -> list[list[list[str]]]:
    """The texts of each table; those of heads with # before them."""
    found = []
    for grid in source.grids:
        rows = [[""] * grid.column_count for _ in range(grid.row_count)]
        for cell in grid.cells:
            text = cell_text(source, cell).text
            rows[cell.row][cell.column] = f"#{text}" if cell.is_header and text else text
        found.append(rows)
    return found


def put(page: PdfPage, top: float, texts: Sequence[str], *, white: bool = False) -> None:
    """Write a row 20 points high, on a dark band where it is ``white``."""
    if white:
        page.content.append(f"q {BAND} {XS[0]} {page.height - top - 20} 400 20 re f Q {WHITE}")
    for x, text in zip(XS, texts, strict=False):
        if text:
            page.text(x + 4, top + 14, text, size=9)
    page.content.append(BLACK)


def banded(*rows: tuple[Sequence[str], bool]) -> PdfPage:
    """A table with rules around its cells; each row says whether it is white on a dark band."""
    page = PdfPage()
    for number, (texts, white) in enumerate(rows):
        put(page, 100 + 20 * number, texts, white=white)
    page.grid(XS, [100 + 20 * i for i in range(len(rows) + 1)])
    return page


POINTS = ("Zonder grens", "134 (= 50%)", "Ja")
LESS = ("Met grens", "66 (= 33%)", "Nee")


def test_heads_in_white_are_a_header_where_no_column_holds_numbers(tmp_path: Path) -> None:
    heads = ("Soort woning", "Aantal punten", "Vrij te huren?")
    page = banded((heads, True), (POINTS, False), (LESS, False))
    assert rows_of(read_pdf(write_pdf(tmp_path, page)))[0][0] == [f"#{head}" for head in heads]
    dark = banded((heads, False), (POINTS, False), (LESS, False))
    assert rows_of(read_pdf(write_pdf(tmp_path, dark)))[0][0] == list(heads)


SIGNED = ("Getekend vanaf", "Grens", "Vrij")
SIGNED_AND_BEGUN = ("Getekend en begonnen vanaf", "Grens", "Vrij")
YEAR, NEXT, THIRD = ("1 mei 2031", "€ 901,10", "€ 1.201,50"), ("1 mei 2032", "€ 915,20", "€ 1.220,10"), ("1 mei 2033", "€ 930,00", "€ 1.240,30")  # fmt: skip


def test_second_row_of_heads_in_white_begins_a_table(tmp_path: Path) -> None:
    page = banded(
        (SIGNED, True), (YEAR, False), (NEXT, False), (SIGNED_AND_BEGUN, True), (THIRD, False)
    )
    first, second = rows_of(read_pdf(write_pdf(tmp_path, page)))
    assert first[0] == ["#Getekend vanaf", "#Grens", "#Vrij"] and len(first) == 3
    assert second == [["#Getekend en begonnen vanaf", "#Grens", "#Vrij"], list(THIRD)]


@pytest.mark.parametrize(
    "row",
    [
        ("Totaal", "€ 1.816,30", "€ 2.421,60"),  # a total
        ("Na de wijziging", "", ""),  # the name of the rows below
        ("Totaal", "PM", "PM"),
    ],
)
def test_another_row_in_white_begins_none(tmp_path: Path, row: Sequence[str]) -> None:
    page = banded((SIGNED, True), (YEAR, False), (NEXT, False), (row, True), (THIRD, False))
    assert len(rows_of(read_pdf(write_pdf(tmp_path, page)))) == 1


def test_last_row_in_white_is_no_header(tmp_path: Path) -> None:
    page = banded((SIGNED, True), (YEAR, False), (NEXT, False), (("Jaar", "Grens", "Vrij"), True))
    assert len(rows_of(read_pdf(write_pdf(tmp_path, page)))) == 1


def test_text_across_a_border_leaves_the_columns_that_other_rows_have(tmp_path: Path) -> None:
    """Shaded rows break the upright rules, and a merged cell runs over one of them."""
    page = PdfPage()
    rows = [("Koopsector", "Hoogstens € 400.000", "tot 90 m2"), ("Middensector", "", ""), ("Vrije sector", "Meer dan € 500.000", "vanaf 90 m2")]  # fmt: skip
    page.fill(60, 100, 460, 130)
    put(page, 105, ("Sector", "Prijs", "Bijbehorende maat"))
    for number, texts in enumerate(rows):
        top = 130.0 + 40 * number
        put(page, top, texts)
        xs = XS if number != 1 else (XS[0], XS[1], XS[3])
        for x in xs:
            page.rule(x, top, x, top + 20)
        for y in (top, top + 20):
            page.rule(60, y, 460, y)
        if number < 2:
            page.fill(60, top + 20, 460, top + 40)
            put(page, top + 20, (("Koopgrens", "Vrije grens")[number],))
    page.text(204, 184, "Meer dan € 400.000 maar hoogstens € 500.000", size=9)
    (found,) = rows_of(read_pdf(write_pdf(tmp_path, page)))
    assert found == [
        ["#Sector", "#Prijs", "#Bijbehorende maat"],
        list(rows[0]),
        ["Koopgrens", "", ""],
        ["Middensector", "Meer dan € 400.000 maar hoogstens € 500.000", ""],
        ["Vrije grens", "", ""],
        list(rows[2]),
    ]


def two_levels(groups: Sequence[tuple[float, str]], labels: Sequence[str]) -> PdfPage:
    """A table with rules above and below its header and its rows; its ``groups`` stand at an x."""
    page, rights = PdfPage(), (265, 335, 405, 475, 535)
    for y in (100, 140, 230):
        page.rule(60, y, 540, y)
    page.text(64, 134, "Gemeente", size=9)
    for x, text in groups:
        page.text(x, 114, text, size=9)
    for right, label in zip(rights, labels, strict=True):
        page.text(right - 5 * len(label), 134, label, size=9)
    for row in range(4):
        page.text(64, 155 + 20 * row, f"Dorp {row}", size=9)
        for i, right in enumerate(rights):
            page.text(right - 10, 155 + 20 * row, f"{2 + row}{i}", size=9)
    return page


def test_heads_stand_over_columns_that_say_the_same_again(tmp_path: Path) -> None:
    groups = [(204.0, "Totaal"), (274.0, "Koop"), (414.0, "Huur")]
    source = read_pdf(write_pdf(tmp_path, two_levels(groups, ["", "2031", "2032", "2031", "2032"])))
    over = {
        cell_text(source, c).text: (c.column, c.column_span)
        for c in source.grids[0].cells
        if c.row == 0 and c.segments
    }
    assert over == {"Totaal": (1, 1), "Koop": (2, 2), "Huur": (4, 2)}


def test_heads_that_begin_behind_the_names_of_rows_stand_over_none_of_them(tmp_path: Path) -> None:
    groups = [(225.0, "Alles"), (297.0, "Koop"), (437.0, "Huur")]
    source = read_pdf(write_pdf(tmp_path, two_levels(groups, ["", "nu", "straks", "dan", "ooit"])))
    heads = [c for c in source.grids[0].cells if c.row == 0 and c.segments]
    assert min(c.column for c in heads) == 1


def spread_names(rows: Sequence[Sequence[str]]) -> PdfPage:
    """A table with upright rules, and level ones around its header and below each name of several rows."""
    page, bottom = PdfPage(), 120 + 20 * len(rows)
    put(page, 100, ("Regio", "Dorp", "Woningen"))
    for number, texts in enumerate(rows):
        put(page, 120 + 20 * number, texts)
    begins = [120 + 20 * i for i, texts in enumerate(rows) if texts[0]]
    page.grid(XS, [100, *begins, bottom])
    return page


def test_name_stands_for_the_rows_that_no_rule_parts(tmp_path: Path) -> None:
    rows = [("Noord", "Duinbeek", "41"), ("", "Merendam", "31"), ("Zuid", "Veldoord", "7"), ("", "Rietland", "12")]  # fmt: skip
    source = read_pdf(write_pdf(tmp_path, spread_names(rows)))
    (grid,) = source.grids
    assert rows_of(source)[0][1:] == [list(row) for row in rows]
    assert [c.row_span for c in grid.cells if c.column == 0 and not c.is_header] == [2, 2]


def _of_lines(name: str, *columns: Sequence[str]) -> DraftTable:
    """A row with a name, and columns of a line each 12 points below the one above."""

    whole = table([[name, *("x" for _ in columns)]])
    cells = [whole.cells[0]]
    for cell, texts in zip(whole.cells[1:], columns, strict=True):
        lines = tuple(
            line((text, cell.area.x0 + 2), baseline=8 + 12 * i) for i, text in enumerate(texts)
        )
        cells.append(replace(cell, area=replace(cell.area, bottom=30), lines=lines))
    return replace(whole, cells=tuple(cells))


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        ((["Duinbeek", "Merendam"], ["41", "31"]), 2),
        ((["Duinbeek", "en omgeving"], ["41", "31"]), 0),  # one name on two lines
        ((["Duinbeek", "Merendam"], ["75.", "500"]), 0),  # one number on two lines
        ((["Duinbeek", "Merendam"], ["41"]), 0),
        ((["Duinbeek", "Merendam"], ["Ja", "Nee"]), 0),
        ((["12", "14"], ["41", "31"]), 0),  # two numbers of one name
        ((["Duinbeek"], ["41"]), 0),
    ],
)
def test_lines_are_rows_of_one_name_where_each_column_begins_anew(
    columns: Sequence[Sequence[str]], count: int
) -> None:
    assert len(named_rows(_of_lines("Noord", *columns).row(0))) == count


GROUPS = [["Onderwerp", "Wanneer", "Stand"], ["Opwek", "", "(in MW)"], ["Wind", "2031", "12"], ["Zon", "2032", "14"], ["Netwerk", "", ""], ["Kabels", "2030", "9"]]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        (["Opwek", "", "(in MW)"], 1),
        (["(soort)", "", "(in MW)"], 2),
        (["soort", "", "(in MW)"], 2),
        (["Opwek", "(jaar)", "(in MW)"], 2),
        (["Opwek", "", "in MW"], 2),
    ],
)
def test_name_of_rows_beside_a_unit_in_brackets_is_no_header(row: list[str], heads: int) -> None:
    rows = [GROUPS[0], row, *GROUPS[2:]]
    assert header_rows(table(rows)) == heads


def test_name_beside_a_unit_is_header_where_no_name_stands_alone_below() -> None:
    assert header_rows(table([*GROUPS[:4], ["Kabels", "2030", "9"]])) == 2


FOUR = (Column(0, 60, -2, 65), Column(100, 130, 65, 140), Column(180, 210, 140, 220), Column(260, 290, 220, 300))  # fmt: skip


def _heads(above: Sequence[tuple[str, float]], below: Sequence[tuple[str, float]]) -> list[str]:
    """The texts of the first row of a header of two lines, each with the columns that it stands over."""
    lines = [
        placed(line(*above, baseline=100), FOUR),
        placed(line(*below, baseline=112), FOUR),
    ]
    rows = header_of(lines, FOUR)
    return [
        f"{run.text} {first}-{last}"
        for row in rows[:1]
        for each in row
        for run, (first, last) in zip(each.runs, each.reaches, strict=True)
    ]


NAMES: list[tuple[str, float]] = [("Plaats", 0), ("Alles", 100), ("Koop", 180)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([("Sociale", 255)], [*NAMES, ("huur", 265)]),  # goes on in small letters
        ([("Nieuw-", 260)], [*NAMES, ("Bouw", 265)]),  # a hyphen
        ([("Ooit/", 260)], [*NAMES, ("Nooit", 260)]),
        ([("Bruto", 265)], [*NAMES, ("Toename", 255)]),  # both end at one place
    ],
)
def test_head_that_goes_on_on_the_next_line_stands_over_its_own_column(
    above: list[tuple[str, float]], below: list[tuple[str, float]]
) -> None:
    text = above[0][0]
    assert f"{text} 3-3" in _heads(above, below) and len(_heads(above, below)) == 5


@pytest.mark.parametrize(
    ("above", "below", "over"),
    [
        ([("Woningen", 175)], [("Plaats", 0), ("nu", 110), ("straks", 180), ("ooit", 265)], "Woningen 1-3"),
        ([("Woningen", 100)], [("Plaats", 0), ("2031", 100), ("2032", 180), ("2033", 260)], "Woningen 1-3"),
    ],
)  # fmt: skip
def test_head_in_the_middle_or_at_the_left_of_columns_stands_over_all(
    above: list[tuple[str, float]], below: list[tuple[str, float]], over: str
) -> None:
    assert _heads(above, below) == [over]


def filled_heads(*, drawn: bool) -> PdfPage:
    """A table of two years with its heads filled cell by cell; its cells have rules around them where ``drawn``."""
    page, xs = PdfPage(), (60, 160, 210, 260, 310, 360)
    for x0, x1, top, bottom in (
        (60, 160, 100, 140), (160, 260, 100, 120), (260, 360, 100, 120),
        (160, 210, 120, 140), (210, 260, 120, 140), (260, 310, 120, 140), (310, 360, 120, 140),
        (60, 160, 220, 240), (160, 210, 220, 240), (210, 360, 220, 240), (60, 110, 240, 242), (110, 360, 240, 242),
    ):  # fmt: skip
        page.fill(x0, top, x1, bottom)
    for x, y, text in ((64, 124, "Plaats"), (195, 114, "2031"), (295, 114, "2032")):
        page.text(x, y, text, size=9)
    for row in range(5):
        texts = (f"Dorp {row}", *(str(21 + row + 10 * i) for i in range(4)))
        names = ("", "koop", "huur", "koop", "huur") if not row else texts
        for x, text in zip(xs, names, strict=False):
            page.text(x + 8, 134 + 20 * row, text, size=9)
    if drawn:
        for y in (100, *range(140, 241, 20)):
            page.rule(60, y, 360, y)
        page.rule(160, 120, 360, 120)
        for x in xs:
            page.rule(x, 120 if x in (210, 310) else 100, x, 240)
    return page


def test_heads_filled_cell_by_cell_between_rules_are_no_bars(tmp_path: Path) -> None:
    (found,) = rows_of(read_pdf(write_pdf(tmp_path, filled_heads(drawn=True))))
    assert found[:2] == [
        ["#Plaats", "#2031", "", "#2032", ""],
        ["", "#koop", "#huur", "#koop", "#huur"],
    ]


def framed(rows: Sequence[Sequence[str]]) -> PdfPage:
    """A table with rules around it, below its header and between its columns."""
    page, bottom = PdfPage(), 120 + 16 * len(rows)
    put(page, 100, ("Plaats", "Koop", "Huur"))
    for number, texts in enumerate(rows):
        put(page, 118 + 16 * number, texts)
    page.grid(XS, [100, 120, bottom])
    return page


FIVE = [("Duinbeek", "41", "12"), ("Merendam", "31", "9"), ("Veldoord", "7", "5"), ("Rietland", "8", "4"), ("Nader te bepalen", "", "3")]  # fmt: skip


def test_row_with_one_number_stands_among_full_ones(tmp_path: Path) -> None:
    (found,) = rows_of(read_pdf(write_pdf(tmp_path, framed(FIVE))))
    assert found[1:] == [list(row) for row in FIVE]


def test_number_without_a_name_is_the_rest_of_a_cell(tmp_path: Path) -> None:
    (found,) = rows_of(read_pdf(write_pdf(tmp_path, framed([*FIVE[:4], ("", "", "3")]))))
    assert len(found) == 2


def test_heads_over_all_columns_but_the_first_stand_over_their_own() -> None:
    """A wide gap in one of them makes as many texts as there are columns."""
    head = placed(line(("Koop", 100), ("Huur", 180), ("Deel", 255), ("van", 290)), FOUR)
    assert [run.text for run in head.runs] == ["Koop", "Huur", "Deel van"]
    assert head.reaches == ((1, 1), (2, 2), (3, 3))


def test_heads_of_all_columns_may_stand_aside() -> None:
    head = placed(line(("Dorp", 70), ("Koop", 100), ("Huur", 180), ("Rest", 260)), FOUR)
    assert head.reaches == ((0, 0), (1, 1), (2, 2), (3, 3))


MATRIX = [["", "Nu", "Straks"], ["Kaders", "op hoofdlijn", "in detail"], ["Regels", "geen", "wel"]]


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (MATRIX, 1),
        (MATRIX[:2], 0),  # one row shows nothing
        ([*MATRIX, ["", "soms", "ooit"]], 0),  # a row without a name: the first may be one too
        ([["", "Nu", ""], *MATRIX[1:]], 0),
        ([["", "Wij maken dit jaar een plan.", "Straks"], *MATRIX[1:]], 0),  # a sentence
    ],
)
def test_heads_of_all_columns_but_that_of_names_are_a_header(
    rows: list[list[str]], heads: int
) -> None:
    assert header_rows(table(rows)) == heads


def test_title_over_all_columns_stands_above_the_header() -> None:
    below = table(MATRIX)
    title = replace(table([["Wat er is"]]).cells[0], column_span=3)
    cells = (title, *(replace(c, row=c.row + 1) for c in below.cells))
    assert header_rows(replace(below, cells=cells)) == 2
    without = (
        title,
        *(replace(c, row=c.row + 1) for c in table([["Een", ""], ["x", "y"], ["z", "q"]]).cells),
    )
    assert header_rows(replace(below, cells=without)) == 0
