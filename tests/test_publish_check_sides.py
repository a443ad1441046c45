"""A check as a newsroom prints it: names beside numbers, the sum written out, both places side by side."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from publish_sample import DOCUMENT, HOSTILE, sample_rows, sample_site, span_of

from kb.database import write_database
from publish.check_facts import Check, Evidence, checks
from publish.check_places import Setting, names, quotations
from publish.check_sides import sides, worked
from publish.facts import Place


def cell(row: str, column: str = "Woningen") -> Setting:
    return Setting("tabel", "Tabel 7", row, column)


def words(text: str, told: str) -> Setting:
    start = text.index(told)
    return Setting(passage="alinea", text=text, at=(start, start + len(told)))


def evidence(role: str, quote: str, setting: Setting) -> Evidence:
    return Evidence(role, Place(f"s-{role}-{quote}", quote, "deal", "Deal", 7, "5"), setting)


def a_check(*places: Evidence, relation: str = "sum", **values: Any) -> Check:
    told: dict[str, Any] = {"stated": "900", "computed": "950", "difference": -50.0, **values}
    return Check(
        *("c", "deal", "Deal", "total", "Totaal", told["stated"], told["computed"]),
        *(told["difference"], "differs", None, places),
        relation=relation,
    )


def test_rows_of_a_group_are_named_without_what_they_share() -> None:
    found = [cell("Vijlen › Vijlen Noord › Nieuw"), cell("Vijlen › Dorp › Nieuw")]
    assert names(found) == ("Vijlen Noord", "Dorp")
    assert names([cell("Vijlen › Noord"), cell("Epen › Noord")]) == ("Vijlen", "Epen")


def test_numbers_of_one_row_are_named_by_their_columns() -> None:
    assert names([cell("2025", "hard"), cell("2025", "zacht")]) == ("hard", "zacht")


def test_numbers_of_a_sentence_are_named_by_what_they_count() -> None:
    found = [Setting(facts={"segment": each}) for each in ("sociale huur", "middenhuur")]
    assert names(found) == ("sociale huur", "middenhuur")
    assert names([found[0], found[0]]) == ("", "")


def test_a_sum_is_written_out_with_names() -> None:
    check = a_check(
        evidence("stated", "900", cell("Totaal")),
        evidence("part", "450", cell("Vijlen")),
        evidence("part", "500", cell("Epen")),
    )
    assert str(worked(check)) == "Vijlen 450 + Epen 500 = 950; er staat 900 (Totaal)"
    (side,) = sides(check)
    assert side.table == "Tabel 7" and side.page == "p. 5 (in het bestand p. 7)"
    assert worked(a_check(evidence("stated", "900", cell("Totaal")))) is None


def test_places_of_one_sentence_are_one_quotation_with_all_of_them_marked() -> None:
    text = "Dat stond er eerder. Van de 900 woningen zijn er 450 huur en 500 koop. Dat is veel."
    (told,) = quotations([words(text, each) for each in ("500", "900", "450")])
    shown = (
        "Van de <mark>900</mark> woningen zijn er <mark>450</mark> huur en <mark>500</mark> koop."
    )
    assert told == shown


def test_a_sentence_is_shown_as_text_and_never_as_html() -> None:
    (told,) = quotations([words("Er staan <b>9 & 10</b> woningen", "9")])
    assert told == "Er staan &lt;b&gt;<mark>9</mark> &amp; 10&lt;/b&gt; woningen"


def test_a_long_sentence_is_cut_between_words_around_what_is_marked() -> None:
    text = "woorden " * 80 + "met 900 erin " + "en meer " * 80
    (told,) = quotations([words(text, "900")])
    assert told.startswith("… woorden") and told.endswith(" …") and len(told) < 500


def test_two_places_stand_side_by_side_each_with_its_page() -> None:
    check = a_check(
        evidence("stated", "900", words("In de tekst staat 900.", "900")),
        evidence("other", "950", cell("Totaal")),
        relation="same",
    )
    assert [side.head for side in sides(check)] == ["Er staat", "Elders staat"]
    assert sides(check)[1].in_table == "rij “Totaal”, kolom “Woningen”"


def test_a_number_in_a_note_that_explains_stands_elsewhere() -> None:
    text = "Dit wijkt af van de 950 woningen van toen."
    found = a_check(
        evidence("stated", "900", cell("Totaal")),
        evidence("explanation", text, words(text, text)),
        evidence("other", "950", words(text, "950")),
        relation="same",
    )
    assert [side.head for side in sides(found)] == ["Er staat", "Elders staat"]


def test_of_a_long_place_the_word_that_differs_is_marked() -> None:
    text = (
        "De partijen spreken elkaar daarover jaarlijks, " + "en alles daarbij " * 9 + "besproken."
    )
    found = a_check(
        evidence("stated", text, words(text, text)), relation="same", stated="jaarlijks"
    )
    assert "<mark>jaarlijks</mark>" in sides(found)[0].words[0]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = sample_rows()
    for key, outcome, reason, place in (
        ("check-2", "uncertain", "reading", span_of("2.500")),
        ("check-3", "not_comparable", "period", span_of("479", 2)),
    ):
        rows["checks"].append(
            {
                "id": key,
                "document_id": DOCUMENT,
                "kind": "text_table",
                "relation": "same",
                "subject": f"Vergelijking {key} {HOSTILE}",
                "stated": "2.500",
                "computed": "2.400",
                "difference": 100.0,
                "outcome": outcome,
                "reason": reason,
                "explanation": "Elders staat 2.400.",
            }
        )
        rows["check_spans"].append({"check_id": key, "span_id": place, "role": "stated"})
    path = tmp_path_factory.mktemp("sides") / "woondeal.db"
    write_database(path, rows, {row["id"]: row["text"].lower() for row in rows["passages"]})
    return path


def pages(database: Path, *paths: str) -> list[str]:
    client = sample_site(database).client

    async def texts() -> list[str]:
        return [(await client.get(path)).text for path in paths]

    return asyncio.run(texts())


def test_a_cell_has_its_table_and_a_sentence_its_words(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    found = {check.id: check for check in checks(connection, "uitkomst <> 'agrees'")}
    (in_cell,) = sides(found["check-1"])
    assert (in_cell.table, in_cell.in_table) == ("Tabel 1", "rij “Bergen”, kolom “Woningen”")
    (in_text,) = sides(found["check-2"])
    assert "samen <mark>2.500</mark> woningen" in in_text.words[0] and not in_text.table


def test_what_may_be_misread_has_a_place_of_its_own(database: Path) -> None:
    shelf, as_json, everything, asked = pages(
        database,
        *("/controles/twijfel", "/controles/twijfel.json", "/controles"),
        "/controles?zekerheid=uncertain",
    )
    assert "Vergelijking check-2" in shelf and "misschien verkeerd gelezen" in shelf
    (row,) = json.loads(as_json)
    assert row["controle"] == "check-2" and row["reden"] == "misschien verkeerd gelezen"
    assert "Vergelijking check-2" not in everything and "Vergelijking check-2" in asked


def test_what_was_not_compared_is_told_with_its_reason(database: Path) -> None:
    page, as_csv, one, everything = pages(
        database,
        *("/controles/niet-gecontroleerd", "/controles/niet-gecontroleerd.csv"),
        *("/controle/check-3", "/controles"),
    )
    assert "Een andere periode" in page and "Vergelijking check-3" in page
    (row,) = csv.DictReader(io.StringIO(as_csv.lstrip("\ufeff")))
    assert row["reden"] == "een andere periode" and "p. 4" in row["plekken"]
    assert "Wat niet te vergelijken was" in one
    assert "Vergelijking check-3" not in everything
    assert HOSTILE not in page + one


def test_a_reader_chooses_by_area(database: Path) -> None:
    bergen, elsewhere = pages(database, "/controles?gebied=GM0373", "/controles?gebied=GM0893")
    assert "Totaal &lt;b&gt;Bergen" in bergen
    assert "Van deze keuze zijn er geen controles." in elsewhere
