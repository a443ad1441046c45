"""Deadlines in words, for readers of the site."""

from typing import cast

import pytest

from publish.facts import Deadline, Place


@pytest.mark.parametrize(
    ("last_day", "words"),
    [
        (None, "binnen een jaar na ondertekening"),
        ("2027-03-20", "uiterlijk 20 maart 2027"),
    ],
)
def test_a_deadline_counted_from_something_is_its_day_or_else_its_words(
    last_day: str | None, words: str
) -> None:
    text = "binnen een jaar na ondertekening"
    place = cast(Place, None)
    assert Deadline("d", "c", "relative", None, last_day, None, text, place).words == words
