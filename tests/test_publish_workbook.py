"""The Excel file: what is in it reads back as it was, whatever the words are."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import workbook, workbook_notes
from publish.data_licence import DataLicence, named
from publish.overview import Build
from tests.publish_sample import write_sample

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def read(file: bytes, sheet: int = 1) -> tuple[list[list[str | float]], str]:
    """The cells of a sheet from left to right, and the relations of its links."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        tree = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
        links = f"xl/worksheets/_rels/sheet{sheet}.xml.rels"
        relations = archive.read(links).decode() if links in archive.namelist() else ""
        shared = _shared(archive)
    rows: list[list[str | float]] = []
    for row in tree.iterfind(".//x:row", NS):
        cells: list[str | float] = []
        for cell in row.iterfind("x:c", NS):
            assert cell.find("x:f", NS) is None
            value = cell.findtext("x:v", "", NS)
            cells.append(shared[int(value)] if cell.get("t") == "s" else float(value))
        rows.append(cells)
    return rows, relations


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """The texts that the cells of all sheets refer to."""
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    tree = ElementTree.fromstring(archive.read(name))
    return ["".join(t.text or "" for t in item.iterfind(".//x:t", NS)) for item in tree]


def test_sheet_has_its_words_numbers_and_links() -> None:
    table = workbook.Sheet(
        "Aantallen: [1]",
        ("gebied", "aantal", "vindplaats"),
        (("'s-Hertogenbosch & <b>", 2500.5, "abc"), (None, 3, None)),
    )
    rows, links = read(workbook.workbook([table], "https://x.example"))
    assert rows == [
        ["gebied", "aantal", "vindplaats"],
        ["'s-Hertogenbosch & <b>", 2500.5, "abc"],
        [3],
    ]
    assert re.findall(r'Target="([^"]*)" TargetMode="External"', links) == [
        "https://x.example/bron/abc"
    ]


@given(st.text(max_size=60))
def test_no_words_break_the_file(words: str) -> None:
    rows, _ = read(workbook.workbook([workbook.Sheet(words, ("wat",), ((words,),))], ""))
    assert len(rows) == (2 if words else 1)


def test_the_same_data_give_the_same_file() -> None:
    table = workbook.Sheet("Wat", ("a",), ((1,),))
    assert workbook.workbook([table], "x") == workbook.workbook([table], "x")


@pytest.mark.parametrize(
    "words", ["=1+1", "+31 6", "-5", "@som", '=HYPERLINK("http://x")', "http://x", "007"]
)
def test_no_words_become_a_formula_an_address_or_a_number(words: str) -> None:
    rows, links = read(workbook.workbook([workbook.Sheet("a", ("wat",), ((words,),))], ""))
    assert rows[1] == [words] and not links


def test_name_of_a_sheet_is_cut_between_words() -> None:
    assert (
        workbook._sheet_name("Afspraken met partijen en termijnen", 1) == "Afspraken met partijen"
    )
    assert workbook._sheet_name("x" * 40, 1) == "x" * 31
    assert workbook._sheet_name("𐀀" * 40, 1) == "𐀀" * 15
    assert workbook._sheet_name("x" * 30 + "'x", 1) == "x" * 30
    assert workbook._sheet_name("[]", 3) == "Blad 3"


def test_whole_days_are_days_and_other_dates_are_as_written() -> None:
    days = ("2030-12-31", "1900-03-01", "2022-12", "2022", "2022-13-40", "1899-12-31")
    table = workbook.Sheet("Dagen", ("dag",), tuple((day,) for day in days))
    file = workbook.workbook([table], "")
    rows, _ = read(file)
    assert rows[1:] == [[47848], [61], ["2022-12"], ["2022"], ["2022-13-40"], ["1899-12-31"]]
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    looks = {cell.get("r"): int(cell.get("s", "0")) for cell in sheet.iterfind(".//x:c", NS)}
    assert looks["A2"] == looks["A3"] and looks["A4"] == 0
    style = styles.findall("x:cellXfs/x:xf", NS)[looks["A2"]]
    (form,) = styles.findall("x:numFmts/x:numFmt", NS)
    assert style.get("numFmtId") == form.get("numFmtId")
    assert form.get("formatCode") == "d\\-m\\-yyyy"


def test_file_tells_when_it_was_made_and_what_may_be_done_with_it() -> None:
    build = Build("2026-01-02T03:04:05Z", "1.2")
    told = {row[0]: row[1] for row in workbook_notes.about(build, "https://x", DataLicence()).rows}
    assert (told["Gemaakt op"], told["Versie van het programma"]) == ("2026-01-02", "1.2")
    assert told["Licentie van de gegevens"] == "nog niet gekozen"
    assert "Auteurswet" in str(told["Licentie van de documenten"])
    chosen = {
        row[0]: row[1] for row in workbook_notes.about(None, "https://x", named("CC0-1.0")).rows
    }
    assert "https://creativecommons.org/" in str(chosen["Licentie van de gegevens"])
    assert chosen["Gemaakt op"] == "onbekend"


def test_every_column_is_explained() -> None:
    sheet = workbook_notes.columns()
    assert all(all(row) for row in sheet.rows) and len(sheet.rows) > 50


def test_sources_are_listed_with_their_file_and_what_is_unknown(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write_sample(tmp_path / "woondeal.db"))) as connection:
        connection.row_factory = sqlite3.Row
        sheet = workbook_notes.sources(connection, "https://x")
    (row,) = sheet.rows
    found = dict(zip(sheet.columns, row, strict=True))
    assert (found["bestand"], found["adres_bij_uitgever"]) == ("proef.txt", "onbekend")
    assert found["bladzijde"] == "https://x/document/woondeal-proef-2022"
