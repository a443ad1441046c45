"""Minutes in which a line of its own says who speaks below it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.records import DocumentContext, Speaker
from tests.party_readings import decided

MINUTES = DocumentContext(
    "verslag",
    "minutes",
    "Verslag bestuurlijk overleg wonen",
    speakers=(
        Speaker("Kramer", "Aalten"),
        Speaker("ter Haar", "provincie Gelderland"),
        Speaker("Bea Smit", "Bronckhorst"),
        Speaker("Smit", "Bronckhorst"),
    ),
)
WE = "Wij leveren in mei een lijst aan."


def speaks(*lines: str, context: DocumentContext = MINUTES) -> list[str]:
    return [role.name for role in decided(WE, context, others=lines).responsible]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("De heer Kramer:", "Aalten"),
        ("Kramer", "Aalten"),
        ("Kramer –", "Aalten"),
        ("Wethouder Kramer (Aalten):", "Aalten"),
        ("Mevrouw ter Haar (provincie Gelderland)", "provincie Gelderland"),
        ("Bea Smit:", "Bronckhorst"),
        ("Reactie gemeente Aalten:", "Aalten"),
    ],
)
def test_who_a_line_names_speaks_in_the_paragraph_below(line: str, body: str) -> None:
    assert speaks(line) == [body]


def test_the_line_holds_for_further_paragraphs() -> None:
    assert speaks("De heer Kramer:", "Dat is nog niet gelukt.") == ["Aalten"]


@pytest.mark.parametrize(
    "line",
    [
        "De heer Kramer opent de vergadering.",
        "Kramer is er niet.",
        "De heren Kramer en ter Haar:",
        "De heer Bos:",
    ],
)
def test_a_line_that_says_more_or_names_several_or_nobody_present_does_not(line: str) -> None:
    assert speaks(line) == ["partijen"]


@pytest.mark.parametrize(
    "between",
    ["Mevrouw Smit geeft aan dat er geld is.", "De voorzitter vat samen.", "Bea Smit knikt."],
)
def test_it_ends_where_somebody_else_is_told_of(between: str) -> None:
    assert speaks("De heer Kramer:", between) == ["partijen"]


def test_it_introduces_the_items_of_a_list() -> None:
    item = decided("wij leveren een lijst aan.", MINUTES, stem="De heer Kramer:")
    assert [role.name for role in item.responsible] == ["Aalten"]


def test_a_heading_with_the_name_alone_does_the_same() -> None:
    for heading, body in {"Kramer": "Aalten", "3. Mevrouw Smit": "Bronckhorst"}.items():
        found = decided(WE, MINUTES, section=(heading,))
        assert [role.name for role in found.responsible] == [body]
    about = decided(WE, MINUTES, section=("Voorstel van Kramer",))
    assert [role.name for role in about.responsible] == ["partijen"]


def test_in_another_document_a_name_alone_is_nobody() -> None:
    letter = replace(MINUTES, kind="letter", speakers=(), issued_by=("Zeist",))
    assert speaks("De heer Kramer:", context=letter) == ["Zeist"]
