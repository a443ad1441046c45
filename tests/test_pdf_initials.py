"""Drop capitals: the letter is read before the first line, wherever its baseline is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from extract.clean import clean
from extract.pdf import read_pdf
from extract.pdf.page.glyphs import Char
from extract.pdf.page.initials import with_initials
from extract.pdf.page.ink import Style
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


# On characters alone ------------------------------------------------------------------------------


def _chars(text: str, x: float, baseline: float, size: float = 10) -> list[Char]:
    """Characters half their size wide, of which a capital is 0.7 of it high."""
    return [
        Char(
            letter, x + 0.5 * size * i, baseline - 0.8 * size, x + 0.5 * size * (i + 1),
            baseline + 0.2 * size, baseline, size, Style("F", False, False, False), i, 0, (0, 0, 0),
        )
        for i, letter in enumerate(text)
    ]  # fmt: skip


PLACE = {"size": 28, "baseline": 113, "gap": 3, "second": 113, "below": 126, "left": 60}


def _is_read(
    letter: str = "D", first: str = "e gemeente", beside: Sequence[Char] = (), **other: float
) -> bool:
    """Whether a large letter at 60 begins the first of two lines beside it, whose baselines are 100 and ``second``;
    at ``left`` text stands ``below``."""
    place = PLACE | other
    x = 60 + 0.5 * place["size"] + place["gap"]
    found = with_initials(
        [
            *_chars(letter, 60, place["baseline"], place["size"]),
            *_chars(first, x, 100),
            *_chars("in totaal", x, place["second"]),
            *_chars("komt in de kern", place["left"], place["below"]),
            *beside,
        ]
    )
    return (found[0].size, found[0].baseline, found[0].x1) == (10, 100, x)


def test_a_capital_beside_two_lines_that_begin_behind_it_is_a_drop_capital() -> None:
    assert _is_read()
    # one of a sentence in capitals, one letter of its size, and one in small letters are none
    assert not _is_read("d")
    assert not _is_read("1")
    assert not _is_read(first="E GEMEENTE")
    assert not _is_read(size=14)


@pytest.mark.parametrize(
    ("place", "read"),
    [
        ({"gap": -2}, True),
        ({"gap": -4}, False),
        ({"gap": 20}, False),
        # the letter is as high as the first line and stands on the last
        ({"baseline": 116, "second": 116, "size": 32}, True),
        ({"size": 40}, False),
        ({"second": 106}, False),
        # text goes on below it, where it begins
        ({"below": 160}, True),
        ({"below": 170}, False),
        ({"left": 66}, True),
        ({"left": 70}, False),
    ],
)
def test_a_drop_capital_has_a_place(place: Mapping[str, float], read: bool) -> None:
    assert _is_read(**place) is read


@pytest.mark.parametrize(
    ("x", "baseline", "size", "read"),
    [
        # a letter as large beside it makes a word of both, on either side
        (76, 113, 28, False),
        (44, 113, 28, False),
        # further off, on another line, or smaller it does not
        (100, 113, 28, True),
        (20, 113, 28, True),
        (76, 150, 28, True),
        (20, 113, 12, True),
    ],
)
def test_a_letter_of_a_large_word_is_no_drop_capital(
    x: float, baseline: float, size: float, read: bool
) -> None:
    assert _is_read(beside=_chars("E", x, baseline, size)) is read
