"""Words of data files as one pattern."""

from __future__ import annotations

import re

from corpus.either import either


def test_a_longer_word_goes_before_one_that_it_begins_with() -> None:
    found = re.match(either(("woning", "woningen")), "woningen")
    assert found is not None
    assert found.group() == "woningen"


def test_signs_of_a_pattern_are_taken_as_they_are_written() -> None:
    assert re.fullmatch(either(("50Plus+", "D66")), "50Plus+")
    assert not re.fullmatch(either(("a.b",)), "axb")
