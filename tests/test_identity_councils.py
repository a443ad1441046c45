"""Papers of councils and parliament: minutes, motions, answers, letters of boards without a name."""

from __future__ import annotations

import pytest

from extract.text import parse_text
from identity.bundles import document_pages
from tests.identity_text import BODY, area_name, identity_of

MINUTES = """Vergadering
gemeenteraad Almelo
{held}
donderdag 12 maart 2026
{led}
Agenda
A. Vaststelling van de besluitenlijst

De voorzitter. Ik open de vergadering en heet u allen welkom in deze zaal, ook op de publieke tribune.
"""
HELD, LED = "gehouden op", "Voorzitter: de burgemeester"


def test_the_head_of_minutes_says_whose_and_when() -> None:
    found = identity_of(MINUTES.format(held=HELD, led=LED))
    assert (found.kind, found.title) == ("minutes", "Vergadering gemeenteraad Almelo")
    assert (area_name(found), found.dated, found.issuers) == ("Almelo", "2026-03-12", ())


@pytest.mark.parametrize(("held", "led"), [("op", LED), (HELD, "Plaats: raadszaal")])
def test_a_meeting_that_was_not_held_or_led_is_no_minutes(held: str, led: str) -> None:
    assert identity_of(MINUTES.format(held=held, led=led)).kind != "minutes"


def test_a_list_of_decisions_of_a_meeting_is_no_minutes() -> None:
    text = "Besluitenlijst\n" + MINUTES.format(held=HELD, led=LED)
    assert identity_of(text).kind == "decision"


MOTION = """L.3 SP
Motie: Een bankje in elke straat
Indiener: P. de Wit, SP
De raad van de gemeente Almelo, in {meeting} op 9 juli 2026, ter bespreking van de kadernota, die over
de komende jaren gaat en waarin over banken in de straten van de stad niets is opgenomen.
Verzoekt het college een bankje te plaatsen.
"""


def test_the_council_in_its_meeting_speaks_in_a_motion() -> None:
    found = identity_of(MOTION.format(meeting="vergadering bijeen"))
    assert (found.title, found.issuers) == ("Motie: Een bankje in elke straat", ("Almelo",))
    assert (area_name(found), found.dated) == ("Almelo", "2026-07-09")


def test_a_council_that_is_only_named_speaks_in_no_motion() -> None:
    assert identity_of(MOTION.format(meeting="de zaal")).issuers == ()


@pytest.mark.parametrize("code", ["L.3 SP", "J.A VVD", "AH 611"])
def test_a_code_is_no_title(code: str) -> None:
    assert identity_of(f"{code}\n\n{BODY}").title == "stuk"


def test_a_short_title_that_names_a_kind_is_one() -> None:
    assert identity_of("Wet A1\n\n" + BODY).title == "Wet A1"


ANSWERS = """Tweede Kamer der Staten-Generaal
Vergaderjaar 2025-2026
Vragen van het lid De Wit (SP) aan de minister van Financiën over
het bericht «Huis te duur» (ingezonden 3 maart 2026).
{opens} minister Bos (Financiën) (ontvangen 4 mei 2026).
Vraag 1
Bent u bekend met dit bericht?
Antwoord 1
Ja.
"""


def test_the_minister_who_answers_made_the_answers() -> None:
    found = identity_of(ANSWERS.format(opens="Antwoord van"))
    assert (found.kind, found.dated) == ("questions", "2026-05-04")
    assert found.issuers == ("minister van Financiën",)
    title = "Vragen van het lid De Wit (SP) aan de minister van Financiën over het bericht «Huis te duur»"
    assert found.title == title


def test_a_minister_who_is_only_named_answers_nothing() -> None:
    assert identity_of(ANSWERS.format(opens="Zie")).issuers == ()


LETTER = """Retouradres: Postbus 1, 7600 AA Almelo
Aan de gemeenteraad
E-mailadres
wonen@almelo.nl
Datum
23 juli 2026
Onderwerp
Bouwplan Kanaaldorp

Het plan wordt opgesteld zodra het onderzoek naar de veiligheid van het gebouw aan het kanaal klaar is.

{signs}
de secretaris, de burgemeester,

www.{site}.nl
"""


@pytest.mark.parametrize(
    "signs", ["Het college van burgemeester en wethouders,", "Namens het college van B&W,"]
)
def test_a_board_without_a_name_is_that_of_the_addresses_in_its_letter(signs: str) -> None:
    assert identity_of(LETTER.format(signs=signs, site="almelo")).issuers == ("Almelo",)


def test_addresses_of_two_municipalities_are_no_sender() -> None:
    signs = "Het college van burgemeester en wethouders,"
    assert identity_of(LETTER.format(signs=signs, site="hengelo")).issuers == ()


def test_a_label_in_capitals_holds_the_subject() -> None:
    text = "gemeente Almelo\nKennisgeving\nONDERWERP Windmolens aan het kanaal\n\n" + BODY
    assert identity_of(text).title == "Windmolens aan het kanaal"


HEAD = """Waterschap Vechtstromen
Kooikersweg 1
7600 AA Almelo
{to}
Datum: 6 februari 2026
Onderwerp: wateradvies Kanaaldorp

Geacht college,

Wij leveren in april een advies over het water in de wijk aan het kanaal, waar u ons om vroeg.

Hoogachtend,
{signs}
"""


@pytest.mark.parametrize(
    "signs", ["P. de Wit", "het dagelijks bestuur van waterschap Vechtstromen"]
)
def test_the_head_above_whom_it_is_for_is_of_the_sender(signs: str) -> None:
    found = identity_of(
        HEAD.format(to="Aan: college van burgemeester en wethouders van Almelo", signs=signs)
    )
    assert (found.issuers, found.addressees) == (("Waterschap Vechtstromen",), ("Almelo",))


def test_a_head_with_an_address_alone_is_whom_it_is_for() -> None:
    found = identity_of(HEAD.format(to="Almelo, 6 februari", signs="P. de Wit"))
    assert found.issuers == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("stelt het college de raad voor het volgende besluit te nemen", "proposal"),
        ("stelt het college een lijst op", "other"),
    ],
)
def test_the_sentence_that_proposes_makes_it_a_proposal(words: str, kind: str) -> None:
    text = f"Dakterras aan de Kade\n\n{BODY}\nGezien het vorenstaande {words}.\n"
    assert identity_of(text).kind == kind


LISTED = "Besluitenlijst\n3 mei 2026\n\n{items}\f5.b Zienswijze regio\nBesluit:\n1. De zienswijze te sturen.\n\n{items}"


@pytest.mark.parametrize(("times", "documents"), [(3, 1), (0, 2)])
def test_an_item_of_a_list_of_decisions_opens_no_paper(times: int, documents: int) -> None:
    items = "4.a Nota wonen\nBesluit:\n1. De nota vast te stellen.\n\n" * times
    assert len(document_pages(parse_text(LISTED.format(items=items)))) == documents


PLAN_WORDS = "Het voorliggende plan is in dit plangebied goed te maken, zo blijkt uit het onderzoek naar de bouw."


def test_a_letter_about_a_plan_is_one_and_its_subject_goes_on_on_the_next_line() -> None:
    subject = "Onderwerp\nBouwplan Kanaaldorp en de\ngevolgen voor het verkeer\n"
    letter = LETTER.replace("Onderwerp\nBouwplan Kanaaldorp\n", subject)
    found = identity_of(letter.format(signs=PLAN_WORDS, site="almelo"))
    assert (found.kind, found.title) == (
        "letter",
        "Bouwplan Kanaaldorp en de gevolgen voor het verkeer",
    )


def test_an_office_whose_bracket_is_not_closed_answers_too() -> None:
    text = ANSWERS.format(opens="Antwoord van").replace("(Financiën) (", "(Financiën (")
    assert identity_of(text).issuers == identity_of(ANSWERS.format(opens="Antwoord van")).issuers
