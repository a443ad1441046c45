"""When two places give one number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checks.facets import Facets, are_one, clusters, figures

DEAL = Facets(
    value=28200,
    unit="woningen",
    area="RG01",
    project=None,
    measure="nieuwe woningen",
    segment=None,
    per=None,
    basis="opgave",
    first="2022",
    last="2030",
    is_total=False,
    in_doubt=False,
)


def with_(**fields: Any) -> Facets:
    return replace(DEAL, **fields)


@pytest.mark.parametrize(
    "again",
    [
        with_(first=None, last=None, measure="woningen"),
        with_(first="2024", measure="woningen"),
        with_(segment="betaalbaar"),
        with_(basis="overig"),
    ],
    ids=["no period", "another start", "a segment more", "no ground"],
)
def test_places_give_one_number_where_nothing_conflicts(again: Facets) -> None:
    assert are_one(DEAL, again)
    assert are_one(again, DEAL)


@pytest.mark.parametrize(
    "other",
    [
        with_(value=28201),
        with_(area="RG02"),
        with_(project="Spoorzone"),
        with_(per="jaar"),
        with_(last="2040"),
        with_(basis="gerealiseerd"),
        with_(first="2031", last=None),
    ],
    ids=["value", "area", "project", "per", "period", "ground", "start of an open period"],
)
def test_places_that_conflict_give_two_numbers(other: Facets) -> None:
    assert are_one(DEAL, other) == (other.last is None and other.first == DEAL.first)


def test_two_segments_are_two_numbers() -> None:
    assert not are_one(with_(segment="sociale huur"), with_(segment="middenhuur"))


def test_a_number_of_four_figures_is_known_again_on_another_ground() -> None:
    exact = with_(value=10124)
    assert are_one(exact, replace(exact, basis="prognose"))
    round_one = with_(value=10100)
    assert not are_one(round_one, replace(round_one, basis="prognose"))


def test_a_reference_date_and_the_period_it_opens_are_one_where_the_number_is_unmistakable() -> (
    None
):
    assert are_one(with_(value=6155), with_(value=6155, last="2022"))
    assert not are_one(with_(value=6150), with_(value=6150, last="2022"))


def test_a_round_number_needs_more_than_its_value() -> None:
    bare = with_(value=300, first=None, last=None)
    assert not are_one(bare, replace(bare, measure="woningen"))
    assert are_one(with_(value=300), with_(value=300, measure="woningen"))


def test_a_large_number_needs_less() -> None:
    large = with_(value=10000, first=None, last=None, segment="flexwoningen")
    assert are_one(large, replace(large, measure="woningen"))
    less = replace(large, value=9000)
    assert not are_one(less, replace(less, measure="woningen"))


def test_a_landmark_is_known_by_itself_and_a_smaller_round_number_is_not() -> None:
    again: dict[str, Any] = {
        "measure": "nieuwe huizen",
        "first": None,
        "last": None,
        "basis": "voorraad",
    }
    assert are_one(with_(value=900_000), with_(value=900_000, **again))
    assert not are_one(with_(value=90_000), with_(value=90_000, **again))
    money = {"unit": "EUR", "measure": "bijdrage"}
    assert not are_one(with_(value=900_000, **money), with_(value=900_000, **again | money))


@pytest.mark.parametrize(("value", "found"), [(130, True), (95, False)])
def test_a_share_of_more_than_all_is_known_again_by_other_words(value: float, found: bool) -> None:
    one = with_(unit="%", value=value, measure="aandeel plancapaciteit", basis="plancapaciteit")
    again = replace(one, measure="aandeel van de woningen", first=None, last=None)
    assert are_one(one, again) is found


def test_a_reading_in_doubt_needs_one_thing_more() -> None:
    place = with_(value=300, measure="woningen")
    assert are_one(DEAL_300, place)
    assert not are_one(DEAL_300, replace(place, in_doubt=True))
    assert are_one(replace(DEAL_300, is_total=True), replace(place, in_doubt=True, is_total=True))


DEAL_300 = with_(value=300)


def test_other_things_than_homes_are_one_only_by_the_same_name() -> None:
    parks = with_(value=25, unit="parken", measure="parken", basis="prognose")
    assert are_one(parks, replace(parks, first=None, last=None, segment=None))
    assert are_one(parks, replace(parks, measure="aantal parken"))
    assert not are_one(replace(parks, measure="lege parken"), replace(parks, measure="oude parken"))


@pytest.mark.parametrize(("value", "found"), [(28200, 3), (900000, 1), (10124, 5), (0, 1)])
def test_figures_before_the_trailing_zeros(value: float, found: int) -> None:
    assert figures(value) == found


def test_a_place_in_doubt_joins_the_cluster_of_one_it_fits_with() -> None:
    row, total = with_(value=9000), with_(value=9000, is_total=True, measure="woningen")
    doubtful = with_(value=9000, is_total=True, in_doubt=True, measure="in de kern")
    assert list(clusters([(row, "a"), (total, "b"), (doubtful, "c")])) == [["a", "b", "c"]]


def test_each_place_of_a_cluster_fits_with_all_others() -> None:
    social, middle = with_(segment="sociale huur"), with_(segment="middenhuur")
    places = [(DEAL, "a"), (social, "b"), (middle, "c"), (with_(value=5), "d"), (social, "e")]
    assert list(clusters(places)) == [["a", "b", "e"]]
