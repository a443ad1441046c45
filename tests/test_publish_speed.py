"""What makes a page quick: work that is left out or done once, and that it changes no answer."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from publish_sample import sample_site, write_sample

from kb import surroundings
from publish import area_page, check_facts, check_places, deadlines, facts, query_limits, site
from publish.agreements import Filters, where
from publish.check_places import Setting, Spot


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("site") / "woondeal.db")


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def test_rows_of_our_own_pages_are_not_measured(connection: sqlite3.Connection) -> None:
    query_limits.limit(connection)
    connection.row_factory = query_limits.MeasuredRows(room=3)
    sql = "select 'woningen' as words"
    found = query_limits.unmeasured(lambda c: c.execute(sql).fetchone())(connection)
    assert (type(found), found["words"]) == (sqlite3.Row, "woningen")
    with pytest.raises(query_limits.AnswerTooLargeError):
        connection.execute(sql).fetchone()


def test_rows_are_measured_again_when_a_page_failed(connection: sqlite3.Connection) -> None:
    query_limits.limit(connection)
    before = connection.row_factory, connection.text_factory
    with pytest.raises(sqlite3.OperationalError):
        query_limits.unmeasured(lambda c: c.execute("select nothing"))(connection)
    assert (connection.row_factory, connection.text_factory) == before


async def _permissions(path: Path, allow: dict[str, Any]) -> list[int]:
    datasette = sample_site(path)
    datasette._metadata_local = {"databases": {"woondeal": {"tables": {"counts": allow}}}}
    addresses = ["/woondeal/counts", "/woondeal/counts", "/woondeal/spans"]
    return [(await datasette.client.get(address)).status_code for address in addresses]


def test_who_may_not_see_a_table_may_not_see_it_the_second_time_either(path: Path) -> None:
    assert asyncio.run(_permissions(path, {"allow": False})) == [403, 403, 200]
    assert asyncio.run(_permissions(path, {})) == [200, 200, 200]


def test_metadata_are_looked_through_once_for_each_table(path: Path) -> None:
    asked: list[str] = []

    async def ask() -> None:
        datasette = sample_site(path)
        theirs = datasette._table_permission_allows

        def counted(database: str, table: str) -> Any:
            asked.append(table)
            return theirs(database, table)

        datasette._table_permission_allows = counted
        for _ in range(3):
            await datasette.client.get("/woondeal/counts")

    asyncio.run(ask())
    assert asked.count("counts") == 1


def test_pages_of_our_own_are_rendered_without_waiting_for_each_piece(path: Path) -> None:
    datasette = sample_site(path)
    templates = site._templates(datasette)
    assert templates.is_async is False and datasette.jinja_env.is_async is True
    assert site._templates(datasette) is templates


def test_nothing_is_read_around_no_places() -> None:
    with closing(sqlite3.connect(":memory:")) as empty:
        assert check_places.settings(empty, ()) == {}


def test_the_smallest_range_that_holds_a_place_is_around_it() -> None:
    ranges = [(0, 100, "all"), (10, 40, "paragraph"), (20, 30, "cell"), (50, 60, "next")]

    def around(start: int, end: int) -> str | None:
        return check_places._around(ranges, Spot("span", "source", start, end, ""))

    assert around(22, 25) == "cell"
    assert around(25, 35) == "paragraph"
    assert around(35, 55) == "all"
    assert around(90, 101) is None


def test_checks_with_different_facts_around_them_are_shown_each_in_its_own_way() -> None:
    almelo, borne = (Setting(text="479", facts={"area": name}) for name in ("Almelo", "Borne"))
    assert hash(almelo) == hash(borne) and almelo != borne


def test_deadlines_that_fit_are_among_all_in_the_same_order(
    connection: sqlite3.Connection,
) -> None:
    everything = deadlines.dated(connection, Filters())
    asked = Filters(party="provincie")
    found = deadlines.dated(connection, asked)
    fitting = {item.id for item in facts.commitments(connection, *where(asked))}
    assert found == tuple(pair for pair in everything if pair[1].id in fitting)
    assert deadlines.dated(connection, Filters(party="niemand")) == ()


def test_checks_in_brief_are_all_of_them_in_their_order(connection: sqlite3.Connection) -> None:
    found = check_facts.all_checks(connection)
    assert found and found is check_facts.all_checks(connection)
    assert found == check_facts.checks(connection, brief=True)


def test_texts_that_are_asked_for_in_turn_are_each_read_as_they_are() -> None:
    first, second = "een  huis en een  boom", "elf  huizen en  een boom"
    told = [surroundings.context(text, 5, 9) for text in (first, second, first)]
    assert told == [("een", "en een boom"), ("elf", "en en een boom"), ("een", "en een boom")]


def test_a_collective_is_looked_up_once_for_all_of_its_members(
    connection: sqlite3.Connection,
) -> None:
    found = area_page._collective(connection, ("bergen-nh",))
    again = area_page._collective(connection, ("bergen-nh",))
    assert found and all(one is other for one, other in zip(found, again, strict=True))
    assert area_page._collective(connection, ()) == ()


@pytest.mark.parametrize("base", ["/", "/woondeals/"])
def test_addresses_on_our_pages_are_plain_text_under_the_path_of_the_site(
    path: Path, base: str
) -> None:
    urls = site._Urls(sample_site(path, base))
    assert type(urls.path("/over")) is str
    assert urls.path("/over") == f"{base}over"
    assert urls.table("woondeal", "counts") == f"{base}woondeal/counts"
