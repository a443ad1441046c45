"""Stems of words, by which a sentence and a table or item are about the same."""

from __future__ import annotations

import pytest

from checks.stems import stems


@pytest.mark.parametrize(
    ("text", "letters", "shortest", "expected"),
    [
        ("De Belaste gronden", 5, 4, ["belas", "grond"]),
        ("een huis van 1.240 m2", 5, 4, ["huis"]),
        ("gebiedsgerichte gebiedsaanpak", 6, 6, ["gebied", "gebied"]),
        ("aanpak", 6, 7, []),
    ],
)
def test_the_stems_of_a_text_are_the_beginnings_of_its_longer_words(
    text: str, letters: int, shortest: int, expected: list[str]
) -> None:
    assert stems(text, letters, shortest) == expected
