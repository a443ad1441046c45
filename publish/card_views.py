"""The card of a figure: its page for a frame, its picture, and what oEmbed says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from publish import card_svg, figure_card, finding, oembed, site, source_page
from publish.figure_card import Card

SVG = "image/svg+xml; charset=utf-8"
_ANYBODY = {"access-control-allow-origin": "*"}
_WORDS = ("exact", "prefix", "suffix")


async def find_card(datasette: Datasette, span: str, words: dict[str, str]) -> Card | None:
    """The card of a place; None where no edition of this site had it and its words are nowhere."""

    def query(connection: Any) -> Card | None:
        found = finding.locate(connection, span, **words)
        if isinstance(found, finding.Located):
            return figure_card.of_place(source_page.view(connection, found))
        if found is None or not found.from_edition:
            return None
        given = {name: value for name, value in words.items() if value}
        return figure_card.of_sought(
            found, f"/bron/{span}" + (f"?{urlencode(given)}" if given else "")
        )

    return await site.read(datasette, query)


async def card(datasette: Datasette, request: Request) -> Response:
    """A card, as a page to be put in a frame or as a picture. What is gone has status 410."""
    words = {name: request.args.get(name) or "" for name in _WORDS}
    found = await find_card(datasette, request.url_vars["span"], words)
    if found is None:
        message = "Deze vindplaats staat in geen van de uitgaven van deze site."
        return await site.not_found(datasette, request, message)
    origin = site.origin(datasette, request)
    status = 410 if found.state == "gone" else 200
    if request.url_vars.get("suffix"):
        picture = card_svg.svg(found, origin + found.path)
        return Response(picture, status=status, headers=_ANYBODY, content_type=SVG)
    return await site.html(
        datasette,
        request,
        "card.html",
        status=status,
        card=found,
        address=origin + found.path,
        picture=card_path(found, ".svg"),
        oembed_address=oembed_address(origin, found),
    )


async def embed(datasette: Datasette, request: Request) -> Response:
    """What oEmbed asks for: how to show the card of the address of a place."""
    if (request.args.get("format") or "json") != "json":
        return Response.text("Alleen JSON.", status=501)
    origin = site.origin(datasette, request)
    place = oembed.asked(request.args.get("url") or "", origin)
    try:
        width, height = (oembed.size_of(request.args.get(n)) for n in ("maxwidth", "maxheight"))
    except ValueError:
        return Response.json({"error": "maxwidth en maxheight zijn getallen."}, status=400)
    found = await find_card(datasette, place.span, dict(place.words)) if place else None
    if found is None:
        return Response.json({"error": "Dit adres is geen vindplaats."}, status=404)
    told = oembed.answer(found, origin + card_path(found), origin, width, height)
    return Response.json(told, headers=_ANYBODY)


def card_path(found: Card, suffix: str = "") -> str:
    """The path of a card of a place, with the words that its permalink carries."""
    path, mark, query = found.path.partition("?")
    return path.replace("/bron/", "/kaart/", 1) + suffix + mark + query


def oembed_address(origin: str, found: Card) -> str:
    """Where oEmbed answers for the page of a place."""
    return f"{origin}/oembed?{urlencode({'url': origin + found.path, 'format': 'json'})}"


def to_embed(page: source_page.SourceView, origin: str) -> dict[str, str]:
    """What the page of a place offers to who wants its figure on a page of their own."""
    found = figure_card.of_place(page)
    # Who copies it now copies what is here now: a card of the place as it is, not of what it was.
    found = replace(found, state="id", was="")
    return {
        "card": card_path(found),
        "picture": card_path(found, ".svg"),
        "frame": oembed.frame_for(found, origin + card_path(found)),
        "oembed": oembed_address(origin, found),
    }
