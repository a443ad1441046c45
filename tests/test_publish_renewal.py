"""A knowledge base that is built anew under a running server: pages and download are of one edition."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from datasette.app import Datasette

from publish.renewal import mark_of, renewing
from tests.publish_sample import sample_site, write_sample

TITLE = "Woondeal Nergenshuizen"


def get(site: Datasette, path: str) -> bytes:
    answer = asyncio.run(site.client.get(path, follow_redirects=True))
    assert answer.status_code == 200
    return bytes(answer.content)


def build_anew(path: Path) -> None:
    """Put a knowledge base with another title in the place of the one at ``path``, in one step."""
    new = path.with_suffix(".new")
    shutil.copy(path, new)
    with closing(sqlite3.connect(new)) as connection, connection:
        connection.execute("update documents set title = ?", (TITLE,))
    new.replace(path)


def test_pages_data_and_download_are_of_the_new_edition(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    site = sample_site(path)
    pages = ("/", "/documenten", "/woondeal/documents.json")
    before = [get(site, page) for page in pages]
    tag = asyncio.run(site.client.get("/")).headers["etag"]
    build_anew(path)
    for page, old in zip(pages, before, strict=True):
        assert TITLE.encode() not in old
        assert TITLE.encode() in get(site, page)
    assert get(site, "/woondeal.db") == path.read_bytes()
    assert asyncio.run(site.client.get("/")).headers["etag"] != tag


def test_a_file_that_is_no_knowledge_base_leaves_the_pages_as_they_were(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    site = sample_site(path)
    before = get(site, "/documenten")
    other = tmp_path / "other"
    other.write_bytes(b"niets")
    other.replace(path)
    assert get(site, "/documenten") == before


def test_it_is_looked_at_again_only_when_it_is_another(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    renewed: list[str] = []

    async def answer(*_: object) -> None:
        return None

    application = renewing(answer, path, lambda: renewed.append("now"))
    ask = {"type": "http"}

    def asked() -> int:
        asyncio.run(application(ask, None, None))  # type: ignore[arg-type]
        return len(renewed)

    assert asked() == 0
    build_anew(path)
    assert [asked(), asked()] == [1, 1]
    path.unlink()
    assert asked() == 1


def test_a_file_that_is_not_there_has_no_mark(tmp_path: Path) -> None:
    assert mark_of(tmp_path / "weg.db") is None
