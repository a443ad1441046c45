"""Numbers of an area in a sentence that cites a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.cited_rows import cited_rows
from checks.judge import judge
from corpus.areas import load_areas
from extract.document_table import document_table
from extract.markdown import parse_markdown
from extract.model import READ_IN_DOUBT
from extract.passages import passages
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

ONE = """# Opgave

{}

Tabel 2: woningen

| Gemeente | Woningen |
|---|---|
| Raalte | 1.240 |
| Ommen | 980 |
| Totaal | 2.220 |
"""
TWO = ONE.replace("| Woningen |", "| 2025 | 2030 |").replace("|---|---|", "|---|---|---|")
TWO = TWO.replace("1.240 |", "1.240 | 1.600 |").replace("980 |", "980 | 500 |")
TWO = TWO.replace("2.220 |", "2.220 | 2.100 |")


def cited(form: str, text: str, evidence: str | None = None) -> list[tuple[str, str, str]]:
    source = parse_markdown(form.format(text))
    found = passages(source, 1, 1)
    grids = [replace(grid, evidence=evidence) for grid in source.grids]
    tables = [document_table(source, grid, found) for grid in grids]
    ids = tuple(area.id for area in load_areas() if area.name in ("Raalte", "Ommen"))
    context = DocumentContext("d", "other", "", municipality_ids=ids)
    relations = cited_rows(DocumentReading(context, found, load_areas()), source, found, tables)
    checks = [judge(relation) for relation in relations]
    return [(check.stated, check.computed, check.outcome) for check in checks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In tabel 2 staat dat Ommen 980 woningen bouwt.", ("980", "980", "agrees")),
        ("In tabel 2 staat dat Ommen 640 woningen bouwt.", ("640", "980", "differs")),
        ("Ommen bouwt 640 woningen (zie tabel 2).", ("640", "980", "uncertain")),
        ("Ommen bouwt 890 woningen (zie tabel 2).", ("890", "980", "differs")),
        ("In totaal zijn dat 2.250 woningen (tabel 2).", ("2.250", "2.220", "differs")),
    ],
)
def test_the_row_of_an_area_has_what_a_sentence_says_of_it(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert cited(ONE, text) == [expected]


def test_what_a_table_read_in_doubt_has_otherwise_may_be_misread() -> None:
    text = "In tabel 2 staat dat Ommen 640 woningen bouwt."
    doubt = f"{READ_IN_DOUBT}: een kolom is smal"
    assert cited(ONE, text, doubt) == [("640", "980", "uncertain")]
    assert cited(ONE, text, "regels met getallen") == [("640", "980", "differs")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In tabel 2 staat dat Ommen in 2030 700 woningen bouwt.", ("700", "500", "differs")),
        ("In tabel 2 staat dat Ommen 500 woningen bouwt.", ("500", "500", "agrees")),
        ("In tabel 2 staat dat Ommen 710 woningen bouwt.", ("710", "980", "uncertain")),
    ],
)
def test_the_year_of_a_sentence_says_which_column_is_meant(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert cited(TWO, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ommen bouwt 640 woningen.",
        "In 2019 bouwde Ommen 640 woningen (zie tabel 2).",
        "Ommen bouwt circa 640 woningen, zoals in tabel 2 staat.",
        "Ommen en Raalte bouwen 640 woningen (zie tabel 2).",
        "In tabel 2 staat dat Ommen 1.480 woningen bouwt.",  # both years
        "In tabel 3 staat dat Ommen 640 woningen bouwt.",
    ],
)
def test_what_no_row_is_about_is_not_held_against_it(text: str) -> None:
    assert cited(TWO, text) == []
