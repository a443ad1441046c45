"""Heads of groups and the lower heads that come again under each, wherever a converter put them."""

from __future__ import annotations

import pytest

from nlp.counts.table.regrouped import regrouped
from tests.test_nlp_counts_tables import table

#: "hard" and "zacht" over numbers with their shares, twice: those of the second group stand over a share, or beside one.
_TOPS = {1: "tot 2030", 4: "na 2030"}
_LOWS = {1: "hard", 3: "zacht", 6: "hard", 7: "zacht"}
_SHARES = frozenset({2, 4, 6, 8})


def test_each_number_has_the_head_of_its_place_and_each_share_that_of_its_number() -> None:
    assert regrouped(_TOPS, _LOWS, _SHARES, 8) == {
        1: ("tot 2030", "hard"),
        2: ("tot 2030", "hard"),
        3: ("tot 2030", "zacht"),
        4: ("tot 2030", "zacht"),
        5: ("na 2030", "hard"),
        6: ("na 2030", "hard"),
        7: ("na 2030", "zacht"),
        8: ("na 2030", "zacht"),
    }


@pytest.mark.parametrize(
    ("tops", "lows", "shares", "last"),
    [
        (_TOPS, {**_LOWS, 7: "totaal"}, _SHARES, 8),
        (_TOPS, _LOWS, frozenset({2, 4, 5, 8}), 8),
        (_TOPS, _LOWS, frozenset({1, 3, 5, 7}), 8),
        (_TOPS, _LOWS, frozenset({2, 3, 6, 7}), 8),
        (_TOPS, _LOWS, frozenset(), 8),
        (_TOPS, _LOWS, _SHARES, 9),
        ({1: "tot 2030"}, _LOWS, _SHARES, 8),
        ({1: "aantal", 4: "aantal"}, _LOWS, _SHARES, 8),
    ],
    ids=["other heads", "other order", "before", "not last", "none", "one over", "one", "alike"],
)
def test_no_head_moves_where_the_order_does_not_come_again(
    tops: dict[int, str], lows: dict[int, str], shares: frozenset[int], last: int
) -> None:
    assert regrouped(tops, lows, shares, last) is None


def test_a_column_without_a_lower_head_between_two_groups_is_one_by_itself() -> None:
    lows = {1: "binnen", 2: "buiten", 4: "binnen", 5: "buiten"}
    tops = {1: "Afspraak", 2: "Gebouwd", 3: "Nieuwe afspraak"}
    assert regrouped(tops, lows, (), 5) == {
        1: ("Afspraak", "binnen"),
        2: ("Afspraak", "buiten"),
        3: ("Gebouwd",),
        4: ("Nieuwe afspraak", "binnen"),
        5: ("Nieuwe afspraak", "buiten"),
    }
    assert (
        regrouped({1: "Afspraak", 2: "Gebouwd"}, {1: "binnen", 2: "buiten", 4: "binnen"}, (), 4)
        is None
    )
    assert regrouped({**tops, 5: "Later"}, lows, (), 5) is None


def test_numbers_get_the_period_of_the_group_in_which_they_stand() -> None:
    found = table(
        "| | Plancapaciteit 2020 t/m 2029 | | | Plancapaciteit na 2029 | | | | |\n|---|---|---|---|---|---|---|---|---|\n"
        "| | hard | | zacht | | | hard | zacht | |\n"
        "| Deventer | 400 | 40% | 600 | 60% | 30 | 10% | 270 | 90% |\n"
        "| Raalte | 100 | 50% | 100 | 50% | 20 | 20% | 80 | 80% |\n"
    )
    ends = {(count.value, count.unit): count.period_end for count in found}
    assert ends[270, "woningen"] is None
    assert (ends[600, "woningen"], ends[60, "%"]) == ("2029", "2029")
    words = {(count.value, count.unit): count.measure for count in found}
    assert words[30, "woningen"] == "plancapaciteit na 2029 – hard"
    assert all(count.level != "uncertain" for count in found)
