"""What is found in one document, and what happens when a part of it breaks."""

from __future__ import annotations

import pytest

import kb.read_document
from extract.document_table import section_at
from extract.markdown import parse_markdown
from extract.text import parse_text
from kb.read_document import Findings, ReadOptions, read_document
from kb.read_source import reference
from nlp.cell_values import is_number, value_of
from nlp.records import DocumentContext

CONTEXT = DocumentContext("deal", "agreement", "Woondeal Twente", "twente", "twente", "PV23")
TEXT = """1. Afspraken

De gemeenten bouwen tot en met 2030 in Twente 14.100 woningen.

Tabel 1. Woningen per gemeente

Gemeente Woningen

Almelo 250 woningen
Borne 340 woningen
Hengelo 1.700 woningen
Totaal 2.290 woningen
\fBijlage

De provincie ondersteunt de gemeenten.
"""


def read(first: int = 1, last: int = 2, *, strict: bool = True, text: str = TEXT) -> Findings:
    return read_document(
        CONTEXT, parse_text(text), first, last, reference(), ReadOptions(strict=strict)
    )


def test_a_document_has_what_is_on_its_pages_only() -> None:
    first, second = read(1, 1), read(2, 2)
    assert [len(found.tables) for found in (first, second)] == [1, 0]
    assert {passage.page for passage in first.passages} == {1}
    assert {passage.page for passage in second.passages} == {2}
    assert [len(found.commitments) for found in (first, second)] == [1, 1]


def test_counts_point_to_their_cell_or_passage() -> None:
    found = read()
    in_text = [count for count in found.counts if count.passage is not None]
    assert [count.value for count in in_text] == [14100]
    texts = found.tables[0].texts
    in_table = {texts[count.cell]: count.value for count in found.counts if count.cell is not None}
    assert in_table["250 woningen"] == 250
    assert len(in_table) == 4


MINUTES = """| Nr. | Onderwerp |
|---|---|
| 1 | De gemeenten bouwen samen 120 woningen tot en met 2030. |
| 2 | De provincie stelt € 2 miljoen beschikbaar voor 80 woningen. |
"""


def test_numbers_in_sentences_in_cells_are_counted_with_their_cell() -> None:
    found = read_document(
        CONTEXT, parse_markdown(MINUTES), 1, 1, reference(), ReadOptions(strict=True)
    )
    texts = found.tables[0].texts
    assert [(count.value, count.passage) for count in found.counts] == [
        (120, None),
        (2_000_000, None),
        (80, None),
    ]
    assert all("woningen" in texts[count.cell] for count in found.counts if count.cell is not None)
    assert all(count.table == 0 and count.cell is not None for count in found.counts)


def test_a_table_stands_under_the_headings_above_it() -> None:
    found = read()
    assert "Afspraken" in " ".join(found.tables[0].section)
    assert section_at(0, ()) == ()


def test_a_number_that_became_no_count_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kb.read_document, "table_counts", lambda *_: ((), ()))
    (message,) = [note.message for note in read().notes if note.stage == "kb"]
    assert "Van de 4 getallen" in message
    assert "'250 woningen'" in message


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("text_counts", ("passages", "tables", "commitments", "checks")),
        ("table_counts", ("passages", "tables", "commitments", "checks")),
        ("find", ("passages", "tables", "counts", "checks")),
        ("relations_of_table", ("passages", "tables", "counts", "commitments")),
    ],
)
def test_a_part_that_breaks_costs_that_part_and_is_told(
    part: str, kept: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise IndexError("buiten de lijst")

    monkeypatch.setattr(kb.read_document, part, broken)
    found = read(strict=False)
    assert all(getattr(found, name) for name in kept)
    told = [note for note in found.notes if "IndexError: buiten de lijst" in note.message]
    assert len(told) == len(found.failures) == 1
    assert "Traceback" in found.failures[0]
    with pytest.raises(IndexError):
        read(strict=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500", (1500, None)),
        ("3.000woningen", (3000, None)),
        ("30%", (30, "%")),
        ("€ 2 miljoen", (2000000, "EUR")),
        ("25.045**", (25045, None)),
        ("535 - 575", (535, None)),
    ],
)
def test_the_value_of_a_cell(text: str, value: tuple[float, str | None]) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "PM", "2022", "2026 t/m 2030", "WT-4", "Bestaand", "20 woningen of 30 woningen"),
        *("2 .653", "1 04", "ਰੇਟੋ 8"),
    ],
)
def test_a_cell_without_one_number_has_no_value(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize("text", ["- 9", "– 9*", "-/- 9"])
def test_a_sign_apart_is_a_minus_only_among_numbers_without_one(text: str) -> None:
    assert value_of(text, ["36", text, "4"]) == (-9, None)
    assert value_of(text, ["36", text, "- 4"]) is None
    assert value_of(text) is None
    assert value_of("-9", ["-9"]) == (-9, None)


def test_a_dash_is_no_name_of_a_row() -> None:
    assert is_number("-")
    assert is_number("PM")
    assert not is_number("WT-4")
