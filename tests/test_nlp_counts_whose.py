"""Of which place, plan and ground a number in the text of a plan is: kinds that readers found wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.language.numbers import numbers_in
from tests.test_nlp_counts_owners import AREAS, PLAN, last, owner, text

ASTEN = replace(PLAN, area_id="GM0743", province_id="PV30", municipality_ids=("GM0743",))
NOWHERE = replace(PLAN, area_id=None, province_id=None, municipality_ids=())
SAYS_TOWN = (
    "Het plangebied ligt in de gemeente Noord-Beveland. De gemeente Noord-Beveland groeit.\n\n"
)


def name_of(area: str | None) -> str | None:
    return AREAS[area].name if area is not None and area in AREAS else area


def test_a_village_has_the_name_of_a_municipality_elsewhere() -> None:
    count = last("In Heusden zijn tot 2030 84 woningen nodig.", ASTEN)
    assert count.area_id == "GM0743-heusden"
    elsewhere = last("In de gemeente Heusden zijn tot 2030 84 woningen nodig.", ASTEN)
    assert elsewhere.area_id == "GM0797"
    assert last("In Heusden zijn tot 2030 84 woningen nodig.").area_id == "GM0797"


def test_a_plan_that_does_not_say_where_it_is_knows_the_villages_of_its_town() -> None:
    words = "Voor Kamperland gaat het tot 2023 om een behoefte van 138 woningen."
    assert name_of(last(SAYS_TOWN + words, NOWHERE).area_id) == "Kamperland"
    assert last(f"Het plangebied is klein.\n\n{words}", NOWHERE).area_id is None


def test_villages_of_a_list_are_an_area_together() -> None:
    bladel = replace(PLAN, area_id="GM1728", province_id="PV30", municipality_ids=("GM1728",))
    both = last("In de kernen Bladel en Hapert moet 51% van de woningen huurwoning zijn.", bladel)
    assert both.area_id == "set-bladel-en-hapert"
    one = last("In de kern Hapert moet 51% van de woningen huurwoning zijn.", bladel)
    assert name_of(one.area_id) == "Hapert"


def test_an_escaped_sign_is_part_of_a_name() -> None:
    count = last("De Gooi \\& Vechtstreek heeft een bouwopgave van 7.370 woningen tot 2019.")
    assert name_of(count.area_id) == "Gooi en Vechtstreek"


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("In Zeist dient tot 2030 te worden voorzien in 780 woningen.", "opgave"),
        ("In Zeist zijn tot 2030 780 woningen voorzien.", "plancapaciteit"),
        ("Het overzicht laat in Zeist een geprognosticeerde productie van 3.000 woningen zien.", "prognose"),
        ("Het overzicht laat in Zeist een productie van 3.000 woningen zien.", "opgave"),
    ],
)  # fmt: skip
def test_what_the_verb_or_the_noun_says_of_a_number(sentence: str, basis: str) -> None:
    assert last(sentence).basis == basis


def test_households_are_no_task_under_a_heading_on_what_is_needed() -> None:
    heading = "# Hoeveel woningen zijn er nodig?\n\n"
    count = last(f"{heading}In totaal gaat het om 830 huishoudens in Zeist.")
    assert count.basis == "overig"
    assert last(f"{heading}In totaal gaat het om 830 woningen in Zeist.").basis != "overig"


def test_what_lies_outside_the_plan_is_not_the_plan_s() -> None:
    outside = last("Buiten het plangebied van dit bestemmingsplan zijn 902 woningen gebouwd.")
    assert owner(outside) != "plan"
    assert outside.project is None
    assert owner(last("Binnen het plangebied van dit bestemmingsplan komen 42 woningen.")) == "plan"


@pytest.mark.parametrize(
    ("sentence", "is_limit"),
    [
        ("In het geval er 10 woningen of meer komen moet een deel sociaal zijn.", True),
        ("Dit geldt vanaf het toevoegen van 2 woningen.", True),
        ("De gemeente wil 100 woningen of meer bouwen.", False),
        ("Er komen vanaf 2024 in Zeist 20 woningen.", False),
    ],
)
def test_from_how_many_homes_a_rule_holds_is_a_limit(sentence: str, is_limit: bool) -> None:
    assert (last(sentence).level == "uncertain") is is_limit


def test_a_yearly_need_is_one_a_year() -> None:
    rate = last("De gemiddelde jaarlijkse woningbehoefte in Zeist is geschat op 350 woningen.")
    assert rate.per == "jaar"
    assert last("De jaarlijkse monitor van Zeist telt 350 woningen.").per is None


def test_parts_of_what_stands_stand_too() -> None:
    words = "Het plangebied biedt in de huidige situatie plaats aan 71 woningen, bestaande uit 58 appartementen en 13 rijwoningen."
    assert {count.basis for count in text(words)} == {"voorraad"}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("vraag van 1 en 2 persoonshuishoudens", []),
        ("vraag van 12 eenpersoonshuishoudens", [(12.0, None)]),
        ("middenhuur (+50 tot 100 woningen)", [(50.0, 100.0)]),
        ("saldo +230 -290", [(230.0, None), (-290.0, None)]),
    ],
)
def test_sizes_of_households_and_ranges_with_a_sign(
    words: str, values: list[tuple[float, float | None]]
) -> None:
    assert [(number.value, number.high) for number in numbers_in(words)] == values


def test_a_period_of_what_a_plan_serves_is_not_the_plan_s() -> None:
    served = last(
        "De voorliggende ontwikkeling van 18 woningen draagt bij aan het doel om tot 2030 te groeien."
    )
    assert (served.period_start, served.period_end) == (None, None)
    assert (
        last("De voorliggende ontwikkeling van 18 woningen is in 2030 klaar.").period_end == "2030"
    )


def test_a_country_is_no_kind_of_surroundings() -> None:
    words = "Voor Zeist gaat het beleid uit van het toevoegen van 1.600 woningen tot 2020 in het segment landelijk en dorps."
    assert last(words).area_id == "GM0355"
    assert last("Landelijk zijn er tot 2020 1.600 woningen nodig.").area_id == "NL"


def test_a_heading_on_a_rule_gives_a_plan_no_name() -> None:
    told = "In het plangebied zijn 60 woningen voorzien."
    assert last(f"# Bomenverordening 2012\n\n{told}").project == "het plan in dit document"
    assert last(f"# Uitbreiding Eikenhof 2012\n\n{told}").project == "Uitbreiding Eikenhof 2012"
