"""What a text tells of others, or of what is so already, is no commitment; who is the subject by number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.commitments.find_commitments import find
from nlp.reading import DocumentReading
from nlp.records import Commitment, DocumentContext
from tests.identity_text import BODY, identity_of
from tests.party_readings import document, passage

PLAN = DocumentContext(
    "d",
    "plan",
    "Bestemmingsplan De Es",
    area_id="GM0141",
    province_id="PV23",
    issued_by=("Almelo",),
)
AGREEMENT = replace(PLAN, kind="agreement", title="Convenant", issued_by=("Almelo", "Borne"))


def shown(context: DocumentContext, text: str) -> list[Commitment]:
    return [c for c in find(document(context, text)).commitments if c.level != "uncertain"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("De ladder ondersteunt gemeenten en provincies.", False),
        ("Deze regels dwingen de gemeente tot een keuze.", False),
        ("Dit initiatief helpt Almelo en Borne.", False),
        ("Deze opgave pakken gemeenten op.", True),
        ("Deze opgave pakt de gemeente op.", True),
        ("Deze opgave pakt Almelo op.", True),
    ],
)
def test_the_party_behind_a_verb_is_its_subject_where_it_has_its_number(
    text: str, is_one: bool
) -> None:
    found = find(document(AGREEMENT, text)).decisions
    assert (found[0].analysis is not None) and found[0].analysis.clauses
    responsible = [v for v in found[0].votes if v.subject.kind == "actor"]
    assert bool(responsible) == is_one


@pytest.mark.parametrize(("modal", "count"), [("mogen worden gebouwd", 0), ("worden gebouwd", 1)])
def test_leave_by_what_was_agreed_is_no_commitment_of_a_text_that_tells(
    modal: str, count: int
) -> None:
    text = f"De gemeenten Almelo en Borne hebben afgesproken dat tot 2030 in De Es 100 woningen {modal}."
    assert len(shown(PLAN, text)) == count


GOES_ON = "In de regionale woonvisie is {agreed} dat de gemeenten in Twente alleen bouwen voor de eigen behoefte. De groei van elders zal worden gefaciliteerd in de stad."


@pytest.mark.parametrize(("agreed", "count"), [("afgesproken", 2), ("beschreven", 0)])
def test_what_follows_an_agreement_with_zal_was_agreed_too(agreed: str, count: int) -> None:
    assert len(shown(PLAN, GOES_ON.format(agreed=agreed))) == count


@pytest.mark.parametrize(
    ("kind", "who", "count"),
    [
        ("programme", "Het Rijk", 0),
        ("programme", "De gemeente Almelo", 1),
        ("programme", "De provincie Overijssel", 1),
        ("agreement", "Het Rijk", 1),
    ],
)
def test_a_programme_of_nobody_tells_what_the_state_does(kind: str, who: str, count: int) -> None:
    context = DocumentContext("d", kind, "Programma wonen")
    assert len(shown(context, f"{who} zet in op meer woningen in de stad.")) == count


@pytest.mark.parametrize(("who", "count"), [("De provincie", 0), ("De provincie Overijssel", 1)])
def test_which_province_must_be_said(who: str, count: int) -> None:
    context = DocumentContext("d", "other", "Wonen")
    assert (
        len(shown(context, f"{who} heeft de ambitie om in 2035 duizend woningen te bouwen."))
        == count
    )


@pytest.mark.parametrize(
    "wants", ["heeft het voornemen om een woning te bouwen", "wil een woning bouwen"]
)
def test_what_an_initiator_intends_is_no_commitment_of_a_plan(wants: str) -> None:
    assert not shown(PLAN, f"De initiatiefnemer {wants}.")


def test_what_an_initiator_will_do_is_one() -> None:
    assert shown(PLAN, "De initiatiefnemer zal een overeenkomst met de gemeente ondertekenen.")


@pytest.mark.parametrize("sign", ["●\u200b", "-", "•"])
def test_an_item_of_a_list_is_no_title(sign: str) -> None:
    assert identity_of(f"{sign} Nieuwe afspraken met bedrijven\n\n{BODY}").title == "stuk"


def test_a_line_that_begins_with_a_word_may_be_one() -> None:
    assert (
        identity_of(f"Nieuwe afspraken met bedrijven\n\n{BODY}").title
        == "Nieuwe afspraken met bedrijven"
    )


@pytest.mark.parametrize(
    ("kind", "heading", "count"),
    [
        ("proposal", "Artikel 5. Werkwijze", 0),
        ("proposal", "Aanpak", 1),
        ("agreement", "Artikel 5. Werkwijze", 1),
    ],
)
def test_an_article_of_a_by_law_is_no_commitment(kind: str, heading: str, count: int) -> None:
    context = replace(PLAN, kind=kind, title="Stuk")
    text = "Het college zal elk jaar een verslag uitbrengen aan de raad."
    found = find(DocumentReading(context, [passage(1, text, section=[heading])])).commitments
    assert len([c for c in found if c.level != "uncertain"]) == count


@pytest.mark.parametrize(("kind", "count"), [("letter", 0), ("agreement", 1)])
def test_what_was_decided_before_a_letter_is_told_by_it(kind: str, count: int) -> None:
    context = replace(PLAN, kind=kind, title="Stuk")
    assert (
        len(shown(context, "Het college heeft daarom besloten om de bomen te laten staan."))
        == count
    )


def test_who_decides_does_it_whoever_the_heading_names() -> None:
    context = replace(PLAN, kind="decision", title="Besluitenlijst")
    item = "De raad een brief aan te bieden over de bussen."
    heading = ["5.a Zienswijze op het beleid van de gemeente Borne"]
    lines = [passage(1, "Besluit:", section=heading), passage(2, item, stem=1, section=heading)]
    (found,) = find(DocumentReading(context, lines)).commitments
    assert [p.name for p in found.parties if p.role == "responsible"] == ["Almelo"]


@pytest.mark.parametrize(
    ("kind", "makers", "who"),
    [
        ("questions", ("ministerie van BZK",), ["ministerie van BZK"]),
        ("letter", (), []),
        ("vision", ("Almelo",), []),
    ],
)
def test_i_in_a_letter_or_in_answers_is_who_wrote_it(
    kind: str, makers: tuple[str, ...], who: list[str]
) -> None:
    context = DocumentContext("d", kind, "Wonen", issued_by=makers)
    found = find(
        document(context, "Ik zal de Kamer in mei over de regeling informeren.")
    ).commitments
    assert [p.name for c in found for p in c.parties if p.role == "responsible"] == who


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ook informeert het college de raad over de bijeenkomst van 28 mei 2026.", 0),
        ("In juni informeert het college de raad over de bijeenkomst.", 1),
    ],
)
def test_a_day_of_what_a_letter_is_about_is_not_when_it_informs(text: str, count: int) -> None:
    assert len(shown(replace(PLAN, kind="letter", title="Brief"), text)) == count


@pytest.mark.parametrize(("kind", "count"), [("other", 0), ("agreement", 1)])
def test_an_item_that_begins_with_its_verb_is_an_order_to_others(kind: str, count: int) -> None:
    context = replace(PLAN, kind=kind, title="Stuk")
    lines = [
        passage(1, "De aanbevelingen zijn:"),
        passage(2, "Zet in op betere informatie voor de raad.", stem=1),
    ]
    found = find(DocumentReading(context, lines)).commitments
    assert len([c for c in found if c.level != "uncertain"]) == count


@pytest.mark.parametrize(
    "opening", ["Overwegende, dat:", "Constaterende dat:", "Van mening zijnde, dat:"]
)
def test_the_considerations_of_a_motion_promise_nothing(opening: str) -> None:
    lines = [passage(1, opening), passage(2, "de gemeente streeft naar minder leegstand;", stem=1)]
    context = replace(PLAN, kind="decision", title="Motie")
    assert not find(DocumentReading(context, lines)).commitments


def test_another_line_above_a_list_is_no_consideration() -> None:
    lines = [
        passage(1, "De aanpak is:"),
        passage(2, "de gemeente streeft naar minder leegstand;", stem=1),
    ]
    assert find(DocumentReading(replace(PLAN, kind="decision", title="Besluit"), lines)).commitments


@pytest.mark.parametrize(("kind", "count"), [("letter", 0), ("agreement", 1)])
def test_what_a_board_advises_in_its_letter_is_no_commitment(kind: str, count: int) -> None:
    context = replace(PLAN, kind=kind, title="Stuk", issued_by=("Almelo",))
    text = "Het college zal adviseren om dit pas na het onderzoek te doen."
    assert len(find(document(context, text)).commitments) == count
