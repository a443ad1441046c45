"""What browsers and proxies may keep, and for how long.

The database does not change while it is served, and neither does the code: what a page says follows
from both, from the settings and from the day (what is due, what has passed). Their hash is the
``ETag`` of every page. Who has a page with that ETag already is told so (304) without making it again.
What stands at an address with its own hash in it is kept for good.

The server keeps the pages that it made too, by that hash, in an ``lru_cache``: what many readers ask for is made once.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from publish.security import Application, Message, Receive, Send

#: For what stands at an address that has the hash of its content in it.
IMMUTABLE = "public, max-age=31536000, immutable"
#: For all else: keep it, and ask every time whether it is still the one.
REVALIDATED = "public, no-cache"
#: Answers that the server keeps, and the bytes of the longest among them: as it was sent, and as it is kept. A page
#: is a tenth as long then; all together take 32 MB at most.
MOST = 1_000
LONGEST, LONGEST_KEPT = 1_000_000, 32_000
#: A longer address is nobody's who reads.
LONGEST_ADDRESS = 2_000
#: Kinds of text that are kept: pages, data and the calendar; files and images have their own ways.
_KINDS = (b"text/html", b"application/json", b"application/atom", b"text/calendar")
_CODE = {".py", ".html", ".css", ".js", ".svg", ".toml", ".csv", ".sql"}


def code_hash(*folders: Path) -> str:
    """A hash of all code, templates and styles in these folders."""
    mark = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in _CODE and path.is_file():
                mark.update(path.relative_to(folder).as_posix().encode())
                mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


def mark_of(parts: object) -> str:
    """A hash of anything that can be written as JSON."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:24]


def cached(
    application: Application,
    state: Callable[[], str],
    today: Callable[[], date] = date.today,
    version: str = "",
) -> Application:
    """``application`` with an ETag on its answers to GET, and 304 for who has that one already.

    ``state`` gives the hash of all that its pages follow from but the day. ``version`` is what the
    parameter ``v`` of an address says when it is of a file that never changes.
    """

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await application(scope, receive, send)
            return
        etag = f'W/"{mark_of((state(), today()))}"'
        asked = _header(scope, b"if-none-match")
        if etag in (part.strip() for part in asked.split(",")):
            headers = [(b"etag", etag.encode()), (b"cache-control", REVALIDATED.encode())]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        query = parse_qs(scope.get("query_string", b"").decode("latin1"))
        forever = bool(version) and query.get("v") == [version]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message = {**message, "headers": _kept(message, etag, forever)}
            await send(message)

        await application(scope, receive, with_headers)

    return wrapped


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent, without the headers that go with every answer; ``packed`` is its body."""

    headers: tuple[tuple[bytes, bytes], ...]
    packed: bytes


def kept(
    application: Application,
    state: Callable[[], str],
    today: Callable[[], date] = date.today,
    most: int = MOST,
) -> Application:
    """``application``, which is not asked again for what it has answered on the same day.

    Who sends a cookie or a name is not given another's answer, and SQL of a reader's own is run
    every time; what Datasette says of itself (``/-/``) is said anew. An answer holds the address at which the
    reader asked (permalinks begin with it), so that is part of what was asked. Of ``most`` questions the answers are kept,
    the latest asked.
    """

    @lru_cache(maxsize=most)
    def known(_asked: Hashable) -> list[Answer]:
        """Where the answer is put once there is one: as long as the question is remembered."""
        return []

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        names = {name.lower() for name, _ in scope.get("headers", ())}
        query = scope.get("query_string", b"")
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or names & {b"cookie", b"authorization"}
            or b"sql=" in query
            or "/-/" in scope["path"]
            or len(scope["path"]) + len(query) > LONGEST_ADDRESS
        ):
            await application(scope, receive, send)
            return
        host, path = _header(scope, b"host"), scope.get("raw_path") or scope["path"]
        place = known((state(), today(), scope.get("scheme"), host, path, query))
        for found in place:
            headers = list(found.headers)
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": zlib.decompress(found.packed)})
            return
        headers_of: tuple[tuple[bytes, bytes], ...] | None = None
        body = bytearray()

        async def watched(message: Message) -> None:
            nonlocal headers_of
            await send(message)
            if message["type"] == "http.response.start":
                headers_of = _to_keep(message)
            elif message["type"] == "http.response.body" and headers_of is not None:
                body.extend(message.get("body", b""))
                if len(body) > LONGEST:
                    headers_of = None
                    body.clear()
                elif not message.get("more_body"):
                    packed = zlib.compress(body, zlib.Z_BEST_SPEED)
                    if len(packed) <= LONGEST_KEPT:
                        place[:] = [Answer(headers_of, packed)]

        await application(scope, receive, watched)

    return wrapped


def _to_keep(message: Message) -> tuple[tuple[bytes, bytes], ...] | None:
    """The headers of an answer that may be kept, None for one that may not."""
    headers = tuple((bytes(k).lower(), bytes(v)) for k, v in message.get("headers", ()))
    kind = next((value for name, value in headers if name == b"content-type"), b"")
    if message["status"] != 200 or not kind.startswith(_KINDS):
        return None
    return None if any(name == b"set-cookie" for name, _ in headers) else headers


def _header(scope: Message, name: bytes) -> str:
    return next((v.decode("latin1") for k, v in scope["headers"] if k.lower() == name), "")


def _kept(message: Message, etag: str, forever: bool) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with those for caches, where it has none of its own."""
    headers = [(bytes(k), bytes(v)) for k, v in message.get("headers", ())]
    names = {name.lower() for name, _ in headers}
    if b"cache-control" not in names:
        headers.append((b"cache-control", (IMMUTABLE if forever else REVALIDATED).encode()))
    if b"etag" not in names and not forever:
        headers.append((b"etag", etag.encode()))
    return headers
