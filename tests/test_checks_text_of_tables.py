"""Shares of areas in running text, against the table beside it; and what a table is said to be about."""

from __future__ import annotations

import pytest

from checks.captions import announced_parts, gaps_in_captions
from checks.judge import judge
from checks.text_of_tables import shares_of_areas
from corpus.areas import load_areas
from extract.document_table import document_table
from extract.markdown import parse_markdown
from extract.model import SourceText
from extract.passages import Passage, passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

YEARS = """# Bevolking

{text}

Tabel 2: grijze druk per gemeente

| Gemeente | 2024 | 2034 |
|---|---|---|
| Raalte | 31% | 39% |
| Ommen | 33% | 44% |

Tabel 3: kleine huishoudens in de kernen

| Kern | Aantal |
|---|---|
| Heino | 12 |
| Mariënheem | 10 |
"""
HEADS = """# Zorg

{text}

Tabel 2: gezondheid

| Gemeente | Mantelzorgers | Zwaar belaste mantelzorgers |
|---|---|---|
| Raalte | 14,4% | 15,8% |
| Ommen | 13,7% | 15,2% |
"""


def read(text: str) -> tuple[SourceText, tuple[Passage, ...], DocumentReading]:
    source = parse_markdown(text)
    found = passages(source, 1, 1)
    context = DocumentContext("d", "other", "")
    return source, found, DocumentReading(context, found, load_areas())


def shares(text: str, template: str = YEARS) -> list[tuple[str, str, str]]:
    source, found, document = read(template.format(text=text))
    tables = [document_table(source, grid, found) for grid in source.grids]
    relations = shares_of_areas(document, source, found, tables)
    checks = [judge(relation) for relation in relations]
    return [(check.stated, check.computed, check.outcome) for check in checks]


def announced(text: str) -> list[tuple[str, str, str]]:
    source, found, document = read(YEARS.format(text=text))
    tables = [document_table(source, grid, found) for grid in source.grids]
    checks = map(judge, announced_parts(document, source, found, tables))
    return [(check.stated, check.computed, check.outcome) for check in checks]


def test_a_share_that_the_row_of_its_area_has_agrees() -> None:
    assert shares("Raalte kent een grijze druk van 31%.") == [("31%", "31%", "agrees")]


def test_a_share_of_the_row_of_another_area_differs() -> None:
    assert shares("Raalte kent een grijze druk van 33%.") == [("33%", "31%", "differs")]


def test_a_share_that_no_row_has_is_of_something_else() -> None:
    assert shares("Raalte kent een grijze druk van 35%.") == []


def test_a_year_says_which_column_is_meant() -> None:
    later = "In 2034 zal in Raalte de grijze druk {} zijn."
    assert shares(later.format("39%")) == [("39%", "39%", "agrees")]
    assert shares(later.format("44%")) == [("44%", "39%", "differs")]
    assert shares(later.format("31%")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Raalte heeft 33% sociale huur.",
        "In Raalte is de druk 33%.",
        "De grijze druk is 33%.",
        "Zwolle: grijze druk 33%.",
    ],
)
def test_a_share_of_something_else_or_of_no_area_is_not_compared(text: str) -> None:
    assert shares(text) == []


def test_a_rounded_share_agrees_and_what_follows_is_of_the_same_area() -> None:
    text = "In Raalte is rond de 14% mantelzorger. Van deze mantelzorgers is 15,2% zwaar belast."
    assert shares(text, HEADS) == [("14%", "14,4%", "agrees"), ("15,2%", "15,8%", "differs")]


def test_a_share_that_the_row_of_another_area_of_the_paragraph_has_is_uncertain() -> None:
    text = "Ook Ommen doet mee. In Raalte is 14% mantelzorger. Van deze mantelzorgers is {} zwaar belast."
    assert shares(text.format("15,2%"), HEADS)[-1] == ("15,2%", "15,8%", "uncertain")
    assert shares(text.format("15,8%"), HEADS)[-1] == ("15,8%", "15,8%", "agrees")
    source, found, document = read(HEADS.format(text=text.format("15,2%")))
    tables = [document_table(source, grid, found) for grid in source.grids]
    check = judge(list(shares_of_areas(document, source, found, tables))[-1])
    places = [
        source.text[place.start : place.end] for place, role in check.evidence if role == "other"
    ]
    assert places == ["15,8", "15,2"] and check.reason == "area"


SIDES = """# Zorg

{text}

Tabel 2: gezondheid in Overijssel

| Gemeente | Mantelzorgers | Zwaar belaste mantelzorgers |
|---|---|---|
| Raalte | 14,4% | 15,8% |
| Ommen | 13,7% | 15,2% |
| Totaal | 14,0% | 15,4% |
"""


@pytest.mark.parametrize(
    ("share", "outcome"),
    [
        ("bijna vijftien procent", ["agrees"]),  # 15,4 is what that rounds to
        ("bijna veertien procent", ["differs"]),
        ("ruim vijftien procent", ["agrees"]),
        ("krap 16%", ["agrees"]),
        ("ruim 16%", ["differs"]),
        ("bijna 25%", []),
    ],
)
def test_less_or_more_than_a_share_is_not_on_its_other_side(share: str, outcome: list[str]) -> None:
    found = shares(f"In Overijssel is {share} van de mantelzorgers zwaar belast.", SIDES)
    assert [check[2] for check in found] == outcome


def test_a_table_that_is_about_something_else_differs() -> None:
    caption = "Tabel 2: grijze druk per gemeente"
    assert announced("In tabel 3 is de grijze druk weergegeven.") == [
        ("tabel 3", caption, "differs")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In tabel 2 is de grijze druk weergegeven.",
        "In tabel 3 staan de kleine huishoudens, en niet de grijze druk.",
        "In tabel 3 staat de grijze druk in Heino.",  # a word of its cells
        "In tabel 3 is de druk weergegeven.",  # one word is not enough
        "De grijze druk is groot (zie ook tabel 3).",
    ],
)
def test_a_table_that_can_be_meant_is_not_told_of(text: str) -> None:
    assert announced(text) == []


def gaps(numbers: list[int]) -> list[tuple[str, str]]:
    lines = "\n\n".join(
        f"Hier staat iets over de kernen.\n\nFiguur {n}: kaart {n}" for n in numbers
    )
    source = parse_text(lines)
    checks = map(judge, gaps_in_captions(source, passages(source, 1, 1)))
    return [(check.stated, check.computed) for check in checks]


def test_captions_that_skip_one_number() -> None:
    assert gaps([1, 2, 4, 5]) == [("Figuur 4: kaart 4", "nummer 3")]


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4], [1, 2, 4], [2, 3, 4, 5], [1, 2, 5, 6, 8], []])
def test_captions_that_skip_none_or_more_are_no_row_with_a_gap(numbers: list[int]) -> None:
    assert gaps(numbers) == []
