"""Whose sentence it is: how a subject carries over, who "wij" is, what a lead-in or heading leaves to its items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.passages import Passage
from nlp.commitments import find
from nlp.commitments.document.sections import opens_listing
from nlp.reading import DocumentReading
from nlp.records import Commitment, DefinedTerm, DocumentContext
from tests.test_nlp_commitments import TOLD, passages, read

AGREEMENT = DocumentContext(
    "contract",
    "agreement",
    "Overeenkomst onderhoud",
    issued_by=("gemeente Almelo", "Exploitant"),
    defined_terms=(DefinedTerm("Exploitant", "Exploitant"),),
)
LETTER = DocumentContext(
    "brief", "letter", "Brief over de haven", dated="2026-03", issued_by=("minister van SZW",)
)
PROGRAMME = DocumentContext(
    "programma", "election_programme", "Programma", area_id="GM0141", issued_by=("Lijst Nieuw",)
)


def sure(context: DocumentContext, *texts: str | tuple[str, str, int | None]) -> list[Commitment]:
    found = read(*texts, context=context).commitments
    return [one for one in found if one.level != "uncertain"]


def responsible(one: Commitment) -> list[str]:
    return [party.name for party in one.parties if party.role == "responsible"]


def test_he_in_a_list_is_the_one_party_named_above_it() -> None:
    regels = (
        "Als Exploitant het terrein gebruikt, dan houdt hij zich aan de regels. Deze regels zijn:"
    )
    found = sure(AGREEMENT, regels, ("Hij plaatst geen reclame langs de kade.", "list_item", 1))
    assert [responsible(one) for one in found] == [["Exploitant"], ["Exploitant"]]


def test_he_in_a_list_below_a_line_without_a_party_is_nobody() -> None:
    regels = "Het terrein is groot. Deze regels zijn:"
    assert not sure(AGREEMENT, regels, ("Hij plaatst geen reclame langs de kade.", "list_item", 1))


def test_he_behind_a_condition_is_the_party_in_it_and_they_are_not() -> None:
    (one,) = sure(AGREEMENT, "Als Exploitant het terrein gebruikt, dan herstelt hij het gras.")
    assert responsible(one) == ["Exploitant"]
    found = sure(
        TOLD_TOGETHER,
        "De gemeenten bouwen woningen. Als de raad instemt dan bouwen zij een school.",
    )
    assert {name for one in found for name in responsible(one)} == {"gemeenten"}


TOLD_TOGETHER = replace(AGREEMENT, issued_by=("gemeenten", "Rijk"), defined_terms=())


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("De komende maanden stellen wij de regels voor de haven vast.", ["Rijk"]),
        ("De komende maanden stel ik de regels voor de haven vast.", ["minister van SZW"]),
    ],
)
def test_we_of_one_minister_is_the_cabinet(text: str, who: list[str]) -> None:
    (one,) = sure(LETTER, text)
    assert responsible(one) == who


def test_we_of_a_body_stays_that_body() -> None:
    (one,) = sure(
        replace(LETTER, issued_by=("provincie Overijssel",)),
        "De komende maanden stellen wij de regels voor de haven vast.",
    )
    assert responsible(one) == ["provincie Overijssel"]


def test_what_a_minister_tells_of_another_minister_is_of_one_cabinet() -> None:
    text = "Daarom zal {} een onderzoek starten."
    assert sure(LETTER, text.format("de minister van EZK"))
    assert not sure(LETTER, text.format("de provincie Drenthe"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De stad investeert in nieuwe speeltuinen.", [["Lijst Nieuw"]]),
        ("Rond de stad ligt een gordel van weilanden.", []),
        ("De stad groeit snel.", []),
    ],
)
def test_the_town_of_a_local_programme_acts(text: str, found: list[list[str]]) -> None:
    assert [responsible(one) for one in sure(PROGRAMME, text)] == found


def test_the_town_of_another_paper_is_a_place() -> None:
    assert not sure(replace(TOLD, area_id="GM0141"), "De stad investeert in nieuwe speeltuinen.")


def test_a_clause_that_ends_with_who_leaves_the_act_to_its_items() -> None:
    item = ("gezamenlijk de vraag naar kavels blijven monitoren.", "list_item", 1)
    assert sure(TOLD_TOGETHER, "Dit betekent onder andere dat we:", item)
    assert not sure(TOLD_TOGETHER, "Dit betekent dat de vraag groeit in:", item)


def _under(heading: str, text: str) -> list[Commitment]:
    context = replace(LETTER, kind="proposal", issued_by=("gemeente Almelo",))
    listed: list[Passage] = [
        replace(one, section=(heading,)) for one in passages((text, "list_item", None))
    ]
    return list(find(DocumentReading(context, tuple(listed))).commitments)


def test_a_longer_heading_over_milestones_lists_what_will_be_done() -> None:
    item = "Onderzoek naar de haven 2026 in overleg met bewoners"
    assert _under("Mijlpalen besluitvorming en inspraak", item)
    assert not _under("Besluitvorming en inspraak", item)


@pytest.mark.parametrize(
    ("heading", "opens"),
    [
        ("mijlpalen", True),
        ("planning besluitvorming en inspraak", True),
        ("planning van de afgelopen tien jaar en wat wij daar met elkaar van leerden", False),
        ("acties: 3", False),
        ("onze planning", False),
    ],
)
def test_which_headings_open_a_list_of_what_will_be_done(heading: str, opens: bool) -> None:
    assert opens_listing(heading, frozenset({"mijlpalen", "planning", "acties"})) is opens


def test_a_clause_below_the_main_one_promises_nothing() -> None:
    programme = replace(PROGRAMME, kind="vision")
    assert not sure(programme, "We weten nog niet of het terrein ook ingevuld gaat worden.")
    assert not sure(PROGRAMME, "Daarom gaat het ons aan het hart als mensen worden uitgesloten.")
