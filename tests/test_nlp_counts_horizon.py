"""The horizon that a paragraph names once, for the numbers that look ahead in its next sentences."""

from __future__ import annotations

import pytest

from nlp.counts.fields import horizon
from tests.test_nlp_counts_owners import last

AHEAD = "In Zeist is tot 2030 behoefte aan 900 woningen. "


def test_a_need_takes_the_horizon_of_its_paragraph() -> None:
    count = last(AHEAD + "Voor de kern Huis ter Heide is een behoefte van 210 woningen.")
    assert (count.period_start, count.period_end) == (None, "2030")
    assert [v.rule for v in count.votes if v.field == "period"][:1] == ["horizon"]


def test_a_year_in_which_something_was_found_is_no_horizon_of_its_own() -> None:
    said = "In 2014 is gebleken dat Zeist tot 2030 een groei van huishoudens kent. "
    assert last(said + "Er is een opgave van 210 woningen.").period_end == "2030"


@pytest.mark.parametrize(
    "sentence",
    [
        "Er is jaarlijks een behoefte van 210 woningen.",
        "De komende vijf jaar is er een behoefte van 210 woningen.",
        "De behoefte in 2021 was 210 woningen.",
        "De huidige behoefte is 210 woningen.",
        "Op dit moment is er een behoefte van 210 woningen.",
        "Daarna is er een behoefte van 210 woningen.",
    ],
)
def test_a_sentence_with_a_time_of_its_own_takes_no_horizon(sentence: str) -> None:
    assert last(AHEAD + sentence).period_end != "2030"


@pytest.mark.parametrize(
    "before",
    [
        "In Zeist is tot 2030 behoefte aan 900 woningen, tot 2040 aan 1.500 woningen. ",
        "In Zeist groeide de behoefte in de afgelopen jaren (2010-2016). ",
        "In Zeist is het weggedeelte tot 2030 afgesloten. ",
        "De woningen in Zeist zijn in mei/juni 2019 geteld. ",
        "Tot 2030 is er in Zeist behoefte aan 900 woningen.\n\n",
    ],
    ids=["two horizons", "what is past", "not of homes", "within a year", "other paragraph"],
)
def test_what_is_not_the_one_horizon_of_the_paragraph_is_left_out(before: str) -> None:
    count = last(before + "In Zeist is er een behoefte van 210 woningen.")
    assert (count.period_start, count.period_end) == (None, None)


def test_what_is_planned_shares_and_amounts_take_no_horizon() -> None:
    assert last(AHEAD + "In Zeist zijn 210 woningen gepland.").period_end is None
    assert last(AHEAD + "Van de behoefte in Zeist is 30% sociale huur.").period_end is None
    assert last(AHEAD + "Voor de opgave in Zeist is € 2 miljoen nodig.").period_end is None
    assert last(AHEAD + "De opgave is van Zeist en dertien gemeenten.").period_end is None


def test_the_periods_of_a_paragraph_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    read = horizon.periods_in
    monkeypatch.setattr(horizon, "periods_in", lambda text: asked.append(1) or read(text))
    horizon._ahead_in.cache_clear()
    text = AHEAD + "De behoefte in Zeist is groot. " * 40
    for start in range(len(AHEAD), len(text), 31):
        assert horizon.horizon_before(text, start, start + 30) is not None
    assert len(asked) == 1
