"""Ranges and periods that run backwards."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.periods import periods_in
from checks.ranges import ranges_in
from extract.passages import passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import DocumentContext


def found(text: str) -> list[tuple[str, str, str]]:
    read = passages(parse_text(text), 1, 1)
    document = DocumentReading(DocumentContext("d", "other", ""), read)
    relations = [*ranges_in(document, read), *periods_in(read, ())]
    checks = [judge(relation) for relation in relations]
    return [(check.stated, check.computed, check.outcome) for check in checks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Borne komen 450 tot 350 woningen.", ("450", "350", "differs")),
        ("Borne bouwt minimaal 450 en maximaal 350 woningen.", ("450", "350", "differs")),
        ("Bouw minimaal 450 nieuwe woningen en maximaal 350 woningen.", ("450", "350", "differs")),
        ("Borne bouwt minimaal 450 en maximaal 550 woningen.", ("450", "550", "agrees")),
        ("De afspraak geldt voor de periode 2031-2027.", ("2031", "2027", "differs")),
        ("De planperiode 2026 – 2030 is begonnen.", ("2026", "2030", "agrees")),
        ("Er wordt gebouwd van 2029 tot 2027.", ("2029", "2027", "differs")),
        ("Er wordt gebouwd van 2029 t/m 2027.", ("2029", "2027", "differs")),
    ],
)
def test_what_runs_backwards_differs(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Het aantal daalt van 450 tot 350 woningen.",
        "In Borne komen 450 tot 550 woningen.",
        "Op 12 juni 450 tot 350 meter verderop.",
        "Borne bouwt minimaal 4.500 woningen en maximaal 350 plekken.",
        "De termijn is minimaal zes maanden en maximaal één jaar na de start.",
        "De groei 2024-2023 was klein, van 2024-2023 is meer bekend.",
        "Het nummer is 2031-2027-4.",
    ],
)
def test_what_is_no_range_is_not_checked(text: str) -> None:
    assert found(text) == []
