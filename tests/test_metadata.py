"""What is generated from the description of the schema: Datasette's metadata, the dictionary."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from publish_sample import sample_site, write_sample

from kb.dictionary import DICTIONARY_FILE, dictionary
from kb.metadata import (
    DATABASE,
    METADATA_FILE,
    QUERIES,
    CannedQuery,
    QueryError,
    as_json,
    load_queries,
    metadata,
    read_query,
)
from kb.schema import TABLES
from kb.views import VIEWS

QUERY = """\
-- title: Woningen per gemeente
-- description: Wat elk document noemt,
--   met de vindplaats.
-- params: gemeente
select * from aantallen_met_bron
where gebied = :gemeente;
"""


def written(folder: Path, text: str, name: str = "woningen_per_gemeente.sql") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_metadata_file_is_up_to_date() -> None:
    assert METADATA_FILE.read_text(encoding="utf-8") == as_json(metadata(load_queries())), (
        "run `make docs`"
    )


def test_dictionary_is_up_to_date() -> None:
    assert DICTIONARY_FILE.read_text(encoding="utf-8") == dictionary(), "run `make docs`"


def test_every_table_and_view_has_a_title_and_all_its_columns() -> None:
    described = metadata()["databases"][DATABASE]["tables"]
    columns = {table.name: [column.name for column in table.columns] for table in TABLES}
    columns |= {view.name: [column.name for column in view.columns] for view in VIEWS}
    assert {name: list(entry["columns"]) for name, entry in described.items()} == columns
    assert all(entry["title"] and entry["description"] for entry in described.values())


def test_no_description_of_a_column_is_empty() -> None:
    described = metadata()["databases"][DATABASE]["tables"]
    assert [
        (name, column)
        for name, entry in described.items()
        for column, description in entry["columns"].items()
        if not description.strip()
    ] == []


def test_label_sort_and_facets_are_columns() -> None:
    for name, entry in metadata()["databases"][DATABASE]["tables"].items():
        used = {*entry.get("facets", []), entry.get("label_column"), entry.get("sort")} - {None}
        assert used <= set(entry["columns"]), name


def test_search_mode_is_never_raw() -> None:
    # With raw, a reader who looks for 's-Hertogenbosch gets an error.
    assert "searchmode" not in as_json(metadata(load_queries()))


def test_metadata_is_the_same_each_time() -> None:
    assert as_json(metadata(load_queries())) == as_json(metadata(load_queries()))


def test_query_is_read_with_its_comments(tmp_path: Path) -> None:
    assert read_query(written(tmp_path, QUERY)) == CannedQuery(
        "woningen_per_gemeente",
        "Woningen per gemeente",
        "Wat elk document noemt, met de vindplaats.",
        "select * from aantallen_met_bron\nwhere gebied = :gemeente",
        ("gemeente",),
    )


def test_query_becomes_a_canned_query(tmp_path: Path) -> None:
    written(tmp_path, QUERY)
    entry = metadata(load_queries(tmp_path))["databases"][DATABASE]["queries"]
    assert list(entry) == ["woningen_per_gemeente"]
    assert entry["woningen_per_gemeente"]["params"] == ["gemeente"]


def test_queries_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("c.sql", "a.sql", "b.sql"):
        written(tmp_path, QUERY, name)
    assert [query.name for query in load_queries(tmp_path)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select 1", "has no title"),
        ("-- title: A\nselect 1", "has no description"),
        ("-- a comment\nselect 1", ":1: begin with"),
        ("-- title: A\n-- tilte: B\nselect 1", ":2: unknown key 'tilte'"),
        ("-- title: A\n-- description: B\ndelete from counts", "begins with select or with"),
        ("-- title: A\n-- description: B\n-- params: x\nselect 1", "the SQL has no :x"),
        ("-- title: A\n-- description: B\n", "begins with select or with"),
    ],
)
def test_query_that_is_not_written_as_it_should_be_is_named(
    tmp_path: Path, text: str, message: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(QueryError) as error:
        read_query(path)
    assert str(path) in str(error.value)
    assert message in str(error.value)


def test_query_name_must_fit_an_address(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="the name of a query"):
        read_query(written(tmp_path, QUERY, "Woningen per gemeente.sql"))


def test_metadata_file_is_json_that_reads_back() -> None:
    assert json.loads(METADATA_FILE.read_text(encoding="utf-8")) == metadata(load_queries(QUERIES))


def test_knowledge_base_of_another_name_is_described_too(tmp_path: Path) -> None:
    site = sample_site(write_sample(tmp_path / "mijn.db"))
    tables = site.metadata("tables", database="mijn")
    assert tables == metadata(database="mijn")["databases"]["mijn"]["tables"]
    queries = asyncio.run(site.get_canned_queries("mijn", None))
    assert sorted(queries) == [query.name for query in load_queries()]


def test_knowledge_base_of_the_usual_name_is_described_once(tmp_path: Path) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))
    assert site.metadata("tables", database=DATABASE) == metadata()["databases"][DATABASE]["tables"]
