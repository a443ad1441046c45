"""Who speaks, and who is meant, by what a document says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.commitments import find
from nlp.records import DefinedTerm, DocumentContext, Speaker
from tests.party_readings import decided, document, mentions

NOBODY = DocumentContext("brief", "other", "Brief over wonen")
UTRECHT = replace(NOBODY, province_id="PV26")


def responsible(text: str, context: DocumentContext, *others: str) -> list[str]:
    return [role.name for role in decided(text, context, others=others).responsible]


# -- who "we" and "partijen" are ------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Wij bouwen huizen.", "Er komen meer huizen."])
def test_nobody_is_responsible_where_the_sender_is_not_known(text: str) -> None:
    assert responsible(text, NOBODY) == []


def test_one_issuer_or_signatory_is_we() -> None:
    assert responsible("Wij bouwen.", replace(NOBODY, issued_by=("Zeist",))) == ["Zeist"]
    assert responsible("Wij bouwen.", replace(NOBODY, signatories=("Zeist",))) == ["Zeist"]


def test_several_makers_of_a_paper_that_nobody_signs_are_we_by_name() -> None:
    makers = ("minister van BZK", "minister van SZW")
    letter = replace(NOBODY, kind="letter", issued_by=makers)
    assert responsible("Wij bouwen.", letter) == list(makers)
    agreement = replace(NOBODY, kind="agreement", issued_by=makers)
    assert responsible("Wij bouwen.", agreement) == ["partijen"]
    vision = replace(NOBODY, kind="vision", issued_by=("gemeenten", "provincie Utrecht"))
    assert responsible("Wij bouwen.", vision) == ["partijen"]


def test_ministers_and_state_secretaries_of_one_ministry_are_two() -> None:
    text = "De staatssecretaris van Defensie bouwt en de minister van Defensie betaalt."
    assert responsible(text, NOBODY) == ["staatssecretaris van Defensie", "minister van Defensie"]


def test_several_signatories_are_all_parties() -> None:
    signed = replace(NOBODY, signatories=("Zeist", "provincie Utrecht"))
    assert responsible("Wij bouwen.", signed) == ["partijen"]
    assert responsible("Er komen meer huizen.", signed) == ["partijen"]


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("agreement", "Stuk", ["partijen"]),
        ("other", "Coalitieakkoord 2026", ["partijen"]),
        ("other", "Artikel 1. Doel van de overeenkomst", ["partijen"]),
        ("other", "Verslag bestuurlijk overleg wonen", ["partijen"]),
        ("other", "Brief over het coalitieakkoord", []),
        ("other", "Wonen in de wijk", []),
    ],
)
def test_some_documents_are_of_several_bodies_by_nature(
    kind: str, title: str, expected: list[str]
) -> None:
    assert responsible("Wij bouwen.", replace(NOBODY, kind=kind, title=title)) == expected


def test_a_commitment_of_nobody_is_not_certain_and_says_so() -> None:
    agreed = "We spreken af dat wij elk jaar 100 woningen bouwen."
    (nobody,) = find(document(NOBODY, agreed)).commitments
    assert nobody.parties == ()
    assert nobody.level != "certain"
    assert "afzender onbekend" in nobody.why
    (ours,) = find(document(replace(NOBODY, issued_by=("Zeist",)), agreed)).commitments
    assert [party.name for party in ours.parties] == ["Zeist"]
    assert "afzender onbekend" not in ours.why


def test_what_is_agreed_in_a_document_of_one_body_is_an_agreement_of_others() -> None:
    agreed = "Er is afgesproken dat er elk jaar 100 woningen worden gebouwd."
    (found,) = find(document(replace(NOBODY, issued_by=("Zeist",)), agreed)).commitments
    assert found.parties == ()
    assert found.level != "certain"
    assert "een afspraak van anderen" in found.why
    assert "afzender onbekend" not in found.why
    (unknown,) = find(document(NOBODY, agreed)).commitments
    assert "afzender onbekend" in unknown.why


# -- terms that a document defines ----------------------------------------------------------------


def test_a_defined_term_is_that_body_throughout() -> None:
    context = replace(
        NOBODY,
        defined_terms=(
            DefinedTerm("Ontwikkelaar", "Bouwlust B.V."),
            DefinedTerm("Gemeente", "Zeist"),
        ),
    )
    assert responsible("De Ontwikkelaar bouwt 20 huizen.", context) == ["Bouwlust B.V."]
    assert responsible("De gemeente betaalt de weg.", context) == ["Zeist"]


def test_a_term_that_means_two_bodies_or_all_parties_is_no_body() -> None:
    context = replace(
        NOBODY,
        defined_terms=(
            DefinedTerm("Koper", "A"),
            DefinedTerm("Koper", "B"),
            DefinedTerm("Partijen", "A"),
        ),
    )
    assert responsible("Koper betaalt.", context) == []
    assert responsible("Partijen betalen.", context) == []
    signed = replace(context, signatories=("A", "B"))
    assert responsible("Partijen betalen.", signed) == ["partijen"]


# -- "de minister", "deze provincie" --------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("De minister van Defensie bouwt ook.", ["minister van Defensie"]),
        ("Aan de minister van Volksgezondheid, Welzijn en Sport", ["minister van VWS"]),
        ("De staatssecretaris van BZK bouwt ook.", []),
        ("Er wordt gebouwd.", []),
    ],
)
def test_a_bare_minister_is_the_one_named_last(before: str, expected: list[str]) -> None:
    assert responsible("De minister zorgt voor geld.", NOBODY, before) == expected


def test_a_bare_minister_is_else_the_addressee() -> None:
    context = replace(NOBODY, addressees=("minister van BZK",), issued_by=("Zeist",))
    assert responsible("De minister zorgt voor geld.", context) == ["minister van BZK"]
    two = replace(context, addressees=("minister van BZK", "minister van VWS"))
    assert responsible("De minister zorgt voor geld.", two) == []


def test_a_minister_with_a_name_is_that_one() -> None:
    text = "De minister van Financiën betaalt en de minister van Landbouw bouwt."
    assert responsible(text, NOBODY) == ["minister van Financiën", "minister van Landbouw"]


def test_a_comparison_does_not_move_to_another_province() -> None:
    before = "De provincie Utrecht groeit sneller dan de provincie Gelderland."
    assert responsible("Deze provincie bouwt door.", NOBODY, before) == ["provincie Utrecht"]
    other = "De provincie Utrecht groeit. Ook de provincie Gelderland groeit."
    assert responsible("Deze provincie bouwt door.", NOBODY, other) == ["provincie Gelderland"]


def test_the_province_of_a_document_is_the_province() -> None:
    before = "De provincie Gelderland groeit."
    assert responsible("De provincie bouwt door.", UTRECHT, before) == ["provincie Utrecht"]
    assert responsible("De provincie bouwt door.", NOBODY, before) == ["provincie Gelderland"]


def test_this_municipality_is_the_one_named_last() -> None:
    before = "De gemeente Soest krijgt een station, anders dan de gemeente Zeist."
    assert responsible("Deze gemeente bouwt 100 huizen.", UTRECHT, before) == ["Soest"]


# -- names in names -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lelystad Airport breidt in 2026 uit.", []),
        ("Later breidt ook Vliegveld Lelystad uit.", []),
        ("Lelystad breidt in 2026 uit.", ["Lelystad"]),
        ("Later breidt ook Lelystad uit.", ["Lelystad"]),
        ("Regio Alkmaarderland bouwt.", []),
        ("Almere, Lelystad en Zeewolde bouwen.", ["Almere", "Lelystad", "Zeewolde"]),
    ],
)
def test_a_name_in_a_longer_name_is_not_the_shorter_one(text: str, expected: list[str]) -> None:
    assert responsible(text, NOBODY) == expected


def test_a_region_with_the_name_of_a_municipality_is_not_the_municipality() -> None:
    assert responsible("De regio Lelystad bouwt 100 huizen.", NOBODY) == ["regio Lelystad"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daarna vraagt Zonnedak B.V. de vergunning aan.", ["Zonnedak B.V."]),
        ("Bouwbedrijf De Wit NV bouwt 20 huizen.", ["Bouwbedrijf De Wit NV"]),
        ("De B.V. bouwt 20 huizen.", []),
    ],
)
def test_a_legal_form_tells_a_company(text: str, expected: list[str]) -> None:
    assert responsible(text, NOBODY) == expected
    assert all(m.form == "unknown" for m in mentions(text, NOBODY))


# -- minutes --------------------------------------------------------------------------------------


def test_who_speaks_in_minutes_speaks_for_the_body_beside_the_name() -> None:
    context = replace(
        NOBODY, speakers=(Speaker("mw. Kuipers", "Zeist"), Speaker("Schouten", "provincie Utrecht"))
    )
    assert responsible("Schouten: we komen hierop terug.", context) == ["provincie Utrecht"]
    assert responsible("mw. Kuipers geeft aan dat zij dit oppakt.", context) == ["Zeist"]
    assert responsible("Smit: we komen hierop terug.", context) == ["partijen"]


# -- lists of parties -----------------------------------------------------------------------------


def test_parties_in_a_list_with_the_name_of_each() -> None:
    text = (
        "Gemeente Zeist, de woningcorporaties Duinhuis en Zandhuis en hun huurdersorganisaties "
        "Raad Duinhuis en Huurders Zandhuis streven naar genoeg huizen."
    )
    assert responsible(text, UTRECHT) == [
        "Zeist", "Duinhuis", "Zandhuis", "Raad Duinhuis", "Huurders Zandhuis",
    ]  # fmt: skip


@pytest.mark.parametrize("item", ["de wijk te vergroenen;", "elk jaar overleg te voeren."])
def test_items_with_an_infinitive_are_of_the_parties_of_their_stem(item: str) -> None:
    stem = "De gemeente Zeist en de provincie Utrecht verplichten zich ertoe:"
    found = decided(item, NOBODY, stem=stem).responsible
    assert [role.name for role in found] == ["Zeist", "provincie Utrecht"]
