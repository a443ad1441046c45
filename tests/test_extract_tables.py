"""Tables that are left in a text."""

import csv
from pathlib import Path

import pytest

from extract.clean import clean
from extract.headers import cell_text, resolve
from extract.markdown import parse_markdown
from extract.model import Grid, SourceText
from extract.tables.values import number_of, read_row
from extract.text import parse_text, read_text

ROOT = Path(__file__).parent.parent
EXPECTED = list(csv.DictReader((Path(__file__).parent / "data" / "expected_tables.csv").open()))


def rows_of(source: SourceText, grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell_text(source, cell).text
    return rows


def only_table(text: str) -> tuple[SourceText, Grid]:
    source = parse_text(text)
    assert len(source.grids) == 1, source.grids
    return source, source.grids[0]


@pytest.mark.parametrize(
    ("line", "label", "values"),
    [
        ("Dalfsen 479 woningen", "Dalfsen", ["479 woningen"]),
        ("Zwolle 3.000woningen", "Zwolle", ["3.000woningen"]),
        ("Ommen -", "Ommen", ["-"]),
        ("2026 t/m 2030 8.100 14.600", "2026 t/m 2030", ["8.100", "14.600"]),
        ("Totaal 25.045** 24.210 PM", "Totaal", ["25.045**", "24.210", "PM"]),
        ("Hengelo € 1.032.000", "Hengelo", ["€ 1.032.000"]),
        ("Binnenveld 1 Nieuw - 205 35", "Binnenveld 1 Nieuw", ["-", "205", "35"]),
    ],
)
def test_row_is_read_from_its_end(line: str, label: str, values: list[str]) -> None:
    row = read_row(line)
    assert row is not None
    assert line[row.label.start : row.label.end] == label
    assert [line[v.start : v.end] for v in row.values] == values


def test_year_before_a_word_is_no_counted_number() -> None:
    row = read_row("De provincie heeft in oktober 2022 met")
    assert row is None


@pytest.mark.parametrize(
    ("text", "value"), [("1.500", 1500), ("+230", 230), ("-290", -290), ("-", None), ("9,4", 9.4)]
)
def test_number_in_a_cell(text: str, value: float | None) -> None:
    assert number_of(text) == value


def test_header_is_split_at_capitals_and_wide_blanks() -> None:
    source, grid = only_table(
        "Gemeente Aantal projecten  Aantal woningen \n2024 tot en met 2030\n\n"
        "Dorpstad 5 projecten 1.039 woningen\n\nHaven 3 projecten 550 woningen\n\n"
        "Totaal 8 projecten 1.589 woningenTabel 2. Projecten per gemeente\n"
    )
    assert rows_of(source, grid)[0] == [
        "Gemeente",
        "Aantal projecten",
        "Aantal woningen 2024 tot en met 2030",
    ]
    assert grid.label == "Tabel 2"
    assert clean(source.text, grid.caption).text == "Tabel 2. Projecten per gemeente"


def test_empty_corner_is_known_by_its_indent() -> None:
    source, grid = only_table(
        "Basisscenario \n\n Nultreden Geclusterde \nwoningen \n\nDorp 220 30 \n\nStad 10 5 \n\nTotaal 230 35 \n"
    )
    assert rows_of(source, grid)[0] == ["", "Nultreden", "Geclusterde woningen"]
    assert clean(source.text, grid.caption).text == "Basisscenario"


def test_label_wrapped_over_lines_is_one_cell() -> None:
    source, grid = only_table(
        "Project Aantal\n\nStadshart 200\n\nNieuwe Veemarkt/\n\nLaan\n\n1.400\n\nTotaal 1.600\n"
    )
    assert rows_of(source, grid)[2] == ["Nieuwe Veemarkt/ Laan", "1.400"]


def test_label_columns_are_cut_at_the_municipality_and_the_closing_word() -> None:
    source, grid = only_table(
        "Gemeente Project\n\nSoort\n\nAantal nu\n\nAantal straks\n\n"
        "Zwolle Zwolle Spoorzone Bestaand 10 20\n\nZwolle Oosterenk Bestaand 1 2\n\n"
        "Zwolle Kleine kernen Nieuw 3 -\n\nZwolle Hoek Nieuw 4 4\n\nTotaal Zwolle 18 26\n"
    )
    rows = rows_of(source, grid)
    assert rows[1] == ["Zwolle", "Zwolle Spoorzone", "Bestaand", "10", "20"]
    assert rows[3] == ["Zwolle", "Kleine kernen", "Nieuw", "3", "-"]
    assert rows[5][0] == "Totaal Zwolle"


def test_total_with_a_value_missing_is_placed_by_the_sums() -> None:
    source, grid = only_table(
        "Gemeente Was Wordt Later\n\nDorp 450 332 -\n\nStad 160 186 -\n\nTotaal 610 518\n"
    )
    assert rows_of(source, grid)[-1] == ["Totaal", "610", "518", ""]
    assert grid.evidence is not None


def test_row_whose_column_cannot_be_told_is_left_out_with_a_warning() -> None:
    source = parse_text(
        "Gemeente Was Wordt Later\n\nDorp 450 332 5\n\nStad 160 186 7\n\nHaven 1 2 3\n\nTotaal 9 8\n"
    )
    (grid,) = source.grids
    assert rows_of(source, grid)[-1] == ["Totaal", "", "", ""]
    assert any("weggelaten" in note.message for note in source.warnings)


def test_groups_with_their_sum_hold_their_items() -> None:
    source, grid = only_table(
        "Almelo (560 woningen) Binnenstad: 500 woningen\nAalanderveld: 60 woningen\n\n"
        "Hengelo (300 woningen) Spoorzone:\n• Campus: 300 woningen\n"
    )
    assert rows_of(source, grid)[0] == ["", "Almelo (560 woningen)", "Binnenstad: 500 woningen"]
    assert rows_of(source, grid)[3] == ["", "", "Campus: 300 woningen"]


def test_names_and_numbers_side_by_side_are_paired() -> None:
    source = parse_text(
        "DALFSEN\nCentrum\nNoord\nTotaal\n\n250\n400\n650 woningen\n\n"
        "OMMEN\nVlierlanden\nBinnenstad\nTotaal\n\n332\n186\n518 woningen\n"
    )
    assert rows_of(source, source.grids[0]) == [
        ["DALFSEN", ""],
        ["Centrum", "250"],
        ["Noord", "400"],
        ["Totaal", "650 woningen"],
    ]


def test_names_and_numbers_that_do_not_match_are_left_out_but_for_the_total() -> None:
    source = parse_text(
        "DALFSEN\nCentrum\nNoord\nTotaal\n\n250\n400\n650 woningen\n\n"
        "ZWOLLE\nSpoorzone\nTotaal\n\n332\n186\n518 woningen\n"
    )
    assert rows_of(source, source.grids[1]) == [["ZWOLLE", ""], ["Totaal", "518 woningen"]]
    assert any("ZWOLLE" in note.message for note in source.warnings)


def test_table_goes_on_over_a_page_when_its_header_is_repeated() -> None:
    page = "Gemeente Aantal nu Aantal straks\n\n{} 10 20\n\n{} 1 2\n\nTotaal 11 22\n"
    source = parse_text(page.format("Dorp", "Stad") + "\f" + page.format("Haven", "Hoek"))
    (grid,) = source.grids
    assert (grid.page_first, grid.page_last, grid.row_count) == (1, 2, 7)


def test_two_tables_below_each_other_keep_their_own_header() -> None:
    table = " Nultreden Geclusterd \n\nDorp 220 30 \n\nStad 10 5 \n\nTotaal 230 35 \n\n"
    source = parse_text("Basis \n\n" + table + "Trend \n\n" + table)
    assert [grid.row_count for grid in source.grids] == [4, 4]
    assert [clean(source.text, g.caption).text for g in source.grids] == ["Basis", "Trend"]


def test_markdown_caption_below_a_table_needs_no_capital() -> None:
    source = parse_markdown(
        "| Regio | Woningen |\n|---|---|\n| Noord | 5 |\n| Zuid | 6 |\n\nfiguur 14. Programma 2013-2028\n"
    )
    (grid,) = source.grids
    assert clean(source.text, grid.caption).text == "figuur 14. Programma 2013-2028"


def test_headers_of_a_cell_are_those_above_and_beside_it() -> None:
    source, grid = only_table(
        "Gemeente Aantal projecten  Aantal woningen\n\nDorp 5 projecten 39 woningen\n\nStad 3 projecten 50 woningen\n"
    )
    headers = resolve(source, grid)
    cell = next(i for i, c in enumerate(grid.cells) if (c.row, c.column) == (2, 2))
    assert headers[cell].column_text == "Aantal woningen"
    assert headers[cell].row_text == "Stad"


@pytest.mark.parametrize(
    ("beside", "name"), [("€ 13,5 mld", "Rijk"), ("Wegen 13,5", "Rijk › Wegen 13,5")]
)
def test_an_amount_with_its_unit_is_no_name_of_a_row(beside: str, name: str) -> None:
    source = parse_markdown(
        f"| Wie | Eerst | Later |\n|---|---|---|\n| Rijk | {beside} | € 14,7 mld |\n"
    )
    grid = source.grids[0]
    assert resolve(source, grid)[len(grid.cells) - 1].row_text == name


def test_prose_with_numbers_is_no_table() -> None:
    text = (
        "In 2022 zijn er in de regio 479 woningen gebouwd. Dat is \n"
        "meer dan in het jaar daarvoor. Daarvan waren er 120 voor \n"
        "ouderen. De provincie telt er nu meer dan 14.100, en in \n"
        "het jaar 2030 moeten dat er minstens 20.000 zijn. \n"
    )
    assert parse_text(text).grids == ()


@pytest.mark.parametrize(
    "expected", EXPECTED, ids=lambda row: f"{row['file']}:{row['page']}:{row['first']}"
)
def test_table_of_the_corpus_keeps_its_rows_and_numbers(expected: dict[str, str]) -> None:
    source = _corpus(expected["file"])
    grid = next(
        g
        for g in source.grids
        if g.page_first == int(expected["page"])
        and cell_text(source, g.cells[0]).text == expected["first"]
        and clean(source.text, g.caption).text[:40] == expected["caption"]
    )
    numbers = sum(
        1
        for c in grid.cells
        if number_of(cell_text(source, c).text) is not None and not c.is_header
    )
    assert (grid.row_count, grid.column_count, numbers) == (
        int(expected["rows"]),
        int(expected["columns"]),
        int(expected["numbers"]),
    )


def test_no_table_of_the_corpus_is_without_an_expectation() -> None:
    files = sorted({row["file"] for row in EXPECTED})
    assert sum(len(_corpus(file).grids) for file in files) == len(EXPECTED)


_READ: dict[str, SourceText] = {}


def _corpus(file: str) -> SourceText:
    if file not in _READ:
        _READ[file] = read_text(ROOT / "corpus" / "documents" / file)
    return _READ[file]
