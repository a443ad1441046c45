"""Queries that fail leave nothing behind for which the server would wait while another query runs."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import weakref
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from datasette.database import QueryInterrupted

from publish.failed_queries import freeing
from tests.publish_sample import sample_site, write_sample

#: Fails while it runs, not before: its statement has begun.
FAILING = "select abs(-9223372036854775807 - 1)"
#: Seconds after which a query that waits for a page gives up; a page takes none of them.
PATIENCE = 10


def test_a_query_that_fails_lets_go_of_its_cursor() -> None:
    cursors: list[weakref.ref[sqlite3.Cursor]] = []

    def query(connection: sqlite3.Connection) -> None:
        cursor = connection.cursor()
        cursors.append(weakref.ref(cursor))
        try:
            cursor.execute(FAILING).fetchall()
        except sqlite3.OperationalError as error:
            raise QueryInterrupted(error, FAILING, {}) from None

    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(QueryInterrupted) as caught:
            query(connection)
        assert cursors[0]() is not None
        with pytest.raises(QueryInterrupted, match="integer overflow") as caught:
            freeing(query)(connection)
        assert caught.value.args and cursors[1]() is None


def test_a_query_that_succeeds_gives_its_answer() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        found = freeing(lambda opened: opened.execute("select 'goed'").fetchone())(connection)
    assert found == ("goed",)


@pytest.mark.parametrize("renewed", [False, True])
def test_pages_are_answered_while_a_query_runs_after_one_that_failed(
    tmp_path: Path, renewed: bool
) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    # All queries on one connection, as it happens to them one after the other.
    site = sample_site(path, threads=1)
    begun, answered = Event(), Event()
    waited: list[bool] = []

    def wait() -> int:
        begun.set()
        waited.append(answered.wait(PATIENCE))
        return 1

    async def run() -> int:
        await site.client.get("/")
        if renewed:
            path.touch()
            await site.client.get("/")
        database = site.get_database("woondeal")
        await database.execute_fn(lambda connection: connection.create_function("wait", 0, wait))
        gc.disable()
        try:
            for kind in ("", ".json", ".csv"):
                await site.client.get(f"/woondeal{kind}?sql={FAILING}", follow_redirects=True)
            slow = asyncio.create_task(
                site.client.get("/woondeal.json?sql=select+wait()", follow_redirects=True)
            )
            while not (begun.is_set() or slow.done()):
                await asyncio.sleep(0)
            gc.collect()
            page = await site.client.get("/")
            answered.set()
            await slow
        finally:
            gc.enable()
        return int(page.status_code)

    assert asyncio.run(run()) == 200
    assert waited == [True]
