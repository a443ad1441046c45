"""What is said in a debate, and by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.commitments import find
from nlp.parties.turns import Turn, opening_of
from nlp.records import Commitment, DocumentContext
from tests.identity_text import identity_of
from tests.party_readings import document

ALMELO = DocumentContext("d", "minutes", "Verslag", area_id="GM0141", province_id="PV23")
MEMBERS = ("De heer Bakker (PvdA): Dank u wel.", "Mevrouw De Wit (VVD): Dat klopt.")
MEMBER = Turn("member")
PROMISE = "Wij bouwen volgend jaar 200 woningen."


def promised(*texts: str, context: DocumentContext = ALMELO) -> tuple[Commitment, ...]:
    return find(document(context, *texts)).commitments


def responsible(commitment: Commitment) -> list[str]:
    return [party.name for party in commitment.parties if party.role == "responsible"]


# -- who speaks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("De heer Bakker (PvdA): Goed.", MEMBER),
        ("Mevrouw Van der Wal (Partij van de Arbeid): Goed.", MEMBER),
        ("J. de Boer (D66): Goed.", MEMBER),
        ("Dhr. Bakker: Goed.", MEMBER),
        ("De heer BAKKER, PvdA: Goed.", MEMBER),
        ("Raadslid de heer Bakker (SP): Goed.", MEMBER),
        ("De heer Bakker, Almelo: Goed.", None),
        ("Raadslid Bakker: Goed.", MEMBER),
        ("Wethouder Smit: Goed.", Turn("executive", "wethouder")),
        ("Wethouder Smit (CDA): Goed.", Turn("executive", "wethouder")),
        ("Mevrouw Smit (wethouder): Goed.", Turn("executive", "wethouder")),
        ("De gedeputeerde: Goed.", Turn("executive", "gedeputeerde")),
        ("Minister De Vries: Goed.", Turn("executive", "minister")),
        ("De voorzitter: Goed.", Turn("chair")),
        ("De voorzitter. Goed.", Turn("chair")),
        ("Anna Bakker (PvdA). Goed.", MEMBER),
        ("Anna Bakker (Hart voor Almelo). Goed.", MEMBER),
        ("Wethouder De Smit (D66). Goed.", Turn("executive", "wethouder")),
        ("Anna Bakker (gemeente Almelo). Goed.", None),
        ("De heer Bakker. Goed.", None),
        ("De heer Bakker (PvdA) vindt dat goed.", Turn("member", aloud=False)),
        ("De wethouder antwoordt daarop.", Turn("executive", "wethouder", aloud=False)),
        ("Wethouder: J. Smit", None),
        ("Voorzitter: de heer Jansen", None),
        ("De heer Bakker vindt dat goed.", None),
        ("De heer Bakker (gemeente Almelo): Goed.", None),
        ("De voorzitter opent de vergadering.", None),
        ("Almelo: Goed.", None),
        ("De gemeente bouwt: huizen.", None),
    ],
)
def test_a_sentence_opens_with_who_speaks(text: str, turn: Turn | None) -> None:
    opening = opening_of(text)
    assert (opening.turn({}) if opening else None) == turn


def test_a_person_without_party_keeps_the_office_named_before() -> None:
    said = ("De heer Smit (wethouder): Dank u.", f"De heer Smit: {PROMISE}")
    (found,) = promised(*MEMBERS, *said)
    assert responsible(found) == ["Almelo"]


# -- what members say -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        PROMISE,
        "De gemeente zet haar grond in voor woningen.",
        "Wij steunen het voorstel.",
        "We gaan dit in de gaten houden.",
    ],
)
def test_what_a_member_says_in_debate_is_no_commitment(text: str) -> None:
    assert promised(*MEMBERS, f"De heer Bakker (PvdA): {text}") == ()
    assert promised(*MEMBERS, "De heer Bakker (PvdA): Dank u.", text) == ()
    assert promised(*MEMBERS, f"De heer Bakker: {text}") == ()


def test_what_is_retold_of_a_member_is_none_up_to_the_next_subject() -> None:
    text = "De heer Bakker (PvdA) vindt het te laat. Zij zal de raad informeren. {} zal de raad informeren."
    assert promised(text.format("Zij")) == ()
    (found,) = promised(text.format("Het college"))
    assert found.text == "Het college zal de raad informeren."


@pytest.mark.parametrize("who", ["De VVD", "Het CDA", "De fractie van de SP", "De PvdA-fractie"])
def test_in_minutes_a_party_is_a_member(who: str) -> None:
    text = f"{who} geeft aan dat de gemeente volgend jaar 200 woningen bouwt."
    assert promised(text) == ()
    assert promised(f"{who}: {PROMISE}") == ()
    assert len(promised(text.replace(who, "De wethouder"))) == 1


def test_outside_minutes_a_party_as_subject_opens_no_turn() -> None:
    context = replace(ALMELO, kind="vision", issued_by=("SP",))
    assert (
        len(promised(f"De VVD ook. De SP bouwt volgend jaar woningen. {PROMISE}", context=context))
        == 2
    )


def test_a_paragraph_after_what_is_retold_is_of_nobody() -> None:
    assert len(promised("De heer Bakker (PvdA) vindt het te laat.", PROMISE)) == 1


def test_a_decision_ends_a_turn() -> None:
    said = ("De heer Bakker (PvdA): Goed.", "{}Het college bouwt volgend jaar 200 woningen.")
    assert promised(*MEMBERS, *(text.format("") for text in said)) == ()
    (found,) = promised(*MEMBERS, *(text.format("Besluit: ") for text in said))
    assert "200" in found.text


@pytest.mark.parametrize(
    ("kind", "members", "found"),
    [
        ("other", MEMBERS, 0),
        ("other", MEMBERS[:1], 1),
        ("minutes", MEMBERS[:1], 0),
        ("agreement", MEMBERS, 1),
    ],
)
def test_two_members_or_minutes_make_a_debate(
    kind: str, members: tuple[str, ...], found: int
) -> None:
    context = replace(ALMELO, kind=kind)
    assert len(promised(*members, PROMISE, context=context)) == found


def test_the_chair_only_leads_for_a_paragraph() -> None:
    assert promised(*MEMBERS, f"De voorzitter: {PROMISE}") == ()
    assert len(promised(*MEMBERS, "De voorzitter: Dank u.", PROMISE)) == 1


# -- what the executive promises ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ik zeg toe dat er een memo komt.",
        "Dat zeg ik graag toe.",
        "Daar kom ik in de commissie op terug.",
        "Dat kan ik toezeggen.",
        "Ik zal de corporaties ondersteunen.",
        PROMISE,
    ],
)
def test_what_the_executive_promises_in_debate_is_of_its_body(text: str) -> None:
    (found,) = promised(*MEMBERS, "Wethouder Smit: Dank u.", text)
    assert responsible(found) == ["Almelo"]
    assert found.level == "probable"


@pytest.mark.parametrize(
    "text",
    [
        "Dat zeg ik niet toe.",
        "Ik kan dat niet toezeggen.",
        "Ik zal eerst de vragen beantwoorden.",
        "Ik vind dat we genoeg woningen bouwen.",
        "Ik kom uit Almelo.",
        "Zegt u dat toe?",
    ],
)
def test_what_is_refused_or_only_said_is_none(text: str) -> None:
    assert promised(*MEMBERS, "Wethouder Smit: Dank u.", text) == ()


def test_ik_of_a_member_promises_nothing() -> None:
    assert promised(*MEMBERS, "De heer Bakker (PvdA): Ik zeg toe dat er een memo komt.") == ()


@pytest.mark.parametrize(
    ("office", "context", "name"),
    [
        ("Gedeputeerde Vos", ALMELO, ["provincie Overijssel"]),
        ("Minister De Vries", ALMELO, ["Rijk"]),
        ("Wethouder Smit", replace(ALMELO, area_id=None), []),
    ],
)
def test_the_office_tells_the_body(office: str, context: DocumentContext, name: list[str]) -> None:
    (found,) = promised(*MEMBERS, f"{office}: Dank u.", PROMISE, context=context)
    assert responsible(found) == name


def test_the_one_municipality_named_is_that_of_the_executive() -> None:
    nowhere = replace(ALMELO, area_id=None, province_id=None)
    told = ("De gemeente Almelo is groot.", "De gemeente Hengelo ook.")
    (found,) = promised(told[0], *MEMBERS, f"Wethouder Smit: {PROMISE}", context=nowhere)
    assert responsible(found) == ["Almelo"]
    (found,) = promised(*told, *MEMBERS, "Wethouder Smit: Dank.", PROMISE, context=nowhere)
    assert responsible(found) == []


def test_rows_that_begin_with_who_speaks_for_which_party_are_minutes() -> None:
    said = "De heer {} ({}): Dat vindt mijn fractie te duur.\n\n"
    assert identity_of(said.format("Bos", "SP") + said.format("Vis", "VVD")).kind == "minutes"
    assert identity_of(said.format("Bos", "SP") * 2).kind == "other"
    retold = "De heer {} ({}) vindt dat te duur.\n\n"
    assert identity_of(retold.format("Bos", "SP") + retold.format("Vis", "VVD")).kind == "other"


# -- whose "we" it is -------------------------------------------------------------------------------


def test_a_promise_of_an_unknown_we_is_probable_and_says_so() -> None:
    unknown = DocumentContext("d", "programme", "Programma")
    (found,) = promised(PROMISE, context=unknown)
    assert (found.level, responsible(found)) == ("probable", [])
    assert "afzender onbekend" in found.why


def test_a_promise_without_we_of_an_unknown_maker_is_probable() -> None:
    unknown = DocumentContext("d", "programme", "Programma")
    (found,) = promised("Er komt een fonds voor starters.", context=unknown)
    assert (found.level, responsible(found)) == ("probable", [])


def test_a_promise_of_a_known_we_keeps_its_level() -> None:
    known = DocumentContext("d", "programme", "Programma", issued_by=("Almelo",))
    (found,) = promised(PROMISE, context=known)
    assert (found.level, responsible(found)) == ("certain", ["Almelo"])


# -- what minutes are -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "title", "found"),
    [
        ("minutes", "Overleg over de kade", 1),
        ("decision", "Besluitenlijst mei", 1),
        ("plan", "Besluitenlijst mei", 0),
        ("plan", "Overleg over de kade", 0),
    ],
)
def test_the_kind_says_what_is_minutes_and_a_title_where_the_kind_does_not(
    kind: str, title: str, found: int
) -> None:
    context = replace(ALMELO, kind=kind, title=title)
    assert (
        len(promised("Conclusie: het plan aan de bewoners voor te leggen.", context=context))
        == found
    )
