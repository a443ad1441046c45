"""What is new for feed readers, and the addresses for search engines."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from publish import atom, editions, other_feeds, site_map
from publish.agreements import Filters
from publish.editions import Edition
from tests.publish_sample import DOCUMENT, sample_site, write_sample

Get = Callable[[str], Any]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def site_with(folder: Path, *known: Edition, base_url: str = "/") -> Get:
    path = write_sample(folder / "woondeal.db")
    if known:
        editions.write(known, folder)
    site = sample_site(path, base_url=base_url)
    return lambda address: asyncio.run(site.client.get(address, follow_redirects=True))


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    return site_with(tmp_path_factory.mktemp("feed"))


def entries(text: str) -> list[dict[str, str]]:
    """The entries of a feed: the text of each part, and the address that it leads to."""
    found = []
    for entry in ElementTree.fromstring(text).iter(f"{ATOM}entry"):
        parts = {part.tag.removeprefix(ATOM): part.text or "" for part in entry}
        link = entry.find(f"{ATOM}link")
        found.append({**parts, "href": link.get("href", "") if link is not None else ""})
    return found


def test_feed_has_a_document_with_what_was_found_in_it(get: Get) -> None:
    answer = get("/nieuw.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    (entry,) = [e for e in entries(answer.text) if e["href"].endswith(f"/document/{DOCUMENT}")]
    assert entry["title"] == "Woondeal Proefregio & omstreken"
    assert entry["updated"] == "2026-01-02T00:00:00Z"
    assert "Gevonden getallen: 3;" in entry["summary"] and "afspraken: 3" in entry["summary"]
    assert get(urlsplit(entry["href"]).path).status_code == 200


def test_feed_of_an_area_has_its_documents_and_how_many_numbers(get: Get) -> None:
    text = get("/nieuw.atom?gebied=GM0373").text
    assert "Nieuw over Bergen" in text
    assert "getallen: 3; 1 over Bergen" in entries(text)[0]["summary"]
    assert get("/nieuw.atom?gebied=nergens").status_code == 404


def test_feed_of_an_area_without_documents_is_empty(get: Get) -> None:
    assert entries(get("/nieuw.atom?gebied=GM0893").text) == []


def test_last_edition_stands_first_and_what_was_read_anew_says_so(tmp_path: Path) -> None:
    first = Edition("2025-02-01", {DOCUMENT: "aa", "weg": "bb"}, {})
    second = Edition("2026-03-04", {}, {DOCUMENT: "cc"})
    new, old = entries(site_with(tmp_path, first, second)("/nieuw.atom").text)
    assert (new["updated"], old["updated"]) == ("2026-03-04T00:00:00Z", "2025-02-01T00:00:00Z")
    assert new["title"].startswith("Opnieuw gelezen: ") and new["id"] != old["id"]


def test_entries_keep_their_key_at_another_address(tmp_path: Path, get: Get) -> None:
    elsewhere = site_with(tmp_path, base_url="/kb/")("/nieuw.atom").text
    here = get("/nieuw.atom").text
    assert [e["id"] for e in entries(elsewhere)] == [e["id"] for e in entries(here)]
    assert "/kb/document/" in entries(elsewhere)[0]["href"]


def test_a_feed_holds_nothing_that_xml_cannot() -> None:
    assert atom._element("title", "a\x0bb\x00c").text == "abc"


def test_pages_lead_to_the_feed(get: Get) -> None:
    assert 'href="/nieuw.atom"' in get("/").text
    assert 'href="/nieuw.atom?gebied=GM0373"' in get("/gemeente/bergen-noord-holland").text


def test_every_address_of_the_site_map_is_a_page(get: Get) -> None:
    found = [
        loc.text or "" for loc in ElementTree.fromstring(get("/sitemap.xml").text).iter(f"{MAP}loc")
    ]
    paths = [urlsplit(address).path for address in found]
    assert len(paths) == len(set(paths))
    assert {"/", "/regios", "/gemeente/bergen-noord-holland", f"/document/{DOCUMENT}"} <= set(paths)
    assert {path: get(path).status_code for path in paths if get(path).status_code != 200} == {}


def test_site_map_has_no_more_addresses_than_it_may() -> None:
    paths = [f"/{n}" for n in range(site_map.MOST + 1)]
    assert site_map.site_map(paths, "https://kb.example", "").count("<url>") == site_map.MOST


def test_robots_are_told_where_the_map_is_and_what_is_endless(get: Get) -> None:
    text = get("/robots.txt").text
    assert "Disallow: /woondeal?\n" in text and "Disallow: /woondeal\n" not in text
    assert text.endswith("Sitemap: http://localhost/sitemap.xml\n")


def test_link_preview_of_a_place_is_its_citation(get: Get) -> None:
    address = json.loads(get("/woondeal/counts.json?_shape=array&id=count-2500").text)[0]["span_id"]
    page = get(f"/bron/{address}").text
    assert 'property="og:description" content="Rijk, Woondeal Proefregio &amp; omstreken' in page
    assert "De gemeenten bouwen samen 2.500 woningen" in page.partition("</head>")[0]


def test_feed_of_differences_has_what_does_not_agree_and_leads_to_its_words(get: Get) -> None:
    (entry,) = entries(get("/controles.atom").text)
    assert entry["title"] == "Totaal <b>Bergen</b>"
    assert "De onderdelen zijn samen 480." in entry["summary"] and "p.\u00a04" in entry["summary"]
    assert entry["updated"] == "2026-01-02T00:00:00Z"
    assert get(urlsplit(entry["href"]).path).status_code == 200


def test_difference_is_of_the_edition_that_read_its_document_anew(tmp_path: Path) -> None:
    first = Edition("2025-02-01", {DOCUMENT: "aa"}, {})
    second = Edition("2026-03-04", {}, {DOCUMENT: "cc"})
    (entry,) = entries(site_with(tmp_path, first, second)("/controles.atom").text)
    assert entry["updated"] == "2026-03-04T00:00:00Z"


def coming(path: Path, today: date, area: str = "") -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        filters = Filters(area=area)
        found = other_feeds.coming_deadlines(connection, filters, (), "2026-01-02", today)
    return [(item.title, item.day) for item in found]


def test_deadline_comes_into_its_feed_ninety_days_before(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    assert coming(path, date(2030, 10, 1)) == []
    ((title, day),) = coming(path, date(2030, 10, 2))
    assert title == "gemeenten: uiterlijk 31 december 2030" and day == "2030-10-02"
    assert len(coming(path, date(2031, 12, 31))) == 1 and coming(path, date(2032, 1, 1)) == []
    # Who it is for, and who it is not for.
    assert len(coming(path, date(2031, 1, 1), "GM0373")) == 1
    assert coming(path, date(2031, 1, 1), "PV27") == []


def test_deadline_of_a_new_document_is_of_its_edition(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update deadlines set last_day = '2025-05-01' where kind = 'by'")
        connection.commit()
    ((_, day),) = coming(path, date(2026, 2, 1))
    assert day == "2026-01-02"


def test_feed_of_deadlines_of_an_area_names_it(get: Get) -> None:
    assert "Termijnen van Bergen" in get("/termijnen.atom?gebied=GM0373").text
    assert get("/termijnen.atom?gebied=nergens").status_code == 404
    assert get("/termijnen.atom").headers["content-type"].startswith("application/atom+xml")
    assert 'href="/termijnen.atom?gebied=GM0373"' in get("/termijnen?gebied=GM0373").text
