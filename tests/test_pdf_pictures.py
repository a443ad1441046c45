"""Pictures that may hold a table are named; thousands with narrow blanks are one number."""

from __future__ import annotations

from array import array

import pytest
from PIL import Image

from extract.pdf.page.glyphs import Char, words_in
from extract.pdf.page.ink import OCR_STYLE, Area, PageInk, Style, Word
from extract.pdf.page.pictures import (
    SETTINGS,
    is_stamped_scan,
    pages_with_pictured_tables,
    pages_with_unread_pictures,
)
from extract.pdf.scans.recognition import _cell_words
from extract.pdf.tables.gutters import is_figure


def _word(x: float = 50, y: float = 50) -> Word:
    return Word("woord", x, y, x + 30, y + 10, y + 8, 10, OCR_STYLE, array("f"))


def _page(
    number: int, *images: Area, words: int = 40, at: tuple[float, float] = (50, 50)
) -> PageInk:
    return PageInk(number, 600, 800, tuple(_word(*at) for _ in range(words)), images=images)


def _picture(share: float) -> Area:
    """A picture over this part of a page, below its words."""
    return Area(100, 100, 500, 100 + share * 600 * 800 / 400)


@pytest.mark.parametrize(("share", "named"), [(0.049, False), (0.051, True)])
def test_only_a_picture_large_enough_for_a_table_is_named(share: float, named: bool) -> None:
    assert (1 in pages_with_unread_pictures([_page(1, _picture(share))])) is named


@pytest.mark.parametrize(("pages", "named"), [(2, True), (3, False)])
def test_a_picture_in_the_same_place_on_three_pages_is_a_logo(pages: int, named: bool) -> None:
    found = pages_with_unread_pictures([_page(i, _picture(0.1)) for i in range(1, pages + 1)])
    assert bool(found) is named


@pytest.mark.parametrize(("words", "named"), [(2, True), (3, False)])
def test_a_picture_with_words_on_it_is_a_background(words: int, named: bool) -> None:
    page = _page(1, _picture(0.1), words=words, at=(200, 150))
    assert bool(pages_with_unread_pictures([page])) is named


@pytest.mark.parametrize(
    ("words", "share", "stamped"),
    [
        (0, 0.9, False),
        (SETTINGS.stamp_word_count, 0.81, True),
        (SETTINGS.stamp_word_count, 0.79, False),
        (SETTINGS.stamp_word_count + 1, 0.9, False),
    ],
)
def test_a_picture_with_few_words_on_it_is_a_scan_with_a_stamp(
    words: int, share: float, stamped: bool
) -> None:
    assert is_stamped_scan(_page(1, Area(0, 0, 600, 800 * share), words=words)) is stamped


# Thousands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12 450", True),
        ("1\u202f250\u202f000", True),
        ("€ 3\u00a0250", True),
        ("2025 450", False),
        ("12 45", False),
    ],
)
def test_thousands_with_blanks_are_figures(text: str, figure: bool) -> None:
    assert is_figure(text) is figure


def _words(text: str) -> list[str]:
    """The words that are made of characters of 5 points each."""
    style = Style("F", False, False, False)
    chars = [Char(c, 5 * i, 92, 5 * i + 5, 102, 100, 10, style) for i, c in enumerate(text)]
    return [word.text for word in words_in({0: chars}, 0, 595, 842)]


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"])
def test_a_number_parted_by_narrow_blanks_is_one_word(blank: str) -> None:
    assert _words(f"om 1{blank}250{blank}000 te") == ["om", f"1{blank}250{blank}000", "te"]


@pytest.mark.parametrize("text", ["7\u00a0bedrijven", "2030\u00a0450", "12\u00a045", "12 450"])
def test_other_blanks_part_words(text: str) -> None:
    assert len(_words(text)) == 2


@pytest.mark.parametrize(("apart", "count"), [(5.5, 1), (6.5, 2), (40.0, 2)])
def test_a_blank_of_a_wide_gap_parts_columns_and_not_thousands(apart: float, count: int) -> None:
    """Numbers of columns beside each other, with an unbreakable blank that reaches from one to the next."""
    style = Style("F", False, False, False)
    texts = [*enumerate("426\u00a0"), *((3 + apart / 5 + i, c) for i, c in enumerate("365"))]
    chars = [Char(c, 5 * i, 92, 5 * i + 5, 102, 100, 10, style) for i, c in texts]
    assert len(words_in({0: chars}, 0, 595, 842)) == count


def test_a_dark_cell_too_low_for_letters_is_left_out() -> None:
    dark = Image.new("L", (400, 100), 0)
    cell = Area(5, 5, 60, 12)
    assert _cell_words(dark, Image.new("L", (400, 100), 255), [cell]) == []


def _caption(text: str, x: float, top: float) -> list[Word]:

    return [
        Word(part, x + 40 * i, top, x + 40 * i + 35, top + 10, top + 8, 10, OCR_STYLE, array("f"))
        for i, part in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("text", "top", "called"),
    [
        ("Tabel 3: Woningen per kern", 80.0, True),
        ("Tabel 3 geeft de woningen per kern", 80.0, False),
        ("Figuur 3: Woningen per kern", 80.0, False),
        ("Tabel 3: Woningen per kern", 60.0, False),
        ("Tabel 3: Woningen per kern", 310.0, False),
    ],
)
def test_picture_below_the_caption_of_a_table_is_called_one(
    text: str, top: float, called: bool
) -> None:
    page = PageInk(1, 600, 800, tuple(_caption(text, 100, top)), images=(Area(100, 100, 500, 300),))
    assert bool(pages_with_pictured_tables([page])) is called
