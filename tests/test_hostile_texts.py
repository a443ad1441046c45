"""Twice as much of one thing is twice as much work, counted in lines of our code that are run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from checks.references import references_in
from checks.shares import shares_in
from checks.sums_in_tables import relations_of_table
from checks.sums_in_text import sums_in
from corpus.areas import load_areas
from extract.document_table import document_table
from extract.markdown import parse_markdown
from extract.passages import passages
from extract.text import parse_text
from identity.bundles import document_pages
from nlp.counts import table_counts
from nlp.reading import DocumentReading
from nlp.records import DocumentContext
from tests.hostile.texts import TEXTS

ROOT = str(Path(__file__).resolve().parent.parent)
#: Twice the text, and what every text takes: well under the four times of what is quadratic.
MOST = 2.6
CONTEXT = DocumentContext("proef", "agreement", "Woondeal", "twente", "twente", "PV23", "2022-12")


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of the project's code run; each turn of a loop on one line counts."""
    count = 0

    def in_ours(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return in_ours

    def entered(frame: FrameType, _event: str, _argument: Any) -> Any:
        return in_ours if frame.f_code.co_filename.startswith(ROOT) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def reading_text(text: str) -> Callable[[], object]:
    return lambda: parse_text(text)


def reading_markdown(text: str) -> Callable[[], object]:
    return lambda: parse_markdown(text)


def finding_documents(text: str) -> Callable[[], object]:
    source = parse_text(text)
    return lambda: document_pages(source)


def finding_pages(text: str) -> Callable[[], object]:
    source = parse_text(text)
    return lambda: [source.page_at(offset) for offset in range(len(source.text))]


def checking_tables(text: str) -> Callable[[], object]:
    source = parse_markdown(text)
    (table,) = (document_table(source, grid, ()) for grid in source.grids)
    return lambda: relations_of_table(source, table)


def counting_in_tables(text: str) -> Callable[[], object]:
    source = parse_markdown(text)
    (grid,) = source.grids
    areas = load_areas()

    def work() -> object:
        return table_counts(DocumentReading(CONTEXT, (), areas), source, 0, grid, (), areas)

    return work


def checking_text(text: str) -> Callable[[], object]:
    source = parse_text(text)
    found = passages(source, 1, len(source.pages))
    document = DocumentReading(CONTEXT, found, load_areas())
    for passage in found:  # numbers and sentences are read once, by whoever asks first
        assert document.of(passage).numbers is not None
        assert document.of(passage).bounds
    return lambda: (
        sums_in(document, found),
        list(shares_in(document, found)),
        list(references_in(document, source, found)),
    )


@pytest.mark.parametrize(
    ("work", "name", "length"),
    [
        (reading_text, "captions", 4_000),
        (reading_text, "hyphens at the ends of lines", 4_000),
        (reading_markdown, "long table", 4_000),
        (reading_markdown, "wide table", 4_000),
        (reading_markdown, "run of '*a '", 4_000),
        (finding_documents, "run of 'a\\x0c'", 400),
        (finding_pages, "run of 'a\\x0c'", 2_000),
        (checking_tables, "long table", 8_000),
        (checking_tables, "wide table", 6_000),
        (counting_in_tables, "long table", 600),
        (counting_in_tables, "wide table", 2_000),
        (checking_text, "run of '100 woningen waarvan '", 12_000),
        (checking_text, "run of '25% van 100 woningen, '", 12_000),
        (checking_text, "run of 'artikel 1.1.'", 12_000),
    ],
)
def test_twice_the_text_is_twice_the_work(
    work: Callable[[str], Callable[[], object]], name: str, length: int
) -> None:
    work(TEXTS[name](length))()  # what is loaded and worked out once a process
    few, many = (lines_run(work(TEXTS[name](times * length))) for times in (1, 2))
    assert few < many < MOST * few
