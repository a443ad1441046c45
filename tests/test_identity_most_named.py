"""What a document is about that no title, sender or heading says: the place that it names throughout."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of, signs


def named(*sentences: str) -> str:
    return "Stuk\n\n" + "\n\n".join(f"{sentence} {BODY}" for sentence in sentences)


def test_a_text_that_names_one_municipality_time_and_again_is_about_it() -> None:
    found = identity_of(named(*["In Raalte is veel te doen."] * 4, "Zwolle ligt dichtbij."))
    assert area_name(found) == "Raalte"
    assert [e.vote.rule for e in signs(found, "area")] == ["named_throughout"]
    assert {e.level for e in signs(found, "area")} == {"probable"}


@pytest.mark.parametrize(
    "sentences",
    [
        ["In Raalte is veel te doen."] * 3,
        [*["In Raalte is veel te doen."] * 7, *["Zwolle ligt dichtbij."] * 2],
    ],
)
def test_a_place_that_is_named_now_and_then_or_beside_another_is_an_example(
    sentences: list[str],
) -> None:
    assert area_name(identity_of(named(*sentences))) is None


def test_words_for_its_people_and_things_name_a_place_too() -> None:
    text = named(*["De Haagse wijken groeien.", "In Den Haag is veel te doen."] * 3)
    assert area_name(identity_of(text)) == "Den Haag"


def test_villages_stand_for_their_municipality() -> None:
    text = named("In Luttenberg wordt gebouwd.", *["De kern Mariënheem groeit."] * 3)
    assert area_name(identity_of(text)) == "Raalte"
    assert area_name(identity_of(named(*["Een huis is Luttenberg niet."] * 4))) is None


def test_a_municipality_that_is_a_village_of_another_one_too_says_nothing() -> None:
    assert area_name(identity_of(named(*["In Oosterhout is veel te doen."] * 6))) is None


def test_a_province_that_a_text_names_throughout_only_helps_another_sign() -> None:
    provincial = ["De provincie Flevoland groeit."] * 9
    found = identity_of(named(*provincial, *["Almere bouwt."] * 4))
    assert area_name(found) is None
    assert [e.vote.rule for e in signs(found, "area")] == ["province_throughout"]
    assert area_name(identity_of(named(*provincial, *["Almere bouwt."] * 5))) == "Almere"


@pytest.mark.parametrize(("times", "area"), [(2, None), (1, "Almelo")])
def test_a_town_beside_the_region_around_it_is_an_example(times: int, area: str | None) -> None:
    text = named(*["In Almelo is veel te doen."] * 4, *["De regio Twente bouwt."] * times)
    assert area_name(identity_of(text)) == area


def test_a_board_decides_on_what_its_region_does_too() -> None:
    items = [*["In Almelo is veel te doen."] * 4, *["De regio Twente bouwt."] * 2]
    text = named(*items).replace("Stuk", "Besluitenlijst raadsvergadering 3 mei 2024", 1)
    assert area_name(identity_of(text)) == "Almelo"


def test_another_sign_goes_before_what_is_named_most() -> None:
    text = f"Woonvisie gemeente Raalte\n\n{BODY}" + "In Zwolle is veel te doen. " * 9
    assert area_name(identity_of(text)) == "Raalte"


@pytest.mark.parametrize(
    ("party", "says", "area"),
    [
        ("CDA", "Nederland verdient beter.", "Nederland"),
        ("CDA", "Wij verdienen beter.", None),
        ("Samen Vooruit", "Nederland verdient beter.", None),
    ],
)
def test_a_programme_of_a_national_party_that_names_no_town_is_about_the_country(
    party: str, says: str, area: str | None
) -> None:
    text = f"Verkiezingsprogramma {party} 2025\n\n" + f"{says} Wij bouwen meer woningen.\n\n" * 3
    assert area_name(identity_of(text)) == area


@pytest.mark.parametrize(
    ("says", "area"),
    [
        ("Het Rijk helpt gemeenten in Nederland.", "Nederland"),
        ("Het Rijk helpt de gemeente in Nederland.", None),
        ("Nederland helpt gemeenten.", None),
        ("Het Rijk helpt gemeenten.", None),
        ("Het Rijk helpt gemeenten in Nederland. Raalte bouwt, Zwolle bouwt.", None),
    ],
)
def test_a_programme_that_speaks_of_the_state_and_its_towns_and_of_no_town_is_about_the_country(
    says: str, area: str | None
) -> None:
    text = "Verkiezingsprogramma Samen Vooruit 2025\n\n" + f"{says} Wij bouwen huizen.\n\n" * 3
    assert area_name(identity_of(text)) == area


def test_the_name_of_the_country_and_of_a_province_is_no_village() -> None:
    text = named(*["In Nederland is veel te doen."] * 6)
    assert area_name(identity_of(text)) is None
