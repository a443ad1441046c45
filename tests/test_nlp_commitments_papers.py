"""Papers that decide, tell of a meeting or are sent: lists of decisions, minutes, letters, proposals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.commitments import find
from nlp.reading import DocumentReading
from nlp.records import Commitment, DocumentContext, Speaker
from tests.test_nlp_commitments import TOLD, passages, read

DECISIONS = replace(
    TOLD, kind="decision", title="Besluitenlijst college", issued_by=("Almelo",), area_id="GM0141"
)
MINUTES = replace(
    TOLD,
    kind="minutes",
    title="Verslag werkgroep bodem",
    area_id=None,
    region_id=None,
    province_id=None,
    issued_by=("Kadaster",),
    speakers=(Speaker("Bea", "Kadaster"), Speaker("Bea Vos", "Kadaster")),
)
ANSWERS = replace(MINUTES, kind="questions", title="Antwoorden", issued_by=("minister van SZW",))


def sure(context: DocumentContext, *texts: str | tuple[str, str, int | None]) -> list[Commitment]:
    found = read(*texts, context=context).commitments
    return [one for one in found if one.level != "uncertain"]


def quotes(context: DocumentContext, *texts: str | tuple[str, str, int | None]) -> list[str]:
    return [one.text for one in sure(context, *texts)]


def responsible(one: Commitment) -> list[str]:
    return [party.name for party in one.parties if party.role == "responsible"]


def test_the_label_of_a_decision_may_stand_behind_its_title() -> None:
    sends = "De raad met bijgaande brief te informeren over toezegging 12."
    assert quotes(DECISIONS, "7.1 Brief over de sporthal Besluit:", sends)
    assert not quotes(DECISIONS, "7.1 Brief over de sporthal en het besluit:", sends)


def test_a_line_that_only_says_to_whom_is_proposed_decides_nothing() -> None:
    found = quotes(DECISIONS, "Besluit:", "De raad voor te stellen:")
    assert found == []
    assert quotes(DECISIONS, "Besluit:", "De raad voor te stellen de kade te herstellen.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Geen zienswijze in te dienen en de regio hierover te informeren.", 1),
        ("Geen zienswijze in te dienen.", 0),
        ("De regio te informeren en geen zienswijze in te dienen.", 0),
        ("Kennis te hebben genomen van het advies.", 0),
        ("Kennis te nemen van het advies.", 0),
        ("Na de zomer een standpunt in te nemen over de haven.", 1),
        ("Het college op te dragen het onderzoek uit te laten voeren.", 1),
        ("De beantwoording van de schriftelijke vragen over de haven.", 0),
    ],
)
def test_what_is_decided_to_be_done(text: str, count: int) -> None:
    assert len(quotes(DECISIONS, "Besluit:", text)) == count


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("De raad te informeren over de haven.", "process"),
        ("De starters te informeren over een lening.", "support"),
    ],
)
def test_to_inform_a_council_is_to_report(text: str, modality: str) -> None:
    assert [one.modality for one in sure(DECISIONS, "Besluit:", text)] == [modality]


def test_the_title_of_the_next_item_is_no_part_of_a_decision() -> None:
    texts = ("Besluit:", "De raad te informeren over de haven.", "5.a.3 Het bouwen van een school.")
    assert quotes(DECISIONS, *texts) == ["De raad te informeren over de haven."]


def test_who_decides_about_a_provincial_subsidy_asks_for_it() -> None:
    (one,) = sure(DECISIONS, "Besluit:", "De aanvraag voor de provinciale subsidie in te dienen.")
    assert responsible(one) == ["Almelo"]


def test_what_a_person_does_by_minutes_is_for_the_own_body() -> None:
    (one,) = sure(MINUTES, "Bea zoekt dit uit.")
    assert responsible(one) == ["Kadaster"]
    assert not sure(MINUTES, "Joop zoekt dit uit.")


def test_a_heading_of_minutes_may_be_an_action() -> None:
    action = ("Actie: Bea agendeert dit punt voor de volgende keer", "heading", None)
    assert [responsible(one) for one in sure(MINUTES, action)] == [["Kadaster"]]
    assert not sure(DECISIONS, ("De gemeente bouwt een school in het dorp", "heading", None))
    assert not sure(MINUTES, ("Actie: Bea", "heading", None))


def test_the_ministry_of_who_writes_is_the_writer() -> None:
    (one,) = sure(ANSWERS, "Daarom zoekt mijn ministerie uit wat de rapporten inhouden.")
    assert responsible(one) == ["minister van SZW"]
    assert not sure(ANSWERS, "Het ministerie zoekt uit wat de rapporten inhouden.")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("€ 5.000 beschikbaar te stellen voor het ombouwen van winkels.", "support"),
        ("De rapporten beschikbaar te hebben en een visie op te stellen.", "plan"),
        ("De eigenaren elk kwartaal te spreken.", "process"),
        ("De eigenaren te spreken.", "plan"),
    ],
)
def test_what_is_decided_to_do_is_what_a_clause_with_these_words_would_be(
    text: str, modality: str
) -> None:
    assert [one.modality for one in sure(DECISIONS, "Besluit:", text)] == [modality]


def test_to_speak_with_somebody_time_and_again_is_taken_on() -> None:
    (one,) = sure(ANSWERS, "Wel spreken wij elk half jaar met de makelaars.")
    assert (one.modality, responsible(one)) == ("process", ["Rijk"])
    assert not sure(ANSWERS, "Wel spreken wij met de makelaars.")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("In te stemmen met de volgende projecten:", 2),
        ("Akkoord te gaan met de nota, met deze hoofdpunten:", 2),
        ("Kennis te nemen van de volgende projecten:", 0),
        ("Niet in te stemmen met de volgende projecten:", 0),
    ],
)
def test_whoever_accepts_a_list_takes_on_what_its_items_name_to_do(line: str, count: int) -> None:
    found = quotes(
        DECISIONS,
        ("Het college besluit:", "paragraph", None),
        (line, "list_item", 1),
        ("Het starten van een verkenning naar de kade.", "list_item", 2),
        ("In ieder geval tot 2030 af te zien van de sloop.", "list_item", 2),
        ("De notitie over de brug van de vorige week.", "list_item", 2),
    )
    assert len(found) == count


def test_a_heading_that_says_who_decides_makes_what_stands_below_it_decided() -> None:
    (passage,) = passages("De raad in mei een brief te sturen.")
    for heading, methods in (("Het college besluit:", ["decision"]), ("Het besluit", [])):
        under = replace(passage, section=(heading,))
        found = find(DocumentReading(DECISIONS, [under])).commitments
        assert [c.method for c in found] == methods
