"""A query that runs for too long is interrupted from beside it, and no other one is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from publish import overdue
from publish.overdue import stopped_after

#: Each step makes eight megabytes; all of them take seconds.
LONG = (
    "with recursive n(x) as (select 1 union all select x + 1 from n limit 300) "
    "select max(length(randomblob(8000000))) from n"
)
SHORT = "select 'goed'"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as opened:
        yield opened


def of(sql: str) -> Callable[[sqlite3.Connection], Any]:
    return lambda opened: opened.execute(sql).fetchone()


async def answer(connection: sqlite3.Connection, sql: str, seconds: float) -> Any:
    return await stopped_after(seconds, of(sql), lambda query: asyncio.to_thread(query, connection))


def test_a_query_that_is_over_its_time_is_interrupted(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        asyncio.run(answer(connection, LONG, 0.01))


def test_a_query_within_its_time_is_answered(connection: sqlite3.Connection) -> None:
    assert asyncio.run(answer(connection, SHORT, 60)) == ("goed",)


def test_the_next_query_of_a_connection_has_its_own_time(connection: sqlite3.Connection) -> None:
    async def both() -> Any:
        with pytest.raises(sqlite3.OperationalError):
            await answer(connection, LONG, 0.01)
        return await answer(connection, SHORT, 60)

    assert asyncio.run(both()) == ("goed",)


def test_others_go_on_while_one_is_interrupted(connection: sqlite3.Connection) -> None:
    async def both() -> list[Any]:
        with closing(sqlite3.connect(":memory:", check_same_thread=False)) as other:
            asked = (answer(connection, LONG, 0.01), answer(other, SHORT, 60))
            return list(await asyncio.gather(*asked, return_exceptions=True))

    stopped, answered = asyncio.run(both())
    assert (str(stopped), answered) == ("interrupted", ("goed",))


def test_the_time_that_a_query_waits_for_a_thread_is_not_its_own(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overdue, "_AGAIN", 0.001)
    looks: list[None] = []
    look = overdue.Overdue.look

    def noted(self: overdue.Overdue) -> None:
        looks.append(None)
        look(self)

    monkeypatch.setattr(overdue.Overdue, "look", noted)

    async def run(query: Callable[[sqlite3.Connection], Any]) -> Any:
        while len(looks) < 3:
            await asyncio.sleep(0)
        return query(connection)

    assert asyncio.run(stopped_after(0.0, of(SHORT), run)) == ("goed",)
