"""Whose policy a document retells, whom "het college" means, and who is a stranger to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.commitments import find
from nlp.records import DefinedTerm, DocumentContext, Speaker
from tests.party_readings import decided, document

NOBODY = DocumentContext("stuk", "other", "Stuk over wonen")
ZEIST = replace(
    NOBODY,
    kind="plan",
    area_id="GM0355",
    province_id="PV26",
    municipality_ids=("GM0355",),
    issued_by=("Zeist",),
)
FLEVOLAND = replace(
    NOBODY,
    kind="programme",
    area_id="PV24",
    province_id="PV24",
    issued_by=("provincie Flevoland",),
)
MINUTES = replace(
    NOBODY,
    kind="minutes",
    title="Verslag",
    speakers=(Speaker("Bos", "Emmen"), Speaker("Vis", "provincie Drenthe")),
)
SOLD = replace(
    NOBODY,
    kind="agreement",
    title="Overeenkomst",
    issued_by=("Zeist", "Bouwbedrijf Hout B.V."),
    defined_terms=(
        DefinedTerm("de Ontwikkelaar", "Bouwbedrijf Hout B.V."),
        DefinedTerm("de Gemeente", "Zeist"),
    ),
)
INTO_STATIONS = "Er wordt ingezet op bouwen bij stations."


def responsible(
    text: str, context: DocumentContext, *others: str, section: tuple[str, ...] = ()
) -> list[str]:
    found = decided(text, context, others=others, section=section)
    return [role.name for role in found.responsible]


# -- policy that is retold ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (("3.2 Provinciaal beleid", "Omgevingsvisie"), ["provincie Utrecht"]),
        (("3.2 Beleid", "Omgevingsvisie provincie Utrecht"), ["provincie Utrecht"]),
        (("3.1 Rijksbeleid", "Ladder"), ["Rijk"]),
        (("3.1 Landelijk beleid", "Nota"), ["Rijk"]),
        (("3.3 Regionaal beleid", "Regionale woonvisie"), []),
        (("3.4 Gemeentelijk beleid", "Woonvisie"), ["Zeist"]),
        (("3.4 Beleid", "Woonvisie gemeente Zeist"), ["Zeist"]),
        (("3.4 Provinciale wegen", "Geluid"), ["Zeist"]),
        ((), ["Zeist"]),
    ],
)
def test_policy_is_of_the_body_that_its_heading_names(
    section: tuple[str, ...], expected: list[str]
) -> None:
    assert responsible(INTO_STATIONS, ZEIST, section=section) == expected


def test_what_follows_on_another_body_in_a_plan_is_nobody_s() -> None:
    wish = "De regio Amersfoort wil een aantrekkelijke woonplek zijn."
    assert responsible(INTO_STATIONS, ZEIST, wish) == []
    assert responsible(INTO_STATIONS, ZEIST, wish, "De gemeente Zeist bouwt zelf.") == ["Zeist"]
    assert responsible(INTO_STATIONS, replace(ZEIST, kind="programme"), wish) == ["Zeist"]


def test_a_body_named_by_the_way_does_not_take_over() -> None:
    near = "Zeist ligt centraal in de provincie Utrecht."
    assert responsible(INTO_STATIONS, ZEIST, near) == ["Zeist"]
    assert responsible(INTO_STATIONS, ZEIST, "Er is overleg met de provincie.") == ["Zeist"]


# -- organs by themselves -------------------------------------------------------------------------


def test_the_board_of_a_province_is_its_own() -> None:
    assert responsible("Het college zal de gemeenten bezoeken.", FLEVOLAND) == [
        "provincie Flevoland"
    ]
    assert responsible("Het college zal de raad informeren.", ZEIST) == ["Zeist"]


def test_an_organ_without_a_name_is_of_the_municipality_named_last_or_of_nobody() -> None:
    text = "De wethouder zal de buurt informeren."
    assert responsible(text, NOBODY, "De gemeente Almelo heeft een plan.") == ["Almelo"]
    assert responsible(text, NOBODY) == []
    assert responsible(text, MINUTES, "De gemeente Almelo heeft een plan.") == []


def test_the_municipality_of_a_sentence_is_the_one_that_it_names() -> None:
    assert responsible("In Almere bouwt de gemeente 500 woningen.", FLEVOLAND) == ["Almere"]
    assert responsible("Vaak bouwt de gemeente zelf.", FLEVOLAND) == ["gemeenten"]


@pytest.mark.parametrize(
    "council", ["De Raad voor de rechtspraak", "De Raad van State", "De raad van commissarissen"]
)
def test_a_council_of_another_kind_is_no_municipality(council: str) -> None:
    assert responsible(f"{council} zal dit jaarlijks toetsen.", ZEIST) != ["Zeist"]
    assert responsible("De raad zal dit jaarlijks toetsen.", ZEIST) == ["Zeist"]


# -- nobody's and strangers' ----------------------------------------------------------------------


def test_parties_of_a_text_that_nobody_signs_are_nobody() -> None:
    text = "Partijen overleggen elk kwartaal."
    assert responsible(text, ZEIST) == responsible(text, NOBODY) == []
    assert responsible(text, SOLD) == ["partijen"]


@pytest.mark.parametrize(
    "text",
    [
        "De verkenner voert gesprekken in het gebied.",
        "De aanvrager moet de bodem onderzoeken.",
        "Jansen zal de planning delen.",
        "Inwoners denken mee, en zij zullen worden gehoord.",
    ],
)
def test_what_a_stranger_does_is_not_on_the_maker(text: str) -> None:
    assert responsible(text, FLEVOLAND) == []
    assert responsible("De planning wordt gedeeld.", FLEVOLAND) == ["provincie Flevoland"]


def test_a_number_word_belongs_to_the_parties_behind_it() -> None:
    (partner,) = [
        role
        for role in decided("Elk jaar wordt overlegd met de zes gemeenten.", FLEVOLAND).chosen
        if role.role != "responsible"
    ]
    assert (partner.name, partner.role) == ("gemeenten", "partner")


# -- subjects -------------------------------------------------------------------------------------


def test_a_pronoun_beside_the_verb_is_the_subject() -> None:
    text = "De Ontwikkelaar saneert de bodem. Zij vrijwaart de Gemeente voor aanspraken."
    assert responsible(text, SOLD) == ["Bouwbedrijf Hout B.V."]


def test_an_item_of_what_somebody_shall_do_has_its_subject_already() -> None:
    item = decided("de Gemeente elk kwartaal informeren.", SOLD, stem="De Ontwikkelaar zal:")
    assert [role.name for role in item.responsible] == ["Bouwbedrijf Hout B.V."]
    agreed = decided("de Gemeente informeert elk kwartaal.", SOLD, stem="Wij spreken af:")
    assert [role.name for role in agreed.responsible] == ["Zeist"]


def test_a_defined_term_holds_without_its_article() -> None:
    assert responsible("Ontwikkelaar betaalt de kade.", SOLD) == ["Bouwbedrijf Hout B.V."]
    assert responsible("De gemeente Utrecht betaalt de kade.", SOLD) == ["Utrecht"]


def test_a_name_behind_a_clause_begins_one_of_its_own() -> None:
    text = "Dit is gewild in de hele regio en de gemeente werkt aan nieuwe locaties."
    assert responsible(text, ZEIST) == ["Zeist"]
    both = "Er is overleg met de regio en de gemeente."
    assert responsible(both, ZEIST) == ["Zeist"]


def test_the_minister_is_also_one_whose_ministry_is_known() -> None:
    text = "De minister past de regeling aan."
    assert responsible(text, NOBODY, "De minister van Financiën schreef een brief.") == [
        "minister van Financiën"
    ]


# -- how sure -------------------------------------------------------------------------------------

AGREED = "We spreken af dat wij elk jaar 100 woningen bouwen."


@pytest.mark.parametrize(
    ("context", "level"),
    [
        (replace(NOBODY, kind="agreement", issued_by=("Zeist",)), "certain"),
        (
            replace(NOBODY, kind="agreement", issued_by=("Zeist",), sender_level="probable"),
            "probable",
        ),
        (replace(NOBODY, kind="agreement"), "probable"),
    ],
)
def test_nothing_is_certain_where_the_sender_is_not(context: DocumentContext, level: str) -> None:
    (found,) = find(document(context, AGREED)).commitments
    assert found.level == level


def test_what_another_body_takes_on_may_be_certain_where_the_sender_is_probable() -> None:
    context = replace(NOBODY, issued_by=("Zeist",), sender_level="probable")
    text = "Afgesproken is dat de provincie Utrecht voor 2030 in totaal € 4 miljoen betaalt."
    (sure,) = find(document(replace(context, sender_level="certain"), text)).commitments
    (found,) = find(document(context, text)).commitments
    assert found.level == sure.level


def test_a_group_within_an_agreement_is_of_those_who_made_it() -> None:
    text = "De kopgroep bereidt zich voor op nieuwe ateliers."
    assert responsible(text, SOLD) == ["partijen"]
    assert responsible(text, FLEVOLAND) == []


def test_people_behind_a_preposition_are_not_the_subject() -> None:
    assert responsible("De huisvesting van studenten wordt meegenomen.", ZEIST) == ["Zeist"]


@pytest.mark.parametrize("text", ["Huurders worden geholpen.", "Biomassa wordt ingezet."])
def test_what_is_done_to_a_stranger_is_done_by_the_maker(text: str) -> None:
    assert responsible(text, FLEVOLAND) == ["provincie Flevoland"]


# -- "we" and "gemeentelijk" ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (("3.1 Provinciaal beleid",), ["provincie Utrecht"]),
        (("3.2 Omgevingsvisie provincie Utrecht",), ["provincie Utrecht"]),
        (("3.3 Gemeentelijk beleid",), ["Zeist"]),
        ((), ["Zeist"]),
    ],
)
def test_we_under_a_heading_on_policy_is_whose_policy_it_is(
    section: tuple[str, ...], expected: list[str]
) -> None:
    assert responsible("We breiden uit aan de randen.", ZEIST, section=section) == expected


def test_we_in_a_plan_after_a_sentence_on_another_body_is_nobody_s() -> None:
    before = "De provincie geeft de voorkeur aan bestaande gebouwen."
    assert responsible("We breiden uit aan de randen.", ZEIST, before) == []
    agreement = replace(ZEIST, kind="agreement")
    assert responsible("We breiden uit aan de randen.", agreement, before) == ["Zeist"]


def test_what_is_called_municipal_is_of_the_own_municipality() -> None:
    text = "De gemeentelijke website wordt verbeterd."
    assert responsible(text, ZEIST) == ["Zeist"]
    assert responsible(text, NOBODY) == ["gemeenten"]


COALITION = replace(ZEIST, kind="coalition_agreement", issued_by=("VVD", "CDA"))


@pytest.mark.parametrize(
    "text",
    [
        "Het regionale fietsnetwerk wordt afgemaakt.",
        "Binnen de samenwerking met in- en externe partners wordt de veiligheid vergroot.",
        "Er wordt samengewerkt in de regio Utrecht.",
        "We leggen de verkoop aan banden: corporaties verkopen alleen nog aan huurders.",
        "Er komt een fonds voor regio's met arme corporaties, zodat zij kunnen bouwen.",
    ],
)
def test_the_makers_of_a_coalition_agreement_speak_throughout(text: str) -> None:
    assert responsible(text, COALITION) == ["partijen"]


def test_in_a_list_of_decisions_who_decides_does_it() -> None:
    text = "De reactie op het bod van de corporaties te versturen."
    assert responsible(text, replace(ZEIST, kind="decision")) == ["Zeist"]
    asked = "De corporaties te vragen om woningen te bouwen."
    assert responsible(asked, replace(ZEIST, kind="decision")) == ["woningcorporaties"]


def test_the_place_where_something_was_written_does_nothing() -> None:
    text = "Den Haag, 30 oktober 2014 wordt de positie van huurders versterkt."
    assert "Den Haag" not in responsible(text, NOBODY)
    assert responsible("Den Haag versterkt de positie van huurders.", NOBODY) == ["Den Haag"]
