"""A query that fails lets go of its cursor in the thread that ran it, so that nobody else waits for it.

An error holds the frames that it went through, and these hold the cursor of the query; Datasette's errors
hold each other in a circle, so that the cursor lives until Python's collector of circles comes by. That runs in
whichever thread makes an object at that moment, mostly the one that answers all requests. There it resets the
cursor, for which SQLite waits until the connection is free: until the next slow query in SQL has ended,
while no page is answered. Frames that are emptied as soon as a query has failed leave nothing to collect.
"""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from publish.overdue import stopped_after

Found = TypeVar("Found")
Query = Callable[[sqlite3.Connection], Found]

#: Seconds more than Datasette gives, which mostly stops a query itself.
_GRACE = 0.5
#: Seconds that the query may take which is asked; none for those of our own pages.
_SECONDS: ContextVar[float | None] = ContextVar("seconds", default=None)


def guard(database: Any) -> None:
    """Let every query of a database of Datasette free its cursor when it fails, and stop those in SQL that
    are over the time that Datasette gives them."""
    execute, execute_fn = database.execute, database.execute_fn

    async def guarded(sql: str, *more: Any, **options: Any) -> Any:
        before = _SECONDS.set(database.ds.sql_time_limit_ms / 1000 + _GRACE)
        try:
            return await execute(sql, *more, **options)
        finally:
            _SECONDS.reset(before)

    async def guarded_fn(query: Query[Found]) -> Found:
        async def run(asked: Query[Found]) -> Found:
            answer: Awaitable[Found] = execute_fn(freeing(asked))
            return await answer

        seconds = _SECONDS.get()
        return await (run(query) if seconds is None else stopped_after(seconds, query, run))

    database.execute, database.execute_fn = guarded, guarded_fn


def freeing(query: Query[Found]) -> Query[Found]:
    """``query``, whose frames are emptied when it fails; its error is raised as it is."""

    @wraps(query)
    def run(connection: sqlite3.Connection) -> Found:
        try:
            return query(connection)
        except BaseException as error:
            _empty_frames(error)
            raise

    return run


def _empty_frames(error: BaseException) -> None:
    """Empty the frames that an error, and the errors before it, went through and that have ended."""
    seen: set[int] = set()
    before: BaseException | None = error
    while before is not None and id(before) not in seen:
        seen.add(id(before))
        traceback.clear_frames(before.__traceback__)
        before = before.__context__
