"""A number without a place in a section that speaks of no other place than the document's town."""

from __future__ import annotations

import pytest

from tests.test_nlp_counts_named_last import area_rule

SAID = "Corporaties sloopten 1.400 woningen."
ASTEN = ("Asten", "section-of-town")


def test_a_section_that_names_no_other_place_is_about_the_town_of_the_document() -> None:
    assert area_rule(f"# Sloop\n\nEr is veel te doen. {SAID}") == ASTEN
    assert area_rule(f"# Sloop\n\nEr is veel te doen.\n\nNu dan. {SAID}") == ASTEN


def test_without_a_heading_nothing_tells_where_a_section_begins() -> None:
    assert area_rule(f"Er is veel te doen. {SAID}")[1] == "document"


@pytest.mark.parametrize(
    "before",
    [
        "De regio krimpt.",
        "Het regionale beleid is streng.",
        "Dit wil de provincie niet.",
        "De gemeenten willen dit.",
        "In Nederland is dat zo.",
        "Dit is landelijk beleid.",
        "Het Rijk wil dit.",
        "Dit is een nationaal doel.",
        "De gemeente Helmond groeit.",
        "De kern Heusden groeit.",
        "In de wijk Zonnedauw komt een school.",
        "Het bestemmingsplan ‘Eikenhof’ geldt hier.",
    ],
)
def test_a_section_that_names_a_wider_area_or_another_place_says_nothing(before: str) -> None:
    text = f"# Sloop\n\n{before}\n\nEr is veel te doen. {SAID}"
    assert area_rule(text)[1] != "section-of-town"


def test_so_does_a_heading() -> None:
    assert (
        area_rule(f"# Regionaal beleid\n\n## Sloop\n\nEr is veel te doen. {SAID}")[1] == "document"
    )
    assert area_rule(f"# Helmond\n\nEr is veel te doen. {SAID}")[1] != "section-of-town"


def test_what_the_section_before_names_says_nothing() -> None:
    text = f"# Sloop\n\nDe regio krimpt.\n\n# Bouw\n\nEr is veel te doen. {SAID}"
    assert area_rule(text) == ASTEN


def test_a_long_section_is_about_more_than_one_place() -> None:
    between = "Er is veel te doen.\n\n"
    assert area_rule(f"# Sloop\n\n{between * 20}{SAID}") == ASTEN
    assert area_rule(f"# Sloop\n\n{between * 30}{SAID}")[1] == "document"


def test_a_sentence_that_leans_on_one_without_a_place_is_of_the_section_too() -> None:
    text = (
        "# Sloop\n\nEr is veel te doen. Corporaties sloopten 1.400 woningen. Daarvan was 40% huur."
    )
    assert area_rule(text) == ASTEN


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "# Bouw\n\nVolgens het gemeentelijk programma moeten er tot 2030 circa 13.000 woningen komen.",
            "town-of-policy",
        ),
        (
            "# Bouw\n\nVolgens het programma moeten er tot 2030 circa 13.000 woningen komen.",
            "document",
        ),
        (
            "# Bouw\n\nDe regio groeit. Volgens het gemeentelijk programma moeten er tot 2030 circa 13.000 woningen komen.",
            "document",
        ),
    ],
)
def test_very_many_homes_are_the_towns_where_sentence_and_section_say_so(
    text: str, rule: str
) -> None:
    assert area_rule(text)[1] == rule


def test_that_the_town_lies_in_a_region_gives_it_none_of_the_regions_numbers() -> None:
    region = (
        "Voor de regio Eindhoven, waar de gemeente Asten onderdeel van uitmaakt, is er behoefte."
    )
    text = f"# Behoefte\n\n{region}\n\nTot 2030 is er een behoefte aan 8.000 woningen."
    assert area_rule(text)[1] == "document"
    town = "In de gemeente Asten is er behoefte."
    text = f"# Behoefte\n\n{town}\n\nTot 2030 is er een behoefte aan 800 woningen."
    assert area_rule(text) == ("Asten", "town-of-policy")
