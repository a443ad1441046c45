"""What browsers and proxies may keep, and for how long.

The database does not change while it is served, and neither does the code: what a page says follows
from both, from the settings and from the day (what is due, what has passed). Their hash is the
``ETag`` of every page. Who has a page with that ETag already is told so (304) without making it again.
What stands at an address with its own hash in it is kept for good.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from publish.security import Application, Message, Receive, Send

#: For what stands at an address that has the hash of its content in it.
IMMUTABLE = "public, max-age=31536000, immutable"
#: For all else: keep it, and ask every time whether it is still the one.
REVALIDATED = "public, no-cache"
_CODE = {".py", ".html", ".css", ".svg", ".toml", ".csv", ".sql"}


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
