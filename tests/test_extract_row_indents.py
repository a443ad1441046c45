"""Names that stand further in than the one above them are under it; those set in the middle are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.headers import resolve
from extract.pdf import read_pdf
from tests.pdf_writer import PdfPage, write_pdf

Rows = Sequence[tuple[str, float]]
WHOLE: Rows = [("Nieuwe huizen", 0), ("Sociale huur", 12), ("Koop", 12), ("Sloop", 0), ("Huur", 12)]


def row_headers(folder: Path, rows: Rows) -> list[str | None]:
    """The names of the rows of a ruled table; each name stands so many points further in."""
    page = PdfPage()
    page.grid([60, 260, 340], [100 + 20 * i for i in range(len(rows) + 2)])
    page.text(64, 114, "Soort", size=9).text(264, 114, "Aantal", size=9)
    for number, (name, indent) in enumerate(rows):
        page.text(64 + indent, 134 + 20 * number, name, size=9)
        page.text(320, 134 + 20 * number, str(21 + number), size=9)
    source = read_pdf(write_pdf(folder, page))
    (grid,) = source.grids
    found = resolve(source, grid)
    return [found[i].row_text for i, c in enumerate(grid.cells) if c.column == 1 and i in found]


def test_name_further_in_is_under_the_one_above_it(tmp_path: Path) -> None:
    assert row_headers(tmp_path, WHOLE) == [
        "Nieuwe huizen",
        "Nieuwe huizen › Sociale huur",
        "Nieuwe huizen › Koop",
        "Sloop",
        "Sloop › Huur",
    ]


def test_third_level_is_under_both(tmp_path: Path) -> None:
    rows = [("Huizen", 0), ("Huur", 10), ("Sociaal", 20), ("Koop", 10), ("Sloop", 0)]
    found = row_headers(tmp_path, rows)
    assert found[2] == "Huizen › Huur › Sociaal" and found[3] == "Huizen › Koop"


def test_total_further_in_is_under_none(tmp_path: Path) -> None:
    rows = [*WHOLE[:4], ("Totaal", 12)]
    assert row_headers(tmp_path, rows)[-1] == "Totaal"


@pytest.mark.parametrize(
    "rows",
    [
        [("Nieuwe huizen", 20), ("Koop", 40), ("Sociale huur", 23), ("Sloop", 37), ("Huur", 39)],
        [("Koop", 12), ("Huizen", 0), ("Huur", 12), ("Sloop", 0), ("Bouw", 0)],
        [("Huizen", 0), ("Koop", 2), ("Huur", 2), ("Sloop", 0), ("Bouw", 0)],
        [("Huizen", 0), ("Koop", 90), ("Huur", 90), ("Sloop", 0), ("Bouw", 0)],
        [("Huizen", 0), ("Koop", 12), ("Huur", 0), ("Sloop", 0), ("Bouw", 0)],
    ],
)
def test_names_in_the_middle_or_hardly_further_in_are_under_none(
    tmp_path: Path, rows: Rows
) -> None:
    assert row_headers(tmp_path, rows) == [name for name, _ in rows]
