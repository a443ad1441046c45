"""The SQL of tables and indexes: what sqlite_utils makes of the same description."""

from __future__ import annotations

import sqlite3

import pytest
from sqlite_utils import Database

from kb.database import write_database
from kb.schema import TABLES, Column, Table
from kb.table_sql import index_sql, table_sql

_TYPES = {"text": str, "integer": int, "real": float}
_STATEMENTS = "select name, sql from sqlite_master where tbl_name = ? order by rowid"


def made_by_sqlite_utils(table: Table) -> Database:
    """The tables that a table refers to, and the table itself without the values that columns may hold."""
    database = Database(memory=True)
    references = {column.name: column.references for column in table.columns if column.references}
    for other in {*references.values()} - {table.name}:
        database.table(other).create({"id": str}, pk="id")
    made = database.table(table.name).create(
        {column.name: _TYPES[column.type] for column in table.columns},
        pk=table.primary_key[0] if len(table.primary_key) == 1 else table.primary_key,
        not_null={column.name for column in table.columns if column.required},
        foreign_keys=[(name, other, "id") for name, other in references.items()],
    )
    covered = {table.primary_key[0], *(columns[0] for columns in table.indexes)}
    for columns in table.indexes:
        made.create_index(columns)
    for column in table.columns:
        if (column.index or column.references) and column.name not in covered:
            made.create_index([column.name])
    return database


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """An empty knowledge base."""
    path = tmp_path_factory.mktemp("database") / "kb.db"
    write_database(path, {}, {})
    return sqlite3.connect(path)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_what_sqlite_utils_makes(written: sqlite3.Connection, table: Table) -> None:
    found = dict(written.execute(_STATEMENTS, (table.name,)))
    checks = [f"constraint {table.name}_{c.name} check" for c in table.columns if c.allowed]
    head, *values = found[table.name].split(",\n   constraint ")
    assert [f"constraint {value.partition(' (')[0]}" for value in values] == checks
    found[table.name] = head if not checks else f"{head}\n)"
    assert found == dict(made_by_sqlite_utils(table).execute(_STATEMENTS, (table.name,)))


def test_a_key_of_several_columns_stands_behind_the_columns() -> None:
    table = Table(
        "links",
        "",
        "",
        (
            Column("from_id", "text", "", "pages", required=True),
            Column("to_id", "integer", "", index=True),
            Column("share", "real", "", index=True),
        ),
        ("from_id", "to_id"),
        indexes=(("share", "to_id"),),
    )
    database = Database(memory=True)
    for statement in (table_sql(table), *index_sql(table)):
        database.execute(statement)
    expected = made_by_sqlite_utils(table).execute(_STATEMENTS, ("links",)).fetchall()
    assert database.execute(_STATEMENTS, ("links",)).fetchall() == expected


def test_the_values_of_a_column_are_quoted() -> None:
    kind = Column("kind", "text", "", values=("foto's", "b"))
    table = Table("kinds", "", "", (Column("id", "text", ""), kind))
    connection = sqlite3.connect(":memory:")
    connection.execute(table_sql(table))
    connection.execute("insert into kinds values ('1', 'foto''s')")
    with pytest.raises(sqlite3.IntegrityError, match="kinds_kind"):
        connection.execute("insert into kinds values ('2', 'foto')")
