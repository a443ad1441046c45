"""CSV as a spreadsheet takes it."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.spreadsheets import Rows, safe
from tests.publish_sample import HOSTILE, sample_rows, sample_site

Get = Callable[[str], str]


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """The text of an address of a site with more passages than Datasette puts on a page."""
    from kb.database import write_database

    path: Path = tmp_path_factory.mktemp("csv") / "woondeal.db"
    rows = sample_rows()
    first = rows["passages"][0]
    rows["passages"] += [{**first, "id": f"more-{n}", "text": f"=1+{n}"} for n in range(150)]
    write_database(path, rows, {row["id"]: "" for row in rows["passages"]})

    def text(address: str) -> str:
        async def ask() -> str:
            response = await sample_site(path).client.get(address)
            assert response.status_code == 200
            return response.content.decode("utf-8")

        return asyncio.run(ask())

    return text


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    )


def test_csv_of_a_table_has_all_rows(get: Get) -> None:
    """The 150 that are alike in what the table is sorted by are each there once."""
    for more in ("", "?_sort=position&_stream=on", "?_labels=on&_size=max"):
        _, *rows = rows_of(get(f"/woondeal/passages.csv{more}"))
        assert len(rows) == len({row[0] for row in rows}) == 155


def test_csv_of_a_part_has_that_part(get: Get) -> None:
    assert len(rows_of(get("/woondeal/passages.csv?_size=10"))) == 11


def test_page_of_a_table_says_how_many_rows_there_are_and_that_csv_has_them_all(get: Get) -> None:
    page = get("/woondeal/passages")
    assert "<strong>155 rijen</strong>, hier 100" in page
    (address,) = re.findall(r'<li><a href="([^"]*)">CSV</a>: alle 155 rijen', page)
    assert len(rows_of(get(unescape(address)))) == 156
    (dutch,) = re.findall(r'<a href="([^"]*)">voor Nederlandse Excel', page)
    assert len(rows_of(get(unescape(dutch)), ";")) == 156
    assert "JSON</a>: 100 rijen per keer" in page
    assert "per keer" not in get("/woondeal/areas")


def test_csv_of_a_filtered_table_has_the_rows_that_are_shown(get: Get) -> None:
    page = get("/woondeal/passages?id__startswith=more-1")
    (address,) = re.findall(r'<li><a href="([^"]*)">CSV</a>: alle 61 rijen', page)
    assert len(rows_of(get(unescape(address)))) == 62


def test_page_of_a_question_offers_all_its_rows(get: Get) -> None:
    page = get("/woondeal/alle_regios")
    (address,) = re.findall(r'<a href="(/vragen/alle_regios\.csv[^"]*)">CSV</a>: alle ', page)
    assert len(rows_of(get(unescape(address)))) > 1


def test_csv_begins_with_a_byte_order_mark_once(get: Get) -> None:
    for address in ("/woondeal/areas.csv", "/vergelijk.csv", "/woondeal.csv?sql=select+1+as+a"):
        text = get(address)
        assert text.startswith("\ufeff") and text.count("\ufeff") == 1
    assert "Súdwest-Fryslân" in get("/woondeal/areas.csv")


def test_a_text_like_a_formula_is_not_run(get: Get) -> None:
    cells = [cell for row in rows_of(get("/woondeal/passages.csv")) for cell in row]
    assert "'=1+7" in cells and "=1+7" not in cells


def test_whole_numbers_have_no_decimals_and_quotes_stay_as_they_are(get: Get) -> None:
    header, *rows = rows_of(get("/woondeal/counts.csv"))
    assert {row[header.index("value")] for row in rows} == {"2500", "479"}
    assert "2.500" in get("/woondeal/spans.csv")


def test_a_cell_longer_than_a_page_is_given_whole(get: Get) -> None:
    """A text of a source is longer than the fields that Python's reader of CSV takes by itself."""
    length = 200_000
    address = f"/woondeal.csv?sql=select+printf('%25.*c',{length},'x')+as+tekst,+5+as+getal"
    _, (text, number) = rows_of(get(address))
    assert (len(text), number) == (length, "5")


@pytest.mark.parametrize(
    ("selected", "cell", "dutch"),
    [
        ("sum(1203.0)", "1203", "1203"),
        ("AVG(12.5)", "12.5", "12,5"),
        # A text may be the largest of texts: nobody knows that it is a number.
        ("max('2.500')", "2.500", "2.500"),
        ("'2.0' as versie", "2.0", "2.0"),
    ],
)
def test_what_sql_adds_up_is_a_number_and_other_text_is_not(
    get: Get, selected: str, cell: str, dutch: str
) -> None:
    address = f"/woondeal.csv?{urlencode({'sql': f'select {selected}'})}"
    assert rows_of(get(address))[1:] == [[cell]]
    assert rows_of(get(f"{address}&_excel=nl"), ";")[1:] == [[dutch]]


def test_dutch_excel_gets_semicolons_and_decimal_commas(get: Get) -> None:
    text = get("/woondeal/project_names.csv?_excel=nl")
    header, row = rows_of(text, ";")
    assert row[header.index("score")] == "0,9"


def test_other_answers_pass_as_they_are(get: Get) -> None:
    assert get("/woondeal/areas.json").startswith("{")
    assert HOSTILE not in get("/woondeal/spans")


@pytest.mark.parametrize("cell", ["=1+1", "+31 6", "-woningen", "@SUM(A1)", "\t=1", "\r=1"])
def test_cells_that_a_spreadsheet_would_run(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-25", "+3", "-0.5", "1e5", "woningen = huizen", "", "'=1"])
def test_cells_that_a_spreadsheet_leaves_alone(cell: str) -> None:
    assert safe(cell) == cell


@given(
    st.lists(st.lists(st.text('ab",;\n =é'), min_size=2, max_size=2), min_size=1, max_size=6),
    st.integers(1, 9),
)
def test_rows_are_the_same_in_whatever_pieces_they_come(table: list[list[str]], size: int) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows(table)
    whole = stream.getvalue().encode("utf-8")
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    cut, at_once = Rows(), Rows()
    written = b"".join(cut.written(piece, ends=False) for piece in pieces) + cut.written(
        b"", ends=True
    )
    assert written == at_once.written(whole, ends=True)
    assert rows_of(written.decode("utf-8")) == [[safe(cell) for cell in row] for row in table]
