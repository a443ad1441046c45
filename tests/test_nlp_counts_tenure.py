"""Whether homes are let or sold, and which of several numbers a segment is said of."""

from __future__ import annotations

import pytest
from test_nlp_counts_fields import ZEIST, table, text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In Zeist komen 12 koopwoningen.", ["koop"]),
        ("In Zeist komen 35 goedkope huurappartementen.", ["huur"]),
        ("In Zeist is 61% koop.", ["koop"]),
        ("In Zeist komen 40 woningen in de huursector.", ["huur"]),
        ("In Zeist komen 40 huur- en koopwoningen.", [None]),
        ("In Zeist komen 40 woningen ter vervanging van huurwoningen.", [None]),
        ("In Zeist staan 40 woningen te koop.", [None]),
        ("In Zeist komen 40 sociale huurwoningen.", ["sociale huur"]),
        ("In Zeist moet 30% sociale woningen (huur en koop) worden gebouwd.", [None]),
        ("In Zeist moet 30% sociale woningen (huur) worden gebouwd.", ["sociale huur"]),
    ],
)  # fmt: skip
def test_homes_are_let_or_sold_where_no_segment_is_named(
    words: str, expected: list[str | None]
) -> None:
    assert [count.segment for count in text(words, ZEIST)] == expected


def test_what_stands_behind_the_whole_is_said_of_its_part() -> None:
    found = text("In Zeist worden 20 van de 56 woningen sociale huurwoningen.", ZEIST)
    assert {(c.value, c.segment) for c in found} >= {(56, None)}
    found = text("In Zeist zijn 10 van de 28 woningen (36%) betaalbaar.", ZEIST)
    assert {(c.value, c.segment) for c in found} >= {(28, None), (36, "betaalbaar")}


def test_shares_of_other_kinds_have_no_segment_of_the_sentence_before() -> None:
    words = "In Zeist moet 30% sociale huur zijn. Het gaat om 40% onder 300.000 euro en 45% grondgebonden."
    assert [c.segment for c in text(words, ZEIST) if c.unit == "%"][1:] == [None, None]
    words = "In Zeist moet 30% sociale huur zijn. Het gaat om 40% van de nieuwbouw."
    assert [c.segment for c in text(words, ZEIST)][1:] == ["sociale huur"]


ROWS = "| Woningen in Zeist | {head} |\n|---|---|\n| Koop totaal | 20 |\n| Huurwoningen | 30 |\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [("Aantal", ["koop", "huur"]), ("Huur", [None, "huur"]), ("Huur en koop", ["koop", "huur"])],
)
def test_a_row_and_its_column_say_together_if_homes_are_let_or_sold(
    head: str, expected: list[str | None]
) -> None:
    assert [count.segment for count in table(ROWS.format(head=head))] == expected
