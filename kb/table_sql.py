"""The SQL that makes a table and its indexes from their description.

It is what sqlite_utils would write; that asks the database for the names of all that is in it before each
statement, which takes longer than all else that is done to make an empty database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.schema import Column, Table


def table_sql(table: Table) -> str:
    """The statement that makes a table, with the values that its columns may hold.

    A code is checked against its list as it is now, not by a foreign key to the table ``codes``: one
    column cannot refer to a pair of a list and a code.
    """
    parts = [_column(column, column.name == _only(table.primary_key)) for column in table.columns]
    if len(table.primary_key) > 1:
        parts.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    parts += [
        f"constraint {table.name}_{column.name} check"
        f" ([{column.name}] in ({', '.join(map(_quoted, column.allowed))}))"
        for column in table.columns
        if column.allowed
    ]
    return f"CREATE TABLE {_name(table.name)} (\n   " + ",\n   ".join(parts) + "\n)"


def index_sql(table: Table) -> Iterator[str]:
    """The statements that index every column that refers elsewhere or is asked for, but not what the key
    or another index covers."""
    for columns in table.indexes:
        yield _index(table, columns)
    covered = {table.primary_key[0], *(columns[0] for columns in table.indexes)}
    for column in table.columns:
        if (column.index or column.references) and column.name not in covered:
            yield _index(table, (column.name,))


def _column(column: Column, is_key: bool) -> str:
    words = [_name(column.name), column.type.upper()]
    if is_key:
        words.append("PRIMARY KEY")
    if column.required:
        words.append("NOT NULL")
    if column.references:
        words.append(f"REFERENCES {_name(column.references)}({_name('id')})")
    return " ".join(words)


def _index(table: Table, columns: Sequence[str]) -> str:
    name = f"idx_{table.name}_{'_'.join(columns)}"
    return f"CREATE INDEX {_name(name)}\n    ON {_name(table.name)} ({_names(columns)})"


def _only(names: Sequence[str]) -> str | None:
    return names[0] if len(names) == 1 else None


def _names(names: Sequence[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return f'"{name}"'


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"
