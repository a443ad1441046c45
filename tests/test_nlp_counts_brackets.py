"""Numbers in brackets say something of the number before them, unless they add up."""

from __future__ import annotations

import pytest

from nlp.counts.sightings import sightings
from nlp.language.numbers import numbers_in


def host(text: str) -> int | None:
    """Of which number of a sentence its last one says something."""
    return sightings(text, (0, len(text)), numbers_in(text))[-1].host


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Er komen 100 woningen (waarvan 30 sociaal).", 0),
        ("Er komen 100 woningen (totaal 900 woningen).", None),
        ("Er komen 100 woningen (samen 300 woningen).", None),
        ("Er komen 100 woningen (de samenhang kost 30 euro).", 0),
        ("Er komen 100 woningen; daarvan (waarvan 30) sociaal.", None),
        ("Er komen 100 woningen en tuinen, en een park (waarvan 30 sociaal).", 0),
        ("Er komen 100 woningen in het dorp, een park (waarvan 30 sociaal).", None),
    ],
)
def test_a_number_in_brackets_is_of_the_number_before_them(
    words: str, expected: int | None
) -> None:
    assert host(words) == expected


@pytest.mark.parametrize(("blanks", "expected"), [(89, 0), (90, None)])
def test_brackets_are_of_a_number_at_most_ninety_characters_before_them(
    blanks: int, expected: int | None
) -> None:
    assert host(f"Er komen 100 {'x' * blanks}(waarvan 30 sociaal).") == expected
