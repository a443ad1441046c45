"""The page of an error: what went wrong in Dutch, with the reader's own question kept to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request, Response

from publish import odd_requests, query_limits, site, sql_errors

#: What Datasette calls its own errors of a reader's SQL.
_INTERRUPTED, _INVALID = "SQL Interrupted", "Invalid SQL"
_SLOW = "Deze vraag in SQL duurde te lang en is gestopt. Vraag minder, of een deel tegelijk."
_MISASKED = "De site begrijpt deze vraag niet. Kijk het adres na."


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader is told. ``is_query`` says that it is about a question that the reader can mend."""

    status: int
    title: str
    message: str
    is_query: bool = False


async def error_page(datasette: Datasette, request: Request, exception: Exception) -> Any:
    """The page for an error, in Dutch; None (Datasette's own answer) for other JSON than of a question.

    What went wrong inside is for the log of the server, not for a reader.
    """
    found = problem(exception, request.query_string)
    if request.path.endswith(".json"):
        if not found.is_query:
            return None
        told = {"ok": False, "error": found.message, "status": found.status, "title": None}
        return Response.json(told, status=found.status)
    return await site.html(
        datasette,
        request,
        "error.html",
        status=found.status,
        title=found.title,
        error=found.message,
        asked=asked(request) if found.is_query else (),
    )


def problem(exception: Exception, query: str) -> Problem:
    """What an error means to whoever asked ``query``."""
    refused = query_limits.refusal(exception)
    if refused is not None:
        return Problem(400, "Dat is te veel", refused, is_query=True)
    status = int(getattr(exception, "status", 500))
    title = getattr(exception, "title", None)
    message = str(getattr(exception, "message", None) or exception)
    if isinstance(exception, QueryInterrupted) or title == _INTERRUPTED:
        return Problem(400, "Dat duurde te lang", _SLOW, is_query=True)
    if title == _INVALID:
        return Problem(400, "Dat gaat niet", sql_errors.in_dutch(message), is_query=True)
    if status >= 500 and odd_requests.is_misasked(exception, query):
        return Problem(400, "Dat gaat niet", _MISASKED, is_query=True)
    if status == 404:
        return Problem(404, "Niet gevonden", "Deze pagina bestaat niet (meer).")
    if status < 500:
        return Problem(status, "Dat gaat niet", message)
    return Problem(
        status,
        "Er ging iets mis",
        "De site kon deze pagina niet maken. Probeer het later nog eens.",
    )


def asked(request: Request) -> Sequence[tuple[str, str]]:
    """The parts of a question, by name, that a reader may want to change: SQL and what was filled in."""
    return tuple(
        (name, value)
        for name in request.args
        if name == "_where" or not name.startswith("_")
        for value in request.args.getlist(name)
    )
