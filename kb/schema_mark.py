"""The mark of a schema in a database: a program reads no database whose tables and views it does not know."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable

from kb.schema import TABLES, Table
from kb.views import VIEWS


def schema_mark(tables: Iterable[Table] = TABLES) -> int:
    """A number that follows from the names and types of all tables and columns, and from all views.

    It stands in the file as SQLite's ``user_version``, which takes 31 bits.
    """
    described = ";".join(
        f"{table.name}({','.join(f'{column.name} {column.type}' for column in table.columns)})"
        for table in sorted(tables, key=lambda table: table.name)
    )
    described += ";".join(f"{view.name}: {view.sql}" for view in VIEWS)
    return zlib.crc32(described.encode()) & 0x7FFFFFFF


def mark_of(database: sqlite3.Connection) -> int:
    """The mark that stands in a database; 0 where it has none."""
    return int(database.execute("pragma user_version").fetchone()[0])
