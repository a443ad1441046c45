"""The SQLite file: everything that the schema describes, written in one step or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kb.database import (
    BrokenReferenceError,
    NewDatabase,
    replaced,
    tables_in_order,
    write_database,
)
from kb.schema import TABLES, Column, Table
from kb.views import VIEWS

ROWS = {
    "sources": [
        {"id": "bron", "file": "bron.txt", "status": "read", "text": "Gemeenten in Súdwest-Fryslân"}
    ],
    "areas": [
        {"id": "NL", "name": "Nederland", "kind": "country"},
        {"id": "GM1900", "name": "Súdwest-Fryslân", "kind": "municipality", "parent_id": "NL"},
    ],
    "documents": [
        {
            "id": "deal",
            "source_id": "bron",
            "title": "Deal",
            "kind": "agreement",
            "area_id": "GM1900",
        }
    ],
    "spans": [
        {
            "id": "s1",
            "source_id": "bron",
            "document_id": "deal",
            "page_number": 1,
            "char_start": 0,
            "char_end": 9,
            "quote": "Gemeenten",
        }
    ],
    "passages": [
        {
            "id": "p1",
            "document_id": "deal",
            "position": 1,
            "kind": "paragraph",
            "text": "Gemeenten bouwen 2.500 huurwoningen in Súdwest-Fryslân",
            "lemmas": "gemeente bouw 2500 huurwoning",
            "span_id": "s1",
        }
    ],
}
FOLDED = {"p1": "gemeenten bouwen 2.500 huurwoningen in sudwest-fryslan"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    path = tmp_path_factory.mktemp("database") / "kb.db"
    write_database(path, ROWS, FOLDED)
    return sqlite3.connect(path)


def test_every_table_has_the_described_columns(database: sqlite3.Connection) -> None:
    for table in TABLES:
        found = database.execute(f"select name, type, pk from pragma_table_info('{table.name}')")
        columns = found.fetchall()
        expected = [
            (column.name, column.type.upper().replace("REAL", "FLOAT")) for column in table.columns
        ]
        assert [(name, kind.replace("REAL", "FLOAT")) for name, kind, _ in columns] == expected
        assert {name for name, _, key in columns if key} == set(table.primary_key)


def test_every_reference_is_a_foreign_key_with_an_index(database: sqlite3.Connection) -> None:
    for table in TABLES:
        keys = database.execute(
            f'select "from", "table" from pragma_foreign_key_list(\'{table.name}\')'
        )
        described = {(c.name, c.references) for c in table.columns if c.references}
        assert set(keys) == described
        indexed = {
            row[0]
            for row in database.execute(
                "select info.name from pragma_index_list(?) list, pragma_index_info(list.name) info "
                "where info.seqno = 0",
                (table.name,),
            )
        }
        assert {name for name, _ in described} <= indexed


def test_a_column_that_begins_an_index_has_none_of_its_own(database: sqlite3.Connection) -> None:
    names = {row[1] for row in database.execute("pragma index_list(spans)")}
    together = {"idx_spans_source_id_char_start_char_end", "idx_spans_source_id_page_number"}
    assert {"idx_spans_document_id", *together} <= names
    assert "idx_spans_source_id" not in names


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_has_the_described_columns(database: sqlite3.Connection, view) -> None:  # type: ignore[no-untyped-def]
    found = [column[0] for column in database.execute(f"select * from {view.name}").description]
    assert found == [column.name for column in view.columns]


@pytest.mark.parametrize("words", ["gemeente", "sudwest", "Súdwest", "2500", '"2.500"'])
def test_search_finds_base_forms_accents_and_numbers(
    database: sqlite3.Connection, words: str
) -> None:
    found = database.execute(
        "select id from passages join passages_fts on passages.rowid = passages_fts.rowid "
        "where passages_fts match ?",
        (words,),
    ).fetchall()
    assert found == [("p1",)]


@pytest.mark.parametrize("part", ["woning", "udwest"])
def test_search_finds_parts_of_words(database: sqlite3.Connection, part: str) -> None:
    found = database.execute(
        "select id from passages where rowid in "
        "(select rowid from passages_trigram where passages_trigram match ?)",
        (part,),
    ).fetchall()
    assert found == [("p1",)]


def test_the_same_rows_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_database(tmp_path / name, ROWS, FOLDED)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_reference_to_nothing_is_an_error(tmp_path: Path) -> None:
    rows = {**ROWS, "areas": [{"id": "NL", "name": "Nederland", "kind": "country"}]}
    with pytest.raises(BrokenReferenceError, match="documents"):
        write_database(tmp_path / "kb.db", rows, FOLDED)


def test_a_column_that_is_not_described_is_an_error(tmp_path: Path) -> None:
    rows = {"areas": [{"id": "NL", "name": "Nederland", "kind": "country", "naam": "Nederland"}]}
    with pytest.raises(KeyError, match="naam"):
        write_database(tmp_path / "kb.db", rows, {})


def test_tables_that_refer_to_each_other_are_an_error() -> None:
    a = Table("a", "", "", (Column("id", "text", ""), Column("b_id", "text", "", "b")))
    b = Table("b", "", "", (Column("id", "text", ""), Column("a_id", "text", "", "a")))
    with pytest.raises(ValueError, match=r"'a', 'b'"):
        tables_in_order((a, b))


def test_a_file_is_replaced_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    path.write_text("old")
    with replaced(path) as temporary:
        temporary.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["kb.db"]


def test_a_file_stays_when_something_failed(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    path.write_text("old")
    with pytest.raises(RuntimeError), replaced(path) as temporary:
        temporary.write_text("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["kb.db"]


def test_a_new_file_can_be_read_by_others(tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    with replaced(tmp_path / "kb.db") as temporary:
        temporary.write_text("new")
    assert (tmp_path / "kb.db").stat().st_mode == ordinary.stat().st_mode


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    left = [tmp_path / f".kb.db.abc.tmp{kind}" for kind in ("", "-journal")]
    other = tmp_path / ".other.db.abc.tmp"
    for path in (*left, other):
        path.write_bytes(b"half")
    with replaced(tmp_path / "kb.db") as temporary:
        temporary.write_bytes(b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [other.name, "kb.db"]


def test_what_a_build_is_still_writing_stays(tmp_path: Path) -> None:
    with replaced(tmp_path / "kb.db") as first:
        first.write_bytes(b"first")
        with replaced(tmp_path / "kb.db") as second:
            second.write_bytes(b"second")
        assert first.read_bytes() == b"first"
    assert (tmp_path / "kb.db").read_bytes() == b"first"


def test_rows_come_by_what_they_are_of_and_those_of_nothing_stay_behind(tmp_path: Path) -> None:
    columns = [Column(name, "TEXT", "") for name in ("id", "a", "b")]
    things = Table("things", "", "", tuple(columns))
    with NewDatabase(tmp_path / "kb.db", [things]) as new:
        rows = (("1", None, "x"), ("2", "w", "x"), ("3", None, None), ("4", None, "x"))
        new.add({"things": [dict(zip(("id", "a", "b"), row, strict=True)) for row in rows]})
        groups = [
            [row["id"] for row in group] for group in new.groups("things", ("id",), ("a", "b"))
        ]
    assert groups == [["2"], ["1", "4"]]
