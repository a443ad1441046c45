"""The source page of everything that the built database states; run with ``make test-crawl``.

Every count, commitment, deadline and cell must have a page that marks exactly its quote, on the page
of the source that the database says, and that offers a permalink which finds the same words again.
"""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import sys
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from publish_sample import sample_site  # noqa: E402

KINDS = ("counts", "commitments", "deadlines", "cells", "asks", "check_spans", "warnings")
_MARKS = re.compile(r"<mark[^>]*>(.*?)</mark>", re.S)
_SHEET = re.compile(r'<div class="sheet">(.*?)</div>', re.S)
#: Requests under way at once: as many as Datasette has threads for its database.
AT_ONCE = 3


@pytest.fixture(scope="module")
def database() -> Path:
    path = ROOT / os.environ.get("DATABASE", "woondeal.db")
    assert path.is_file(), f"{path}: build it first (make build)"
    return path


@pytest.fixture(scope="module")
def connection(database: Path) -> Any:
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


def marked(html: str) -> str:
    """The words that a source page marks on its pages, one after another."""
    return unescape("".join("".join(_MARKS.findall(sheet)) for sheet in _SHEET.findall(html)))


async def wrong_pages(site: Datasette, spans: dict[str, str]) -> list[str]:
    limit = asyncio.Semaphore(AT_ONCE)
    wrong: list[str] = []

    async def visit(span: str, quote: str) -> None:
        async with limit:
            response = await site.client.get(f"/bron/{span}")
        if response.status_code != 200:
            wrong.append(f"{span}: status {response.status_code}")
        # A form feed between two pages is no word of either.
        elif marked(response.text) != quote.replace("\f", ""):
            wrong.append(f"{span}: marks {marked(response.text)!r} for {quote!r}")

    await asyncio.gather(*(visit(span, quote) for span, quote in spans.items()))
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_every_source_page_marks_exactly_its_quote(
    database: Path, connection: sqlite3.Connection, kind: str
) -> None:
    spans = dict(
        connection.execute(
            f"select distinct s.id, s.quote from {kind} x join spans s on s.id = x.span_id"
        )
    )

    async def visit() -> list[str]:
        site = sample_site(database)
        await site.invoke_startup()
        return await wrong_pages(site, spans)

    wrong = asyncio.run(visit())
    assert wrong == [], f"{len(wrong)} of {len(spans)}"
    print(f"{kind}: {len(spans)} source pages")


def test_every_own_page_that_lists_rows_answers(
    database: Path, connection: sqlite3.Connection
) -> None:
    paths = [
        *(f"/document/{row[0]}" for row in connection.execute("select id from documents")),
        *(
            f"/document/{document}/pagina/{page}"
            for document, first, last in connection.execute(
                "select id, page_first, page_last from documents"
            )
            for page in range(first, last + 1)
        ),
        *(f"/gebied/{row[0]}" for row in connection.execute("select id from areas")),
        *(f"/partij/{row[0]}" for row in connection.execute("select id from parties")),
    ]

    async def visit() -> list[str]:
        site = sample_site(database)
        await site.invoke_startup()
        limit = asyncio.Semaphore(AT_ONCE)
        wrong: list[str] = []

        async def one(path: str) -> None:
            async with limit:
                response = await site.client.get(path)
            if response.status_code not in (200, 302):
                wrong.append(f"{path}: status {response.status_code}")

        await asyncio.gather(*(one(path) for path in paths))
        return wrong

    assert asyncio.run(visit()) == []
    print(f"{len(paths)} pages")
