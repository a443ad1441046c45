"""Offices of the state that sign, answers to parliament, and letters to one's own council."""

from __future__ import annotations

import pytest

from extract.text import parse_text
from identity.offices import is_name
from identity.sheet import sheet_of
from tests.identity_text import BODY, identity_of

_FIELDS = "Datum 4 mei 2026\nOnderwerp Voortgang van de bouw\n\n"
_OFFERED = "Ik bied u hierbij de voortgang van het programma aan en dank u voor de vragen die u daarover heeft gesteld in het overleg.\n\n"


@pytest.mark.parametrize(
    "name",
    ["A.B. Jansen", "mr. drs. A.B. (Anna) de Vries-Jansen", "Anna de Vries", "J. van 't Hof", "Th. el Idrissi"],
)  # fmt: skip
def test_the_name_of_a_person_fills_a_row(name: str) -> None:
    (row,) = sheet_of(parse_text(f"{name}\n"), 1, 1, "stuk").rows
    assert is_name(row)


@pytest.mark.parametrize("text", ["Wonen en bouwen", "A.B. Jansen, voorzitter", "De bouw begint", "4 mei 2026"])  # fmt: skip
def test_other_rows_are_no_name_of_a_person(text: str) -> None:
    (row,) = sheet_of(parse_text(f"{text}\n"), 1, 1, "stuk").rows
    assert not is_name(row)


@pytest.mark.parametrize(
    "signed",
    [
        "De Staatssecretaris van Klimaat en Groene Groei,\n\nA.B. Jansen\n",
        "Anna Jansen\nStaatssecretaris van Klimaat en Groene Groei\n",
    ],
)
def test_the_office_beside_a_name_made_the_letter(signed: str) -> None:
    found = identity_of(f"{_FIELDS}{_OFFERED}{signed}")
    assert found.kind == "letter"
    assert found.issuers == ("staatssecretaris van Klimaat en Groene Groei",)


def test_an_office_without_a_name_beside_it_signs_nothing() -> None:
    text = f"{_FIELDS}{_OFFERED}De Staatssecretaris van Klimaat en Groene Groei\n\n{BODY}"
    assert not [e for e in identity_of(text).evidence if e.vote.rule == "signed_by_office"]


def test_answers_to_parliament_are_of_the_minister_whom_their_title_names() -> None:
    text = (
        "In antwoord op uw brief deel ik u mede dat de vragen worden beantwoord in de bijlage.\n\n"
        "Antwoorden van de minister van Klimaat en Groene Groei op Kamervragen\n"
        "van de leden A. Bos en C. Mol over warmtenetten in Zwolle.\n\n"
        "Vraag 1\n\nKent u het bericht?\n\nAntwoord op vraag 1\n\nJa.\n"
    )
    found = identity_of(text)
    assert found.kind == "questions"
    assert found.title.endswith("over warmtenetten in Zwolle")
    assert found.issuers == ("minister van Klimaat en Groene Groei",)


def test_an_answer_to_something_else_is_no_paper_of_answers() -> None:
    text = f"Antwoord van de minister van Klimaat en Groene Groei op de ledenbrief\n\n{BODY}"
    assert not [e for e in identity_of(text).evidence if e.vote.rule == "answers"]


def test_a_heading_right_above_the_greeting_says_what_a_letter_is_about() -> None:
    text = f"## Tijdelijke regeling\n\nGeacht college,\n\n#### Inleiding\n\n{BODY}"
    assert identity_of(text, markdown=True).kind == "letter"
    apart = f"# Tijdelijke regeling\n\nVan het bestuur\n\nOver bouwen\n\nAan iedereen\n\nGeacht college,\n\n{BODY}"
    assert identity_of(apart, markdown=True).kind == "regulation"


def test_a_heading_above_whom_a_circular_is_for_says_what_it_is_about() -> None:
    text = (
        f"## Wet op de huur\n\nCirculaire aan de colleges van b. en w.\n\n#### Inleiding\n\n{BODY}"
    )
    assert identity_of(text, markdown=True).kind == "letter"


@pytest.mark.parametrize(
    ("site", "greeting", "issuer"),
    [
        ("www.drenthe.nl", "Geachte Statenleden,", "provincie Drenthe"),
        ("www.emmen.nl", "Geachte leden van de raad,", "Emmen"),
        # The Staten of a province are not those whom a municipality writes to.
        ("www.emmen.nl", "Geachte Statenleden,", None),
        ("www.emmen.nl", "Geachte heer Jansen,", None),
    ],
)
def test_a_board_writes_to_the_council_of_its_own_body(
    site: str, greeting: str, issuer: str | None
) -> None:
    text = f"Postbus 10\nT 010 123 45 67\n{site}\n\n{_FIELDS}{greeting}\n\n{_OFFERED}"
    own = [e.vote.value for e in identity_of(text).evidence if e.vote.rule == "to_own_council"]
    assert own == ([issuer] if issuer else [])


def test_those_who_say_wij_and_agree_sign_an_agreement() -> None:
    text = (
        "Samen digitaal\n\nIn navolging van het manifest spreken wij, gemeente Buren, Emmen en Sudwest-Fryslan af "
        "om bij de dienstverlening samen te werken.\n"
    )
    found = identity_of(text)
    assert (found.kind, found.issuers) == ("agreement", ("Buren", "Emmen", "Súdwest-Fryslân"))
    first = "Wij, de gemeenten Buren en Emmen, sluiten hierbij deze overeenkomst over wonen.\n"
    assert identity_of(f"Samen wonen\n\n{first}").kind == "agreement"


def test_one_body_that_agrees_with_itself_signs_no_agreement() -> None:
    text = f"Samen digitaal\n\nMet u spreken wij, gemeente Buren en de inwoners, een volgende keer af.\n\n{BODY}"
    assert identity_of(text).kind == "other"


def test_who_signs_the_foreword_of_a_report_did_not_make_it() -> None:
    foreword = f"Voortgang van de bouw 2026\n\nVoorwoord\n\n{_OFFERED}Anna Jansen\nMinister van Financiën\n\n"
    report = identity_of(foreword + "\n\n".join([BODY] * 90))
    assert "signed_by_office" not in {sign.vote.rule for sign in report.evidence}
