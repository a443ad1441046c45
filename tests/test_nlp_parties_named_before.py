"""Who "partijen" are in a text that these did not make, who is helped, and which province "provincie" is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.commitments import find
from tests.party_readings import decided, document
from tests.test_nlp_parties_retold import FLEVOLAND, NOBODY, SOLD, responsible

SIGNED = (
    "De minister voor VRO, de provincie Utrecht en de gemeente Zeist ondertekenden de Woondeal."
)
SIGNERS = ["minister voor VRO", "provincie Utrecht", "Zeist"]
THEY_BUILD = "Partijen zetten zich in voor woningen."


# -- partijen -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [
        SIGNED,
        "De Woondeal is ondertekend door de minister voor VRO, de provincie Utrecht en de gemeente Zeist.",
        "Tussen de minister voor VRO, de provincie Utrecht en de gemeente Zeist is een deal gesloten.",
    ],
)
def test_partijen_are_those_that_the_sentence_before_names_together(before: str) -> None:
    assert responsible(THEY_BUILD, NOBODY, before) == SIGNERS
    assert responsible(f"{before} {THEY_BUILD}", FLEVOLAND) == SIGNERS


def test_partijen_go_on_over_sentences_about_them() -> None:
    assert responsible("De partijen overleggen elk jaar.", NOBODY, SIGNED, THEY_BUILD) == SIGNERS


@pytest.mark.parametrize(
    "before",
    [
        f"{SIGNED} De deal loopt tot 2030.",
        "De provincie Utrecht ondertekende de Woondeal.",
        "De provincie Utrecht sprak over de gemeente Zeist en de gemeente Utrecht.",
    ],
)
def test_partijen_are_nobody_where_the_sentence_before_does_not_name_several(before: str) -> None:
    assert responsible(THEY_BUILD, NOBODY, before) == []


def test_both_parties_are_two() -> None:
    text = "Beide partijen zetten zich in voor woningen."
    assert responsible(text, NOBODY, SIGNED) == []
    two = SIGNED.replace("De minister voor VRO, de", "De")
    assert responsible(text, NOBODY, two) == SIGNERS[1:]


def test_partijen_of_an_agreement_are_those_who_sign_it() -> None:
    assert responsible(THEY_BUILD, SOLD, SIGNED) == ["partijen"]


def test_we_is_not_those_named_before() -> None:
    assert responsible("Wij zetten ons in voor woningen.", FLEVOLAND, SIGNED) == [
        "provincie Flevoland"
    ]


def test_partijen_of_the_sentence_before_are_probable_at_most() -> None:
    text = f"{SIGNED} Partijen spreken af dat zij voor 2030 in totaal 300 woningen bouwen."
    levels = {c.level for c in find(document(FLEVOLAND, text)).commitments}
    assert levels == {"probable"}


# -- who is helped --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Huurders helpen als corporaties in de knel zitten",
        "Gemeenten ondersteunen bij de bouw",
        "Starters helpen met een lening",
    ],
)
def test_a_heading_with_an_infinitive_names_who_is_helped(text: str) -> None:
    assert responsible(text, FLEVOLAND) == ["provincie Flevoland"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gemeenten ondersteunen bij de bouw.", ["gemeenten"]),
        ("Gemeenten ondersteunen corporaties", ["gemeenten"]),
        ("De gemeenten ondersteunen bij de bouw", ["gemeenten"]),
        ("Gemeenten bouwen bij stations", ["gemeenten"]),
        ("Starters helpen met een lening.", []),
    ],
)
def test_a_sentence_names_who_helps(text: str, expected: list[str]) -> None:
    assert responsible(text, FLEVOLAND) == expected


def test_in_an_agreement_who_signs_helps() -> None:
    context = replace(SOLD, defined_terms=())
    assert responsible("Gemeenten ondersteunen bij de bouw", context) == ["gemeenten"]


def test_who_is_helped_benefits() -> None:
    found = decided("Gemeenten ondersteunen bij de bouw", FLEVOLAND).chosen
    assert [(role.name, role.role) for role in found][1:] == [("gemeenten", "beneficiary")]


# -- which province -------------------------------------------------------------------------------


def test_the_province_is_that_which_made_the_document() -> None:
    context = replace(NOBODY, issued_by=("provincie Flevoland",))
    assert responsible("Gemeenten en provincie maken een plan.", context)[1:] == [
        "provincie Flevoland"
    ]
    two = replace(context, issued_by=("provincie Flevoland", "provincie Utrecht"))
    assert responsible("Gemeenten en provincie maken een plan.", two)[1:] == ["provincie"]


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        (
            "Provincie en gemeenten bouwen.",
            "De provincie Flevoland is groot.",
            "provincie Flevoland",
        ),
        ("Elke provincie bouwt.", "De provincie Flevoland is groot.", "provincie"),
        (
            "Provincie en gemeenten bouwen.",
            "De provincie Flevoland grenst aan de provincie Utrecht.",
            "provincie",
        ),
    ],
)
def test_the_province_is_the_one_that_the_document_names(
    text: str, named: str, expected: str
) -> None:
    assert responsible(text, NOBODY, named)[0] == expected
