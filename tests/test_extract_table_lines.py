"""Which lines make one pipe table: with blank lines between all rows, and without."""

from __future__ import annotations

import pytest

from extract.clean import clean
from extract.markdown import parse_markdown
from extract.table_lines import table_rows_from

SPACED = "| Soort | Aantal |\n\n| --- | --- |\n\n| Huur | 12 |\n\n| Koop | 30 |\n"


def _rows(text: str) -> list[int]:
    return [grid.row_count for grid in parse_markdown(text).grids]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (SPACED, [3]),
        (SPACED.replace("\n\n", "\n"), [3]),
        (f"{SPACED}\nTekst.\n\n{SPACED}", [3, 3]),
        (f"{SPACED}\n{SPACED}", [3, 3]),
        (SPACED.replace("\n\n", "\n\n\n"), []),
        (SPACED.replace("| --- | --- |\n\n", ""), []),
        (f"{SPACED}\n| Vrij | 4 |\n| Duur | 5 |\n", [3, 2]),
    ],
    ids=[
        "spaced",
        "not",
        "text between",
        "next header",
        "two blanks",
        "no dashes",
        "row not alone",
    ],
)
def test_rows_that_blank_lines_part_are_one_table(text: str, rows: list[int]) -> None:
    assert _rows(text) == rows


def test_the_lines_of_a_table_leave_out_the_blank_ones() -> None:
    assert table_rows_from(SPACED.splitlines(), 0) == (7, (0, 2, 4, 6))


@pytest.mark.parametrize(("cell", "text"), [("12   Â", "12"), ("Â", ""), ("Ân", "Ân")])
def test_what_is_left_of_a_blank_is_not_seen(cell: str, text: str) -> None:
    source = parse_markdown(f"| Soort | Aantal |\n|---|---|\n| Huur | {cell} |\n| Koop | 4 |\n")
    found = [c for c in source.grids[0].cells if (c.row, c.column) == (1, 1)]
    assert [clean(source.text, c.segments).text for c in found] == ([text] if text else [])


def test_the_label_of_a_caption_has_its_number_where_a_sign_hides_in_it() -> None:
    source = parse_markdown(f"Tabel 8\\.1 Soorten\n\n{SPACED}")
    assert source.grids[0].label == "Tabel 8.1"
