"""Invented first pages of all kinds of papers, each read for what it is."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.identity_text import BODY, area_name, identity_of


@dataclass(frozen=True, slots=True)
class Paper:
    """A text and what it is: the fields that its face says."""

    text: str
    title: str
    kind: str
    issuers: tuple[str, ...] = ()
    area: str | None = None
    dated: str | None = None


PAPERS = {
    "decisions of a council": Paper(
        "Besluitenlijst van de vergadering van de raad van de gemeente Texel\n"
        f"gehouden op maandag 15 juni 2015\n\n1. Opening\n\n{BODY}",
        "Besluitenlijst van de vergadering van de raad van de gemeente Texel"
        " gehouden op maandag 15 juni 2015",
        "decision",
        ("Texel",),
        "Texel",
        "2015-06-15",
    ),
    "a programme with a cover": Paper(
        "Programma Wonen en Leven\n2024-2028\n\nProvincie Utrecht\n\n"
        f"Vastgesteld door Gedeputeerde Staten van Utrecht op 12 maart 2024\n\f{BODY * 6}",
        "Programma Wonen en Leven",
        "programme",
        ("provincie Utrecht",),
        "Utrecht",
        "2024-03-12",
    ),
    "a proposal to a council": Paper(
        "Raadsvoorstel\n\nGemeente Olst-Wijhe\n\nOnderwerp: Vaststellen Woonvisie 2025-2030\n"
        f"Portefeuillehouder: M. Jansen\nDatum: 3 maart 2025\n\nAan de gemeenteraad\n\n{BODY * 3}",
        "Vaststellen Woonvisie 2025-2030",
        "proposal",
        ("Olst-Wijhe",),
        "Olst-Wijhe",
        "2025-03-03",
    ),
    "the explanation of a plan": Paper(
        "Bestemmingsplan Kom Oost\n\nToelichting\n\nGemeente Aalten\n\nontwerp\n\n"
        f"7 mei 2019\n\f{BODY * 6}",
        "Bestemmingsplan Kom Oost",
        "plan",
        ("Aalten",),
        "Aalten",
        "2019-05-07",
    ),
    "an evaluation by others": Paper(
        f"Evaluatie woonafspraken regio Foodvalley\n\nEindrapport\n\n12 juni 2022\n\f{BODY * 6}",
        "Evaluatie woonafspraken regio Foodvalley",
        "research",
        (),
        "Foodvalley",
        "2022-06-12",
    ),
    "a letter of a province to its council": Paper(
        "Provinciale Staten van Gelderland\n\nDatum\n12 september 2023\n\nOnderwerp\n"
        f"Statenbrief voortgang woondeals\n\nGeachte leden van Provinciale Staten,\n\n{BODY}\n"
        "Gedeputeerde Staten van Gelderland\n\nA. Bos - Commissaris van de Koning\n",
        "Statenbrief voortgang woondeals",
        "letter",
        ("provincie Gelderland",),
        "Gelderland",
        "2023-09-12",
    ),
    "agreements with a corporation": Paper(
        f"Prestatieafspraken 2024\n\nGemeente Borne\nHuurdersvereniging Ons Dak\n\n{BODY * 3}",
        "Prestatieafspraken 2024",
        "agreement",
        ("Borne", "Huurdersvereniging Ons Dak"),
        "Borne",
    ),
    "a press release": Paper(
        f"PERSBERICHT\nGemeente Assen\n4 april 2024\n\nEerste paal voor 40 huizen\n\n{BODY * 2}",
        "Eerste paal voor 40 huizen",
        "press_release",
        ("Assen",),
        "Assen",
        "2024-04-04",
    ),
    "a letter of a minister in a series": Paper(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2023-2024\nIntegrale visie op het wonen\n"
        "BRIEF VAN DE MINISTER VOOR VOLKSHUISVESTING EN RUIMTELIJKE ORDENING\n"
        f"Den Haag, 17 april 2024\n\n{BODY * 3}",
        "Integrale visie op het wonen",
        "letter",
        ("minister voor VRO",),
        "Nederland",
        "2024-04-17",
    ),
    "an election programme": Paper(
        f"Verkiezingsprogramma 2026-2030\nCDA Raalte\n\nSamen vooruit\n\f{BODY * 6}",
        "Samen vooruit",
        "election_programme",
        ("CDA Raalte",),
        "Raalte",
    ),
    "a vision": Paper(
        "Omgevingsvisie\nHet verhaal van Noord-Holland\nProvincie Noord-Holland\nmaart 2024\n"
        f"\f{BODY * 6}",
        "Omgevingsvisie Het verhaal van Noord-Holland",
        "vision",
        ("provincie Noord-Holland",),
        "Noord-Holland",
        "2024-03",
    ),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_paper_is_read_for_what_it_is(paper: Paper) -> None:
    found = identity_of(paper.text)
    assert (
        Paper(paper.text, found.title, found.kind, found.issuers, area_name(found), found.dated)
        == paper
    )
