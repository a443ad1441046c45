"""Papers of boards whose body stands elsewhere than in a letterhead."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of

FIELDS = "Datum\n3 mei 2025\n\nOnderwerp\nDe bouw aan de Kade\n\n"


# -- letters without greeting -----------------------------------------------------------------------


def test_a_paper_to_the_council_with_the_fields_of_a_letter_is_a_letter() -> None:
    assert identity_of(f"Aan de gemeenteraad\n\n{FIELDS}{BODY}").kind == "letter"


@pytest.mark.parametrize(
    "face",
    [
        "Aan de gemeenteraad\n\nDatum\n3 mei 2025\n\n",
        f"Aan de gemeenteraad is verslag gedaan.\n\n{FIELDS}",
        FIELDS,
    ],
)
def test_a_paper_without_subject_or_addressee_is_not(face: str) -> None:
    assert identity_of(f"{face}{BODY}").kind != "letter"


def test_the_one_mail_address_above_a_letter_agrees_with_another_sign() -> None:
    contact = "E-mail\nj.smit@goirle.nl\n\n"
    text = f"Aan de gemeenteraad\n\n{contact}{FIELDS}{BODY}"
    votes = [e.vote for e in identity_of(text).evidence if e.vote.rule == "web_address"]
    assert {vote.value for vote in votes} == {"Goirle"}
    two = text.replace("j.smit@goirle.nl", "j.smit@goirle.nl, a.bos@tilburg.nl")
    assert not [e for e in identity_of(two).evidence if e.vote.rule == "web_address"]


# -- letters to one's own council -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["Raadsinformatiebrief", "Raadsinformatiebrief1", "Raadsbrief"])
def test_a_letter_to_the_council_is_of_its_own_board(name: str) -> None:
    text = f"{name}\n\nOnderwerp De kade\n\nAan de leden van de gemeenteraad Goirle,\n\n{BODY}"
    assert identity_of(text).issuers == ("Goirle",)


def test_another_letter_to_a_council_is_not() -> None:
    text = f"Zienswijze\n\nOnderwerp De kade\n\nAan de leden van de gemeenteraad Goirle,\n\n{BODY}"
    assert identity_of(text).issuers == ()


# -- drafts of decisions --------------------------------------------------------------------------

DRAFT = "De raad van de gemeente Goirle,\n\ngezien het voorstel van het college,\n\nbesluit:\n\n"


def test_a_proposal_is_of_the_body_whose_council_decides_further_on() -> None:
    pages = f"Voorstel van het college inzake de kade\n\n{BODY * 5}\f{BODY}\f{DRAFT}"
    assert identity_of(pages).issuers == ("Goirle",)


def test_a_report_with_such_a_decision_behind_it_is_not() -> None:
    pages = f"Onderzoek naar de kade\n\n{BODY * 5}\f{BODY}\f{DRAFT}"
    assert identity_of(pages).issuers == ()


# -- who adopted it, and decrees ------------------------------------------------------------------


def test_an_organ_with_a_date_on_the_front_is_that_of_the_province_named_there() -> None:
    text = (
        f"Omgevingsbeleid Drenthe\n\nProgramma ruimte\n\nProvinciale Staten, 3 mei 2024\n\n{BODY}"
    )
    assert identity_of(text).issuers == ("provincie Drenthe",)


@pytest.mark.parametrize(
    "face",
    [
        "Programma ruimte\n\nProvinciale Staten, 3 mei 2024\n\n",
        "Drenthe en Groningen\n\nProgramma ruimte\n\nProvinciale Staten, 3 mei 2024\n\n",
        "Omgevingsbeleid Drenthe\n\nProgramma ruimte\n\nProvinciale Staten spreken op 3 mei 2024\n\n",
    ],
)
def test_without_one_province_or_a_line_of_its_own_it_stays_open(face: str) -> None:
    assert "adopted" not in {e.vote.rule for e in identity_of(f"{face}{BODY}").evidence}


def test_what_the_head_of_state_decrees_is_a_regulation_of_the_state() -> None:
    text = (
        "Besluit van 4 mei 2011\n\nWij Beatrix, bij de gratie Gods, Koningin der Nederlanden\n\n"
        + BODY
    )
    found = identity_of(text)
    assert (found.kind, found.issuers, area_name(found)) == ("regulation", ("Rijk",), "Nederland")
    plain = text.replace("bij de gratie Gods, ", "")
    assert identity_of(plain).issuers == ()


NOTICE = "gemeente Zaanstad\nKennisgeving\nAAN\nGemeenteraad\nDATUM 29 juni 2026\nONDERWERP\nWerk aan de brug\n\nDe brug is in het najaar klaar, en de omgeving wordt er op tijd over ingelicht door het college van de gemeente.\n\n"


@pytest.mark.parametrize(
    "closing", ["Met vriendelijke groet,\nA. Jansen", "Hoogachtend, A. Jansen, wethouder"]
)
def test_a_paper_with_a_subject_and_a_date_that_closes_as_a_letter_is_one(closing: str) -> None:
    found = identity_of(NOTICE + closing)
    assert (found.kind, found.issuers) == ("letter", ("Zaanstad",))


def test_a_paper_that_does_not_close_so_or_has_no_subject_is_none() -> None:
    closing = "Met vriendelijke groet, A. Jansen"
    assert identity_of(NOTICE).kind == "other"
    assert (
        identity_of(NOTICE.replace("ONDERWERP\nWerk aan de brug\n", "") + closing).kind == "other"
    )


PROPOSAL = "Raadsvoorstel Starters\n\n{line}\nRaadsvergadering: 16 december 2025\n\n" + BODY


@pytest.mark.parametrize(
    "line",
    [
        "Indiener: college van B&W van Losser",
        "Ingediend door: burgemeester en wethouders van Losser",
        "Gemeente Losser, ter bespreking in de raadscommissie van 8 april 2026",
        "Gemeente Losser, afdeling Ruimte en Wonen, januari 2026",
        "Gemeente Losser | team Wonen",
    ],
)
def test_who_brings_in_a_paper_or_which_department_wrote_it_says_who_made_it(line: str) -> None:
    assert identity_of(PROPOSAL.format(line=line)).issuers == ("Losser",)


@pytest.mark.parametrize(
    "line",
    [
        "Indiener: fractie CDA Losser",
        "Indiener: A. Jansen, lid van de gemeenteraad van Losser",
        "Gemeente Losser, ter attentie van de griffier",
        "Gemeente Losser, afdeling Ruimte, wordt om een reactie gevraagd.",
    ],
)
def test_a_member_an_addressee_or_a_sentence_says_nothing_of_the_maker(line: str) -> None:
    assert identity_of(PROPOSAL.format(line=line)).issuers == ()


QUESTIONS = "Schriftelijke vragen fractie Groen Veere\n\n{asked} op 11 juni 2025\n\n{before}\n\nVraag 1. Komt er een kaart?\n\n{answer} Ja. Wij maken die kaart dit jaar.\n"


@pytest.mark.parametrize(
    ("asked", "answer", "maker"),
    [
        (
            "Gesteld aan het college van burgemeester en wethouders van Veere",
            "Antwoord 1.",
            "Veere",
        ),
        ("Vragen aan Gedeputeerde Staten van Drenthe", "Antwoord:", "provincie Drenthe"),
        ("Gericht aan het college van B&W van Veere", "Antwoord op vraag 1:", "Veere"),
    ],
)
def test_who_was_asked_speaks_in_the_answers(asked: str, answer: str, maker: str) -> None:
    text = QUESTIONS.format(asked=asked, before="Huizen staan leeg.", answer=answer)
    assert identity_of(text).issuers == (maker,)


@pytest.mark.parametrize(
    ("asked", "before", "answer"),
    [
        ("Gesteld aan het college van B&W van Veere", "Wij horen klachten.", "Antwoord 1."),
        ("Gesteld aan het college van B&W van Veere", "Huizen staan leeg.", "Toelichting."),
        ("Gesteld door de heer Jansen uit Domburg", "Huizen staan leeg.", "Antwoord 1."),
    ],
)
def test_questions_that_say_we_or_have_no_answer_are_nobodys(
    asked: str, before: str, answer: str
) -> None:
    text = QUESTIONS.format(asked=asked, before=before, answer=answer)
    assert identity_of(text).issuers == ()
