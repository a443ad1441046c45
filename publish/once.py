"""What follows from the database alone is worked out once for each connection, not for each page."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, TypeVar

Found = TypeVar("Found")

#: So many connections are remembered: Datasette has one for each of its threads.
MOST = 16


class _Kept:
    """The answers for one connection, for as long as its database is as it was."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.version: tuple[int, int] | None = None
        self.answers: dict[Callable[..., Any], Any] = {}

    def answer(self, function: Callable[[sqlite3.Connection], Found]) -> Found:
        # The one counts what this connection changed, the other what others did.
        others = self.connection.execute("pragma data_version").fetchone()[0]
        version = (self.connection.total_changes, int(others))
        if version != self.version:
            self.version, self.answers = version, {}
        if function not in self.answers:
            self.answers[function] = function(self.connection)
        found: Found = self.answers[function]
        return found


_kept: OrderedDict[int, _Kept] = OrderedDict()
_lock = Lock()


def once(function: Callable[[sqlite3.Connection], Found]) -> Callable[[sqlite3.Connection], Found]:
    """``function``, whose answer is kept until the database changes; nobody may change the answer.

    A connection cannot be referred to weakly, so the last :data:`MOST` are held on to.
    """

    @wraps(function)
    def kept(connection: sqlite3.Connection) -> Found:
        with _lock:
            of = _kept.pop(id(connection), None)
            if of is None or of.connection is not connection:
                of = _Kept(connection)
            _kept[id(connection)] = of
            while len(_kept) > MOST:
                _kept.popitem(last=False)
        return of.answer(function)

    return kept
