"""Rows with one text alone that name the rows below them, and those that do not."""

from pathlib import Path

import pytest

from extract.headers import cell_text, resolve
from extract.markdown import parse_markdown
from extract.markup import read_html

GROUPED = """
| | 2013 | 2023 |
|---|---|---|
| Alle huurders | | |
| Verhuizingen | 348 | 257 |
| Toewijzingen | 209 | 178 |
| w.v. met urgentie | 32 | 5 |
| Jongeren | | |
| Verhuizingen | 41 | 27 |
| Toewijzingen | 19 | 13 |
"""


def row_headers(text: str) -> list[str | None]:
    """The names of the rows that have a cell in the last column, from top to bottom."""
    source = parse_markdown(text)
    (grid,) = source.grids
    last = grid.column_count - 1
    found = resolve(source, grid)
    return [
        found[i].row_text
        for i, cell in enumerate(grid.cells)
        if cell.column == last and i in found and cell_text(source, cell).text
    ]


def test_text_alone_in_its_row_names_the_rows_below_it() -> None:
    assert row_headers(GROUPED) == [
        "Alle huurders › Verhuizingen",
        "Alle huurders › Toewijzingen",
        "Alle huurders › Toewijzingen › w.v. met urgentie",
        "Jongeren › Verhuizingen",
        "Jongeren › Toewijzingen",
    ]


def test_names_that_stand_twice_tell_what_is_between_them() -> None:
    without_first = GROUPED.replace("| Alle huurders | | |\n", "")
    assert row_headers(without_first)[-2:] == ["Jongeren › Verhuizingen", "Jongeren › Toewijzingen"]
    assert row_headers(without_first)[0] == "Verhuizingen"


def test_colon_makes_a_text_alone_the_name_of_what_follows() -> None:
    text = "| Soort | Aantal |\n|---|---|\n| Totaal | 40 |\n| Naar eigendom: | |\n| Koop | 25 |\n| Huur | 15 |\n"
    assert row_headers(text) == ["Totaal", "Naar eigendom › Koop", "Naar eigendom › Huur"]


@pytest.mark.parametrize(
    "rows",
    [
        # A town of which nothing is known, among those of which something is.
        ["| Merendam | 12 | 3 |", "| Duinbeek | | |", "| Veldoord | 8 | 2 |", "| Rietland | 5 | 1 |"],
        # Towns in the order of the alphabet, the first of which has no number.
        ["| Aalbeek | | |", "| Duinbeek | 4 | 9 |", "| Merendam | 12 | 3 |", "| Oldeveen | | |", "| Veldoord | 8 | 2 |"],
        # Two without numbers after each other.
        ["| Veldoord | | |", "| Merendam | | |", "| Duinbeek | 8 | 2 |", "| Rietland | 5 | 1 |"],
        # Other cells are empty too.
        ["| Veldoord | | |", "| Merendam | 4 | |", "| Duinbeek | | 2 |", "| Rietland | 5 | 1 |"],
        # A name of two rows.
        ["| Woningen in kleine | | |", "| kernen en dorpen | 4 | 3 |", "| Woningen in de stad | 8 | 2 |"],
        # A sentence.
        ["| De cijfers zijn van vorig jaar. | | |", "| Koop | 4 | 3 |", "| Huur | 8 | 2 |"],
    ],
)  # fmt: skip
def test_what_names_no_other_rows(rows: list[str]) -> None:
    text = "\n".join(["| | 2024 | 2025 |", "|---|---|---|", *rows])
    assert not any("›" in (name or "") for name in row_headers(text))


def test_total_below_the_last_part_is_of_the_whole_table() -> None:
    text = """
| | Koop | Huur |
|---|---|---|
| Noord | | |
| Kop van het dorp | 4 | 9 |
| Zuid | | |
| Achter het spoor | 1 | 2 |
| Totaal Zuid | 1 | 2 |
| Totaal | 5 | 11 |
| Wens | 6 | 12 |
"""
    assert row_headers(text) == [
        "Noord › Kop van het dorp",
        "Zuid › Achter het spoor",
        "Zuid › Totaal Zuid",
        "Totaal",
        "Wens",
    ]


def test_total_of_each_part_is_the_parts() -> None:
    text = """
| | Koop | Huur |
|---|---|---|
| Noord | | |
| Kop van het dorp | 4 | 9 |
| Totaal | 4 | 9 |
| Zuid | | |
| Achter het spoor | 1 | 2 |
| Totaal | 1 | 2 |
"""
    assert row_headers(text)[1::2] == ["Noord › Totaal", "Zuid › Totaal"]


def test_number_in_a_column_of_dates_names_no_row() -> None:
    text = "| Wat | Wanneer | Deel |\n|---|---|---|\n| Kaders | 2031 | a |\n| Regels | plan 2.0 | b |\n| Kaart | 2032 | c |\n"
    assert row_headers(text)[1] == "Regels"
    assert (
        row_headers(text.replace("2031", "nu").replace("2032", "straks"))[1] == "Regels › plan 2.0"
    )


def test_merged_name_that_stands_twice_holds_until_a_name_as_wide(tmp_path: Path) -> None:
    html = """<table><tr><th colspan=2>Maatregel</th><th>Nu</th><th>Straks</th></tr>
    <tr><td colspan=2>Stad</td><td>4</td><td>9</td></tr>
    <tr><td colspan=2>Lasten</td><td></td><td></td></tr>
    <tr><td>1.</td><td>Bouwen</td><td>4</td><td></td></tr>
    <tr><td colspan=2>Land</td><td>5</td><td>8</td></tr>
    <tr><td colspan=2>Lasten</td><td></td><td></td></tr>
    <tr><td>2.</td><td>Slopen</td><td>5</td><td>8</td></tr></table>"""
    path = tmp_path / "tabel.html"
    path.write_text(html)
    source = read_html(path)
    (grid,) = source.grids
    found = resolve(source, grid)
    names = {
        c.row: found[i].row_text for i, c in enumerate(grid.cells) if c.column == 2 and i in found
    }
    assert [names[row] for row in (1, 3, 4, 6)] == [
        "Stad",
        "Lasten › Bouwen",
        "Land",
        "Lasten › Slopen",
    ]
