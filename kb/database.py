"""Writing the SQLite file: tables, indexes, full-text search and views from their descriptions.

The file is written beside the old one and put in its place in one step, so that nobody ever reads
half of one and a failed build leaves the old one as it was.
"""

from __future__ import annotations

import fcntl
import glob
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import Table as SqliteTable

from kb.schema import TABLES, Table
from kb.schema.codes import code_rows
from kb.schema_mark import schema_mark
from kb.views import VIEWS

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

TOKENIZER = "unicode61 remove_diacritics 2"
#: The index that finds a part of a word ("woning" in "huurwoningen"), over folded text: SQLite
#: 3.40's trigram tokenizer does not fold accents itself. Its rowids are those of the table.
PARTS_OF_WORDS = "passages_trigram"

_PYTHON_TYPES: Mapping[str, type] = {"text": str, "integer": int, "real": float}


class BrokenReferenceError(RuntimeError):
    """A row names a row that is not there: a mistake of the program, not of its input."""


def tables_in_order(tables: Iterable[Table] = TABLES) -> tuple[Table, ...]:
    """The tables, each after those that it refers to.

    Raises :class:`ValueError` where tables refer to each other in a circle.
    """
    waiting = list(tables)
    ordered: list[Table] = []
    done: set[str] = set()
    while waiting:
        ready = [
            table
            for table in waiting
            if {c.references for c in table.columns if c.references} <= done | {table.name}
        ]
        if not ready:
            raise ValueError(f"tables refer to each other: {[table.name for table in waiting]}")
        ordered.extend(ready)
        done.update(table.name for table in ready)
        waiting = [table for table in waiting if table not in ready]
    return tuple(ordered)


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A path to write a new version of ``path`` to; on success it takes the place of the old one.

    The temporary file stands in the same folder, so that replacing it is one step of the file
    system. When the body raises, the temporary file goes and ``path`` stays what it was. What an
    earlier build left that was killed goes first.
    """
    _clear_stale(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    # Held while this build writes: it ends with the process, however that ends.
    fcntl.flock(handle, fcntl.LOCK_EX)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp makes files for their owner only; a knowledge base is for everyone to read.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
        os.close(handle)


def _clear_stale(path: Path) -> None:
    """Remove what builds of ``path`` left behind that were killed: nobody holds those files."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        try:
            with left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for name in (f"{left.name}-journal", f"{left.name}-wal", left.name):
                    left.with_name(name).unlink(missing_ok=True)
        except OSError:
            # Another build holds it, or has just put it in its place.
            continue


def write_database(
    path: Path,
    rows: Rows,
    folded: Mapping[str, str],
    progress: Callable[[str], None] = lambda _table: None,
) -> None:
    """Write ``rows`` (by table) to a new SQLite file at ``path``, with indexes, search and views.

    ``folded`` has for each passage's id its text without accents and capitals. Rows are written
    in the order given; the same rows give the same file. ``progress`` is called with the name of
    each table when it is done.

    Raises :class:`BrokenReferenceError` where a row refers to one that is not there, and
    :class:`sqlite3.IntegrityError` where a column holds a value that it may not hold.
    """
    database = Database(path)
    try:
        _fill(database, TABLES, {**rows, "codes": tuple(code_rows())}, progress)
        _write_parts_of_words(database, folded)
        for view in VIEWS:
            database.create_view(view.name, view.sql)
        database.execute(f"pragma user_version = {schema_mark()}")
        _check_references(database)
        database.analyze()
        database.vacuum()
    finally:
        database.close()


def write_tables(path: Path, tables: Iterable[Table], rows: Rows) -> None:
    """Write tables that are no part of the knowledge base to a new SQLite file at ``path``.

    Raises what :func:`write_database` raises.
    """
    database = Database(path)
    try:
        _fill(database, tables, rows, lambda _table: None)
        _check_references(database)
    finally:
        database.close()


def _fill(
    database: Database, tables: Iterable[Table], rows: Rows, progress: Callable[[str], None]
) -> None:
    """Create tables with their rows, their indexes and their search."""
    # The file is thrown away when anything fails, so it needs no journal of its own.
    database.execute("PRAGMA journal_mode = off")
    database.execute("PRAGMA synchronous = off")
    ordered = tables_in_order(tables)
    create_tables(database, ordered)
    for table in ordered:
        with database.atomic():
            _insert(database, table, rows.get(table.name, ()))
        progress(table.name)
    for table in ordered:
        _create_indexes(database, table)
        if table.search:
            target = database.table(table.name)
            target.enable_fts(table.search, tokenize=TOKENIZER)
            target.optimize()


def create_tables(database: Database, tables: Iterable[Table] = TABLES) -> None:
    """Create tables, empty; all of the schema where none are named."""
    for table in tables_in_order(tables):
        key: str | tuple[str, ...] = table.primary_key
        if len(key) == 1:
            key = key[0]
        statement = database.create_table_sql(
            table.name,
            {column.name: _PYTHON_TYPES[column.type] for column in table.columns},
            pk=key,
            not_null={column.name for column in table.columns if column.required},
            foreign_keys=[
                (column.name, column.references, "id")
                for column in table.columns
                if column.references
            ],
        )
        database.execute(_with_constraints(statement, table))


def _with_constraints(statement: str, table: Table) -> str:
    """The SQL that makes a table, with the values that its columns may hold.

    A code is checked against its list as it is now, not by a foreign key to the table ``codes``: one
    column cannot refer to a pair of a list and a code.
    """
    body, bracket, rest = statement.rpartition(")")
    checks = [
        f",\n   constraint {table.name}_{column.name} check"
        f" ([{column.name}] in ({', '.join(map(_quoted, column.allowed))}))"
        for column in table.columns
        if column.allowed
    ]
    return f"{body.rstrip()}{''.join(checks)}\n{bracket}{rest}"


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def _insert(database: Database, table: Table, rows: Iterable[Row]) -> None:
    names = [column.name for column in table.columns]
    known = set(names)
    records: list[list[Any]] = []
    for row in rows:
        unknown = set(row) - known
        if unknown:
            raise KeyError(f"{table.name} has no column {sorted(unknown)[0]!r}")
        records.append([row.get(name) for name in names])
    if not records:
        return
    target: SqliteTable = database.table(table.name)
    target.insert_all([names, *records], batch_size=500)


def _create_indexes(database: Database, table: Table) -> None:
    """Index every column that refers elsewhere or is asked for, but not what the key covers."""
    target = database.table(table.name)
    for column in table.columns:
        if (column.index or column.references) and column.name != table.primary_key[0]:
            target.create_index([column.name])


def _write_parts_of_words(database: Database, folded: Mapping[str, str]) -> None:
    database.execute(
        f"create virtual table {PARTS_OF_WORDS} using fts5(folded, tokenize='trigram')"
    )
    with database.atomic():
        rowids = list(database.query("select rowid as number, id from passages order by rowid"))
        database.conn.executemany(
            f"insert into {PARTS_OF_WORDS} (rowid, folded) values (?, ?)",
            [(row["number"], folded.get(row["id"], "")) for row in rowids],
        )
        database.conn.execute(
            f"insert into {PARTS_OF_WORDS} ({PARTS_OF_WORDS}) values ('optimize')"
        )


def _check_references(database: Database) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        table, rowid, parent, _ = broken
        raise BrokenReferenceError(f"{table} row {rowid} refers to no row of {parent}")
