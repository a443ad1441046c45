"""Words of data files as one pattern."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.either import by_first_letter, either


def test_a_longer_word_goes_before_one_that_it_begins_with() -> None:
    found = re.match(either(("woning", "woningen")), "woningen")
    assert found is not None
    assert found.group() == "woningen"


def test_signs_of_a_pattern_are_taken_as_they_are_written() -> None:
    assert re.fullmatch(either(("50Plus+", "D66")), "50Plus+")
    assert not re.fullmatch(either(("a.b",)), "axb")


_PIECES = ("zaan", "zaanstad", "s(?:-|t)raat", "[a-z]?den", "ijsel", "IJ", "k", r"\.z", "a*b", "a")


@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6),
    st.text("zanstdrijelkKZSſıİ\u212a-. b", max_size=24),
)
def test_patterns_by_their_first_letter_find_what_they_find_one_by_one(
    pieces: list[str], text: str
) -> None:
    plain = re.compile("|".join(pieces), re.IGNORECASE)
    parted = re.compile(by_first_letter(pieces), re.IGNORECASE)
    assert [m.span() for m in parted.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_of_patterns_with_one_letter_the_first_that_fits_is_taken() -> None:
    found = re.match(by_first_letter(["wonen", "[w]oon", "woondeal"]), "Woondeal", re.IGNORECASE)
    assert found is not None
    assert found.group() == "Woon"
