"""SQL of anybody: what it may take of the server, and what a reader is told of a query that took more."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette import database
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request

from publish import error_pages, failed_queries, query_limits, reader_sql, sql_errors
from publish.query_limits import AnswerTooLargeError, MeasuredRows
from tests.publish_sample import sample_site, write_sample

Asked = list[dict[str, Any]]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        query_limits.limit(opened)
        yield opened


@pytest.mark.parametrize(
    "sql",
    [
        "select zeroblob(900000000)",
        "select hex(zeroblob(400000000))",
        "with recursive n(x) as (select 1 union all select x + 1 from n limit 40) "
        "select group_concat(hex(zeroblob(1000000))) from n",
    ],
)
def test_a_value_that_is_too_long_is_refused(connection: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="too big") as refused:
        connection.execute(sql).fetchall()
    assert query_limits.refusal(refused.value) == "Deze vraag maakt een tekst die te lang is."


def test_the_longest_value_is_given(connection: sqlite3.Connection) -> None:
    size = query_limits.LONGEST_VALUE - 100
    assert len(connection.execute(f"select zeroblob({size})").fetchone()[0]) == size


def test_many_long_rows_are_refused_as_one_answer(connection: sqlite3.Connection) -> None:
    connection.row_factory = MeasuredRows(room=100)
    numbers = "with recursive n(x) as (select 1 union all select x + 1 from n limit {})"
    rows = connection.execute(numbers.format(10) + " select zeroblob(10) from n").fetchall()
    assert len(rows) == 10
    with pytest.raises(AnswerTooLargeError):
        connection.execute(numbers.format(11) + " select zeroblob(10) from n").fetchall()


def test_many_values_are_refused_however_short_they_are(connection: sqlite3.Connection) -> None:
    connection.row_factory = MeasuredRows(most=100)
    numbers = "with recursive n(x) as (select 1 union all select x + 1 from n limit {})"
    wide = f" select {', '.join('x' * 10)} from n"
    for _ in range(2):
        assert len(connection.execute(numbers.format(10) + wide).fetchall()) == 10
    with pytest.raises(AnswerTooLargeError):
        connection.execute(numbers.format(11) + wide).fetchall()


@pytest.mark.parametrize("kind", ["", ".json", ".csv"])
def test_a_page_of_more_values_than_can_be_shown_is_an_error(tmp_path: Path, kind: str) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))
    numbers = "with recursive n(x) as (select 1 union all select x + 1 from n limit {})"
    wide = f"{numbers} select {', '.join('x' * 400)} from n"
    assert ask(site, f"/woondeal{kind}", sql=wide.format(251)).status_code == 400
    assert ask(site, f"/woondeal{kind}", sql=wide.format(2)).status_code == 200


def test_a_file_of_ours_may_have_any_number_of_values(connection: sqlite3.Connection) -> None:
    connection.row_factory = MeasuredRows(most=1)
    sql = "select 'Almelo' as one, 2 as two"
    assert query_limits.of_any_number(lambda c: c.execute(sql).fetchone())(connection)["two"] == 2
    with pytest.raises(AnswerTooLargeError):
        connection.execute(sql).fetchone()


def test_the_next_answer_is_measured_from_nothing(connection: sqlite3.Connection) -> None:
    connection.row_factory = MeasuredRows(room=100)
    for _ in range(3):
        assert connection.execute("select zeroblob(90) as data").fetchone()["data"] == bytes(90)


def test_sqlite_as_a_whole_is_bounded() -> None:
    # The bound is of the process, and can't be taken back.
    program = """
import sqlite3
from publish import query_limits
connection = sqlite3.connect(":memory:")
query_limits.limit(connection)
assert connection.execute("pragma hard_heap_limit").fetchone()[0] == query_limits.HEAP
try:
    connection.execute("create table t as with recursive n(x) as (select 1 union all select x + 1 from n "
                       "limit 40) select randomblob(8000000) as b from n")
except MemoryError as error:
    print(query_limits.refusal(error))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "te veel geheugen" in ran.stdout


def test_what_the_heap_has_no_room_for_is_told_in_words() -> None:
    assert "te veel geheugen" in (query_limits.refusal(MemoryError()) or "")
    assert query_limits.refusal(sqlite3.OperationalError("no such table: x")) is None


def given_after(failures: int) -> tuple[str, int]:
    """What a query of ours gives that finds no memory a number of times, and how often it was asked."""
    asked = 0

    async def query() -> str:
        nonlocal asked
        asked += 1
        if asked <= failures:
            raise MemoryError
        return "goed"

    return asyncio.run(query_limits.once_there_is_memory(query)), asked


def test_a_page_of_ours_is_made_again_when_another_query_had_taken_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(query_limits, "_PAUSES", (0, 0, 0))
    assert given_after(0) == ("goed", 1)
    assert given_after(3) == ("goed", 4)
    with pytest.raises(MemoryError):
        given_after(4)


@pytest.mark.parametrize(("kind", "status"), [("", 400), (".json", 400), (".csv", 400)])
def test_a_query_over_a_bound_is_an_error_in_every_form(
    tmp_path: Path, kind: str, status: int
) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))
    asked = f"/woondeal{kind}?sql=select+zeroblob(900000000)"
    assert asyncio.run(site.client.get(asked, follow_redirects=True)).status_code == status


def test_a_csv_of_rows_is_given_whole(tmp_path: Path) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))
    answer = asyncio.run(
        site.client.get("/woondeal.csv?sql=select+1+as+een", follow_redirects=True)
    )
    assert (answer.status_code, answer.text) == (200, "\ufeffeen\r\n1\r\n")


def test_a_csv_that_fails_says_so_in_words(tmp_path: Path) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))
    answer = asyncio.run(
        site.client.get("/woondeal.csv?sql=select+geen+zin", follow_redirects=True)
    )
    assert answer.status_code == 400
    assert "is mislukt" in answer.text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (QueryInterrupted(Exception(), "", {}), "duurde te lang"),
        (MemoryError(), "te veel geheugen"),
    ],
)
def test_a_query_that_was_stopped_has_a_page(tmp_path: Path, error: Exception, words: str) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))

    async def page() -> Any:
        await site.invoke_startup()
        request = Request.fake("/woondeal")
        request.scope["csrftoken"] = str
        return await error_pages.error_page(site, request, error)

    answer = asyncio.run(page())
    assert answer.status == 400 and words in answer.body


class Slow:
    """An application that answers when it is told to, and counts how many it is busy with."""

    def __init__(self) -> None:
        self.busy = self.most = 0
        self.go = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.busy += 1
        self.most = max(self.most, self.busy)
        await self.go.wait()
        self.busy -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"goed"})


def ask_all(queries: list[bytes], at_once: int, waiting: int) -> tuple[int, list[int]]:
    """How many requests ran at most at a time, and the status of each."""

    async def run() -> tuple[int, list[int]]:
        slow = Slow()
        application = reader_sql.in_turn(slow, at_once, waiting)

        async def ask(query: bytes) -> int:
            sent: Asked = []

            async def send(message: Any) -> None:
                sent.append(message)

            scope = {"type": "http", "path": "/woondeal", "query_string": query}
            await application(scope, None, send)  # type: ignore[arg-type]
            return int(sent[0]["status"])

        tasks = [asyncio.create_task(ask(query)) for query in queries]
        for _ in range(5):
            await asyncio.sleep(0)
        slow.go.set()
        return slow.most, list(await asyncio.gather(*tasks))

    return asyncio.run(run())


def test_queries_of_readers_wait_for_each_other() -> None:
    assert ask_all([b"sql=select+1"] * 4, at_once=1, waiting=10) == (1, [200] * 4)
    assert ask_all([b"_where=1"] * 4, at_once=2, waiting=10) == (2, [200] * 4)


def test_pages_wait_for_nobody() -> None:
    assert ask_all([b"", b"q=sql%3D", b"_sort=id", b"sql=select+1"], 1, 10)[0] == 4


def test_a_queue_that_is_full_is_told() -> None:
    assert ask_all([b"sql=select+1"] * 4, at_once=1, waiting=1) == (1, [200, 200, 503, 503])


#: Runs for hours if nobody stops it.
ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
#: Runs for seconds: where nobody stops it, a test fails and does not hang.
LONG = ENDLESS.replace("from n)", "from n limit 20000000)", 1)


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """A site that stops a query almost at once."""
    path = write_sample(tmp_path_factory.mktemp("hasty") / "woondeal.db")
    return sample_site(path, sql_time_limit_ms=20)


def ask(site: Datasette, path: str, **query: str) -> Any:
    return asyncio.run(site.client.get(f"{path}?{urlencode(query)}", follow_redirects=True))


def test_a_slow_query_is_stopped_with_a_dutch_page_that_keeps_it(hasty: Datasette) -> None:
    answer = ask(hasty, "/woondeal", sql=f"{ENDLESS} -- <script>", jaar="2030")
    assert answer.status_code == 400
    assert "duurde te lang en is gestopt" in answer.text
    assert "took too long" not in answer.text and "ta.style" not in answer.text
    assert f">{ENDLESS} -- &lt;script&gt;</textarea>" in answer.text
    assert 'name="jaar" value="2030"' in answer.text


def test_a_condition_that_is_slow_is_kept_as_well(hasty: Datasette) -> None:
    answer = ask(hasty, "/woondeal/areas", _where=f"({ENDLESS}) > 1", _size="5")
    assert answer.status_code == 400
    assert "duurde te lang" in answer.text
    assert "select count(*) from n) &gt; 1</textarea>" in answer.text
    assert 'name="_size"' not in answer.text


def test_a_slow_query_is_told_in_words_as_json_and_csv(hasty: Datasette) -> None:
    told = ask(hasty, "/woondeal.json", sql=ENDLESS)
    assert told.status_code == 400
    assert "duurde te lang" in told.json()["error"] and "<" not in told.json()["error"]
    told = ask(hasty, "/woondeal.csv", sql=ENDLESS)
    assert told.status_code == 400 and "duurde te lang" in told.text


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Datasette, which looks at the clock once in a thousand steps however long they are, never comes to it."""
    monkeypatch.setattr(database, "sqlite_timelimit", lambda *_: nullcontext())
    monkeypatch.setattr(failed_queries, "_GRACE", 0)


@pytest.mark.usefixtures("unwatched")
def test_a_query_whose_steps_are_long_is_stopped_as_well(hasty: Datasette) -> None:
    answer = ask(hasty, "/woondeal", sql=LONG)
    assert answer.status_code == 400 and "duurde te lang" in answer.text


@pytest.mark.usefixtures("unwatched")
def test_after_a_query_that_was_stopped_the_pages_are_answered_as_before(tmp_path: Path) -> None:
    # All on one connection, on which an answer was read in part.
    site = sample_site(write_sample(tmp_path / "woondeal.db"), threads=1, sql_time_limit_ms=20)
    left: list[sqlite3.Cursor] = []

    def begin(opened: sqlite3.Connection) -> None:
        left.append(opened.execute("select 1 union all select 2"))
        left[0].fetchone()

    async def run() -> list[int]:
        before = await site.client.get("/documenten")
        await site.get_database("woondeal").execute_fn(begin)
        stopped = await site.client.get(f"/woondeal.json?{urlencode({'sql': LONG})}")
        after = await site.client.get("/documenten?nog=eens")
        return [answer.status_code for answer in (before, stopped, after)]

    assert asyncio.run(run()) == [200, 400, 200]


def test_sql_that_changes_something_is_refused_in_dutch_and_kept(hasty: Datasette) -> None:
    answer = ask(hasty, "/woondeal", sql="drop table counts")
    assert answer.status_code == 400
    assert "beginnen met select of with" in answer.text and "Statement must" not in answer.text
    assert ">drop table counts</textarea>" in answer.text


def test_a_mistake_in_sql_is_in_dutch_and_the_sql_kept(hasty: Datasette) -> None:
    answer = ask(hasty, "/woondeal", sql="select * from niets")
    assert answer.status_code == 400
    assert "Er is geen tabel “niets”." in answer.text and "no such table" not in answer.text
    assert ">select * from niets</textarea>" in answer.text


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("select niets", "Er is geen kolom “niets”."),
        ("select hex(zeroblob(20000000))", "Deze vraag maakt een tekst die te lang is."),
        (
            "with recursive n(x) as (select 1 union all select x + 1 from n limit 1000) "
            "select zeroblob(20000) from n",
            "Het antwoord is te groot. Vraag minder rijen of kolommen.",
        ),
    ],
)
def test_a_mistake_in_sql_is_in_dutch_as_json_too(tmp_path: Path, sql: str, words: str) -> None:
    site = sample_site(write_sample(tmp_path / "woondeal.db"))
    told = ask(site, "/woondeal.json", sql=sql)
    assert (told.status_code, told.json()["error"]) == (400, words)
    assert words in ask(site, "/woondeal", sql=sql).text


def test_a_page_that_is_not_there_has_no_question_to_mend(hasty: Datasette) -> None:
    answer = ask(hasty, "/woondeal/niets", jaar="2030")
    assert answer.status_code == 404
    assert "<textarea" not in answer.text and 'name="jaar"' not in answer.text


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("select * from niets", "Er is geen tabel “niets”."),
        ("select niets from t", "Er is geen kolom “niets”."),
        ('select t."niets" from t', "Er is geen kolom “t.niets”."),
        ("select niets(1)", "Er is geen functie “niets”."),
        ("select a from t, u", "Kolom “a” staat in meer dan één tabel"),
        ("select * form t", "De SQL klopt niet bij “form”."),
        ("select 'a", "De SQL klopt niet bij “'a”."),
        ("select", "De SQL houdt te vroeg op."),
        ("select substr('a')", "Functie “substr()” krijgt te veel of te weinig waarden."),
        ("select a from t where count(*) > 1", "“COUNT()” mag hier niet staan"),
    ],
)
def test_what_sqlite_says_is_told_in_dutch(sql: str, words: str) -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.executescript("create table t(a); create table u(a);")
        with pytest.raises(sqlite3.OperationalError) as failed:
            opened.execute(sql)
    assert sql_errors.in_dutch(str(failed.value)).casefold().startswith(words.casefold())


def test_what_has_no_words_is_quoted_as_what_sqlite_says() -> None:
    told = sql_errors.in_dutch("integer overflow")
    assert told == "Deze SQL is niet uit te voeren. SQLite zegt: “integer overflow”."
    # What only begins as a known answer is another one.
    assert "SQLite zegt" in sql_errors.in_dutch("incomplete input of another kind")
