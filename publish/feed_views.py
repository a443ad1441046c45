"""Addresses of the site that answer with an Atom feed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from publish import agreements, areas, atom, feed, other_feeds, site
from publish.editions import Edition

_KIND = "application/atom+xml; charset=utf-8"
#: What makes the items of a feed: it gets a connection, the editions and the day of the build (ISO).
Items = Callable[[Any, tuple[Edition, ...], str, "areas.Area | None"], tuple[atom.Item, ...]]


async def news(datasette: Datasette, request: Request) -> Response:
    """What is new, of everything or of an area."""

    def items(
        connection: Any, known: tuple[Edition, ...], built: str, area: areas.Area | None
    ) -> tuple[atom.Item, ...]:
        found = feed.entries(connection, known, built, area)
        return tuple(feed.item(entry, area) for entry in found)

    return await _feed(
        datasette, request, items, "/nieuw.atom", ("Nieuwe documenten", "Nieuw over"), "/documenten"
    )


async def differences(datasette: Datasette, request: Request) -> Response:
    """Where documents contradict themselves or each other, the newest first."""
    return await _feed(
        datasette,
        request,
        lambda connection, known, built, _: other_feeds.differences(connection, known, built),
        "/controles.atom",
        ("Verschillen", ""),
        "/controles",
        of_area=False,
    )


async def deadlines(datasette: Datasette, request: Request) -> Response:
    """The deadlines that come near, of everybody or of an area."""
    today = date.today()

    def items(
        connection: Any, known: tuple[Edition, ...], built: str, area: areas.Area | None
    ) -> tuple[atom.Item, ...]:
        filters = agreements.Filters(area=area.id if area else "")
        return other_feeds.coming_deadlines(connection, filters, known, built, today)

    page = "/termijnen"
    return await _feed(
        datasette, request, items, "/termijnen.atom", ("Termijnen", "Termijnen van"), page
    )


async def _feed(
    datasette: Datasette,
    request: Request,
    items: Items,
    path: str,
    titles: tuple[str, str],
    page: str,
    of_area: bool = True,
) -> Response:
    """A feed at ``path``; ``titles`` are for everything and before the name of an area."""
    wanted = (request.args.get("gebied") or "") if of_area else ""
    build, known = await site.build_of(datasette), site.editions_of(datasette)
    built = ((build.finished if build else None) or "")[:10]

    def query(connection: Any) -> tuple[areas.Area | None, tuple[atom.Item, ...]]:
        area = areas.area(connection, wanted) if wanted else None
        return area, items(connection, known, built, area)

    area, found = await site.read(datasette, query)
    if wanted and area is None:
        return Response.text("Er is geen gebied met deze sleutel.", status=404)
    title = f"{titles[1]} {area.name}" if area else titles[0]
    path = f"{path}?gebied={area.id}" if area else path
    origin = site.origin(datasette, request)
    text = atom.feed(title, found, built, origin, path, area.path if area else page)
    return Response(text, content_type=_KIND)
