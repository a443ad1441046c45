"""SQL of a reader's own: a few queries at a time, and an error that looks like one.

Datasette answers all queries from a few threads. One reader's slow queries, sent side by side, would
keep all of them and everybody else waiting; so such queries wait for each other, and some threads are
always left for the pages. Who comes when the queue is full is told so (503).

Datasette's CSV of a query that fails is empty with status 200, which a spreadsheet takes for no rows;
here it is an error in words.
"""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from publish.security import Application, Message, Receive, Send

#: Queries that run at a time; Datasette has three threads for SQL.
AT_ONCE = 1
#: Queries that wait. Each may take the time limit of a query (seconds), so the last waits a minute.
WAITING = 20
#: Parameters with SQL in them.
_SQL = frozenset({"sql", "_where"})
_BUSY = "Er wachten te veel vragen in SQL. Probeer het over een minuut nog eens.\n"
_FAILED = (
    "Deze vraag in SQL is mislukt. Open de pagina van de vraag (zonder .csv) om te lezen waarom.\n"
)
#: The CSV of Datasette for a query without columns: its head line alone, with nothing on it.
_NO_COLUMNS = b"\r\n"


def in_turn(
    application: Application, at_once: int = AT_ONCE, waiting: int = WAITING
) -> Application:
    """``application``, where requests with SQL in them wait for each other."""
    turn = asyncio.Semaphore(at_once)
    queued = 0

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        nonlocal queued
        if scope["type"] != "http" or not has_sql(scope.get("query_string", b"")):
            await application(scope, receive, send)
            return
        if queued >= at_once + waiting:
            await _refuse(send, 503, _BUSY, (b"retry-after", b"60"))
            return
        queued += 1
        try:
            async with turn:
                answer = _honest(send) if scope["path"].endswith(".csv") else send
                await application(scope, receive, answer)
        finally:
            queued -= 1

    return wrapped


def has_sql(query: bytes) -> bool:
    """Return True if a query string has SQL of the reader's own."""
    return bool(_SQL & parse_qs(query.decode("latin1"), keep_blank_values=True).keys())


def _honest(send: Send) -> Send:
    """``send``, which makes an error of a CSV without columns."""
    start: Message | None = None

    async def sent(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start" and message["status"] == 200:
            start = message
            return
        if start is None:
            await send(message)
            return
        if not message.get("body") and message.get("more_body"):
            return
        if message.get("body") == _NO_COLUMNS:
            start = None
            await _refuse(_until_end(send), 400, _FAILED)
            return
        held, start = start, None
        await send(held)
        await send(message)

    return sent


def _until_end(send: Send) -> Send:
    """``send`` for an answer that goes on: the end of it comes from whoever began it."""

    async def sent(message: Message) -> None:
        await send({**message, "more_body": True} if "body" in message else message)

    return sent


async def _refuse(send: Send, status: int, words: str, *headers: tuple[bytes, bytes]) -> None:
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [kind, *headers]})
    await send({"type": "http.response.body", "body": words.encode("utf-8")})
