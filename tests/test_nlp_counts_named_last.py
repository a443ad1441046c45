"""The town that a text names last before a number whose own words name none."""

from __future__ import annotations

from dataclasses import replace

from tests.test_nlp_counts_owners import PLAN, last
from tests.test_nlp_counts_whose import name_of

ASTEN = replace(PLAN, area_id="GM0743", province_id="PV30", municipality_ids=("GM0743",))
SAID = "Corporaties sloopten 1.400 woningen."


def area_rule(words: str) -> tuple[str | None, str]:
    count = last(words, ASTEN)
    return name_of(count.area_id), next(v.rule for v in count.votes if v.field == "area")


def test_the_town_that_the_paragraph_names_is_that_of_its_next_numbers() -> None:
    assert area_rule(f"De gemeente Asten groeit. Er is veel te doen. {SAID}") == (
        "Asten",
        "named-last",
    )


def test_so_is_the_town_that_a_passage_before_names() -> None:
    assert area_rule(f"De gemeente Asten groeit.\n\n{SAID}") == ("Asten", "named-last")


def test_a_town_named_long_before_says_nothing() -> None:
    between = "Er is veel te doen.\n\n" * 3
    assert area_rule(f"De gemeente Asten groeit.\n\n{between}{SAID}")[1] == "document"


def test_another_area_or_words_of_a_region_in_between_say_nothing_of_the_town() -> None:
    other = f"De gemeente Asten groeit. De gemeente Helmond ook. Er is veel te doen. {SAID}"
    assert area_rule(other)[1] != "named-last"
    region = f"De gemeente Asten groeit. De regio krimpt. Er is veel te doen. {SAID}"
    assert area_rule(region)[1] != "named-last"


def test_a_former_municipality_that_the_text_names_has_the_number() -> None:
    altena = replace(PLAN, area_id="GM1959", province_id="PV30", municipality_ids=("GM1959",))
    count = last(f"De gemeente Werkendam groeit. Er is veel te doen. {SAID}", altena)
    assert name_of(count.area_id) == "Werkendam"
    other = last(f"De gemeente Helden groeit. Er is veel te doen. {SAID}", altena)
    assert name_of(other.area_id) != "Helden"


def test_a_town_named_before_makes_no_number_less_sure() -> None:
    count = last(
        "De gemeente Asten groeit. Er is veel te doen. De corporatie zal 1.400 woningen verkopen.",
        ASTEN,
    )
    assert count.basis == "overig"
    assert count.level == "probable"


def test_a_village_of_the_town_in_the_paragraph_has_the_number() -> None:
    assert area_rule(
        f"De kern Ommel krimpt. De kern Heusden groeit. Er is veel te doen. {SAID}"
    ) == (
        "Heusden",
        "named-last",
    )
    assert area_rule(f"De kern Heusden groeit.\n\n{SAID}")[1] != "named-last"
