"""The parts of the site that need no server: wording, addresses, marks, search queries, queries."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from publish_sample import DOCUMENT, FIRST, write_sample

from kb.metadata import load_queries
from publish import (
    agreements,
    areas,
    calendar_feed,
    cells,
    check_facts,
    count_facts,
    deadlines,
    document_pages,
    facts,
    labels,
    marks,
    overview,
    query_words,
    slugs,
    source_page,
)
from publish.finding import Located, locate
from publish.serving import serve_arguments


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = write_sample(tmp_path_factory.mktemp("parts") / "woondeal.db")
    opened = sqlite3.connect(path)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (14100, "14.100"),
        (66.67, "66,67"),
        (20500000, "20.500.000"),
        (1.5, "1,5"),
        (None, ""),
        (0, "0"),
    ],
)
def test_number(value: float | None, words: str) -> None:
    assert labels.number(value) == words


@pytest.mark.parametrize(
    ("words", "value", "unit", "more"),
    [
        ("een kleine 33.000 woningen", 33000, "woningen", {"qualifier": "kleine"}),
        ("€ 1.800.000", 1800000, "EUR", {}),
        ("minimaal 30%", 30, "%", {"qualifier": "minimaal"}),
        ("535–575 woningen", 535, "woningen", {"low": 535, "high": 575}),
        ("705 woningen per jaar", 705, "woningen", {"per": "jaar"}),
    ],
)
def test_quantity(words: str, value: float, unit: str, more: dict[str, str]) -> None:
    assert labels.quantity(value, unit, **more) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("woningen in sleutelproject", "in sleutelproject"),
        ("woningen", ""),
        ("woningenbestand", "woningenbestand"),
        ("te bouwen woningen", "te bouwen woningen"),
        (None, ""),
    ],
)
def test_what_is_counted_does_not_repeat_the_unit(measure: str | None, words: str) -> None:
    assert labels.beside(measure, "woningen") == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022", "2030", "2022 t/m 2030"),
        ("2022", "2022", "2022"),
        (None, "2025-12-31", "t/m 31 december 2025"),
        ("2024", None, "vanaf 2024"),
        (None, None, ""),
    ],
)
def test_period(start: str | None, end: str | None, words: str) -> None:
    assert labels.period(start, end) == words


@pytest.mark.parametrize(
    ("kind", "first", "last", "every", "words"),
    [
        ("by", None, "2026-12-31", None, "uiterlijk 31 december 2026"),
        ("in", "2023-01-01", "2023-12-31", None, "in 2023"),
        ("in", "2023-01-01", "2024-12-31", None, "in 2023 t/m 2024"),
        ("in", "2024-03-01", "2024-05-31", None, "van 1 maart t/m 31 mei 2024"),
        ("in", "2025-04-16", "2025-04-16", None, "16 april 2025"),
        ("from", "2024-01-01", None, None, "vanaf 2024"),
        ("from", "2024-07-01", None, None, "vanaf 1 juli 2024"),
        ("between", "2016-01-01", "2020-12-31", None, "2016 t/m 2020"),
        ("recurring", None, None, "2/year", "twee keer per jaar"),
        ("recurring", None, None, "1/2year", "elke 2 jaar"),
        ("recurring", None, None, "4/year", "elk kwartaal"),
    ],
)
def test_deadline(
    kind: str, first: str | None, last: str | None, every: str | None, words: str
) -> None:
    assert labels.deadline(kind, first, last, every) == words


@given(st.text())
def test_a_date_that_is_none_comes_back_as_it_is_or_as_words(text: str) -> None:
    assert isinstance(labels.day(text), str)


def test_slugs_of_municipalities_differ_and_need_no_escaping() -> None:
    found = slugs.municipality_slugs(
        [
            slugs.Named("GM0373", "Bergen", "municipality", "Noord-Holland"),
            slugs.Named("GM0893", "Bergen", "municipality", "Limburg"),
            slugs.Named("GM0796", "'s-Hertogenbosch", "municipality", "Noord-Brabant"),
            slugs.Named("GM1900", "Súdwest-Fryslân", "municipality", "Fryslân"),
            slugs.Named("bergen", "Bergen", "kern", None),
        ]
    )
    assert found == {
        "GM0373": "bergen-noord-holland",
        "GM0893": "bergen-limburg",
        "GM0796": "s-hertogenbosch",
        "GM1900": "sudwest-fryslan",
    }


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4)
)
def test_marks_add_nothing_but_marks(text: str, ranges: list[tuple[int, int]]) -> None:
    html = str(marks.marked(text, ranges))
    assert unescape(re.sub("</?mark>", "", html)).replace("\r", "") == unescape(
        str(marks.marked(text, []))
    ).replace("\r", "")
    assert html.count("<mark>") == html.count("</mark>")


def test_mark_holds_exactly_its_range() -> None:
    assert marks.marked("a < b & c", [(2, 5)]) == "a <mark>&lt; b</mark> &amp; c"


def test_a_number_in_a_commitment_is_a_link_within_its_mark() -> None:
    text = "Wij bouwen 500 huizen. Goed."
    html = marks.annotated(
        text,
        100,
        [
            marks.Found(100, 122, "commitment", "/bron/a", "Afspraak"),
            marks.Found(111, 114, "count", "/bron/b", 'Aantal "500"'),
        ],
    )
    assert html == (
        '<mark class="commitment">Wij bouwen <a class="found count" href="/bron/b" '
        'title="Aantal &#34;500&#34;">500</a> huizen.</mark>'
        '<a class="to-commitment" href="/bron/a" title="Afspraak">afspraak</a> Goed.'
    )


def test_excerpt_is_cut_between_words() -> None:
    text = "een twee drie vier vijf zes zeven"
    start = text.index("vier")
    assert marks.excerpt(text, start, start + 4, 9) == ("… drie ", " vijf …")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("woning", '("woning"* OR "woningen")'),
        ("kwartalen", '("kwartalen"* OR "kwartaal" OR "kwartal")'),
        ("Epe", '"Epe"*'),
        ("2500", '("2500" OR "2.500")'),
        ("2.500", '("2500" OR "2.500")'),
        ("'s-Hertogenbosch", '"\'s-Hertogenbosch"*'),
        ('zeg "ja"', '"zeg"* AND """ja"""*'),
        (" - ", ""),
    ],
)
def test_full_text_query_quotes_every_word(query: str, expected: str) -> None:
    assert query_words.fts(query) == expected


@given(st.text(max_size=60))
def test_no_text_makes_a_search_fail(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5(x, tokenize='unicode61')")
    query = query_words.fts(text)
    if query:
        connection.execute("select * from t where t match ?", (query,)).fetchall()
    connection.close()


def test_cell_of_a_span_links_to_its_source_and_shows_its_words() -> None:
    shown = cells.rendered({"value": "abc234", "label": "twee\n<b>"}, "span_id", "counts", "/kb")
    assert shown == '<a class="to-source" href="/kb/bron/abc234">twee &lt;b&gt;</a>'


def test_cell_with_a_long_text_is_folded_and_a_longer_one_left_to_datasette() -> None:
    assert cells.rendered("a" * cells.FOLDED, "text", "passages") is None
    folded = cells.rendered("<" + "a" * cells.FOLDED, "text", "passages")
    assert folded is not None and folded.startswith('<span class="long">&lt;a')
    assert cells.rendered("a" * (cells.CUT + 1), "text", "passages") is None


def test_cell_that_refers_to_a_long_text_shows_its_beginning() -> None:
    value = {"value": "passage-1", "label": "woord " * 40}
    shown = cells.rendered(value, "passage_id", "counts", "/kb", "base")
    assert shown is not None
    assert shown.startswith('<a href="/kb/base/passages/passage-1">woord ') and "…</a>" in shown
    assert len(shown) < 140
    assert cells.rendered({**value, "label": "kort"}, "passage_id", "counts") is None
    assert cells.rendered(value, "text", "counts") is None


def test_cell_with_a_number_is_written_as_dutch_does() -> None:
    assert cells.rendered(33000.0, "value", "counts") == "33.000"


@pytest.mark.parametrize("value", [None, 3, "javascript:alert(1)", {"value": None}, "a/b"])
def test_cell_that_holds_no_key_is_left_to_datasette(value: object) -> None:
    assert cells.rendered(value, "span_id", "counts") is None


def test_permalink_of_a_long_quote_is_short_and_finds_it(connection: sqlite3.Connection) -> None:
    words = "woord " * 100
    assert len(facts.beginning(words)) <= facts.LONGEST
    span = connection.execute("select id, quote from spans order by length(quote) desc").fetchone()
    located = locate(connection, span["id"], span["quote"])
    assert isinstance(located, Located) and located.how == "id"
    assert not isinstance(locate(connection, span["id"], words), Located)


def test_permalinks_find_their_words_without_their_span(connection: sqlite3.Connection) -> None:
    for row in connection.execute("select id, char_start, char_end from spans").fetchall():
        located = locate(connection, row["id"])
        assert isinstance(located, Located)
        page = source_page.view(connection, located)
        query = {k: v[0] for k, v in parse_qs(page.permalink.partition("?")[2]).items()}
        again = locate(connection, "weg", **query)
        assert isinstance(again, Located)
        assert (again.start, again.end) == (row["char_start"], row["char_end"])


def test_upcoming_deadlines_leave_out_what_has_passed(connection: sqlite3.Connection) -> None:
    assert [t.id for t, _ in overview.upcoming(connection, date(2030, 1, 1), 5)] == ["d-2030"]
    assert overview.upcoming(connection, date(2031, 1, 1), 5) == ()


def test_commitments_are_filtered_by_all_wishes_at_once(connection: sqlite3.Connection) -> None:
    found = agreements.commitment_list(
        connection, agreements.Filters(party="gemeenten-proefregio", year="2030")
    )
    assert [item.id for item in found.commitments] == ["c-bouwen"]
    none = agreements.commitment_list(
        connection, agreements.Filters(party="provincie", year="2030"), page=99
    )
    assert none.total == 0 and none.page == 1


def test_document_page_keeps_all_words_of_the_page(connection: sqlite3.Connection) -> None:
    page = document_pages.page(connection, DOCUMENT, 1)
    assert page is not None
    shown = " ".join(
        str(piece.html) if piece.table is None else " ".join(c.text for c in piece.table.rows[0])
        for piece in page.pieces
    )
    words = unescape(re.sub(r'<a class="to-commitment".*?</a>|<[^>]*>', "", shown)).split()
    assert sorted(words) == sorted(FIRST.split())


def test_check_comes_with_its_evidence(connection: sqlite3.Connection) -> None:
    (check,) = check_facts.checks(connection)
    assert [(e.role, e.place.quote) for e in check.evidence] == [("stated", "479")]


def test_calendar_lines_are_at_most_75_octets(connection: sqlite3.Connection) -> None:
    found = deadlines.dated(connection, agreements.Filters())
    text = calendar_feed.feed("Tëst, met; tekens", found, "2026-01-02T03:04:05", "http://x")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    unfolded = text.replace("\r\n ", "")
    assert "X-WR-CALNAME:Tëst\\, met\\; tekens" in unfolded
    assert "DTSTAMP:20260102T030405Z" in unfolded


@pytest.mark.parametrize(
    ("made", "stamp"),
    [
        ("2026-01-02T03:04:05Z", "20260102T030405Z"),
        ("2026-07-02T03:04:05+02:00", "20260702T010405Z"),
        ("", "19700101T000000Z"),
    ],
)
def test_calendar_says_when_the_data_were_made(
    connection: sqlite3.Connection, made: str, stamp: str
) -> None:
    found = deadlines.dated(connection, agreements.Filters())
    calendar = Calendar.from_ical(calendar_feed.feed("Termijnen", found, made, "http://x"))
    events = list(calendar.walk("VEVENT"))
    assert events and {event["dtstamp"].to_ical().decode() for event in events} == {stamp}
    assert all(
        event.decoded("dtend") - event.decoded("dtstart") == timedelta(1) for event in events
    )


def test_query_about_a_municipality_has_what_its_group_promised(
    connection: sqlite3.Connection,
) -> None:
    (query,) = [q for q in load_queries() if q.name == "afspraken_over_een_gemeente"]
    rows = connection.execute(query.sql, {"gemeente": "bergen"}).fetchall()
    assert {row["als_lid_van"] for row in rows if row["soort"] == "afspraak"} == {"gemeenten"}
    assert [row["aantal"] for row in rows if row["soort"] == "getal"] == [479]


def test_serving_needs_a_database(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        serve_arguments(tmp_path / "niets.db")


def test_serving_opens_the_database_as_immutable(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    arguments = serve_arguments(path, port=8002)
    assert arguments[:3] == ["serve", "--immutable", str(path)]
    assert arguments[arguments.index("--port") + 1] == "8002"


def test_a_bullet_of_a_symbol_font_is_shown_as_a_bullet() -> None:
    assert marks.readable("\uf0b7 een woning") == "• een woning"
    assert marks.marked("\uf0b7 a \uf0b7", [(4, 5)]) == "• a <mark>\uf0b7</mark>", (
        "marked words stay as they are"
    )


def test_numbers_that_a_document_describes_alike_are_told_apart(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    connection.execute(
        """update counts set measure = 'woningen', segment = null, basis = 'opgave',
        unit = 'woningen', per = null, period_start = null, period_end = null, project_id = null"""
    )
    counts = count_facts.counts(connection)
    apart = areas.told_apart(connection, counts)
    in_text = next(c for c in counts if c.place.quote == "2.500")
    in_table = next(c for c in counts if c.place.quote == "479")
    assert "2.500 woningen" in apart[in_text.id]
    assert (
        apart[in_table.id]
        == connection.execute("select coalesce(caption, label) from source_tables").fetchone()[0]
    )
    assert areas.told_apart(connection, counts[:1]) == {}
    to_check = replace(in_text, level="check_first")
    assert areas.told_apart(connection, [to_check]) == {in_text.id: apart[in_text.id]}
    assert areas.told_apart(connection, [replace(in_text, level="probable")]) == {}
    connection.execute("update counts set measure = id")
    assert areas.told_apart(connection, count_facts.counts(connection)) == {}
    connection.execute("update counts set segment = 'geclusterd'")
    assert set(areas.told_apart(connection, count_facts.counts(connection))) == set(apart)
    connection.close()


def test_deadlines_of_an_area_are_also_those_of_its_groups(connection: sqlite3.Connection) -> None:
    of_group = deadlines.dated(connection, agreements.Filters(party="gemeenten-proefregio"))
    assert of_group
    assert deadlines.dated(connection, agreements.Filters(area="GM0373")) == of_group
    assert deadlines.dated(connection, agreements.Filters(party="bergen-nh")) == ()
    assert deadlines.dated(connection, agreements.Filters(area="GM0893")) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.1. Provincie gaat onderzoeken", "2.1"),
        ("Artikel 12a Wonen", "12a"),
        ("10. Ten behoeve van", "10"),
        ("Gemeenten bouwen 3 woningen", ""),
    ],
)
def test_article_is_known_by_its_number(text: str, number: str) -> None:
    assert source_page.article_of(text) == number
