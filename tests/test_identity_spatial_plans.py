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
    "heading",
    [
        "## Regionale Woonagenda",
        "# Woonvisie Goirle 2020",
        "## Provincie Drenthe",
        "## Provinciaal Omgevingsplan Drenthe",
        "## Doorwerking bestemmingsplan",
        "# Vigerend bestemmingsplan",
    ],
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


# -- pieces that name no plan area ------------------------------------------------------------------

PIECE = "De stad groeit en het bouwplan past daarin. "


@pytest.mark.parametrize("heading", ["3.2 Provinciaal beleid", "4.1 Toetsing aan de woonvisie"])
def test_a_piece_that_holds_a_plan_against_policy_is_a_plan(heading: str) -> None:
    assert identity_of(f"##### {heading}\n\n{PIECE}{BODY}", markdown=True).kind == "plan"


@pytest.mark.parametrize(
    "text",
    [
        f"##### 3.2 Ons beleid\n\n{PIECE}{BODY}",
        f"##### 3.2 Provinciaal beleid\n\nDe stad groeit. {BODY}",
        f"# Nota wonen\n\n## Provinciaal beleid\n\n{PIECE}{BODY}",
    ],
)
def test_a_piece_without_such_a_heading_or_plan_is_none(text: str) -> None:
    assert identity_of(text, markdown=True).kind != "plan"


def test_the_name_that_stands_most_is_whose_plan_it_is_where_it_is_named_in_full_once() -> None:
    named = "De gemeente Goirle groeit. " + "Goirle bouwt. " * 4 + "Tilburg bouwt ook. "
    text = f"##### 3.2 Beleid\n\n{named}{PLAN}"
    assert identity_of(text, markdown=True).issuers == ("Goirle",)
    fewer = text.replace("Goirle bouwt. " * 4, "").replace("ook", "en groeit. Tilburg")
    assert identity_of(fewer, markdown=True).issuers == ()


def test_a_name_that_stands_three_times_as_often_is_far_ahead() -> None:
    text = (
        "##### 3.2 Beleid\n\nDe gemeente Goirle groeit. "
        + "Goirle bouwt. " * 5
        + "Tilburg bouwt. " * 2
    )
    assert identity_of(f"{text}{PLAN}", markdown=True).issuers == ("Goirle",)
    assert identity_of(f"{text}{'Tilburg bouwt. ' * 3}{PLAN}", markdown=True).issuers == ()


def test_a_heading_may_be_what_names_it() -> None:
    named = "Goirle bouwt. " * 5
    text = f"##### 3.2 Omgevingsvisie Goirle\n\n{named}{PLAN}"
    assert identity_of(text, markdown=True).issuers == ("Goirle",)


def test_a_former_municipality_is_a_part_of_the_one_that_is_named_too() -> None:
    named = "De gemeente Het Hogeland groeit. Het beleid van de gemeente Winsum geldt nog. "
    text = f"##### 3.2 Beleid\n\n{named}{PLAN}"
    assert identity_of(text, markdown=True).issuers == ("Het Hogeland",)
    without = text.replace("De gemeente Het Hogeland groeit. ", "De gemeente Bedum groeit. ")
    assert identity_of(without, markdown=True).issuers == ()


def test_one_municipality_with_villages_of_it_is_whose_plan_it_is() -> None:
    villages = "In Maasbracht en Stevensweert wordt gebouwd. De gemeente Maasgouw toetst dat. "
    text = f"##### 3.2 Beleid\n\n{villages}{PLAN}"
    assert identity_of(text, markdown=True).issuers == ("Maasgouw",)
    elsewhere = text.replace("en Stevensweert", "en in Tilburg, bij Tilburg en om Tilburg")
    assert identity_of(elsewhere, markdown=True).issuers == ()


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        # in full once, and once more by its name or a village of it
        ("De gemeente Goirle groeit. In Goirle wordt gebouwd.", "Goirle"),
        ("De gemeente Maasgouw groeit. In Stevensweert wordt gebouwd.", "Maasgouw"),
        ("De gemeente Goirle groeit. In Tilburg wordt gebouwd.", None),
        # never in full: three times, or twice and no other
        ("Goirle bouwt. Goirle groeit. Goirle bloeit. Tilburg niet.", "Goirle"),
        ("In Goirle wordt gebouwd, aan de rand van Goirle.", "Goirle"),
        ("In Goirle wordt gebouwd, aan de rand van Tilburg.", None),
        ("In Stevensweert wordt gebouwd. In de kern Stevensweert is behoefte.", "Maasgouw"),
        # the name of something wider is none of a municipality
        ("De stadsregio Tilburg groeit. In de stadsregio Tilburg wordt gebouwd.", None),
        # named in full, and in any way far more than others
        ("De gemeente Goirle bouwt. Goirle groeit. Tilburg en Waalwijk ook.", "Goirle"),
        ("De gemeente Goirle bouwt. Tilburg groeit. Tilburg bloeit.", None),
    ],
)
def test_a_plan_is_of_the_municipality_that_its_text_tells_of(
    named: str, expected: str | None
) -> None:
    text = f"##### 3.2 Beleid\n\n{named} {PLAN}"
    assert area_name(identity_of(text, markdown=True)) == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("De gemeente Geldermalsen groeit. De gemeente Geldermalsen bouwt.", "Geldermalsen"),
        ("De gemeente Geldermalsen groeit. In Geldermalsen wordt gebouwd.", "Geldermalsen"),
        # the municipality of now is named too
        (
            "De gemeente Geldermalsen groeide. De gemeente Geldermalsen is nu de gemeente West Betuwe.",
            "West Betuwe",
        ),
        ("De voormalige gemeente Geldermalsen groeide. Zie Geldermalsen.", None),
        # what is a village still says nothing of the municipality that it was
        ("In Leerdam wordt gebouwd. Leerdam groeit. In Leerdam is behoefte.", None),
    ],
)
def test_a_plan_of_before_a_merger_is_of_the_municipality_of_then(
    named: str, expected: str | None
) -> None:
    text = f"##### 3.2 Beleid\n\n{named} {PLAN}"
    assert area_name(identity_of(text, markdown=True)) == expected


def test_a_bare_name_will_do_where_the_name_of_the_file_has_it() -> None:
    text = f"##### 3.2 Beleid\n\nHet dorp Goirle groeit. {PLAN}"
    assert identity_of(text, "brabant-goirle", markdown=True).issuers == ("Goirle",)
    assert identity_of(f"{text}Tilburg groeit.", "brabant-goirle", markdown=True).issuers == ()
