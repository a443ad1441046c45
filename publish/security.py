"""Headers that go with every response: nothing from elsewhere, no frames but of cards, and no script but on one page."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

#: The site has no inline style and no script, on Datasette's own pages neither: they use our templates.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: The page of a place has one script, a file of ours: it copies the citation.
SCRIPTED = re.compile(r"(?:^|/)bron/[A-Za-z0-9-]+$")
POLICY_WITH_SCRIPT = f"{POLICY}; script-src 'self'"
#: The card of a figure is made to stand in a frame on a page of another.
FRAMED = re.compile(r"(?:^|/)kaart/[A-Za-z0-9-]+(?:\.svg)?$")
POLICY_IN_FRAMES = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def secured(application: Application) -> Application:
    """``application`` with the security headers on all of its responses, and without cookies."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in HEADERS} | {b"set-cookie"}
                kept = [(k, v) for k, v in message.get("headers", ()) if k.lower() not in ours]
                message = {**message, "headers": [*kept, *headers_of(scope["path"])]}
            await send(message)

        await application(scope, receive, with_headers)

    return wrapped


def headers_of(path: str) -> Iterator[tuple[bytes, bytes]]:
    """The headers of a response at this path."""
    framed = FRAMED.search(path) is not None
    for name, value in HEADERS:
        if name == b"content-security-policy":
            yield name, _policy(path, framed).encode("ascii")
        elif not (framed and name == b"x-frame-options"):
            yield name, value


def _policy(path: str, framed: bool) -> str:
    if framed:
        return POLICY_IN_FRAMES
    return POLICY_WITH_SCRIPT if SCRIPTED.search(path) else POLICY
