"""Layouts that public reports on other readers say go wrong: what is read is what was written down first.

``tests/layouts_reported`` holds the PDFs, their sources and, in ``answers.toml``, what stands on them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.clean import clean
from extract.model import Grid, SourceText
from extract.passages import passages
from extract.pdf import read_pdf

FOLDER = Path(__file__).parent / "layouts_reported"
ANSWERS = tomllib.loads((FOLDER / "answers.toml").read_text(encoding="utf-8"))
WITH_TABLES = [(name, i) for name, a in ANSWERS.items() for i in range(len(a.get("tables", ())))]


@cache
def read(name: str) -> SourceText:
    return read_pdf(FOLDER / f"{name}.pdf")


@cache
def flow(name: str) -> str:
    source = read(name)
    return " ".join(p.text.text for p in passages(source, 1, len(source.pages)))


def table(name: str, answer: dict[str, Any]) -> Grid:
    found = [grid for grid in read(name).grids if grid.label == answer["label"]]
    assert found, f"no {answer['label']} among {[grid.label for grid in read(name).grids]}"
    return found[0]


def rows(source: SourceText, grid: Grid) -> list[list[str]]:
    found = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        found[cell.row][cell.column] = clean(source.text, cell.segments).text
    return found


def check_part(found: list[list[str]], answer: dict[str, Any]) -> None:
    """Compare what an answer says of a table too long to write out."""
    assert len(found) == answer["rows_count"]
    assert found[: len(answer["first"])] == answer["first"]
    assert found[-1] == answer["last"]
    for word in answer["once"]:
        assert sum(row.count(word) for row in found) == 1


@pytest.mark.parametrize(("name", "number"), WITH_TABLES)
def test_tables_have_the_cells_that_are_seen(name: str, number: int) -> None:
    answer = ANSWERS[name]["tables"][number]
    found = rows(read(name), table(name, answer))
    if "rows" in answer:
        assert found == answer["rows"]
    else:
        check_part(found, answer)


@pytest.mark.parametrize(("name", "number"), WITH_TABLES)
def test_header_rows_spans_and_notes_are_those_that_are_seen(name: str, number: int) -> None:
    answer, source = ANSWERS[name]["tables"][number], read(name)
    grid = table(name, answer)
    assert {c.row for c in grid.cells if c.is_header} >= set(range(answer["header_rows"]))
    spans = {f"{c.row},{c.column}": [c.row_span, c.column_span] for c in grid.cells}
    for place, span in answer.get("spans", {}).items():
        assert spans[place] == span, place
    notes = clean(source.text, grid.notes).text
    for note in answer.get("notes", ()):
        assert note in notes


@pytest.mark.parametrize("name", [name for name, answer in ANSWERS.items() if "tables" in answer])
def test_there_are_no_other_tables(name: str) -> None:
    assert len(read(name).grids) == len(ANSWERS[name]["tables"])


@pytest.mark.parametrize("name", [name for name, answer in ANSWERS.items() if "order" in answer])
def test_words_are_read_in_the_order_of_the_eye(name: str) -> None:
    at = 0
    for words in ANSWERS[name]["order"]:
        place = flow(name).find(words, at)
        assert place >= 0, (words, flow(name)[at:])
        at = place + len(words)


@pytest.mark.parametrize("name", [name for name, answer in ANSWERS.items() if "absent" in answer])
def test_what_no_eye_sees_is_not_read(name: str) -> None:
    assert [words for words in ANSWERS[name]["absent"] if words in read(name).text] == []


@pytest.mark.parametrize("name", [name for name, a in ANSWERS.items() if "sentences" in a])
def test_sentences_are_whole(name: str) -> None:
    assert [words for words in ANSWERS[name]["sentences"] if words not in flow(name)] == []


@pytest.mark.parametrize("name", [name for name, a in ANSWERS.items() if "headings" in a])
def test_headings_are_headings(name: str) -> None:
    source = read(name)
    found = [clean(source.text, b.segments).text for b in source.blocks if b.kind == "heading"]
    assert found == ANSWERS[name]["headings"]
