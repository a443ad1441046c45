"""What a number counts that says by how much something changes: "het aantal inwoners neemt met 1.500 toe"."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "plan", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")


def found(words: str) -> list[tuple[float, str]]:
    source = parse_markdown(words)
    parts = passages(source, 1, len(source.pages))
    counts = text_counts(DocumentReading(ZEIST, parts, AREAS), parts, AREAS)[0]
    return [(count.value, count.unit) for count in counts]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Het aantal inwoners van Zeist neemt met ruim 1.500 toe.", [(1500, "personen")]),
        ("Het aantal inwoners van Zeist neemt toe met ruim 1.500.", [(1500, "personen")]),
        ("In Zeist zal het aantal extra huishoudens met 3.250 toenemen.", [(3250, "huishoudens")]),
        ("Zeist wil het aantal woningen met 5.400 uitbreiden.", [(5400, "woningen")]),
        ("Zeist wil het aantal woningen met 5.400 uit te breiden.", [(5400, "woningen")]),
        (
            "Het aantal inwoners van Zeist neemt met 1.500 toe, het aantal huishoudens met ruim 1.200.",
            [(1500, "personen"), (1200, "huishoudens")],
        ),
        # as many as a year, by its words no year
        ("Het aantal inwoners van Zeist neemt met ongeveer 2000 toe.", [(2000, "personen")]),
        ("Het aantal inwoners van Zeist nam vergeleken met 2015 toe.", []),
        # what somebody does with it is no change of it
        ("Het aantal inwoners van Zeist is met 1.500 genoemd.", []),
        # nothing that is counted
        ("De bekendheid van Zeist neemt met 1.500 toe.", []),
    ],
)
def test_what_there_is_more_of_is_what_a_number_counts(
    words: str, told: list[tuple[float, str]]
) -> None:
    assert found(words) == told
