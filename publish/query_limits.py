"""What one query may take of the server's memory.

Anybody may send SQL, and the time limit looks on while ``zeroblob(900000000)`` or a ``group_concat``
over a cross join fills the memory. So the length of a value, the size of an answer, the number of its values
and what SQLite itself holds are bounded; a query over a bound ends with an error page, and other readers notice nothing.

A server of 512 MB takes this: three threads that answer (Datasette's default), each with one answer
and the JSON that is made of it, SQLite's own heap, and some 150 MB of program.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

Found = TypeVar("Found")
Query = Callable[[sqlite3.Connection], Found]

#: Bytes of one value or row. The longest that the knowledge base holds is the text of a source: 10,000
#: pages of 1,500 characters fit.
LONGEST_VALUE = 16 * 2**20
#: Bytes of text and blobs in one answer. The text of sources weighs most: a page of all five is 2 MB.
LARGEST_ANSWER = 16 * 2**20
#: Values in one answer of Datasette, whose page is made value by value by the thread that answers all
#: requests: the two thousand rows that it gives at most, of fifty columns.
MOST_VALUES = 100_000
#: Bytes that SQLite may hold in all connections together: caches of pages, sorters, values on the way.
HEAP = 160 * 2**20
#: Seconds after each of which a query of ours is asked again that found no memory.
_PAUSES = (0.05, 0.2, 0.5)
#: Numbers of arguments, columns and bytes of SQL that nobody who writes a query needs more of.
_OTHER_LIMITS = (
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 500),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
)


class AnswerTooLargeError(sqlite3.OperationalError):
    """An answer that is larger than the server gives."""


class MeasuredRows:
    """Makes the rows of a connection, and stops an answer that grows over ``room`` bytes or over ``most``
    values (None is for any number).

    A connection answers one query at a time, so that the rows of another cursor are another answer.
    """

    def __init__(self, room: int = LARGEST_ANSWER, most: int | None = MOST_VALUES) -> None:
        self.room, self.most = room, most
        self._cursor: sqlite3.Cursor | None = None
        self._size = self._values = 0

    def __call__(self, cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        if cursor is not self._cursor:
            self._cursor, self._size, self._values = cursor, 0, 0
        self._size += size_of(values)
        self._values += len(values)
        if self._size > self.room or (self.most is not None and self._values > self.most):
            self._cursor = None
            raise AnswerTooLargeError("het antwoord is te groot; vraag minder rijen of kolommen")
        return sqlite3.Row(cursor, values)


def unmeasured(query: Query[Found]) -> Query[Found]:
    """``query``, of a page of our own, whose rows and texts SQLite makes without a call of Python for each.

    Only what a reader asks in SQL, or a whole table, can be too large.
    """
    return _made_with(query, lambda: sqlite3.Row, str)


def of_any_number(query: Query[Found]) -> Query[Found]:
    """``query``, of a file of our own, which may have any number of values: no page is made of them."""
    return _made_with(query, lambda: MeasuredRows(most=None))


def _made_with(query: Query[Found], rows: Callable[[], Any], texts: Any = None) -> Query[Found]:
    """``query``, for which ``rows()`` makes the rows, and ``texts`` the texts where it is given."""

    @wraps(query)
    def run(connection: sqlite3.Connection) -> Found:
        made = connection.row_factory, connection.text_factory
        connection.row_factory, connection.text_factory = rows(), texts or made[1]
        try:
            return query(connection)
        finally:
            connection.row_factory, connection.text_factory = made

    return run


async def once_there_is_memory(ask: Callable[[], Awaitable[Found]]) -> Found:
    """What ``ask``, a query of ours, gives; it is asked again where there was no memory for it.

    SQLite's memory is of all queries together: while a reader's own SQL has filled it, ours fails for want of a
    few bytes. That reader's fails as well a moment later, and lets go.
    """
    for pause in _PAUSES:
        try:
            return await ask()
        except MemoryError:
            await asyncio.sleep(pause)
    return await ask()


def size_of(values: Sequence[Any]) -> int:
    """The bytes of text and blobs in a row, at least."""
    return sum(len(value) for value in values if isinstance(value, (str, bytes)))


def limit(connection: sqlite3.Connection) -> None:
    """Bound what queries on this connection, and SQLite as a whole, may take."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    for category, bound in _OTHER_LIMITS:
        connection.setlimit(category, bound)
    connection.execute(f"pragma hard_heap_limit = {HEAP}")
    connection.row_factory = MeasuredRows()


def refusal(exception: BaseException) -> str | None:
    """What a reader is told of a query that was over a bound, in Dutch; None for any other mistake."""
    if isinstance(exception, MemoryError):
        return "Deze vraag heeft te veel geheugen nodig. Vraag minder rijen of maak de vraag eenvoudiger."
    if isinstance(exception, AnswerTooLargeError):
        return "Het antwoord is te groot. Vraag minder rijen of kolommen."
    if isinstance(exception, sqlite3.DataError) and "too big" in str(exception):
        return "Deze vraag maakt een tekst die te lang is."
    return None
