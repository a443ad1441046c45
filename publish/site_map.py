"""For search engines: the address of every page of the site's own (sitemaps.org), and what to leave alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from publish import areas, documents, parties, themes

#: Addresses that a site map may have (https://www.sitemaps.org/protocol.html).
MOST = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def addresses(connection: sqlite3.Connection) -> Iterator[str]:
    """The paths of areas, documents, parties and themes about which there is anything."""
    yield from (area.path for area in areas.with_data(connection))
    yield from (f"/document/{found.id}" for found in documents.documents(connection))
    for kind in parties.index(connection):
        for party in kind.parties:
            yield from (f"/partij/{found.id}" for found in (party, *party.parts))
    yield from (f"/thema/{theme.code}" for theme in themes.themes(connection) if theme.commitments)


def site_map(paths: Iterable[str], origin: str, built: str) -> str:
    """The map of these paths of the site, each once; ``built`` is the day of the edition (ISO) or empty."""
    root = ElementTree.Element("urlset", {"xmlns": _NAMESPACE})
    for path in list(dict.fromkeys(paths))[:MOST]:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = f"{origin}{path}"
        if built:
            ElementTree.SubElement(url, "lastmod").text = built[:10]
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode")


def robots(origin: str, base: str, database: str) -> str:
    """``robots.txt``: pages with a reader's own question are endless and are left alone."""
    alone = (
        f"{base}/{database}?",
        f"{base}/{database}/*?",
        f"{base}/zoeken?",
        f"{base}/afspraken?",
    )
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in alone))
    return "\n".join((*lines, "", f"Sitemap: {origin}/sitemap.xml", ""))
