"""What lies ahead of a letter, what a programme wants without saying who, and lists that announce it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.marks import mark_of
from nlp.commitments.find_commitments import find
from nlp.reading import DocumentReading
from nlp.records import Commitment, DocumentContext
from tests.party_readings import document, passage

LETTER = DocumentContext(
    "d",
    "letter",
    "Stand van zaken",
    area_id="GM0141",
    province_id="PV23",
    dated="2026-05-20",
    issued_by=("Almelo",),
)
PROGRAMME = replace(
    LETTER, kind="election_programme", title="Verkiezingsprogramma", issued_by=("VVD Almelo",)
)
COALITION = replace(LETTER, kind="coalition_agreement", title="Coalitieakkoord", dated="2026")
PLAN = replace(LETTER, kind="plan", title="Bestemmingsplan De Es")


def shown(context: DocumentContext, text: str) -> list[Commitment]:
    return [c for c in find(document(context, text)).commitments if c.level != "uncertain"]


def rules(context: DocumentContext, text: str) -> list[str]:
    return [commitment.method for commitment in shown(context, text)]


def responsible(context: DocumentContext, text: str) -> list[str]:
    (found,) = shown(context, text)
    return [party.name for party in found.parties if party.role == "responsible"]


@pytest.mark.parametrize(
    ("year", "found"), [("2025", []), ("2026", ["is_done_ahead"]), ("2027", ["is_done_ahead"])]
)
def test_a_year_lies_ahead_from_the_one_of_the_letter_on(year: str, found: list[str]) -> None:
    assert (
        rules(LETTER, f"In {year} wordt de visie uitgewerkt in een nota.") == found or found == []
    )


@pytest.mark.parametrize(("year", "found"), [("2026", []), ("2027", ["due_done"])])
def test_what_is_done_by_a_year_is_owed_where_the_year_comes_after_the_document(
    year: str, found: list[str]
) -> None:
    assert rules(COALITION, f"In {year} zijn er 500 nieuwe woningen gerealiseerd.") == found


def test_a_document_without_a_year_owes_nothing_by_one() -> None:
    context = replace(COALITION, dated=None)
    assert rules(context, "In 2027 is er voor alle wijken een wijkplan.") == []


def test_a_plan_does_not_announce_what_a_letter_does() -> None:
    text = "De komende maanden worden de bewoners uitgenodigd."
    assert rules(LETTER, text) == ["is_done_ahead"]
    assert rules(PLAN, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De komende weken worden 623 kinderen opgevangen.", []),
        ("Op 3 september worden 2 wethouders ingelicht.", []),
        ("De komende weken worden op 3 september bewoners ingelicht.", ["is_done_ahead"]),
    ],
)
def test_how_many_it_happens_to_is_told_and_a_day_is_not(text: str, found: list[str]) -> None:
    assert rules(LETTER, text) == found


def test_the_makers_of_a_programme_do_what_nobody_does_in_the_sentence() -> None:
    assert responsible(PROGRAMME, "Woningcorporaties krijgen ruimte om te bouwen.") == [
        "VVD Almelo"
    ]
    assert responsible(PROGRAMME, "De markttoets wordt afgeschaft.") == ["VVD Almelo"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het tarief wordt nu verlaagd.", []),
        ("Het tarief (nu 52 cent) wordt verlaagd.", ["wanted_passive"]),
        ("Het tarief, waartegen men nu kan aftrekken, wordt verlaagd.", ["wanted_passive"]),
        ("De aftrek wordt steeds verder verlaagd.", ["wanted_passive"]),
        ("De aftrek wordt steeds verlaagd.", []),
    ],
)
def test_what_is_now_may_stand_beside_what_a_programme_wants(text: str, found: list[str]) -> None:
    assert rules(PROGRAMME, text) == found


def test_whom_a_programme_names_with_door_does_it() -> None:
    text = "Leegstand wordt door de woningcorporaties aangepakt."
    found = find(document(PROGRAMME, text)).commitments
    names = [party.name for party in found[0].parties if party.role == "responsible"]
    assert names == ["woningcorporaties"]


def test_the_municipality_acts_in_a_programme_for_it_and_another_body_does_not() -> None:
    assert shown(PROGRAMME, "De gemeente zorgt voor meer parkeerplaatsen.")
    assert not shown(PROGRAMME, "Het Rijk zorgt voor meer parkeerplaatsen.")
    assert not shown(PROGRAMME, "De gemeente moet zorgen voor meer parkeerplaatsen.")


def test_a_local_programme_may_leave_out_its_place() -> None:
    assert responsible(PROGRAMME, "De VVD strijdt tegen armoede.") == ["VVD Almelo"]


def test_a_programme_of_a_party_is_one_whatever_its_paper_calls_itself() -> None:
    text = "De markttoets wordt afgeschaft."
    assert rules(replace(PROGRAMME, kind="programme"), text) == ["wanted_passive"]
    town = replace(PROGRAMME, kind="programme", issued_by=("Almelo",))
    assert rules(town, text) == []


@pytest.mark.parametrize(
    "text",
    ["Ik neem dit mee in de uitwerking.", "Hierover zeg ik toe de raad te informeren."],
)
def test_the_first_person_has_its_verb(text: str) -> None:
    assert responsible(LETTER, text) == ["Almelo"]


def test_a_form_of_the_first_person_is_a_noun_without_ik() -> None:
    found = find(document(LETTER, "Het werk aan de brug.")).decisions
    assert found[0].analysis is not None
    assert not found[0].analysis.clauses


def test_a_phase_starts_and_a_good_start_does_not() -> None:
    assert rules(LETTER, "De tweede fase start in mei 2027.") == ["starts_on"]
    assert rules(LETTER, "Een goede start in mei 2027.") == []


def listed(context: DocumentContext, stem: str, *items: str) -> list[str]:
    above = passage(1, stem)
    below = [passage(number, item, stem=1) for number, item in enumerate(items, 2)]
    found = find(DocumentReading(context, [above, *below])).commitments
    return [c.text for c in found if c.level != "uncertain"]


def test_what_stands_under_gaat_het_college_is_done() -> None:
    items = ("een team instellen;", "de procedures verkorten.")
    assert len(listed(LETTER, "Om te versnellen gaat het college:", *items)) == 2
    assert listed(PLAN, "Om te versnellen gaat het college:", *items) == []


def test_measures_in_a_list_need_no_verb() -> None:
    items = ("extra handhavers in het centrum;", "een avondklok voor terrassen.")
    stem = "De volgende maatregelen worden genomen:"
    assert len(listed(LETTER, stem, *items)) == 2
    assert listed(LETTER, "De volgende wijken doen mee:", *items) == []


def test_what_we_want_stands_in_the_list_but_for_the_titles_of_its_items() -> None:
    stem = "Daarom willen wij:"
    assert listed(PROGRAMME, stem, "meer agenten op straat;") != []
    titled = "Veilig op straat. De wijkagent is bekend in de buurt."
    assert listed(PROGRAMME, stem, titled) == []


def test_a_list_of_promises_is_no_list_of_figures() -> None:
    text = "De wethouder zegt toe de raad te informeren."
    promises = passage(1, text, section=("Lijst van toezeggingen",))
    figures = passage(1, text, section=("Lijst van figuren",))
    assert find(DocumentReading(LETTER, [promises])).commitments
    assert not find(DocumentReading(LETTER, [figures])).commitments


@pytest.mark.parametrize("bullet", ["\uf06c", "\uf0fc"])
def test_a_bullet_of_a_symbol_font_opens_an_item(bullet: str) -> None:
    mark = mark_of(f"{bullet}In de wijk komt een plein.")
    assert mark is not None
    assert (mark.kind, mark.length) == ("list_item", 1)
