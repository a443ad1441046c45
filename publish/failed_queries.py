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
from functools import wraps
from typing import Any, TypeVar

Found = TypeVar("Found")
Query = Callable[[sqlite3.Connection], Found]


def free_cursors(database: Any) -> None:
    """Let every query of a database of Datasette free its cursor when it fails."""
    execute_fn = database.execute_fn

    async def execute(query: Query[Found]) -> Found:
        answer: Awaitable[Found] = execute_fn(freeing(query))
        return await answer

    database.execute_fn = execute


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
