"""Places that a paper names and is not about: people, addresses, courts, where it was signed, examples."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of


def named(*sentences: str) -> str:
    return "Stuk\n\n" + "\n\n".join(f"{sentence} {BODY}" for sentence in sentences)


@pytest.mark.parametrize(
    "title",
    [
        "Motie van het lid Westerveld over de bouw",
        "Motie van de leden Jansen (VVD) en Westerveld over de bouw",
        "Motie van Westerveld (D66) over de bouw",
        "Inbreng van mevrouw Van Westerveld bij de nota",
        "Brief van J.A. van Rijswijk over de bouw",
        "Notitie van de heren Jansen en Van Rijswijk over de bouw",
        "Notitie over de uitspraak van de rechtbank Zwolle over de bouw",
        "Bouwen in steden zoals Zwolle en in dorpen",
        "Bouwen zoals in Zwolle",
    ],
)
def test_a_surname_a_court_and_an_example_are_no_area(title: str) -> None:
    assert area_name(identity_of(f"{title}\n\n{BODY}")) is None


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Motie van het lid Jansen over de bouw in Westerveld", "Westerveld"),
        ("Afspraken met de leden van de huurdersraad Westerveld", "Westerveld"),
        ("Woonvisie Rijswijk", "Rijswijk"),
        ("Rechtbank en gevangenis: visie Zwolle", "Zwolle"),
    ],
)
def test_a_place_beside_such_words_is_one(title: str, area: str) -> None:
    assert area_name(identity_of(f"{title}\n\n{BODY}")) == area


@pytest.mark.parametrize(
    "sentence",
    [
        "De stichting is gevestigd te Zwolle.",
        "De stukken gaan naar Postbus 10, 8000 AB Zwolle.",
        "Een geschil komt voor de rechtbank te Zwolle.",
        "Dit ziet men in plaatsen zoals Zwolle.",
        "Mevrouw Rijswijk vroeg hiernaar en Rijswijk kreeg antwoord.",
    ],
)
def test_where_something_has_its_seat_is_not_what_a_text_is_about(sentence: str) -> None:
    assert area_name(identity_of(named(*[sentence] * 6))) is None


def test_where_a_text_was_signed_time_and_again_is_not_what_it_is_about() -> None:
    signed = "\n\n".join([f"{BODY}\nZwolle, 3 mei 2026"] * 6)
    assert area_name(identity_of(f"Stuk\n\n{signed}")) is None


def test_a_surname_that_is_a_municipality_of_the_text_too_is_one() -> None:
    text = named(
        "Mevrouw Rijswijk vroeg hiernaar.", *["De gemeente Rijswijk bouwt in Rijswijk."] * 4
    )
    assert area_name(identity_of(text)) == "Rijswijk"


def test_the_seat_of_the_government_stands_for_it_in_a_text_about_the_state() -> None:
    state = named(*["Het kabinet in Den Haag beslist hierover."] * 5)
    assert area_name(identity_of(state)) is None
    town = named(*["De gemeente Den Haag bouwt, en het kabinet betaalt mee in Den Haag."] * 5)
    assert area_name(identity_of(town)) == "Den Haag"


def test_a_name_that_a_town_and_a_province_have_counts_as_another_place() -> None:
    text = named(*["In Amsterdam en in Utrecht is veel te doen."] * 5)
    assert area_name(identity_of(text)) is None
    around = named(*["In Zeist, in de provincie Utrecht, is veel te doen."] * 5)
    assert area_name(identity_of(around)) == "Zeist"


_MINISTER = "Met vriendelijke groet,\n\nDe minister van Financiën,\n\nA.B. Jansen\n"


@pytest.mark.parametrize(
    ("subject", "area"),
    [("Woningbouw in Almere", "Almere"), ("Woningbouw in het hele land", "Nederland")],
)
def test_a_letter_of_a_minister_is_about_the_town_of_its_subject(subject: str, area: str) -> None:
    text = f"Datum 4 mei 2026\nBetreft {subject}\n\nGeachte voorzitter,\n\n{BODY}{_MINISTER}"
    assert area_name(identity_of(text)) == area
