"""Addresses of what does not add up: the page of all stories, one story, and the same as CSV and JSON."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from publish import check_facts, site
from publish.check_facts import Check
from publish.stories import Story, stories, story_of

_COLUMNS = (
    *("verhaal", "controle", "uitkomst", "document", "onderwerp", "er_staat", "er_komt_uit"),
    *("verschil", "uitleg", "mogelijke_verbetering", "bewijs"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of the checks shows."""

    stories: tuple[Story, ...]
    agreeing: tuple[Check, ...]


def page(connection: sqlite3.Connection) -> Page:
    """The stories, and the checks that agree."""
    found = check_facts.all_checks(connection)
    agreeing = tuple(check for check in found if check.outcome == "agrees")
    return Page(stories(connection), agreeing)


async def one_story(datasette: Datasette, request: Request) -> Response:
    """The story that a check is part of: an address that stays as long as its words do."""
    key = request.url_vars["id"]
    story = await site.read(datasette, lambda connection: story_of(connection, key))
    if story is None:
        message = "Deze controle klopt, of staat niet meer in de documenten."
        return await site.not_found(datasette, request, message)
    return await site.html(datasette, request, "story.html", story=story)


async def as_data(datasette: Datasette, request: Request) -> Response:
    """All stories, a row a check."""
    found = await site.read(datasette, stories)
    rows = list(_rows(found, site.origin(datasette, request)))
    if request.url_vars["suffix"] == ".json":
        return Response.json(rows, headers={"access-control-allow-origin": "*"})
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _COLUMNS)
    writer.writeheader()
    writer.writerows({**row, "bewijs": "; ".join(row["bewijs"])} for row in rows)
    return Response(
        stream.getvalue(),
        headers={"content-disposition": 'attachment; filename="controles.csv"'},
        content_type="text/csv; charset=utf-8",
    )


def _rows(found: Iterable[Story], origin: str) -> Iterator[dict[str, Any]]:
    for story in found:
        for check in story.checks:
            evidence = [f"{origin}{e.place.permalink}" for e in check.evidence]
            values = (
                *(f"{origin}/controle/{story.id}", check.id, check.outcome, check.document_title),
                *(check.subject, check.stated, check.computed, check.difference, check.explanation),
                *(story.change, evidence),
            )
            yield dict(zip(_COLUMNS, values, strict=True))
