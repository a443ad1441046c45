"""A query in SQL that is over its time is stopped from beside it.

Datasette looks at the clock after every thousand steps of SQLite. A step that makes eight megabytes takes
so long by itself that a query of three seconds took one minute, in which the queries behind it waited. SQLite
looks in each turn of a loop whether it was interrupted, which the thread that answers all requests can do: it
waits for nothing while queries run in others. A thread of its own would take memory for this alone.

SQLite forgets that it was interrupted only when a connection runs nothing any more, and an answer that was
read in part still runs. So the connection of a query that was interrupted is not used again.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from datasette.database import connections

Found = TypeVar("Found")
Query = Callable[[sqlite3.Connection], Found]

#: Seconds after which a query is looked at again that waits for a thread, or goes on though it was interrupted.
_AGAIN = 0.25


class Overdue:
    """Interrupts one query, which another thread runs, once it has run for so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = 0.0
        self._interrupted = False
        self._running: sqlite3.Connection | None = None
        self._lock = threading.Lock()
        self._timer: asyncio.TimerHandle | None = None

    def told(self, query: Query[Found]) -> Query[Found]:
        """``query``, which tells when it begins and when it ends."""

        @wraps(query)
        def run(connection: sqlite3.Connection) -> Found:
            with self._lock:
                self._until = time.monotonic() + self._seconds
                self._running = connection
            try:
                return query(connection)
            finally:
                # The connection goes to the next query, which must not be interrupted.
                with self._lock:
                    self._running = None
                if self._interrupted:
                    _use_no_more(connection)

        return run

    def look(self) -> None:
        """Interrupt the query where its time is up, and come back; called in the loop that answers."""
        with self._lock:
            left = self._until - time.monotonic()
            if self._running is not None and left <= 0:
                self._running.interrupt()
                self._interrupted = True
            wait = left if self._running is not None and left > 0 else _AGAIN
        self._timer = asyncio.get_running_loop().call_later(wait, self.look)

    def forget(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()

    def begin(self) -> None:
        """Look for the first time when its time may be up."""
        self._timer = asyncio.get_running_loop().call_later(self._seconds, self.look)


def _use_no_more(connection: sqlite3.Connection) -> None:
    """Let Datasette open another connection for the next query of this thread."""
    for name, kept in list(vars(connections).items()):
        if kept is connection:
            delattr(connections, name)


async def stopped_after(
    seconds: float, query: Query[Found], run: Callable[[Query[Found]], Awaitable[Found]]
) -> Found:
    """What ``run`` gives of ``query``, which it runs in another thread.

    A query that takes longer raises :class:`sqlite3.OperationalError` ("interrupted").
    """
    overdue = Overdue(seconds)
    overdue.begin()
    try:
        return await run(overdue.told(query))
    finally:
        overdue.forget()
