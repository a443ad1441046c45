"""A knowledge base that was built anew while the server runs: from then on the server shows the new one.

A build puts its file in the place of the old one. The connections of the server would go on with the old
one and its pages stay as they were, while the download is already the new file. So the file is looked at
before each request; when it is another, the server opens it and forgets what it kept of the old one.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database

from publish.failed_queries import guard
from publish.security import Application, Message, Receive, Send

log = logging.getLogger(__name__)

#: What tells a file from the one that takes its place: its inode, time and size.
Mark = tuple[int, int, int]


def mark_of(path: Path) -> Mark | None:
    """What tells a file from another; None for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def renewing(application: Application, path: Path, renew: Callable[[], None]) -> Application:
    """``application``, where ``renew`` is called before a request when the file at ``path`` is another.

    A file that is gone, or that is no knowledge base, is left alone: the server goes on with what it has.
    """
    known = mark_of(path)

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        nonlocal known
        found = mark_of(path) if scope["type"] == "http" else known
        if found is not None and found != known:
            known = found
            if _is_knowledge_base(path):
                renew()
                log.warning("%s was built anew: its new edition is shown", path)
            else:
                log.warning("%s is no knowledge base any more: the old edition is shown", path)
        await application(scope, receive, send)

    return wrapped


def _is_knowledge_base(path: Path) -> bool:
    # Not kb.show, which a published site goes without.
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("select 1 from vindplaatsen")
    except sqlite3.Error:
        return False
    return True


def reopen(datasette: Datasette, name: str) -> None:
    """Let Datasette open a database again, and forget the tables and numbers of rows that it knew.

    Its threads keep a connection each, so it gets new threads; requests under way end on the old ones.
    """
    old: Any = datasette.databases[name]
    new = Database(datasette, path=old.path, is_mutable=old.is_mutable)
    new.name, new.route = old.name, old.route
    guard(new)
    datasette.databases = {**datasette.databases, name: new}
    if datasette.inspect_data:
        datasette.inspect_data = {k: v for k, v in datasette.inspect_data.items() if k != name}
    threads = datasette.executor
    if threads is not None:
        datasette.executor = ThreadPoolExecutor(max_workers=datasette.setting("num_sql_threads"))
        threads.shutdown(wait=False)
