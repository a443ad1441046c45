"""Atom feeds (RFC 4287), whatever is in them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

#: The newest entries that a feed has.
MOST = 50
SITE = "Woondeal-kennisbank"
#: Characters that XML cannot hold.
NOT_XML = dict.fromkeys({*range(32)} - {9, 10, 13})
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: ``key`` is a URN that stays, ``day`` when it came (ISO), ``path`` its page on the site."""

    key: str
    title: str
    day: str
    path: str
    summary: str


def key_of(*parts: str) -> str:
    """A key that stays, whatever the address of the site."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("woondeal-kennisbank", *parts))).urn


def feed(title: str, items: Sequence[Item], built: str, origin: str, path: str, page: str) -> str:
    """The text of a feed at ``path`` of the site at ``origin``, about what ``page`` shows.

    ``built`` is the day (ISO) of a feed with nothing in it.
    """
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
    _add(root, "title", f"{title} – {SITE}")
    _add(root, "id", f"{origin}{path}")
    _add(root, "updated", _moment(items[0].day if items else built))
    _add(root, "author").append(_element("name", SITE))
    _add(root, "link", rel="self", href=f"{origin}{path}")
    _add(root, "link", rel="alternate", href=f"{origin}{page}")
    for item in items:
        entry = _add(root, "entry")
        _add(entry, "title", item.title)
        _add(entry, "id", item.key)
        _add(entry, "updated", _moment(item.day))
        _add(entry, "link", rel="alternate", href=f"{origin}{item.path}")
        _add(entry, "summary", item.summary)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode")


def _moment(day: str) -> str:
    return f"{day[:10] or '1970-01-01'}T00:00:00Z"


def _element(name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.Element(name, attributes)
    element.text = text.translate(NOT_XML) or None
    return element


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    element = _element(name, text, **attributes)
    parent.append(element)
    return element
