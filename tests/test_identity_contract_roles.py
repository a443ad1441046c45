"""A piece of a contract, known by the parties that it gives duties to."""

from __future__ import annotations

import pytest

from tests.identity_text import identity_of

DUTIES = (
    "De Opdrachtnemer zal elke maand verslag doen aan de Opdrachtgever.\n"
    "De Opdrachtgever betaalt binnen dertig dagen. De Opdrachtnemer is verplicht gegevens te bewaren.\n"
    "De Opdrachtnemer verstrekt een overzicht aan de Opdrachtgever.\n"
)


def test_a_text_that_gives_duties_to_its_roles_is_an_agreement() -> None:
    found = identity_of(DUTIES)
    assert found.kind == "agreement"
    assert {term.term for term in found.defined_terms} == {"Opdrachtnemer", "Opdrachtgever"}


@pytest.mark.parametrize(
    "text",
    [
        DUTIES.replace("De Opdrachtnemer verstrekt", "Men verstrekt"),
        DUTIES.replace("Opdrachtgever", "opdrachtgever").replace(
            "De Opdrachtnemer is", "De opdrachtnemer is"
        ),
        DUTIES.replace("Opdracht", "Werk"),
    ],
)
def test_fewer_duties_and_roles_without_a_capital_make_no_agreement(text: str) -> None:
    assert identity_of(text).kind == "other"


def test_a_paper_that_says_what_it_is_stays_that() -> None:
    assert identity_of(f"Verordening op de huur\n\n{DUTIES}").kind == "regulation"


TITLED = (
    "Samenwerkingsovereenkomst\n\nPartner voert de taken uit. Penvoerder legt alles vast. Partner treft\n"
    "de maatregelen, en Penvoerder stelt een lijst op die de Partner krijgt. Penvoerder treft voorzorg.\n"
)


def test_roles_that_do_something_are_the_parties_of_what_is_an_agreement() -> None:
    found = identity_of(TITLED)
    assert {term.term for term in found.defined_terms} == {"Partner", "Penvoerder"}


def test_roles_that_only_do_something_make_no_agreement() -> None:
    found = identity_of(TITLED.removeprefix("Samenwerkingsovereenkomst\n\n"))
    assert (found.kind, found.defined_terms) == ("other", ())
