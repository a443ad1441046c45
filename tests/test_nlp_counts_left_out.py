"""What a number counts where its noun is left out, as Dutch does."""

from __future__ import annotations

import pytest

from tests.test_nlp_counts_owners import text


def found(words: str) -> list[tuple[float, str]]:
    return [(count.value, count.unit) for count in text(words)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dit klopt: 13 van de 43 woningen in Zeist zijn sociale huur.", (13, "woningen")),
        ("De huishoudensgroei in Zeist wordt voor 2015 tot 2025 geraamd op 7.200.", (7200, "huishoudens")),
        ("De bevolkingsgroei in Zeist is becijferd op ruim 4.850.", (4850, "personen")),
        ("De harde plancapaciteit in Zeist vanaf 1 januari 2011 bedraagt 405.", (405, "woningen")),
        ("Van de totale plancapaciteit (bijna 14.000) is in Zeist de helft hard.", (14_000, "woningen")),
        ("Het programma van Zeist telt 8.970 woningen in plaats van 8.100.", (8100, "woningen")),
        ("In Zeist komen 7.200 woningen, ofwel 720 per jaar.", (720, "woningen")),
        ("In Zeist komen 8 starters- en 9 levensloopbestendige woningen.", (8, "woningen")),
        ("In Zeist is behoefte aan minimaal 1.000 en aan maximaal 2.250 woningen.", (1000, "woningen")),
        ("Zeist wil 800 woningen bouwen, waaronder 125 specifiek voor wonen met zorg.", (125, "woningen")),
        ("In Zeist komen 15 woningen, waarvan er 2 reeds mogelijk zijn.", (2, "woningen")),
        ("Het aantal woningen in Zeist bedraagt ten hoogste 500 voor het hele gebied.", (500, "woningen")),
        ("Zeist stelt 50 woningcontingenten beschikbaar en bouwt 12 penthouses.", (50, "woningen")),
    ],
)  # fmt: skip
def test_a_number_without_a_noun_counts_what_its_sentence_says(
    sentence: str, expected: tuple[float, str]
) -> None:
    assert expected in found(sentence)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("In Zeist zijn 13 van de 20 velden vol.", 13),
        ("De huishoudensgroei in Zeist is groot, de raad vergaderde op 7.200.", 7200),
        ("De gemeente Zeist bedraagt 405.", 405),
        ("Van de totale plancapaciteit (zie pagina 14.000) is in Zeist de helft hard.", 14_000),
        ("In Zeist komen 8 bomen en 9 levensloopbestendige woningen.", 8),
        ("In Zeist komen 40 woningen. In plaats van 8.100 bomen komt er gras.", 8100),
    ],
)
def test_a_number_of_something_else_is_not_counted_with_them(sentence: str, value: float) -> None:
    assert value not in [number for number, _ in found(sentence)]


@pytest.mark.parametrize(
    "sentence", ["De ambitie in het woonplan bedraagt 525.", "De andere 525 komen in het oosten."]
)
def test_a_task_and_the_rest_are_of_what_the_sentence_before_counts(sentence: str) -> None:
    assert (525, "woningen") in found(f"In Zeist zijn 900 woningen nodig. {sentence}")
    assert found(f"Zeist is groen. {sentence}") == []
