"""Addresses of what does not add up: the page of all stories, one story, and the same as CSV and JSON."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

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
    """What the page of the checks shows; ``document`` and ``kind`` are what the reader chose, or empty.

    ``documents`` has the key and title of each document that can be chosen.
    """

    stories: tuple[Story, ...]
    agreeing: tuple[Check, ...]
    documents: tuple[tuple[str, str], ...]
    document: str = ""
    kind: str = ""

    @property
    def chosen(self) -> str:
        """The choice as the query of an address."""
        chosen = {"document": self.document, "soort": self.kind}
        return urlencode({name: value for name, value in chosen.items() if value})


def page(connection: sqlite3.Connection, document: str = "", kind: str = "") -> Page:
    """The stories with a check of a document and kind, and the checks that agree."""

    def is_chosen(check: Check) -> bool:
        return document in ("", check.document_id) and kind in ("", check.kind)

    found = check_facts.all_checks(connection)
    titles = {check.document_id: check.document_title for check in found}
    return Page(
        tuple(story for story in stories(connection) if any(map(is_chosen, story.checks))),
        tuple(check for check in found if check.outcome == "agrees" and is_chosen(check)),
        tuple(sorted(titles.items(), key=lambda item: item[1].casefold())),
        document,
        kind,
    )


async def all_stories(datasette: Datasette, request: Request) -> Response:
    """The page of the checks, of the document and kind that a reader chose."""
    found = await _page(datasette, request)
    return await site.html(datasette, request, "checks.html", page=found)


async def _page(datasette: Datasette, request: Request) -> Page:
    document, kind = (request.args.get(name) or "" for name in ("document", "soort"))
    return await site.read(datasette, lambda connection: page(connection, document, kind))


async def one_story(datasette: Datasette, request: Request) -> Response:
    """The story that a check is part of: an address that stays as long as its words do."""
    key = request.url_vars["id"]
    story = await site.read(datasette, lambda connection: story_of(connection, key))
    if story is None:
        message = "Deze controle klopt, of staat niet meer in de documenten."
        return await site.not_found(datasette, request, message)
    return await site.html(datasette, request, "story.html", story=story)


async def as_data(datasette: Datasette, request: Request) -> Response:
    """The stories that a reader chose, a row a check."""
    found = await _page(datasette, request)
    rows = list(_rows(found.stories, site.origin(datasette, request)))
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
