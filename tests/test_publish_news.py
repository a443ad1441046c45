"""What is new: editions of the site, the newest documents, the largest differences."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from publish_sample import DOCUMENT, sample_site, write_sample

from publish import editions, news, site_folder

DAY = date(2026, 11, 3)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "woondeal.db")


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def test_first_edition_has_everything_and_the_next_what_came_to_it() -> None:
    first = editions.with_next((), {"a": "1"}, DAY)
    assert first == (editions.Edition("2026-11-03", {"a": "1"}, {}),)
    second = editions.with_next(first, {"a": "2", "b": "1"}, DAY)
    assert second[:-1] == first
    assert second[-1] == editions.Edition("2026-11-03", {"b": "1"}, {"a": "2"})


def test_edition_without_anything_new_is_none_of_its_own() -> None:
    first = editions.with_next((), {"a": "1"}, DAY)
    assert editions.with_next(first, {"a": "1"}, date(2027, 1, 1)) == first
    back = editions.with_next(first, {}, date(2027, 1, 1))
    assert editions.with_next(back, {"a": "1"}, date(2027, 1, 2)) == first


def test_editions_are_read_as_they_were_written(tmp_path: Path) -> None:
    written = editions.with_next((), {"a": "1"}, DAY)
    editions.write(written, tmp_path)
    assert editions.read(tmp_path) == written


@pytest.mark.parametrize("text", ["", "[]", '{"editions": [{"made": "x"}]}', '{"editions": 1}'])
def test_a_list_of_editions_that_is_none_is_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / editions.FILE).write_text(text, encoding="utf-8")
    assert editions.read(tmp_path) == ()
    assert editions.read(tmp_path / "nergens") == ()


def test_newest_documents_say_how_many_projects_they_are_first_with(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("update projects set first_document_id = ?", (DOCUMENT,))
    (number,) = connection.execute("select count(*) from projects").fetchone()
    found = news.newest(connection)
    assert [(item.document.id, item.projects) for item in found] == [(DOCUMENT, number)]


def test_first_edition_is_no_news(connection: sqlite3.Connection) -> None:
    first = editions.with_next((), {DOCUMENT: "1"}, DAY)
    assert news.news(connection, first).made == ""
    second = (editions.Edition("2026-01-01", {"weg": "1"}, {}), *first)
    found = news.news(connection, second)
    assert (found.made, [d.id for d in found.added]) == ("2026-11-03", [DOCUMENT])


def test_largest_differences_name_both_numbers_and_say_when_periods_differ(
    connection: sqlite3.Connection,
) -> None:
    connection.execute(
        """insert into documents (id, source_id, page_first, page_last, title, kind, dated)
        select 'later', source_id, 1, 2, 'Later', 'agreement', '2025-03' from documents limit 1"""
    )
    row = dict(connection.execute("select * from counts where id = 'count-2500'").fetchone())
    row |= {"area_id": "GM0373", "project_id": None, "segment": None, "per": None, "low": None,
            "unit": "woningen", "basis": "sleutelprojecten", "measure": "woningen", "high": None}  # fmt: skip
    connection.execute("delete from counts")
    marks = ", ".join("?" * len(row))
    for more in (
        {"id": "a"},
        {
            "id": "b",
            "document_id": "later",
            "value": 3000,
            "period_start": None,
            "period_end": None,
        },
    ):
        connection.execute(f"insert into counts values ({marks})", tuple((row | more).values()))
    found = news.changes(connection)
    assert (found.first, found.second, found.exact) == ("2022", "2025", False)
    (line,) = found.lines
    assert (line.area.name, line.first.value, line.second.value) == ("Bergen", 2500, 3000)
    assert line.words == "+500 (+20%)"


def test_site_that_replaces_another_says_what_was_added(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    site_folder.write_site(database, folder, today=lambda: date(2026, 1, 2))
    before = json.loads((folder / editions.FILE).read_text(encoding="utf-8"))["editions"]
    assert [(e["made"], list(e["added"])) for e in before] == [("2026-01-02", [DOCUMENT])]
    # As if that one had held another document.
    before[0]["added"] = {"ander": "1"}
    (folder / editions.FILE).write_text(json.dumps({"editions": before}), encoding="utf-8")
    site_folder.write_site(database, folder, today=lambda: DAY)
    assert [e.made for e in editions.read(folder)] == ["2026-01-02", "2026-11-03"]

    async def home() -> str:
        return str((await sample_site(folder / "woondeal.db").client.get("/")).text)

    text = asyncio.run(home())
    assert "In de uitgave van 3 november 2026 is toegevoegd:" in text
    assert "Woondeal Proefregio &amp; omstreken</a>." in text
