"""Every kind of page: whole, accessible, and readable on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from addresses import KINDS, addresses
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: WCAG 2.2 level A and AA, and what axe holds to be good practice.
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
#: Elements that stick out of the page on the right, but for those that scroll by themselves.
STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > document.documentElement.clientWidth + 1
        && !element.closest('.scroll, pre, textarea, .skip, svg')
        && getComputedStyle(element).position !== 'absolute';
}).map(element => `${element.tagName.toLowerCase()}.${element.className}`)"""


def go(page: Page, site: str, path: str) -> None:
    response = page.goto(site + path, wait_until="load")
    assert response is not None
    expected = 404 if path == "/bestaat/niet" else 200
    assert response.status == expected


def serious(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:5]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_accessible(page: Page, site: str, database: Path, kind: str) -> None:
    go(page, site, addresses(database)[kind])
    assert serious(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_on_a_phone(phone: Page, site: str, database: Path, kind: str) -> None:
    go(phone, site, addresses(database)[kind])
    assert phone.evaluate(STICKING_OUT) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert serious(phone) == []
