"""Measuring the site: what is asked, how it is told. How fast it is, no test says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from publish_sample import write_sample

from publish import bench
from publish.finding import Located, locate
from tests.edited_deal import CLOSING, build_deal


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("bench") / "woondeal.db")


def test_every_kind_of_page_has_paths(database: Path) -> None:
    for kinds in (bench.OWN, bench.DATASETTE):
        found = bench.paths(database, kinds)
        assert set(found) == set(kinds)
        assert all(path.startswith("/") for those in found.values() for path in those)
        assert max(len(those) for those in found.values()) <= bench.DIFFERENT


def test_every_page_that_is_asked_answers(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "REQUESTS", 2)
    with bench.served(database) as (host, port):
        for kinds in (bench.OWN, bench.DATASETTE):
            found = bench.paths(database, kinds)
            timings = bench.measure(host, port, found, readers=2)
            again = bench.measure(host, port, found, readers=2, anew=True)
            assert {t.kind for t in timings} == {t.kind for t in again} == {*kinds, "alle"}
    assert all(0 < t.middle <= t.slowest_twentieth for t in timings)


def test_an_old_link_names_what_stands_on_both_sides_however_little_is_right_before_it(
    tmp_path: Path,
) -> None:
    """With a blank line before it, sixteen characters of one side were too few to know it by."""
    sentence = "De gemeente Almelo bouwt in 2027 een school voor de wijk."
    database = build_deal(tmp_path, f"Van belang.\n\n\n\n{sentence}\n\n{CLOSING}\n")
    kinds = {"oude link": bench.OWN["oude link"]}
    queries = [
        {key: value for key, (value,) in parse_qs(urlsplit(path).query).items()}
        for path in bench.paths(database, kinds)["oude link"]
    ]
    (asked,) = [query for query in queries if query["exact"] == sentence]
    assert asked["prefix"].endswith("Van belang.") and asked["suffix"] == CLOSING[:31]
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        found = locate(connection, "weg", **asked)
    assert isinstance(found, Located) and found.how == "moved"


def test_table_has_the_slowest_first_and_all_last() -> None:
    lines = bench.table(
        [
            bench.Timing("alle", 4, 20, 30),
            bench.Timing("snel", 2, 10, 12),
            bench.Timing("traag", 2, 30, 33.6),
        ],
        [bench.Timing("alle", 4, 2, 3), bench.Timing("traag", 2, 4, 5)],
    )
    assert lines[2:] == [
        "| traag | 2 | 30 | 34 | 4 | 5 |",
        "| snel | 2 | 10 | 12 |  |  |",
        "| **all** | 4 | 20 | 30 | 2 | 3 |",
    ]


def test_report_is_put_in_its_place_and_replaced_there(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "performance.md"
    file.write_text("# Performance\n\nOver het bouwen.\n", encoding="utf-8")
    first = bench.report(database, ([bench.Timing("alle", 1, 1, 1)], []), ([], []))
    bench.write(first, file)
    bench.write(first.replace("| 1 | 1 | 1 |", "| 2 | 2 | 2 |"), file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Performance\n\nOver het bouwen.\n\n## The site\n")
    assert text.count("bench-site: begin") == 1 and "| **all** | 2 | 2 | 2 |" in text
    assert "| 1 | 1 | 1 |" not in text
