"""Addresses of what does not add up: all stories, one story, what we may have misread and what was not
compared, each as a page, CSV and JSON."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from kb.checked_areas import CHECKED_AREAS
from publish import check_facts, labels, site
from publish.check_facts import Check
from publish.check_sides import sides, worked
from publish.once import once
from publish.stories import Story, stories, story_of
from publish.unchecked import not_compared, unchecked

_COLUMNS = (
    *("verhaal", "controle", "uitkomst", "document", "onderwerp", "er_staat", "er_komt_uit"),
    *("verschil", "uitleg", "mogelijke_verbetering", "reden", "som", "plekken", "bewijs"),
)
#: What the page of all stories shows where the reader does not choose; the uncertain ones have their own.
_SHOWN = ("differs", "explained", "agrees")
_UNCERTAIN = "uncertain"
#: What a reader may choose between, by how certain it is.
CERTAINTIES = ("differs", "uncertain", "explained", "agrees")

Chosen = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of the checks shows; ``chosen`` has what the reader chose, by its name in the address.

    ``documents`` and ``areas`` have the key and name of each that can be chosen; ``elsewhere`` how many
    stories are uncertain and how many checks were not comparable.
    """

    stories: tuple[Story, ...]
    agreeing: tuple[Check, ...]
    documents: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    chosen: Chosen
    elsewhere: tuple[int, int] = (0, 0)

    @property
    def query(self) -> str:
        """The choice as the query of an address."""
        return urlencode(self.chosen)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What is shown, in order."""
        chosen = self.chosen.get("zekerheid")
        return (chosen,) if chosen else _SHOWN


#: What a reader can choose by.
_CHOICES = ("gebied", "soort", "document", "zekerheid")


@once
def areas_of_checks(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """The keys of the areas that each check is about."""
    found: dict[str, set[str]] = {}
    for row in connection.execute(CHECKED_AREAS):
        found.setdefault(row["check_id"], set()).add(row["area_id"])
    return {key: frozenset(areas) for key, areas in found.items()}


def page(connection: sqlite3.Connection, chosen: Chosen) -> Page:
    """The stories with a check that the reader chose, and the checks that agree."""
    of_check = areas_of_checks(connection)

    def is_chosen(check: Check) -> bool:
        return (
            chosen.get("document", check.document_id) == check.document_id
            and chosen.get("soort", check.kind) == check.kind
            and ("gebied" not in chosen or chosen["gebied"] in of_check.get(check.id, ()))
        )

    found = check_facts.all_checks(connection)
    titles = {check.document_id: check.document_title for check in found}
    told = [story for story in stories(connection) if any(map(is_chosen, story.checks))]
    agreeing = [check for check in found if check.outcome == "agrees" and is_chosen(check)]
    outcome = chosen.get("zekerheid")
    return Page(
        tuple(story for story in told if outcome in (None, story.outcome)),
        tuple(agreeing if outcome in (None, "agrees") else ()),
        tuple(sorted(titles.items(), key=lambda item: item[1].casefold())),
        _areas(connection, of_check),
        chosen,
        (
            sum(story.outcome == _UNCERTAIN for story in told),
            sum(check.outcome == "not_comparable" and is_chosen(check) for check in found),
        ),
    )


def _areas(
    connection: sqlite3.Connection, of_check: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, str], ...]:
    """The areas that a check is about, with the kind of those that share their name."""
    asked = {key for areas in of_check.values() for key in areas}
    rows = [
        row for row in connection.execute("select id, name, kind from areas") if row[0] in asked
    ]
    names = [row["name"] for row in rows]
    named = [
        (
            row["id"],
            row["name"]
            if names.count(row["name"]) == 1
            else f"{row['name']} ({labels.AREA_KIND.get(row['kind'], row['kind'])})",
        )
        for row in rows
    ]
    return tuple(sorted(named, key=lambda item: item[1].casefold()))


async def all_stories(datasette: Datasette, request: Request) -> Response:
    """The page of the checks, of what a reader chose."""
    found = await _page(datasette, request)
    return await site.html(datasette, request, "checks.html", page=found, certainties=CERTAINTIES)


async def _page(datasette: Datasette, request: Request) -> Page:
    asked = {name: request.args.get(name) or "" for name in _CHOICES}
    chosen = {name: value for name, value in asked.items() if value}
    return await site.read(datasette, lambda connection: page(connection, chosen))


async def one_story(datasette: Datasette, request: Request) -> Response:
    """The story that a check is part of: an address that stays as long as its words do."""
    key = request.url_vars["id"]
    story = await site.read(datasette, lambda connection: story_of(connection, key))
    if story is None:
        message = "Deze controle klopt, of staat niet meer in de documenten."
        return await site.not_found(datasette, request, message)
    return await site.html(datasette, request, "story.html", story=story)


async def misreadings(datasette: Datasette, request: Request) -> Response:
    """What may be our own misreading rather than a mistake of a document."""
    found = await site.read(datasette, _uncertain)
    suffix = request.url_vars["suffix"]
    if suffix:
        return _as_file(datasette, request, found, "twijfel")
    return await site.html(datasette, request, "misreadings.html", stories=found)


def _uncertain(connection: sqlite3.Connection) -> tuple[Story, ...]:
    return tuple(story for story in stories(connection) if story.outcome == _UNCERTAIN)


async def not_checked(datasette: Datasette, request: Request) -> Response:
    """What could not be compared, and why."""
    if request.url_vars["suffix"]:
        rows = await site.read(datasette, not_compared)
        found = [Story((check,), None) for check in rows]
        return _as_file(datasette, request, found, "niet-gecontroleerd")
    shown = await site.read(datasette, unchecked)
    return await site.html(datasette, request, "unchecked.html", page=shown)


async def as_data(datasette: Datasette, request: Request) -> Response:
    """The stories that a reader chose, a row a check."""
    found = await _page(datasette, request)
    return _as_file(datasette, request, found.stories, "controles")


def _as_file(datasette: Datasette, request: Request, found: Sequence[Story], name: str) -> Response:
    """Stories as CSV or JSON, a row a check."""
    rows = list(_rows(found, site.origin(datasette, request)))
    if request.url_vars["suffix"] == ".json":
        return Response.json(rows, headers={"access-control-allow-origin": "*"})
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _COLUMNS)
    writer.writeheader()
    writer.writerows(
        {**row, "plekken": _places(row["plekken"]), "bewijs": "; ".join(row["bewijs"])}
        for row in rows
    )
    return Response(
        stream.getvalue(),
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
        content_type="text/csv; charset=utf-8",
    )


def _places(sides_of_check: Iterable[Mapping[str, str]]) -> str:
    """The places of a check in one cell: "Er staat (p. 22, Tabel 1): …"."""
    told = []
    for side in sides_of_check:
        where = ", ".join(filter(None, (side["pagina"], side["tabel"], side["in_tabel"])))
        told.append(f"{side['rol']} ({where}): {side['woorden']}")
    return " | ".join(told)


def _rows(found: Iterable[Story], origin: str) -> Iterator[dict[str, Any]]:
    for story in found:
        for check in story.checks:
            evidence = [f"{origin}{e.place.permalink}" for e in check.evidence]
            reason = labels.CHECK_REASON.get(check.reason or "")
            added = worked(check)
            shown = [
                {
                    "rol": side.head,
                    "document": side.place.document_title,
                    "pagina": side.page,
                    "tabel": side.table,
                    "in_tabel": side.in_table,
                    "woorden": side.plain,
                    "adres": f"{origin}{side.place.permalink}",
                }
                for side in sides(check)
            ]
            values = (
                *(f"{origin}/controle/{story.id}", check.id, check.outcome, check.document_title),
                *(check.subject, check.stated, check.computed, check.difference, check.explanation),
                *(story.change, reason, str(added) if added else None, shown, evidence),
            )
            yield dict(zip(_COLUMNS, values, strict=True))
