"""Writing the SQLite file: tables, indexes, full-text search and views from their descriptions.

The file is written beside the old one and put in its place in one step, so that nobody ever reads
half of one and a failed build leaves the old one as it was.
"""

from __future__ import annotations

import fcntl
import glob
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from kb.closing import Closing
from kb.keys import KeyCollisionError
from kb.packed_rows import PackedRows
from kb.schema import TABLES, Table, fixed_rows
from kb.schema_mark import schema_mark
from kb.table_sql import index_sql, table_sql
from kb.views import VIEWS

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row] | PackedRows]

TOKENIZER = "unicode61 remove_diacritics 2"
#: The index that finds a part of a word ("woning" in "huurwoningen"), over folded text: SQLite
#: 3.40's trigram tokenizer does not fold accents itself. Its rowids are those of the table; it finds and
#: does not keep the text.
PARTS_OF_WORDS = "passages_trigram"

PASSAGES = "passages"
#: KiB of the file that are kept at hand: keys come in no order, so that each may be for any page.
_CACHE = 16 * 1024
#: Bytes of that index that are sorted at hand: each time that so much was added it is written, and what was
#: written is merged at the end.
_AT_HAND = 8 * 2**20


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
        waiting = [table for table in waiting if table.name not in done]
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


class NewDatabase(Closing):
    """A new SQLite file that rows are written to as they come; a context manager.

    The file is thrown away when anything fails, so it keeps no journal.
    """

    def __init__(self, path: Path, tables: Iterable[Table] = TABLES) -> None:
        self._database = Database(path)
        self._tables = {table.name: table for table in tables_in_order(tables)}
        self._database.execute("PRAGMA journal_mode = off")
        self._database.execute("PRAGMA synchronous = off")
        # What a column may hold is looked at here, for all rows at once: SQLite would make a table of the
        # codes of each column anew for each row, which is a third of the work of writing it.
        self._database.execute("PRAGMA ignore_check_constraints = on")
        self._database.execute(f"PRAGMA cache_size = -{_CACHE}")
        # One transaction for all rows: at the end of each the index of parts of words is written.
        self._database.execute("begin")
        create_tables(self._database, self._tables.values())
        self._passages = 0
        if PASSAGES in self._tables:
            self._database.execute(
                f"create virtual table {PARTS_OF_WORDS} using"
                " fts5(folded, tokenize='trigram', content='')"
            )
            self._database.execute(
                f"insert into {PARTS_OF_WORDS} ({PARTS_OF_WORDS}, rank) values ('hashsize', ?)",
                (_AT_HAND,),
            )

    def close(self) -> None:
        """Close the file, finished or not."""
        self._database.close()

    def add(self, rows: Rows, folded: Mapping[str, str] | None = None) -> None:
        """Write rows (by table), after those that are there; one that is there already is passed over.

        ``folded`` has for the id of each passage among them its text without accents and capitals.

        Raises :class:`KeyCollisionError` where another row has the same key,
        :class:`sqlite3.IntegrityError` where a column holds a value that it may not hold, and
        :class:`KeyError` where there is no such column.
        """
        for name, found in rows.items():
            self._insert(self._tables[name], found)
        if PASSAGES in rows:
            self._add_parts_of_words(folded or {})

    def number(self, table: str) -> int:
        """How many rows a table has."""
        (number,) = self._database.execute(f"select count(*) from [{table}]").fetchone()
        return int(number)

    def groups(
        self, table: str, columns: Sequence[str], by: Sequence[str]
    ) -> Iterator[list[dict[str, Any]]]:
        """The rows of a table with some of their columns, a group at a time: those that have the same in the first
        of the columns ``by`` that says something, in the order of that and then as they were written.

        Rows that say nothing in any of them are in no group. SQLite sorts them, in a file where they are many.
        """
        key = f"coalesce({', '.join(f'[{name}]' for name in by)})"
        found = self._database.conn.execute(
            f"select {key}, {', '.join(f'[{name}]' for name in columns)} from [{table}]"
            f" where {key} is not null order by 1, rowid"
        )
        for _, rows in groupby(found, itemgetter(0)):
            yield [dict(zip(columns, row[1:], strict=True)) for row in rows]

    def absent_spans(self, keys: Iterable[str]) -> set[str]:
        """Those of some keys that are of no span here."""
        found = self._database.conn.execute(
            "select value from json_each(?) where not exists (select 1 from spans where id = value)",
            (json.dumps(list(keys)),),
        )
        return {key for (key,) in found}

    def finish(self, progress: Callable[[str], None] = lambda _table: None) -> None:
        """Add indexes and search.

        Nothing was ever taken out of the file: to pack it (``vacuum``) takes half as long as to write it,
        for a twelfth of its size. ``progress`` is called with the name of each table when it is done. Raises
        :class:`BrokenReferenceError` where a row refers to one that is not there.
        """
        database = self._database
        database.conn.commit()
        for table in self._tables.values():
            for statement in index_sql(table):
                database.conn.execute(statement)
            if table.search:
                target = database.table(table.name)
                target.enable_fts(table.search, tokenize=TOKENIZER)
                target.optimize()
            progress(table.name)
        if PASSAGES not in self._tables:
            _check_references(database)
            return
        with database.atomic():
            database.conn.execute(
                f"insert into {PARTS_OF_WORDS} ({PARTS_OF_WORDS}) values ('optimize')"
            )
            for view in VIEWS:
                database.create_view(view.name, view.sql)
        database.execute(f"pragma user_version = {schema_mark()}")
        _check_references(database)
        database.analyze()

    def _insert(self, table: Table, rows: Sequence[Row] | PackedRows) -> None:
        connection = self._database.conn
        for names, records in _records(table, rows):
            _check_values(table, names, records)
            before = connection.total_changes
            keys = ", ".join(f"[{name}]" for name in table.primary_key)
            connection.executemany(
                f"insert into [{table.name}] ({', '.join(f'[{name}]' for name in names)})"
                f" values ({', '.join('?' * len(names))}) on conflict ({keys}) do nothing",
                records,
            )
            if connection.total_changes - before < len(records):
                self._check_collisions(table, names, records)

    def _check_collisions(
        self, table: Table, names: Sequence[str], records: Iterable[Sequence[Any]]
    ) -> None:
        """Raise :class:`KeyCollisionError` where the row with a record's key is another one."""
        is_key = " and ".join(f"[{name}] = ?" for name in table.primary_key)
        statement = f"select {', '.join(f'[{name}]' for name in names)} from [{table.name}]"
        for record in records:
            key = tuple(record[names.index(name)] for name in table.primary_key)
            found = self._database.conn.execute(f"{statement} where {is_key}", key).fetchone()
            if tuple(found) != tuple(record):
                raise KeyCollisionError(f"{table.name}: two rows have the key {key!r}")

    def _add_parts_of_words(self, folded: Mapping[str, str]) -> None:
        connection = self._database.conn
        rows = connection.execute(
            f"select rowid, id from {PASSAGES} where rowid > ? order by rowid", (self._passages,)
        ).fetchall()
        connection.executemany(
            f"insert into {PARTS_OF_WORDS} (rowid, folded) values (?, ?)",
            [(rowid, folded.get(key, "")) for rowid, key in rows],
        )
        if rows:
            self._passages = rows[-1][0]


def _records(
    table: Table, rows: Sequence[Row] | PackedRows
) -> Iterator[tuple[tuple[str, ...], Sequence[Sequence[Any]]]]:
    """The values of rows with the names of their columns, for each run of rows that have the same."""
    known = {column.name for column in table.columns}
    for names, values in _runs(rows):
        unknown = set(names) - known
        if unknown:
            raise KeyError(f"{table.name} has no column {min(unknown)!r}")
        if values:
            yield names, values


def _check_values(table: Table, names: Sequence[str], records: Iterable[Sequence[Any]]) -> None:
    """Raise :class:`sqlite3.IntegrityError` where a column has a value that it may not hold, as the
    constraint of the column does for whoever writes to the file later."""
    allowed = {column.name: column.allowed for column in table.columns if column.allowed}
    for place, name in enumerate(names):
        if name in allowed:
            others = {record[place] for record in records}.difference(allowed[name], (None,))
            if others:
                raise sqlite3.IntegrityError(
                    f"CHECK constraint failed: {table.name}_{name}: {min(map(repr, others))}"
                )


def _runs(
    rows: Sequence[Row] | PackedRows,
) -> Iterator[tuple[tuple[str, ...], Sequence[Sequence[Any]]]]:
    if isinstance(rows, PackedRows):
        yield rows.columns, rows.values
        return
    for names, run in groupby(rows, tuple):
        yield names, [tuple(row.values()) for row in run]


def write_database(
    path: Path,
    rows: Rows,
    folded: Mapping[str, str],
    progress: Callable[[str], None] = lambda _table: None,
) -> None:
    """Write ``rows`` (by table) to a new SQLite file at ``path``, with indexes, search and views.

    ``folded`` has for each passage's id its text without accents and capitals. Rows are written
    in the order given; the same rows give the same file. Raises what :class:`NewDatabase` raises.
    """
    with NewDatabase(path) as database:
        database.add({**rows, **fixed_rows()}, folded)
        database.finish(progress)


def create_tables(database: Database, tables: Iterable[Table] = TABLES) -> None:
    """Create tables, empty; all of the schema where none are named."""
    for table in tables_in_order(tables):
        database.conn.execute(table_sql(table))


def _check_references(database: Database) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        table, rowid, parent, _ = broken
        raise BrokenReferenceError(f"{table} row {rowid} refers to no row of {parent}")
