"""The one mapper of rows to data classes, and the views that pages read."""

from __future__ import annotations

import ast
import asyncio
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kb.page_views import PAGE_VIEWS
from kb.view_describing import View
from publish import rows
from tests.publish_sample import sample_site, write_sample

PUBLISH = Path(rows.__file__).parent


@dataclass(frozen=True)
class Spot:
    """What stands where."""

    quote: str


@dataclass(frozen=True)
class Thing:
    """A thing of the test."""

    id: str
    is_sure: bool
    spot: Spot
    note: str = "none"
    more: tuple[str, ...] = ()


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    found = sqlite3.connect(":memory:")
    found.row_factory = sqlite3.Row
    yield found
    found.close()


def test_a_row_is_a_data_class_by_the_names_of_its_columns(connection: sqlite3.Connection) -> None:
    sql = "select 'a' as id, 1 as is_sure, 'woorden' as quote, 'x' as other"
    assert rows.read(connection, Thing, sql) == (Thing("a", True, Spot("woorden")),)


def test_what_is_given_goes_before_the_row(connection: sqlite3.Connection) -> None:
    row = connection.execute("select 'a' as id, 0 as is_sure, 'woorden' as quote").fetchone()
    found = rows.of_row(Thing, row, id="b", more=("c",))
    assert found == Thing("b", False, Spot("woorden"), more=("c",))


def test_a_column_that_a_field_needs_is_missed(connection: sqlite3.Connection) -> None:
    with pytest.raises(TypeError, match="is_sure"):
        rows.read(connection, Thing, "select 'a' as id, 'woorden' as quote")


@pytest.mark.parametrize("view", PAGE_VIEWS, ids=lambda view: view.name)
def test_a_view_of_pages_leaves_out_no_row_and_is_described(view: View, tmp_path: Path) -> None:
    with sqlite3.connect(write_sample(tmp_path / "woondeal.db")) as database:
        found = database.execute(f"select * from {view.name}")
        assert [column[0] for column in found.description] == [c.name for c in view.columns]
        (counts,) = database.execute("select count(*) from counts").fetchone()
        if view.name in ("alle_aantallen", "plekken_van_aantallen"):
            assert len(found.fetchall()) == counts
    assert not view.in_workbook and view.description.endswith(".")


#: Joins of pages that read tables: none may be added, those that are left go when a page moves to the views.
JOINS = 36


def test_pages_read_the_views_and_not_joins_of_their_own() -> None:
    joins = 0
    for path in PUBLISH.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                joins += len(
                    re.findall(r"\bjoin\s+(?!vindplaatsen)\w+\s.*?\bon\b", node.value, re.S)
                )
    assert joins <= JOINS


def test_the_list_of_views_begins_with_those_for_people(tmp_path: Path) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))
    page = asyncio.run(site.client.get("/woondeal")).text
    first, _, folded = page.partition("Wat de bladzijden van deze site lezen")
    assert "<code>aantallen_met_bron</code>" in first and "<code>alle_aantallen</code>" not in first
    assert all(f"<code>{view.name}</code>" in folded for view in PAGE_VIEWS)
