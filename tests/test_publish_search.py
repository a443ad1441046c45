"""Searching: other forms of words, names, near misses, and what there is when nothing has all words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from publish_sample import DOCUMENT, write_sample

from publish import did_you_mean, query_language, search
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
        ("Tweederde is betaalbaar.", "2/3", True),
        ("Van alles is twee derde betaalbaar.", "2/3", True),
        ("Dat is 66,67 procent, of 66,67%.", "2/3", True),
        ("Het is 2/3 van alles.", "tweederde", True),
        ("De tweederdenorm geldt.", "tweederde", True),
        ("Zie tabel 2 3 4.", "tweederde", False),
        ("Dat is 66%.", "2/3", False),
        ("Drie derde partijen.", "2/3", False),
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


@pytest.mark.parametrize(
    "query", ["te bouwen bergen", "hoeveel te bouwen in Bergen?", "wat is er te bouwen voor bergen"]
)
def test_words_that_say_nothing_need_not_be_there(
    connection: sqlite3.Connection, query: str
) -> None:
    found = search.search(connection, query)
    assert [count.id for count in found.counts] == ["count-2500"]
    assert found.around is not None and found.without == ""


def test_a_word_that_says_nothing_is_found_where_it_is_all_that_is_asked(
    connection: sqlite3.Connection,
) -> None:
    assert (
        search.search(connection, "samen met").passages
        == search.search(connection, "samen").passages
    )
    assert search.search(connection, "met").passages


def test_a_name_keeps_its_small_words() -> None:
    assert query_language.meaningful(("Wonen", "in", "Bergen")) == ("Wonen", "Bergen")
    assert query_language.meaningful(("in", "de"), or_all=False) == ()
    assert query_language.meaningful(("in", "de")) == ("in", "de")
    # Only whole words: this is no "in".
    assert query_language.meaningful(("inwoners", "Indië")) == ("inwoners", "Indië")


@pytest.mark.parametrize(("query", "there"), [("opgave proefregio", True), ("prognose proefregio", False),
                                              ("proefregio 2030", True), ("proefregio 2031", False)])  # fmt: skip
def test_a_count_is_found_by_its_ground_and_its_years(
    connection: sqlite3.Connection, query: str, there: bool
) -> None:
    found = search.search(connection, query)
    assert ("count-2500" in [count.id for count in found.counts] and not found.without) is there


def test_the_place_is_left_out_last(connection: sqlite3.Connection) -> None:
    found = search.search(connection, "Bergen zeppelins vliegtuigen 2022-2025")
    assert found.without == "zeppelins, vliegtuigen, 2022-2025"
    assert [area.name for area in found.areas][:1] == ["Bergen"]
    assert not set(found.areas) & set(found.nearby)
    # Without a place the words of the end go first.
    found = search.search(connection, "gemeenten bouwen huurwoningen")
    assert found.without == "huurwoningen"


def test_counts_of_the_place_itself_come_first(connection: sqlite3.Connection) -> None:
    found = search.search(connection, "Bergen")
    projects = [count.project_id for count in found.counts]
    assert projects == sorted(projects, key=bool)


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("welke termijnen lopen af", ["/termijnen"]),
        ("termijnen proefregio", ["/termijnen?gebied=proefregio"]),
        ("wat veranderde voor Bergen 2022-2025", ["/vergelijk?gebied=GM0373"]),
        (
            "verschillen en afspraken Bergen",
            ["/vergelijk?gebied=GM0373", "/afspraken?gebied=GM0373"],
        ),
        ("Bergen woningen", []),
        # Another word that only begins alike.
        ("termijnverkenning", []),
    ],
)
def test_words_for_a_page_lead_to_it(
    connection: sqlite3.Connection, query: str, paths: list[str]
) -> None:
    assert [lead.path for lead in search.search(connection, query).leads] == paths


def test_two_years_with_numbers_are_the_sides_of_a_comparison() -> None:
    asked = ("veranderde", "2022-2025", "2031")
    (lead,) = query_language.leads(asked, None, ("2019", "2022", "2025"))
    assert lead.path == "/vergelijk?van=2022&naar=2025"
    assert lead.label == "Wat er veranderde, 2022 en 2025"
    for others in (
        ("veranderde", "2022"),
        ("veranderde", "2022", "2024"),
        ("termijnen", "2022-2025"),
    ):
        (lead,) = query_language.leads(others, None, ("2019", "2022", "2025"))
        assert "van=" not in lead.path


def test_nothing_is_meant_by_a_word_that_leads_or_has_another_ending(
    connection: sqlite3.Connection,
) -> None:
    assert search.search(connection, "wat veranderde voor Bergen").meant == ""
    assert did_you_mean.nearest(connection, ("overlegden",), ("overlegden",)) == ""
    assert did_you_mean.nearest(connection, ("ovrleggen",), ("ovrleggen",)) == "overleggen"


def test_words_have_one_stem_but_for_their_ending() -> None:
    assert did_you_mean.same_but_ending("veranderde", "veranderende")
    assert did_you_mean.same_but_ending("bouwt", "bouwen")
    assert not did_you_mean.same_but_ending("bergne", "bergen")
    assert not did_you_mean.same_but_ending("regen", "regio")


@pytest.mark.parametrize(
    ("typed", "meant"), [("bergenn", "bergen"), ("berge", "bergen"), ("bergend", "bergen")]
)
def test_a_name_with_another_ending_is_a_slip_and_no_form_of_a_word(
    connection: sqlite3.Connection, typed: str, meant: str
) -> None:
    assert did_you_mean.nearest(connection, (typed,), (typed,)) == meant
