"""Areas in running text and in labels."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from nlp.area_names import area_mentions, area_named
from nlp.records import DocumentContext

AREAS = load_areas()


def context(area_id: str) -> DocumentContext:
    area = AREAS[area_id]
    region = area if area.kind == "region" else AREAS.region_of(area_id)
    province = AREAS.province_of(area_id)
    return DocumentContext(
        "d",
        "agreement",
        "Woondeal",
        area_id=area_id,
        region_id=region.id if region else None,
        province_id=province.id if province else None,
        municipality_ids=area.members or (area_id,),
    )


TWENTE = context("twente")


def named(text: str, where: DocumentContext = TWENTE) -> list[str]:
    return [AREAS[m.area_id].name for m in area_mentions(text, where, AREAS)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in Hengelo en Hof van Twente", ["Hengelo", "Hof van Twente"]),
        ("de Twentse gemeenten", ["Twente"]),
        ("woningen in heel Nederland", ["Nederland"]),
        ("Landelijk wordt gestreefd", ["Nederland"]),
        ("in onze provincie en op regioniveau", ["Overijssel", "Twente"]),
        ("het provinciale aandeel", ["Overijssel"]),
        ("West- Overijssel", ["West-Overijssel"]),
        ("in het COROP-gebied Achterhoek", ["Achterhoek"]),
    ],
)
def test_areas_are_found_by_name_adjective_and_role(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "de spoorzone Hengelo-Enschede",
        "in het landelijk gebied",
        "regio Zutphen",
        "Best veel woningen",
    ],
)
def test_a_longer_name_or_another_word_is_no_area(text: str) -> None:
    assert named(text) == []


def test_a_region_is_not_its_city() -> None:
    assert named("in de regio Zwolle") == ["Regio Zwolle"]


def test_a_name_of_two_areas_is_resolved_by_the_word_before_it() -> None:
    utrecht = context("u16")
    assert [
        AREAS[m.area_id].kind
        for m in area_mentions("gemeente Utrecht en provincie Utrecht", utrecht, AREAS)
    ] == ["municipality", "province"]


def test_a_name_of_two_municipalities_is_left_out_where_nothing_decides() -> None:
    assert named("in Bergen") == []


def test_a_name_in_a_title_is_weak() -> None:
    (mention,) = area_mentions("de Woonvisie Almelo", TWENTE, AREAS)
    assert mention.strength == "weak"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Totaal Zwolle", "Zwolle"),
        ("Almelo (2.075 woningen)", "Almelo"),
        ("DALFSEN", "Dalfsen"),
        ("WT-4 Wierden", "Wierden"),
        ("Regio West-Overijssel", "West-Overijssel"),
        ("Zwolle*", "Zwolle"),
        ("Vianen", "Vianen"),
    ],
)
def test_a_label_names_its_area(label: str, name: str) -> None:
    found = area_named(label, context("west-overijssel"), AREAS)
    assert found is not None
    assert AREAS[found.area_id].name == name


def test_a_misspelt_name_is_matched_with_its_score() -> None:
    found = area_named("Zwarterwaterland", context("west-overijssel"), AREAS)
    assert found is not None
    assert AREAS[found.area_id].name == "Zwartewaterland"
    assert 0.9 < found.score < 1


@pytest.mark.parametrize(
    "label", ["Hellendoorn uitbreiding", "Raalte warm hart", "Totaal", "Regio Almelo"]
)
def test_a_project_or_a_sum_is_no_area(label: str) -> None:
    assert area_named(label, context("west-overijssel"), AREAS) is None
