"""Pieces of spatial plans: that they are one, and whose."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of

PLAN = "In het plangebied komen 30 woningen. Dit bestemmingsplan maakt dat mogelijk.\n\n"


def test_a_text_that_speaks_of_its_plan_area_is_a_plan_of_the_municipality_that_it_names_most() -> (
    None
):
    text = f"##### 3.2 Beleid\n\nDe gemeente Goirle groeit. Ook de gemeente Tilburg groeit. {PLAN}De gemeente Goirle bouwt.\n"
    found = identity_of(text, markdown=True)
    assert (found.kind, found.issuers, area_name(found)) == ("plan", ("Goirle",), "Goirle")
    levels = {
        e.level for e in found.evidence if e.vote.rule == "named_most" and e.vote.value == "Goirle"
    }
    assert levels == {"probable"}


@pytest.mark.parametrize(
    "named",
    [
        "De gemeente Goirle groeit. De gemeente Tilburg groeit.",
        "De gemeente Goirle groeit.",
        "De gemeenten groeien.",
    ],
)
def test_the_maker_stays_open_where_no_municipality_is_named_most(named: str) -> None:
    assert identity_of(f"#### Beleid\n\n{named} {PLAN}", markdown=True).issuers == ()


def test_the_name_of_the_file_and_one_mention_agree() -> None:
    text = f"#### Beleid\n\nDe gemeente Goirle groeit. {PLAN}"
    assert identity_of(text, "noord-brabant-goirle", markdown=True).issuers == ("Goirle",)
    other = text.replace("Goirle", "Tilburg")
    assert identity_of(other, "noord-brabant-goirle", markdown=True).issuers == ()


def test_one_mention_of_a_plan_makes_no_plan() -> None:
    found = identity_of(
        f"#### Beleid\n\nDe gemeente Goirle past het plangebied aan. {BODY}", markdown=True
    )
    assert found.kind == "other"


@pytest.mark.parametrize(
    "heading", ["## Regionale Woonagenda", "# Woonvisie Goirle 2020", "## Provincie Drenthe"]
)
def test_the_heading_of_a_section_is_no_title_of_a_piece_of_a_plan(heading: str) -> None:
    assert identity_of(f"{heading}\n\n{PLAN}{BODY}", markdown=True).title == "stuk"


def test_the_heading_that_names_the_plan_is_its_title() -> None:
    text = f"# Bestemmingsplan Kerkakkers\n\n{PLAN}{BODY}"
    assert identity_of(text, markdown=True).title == "Bestemmingsplan Kerkakkers"


def test_a_heading_on_the_region_is_not_what_a_piece_of_a_plan_is_about() -> None:
    text = f"## Woonagenda regio Achterhoek\n\nDe gemeente Doetinchem groeit; de gemeente Doetinchem bouwt. {PLAN}"
    assert area_name(identity_of(text, markdown=True)) == "Doetinchem"


def test_an_agreement_on_a_plan_area_is_no_plan() -> None:
    text = (
        "Samenwerkingsovereenkomst Hofkwartier\n\nDe ondergetekenden:\n\nde gemeente Goirle, hierna te noemen 'de Gemeente';\n"
        f"Hofbouw B.V., hierna te noemen 'de Koper';\n\noverwegende dat\n{PLAN}{PLAN}"
    )
    found = identity_of(text)
    assert (found.title, found.kind) == ("Samenwerkingsovereenkomst Hofkwartier", "agreement")
