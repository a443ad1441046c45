"""A number of a table that a note below it says is not another one."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.noted_totals import noted_totals
from corpus.areas import load_areas
from extract.document_table import document_table
from extract.passages import passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

TEXT = """Opgave

Tabel 2: woningen

Gemeente Woningen

Raalte 1.240
Ommen 980
Dalfsen 310

Totaal {}

{}
"""


def noted(total: str, note: str) -> list[tuple[str, str, str]]:
    source = parse_text(TEXT.format(total, note))
    found = passages(source, 1, 1)
    tables = [document_table(source, grid, found) for grid in source.grids]
    reading = DocumentReading(DocumentContext("d", "other", ""), found, load_areas())
    checks = [judge(relation) for relation in noted_totals(reading, found, tables)]
    return [(check.stated, check.computed, check.outcome) for check in checks]


WHY = "** Door het vervallen van een plan wijkt de optelsom af van de {} woningen van 2022."


@pytest.mark.parametrize(
    ("total", "told", "expected"),
    [
        ("2.530**", "2.550", ("2.530", "2.550", "explained")),
        ("2.530**", "2.530", ("2.530", "2.530", "agrees")),
    ],
)
def test_a_note_tells_why_a_number_is_not_another_one(
    total: str, told: str, expected: tuple[str, str, str]
) -> None:
    assert noted(total, WHY.format(told)) == [expected]


@pytest.mark.parametrize(
    ("total", "note"),
    [
        ("2.530", WHY.format("2.550")),
        ("2.530*", WHY.format("2.550")),
        ("2.530**", WHY.format("9.100")),
        ("2.530**", "** Bron: de monitor met 2.550 woningen."),
        (
            "2.530**",
            "** Dit wijkt af van de 2.550 woningen van 2022 en de 2.540 woningen van 2023.",
        ),
    ],
)
def test_another_mark_or_a_note_that_does_not_tell_why_explains_nothing(
    total: str, note: str
) -> None:
    assert noted(total, note) == []
