"""What stands on top of a document and is not its title: errors of fields, names of makers, forms."""

from __future__ import annotations

import pytest

from identity.field_errors import error_in
from identity.title_words import is_form, is_numbered, lists_makers, names_organisation
from tests.identity_text import BODY, area_name, identity_of


@pytest.mark.parametrize(
    ("text", "begun", "found"),
    [
        ("Betreft Error! Unknown document property name.", (), (8, 46, ())),
        ("Fout! Verwijzingsbron niet gevonden. Wonen", (), (0, 37, ())),
        ("Error! Unknown document", (), (0, 23, ("property", "name"))),
        ("property name.", ("property", "name"), (0, 14, ())),
        ("property name.", (), None),
        ("Fout! Zo moet het niet", (), None),
    ],
)
def test_an_error_of_a_field_is_found_over_two_rows_too(
    text: str, begun: tuple[str, ...], found: object
) -> None:
    assert error_in(text, begun) == found


def test_rows_are_read_without_errors_of_fields() -> None:
    text = "Fout! Verwijzingsbron niet gevonden.\nConvenant bouwen in Raalte\n\n"
    assert identity_of(f"{text}{BODY}").title == "Convenant bouwen in Raalte"
    error = "Betreft: Error! Unknown document property name.\n\nGeachte heer,\n\n"
    assert identity_of(f"Datum: 3 mei 2024\n{error}{BODY}").title == "stuk"
    assert (
        identity_of(f"Fout! Zo moet het niet met wonen\n\n3 mei 2024\n\n{BODY}").title
        == "Fout! Zo moet het niet met wonen"
    )


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("VERENIGING DORPSRAAD VELD", True),
        ("Stichting Wonen Oost", True),
        ("Coöperatie Zon van het Veld", True),
        ("Stichting Wonen bouwt door", False),
        ("Vereniging Veld: jaarverslag", False),
    ],
)
def test_an_organisation_alone_is_a_letterhead(text: str, is_name: bool) -> None:
    assert names_organisation(text) == is_name
    below = f"{text}\nHuizen aan de laan\n3 mei 2024\n\n{BODY}"
    assert (identity_of(below).title == "Huizen aan de laan") == is_name


def test_the_number_of_a_bulletin_makes_it_a_title() -> None:
    text = f"VERENIGING DORPSRAAD VELD\nInformatiebulletin 21\nOktober 2023\n\n{BODY}"
    assert identity_of(text).title == "Informatiebulletin 21"
    assert is_numbered("Nieuwsbrief nr. 3")
    assert not is_numbered("Nieuwsbrief 2023")
    assert not is_numbered("Bijlage 3")


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Auteurs\tAnna Bos", True),
        ("Redactie Anna Bos en W. de Vos", True),
        ("Auteurs van het rapport", False),
        ("Redactie", False),
        ("redactie Anna Bos", False),
        ("Bewoners Anna Bos", False),
    ],
)
def test_makers_with_their_names_are_a_field(text: str, lists: bool) -> None:
    assert lists_makers(text) == lists


def test_the_names_below_the_first_maker_are_no_title() -> None:
    makers = "Auteurs\tAnna Bos\nWim Veld\n"
    assert identity_of(f"{makers}Huizen aan de laan\n3 mei 2024\n\n{BODY}").title == (
        "Huizen aan de laan"
    )
    assert identity_of(f"Wim Veld\nHuizen aan de laan\n3 mei 2024\n\n{BODY}").title == "Wim Veld"


def test_words_that_stand_twice_are_once() -> None:
    twice = f"Woonvisie Dorp 2030Woonvisie Dorp 2030\n3 mei 2024\n\n{BODY}"
    assert identity_of(twice).title == "Woonvisie Dorp 2030"
    wrapped = f"Tijd voor Tijd voor\nherstelherstel\nVerkiezingsprogramma 2023\n\n{BODY}"
    assert identity_of(wrapped).title == "Tijd voor herstel"
    once = f"Woonvisie Dorp aan Dorp\n3 mei 2024\n\n{BODY}"
    assert identity_of(once).title == "Woonvisie Dorp aan Dorp"


@pytest.mark.parametrize("text", ["Wetsvoorstel", "Raadsbesluit"])
def test_one_word_for_a_form_is_no_title(text: str) -> None:
    assert is_form(text)
    assert identity_of(f"{text}\n3 mei 2024\n\n{BODY}").title == "stuk"


@pytest.mark.parametrize("text", ["Wetsvoorstel huur", "Woonvisie", "Besluitenlijst"])
def test_a_form_with_a_subject_and_another_kind_are_titles(text: str) -> None:
    assert not is_form(text)
    assert identity_of(f"{text}\n3 mei 2024\n\n{BODY}").title == text


@pytest.mark.parametrize("item", ["Vaststelling agenda", "Opening en mededelingen", "Rondvraag"])
def test_an_item_of_an_agenda_is_no_title(item: str) -> None:
    assert identity_of(f"{item}\n3 mei 2024\n\n{BODY}").title == "stuk"


def test_a_list_of_decisions_is_of_the_organ_below_it() -> None:
    found = identity_of(f"Besluitenlijst\nRaad\nDatum: 23 januari 2025\n\n{BODY}")
    assert (found.title, found.kind) == ("Besluitenlijst Raad", "decision")
    other = identity_of(f"Besluitenlijst\nZaal Oost\nDatum: 23 januari 2025\n\n{BODY}")
    assert "Raad" not in other.title


def test_an_item_on_the_state_of_things_tells_no_kind() -> None:
    text = f"Energie in dorpen\n13 december 2019\n1. Stand van zaken: de wet\n\n{BODY}"
    assert identity_of(text).kind == "other"
    text = f"Energie in dorpen\nStand van zaken\n13 december 2019\n\n{BODY}"
    assert identity_of(text).kind == "progress_report"


_LETTER = "Ministerie van Binnenlandse\nZaken en Koninkrijksrelaties\nPostbus 1\n1234 AB Den Haag\nwww.rijksoverheid.nl\n"


def test_a_ministry_goes_on_in_the_next_row() -> None:
    found = identity_of(f"{_LETTER}Betreft: Woningen\nDatum: 3 mei 2024\n\nGeachte heer,\n\n{BODY}")
    assert found.issuers == ("ministerie van BZK",)
    other = _LETTER.replace(
        "Binnenlandse\nZaken en Koninkrijksrelaties", "Financiën\nDirectie Zaken"
    )
    found = identity_of(f"{other}Betreft: Woningen\nDatum: 3 mei 2024\n\nGeachte heer,\n\n{BODY}")
    assert found.issuers == ("ministerie van Financiën",)


@pytest.mark.parametrize(
    ("subject", "area"),
    [
        ("Woningen in Caribisch Nederland", None),
        ("Woningen in Europees en Caribisch Nederland", "Nederland"),
        ("Woningen", "Nederland"),
    ],
)
def test_the_country_is_not_the_area_of_its_part_overseas(subject: str, area: str | None) -> None:
    text = f"{_LETTER}Betreft: {subject}\nDatum: 3 mei 2024\n\nGeachte heer,\n\n{BODY}"
    assert area_name(identity_of(text)) == area


def test_a_heading_over_a_greeting_is_of_a_letter() -> None:
    text = f"## Huizen op zolder\n\nGeacht college,\n\n#### Inleiding\n\n{BODY}"
    assert identity_of(text, markdown=True).title == "Huizen op zolder"
    assert identity_of(text.replace("Geacht college,", BODY), markdown=True).title == "stuk"


def test_a_branch_with_the_years_of_its_programme_is_a_title() -> None:
    slogan = f"Samen verder\nInleiding\n{BODY}"
    assert identity_of(f"CDA Raalte 2026-2030\n{slogan}").title == "CDA Raalte 2026-2030"
    assert identity_of(f"CDA Raalte\n{slogan}").title != "CDA Raalte"
