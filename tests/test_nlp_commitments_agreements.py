"""Agreements and programmes: instructions in a model, roles, time lines, who does what, lost headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.commitments.find_commitments import find
from nlp.language.sentences import boundaries
from nlp.reading import DocumentReading
from nlp.records import Commitment, DefinedTerm, DocumentContext
from tests.party_readings import document, passage

AGREEMENT = DocumentContext(
    "d",
    "agreement",
    "Convenant",
    area_id="GM0141",
    province_id="PV23",
    issued_by=("Almelo", "Borne"),
)
TOLD = replace(AGREEMENT, kind="other", title="Verkenning", issued_by=())
PROGRAMME = replace(AGREEMENT, kind="programme", title="Actieplan", issued_by=("Almelo",))


def shown(context: DocumentContext, text: str) -> list[Commitment]:
    return [c for c in find(document(context, text)).commitments if c.level != "uncertain"]


def under(
    context: DocumentContext, heading: str, text: str, *, item: bool = True
) -> list[Commitment]:
    """What a list item, or a paragraph, under a heading takes on."""
    one = passage(1, text, section=(heading,))
    reading = DocumentReading(context, [replace(one, kind="list_item") if item else one])
    return [c for c in find(reading).commitments if c.level != "uncertain"]


def names(commitment: Commitment) -> set[str]:
    return {party.name for party in commitment.parties if party.role == "responsible"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Partijen verstrekken elkaar alle gegevens. [afspraken over gegevens die partijen delen]", 1),
        ("De gevolgen voor de partijen moeten dan worden geregeld]", 0),
        ("[naam] zorgt voor het overleg van de partijen in Almelo.", 1),
        ("Geldgever: een partij die de gemeenten steunt, kwalificeert als Geldgever.", 0),
        ("Op welke wijze gaan we de wijk verbeteren.", 0),
        ("Op die wijze gaan we de wijk verbeteren.", 1),
    ],
)  # fmt: skip
def test_instructions_definitions_and_questions_promise_nothing(text: str, number: int) -> None:
    assert len(find(document(AGREEMENT, text)).commitments) == number


def test_a_role_that_is_defined_is_who_takes_it_on() -> None:
    context = replace(
        AGREEMENT, defined_terms=(DefinedTerm("Deelnemende Partij", "Deelnemende Partij"),)
    )
    text = "De Deelnemende Partij is verplicht een administratie bij te houden."
    assert names(shown(context, text)[0]) == {"Deelnemende Partij"}
    assert names(shown(AGREEMENT, text.replace("Deelnemende Partij", "gemeente Borne"))[0]) == {
        "Borne"
    }


@pytest.mark.parametrize(
    ("dated", "heading", "number"),
    [(None, "Tijdlijn", 0), (None, "Mijlpalen", 1), ("2026-01", "Tijdlijn", 1), ("2029-01", "Mijlpalen", 0)],
)  # fmt: skip
def test_a_time_line_tells_of_the_past_too(dated: str | None, heading: str, number: int) -> None:
    found = under(replace(AGREEMENT, dated=dated), heading, "2027 Woonakkoord voor de hele regio.")
    assert len(found) == number


def test_running_text_under_a_heading_on_actions_is_no_list() -> None:
    tells = "Het gesprek verhoogt de kwaliteit. Het onderzoek bevestigt dit. De tekening helpt ons verder."
    assert not under(TOLD, "Vervolg", tells, item=False)
    assert under(TOLD, "Vervolg", "De projectleider bevestigt dit.", item=False)


@pytest.mark.parametrize(
    ("text", "section", "number"),
    [
        ("provincie: opstellen agenda, informeren deelnemers;", "Uitvoeringsagenda 2027", 1),
        ("allen: handreiking voor het bemalen van putten;", "Uitvoeringsagenda 2027", 1),
        ("Almelo en Borne: werken aan vertrouwen;", "Rolverdeling", 1),
        ("provincie: opstellen agenda, informeren deelnemers;", "Begrippen", 0),
        ("thema: opstellen agenda, informeren deelnemers;", "Uitvoeringsagenda 2027", 0),
        ("provincie: de agenda is lang;", "Uitvoeringsagenda 2027", 0),
    ],
)
def test_items_behind_who_does_them_are_done_under_a_heading_on_actions(
    text: str, section: str, number: int
) -> None:
    assert len(under(TOLD, section, text)) == number


_WHO = "gemeente, inwoners, bouwers, ontwikkelaars en provincie"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # Marks count too: ten words, and eleven.
        (f"{_WHO} nu: opstellen van een agenda;", 1),
        (f"{_WHO} nu samen: opstellen van een agenda;", 0),
        ("provincie opstellen van een agenda;", 0),
        ("thema: opstellen van een agenda;", 0),
        (": opstellen van een agenda;", 0),
    ],
)
def test_who_does_what_is_named_in_a_few_words_before_a_colon(text: str, number: int) -> None:
    assert len(under(AGREEMENT, "Uitvoeringsagenda", text)) == number
    assert not under(replace(AGREEMENT, kind="research"), "Wonen", text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Onze koersHet gebied zet in op groen.", 2),
        ("Zo bouwen wij huizen We zetten in op groen.", 2),
        ("We zetten in op doorstroming De wijken krijgen hulp.", 2),
        ("De bouw van wijk De hoven is begonnen.", 1),
        ("Dat zegt de We zetten in op groen.", 1),
        ("In mei, zegt men dan We zetten in op groen.", 1),
        ("Partijen delen hun kennis. [afspraken over kennis]", 2),
        ("Partijen delen hun kennis (art. [nummer]).", 1),
    ],
)
def test_a_heading_that_lost_its_line_break_is_a_sentence(text: str, number: int) -> None:
    assert len(boundaries(text)) == number


def test_the_makers_of_a_programme_do_what_it_says_is_made() -> None:
    text = "De voorwaarden van de regeling worden uitgebreid."
    assert names(shown(PROGRAMME, text)[0]) == {"Almelo"}
    assert not shown(TOLD, text)


def test_a_participle_in_front_is_no_past_tense() -> None:
    assert shown(PROGRAMME, "Onderzocht wordt of de bus vaker rijdt.")
    assert not shown(PROGRAMME, "Men onderzocht of de bus vaker rijdt.")


def test_what_another_clause_does_is_not_done_to_the_first_subject() -> None:
    text = "De provincie Overijssel zal de deelnemers informeren, in mei zal een overleg worden belegd."
    assert names(shown(TOLD, text)[0]) == {"provincie Overijssel"}


def test_the_fact_that_another_did_something_names_nobody() -> None:
    text = "Gegeven het feit dat het Rijk de wet wijzigt, wordt het plan in 2027 aangepast."
    assert names(find(document(PROGRAMME, text)).commitments[0]) == {"Almelo"}


def test_what_comes_into_force_beside_what_is_done_leaves_it_a_promise() -> None:
    text = "Er zullen regelingen worden opgesteld, die met de wet in werking treden."
    assert shown(replace(TOLD, kind="letter", issued_by=("Almelo",)), text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Binnen zes weken na ondertekening wijst de gemeente Almelo een projectleider aan.", 1),
        ("Na drie plannen maakt de gemeente Almelo een keuze.", 1),
        ("Na zes weken is het plan van de gemeente Almelo klaar.", 0),
        ("De gemeenten weken in 2023 van dat plan af.", 0),
    ],
)
def test_what_a_number_counts_is_no_verb(text: str, number: int) -> None:
    assert len(shown(AGREEMENT, text)) == number


@pytest.mark.parametrize(
    ("stem", "number"),
    [("nemen voorts in aanmerking:", 0), ("nemen in aanmerking:", 0), ("spreken af:", 1)],
)
def test_what_parties_take_into_account_is_no_promise(stem: str, number: int) -> None:
    item = replace(
        passage(2, "dat de gemeente Almelo trekker is van het plan;"), kind="list_item", stem=1
    )
    found = find(DocumentReading(AGREEMENT, [passage(1, stem), item])).commitments
    assert len(found) == number
