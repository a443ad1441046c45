"""Keys: stable, short, and never one for two things."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.keys import KeyCollisionError, Keys, cell_key, page_key, span_key


def test_a_span_has_the_same_key_on_every_machine() -> None:
    # A key is in links that people copied: changing how it is made breaks them.
    assert span_key("woondeal-twente-2022", 0, 10) == "ojkdj5crxi5g"


@given(st.text(), st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_span_key_is_short_and_fits_in_a_link(source: str, start: int, end: int) -> None:
    assert re.fullmatch(r"[a-z2-7]{12}", span_key(source, start, end))


def test_keys_of_other_offsets_differ() -> None:
    assert len({span_key("a", 1, 23), span_key("a", 12, 3), span_key("a1", 1, 23)}) == 3


def test_keys_of_pages_and_cells_say_where() -> None:
    assert page_key("bundel", 12) == "bundel-p12"
    assert cell_key("table-abc", 2, 3) == "table-abc-r2c3"


def test_one_key_for_two_things_is_an_error() -> None:
    keys = Keys()
    assert keys.claim("abc", "bron", 1, 2) == "abc"
    assert keys.claim("abc", "bron", 1, 2) == "abc"
    with pytest.raises(KeyCollisionError, match="abc"):
        keys.claim("abc", "bron", 1, 3)


def test_things_at_one_place_are_numbered() -> None:
    keys = Keys()
    assert [keys.numbered("count-abc") for _ in range(3)] == [
        "count-abc",
        "count-abc-2",
        "count-abc-3",
    ]
