"""Marks of stars and their notes."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.star_marks import star_marks
from extract.markdown import parse_markdown
from extract.passages import passages
from extract.text import parse_text

TEXT = "Er zijn 910 woningen gebouwd.{}\n\nIn totaal zijn het er 2.400{} in de regio.\n\n* Bron: provincie\n"


def marks(text: str) -> list[tuple[str, str]]:
    source = parse_text(text)
    checks = map(judge, star_marks(source, passages(source, 1, 1)))
    return [(check.stated, check.outcome) for check in checks]


def test_a_mark_with_its_note_agrees_and_one_without_differs() -> None:
    assert marks(TEXT.format("*", "")) == [("*", "agrees")]
    assert marks(TEXT.format("*", "**")) == [("*", "agrees"), ("**", "differs")]


def test_a_mark_on_a_line_of_its_own_is_one() -> None:
    assert ("***", "differs") in marks(TEXT.format("*", "").replace("regio.", "regio.\n***\n"))


@pytest.mark.parametrize("second", ["", "**"])
def test_a_page_that_explains_none_of_its_marks_has_items_that_begin_with_a_star(
    second: str,
) -> None:
    assert marks(TEXT.format("", second)) == []


def test_stars_of_markdown_are_no_marks() -> None:
    source = parse_markdown(TEXT.format("*", "**"))
    assert list(star_marks(source, passages(source, 1, 1))) == []
