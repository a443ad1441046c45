"""Who a paper speaks for that names no maker: signed boards, "als gemeente", "wij" and "de gemeente"."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of, signs

OURS = (
    "Raalte wil groene dorpen houden. Wij zetten in op meer bomen en we beheren de bermen anders.\n"
    "In Raalte bouwen we 300 woningen. De gemeente maakt tempo met de verkoop van gronden, en wij\n"
    "houden de lasten laag. Over de zorg maakt de gemeente afspraken. Raalte blijft van ons, en\n"
    "Raalte blijft groen.\n"
)


#: The same in a text of a known kind.
VISION = f"Visie op het dorp\n\n{OURS}"


def test_a_vision_that_says_we_and_the_municipality_by_turns_is_of_that_municipality() -> None:
    found = identity_of(VISION)
    assert (found.issuers, area_name(found)) == (("Raalte",), "Raalte")


def test_in_a_text_of_no_known_kind_others_may_say_we() -> None:
    found = identity_of(OURS)
    assert (found.issuers, area_name(found)) == ((), "Raalte")
    assert [e.vote.rule for e in signs(found, "issuer")] == ["speaks_among_others"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij vragen de gemeente om tempo te maken.\n",
        "Samen met de gemeente bouwen wij aan de dorpen.\n",
        "Wij danken u voor uw vraag.\n",
    ],
)
def test_who_asks_the_municipality_or_works_with_it_is_another(sentence: str) -> None:
    assert identity_of(VISION + sentence).issuers == ()


def test_a_speed_in_km_u_addresses_nobody() -> None:
    assert identity_of(VISION + "We willen overal 30 km/u.\n").issuers == ("Raalte",)


def test_a_text_that_names_one_political_party_time_and_again_is_not_of_the_municipality() -> None:
    text = VISION + "Het CDA luistert. Kies daarom voor het CDA.\n"
    assert "Raalte" not in identity_of(text).issuers


def test_a_text_without_we_is_not_of_the_municipality() -> None:
    text = VISION.replace("Wij", "Velen").replace("we ", "velen ").replace("wij", "velen")
    assert identity_of(text.replace("ons", "allen")).issuers == ()


def test_as_a_municipality_we_is_of_the_municipality_that_the_text_is_about() -> None:
    text = "Als gemeente zetten we in op wonen.\n" + "In Raalte is veel te doen. " * 5 + "\n"
    assert identity_of(text).issuers == ("Raalte",)
    behind = "Op wonen zetten wij als gemeente in.\n" + "In Raalte is veel te doen. " * 5 + "\n"
    assert identity_of(behind).issuers == ("Raalte",)


def test_as_a_region_we_is_not_of_a_municipality() -> None:
    text = "Vanuit de regio zorgen we voor wonen.\n" + "In Raalte is veel te doen. " * 5 + "\n"
    assert identity_of(text).issuers == ()


PROVINCIAL = (
    "Wij houden de bevoegdheid aan ons. De provincie beoordeelt de aanvraag. Onze regels staan vast,\n"
    "en de provincie verleent de vergunning. Wij helpen met het Fonds Drenthe en in heel Drenthe.\n"
)


def test_the_one_province_that_a_text_names_speaks_as_the_province() -> None:
    assert identity_of(PROVINCIAL).issuers == ("provincie Drenthe",)


@pytest.mark.parametrize(("times", "issuers"), [(1, ("provincie Drenthe",)), (2, ())])
def test_a_deal_of_a_province_and_its_municipalities_is_not_of_the_province(
    times: int, issuers: tuple[str, ...]
) -> None:
    assert identity_of(PROVINCIAL + "Gemeenten bouwen mee.\n" * times).issuers == issuers


def test_of_two_provinces_neither_speaks() -> None:
    assert (
        identity_of(
            PROVINCIAL.replace(
                "en in heel Drenthe",
                "in heel Drenthe, en zo ook in Overijssel en in heel Overijssel",
            )
        ).issuers
        == ()
    )


def test_an_organisation_that_no_list_has_speaks_by_its_name() -> None:
    assert identity_of(f"{BODY}Vanuit Noorderwerk onderschrijven wij dat.\n").issuers == (
        "Noorderwerk",
    )


@pytest.mark.parametrize(
    "sentence", ["Vanuit Raalte rijden wij naar huis.\n", "Vanuit Noorderwerk kwam steun.\n"]
)
def test_a_place_that_we_leave_speaks_for_nobody(sentence: str) -> None:
    assert identity_of(BODY + sentence).issuers == ()


LETTER = "Onderwerp: Uw zienswijze\n\nGeachte raad,\n\nWij nemen uw zienswijze mee in het plan.\n\nMet vriendelijke groet,\n{signed}\n"


@pytest.mark.parametrize(
    "signed",
    [
        "Het dagelijks bestuur van Noorderwerk, namens deze,",
        "namens de directie van Noorderwerk",
        "Het Algemeen Bestuur van Noorderwerk,",
    ],
)
def test_the_board_below_a_letter_sent_it(signed: str) -> None:
    assert identity_of(LETTER.format(signed=signed)).issuers == ("Noorderwerk",)


def test_a_person_below_a_letter_is_no_board() -> None:
    assert identity_of(LETTER.format(signed="Karin Bosma, medewerker wonen")).issuers == ()


BOARD = "Voorstel van het college inzake wonen\n\n" + "In Raalte is veel te doen. " * 6 + "\n"


def test_a_board_without_a_name_is_that_of_the_municipality_of_its_proposal() -> None:
    found = identity_of(BOARD)
    assert (found.kind, found.issuers) == ("proposal", ("Raalte",))


def test_a_proposal_about_a_municipality_without_a_board_is_of_nobody() -> None:
    assert identity_of(BOARD.replace("van het college ", "")).issuers == ()
