"""Rows of ruled tables that only their shading parts: dark headers without a rule below them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from extract.headers import cell_text
from extract.model import SourceText
from extract.pdf import read_pdf
from extract.pdf.page.ink import Area, Rule, Style, Word
from extract.pdf.tables.shade_edges import shade_edges, shade_sides
from tests.pdf_writer import PdfPage, write_pdf

XS = (60.0, 200.0, 320.0, 440.0)
ROWS = (
    ("Kern", "Huur", "Koop"),
    ("Duinbeek", "120", "60"),
    ("Merendam", "95", "45"),
    ("Westwoud", "18", "31"),
)


def _tables(source: SourceText) -> list[list[list[str]]]:
    found = []
    for grid in source.grids:
        rows = [[""] * grid.column_count for _ in range(grid.row_count)]
        for cell in grid.cells:
            rows[cell.row][cell.column] = cell_text(source, cell).text
        found.append(rows)
    return found


def _words(page: PdfPage, rows: Sequence[Sequence[str]], tops: Sequence[float]) -> None:
    for top, row in zip(tops, rows, strict=True):
        for x, text in zip(XS, row, strict=False):
            if text:
                page.text(x + 4, top + 13, text, size=9)


def _sides(page: PdfPage, top: float, bottom: float) -> None:
    for x in XS:
        page.rule(x, top, x, bottom)


def test_a_dark_header_without_a_rule_below_it_is_a_row(tmp_path: Path) -> None:
    page = PdfPage().fill(XS[0], 100, XS[-1], 120, 0.6)
    for y in (100, 140, 160, 180):
        page.rule(XS[0], y, XS[-1], y)
    _sides(page, 100, 180)
    _words(page, ROWS, (100, 120, 140, 160))
    assert _tables(read_pdf(write_pdf(tmp_path, page))) == [[list(row) for row in ROWS]]


def test_a_dark_row_within_a_table_whose_borders_are_left_out_is_a_row(tmp_path: Path) -> None:
    rows = (*ROWS[:3], ("Wijk", "Huur nieuw", "Koop nieuw"), ("Oosterhaar", "22", "41"))
    page = PdfPage()
    for top in (100, 160):
        for x0, x1 in pairwise(XS):
            page.fill(x0, top, x1, top + 20, 0.6)
    for y in (140, 200):
        page.rule(XS[0], y, XS[-1], y)
    _sides(page, 120, 160)
    _sides(page, 180, 200)
    _words(page, rows, (100, 120, 140, 160, 180))
    assert _tables(read_pdf(write_pdf(tmp_path, page))) == [[list(row) for row in rows]]


def test_lines_that_are_shaded_one_by_one_within_their_cell_are_one_row(tmp_path: Path) -> None:
    page = PdfPage().fill(XS[0], 100, XS[-1], 136, 0.9)
    page.fill(XS[0], 101, XS[-1], 118, 0.7).fill(XS[0], 118, XS[-1], 135, 0.7)
    for y in (100, 136, 156, 176):
        page.rule(XS[0], y, XS[-1], y)
    _sides(page, 100, 176)
    head = (("Kern of", "Aantal in", "Aantal in"), ("buurt", "de huur", "de koop"))
    _words(page, (*head, *ROWS[1:3]), (101, 118, 136, 156))
    rows = [["Kern of buurt", "Aantal in de huur", "Aantal in de koop"], *map(list, ROWS[1:3])]
    assert _tables(read_pdf(write_pdf(tmp_path, page))) == [rows]


def _word(text: str, x: float, middle: float) -> Word:
    style = Style("F", False, False, False)
    edges = array("f", (x, x + 30))
    return Word(text, x, middle - 5, x + 30, middle + 5, middle + 3, 10, style, edges)


DOWN = [Rule(x, 100, 180) for x in (60, 160, 260)]
ACROSS = [Rule(y, 60, 260) for y in (100, 180)]
WORDS = [_word("a", x, y) for x in (70, 170) for y in (110, 150)]


def _edges(
    fill: Area,
    words: Sequence[Word] = WORDS,
    across: Sequence[Rule] = ACROSS,
    down: Sequence[Rule] = DOWN,
) -> list[float]:
    return [rule.at for rule in shade_edges([fill], across, down, words)]


def test_shading_parts_rows_where_it_reaches_over_the_table_and_has_words_on_both_sides() -> None:
    assert _edges(Area(60, 100, 260, 130)) == [130]
    assert _edges(Area(60, 100, 200, 130)) == []
    assert _edges(Area(60, 100, 260, 130), WORDS[:3]) == []
    assert _edges(Area(60, 100, 260, 112)) == []


def test_shading_parts_rows_of_columns_that_are_drawn_as_far_as_its_edge() -> None:
    shaded = Area(60, 100, 260, 130)
    assert _edges(shaded, down=[*DOWN[:2], Rule(260, 130, 180)]) == [130]
    assert _edges(shaded, down=[*DOWN[:2], Rule(260, 140, 180)]) == []
    assert _edges(shaded, down=[*DOWN[:2], Rule(260, 100, 120)]) == []


def test_shading_parts_no_rows_where_other_shading_goes_on_over_its_edge() -> None:
    edge, over = Area(60, 100, 260, 130), Area(60, 90, 260, 170)
    narrow = Area(60, 90, 110, 170)
    assert [r.at for r in shade_edges([edge, narrow], ACROSS, DOWN, WORDS)] == [130]
    assert shade_edges([edge, over], ACROSS, DOWN, WORDS) == []


def test_a_word_on_the_edge_of_shading_stands_in_no_row() -> None:
    shaded = Area(60, 100, 260, 130)
    assert _edges(shaded, [*WORDS, _word("b", 110, 130)]) == []
    assert _edges(shaded, [*WORDS, _word("b", 300, 130)]) == [130]
    assert _edges(shaded, [*WORDS, _word("b", 110, 185)]) == [130]


def test_shading_parts_no_rows_that_a_rule_parts_already() -> None:
    assert _edges(Area(60, 100, 260, 130), across=[*ACROSS, Rule(132, 60, 260)]) == []
    assert _edges(Area(60, 100, 260, 130), across=[*ACROSS, Rule(132, 60, 160)]) == [130]


def test_the_sides_of_a_shaded_row_are_rules_where_columns_have_borders() -> None:
    fills = [Area(60, 80, 160, 100), Area(160, 80, 255, 100)]
    sides = shade_sides(fills, [Rule(100, 60, 260)], DOWN)
    assert {rule.at for rule in sides} == {60, 160}
    assert shade_sides(fills, [Rule(130, 60, 260)], DOWN) == []
