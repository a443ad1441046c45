"""What is kept between readers: answers of the database, and pages; and when they are made anew."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from publish import caching, once

Headers = list[tuple[bytes, bytes]]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.execute("create table things (name)")
        yield opened


def counter() -> tuple[Callable[[sqlite3.Connection], int], list[sqlite3.Connection]]:
    """A function that counts things and keeps itself, and the times that it really did so."""
    asked: list[sqlite3.Connection] = []

    @once.once
    def things(connection: sqlite3.Connection) -> int:
        asked.append(connection)
        return int(connection.execute("select count(*) from things").fetchone()[0])

    return things, asked


def test_answer_is_worked_out_once(connection: sqlite3.Connection) -> None:
    things, asked = counter()
    assert [things(connection), things(connection)] == [0, 0]
    assert len(asked) == 1


def test_answer_is_worked_out_again_when_this_connection_changed_something(
    connection: sqlite3.Connection,
) -> None:
    things, _ = counter()
    assert things(connection) == 0
    connection.execute("insert into things values ('een')")
    assert things(connection) == 1


def test_answer_is_worked_out_again_when_another_connection_changed_something(
    tmp_path: Path,
) -> None:
    things, _ = counter()
    path = tmp_path / "things.db"
    with closing(sqlite3.connect(path)) as first, closing(sqlite3.connect(path)) as other:
        other.execute("create table things (name)")
        assert things(first) == 0
        other.execute("insert into things values ('een')")
        other.commit()
        assert things(first) == 1


def test_only_so_many_connections_are_held_on_to() -> None:
    things, asked = counter()
    opened = [sqlite3.connect(":memory:") for _ in range(once.MOST + 1)]
    for connection in opened:
        connection.execute("create table things (name)")
        things(connection)
    things(opened[-1])
    assert len(asked) == once.MOST + 1
    things(opened[0])
    assert len(asked) == once.MOST + 2
    for connection in opened:
        connection.close()


class Site:
    """A site with one page, that counts how often it made it."""

    def __init__(self, status: int = 200, kind: bytes = b"text/html", body: bytes = b"bladzijde"):
        self.made = 0
        self.status, self.kind, self.body = status, kind, body

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.made += 1
        headers = [(b"content-type", self.kind)]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body[:3], "more_body": True})
        await send({"type": "http.response.body", "body": self.body[3:]})


def ask(
    application: Any, path: str = "/", query: bytes = b"", headers: Headers | None = None
) -> tuple[int, bytes]:
    """Status and body of the answer of an application."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "query_string": query,
        "headers": headers or [(b"host", b"voorbeeld.nl")],
    }
    asyncio.run(application(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def kept(site: Site, **keywords: Any) -> Any:
    return caching.kept(site, lambda: "toestand", **keywords)


def test_page_is_made_once_and_is_the_same_for_the_next_reader() -> None:
    site = Site()
    application = kept(site)
    assert ask(application) == ask(application) == (200, b"bladzijde")
    assert site.made == 1


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/over"},
        {"query": b"q=huur"},
        {"headers": [(b"host", b"anders.nl")]},
    ],
)
def test_page_of_another_address_is_another_page(other: dict[str, Any]) -> None:
    site = Site()
    application = kept(site)
    ask(application)
    ask(application, **other)
    assert site.made == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"headers": [(b"cookie", b"wie=ik")]},
        {"headers": [(b"authorization", b"Bearer x")]},
        {"query": b"sql=select+random()"},
        {"path": "/-/threads.json"},
    ],
)
def test_what_may_be_of_one_reader_is_not_kept(asked: dict[str, Any]) -> None:
    site = Site()
    application = kept(site)
    ask(application, **asked)
    ask(application, **asked)
    assert site.made == 2


@pytest.mark.parametrize(
    "site",
    [Site(status=404), Site(kind=b"text/css"), Site(body=b"x" * (caching.LONGEST + 1))],
    ids=["niet gevonden", "stijl", "te lang"],
)
def test_errors_files_and_long_answers_are_not_kept(site: Site) -> None:
    application = kept(site)
    assert ask(application) == ask(application) == (site.status, site.body)
    assert site.made == 2


def test_page_is_made_again_the_next_day() -> None:
    site, day = Site(), [date(2026, 1, 1)]
    application = kept(site, today=lambda: day[0])
    ask(application)
    day[0] = date(2026, 1, 2)
    ask(application)
    assert site.made == 2


def test_what_was_asked_for_longest_ago_makes_place() -> None:
    site = Site()
    application = kept(site, most=2)
    for path in ("/a", "/b", "/c"):
        ask(application, path)
    ask(application, "/b")
    assert site.made == 3
    ask(application, "/a")
    assert site.made == 4


def test_what_is_long_however_it_is_packed_is_not_kept() -> None:
    site = Site(body=random.Random(16).randbytes(caching.LONGEST_KEPT + 1))
    application = kept(site)
    assert ask(application) == ask(application) == (200, site.body)
    assert site.made == 2


def test_a_long_page_that_packs_well_is_kept() -> None:
    site = Site(body=b"<td>500 woningen</td>" * 20_000)
    application = kept(site)
    assert ask(application) == ask(application) == (200, site.body)
    assert site.made == 1


def test_what_was_asked_with_a_long_address_is_not_kept() -> None:
    site = Site()
    application = kept(site)
    for _ in range(2):
        ask(application, query=b"q" * caching.LONGEST_ADDRESS)
    assert site.made == 2
