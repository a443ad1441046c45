"""Marks of pages that converters leave in a text."""

from __future__ import annotations

import pytest

from extract.markdown import parse_markdown
from extract.page_markers import page_marks
from extract.text import parse_text, split_pages


def pages(text: str) -> list[tuple[int, str]]:
    """The number of each page with text, and its lines."""
    return [
        (page.number, " ".join(text[line.start : line.end] for line in page.lines).strip())
        for page in split_pages(text)
        if page.lines
    ]


@pytest.mark.parametrize(
    "text",
    [
        "een\n-- 1 of 2 --\ntwee\n-- 2 of 2 --\n",
        "# Pagina 1\neen\n# Pagina 2\ntwee",
        "<!-- page 1 -->\neen\n<!-- page 2 -->\ntwee",
        "Page 1 of 2\n\neen\n\nPage 2 of 2\n\ntwee",
        "een\nPagina 1 van 2\ntwee\nPagina 2 van 2",
        "een\n\nPage 2 of 2\n\ntwee",
        "een\nPage 1 of 2\n-- 1 of 2 --\n## Pagina 2\ntwee\nPage 2 of 2\n-- 2 of 2 --",
    ],
)
def test_a_mark_begins_a_page_or_ends_it_and_is_no_line_of_any(text: str) -> None:
    assert pages(text) == [(1, "een"), (2, "twee")]


@pytest.mark.parametrize(
    "text",
    [
        "## Pagina 3\neen",
        "Pagina 3 gaat over wonen.\n\nPagina 4 ook.",
        "-- 4 of 5 --\neen\n-- 2 of 5 --",
        "-- 9 of 5 --\neen",
        "een\n-- 40000 of 50000 --",
    ],
)
def test_what_counts_no_pages_is_no_mark(text: str) -> None:
    assert page_marks(text.split("\n")) == ()
    assert [page.number for page in split_pages(text)] == [1]


def test_form_feeds_go_before_marks() -> None:
    assert len(split_pages("een\n-- 1 of 9 --\f-- 2 of 9 --\ntwee")) == 2


def test_a_page_that_is_missing_is_empty_so_that_numbers_are_those_of_the_file() -> None:
    text = "[page 4]\nvier\n[page 6]\nzes"
    source = parse_text(text)
    assert [page.number for page in source.pages] == [1, 2, 3, 4, 5, 6]
    assert source.page_at(text.index("vier")).number == 4
    assert source.page_at(text.index("zes")).number == 6


def test_a_sentence_that_a_page_cuts_is_one_paragraph() -> None:
    source = parse_markdown(
        "Zeist bouwt 40\n\n-- 1 of 2 --\n\nwoningen.\n\n-- 2 of 2 --\n\nEn meer."
    )
    texts = [[source.text[s.start : s.end] for s in block.segments] for block in source.blocks]
    assert texts == [["Zeist bouwt 40", "woningen."], ["En meer."]]


@pytest.mark.parametrize("first", ["Zeist bouwt 40.", "- Zeist\n\n| a | b |\n|---|---|\n| c | 1 |"])
def test_a_paragraph_behind_a_whole_sentence_or_a_table_is_another(first: str) -> None:
    source = parse_markdown(f"{first}\n\n-- 1 of 2 --\n\nwoningen.")
    assert source.blocks[-1].segments[0].start == source.text.index("woningen")
