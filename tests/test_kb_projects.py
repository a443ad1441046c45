"""Which project is which."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from kb.projects import best_match, likeness, project_rows, telling_words
from kb.rows import ProjectMention
from nlp.records import UNNAMED_PLAN

AREAS = load_areas()
ZWOLLE, DEVENTER = "GM0193", "GM0150"


def joined(*names: str, area: str = ZWOLLE) -> list[str]:
    """The project of each name, in the order in which documents name them."""
    mentions = [ProjectMention(f"c{i}", f"d{i}", area, name) for i, name in enumerate(names)]
    of_count, _ = project_rows(mentions, AREAS)
    return [of_count[mention.count_id] for mention in mentions]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zwolle Nieuwe Veemarkt/ Meeuwenlaan", "Zwolle Nieuwe Veemarkt/Meeuwenlanden"),
        ("Zwolle Spoorzone", "Spoorzone"),
        ("Spoorzone Zwolle", "spoorzone"),
        ("Wijhe scholenlocaties", "Wijhe scholenlocatie"),
    ],
)
def test_two_ways_to_write_a_project_are_one(a: str, b: str) -> None:
    assert len(set(joined(a, b))) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dedemsvaart centrum", "Dedemsvaart uitleglocaties"),
        ("Binnenveld 1", "Binnenveld 2"),
        ("Hoonhorst De Koele II", "Hoonhorst De Koele III"),
        ("Stationskwartier blok A", "Stationskwartier blok B"),
        ("Stadshagen Noord", "Stadshagen Zuid"),
        ("Zwolle Spoorzone", "Zwolle Stadshart"),
        ("Vitale grote kernen", "Vitale kleine kernen"),
    ],
)
def test_projects_that_are_alike_stay_apart(a: str, b: str) -> None:
    assert len(set(joined(a, b))) == 2


def test_places_of_a_municipality_with_two_names_stay_apart() -> None:
    names = ("Olst scholenlocatie", "Wijhe scholenlocaties", "Wijhe scholenlocatie")
    olst, wijhe, wijhe_too = joined(*names, area="GM1773")
    assert olst != wijhe == wijhe_too


def test_a_document_that_names_two_things_alike_means_two() -> None:
    mentions = [
        ProjectMention("c1", "d1", ZWOLLE, "Hanzelaan oevers"),
        ProjectMention("c2", "d1", ZWOLLE, "Hanzelaan oever"),
        ProjectMention("c3", "d1", ZWOLLE, "Zwolle Hanzelaan oever"),
    ]
    of_count, _ = project_rows(mentions, AREAS)
    assert of_count["c1"] != of_count["c2"] == of_count["c3"]


def test_a_name_that_is_like_two_projects_joins_neither() -> None:
    words = telling_words("Olstergaarde", "Olst-Wijhe")
    known = [("a", ("olstergaarda",)), ("b", ("olstergaards",))]
    assert best_match(words, known) is None
    assert best_match(words, known[:1]) is not None


def test_projects_of_two_municipalities_are_two() -> None:
    mentions = [
        ProjectMention("c1", "d1", ZWOLLE, "Centrum"),
        ProjectMention("c2", "d1", DEVENTER, "Centrum"),
    ]
    of_count, rows = project_rows(mentions, AREAS)
    assert of_count == {"c1": "zwolle-centrum", "c2": "deventer-centrum"}
    assert [row["area_id"] for row in rows["projects"]] == [ZWOLLE, DEVENTER]


def test_plans_without_a_name_are_one_only_in_their_document() -> None:
    assert len(set(joined(UNNAMED_PLAN, UNNAMED_PLAN))) == 2
    twice = [ProjectMention(f"c{i}", "d", ZWOLLE, UNNAMED_PLAN) for i in range(2)]
    of_count, _ = project_rows(twice, AREAS)
    assert len(set(of_count.values())) == 1
    assert len(set(joined(UNNAMED_PLAN, "Het plan in dit documentatiecentrum"))) == 2


def test_the_first_name_is_kept_and_every_name_has_its_score() -> None:
    mentions = [
        ProjectMention("c1", "d1", ZWOLLE, "Nieuwe Veemarkt/ Meeuwenlaan"),
        ProjectMention("c2", "d2", ZWOLLE, "Nieuwe Veemarkt/Meeuwenlanden"),
    ]
    _, rows = project_rows(mentions, AREAS)
    (project,) = rows["projects"]
    assert (project["name"], project["first_document_id"]) == ("Nieuwe Veemarkt/ Meeuwenlaan", "d1")
    first, second = rows["project_names"]
    assert first["score"] == 1
    assert 0.8 < second["score"] < 1


def test_a_project_with_the_name_of_its_municipality_keeps_it() -> None:
    assert telling_words("Zwolle", "Zwolle") == ("zwolle",)
    assert likeness(("zwolle",), ("spoorzone",)) < 0.5


def test_a_project_whose_area_is_not_known_is_one_of_its_document_alone() -> None:
    mentions = [
        ProjectMention("c1", "d1", None, "De Werf"),
        ProjectMention("c2", "d1", None, "de werf"),
        ProjectMention("c3", "d2", None, "De Werf"),
        ProjectMention("c4", "d2", ZWOLLE, "De Werf"),
    ]
    of_count, rows = project_rows(mentions, AREAS)
    assert of_count["c1"] == of_count["c2"]
    assert len(set(of_count.values())) == 3
    assert [row["area_id"] for row in rows["projects"]] == [None, None, ZWOLLE]


def test_all_words_tell_where_the_municipality_is_not_known() -> None:
    assert telling_words("De Werf fase 2", "") == ("werf", "fase", "2")
