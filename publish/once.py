"""What follows from the database alone is worked out once for each connection, not for each page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Found = TypeVar("Found")

#: So many answers of one function are remembered: Datasette has a connection for each of its threads.
MOST = 16


def once(function: Callable[[sqlite3.Connection], Found]) -> Callable[[sqlite3.Connection], Found]:
    """``function``, whose answer is kept until the database changes; nobody may change the answer."""

    @lru_cache(maxsize=MOST)
    def known(connection: sqlite3.Connection, _version: tuple[int, int]) -> Found:
        return function(connection)

    @wraps(function)
    def kept(connection: sqlite3.Connection) -> Found:
        # The one counts what this connection changed, the other what others did.
        others = int(connection.execute("pragma data_version").fetchone()[0])
        return known(connection, (connection.total_changes, others))

    return kept
