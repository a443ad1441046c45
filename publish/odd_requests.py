"""Requests that a reader of the site has no use for: refused in words, and never as a fault of the server."""

from __future__ import annotations

from collections.abc import Iterator
from types import FrameType, TracebackType

from publish.security import Application, Message, Receive, Send

_METHODS = ("GET", "HEAD")
#: Pages of Datasette about itself that name files and threads of the machine.
_OF_THE_MACHINE = frozenset({"databases", "threads", "metadata", "config"})
#: What Datasette trips over when the value of a parameter makes no sense to it.
_TRIPPED = (ValueError, LookupError, TypeError, AssertionError)
_NO_METHOD = "Deze site beantwoordt alleen GET en HEAD.\n"
_NO_PAGE = "Deze pagina bestaat niet.\n"


def refusing(application: Application) -> Application:
    """``application``, which is not asked what it has no answer to.

    Only GET and HEAD are (405). A path with a backslash is nobody's (404): Datasette would send a reader
    on to it, which browsers take for another site. What Datasette says of the machine is not for readers.
    """

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if scope["method"] not in _METHODS:
                await _refuse(send, 405, _NO_METHOD, (b"allow", b"GET, HEAD"))
                return
            if "\\" in scope["path"] or _is_of_the_machine(scope["path"]):
                await _refuse(send, 404, _NO_PAGE)
                return
        await application(scope, receive, send)

    return wrapped


def _is_of_the_machine(path: str) -> bool:
    before, mark, name = path.partition("/-/")
    return bool(mark) and "/-" not in before and name.split(".")[0].strip("/") in _OF_THE_MACHINE


def is_misasked(error: BaseException, query: str) -> bool:
    """Return True if an error is about what a reader asked for, and not a fault of ours.

    Datasette answers a parameter that makes no sense to it with what it tripped over, as a fault of the
    server. Where our own code had a part in it, it is one.
    """
    if not query or not isinstance(error, (*_TRIPPED, *_datasette_errors())):
        return False
    return not any(_is_ours(frame) for frame in _frames(error.__traceback__))


def _datasette_errors() -> tuple[type[Exception], ...]:
    """Datasette's class of errors that say in words what is wrong, where this version has it."""
    try:
        from datasette.views.base import DatasetteError
    except ImportError:
        return ()
    return (DatasetteError,)


def _is_ours(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__", "")).partition(".")[0] == "publish"


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next


async def _refuse(send: Send, status: int, words: str, *headers: tuple[bytes, bytes]) -> None:
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [kind, *headers]})
    await send({"type": "http.response.body", "body": words.encode("utf-8")})
