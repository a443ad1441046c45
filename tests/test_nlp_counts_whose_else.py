"""Numbers of another site, another area or another time than the words around them would make them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.counts.fields.plan_title import name_in_heading
from tests.test_nlp_counts_owners import AREAS, OTHER, PLAN, last, text

NOWHERE = replace(PLAN, area_id=None, province_id=None, municipality_ids=())
THE_PLAN = "het plan in dit document"


def name_of(area: str | None) -> str | None:
    return AREAS[area].name if area is not None and area in AREAS else area


# --- whose -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "project"),
    [
        ("In aansluiting op de ontwikkeling van Eikenhof worden in het plangebied 40 woningen gebouwd.", THE_PLAN),
        ("Met de ontwikkeling van Eikenhof worden in het plangebied 40 woningen gebouwd.", "Eikenhof"),
        ("Het gebouw sluit aan bij het plan Eikenhof en past in het plan Eikenhof. In het plangebied komen 7 woningen.", THE_PLAN),
        ("Dit is het plan Eikenhof en het gebouw staat in het plan Eikenhof. In het plangebied komen 7 woningen.", "Eikenhof"),
        ("De sporthal is in het plan Eikenhof meegenomen. De zaal van het plan Eikenhof is groot.\n\nIn het plangebied komen 7 woningen.", THE_PLAN),
    ],
)  # fmt: skip
def test_a_plan_beside_the_own_one_has_none_of_its_homes(words: str, project: str) -> None:
    assert last(words).project == project


@pytest.mark.parametrize(
    ("words", "project"),
    [
        ("De locatie ligt aan de Kerkstraat, de Dorpsweg en de Havenlaan. Het plangebied ligt aan de Kerkstraat en de Dorpsweg.", THE_PLAN),
        ("De locatie ligt aan de Kerkstraat. Het plan ligt op de Kerkstraat.", "Kerkstraat"),
    ],
)  # fmt: skip
def test_a_plan_at_several_streets_is_named_after_none(words: str, project: str) -> None:
    assert last(f"{words}\n\nIn het plangebied komen 40 woningen.").project == project


def test_a_policy_and_a_list_of_annexes_head_no_plan() -> None:
    assert name_in_heading("Provinciaal Omgevingsplan Zeeland 2014") is None
    assert name_in_heading("LOSSE BIJLAGEN") is None
    assert name_in_heading("Bestemmingsplan Eikenhof") == "Eikenhof"


def test_these_homes_are_not_those_of_another_plan_that_the_paragraph_named() -> None:
    before = "In het bouwplan Eikenhof was veel vraag. "
    assert last(before + "Voor deze 11 woningen is de locatie geschikt.").project == THE_PLAN


def test_homes_in_this_plan_are_the_plans_whatever_policy_the_sentence_tells_of() -> None:
    words = "Met de toevoeging van 200 woningen {} blijft de capaciteit van de hele gemeente binnen de regionale afspraken."
    assert last(words.format("in dit bestemmingsplan")).project == THE_PLAN
    assert last(words.format("in de kernen")).project is None


def test_homes_in_another_place_are_not_the_plans() -> None:
    there = last("Het voorliggende plan geeft ruimte voor 78 woningen elders in Zeist.")
    assert there.project is None
    here = last("Het voorliggende plan geeft ruimte voor 78 woningen.")
    assert here.project == THE_PLAN


def test_what_is_left_after_the_plan_is_not_the_plans() -> None:
    words = "Er is na ontwikkeling van dit plan nog ruimte voor 45 woningen in de gemeente Zeist."
    assert last(words).project is None


def test_hier_is_the_town_of_the_sentence_before() -> None:
    region = "De regio Twente groeit. "
    here = last(
        region
        + "Dat geldt ook voor de gemeente Almelo. De groei wordt hier geschat op 345 woningen."
    )
    assert name_of(here.area_id) == "Almelo"
    two = last(
        f"{region}Dat geldt ook voor Almelo en Hengelo. De groei wordt hier geschat op 345 woningen."
    )
    assert name_of(two.area_id) != "Almelo"


def test_the_municipality_is_the_one_that_the_sentence_called_so() -> None:
    words = "Voor de gemeente Almelo geldt een plancapaciteit van 93 woningen voor projecten in de gemeente."
    assert name_of(last(words).area_id) == "Almelo"
    own = "Er geldt een plancapaciteit van 93 woningen voor projecten in de gemeente."
    assert name_of(last(own).area_id) == name_of(PLAN.area_id)


def test_regions_that_a_sentence_names_are_not_where_a_plan_lies() -> None:
    words = "Het plan voorziet in 14 appartementen en in de {} is daaraan behoefte."
    assert last(words.format("regio's Almelo en Zwolle"), NOWHERE).area_id is None


def test_a_council_is_that_of_the_town_where_a_plan_lies() -> None:
    plan = "\n\nIn het plangebied komen 35 woningen."
    council = "De gemeenteraad van Beesel heeft de visie vastgesteld."
    assert name_of(last(council + plan, NOWHERE).area_id) == "Beesel"
    assert last("De visie van Beesel is vastgesteld." + plan, NOWHERE).area_id is None


def test_a_part_with_the_name_of_the_town_is_said() -> None:
    part = last("In het deelgebied Zeist zijn 350 woningen nodig.")
    assert "deelgebied Zeist" in part.measure
    assert "Zeist" not in last("In de gemeente Zeist zijn 350 woningen nodig.").measure
    whole, inside = text(
        "Van de opgave van 750 woningen moeten er 560 woningen in de kern Zeist komen."
    )
    assert ("kern Zeist" in whole.measure, "kern Zeist" in inside.measure) == (False, True)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Voor Twente (inclusief Zwolle) geldt een woningbehoefte van 6.780 woningen.", "een gebied met of zonder een ander"),
        ("Voor Twente (inclusief sloop) geldt een woningbehoefte van 6.780 woningen.", None),
        ("De opgave van 110 woningen maakt onderdeel uit van het programma van Twente.", "een deel van wat voor het gebied geldt"),
        ("De opgave van 110 woningen is vastgelegd in het programma van Twente.", None),
    ],
)  # fmt: skip
def test_an_area_with_another_or_that_the_number_is_a_part_of_is_in_doubt(
    words: str, reason: str | None
) -> None:
    assert (
        (reason or "een gebied met") in last(words).why
        if reason
        else "een deel van wat" not in last(words).why
    )


# --- on what basis ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Het is niet mogelijk om in Zeist jaarlijks 100 woningen te bouwen.", "iets wat niet kan"),
        ("Plannen voor 361 woningen zijn niet meer opgenomen. Hiertoe behoren in Zeist 125 woningen.", "iets wat er niet komt"),
        ("Schrappen van plancapaciteit in Zeist: 1 nieuwe woning tegen 4 bestaande woningen.", "een verhouding"),
        ("Zeist heeft een kader voor alle initiatieven voor 10 tot 15 woningen.", "alle initiatieven voor"),
        ("De woningvraag in Zeist is groot. In Zeist zijn circa 1.780 woningen vastgelegd in", "de zin breekt af"),
    ],
)  # fmt: skip
def test_what_is_no_number_of_the_town_is_uncertain(words: str, reason: str) -> None:
    count = last(words)
    assert (count.level, reason in count.why) == ("uncertain", True)


@pytest.mark.parametrize(
    "words",
    [
        "Het is mogelijk om in Zeist jaarlijks 100 woningen te bouwen.",
        "Plannen voor 361 woningen zijn opgenomen. Hiertoe behoren in Zeist 125 woningen.",
        "In Zeist staan 4 bestaande woningen tegenover 1 nieuwe woning.",
        "In Zeist komen 10 tot 15 woningen.",
    ],
)
def test_what_sounds_like_it_is_not_uncertain_for_that(words: str) -> None:
    reasons = ("iets wat niet kan", "niet komt", "verhouding", "initiatieven", "breekt af")
    assert not any(reason in last(words).why for reason in reasons)


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Er is in de gemeente Zeist nog ruimte voor de toevoeging van 216 woningen.", "opgave"),
        ("De behoefte in de gemeente Zeist is groot, zodat er nog ruimte is voor 216 woningen.", "prognose"),
        ("In de bestemmingsplannen van de gemeente Zeist is nog ruimte voor 216 woningen.", "plancapaciteit"),
        ("Het potentieel van deze locaties in Zeist wordt ingeschat op 800 woningen.", "plancapaciteit"),
        ("Opgemerkt wordt dat in Zeist inmiddels 144 woningen zijn gerealiseerd.", "gerealiseerd"),
        ("Het plangebied bestaat uit 35 woningen, die tussen 1945 en 1950 zijn gebouwd.", "voorraad"),
        ("Het plangebied bestaat uit 35 woningen, die in 2030 worden gebouwd.", "plancapaciteit"),
    ],
)  # fmt: skip
def test_what_is_left_or_could_be_or_stands_is_said_as_that(words: str, basis: str) -> None:
    assert last(words).basis == basis


def test_homes_of_a_site_that_the_sentence_before_names_are_in_doubt() -> None:
    here = "In Zeist is nog de {}. Hier is sprake van een behoefte van 25 appartementen."
    reason = "van een plan waarvan de naam niet bekend is"
    assert reason in last(here.format("locatie voormalig gemeentehuis"), OTHER).why
    assert reason not in last(here.format("oude kern"), OTHER).why


def test_rules_take_homes_under_a_heading_on_what_is_there_for_stock() -> None:
    words = "## {}\n\nHet plangebied bestaat uit 35 woningen."
    assert "voorraad" in bases_by_rules(words.format("Huidige situatie"))
    assert "voorraad" not in bases_by_rules(words.format("Nieuwe situatie"))


def bases_by_rules(words: str) -> set[str | None]:
    """What the rules, without the model of all words around it, say that the last number rests on."""
    return {v.value for v in last(words).votes if v.field == "basis" and v.rule != "words-around"}


def test_a_measure_says_what_a_number_is_only_a_part_of() -> None:
    agreed = "Voor 690 woningen in de gemeente Zeist zijn al programmatische afspraken vastgelegd."
    assert "waarover al afspraken zijn" in last(agreed).measure
    instead = "Dit plan voorziet in 15 woningen in plaats van de geprojecteerde 39 appartementen."
    assert "eerder" in last(instead).measure
    block = "Het noordelijke bouwblok van het plan biedt ruimte aan 30 appartementen."
    assert "noordelijke bouwblok" in last(block).measure
