"""References to items that are about something else."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.named_items import named_items
from extract.passages import passages
from extract.text import parse_text

TEXT = """Afspraken

1. De provincie houdt elk jaar een bijeenkomst over huisvesting van studenten.

2. Er komt een integrale wijkaanpak, waarvoor gemeenten plannen maken.

3. De loketten krijgen een rol in de bij {} genoemde {}.
"""


def slips(number: str, words: str) -> list[tuple[str, str, str]]:
    source = parse_text(TEXT.format(number, words))
    checks = map(judge, named_items(passages(source, 1, 1)))
    return [(check.stated, check.computed[:2], check.outcome) for check in checks]


def test_a_reference_to_an_item_without_its_words_differs() -> None:
    assert slips("1", "integrale wijkaanpakken") == [("bij 1", "2.", "differs")]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("2", "integrale wijkaanpakken"),
        ("1", "integrale huisvesting"),  # one of the words is there
        ("1", "landelijke energiedoelen"),  # no other item has the words
        ("1", "wijkaanpakken"),  # one word may be another name for it
        ("7", "integrale wijkaanpakken"),  # no such item
    ],
)
def test_a_reference_that_can_be_right_is_not_told_of(number: str, words: str) -> None:
    assert slips(number, words) == []
