"""Small print in the margin of a page: what it is beside, and what makes it none."""

from __future__ import annotations

import pytest

from extract.pdf.layout.margins import find_margins
from extract.pdf.page.ink import Word
from tests.made_words import word

#: The text of a page, of words without blanks: five lines of 200 points from x 150 on.
_TEXT = [word("a" * 40, 150, 100 + 14 * i) for i in range(5)]
_WIDTH = 595.0


def _small(texts: list[str], x: float = 20, size: float = 8) -> list[Word]:
    """A line of small print beside each line of the text."""
    return [word(text, x, 100 + 14 * i, size) for i, text in enumerate(texts)]


def found(small: list[Word], text: list[Word] = _TEXT, width: float = _WIDTH) -> list[list[str]]:
    """The texts of each margin."""
    return [[w.text for w in margin] for margin in find_margins([*text, *small], width)]


_NOTES = ["Datum", "Kenmerk", "Bijlagen"]


@pytest.mark.parametrize("x", [20, 380])
def test_three_lines_of_small_print_beside_the_text_are_a_margin(x: float) -> None:
    assert found(_small(_NOTES, x)) == [_NOTES]
    assert found(_small(_NOTES[:2], x)) == []
    assert find_margins([], _WIDTH) == []


@pytest.mark.parametrize(("size", "is_margin"), [(9.0, True), (9.1, False)])
@pytest.mark.parametrize("x", [20, 380])
def test_a_margin_is_so_much_smaller_than_the_text(size: float, is_margin: bool, x: float) -> None:
    assert bool(found(_small(_NOTES, x, size))) is is_margin


@pytest.mark.parametrize(
    ("texts", "is_margin"),
    [
        (["Datum", "Kenmerk", "Bijlagen", "4"], True),
        (["Datum", "Kenmerk", "4", "5"], False),
        (["1", "2", "3", "4"], False),
    ],
)
def test_numbers_at_the_left_are_those_of_lines_and_no_margin(
    texts: list[str], is_margin: bool
) -> None:
    assert bool(found(_small(texts))) is is_margin
    # At the right nothing numbers the lines.
    assert found(_small(texts, 380)) == [texts]


@pytest.mark.parametrize(("aside", "is_margin"), [(2.0, True), (2.2, False)])
@pytest.mark.parametrize("x", [20, 380])
def test_its_lines_begin_at_one_x(aside: float, is_margin: bool, x: float) -> None:
    texts = [*_small(_NOTES[:2], x), word("Bijlagen", x + aside, 128, 8)]
    assert bool(found(texts)) is is_margin


@pytest.mark.parametrize(
    ("x", "is_margin"),
    [(109.5, True), (110.5, False), (358.5, True), (357.5, False)],
)
def test_white_stands_between_a_margin_and_the_text(x: float, is_margin: bool) -> None:
    # Eight letters of small print are 32 points wide.
    assert bool(found(_small(["Kenmerk1"] * 3, x))) is is_margin


def test_a_margin_is_narrower_than_the_text_and_a_part_of_the_page() -> None:
    wide = ["Bijlagen" * 3] * 3
    assert found(_small(wide), width=_WIDTH) == [wide]
    assert found(_small(wide), width=300) == []
    short = [word("a" * 16, 150, 100 + 14 * i) for i in range(5)]
    assert found(_small(wide), short) == []
    assert found(_small(["Datum"] * 3), short) == [["Datum"] * 3]


@pytest.mark.parametrize(("count", "is_margin"), [(3, True), (2, False)])
def test_lines_of_the_text_stand_beside_a_margin(count: int, is_margin: bool) -> None:
    text = [*_TEXT[:count], *(word("a" * 40, 150, 300 + 14 * i) for i in range(5))]
    assert bool(found(_small(_NOTES), text)) is is_margin
