"""Amounts of money that stand more than once."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.repeated_money import repeated_amounts
from extract.passages import passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

TWICE = (
    "Een koopwoning is betaalbaar tot €405.000.\n\nDe grens voor een betaalbare koopwoning ligt op "
    "€405.000 in dit jaar.\n\n"
)


def found(text: str) -> list[tuple[str, str, str]]:
    read = passages(parse_text(text), 1, 1)
    document = DocumentReading(DocumentContext("d", "other", ""), read)
    judged = [judge(relation) for relation in repeated_amounts(document, read)]
    return [(c.stated, c.computed, c.outcome) for c in judged]


AGREES = ("405.000", "405.000", "agrees")


def test_an_amount_that_stands_twice_agrees() -> None:
    assert found(TWICE) == [AGREES]


@pytest.mark.parametrize("slip", ["415.000", "450.000"])
def test_a_slip_for_an_amount_that_stands_twice_differs(slip: str) -> None:
    text = f"{TWICE}Betaalbaar is hier een woning tot €{slip}."
    assert found(text) == [AGREES, (slip, "405.000", "differs")]


@pytest.mark.parametrize(
    "more",
    [
        "Voor de school is er €415.000.",  # about something else
        "Betaalbaar is hier een woning tot circa €415.000.",
        "Betaalbaar is hier een woning tot €600.000.",
        "Betaalbaar is een woning tot €415.000, en betaalbaar was zij tot €415.000.",
    ],
)
def test_another_amount_is_no_slip(more: str) -> None:
    assert [f for f in found(TWICE + more) if f[2] != "agrees"] == []


def test_a_round_amount_is_the_same_by_chance() -> None:
    assert found(TWICE.replace("405", "400")) == []
