"""Checks that share a number are one story, with the change that would make them fit."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from publish_sample import sample_site, write_sample

from publish import stories as told
from publish.check_facts import Check, Evidence
from publish.facts import Place
from publish.stories import grouped, hypothesis, stories, story_of


def check(
    key: str,
    relation: str,
    stated: tuple[str, str],
    *parts: tuple[str, str],
    difference: float | None = 1,
) -> Check:
    """A check of numbers at places, each ``(key of its span, words)``."""
    evidence = [
        Evidence(role, Place(span, words, "deal", "Deal", 4, "4"))
        for role, (span, words) in (
            ("stated", stated),
            *(("part" if relation == "sum" else "other", part) for part in parts),
        )
    ]
    return Check(
        key,
        "deal",
        "Deal",
        "total",
        key,
        stated[1],
        "",
        difference,
        "differs",
        None,
        tuple(evidence),
        relation,
    )


TOTAL = check("totaal", "sum", ("t", "900"), ("a", "450"), ("b", "500"), difference=-50)
READINGS = check("twee keer", "same", ("a", "450"), ("poster", "400"), difference=50)


def test_checks_on_one_number_are_one_story_that_the_other_reading_mends() -> None:
    (story,) = grouped([TOTAL, READINGS])
    assert {found.id for found in story} == {"totaal", "twee keer"}
    told = hypothesis(story)
    assert told is not None and told.startswith("Met 400 in plaats van 450 op p.\u00a04, zoals")


def test_a_reading_that_does_not_mend_the_total_is_no_hypothesis() -> None:
    other = check("twee keer", "same", ("a", "450"), ("poster", "430"), difference=20)
    assert hypothesis([TOTAL, other]) is None


def test_a_total_by_itself_is_mended_by_the_sum_of_its_parts() -> None:
    assert hypothesis([TOTAL]) == "Met 950 in plaats van 900 op p.\u00a04, zou het kloppen."


def test_one_sum_in_two_documents_is_one_story_and_small_numbers_are_not() -> None:
    again = check("poster", "sum", ("u", "900"), ("c", "450"), ("d", "500"), difference=-50)
    assert len(grouped([TOTAL, again])) == 1
    small = [
        check(key, "sum", (key, "3"), (f"{key}1", "2"), (f"{key}2", "2"))
        for key in ("hier", "daar")
    ]
    assert len(grouped(small)) == 2


def test_checks_that_share_nothing_are_stories_of_their_own() -> None:
    other = check("anders", "sum", ("z", "80"), ("x", "30"), ("y", "40"), difference=10)
    assert len(grouped([TOTAL, other])) == 2


def test_of_words_no_change_is_proposed() -> None:
    assert (
        hypothesis([check("naam", "same", ("n", "Oldenzal"), ("m", "Oldenzaal"), difference=None)])
        is None
    )


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("stories") / "woondeal.db")


async def filtered(client: Any) -> tuple[str, ...]:
    paths = ("/controles?soort=total", "/controles?document=een-ander")
    return tuple([(await client.get(path)).text for path in paths])


def test_the_address_of_a_story_and_its_data(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    (story, *_) = stories(connection)
    assert story_of(connection, story.id) == story and story_of(connection, "check-weg") is None
    client = sample_site(database).client

    async def texts() -> tuple[str, ...]:
        paths = (f"/controle/{story.id}", "/controles.csv", "/controles.json")
        return tuple([(await client.get(path)).text for path in paths])

    shown, as_csv, as_json = asyncio.run(texts())
    assert "Totaal &lt;b&gt;Bergen&lt;/b&gt;" in shown
    (row, *_) = csv.DictReader(io.StringIO(as_csv.lstrip("\ufeff")))
    assert row["controle"] == story.id == json.loads(as_json)[0]["controle"]
    (chosen, other) = asyncio.run(filtered(client))
    assert "Totaal &lt;b&gt;Bergen&lt;/b&gt;" in chosen and "controles.csv?soort=total" in chosen
    assert "Van deze keuze zijn er geen controles." in other
    assert row["verhaal"].endswith(f"/controle/{story.id}")


@pytest.mark.parametrize(
    ("quote", "number"),
    [("ruim 2.250 woningen", 2250), ("31,2%", 31.2), ("12 450", 12450), ("€ 75", 75)],
)
def test_a_number_in_digits_is_read_as_dutch_writes_it(quote: str, number: float) -> None:
    assert told._number(quote) == number


@pytest.mark.parametrize("quote", ["2022-2030", "WT-4", "drie", "2 van de 3", "4x", "1.23"])
def test_what_is_no_lone_number_mends_nothing(quote: str) -> None:
    assert told._number(quote) is None
