"""Searching: other forms of words, names, near misses, and what there is when nothing has all words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from publish_sample import DOCUMENT, write_sample

from publish import did_you_mean, search
from publish.word_forms import forms_of


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(write_sample(tmp_path_factory.mktemp("search") / "woondeal.db"))
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("kwartalen", "kwartaal"),
        ("kwartaal", "kwartalen"),
        ("woningen", "woning"),
        ("plannen", "plan"),
        ("brieven", "brief"),
        ("huizen", "huis"),
        ("locaties", "locatie"),
        ("regio's", "regio"),
        ("bouwt", "bouwen"),
        ("maakt", "maken"),
        ("Gemeente", ""),
        ("2500", ""),
        ("huis", ""),
    ],
)
def test_other_forms_of_a_word(word: str, form: str) -> None:
    forms = forms_of(word)
    assert form in forms if form else forms == ()


def _place_of(found: search.Results) -> list[str]:
    return [area.id for area in found.areas]


@pytest.mark.parametrize(
    "query", ["bergen", "gemeente bergen", "Gemeente Bergen", "bergen gemeente"]
)
def test_a_municipality_is_found_with_and_without_the_word_for_it(
    connection: sqlite3.Connection, query: str
) -> None:
    assert "GM0373" in _place_of(search.search(connection, query))


def test_the_word_for_another_kind_of_area_is_passed_over_too(
    connection: sqlite3.Connection,
) -> None:
    assert _place_of(search.search(connection, "regio proefregio")) == ["proefregio"]


def test_documents_and_themes_are_results(connection: sqlite3.Connection) -> None:
    found = search.search(connection, "woondeal proefregio")
    assert [key for key, _, _ in found.documents] == [DOCUMENT]
    assert search.search(connection, "sociale huur").themes == (("social_rent", "sociale huur"),)


@pytest.mark.parametrize(
    ("query", "meant"),
    [("bergne", "bergen"), ("woningne", "woningen"), ("xqzzyw", ""), ("9999", ""), ("brg", "")],
)
def test_what_is_nowhere_may_have_meant_the_nearest_word(
    connection: sqlite3.Connection, query: str, meant: str
) -> None:
    assert search.search(connection, query).meant == meant


def test_only_the_words_that_are_nowhere_are_changed(connection: sqlite3.Connection) -> None:
    terms = ("Bergen", "huurwoningne")
    assert did_you_mean.nearest(connection, terms, terms[1:]) == "Bergen huurwoningen"


def test_the_best_partial_match_says_which_word_it_leaves_out(
    connection: sqlite3.Connection,
) -> None:
    found = search.search(connection, "gemeenten zeppelin woningen")
    assert found.without == "zeppelin" and found.passages
    found = search.search(connection, "gemeenten woningen")
    assert found.without == "" and found.passages


def test_counts_of_the_region_stand_in_for_a_municipality_that_has_none(
    connection: sqlite3.Connection,
) -> None:
    found = search.search(connection, "te bouwen bergen")
    assert found.around is not None and found.around.id == "proefregio"
    assert [count.id for count in found.counts] == ["count-2500"]
    assert [area.name for area in found.nearby] == ["Bergen"]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Twee derde (2/3) is betaalbaar.", "2/3", True),
        ("Zie 2.3 hierboven.", "2/3", False),
        ("De helft is 50%.", "50%", True),
        ("De helft is 50 % nu.", "50%", True),
        ("Er komen 50 woningen.", "50%", False),
        ("Het is 150%.", "50%", False),
        ("Het is 0,50%.", "50%", False),
    ],
)
def test_a_number_with_a_sign_means_itself(
    tmp_path: Path, text: str, query: str, found: bool
) -> None:
    connection = sqlite3.connect(write_sample(tmp_path / "woondeal.db"))
    connection.row_factory = sqlite3.Row
    connection.execute("update passages set text = ? where id = 'passage-2'", (text,))
    connection.execute("insert into passages_fts(passages_fts) values ('rebuild')")
    assert bool(search.search(connection, query).passages) is found
    connection.close()


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sbmen", "samen"),  # one letter in five: 80
        ("gldn", ""),  # one in four: 75
        ("oen", ""),  # like "doen", and too short
    ],
)
def test_how_alike_a_word_must_be(connection: sqlite3.Connection, word: str, meant: str) -> None:
    assert did_you_mean.nearest(connection, (word,), (word,)) == meant
