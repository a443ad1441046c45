"""Numbers that a text says stand in a table."""

from __future__ import annotations

import pytest

from checks.cited_cells import cited_cells
from checks.judge import judge
from extract.document_table import document_table
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

TEXT = """# Opgave

{}

Tabel 1: woningen

| Gemeente | Woningen | Plannen |
|---|---|---|
| Raalte | 1.240 | 1.300 |
| Ommen | 980 | 1.150 |
| Totaal | 2.220 | 2.450 |
"""


def cited(text: str) -> list[tuple[str, str, str]]:
    source = parse_markdown(TEXT.format(text))
    found = passages(source, 1, 1)
    tables = [document_table(source, grid, found) for grid in source.grids]
    document = DocumentReading(DocumentContext("d", "other", ""), found)
    checks = [judge(relation) for relation in cited_cells(document, source, found, tables)]
    return [(check.stated, check.computed, check.outcome) for check in checks if check]


def test_a_number_that_the_table_has_agrees() -> None:
    assert cited("Dit hoort bij de 2.220 woningen opgenomen in tabel 1.") == [
        ("2.220", "2.220", "agrees")
    ]
    assert cited("De regio bouwt 2.220 woningen (zie ook tabel 1).") == [
        ("2.220", "2.220", "agrees")
    ]


def test_a_number_that_the_text_says_is_there_and_is_not_differs() -> None:
    assert cited("Dit hoort bij de 3.700 woningen opgenomen in tabel 1.") == [
        ("3.700", "niet in tabel 1", "differs")
    ]


def test_a_slip_for_one_cell_is_held_against_that_cell() -> None:
    assert cited("De regio bouwt 2.270 woningen (zie tabel 1).") == [("2.270", "2.220", "differs")]


@pytest.mark.parametrize(
    "text",
    [
        "De regio bouwt 3.700 woningen (zie tabel 1).",  # the table may be about something else
        "Dit hoort bij de 3.700 woningen opgenomen in tabel 2.",
        "Dit hoort bij de circa 3.700 woningen opgenomen in tabel 1.",
        "Er komen 3.700 woningen. De opgave is opgenomen in tabel 1.",
        "Dit hoort bij de 3.000 woningen opgenomen in tabel 1.",  # may be rounded
        "De afspraken van 2016 zijn opgenomen in tabel 1.",
    ],
)
def test_a_number_that_is_not_said_to_be_there_is_not_compared(text: str) -> None:
    assert cited(text) == []
