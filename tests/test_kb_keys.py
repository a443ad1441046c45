"""Keys: stable, short, and never one for two things."""

from __future__ import annotations

import pytest

from kb.keys import KeyCollisionError, Keys, cell_key, page_key


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
