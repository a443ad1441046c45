"""The columns of a page of rows: what tells most first, nothing empty, what belongs to a number with it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from kb.schema import TABLES
from kb.views import VIEWS
from publish.shown_columns import BESIDE, FIRST, Arranged, Cell, arranged, of_query
from tests.publish_sample import sample_site, span_of, write_sample


def of(names: str, *rows: tuple[Any, ...], table: str | None = None) -> Arranged:
    shown = [["" if value is None else str(value) for value in row] for row in rows]
    if table is None:
        return of_query(names.split(), rows, shown)
    cells = [[Cell(value, str(value)) for value in row] for row in rows]
    return arranged(table, names.split(), cells)


def columns(names: str, found: Arranged) -> list[str]:
    return [names.split()[n] for n in found.columns]


def test_a_column_that_is_empty_in_all_rows_is_named_and_not_shown() -> None:
    names = "gebied ondergrens bovengrens aantal geen_antwoord"
    found = of(names, ("Almelo", None, "", 3, None), ("Borne", None, 2, 4, None))
    assert columns(names, found) == ["gebied", "bovengrens", "aantal"]
    assert found.empty == ("ondergrens",)


def test_a_nought_is_not_empty() -> None:
    assert of("aantal", (0,)).columns == (0,)


def test_what_belongs_to_a_number_stands_with_it() -> None:
    names = (
        "gebied opgave gebouwd opgave_zekerheid opgave_periode opgave_vindplaats gebouwd_vindplaats"
    )
    found = of(names, ("Almelo", 30, None, "waarschijnlijk", "t/m 2030", "abc123", None))
    assert columns(names, found) == ["gebied", "opgave"]
    (area, number) = found.rows[0]
    assert number.html == '<a class="to-source" href="/bron/abc123">30</a>'
    assert number.notes == ("t/m 2030", "waarschijnlijk")
    assert area.notes == ()


def test_the_kind_of_an_area_and_the_unit_of_a_number_stand_with_them() -> None:
    names = "soort_gebied gebied aantal eenheid"
    found = of(names, ("regio", "Twente", 30, "woningen"))
    assert columns(names, found) == ["gebied", "aantal"]
    assert [cell.notes for cell in found.rows[0]] == [("regio",), ("woningen",)]
    # Without a name to stand with it is a column.
    assert of("soort_gebied", ("regio",)).columns == (0,)


def test_what_is_certain_goes_without_saying() -> None:
    found = of("opgave opgave_zekerheid", (30, "zeker"), (40, "waarschijnlijk"))
    assert [row[0].notes for row in found.rows] == [(), ("waarschijnlijk",)]


@pytest.mark.parametrize(
    ("names", "row"),
    [
        # No number that it could belong to.
        ("opgave_periode gebied", ("t/m 2030", "Almelo")),
        # Words of which another says more are no number.
        ("afspraak afspraak_document", ("Wij bouwen", "Woondeal")),
        # An ending that means nothing here.
        ("aantal aantal_id", (3, "count-3")),
        ("onderwerp vindplaats", ("tabel", "abc123")),
    ],
)
def test_other_columns_stand_by_themselves(names: str, row: tuple[Any, ...]) -> None:
    assert columns(names, of(names, row)) == names.split()


def test_a_link_belongs_to_the_number_that_goes_on_from_its_name() -> None:
    found = of("gebied nodig_per_jaar nodig_vindplaats", ("Almelo", 30, "abc123"))
    assert "/bron/abc123" in found.rows[0][1].html


def test_the_link_of_a_row_is_that_of_its_number() -> None:
    found = of("aantal vindplaats", (30, "abc123"), (None, "abc124"), (40, "geen sleutel!"))
    assert [row[0].html for row in found.rows] == [
        '<a class="to-source" href="/bron/abc123">30</a>',
        '<a class="to-source" href="/bron/abc124">bekijk in de bron</a>',
        "40",
    ]


def test_words_of_a_document_are_escaped_in_a_link() -> None:
    found = of_query(["aantal", "vindplaats"], [(1, "abc")], [["<b>1</b>", "abc"]], base="/onder")
    assert (
        found.rows[0][0].html
        == '<a class="to-source" href="/onder/bron/abc">&lt;b&gt;1&lt;/b&gt;</a>'
    )


def test_a_known_table_begins_with_what_tells_most_and_ends_with_keys() -> None:
    names = "id document_id cell_id measure value unit why"
    row = ("c1", "d1", "x1", "te bouwen", 30, "woningen", "kop")
    found = of(names, row, table="counts")
    assert columns(names, found) == ["value", "measure", "document_id", "why", "id", "cell_id"]
    assert found.rows[0][0].notes == ("woningen",)
    assert found.beside[0] == (5,)
    # Another table keeps its order.
    assert columns(names, of(names, row, table="other"))[:2] == ["id", "document_id"]


def test_every_column_that_is_named_is_one_of_its_table() -> None:
    known = {table.name: {column.name for column in table.columns} for table in TABLES}
    known |= {view.name: {column.name for column in view.columns} for view in VIEWS}
    for table, names in FIRST.items():
        assert set(names) <= known[table], table
    for table, beside in BESIDE.items():
        assert {*beside, *beside.values()} <= known[table], table


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return sample_site(write_sample(tmp_path_factory.mktemp("site") / "woondeal.db"))


def ask(site: Datasette, path: str) -> str:
    return str(asyncio.run(site.client.get(path, follow_redirects=True)).text)


def test_pages_of_tables_and_answers_are_arranged(site: Datasette) -> None:
    page = ask(site, "/woondeal/counts")
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert head.index(">value<") < head.index(">measure<") < head.index(">document_id")
    assert ">low<" not in head and "<code>low</code>" in page
    sql = f"select 5 as opgave, '{span_of('479')}' as opgave_vindplaats, null as leeg"
    page = ask(site, f"/woondeal?sql={quote(sql)}")
    assert f'<a class="to-source" href="/bron/{span_of("479")}">5</a>' in page
    assert '<th scope="col">leeg</th>' not in page and "<code>leeg</code>" in page


def test_csv_has_every_column_in_its_own_order(site: Datasette, tmp_path: Path) -> None:
    head = ask(site, "/woondeal/counts.csv").splitlines()[0].lstrip("\ufeff")
    names = next(table for table in TABLES if table.name == "counts").columns
    assert head.split(",") == [column.name for column in names]
