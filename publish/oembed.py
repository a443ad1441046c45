"""A card for who embeds by address alone (https://oembed.com): the answer for the address of a place or card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from publish import card_svg
from publish.atom import SITE
from publish.figure_card import Card

_PLACE = re.compile(r"/(?:bron|kaart)/(?P<span>[A-Za-z0-9-]+)(?:\.svg)?")
#: Room in a frame for what fonts differ in, in pixels.
_ROOM = 60
#: Seconds that an embedder may keep the answer.
CACHE_AGE = 86_400


@dataclass(frozen=True, slots=True)
class Asked:
    """The place that an address is of: the key of its span, and the words that the address carries."""

    span: str
    words: Mapping[str, str]


def asked(address: str, origin: str) -> Asked | None:
    """The place of an address of the site at ``origin``; None for any other address.

    With http and https, as a site may be asked by both.
    """
    try:
        found, own = urlsplit(address), urlsplit(origin)
    except ValueError:
        return None
    if found.scheme not in ("http", "https") or found.netloc.casefold() != own.netloc.casefold():
        return None
    if not found.path.startswith(own.path):
        return None
    place = _PLACE.fullmatch(found.path[len(own.path) :])
    if place is None:
        return None
    query = parse_qs(found.query)
    words = {name: query.get(name, [""])[0] for name in ("exact", "prefix", "suffix")}
    return Asked(place["span"], words)


def answer(
    card: Card, frame: str, origin: str, width: int | None = None, height: int | None = None
) -> dict[str, Any]:
    """The answer: ``frame`` is the address of the card, ``width`` and ``height`` the most that it may take."""
    wide = min(card_svg.WIDTH, width or card_svg.WIDTH)
    # A narrower card is higher: its text takes as many more lines as it is narrower.
    high = round(card_svg.height_of(card) * card_svg.WIDTH / wide) + _ROOM
    high = min(high, height or high)
    return {
        "type": "rich",
        "version": "1.0",
        "title": card.name,
        "provider_name": SITE,
        "provider_url": f"{origin}/",
        "cache_age": CACHE_AGE,
        "width": wide,
        "height": high,
        "html": frame_of(card, frame, wide, high),
    }


def frame_of(card: Card, address: str, width: int, height: int) -> str:
    """The HTML that shows a card in a page of another."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(card.name)}" width="{width}" '
        f'height="{height}" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )


def frame_for(card: Card, address: str) -> str:
    """The HTML that shows a card in a page of another, as wide as it is made for."""
    return frame_of(card, address, card_svg.WIDTH, card_svg.height_of(card) + _ROOM)


def size_of(value: str | None) -> int | None:
    """A number of pixels that was asked for; None where it is none. Raises :class:`ValueError` below 1."""
    if not value:
        return None
    size = int(value)
    if size < 1:
        raise ValueError(f"{size} pixels")
    return size
