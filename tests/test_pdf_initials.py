"""Drop capitals: the letter is read before the first line, wherever its baseline is."""

from __future__ import annotations

from pathlib import Path

from extract.clean import clean
from extract.pdf import read_pdf
from tests.pdf_writer import PdfPage, write_pdf

FIRST = ("e gemeente Duinbeek bouwt tot en met 2030", "in totaal 1.055 woningen. Een deel daarvan")
REST = ("komt in de kern, waar de oude fabriek", "plaatsmaakt voor een buurt met een hof.")
SENTENCE = "De gemeente Duinbeek bouwt tot en met 2030 in totaal 1.055 woningen."


def _said(folder: Path, page: PdfPage) -> str:
    source = read_pdf(write_pdf(folder, page))
    return " | ".join(clean(source.text, block.segments).text for block in source.blocks)


def test_a_drop_capital_begins_the_first_line_beside_it(tmp_path: Path) -> None:
    page = PdfPage().text(60, 113, "D", size=32)
    page.lines(84, 100, FIRST)
    page.lines(60, 126, REST)
    assert SENTENCE in _said(tmp_path, page)


def test_a_drop_capital_below_a_title_and_of_three_lines(tmp_path: Path) -> None:
    page = PdfPage().text(60, 70, "Nieuws uit de raad", size=18).text(60, 126, "D", size=48)
    page.lines(96, 100, (*FIRST, REST[0]))
    page.lines(60, 139, REST[1:])
    assert SENTENCE in _said(tmp_path, page)


def test_a_large_letter_beside_text_that_does_not_go_on_below_it_is_left_alone(
    tmp_path: Path,
) -> None:
    page = PdfPage().text(60, 113, "A", size=32)
    page.lines(84, 100, ("zeer zuinig met energie", "en goed voor het klimaat"))
    assert "Azeer" not in _said(tmp_path, page)


def test_a_large_word_is_no_drop_capital(tmp_path: Path) -> None:
    page = PdfPage().text(60, 113, "DE", size=32)
    page.lines(106, 100, ("raad van de gemeente", "besluit tot 2030"))
    page.lines(60, 126, REST)
    assert "DEraad" not in _said(tmp_path, page)
