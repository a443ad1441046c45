"""A number is cited, the documents are edited and built again, and the link is followed: as a reader does it."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from tests.edited_deal import CHANGED, DEAL, ELSEWHERE, GONE, build_deal
from tests.publish_sample import sample_site


def ask(site: Datasette, path: str) -> Any:
    return asyncio.run(site.client.get(path, follow_redirects=True))


def cited(site: Datasette) -> str:
    """The permalink of the number that a search for a town finds, from the field to copy it from."""
    found = ask(site, "/zoeken?q=hoeveel+woningen+in+Almelo").text
    address = re.search(r'<td class="number"><a href="(/bron/[^"]+)">500', found)
    assert address
    page = unescape(ask(site, address[1]).text)
    link = re.search(r'id="adres"[^>]*value="(?:https?://[^/"]+)(/bron/[^"]+)"', page)
    assert link
    return link[1]


@pytest.fixture
def site(tmp_path: Path) -> Datasette:
    return sample_site(build_deal(tmp_path, DEAL))


def test_a_cited_number_is_there_after_edits_elsewhere(site: Datasette, tmp_path: Path) -> None:
    link = cited(site)
    build_deal(tmp_path, ELSEWHERE)
    page = ask(site, link)
    assert page.status_code == 200
    assert "is verplaatst" not in page.text and "is veranderd" not in page.text
    assert "De gemeente Almelo heeft een opgave van" in unescape(page.text)


def test_a_cited_number_that_is_another_now_is_shown_beside_it(
    site: Datasette, tmp_path: Path
) -> None:
    link = cited(site)
    build_deal(tmp_path, CHANGED)
    page = ask(site, link)
    assert page.status_code == 200 and "De tekst is veranderd" in page.text
    assert "<del>500</del>" in page.text and "<ins>650</ins>" in page.text


def test_a_cited_number_that_is_gone_is_told_with_what_it_was_and_no_other_is_shown(
    site: Datasette, tmp_path: Path
) -> None:
    link = cited(site)
    build_deal(tmp_path, GONE)
    page = ask(site, link)
    told = " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())
    assert page.status_code == 410
    assert re.search(r"Gelezen als 500 woningen\b.*?\bAlmelo\b", told)
    assert "<mark" not in page.text
