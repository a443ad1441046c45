"""What is counted far more often than anything else of its kind."""

from __future__ import annotations

from collections import Counter

import pytest

from nlp.ranking import far_ahead


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ({"Raalte": 4, "Zwolle": 2}, "Raalte"),
        ({"Raalte": 4, "Zwolle": 3}, None),
        ({"Raalte": 3}, "Raalte"),
        ({"Raalte": 2}, None),
        ({}, None),
    ],
)
def test_it_is_counted_often_and_so_many_times_as_often_as_the_next(
    times: dict[str, int], found: str | None
) -> None:
    assert far_ahead(Counter(times), ratio=2, least=3) == found
