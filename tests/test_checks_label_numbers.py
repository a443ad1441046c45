"""Numbers that name one of several things: they count nothing, and make no sum."""

from __future__ import annotations

import pytest

from checks.label_numbers import is_label
from nlp.language.numbers import numbers_in


def labels(text: str) -> list[bool]:
    """Whether each number of a text is a label."""
    return [is_label(text, number) for number in numbers_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "De uitwerking van deelplan 4, 5 en 20 is gereed",
        "Ten aanzien van perceel 574 geldt dit",
        "de bedrijven aan de Griftweg 1 en 2.",
        "te weten 'Waarde - Archeologie 1' en 'Waarde - Archeologie 2'",
        "het besluit 27050/MDRE van die dag",
    ],
)
def test_numbers_behind_what_is_numbered_are_names(text: str) -> None:
    assert labels(text) and all(labels(text))


@pytest.mark.parametrize(
    "text",
    [
        "Het plan telt 12 woningen en 30 garages",
        "In Veldwijk 300 woningen en in Merendam 200 woningen",
        "De gemeenten bouwen samen 1.200 woningen",
        "Gebouwd worden 40 huizen/appartementen",
    ],
)
def test_numbers_of_things_are_no_names(text: str) -> None:
    assert labels(text) and not any(labels(text))
