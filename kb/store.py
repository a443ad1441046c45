"""The store: what reading each source gave, kept by what it depends on, for the next build.

One SQLite file in a folder of the user's own. It is a help and never a need: where it cannot be opened,
read or written, one line says so and the build goes on without. Nothing in it is trusted: an entry
has a hash over its key and its bytes, and one that does not fit is as good as none
(:mod:`kb.encoded_result` then checks what the bytes say, and runs nothing of them).

Builds may use it at the same time: SQLite lets one write and the others wait. Every entry is written
by itself, so that a build that is killed leaves what it had read by then.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kb.closing import Closing

#: Bytes of results that are kept; those that nobody used longest go first. An agreement of fifty
#: pages takes some 300 kB, so this holds several thousands: all of a country.
LIMIT = 2 * 2**30
#: So many bytes may be added before those over the limit go, or an eighth of a smaller limit.
_SLACK = 64 * 2**20
#: Seconds to wait for another build that writes.
_PATIENCE = 30.0
_NAME = "results.sqlite"
#: Goes up when the table changes; a file of another version is begun anew.
_VERSION = 1
_TABLE = """
create table if not exists results (
  key text primary key,
  used integer not null,
  digest blob not null,
  result blob not null
)"""

Answer = TypeVar("Answer")


class UnsafeFolderError(OSError):
    """A folder in which anybody may write: what is in it is anybody's."""


def default_folder() -> Path:
    """The folder of the store: in the user's cache folder, as the XDG base directories say."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    # A path that is not absolute is to be passed over, says the specification.
    cache = Path(given) if Path(given).is_absolute() else Path.home() / ".cache"
    return cache / "woondeal-kennisbank"


class Store(Closing):
    """Results by key, in a folder; a context manager.

    ``warn`` gets one line, once, where the store cannot be used; from then on it has nothing and keeps
    nothing, as it does where ``folder`` is None. ``limit`` is in bytes of results.
    """

    def __init__(
        self, folder: Path | None, warn: Callable[[str], None], limit: int = LIMIT
    ) -> None:
        self._warn = warn
        self._limit = limit
        self._added = 0
        self._used: dict[str, int] = {}
        self._connection: sqlite3.Connection | None = None
        if folder is None:
            return
        self._path = folder / _NAME
        try:
            self._connection = _opened(self._path)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def get(self, key: str) -> bytes | None:
        """The result that is kept under ``key``; None where there is none, or a broken one."""
        row = self._guarded(
            lambda connection: connection.execute(
                "select digest, result from results where key = ?", (key,)
            ).fetchone()
        )
        if row is None:
            return None
        digest, result = row
        if not isinstance(result, bytes) or digest != _digest(key, result):
            return None
        self._used[key] = _now()
        return result

    def put(self, key: str, result: bytes) -> None:
        """Keep a result under ``key``, in the place of what was kept there."""
        if len(result) > self._limit:
            return
        record = (key, _now(), _digest(key, result), result)
        self._guarded(
            lambda connection: connection.execute(
                "replace into results (key, used, digest, result) values (?, ?, ?, ?)",
                record,
            )
        )
        self._added += len(result)
        if self._added > min(_SLACK, self._limit // 8):
            self._guarded(self._shrink)

    def close(self) -> None:
        """Note what was used, drop what is over the limit, and let go of the file."""
        self._guarded(self._note_used)
        self._guarded(self._shrink)
        self._let_go()

    def _note_used(self, connection: sqlite3.Connection) -> None:
        connection.execute("begin immediate")
        connection.executemany(
            "update results set used = max(used, ?) where key = ?",
            [(moment, key) for key, moment in self._used.items()],
        )
        connection.execute("commit")
        self._used.clear()

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Drop what was used longest ago, until the rest is within the limit."""
        self._added = 0
        connection.execute("begin immediate")
        lengths = connection.execute(
            "select key, length(result) from results order by used, rowid"
        ).fetchall()
        total = sum(length for _, length in lengths)
        dropped: list[tuple[str]] = []
        for key, length in lengths:
            if total <= self._limit:
                break
            dropped.append((key,))
            total -= length
        connection.executemany("delete from results where key = ?", dropped)
        connection.execute("commit")

    def _guarded(self, action: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """What ``action`` gives; None from when the store cannot be used any more."""
        if self._connection is None:
            return None
        try:
            return action(self._connection)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None

    def _give_up(self, error: Exception) -> None:
        self._let_go()
        if _is_damaged(error):
            with suppress(OSError):
                _remove(self._path)
        self._warn(f"{self._path}: what was read before cannot be used or kept: {error}")

    def _let_go(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def _opened(path: Path) -> sqlite3.Connection:
    """The file of a store, made where it is not there, and anew where it is damaged or of another
    version.

    Raises :class:`OSError` or :class:`sqlite3.Error` where it cannot be.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.parent.stat().st_mode & stat.S_IWOTH:
        raise UnsafeFolderError("anybody may write in its folder")
    try:
        connection = _connected(path)
    except sqlite3.DatabaseError as error:
        if not _is_damaged(error):
            raise
        connection = None
    if connection is None:
        _remove(path)
        connection = _connected(path)
    if connection is None:
        raise sqlite3.OperationalError("it is of another version")
    return connection


def _connected(path: Path) -> sqlite3.Connection | None:
    """The file with its table; None where it is of another version."""
    # For its owner only, whatever the mask: SQLite would make it for all to read.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        # What is dropped makes the file smaller. Has no effect once there is a table.
        connection.execute("pragma auto_vacuum = full")
        (version,) = connection.execute("pragma user_version").fetchone()
        if version == 0:
            connection.execute("begin immediate")
            connection.execute(_TABLE)
            connection.execute(f"pragma user_version = {_VERSION}")
            connection.execute("commit")
        elif version != _VERSION:
            connection.close()
            return None
        connection.execute("select key, used, digest, result from results limit 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_damaged(error: Exception) -> bool:
    """Return True if a file is no database, or a broken one; not where it is locked or full."""
    return type(error) is sqlite3.DatabaseError


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)


def _digest(key: str, result: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + result).digest()


def _now() -> int:
    return int(time.time())
