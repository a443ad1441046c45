"""The Excel file: what is in it reads back as it was, whatever the words are."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from publish import workbook

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def read(file: bytes, sheet: int = 1) -> tuple[list[list[str | float]], str]:
    """The cells of a sheet from left to right, and the relations of its links."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        tree = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
        links = f"xl/worksheets/_rels/sheet{sheet}.xml.rels"
        relations = archive.read(links).decode() if links in archive.namelist() else ""
    rows: list[list[str | float]] = []
    for row in tree.iterfind(".//x:row", NS):
        cells: list[str | float] = []
        for cell in row.iterfind("x:c", NS):
            text = cell.find(".//x:t", NS)
            value = cell.find("x:v", NS)
            cells.append((text.text or "") if text is not None else float(value.text))  # type: ignore[union-attr, arg-type]
        rows.append(cells)
    return rows, relations


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
    assert len(rows) == 2


def test_the_same_data_give_the_same_file() -> None:
    table = workbook.Sheet("Wat", ("a",), ((1,),))
    assert workbook.workbook([table], "x") == workbook.workbook([table], "x")


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [workbook._letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_name_of_a_sheet_is_cut_between_words() -> None:
    assert (
        workbook._sheet_name("Afspraken met partijen en termijnen", 1) == "Afspraken met partijen"
    )
    assert workbook._sheet_name("x" * 40, 1) == "x" * 31
    assert workbook._sheet_name("[]", 3) == "Blad 3"
