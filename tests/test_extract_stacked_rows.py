"""Rows that a converter put in one, and tables that have no header."""

from __future__ import annotations

import pytest

from extract.clean import clean
from extract.markdown import parse_markdown

HEAD = "| Gemeente | opgave | plannen |\n|---|---|---|\n| Ommen | 120 | 40 |\n"


def _rows(text: str) -> list[list[str]]:
    source = parse_markdown(text)
    rows: dict[int, list[str]] = {}
    for cell in source.grids[0].cells:
        rows.setdefault(cell.row, []).append(clean(source.text, cell.segments).text)
    return [rows[row] for row in sorted(rows)]


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("| Breda<br>Zundert | 355<br>1.100 | 12<br>7% |", [["Breda", "355", "12"], ["Zundert", "1.100", "7%"]]),
        ("| Breda<br>Zundert | 355<br>100 | |", [["Breda Zundert", "355 100"]]),
        ("| Hof van<br>Twente | 355 | 12 |", [["Hof van Twente", "355", "12"]]),
        ("| Breda<br>Zundert<br>Halderberge | 355<br>100 | 12<br>7 |", [["Breda Zundert Halderberge", "355 100", "12 7"]]),
        ("| Breda<br>Zundert | 355<br>soms | 12<br>nooit |", [["Breda Zundert", "355 soms", "12 nooit"]]),
    ],
    ids=["stacked", "one column of numbers", "long name", "unequal", "words"],
)  # fmt: skip
def test_lines_of_cells_with_as_many_numbers_are_rows(row: str, read: list[list[str]]) -> None:
    assert _rows(f"{HEAD}{row}\n")[2:] == read


@pytest.mark.parametrize(
    ("first", "heads"),
    [
        ("| Ommen | 3.500 |", 0), ("| Gemeente | 2025 |", 2), ("| Gemeente | woningen |", 2), ("| Ommen | - |", 2), ("|  | 3.500 |", 1), ("| Ommen | 12 woningen |", 2),
    ],
)  # fmt: skip
def test_a_first_row_of_numbers_is_no_header(first: str, heads: int) -> None:
    source = parse_markdown(f"{first}\n|---|---|\n| Dalfsen | 560 |\n| Zwolle | 820 |\n")
    assert sum(cell.is_header for cell in source.grids[0].cells) == heads


def test_a_first_row_of_numbers_over_one_other_stays_the_header() -> None:
    source = parse_markdown("| Ommen | 3.500 |\n|---|---|\n| Dalfsen | 560 |\n")
    assert sum(cell.is_header for cell in source.grids[0].cells) == 2


@pytest.mark.parametrize(
    ("row", "above", "rows"),
    [
        ("| ontsluitingsweg | |", "| Langs de | 12 |", 3),
        ("| Ontsluitingsweg | |", "| Langs de | 12 |", 4),
        ("| ontsluitingsweg | 3 |", "| Langs de | 12 |", 4),
        ("| ontsluitingsweg | |", "| Langs de: | 12 |", 4),
        ("| ontsluitingsweg | |", "| Langs de | soms |", 4),
        ("| ontsluitingsweg | deels |", "| Langs de | 12 |", 3),
        ("| ontsluitingsweg | deels |", "| Langs de |  |", 4),
    ],
)
def test_a_row_of_small_words_alone_goes_on_with_the_row_above(
    row: str, above: str, rows: int
) -> None:
    text = f"| Soort | Aantal |\n|---|---|\n{above}\n{row}\n| Totaal | 12 |\n"
    assert parse_markdown(text).grids[0].row_count == rows


def test_small_words_do_not_go_on_where_all_rows_begin_small() -> None:
    text = "| Soort | Aantal |\n|---|---|\n| sociale huur | 12 |\n| vrije sector | |\n| dure koop | 4 |\n"
    assert parse_markdown(text).grids[0].row_count == 4
