"""Two documents or years side by side: what is put on one line, and when a difference is given."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from publish_sample import DOCUMENT, SOURCE, span_of, write_sample

from kb.comparison import years_of
from publish import comparison, comparison_csv, count_facts

LATER = "actualisatie-2025"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The sample (a document of 2022) with a later document that has no numbers yet."""
    opened = sqlite3.connect(write_sample(tmp_path / "woondeal.db"))
    opened.row_factory = sqlite3.Row
    opened.execute("delete from counts")
    opened.execute(
        """insert into documents (id, source_id, page_first, page_last, title, kind, dated)
        values (?, ?, 1, 2, 'Actualisatie', 'agreement', '2025-03')""",
        (LATER, SOURCE),
    )
    opened.execute(
        """insert into spans select 'later', source_id, ?, page_number, char_start, char_end, quote,
        boxes from spans where id = ?""",
        (LATER, span_of("479")),
    )
    yield opened
    opened.close()


def add(connection: sqlite3.Connection, document: str, value: float, **more: object) -> None:
    number = connection.execute("select count(*) from counts").fetchone()[0]
    row = {
        "id": f"count-{number}",
        "document_id": document,
        "span_id": "later" if document == LATER else span_of("479"),
        "area_id": "GM0373",
        "project_id": "dorp",
        "measure": "woningen in sleutelproject",
        "basis": "sleutelprojecten",
        "value": value,
        "unit": "woningen",
        "level": "certain",
        **more,
    }
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f"insert into counts ({names}) values ({marks})", row)


def lines(
    connection: sqlite3.Connection, first: str = DOCUMENT, second: str = LATER
) -> tuple[comparison.Line, ...]:
    return comparison.compare(connection, first, second).lines


def test_one_number_on_each_side_gives_a_difference(connection: sqlite3.Connection) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 500)
    (line,) = lines(connection)
    assert (line.change, line.exact, line.change_words) == (100, True, "+100 (+25%)")


def test_several_numbers_on_a_side_give_no_difference(connection: sqlite3.Connection) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 500)
    add(connection, LATER, 600)
    (line,) = lines(connection)
    assert line.change is None and [c.value for c in line.second] == [500, 600]


def test_the_same_statement_twice_is_one(connection: sqlite3.Connection) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 400)
    add(connection, LATER, 400)
    (line,) = lines(connection)
    assert len(line.second) == 1 and line.change_words == "gelijk"


def test_a_number_without_a_period_is_set_against_the_only_one(
    connection: sqlite3.Connection,
) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 300, period_start="2024", period_end="2030")
    add(connection, LATER, 80, period_start="2031", period_end="2035")
    (line,) = lines(connection)
    assert line.change == -100 and not line.exact
    assert line.change_words == "−100 (−25%)"


def test_a_look_ahead_is_no_change_of_what_was_agreed(connection: sqlite3.Connection) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 80, period_start="2031-01-01")
    assert lines(connection) == ()


def test_numbers_of_different_periods_are_not_set_against_each_other(
    connection: sqlite3.Connection,
) -> None:
    add(connection, DOCUMENT, 400, period_end="2025")
    add(connection, LATER, 500, period_end="2030")
    assert lines(connection) == ()


@pytest.mark.parametrize(
    "other", [{"unit": "projecten"}, {"segment": "sociale huur"}, {"basis": "gerealiseerd"}]
)
def test_numbers_of_different_things_are_not_set_against_each_other(
    connection: sqlite3.Connection, other: dict[str, str]
) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 500, **other)
    assert lines(connection) == ()


def test_targets_are_only_alike_in_the_same_words(connection: sqlite3.Connection) -> None:
    for measure in ("te bouwen woningen", "Te bouwen  woningen", "te slopen woningen"):
        document = DOCUMENT if measure.startswith("te bouwen") else LATER
        add(connection, document, 400, basis="opgave", project_id=None, measure=measure)
    (line,) = lines(connection)
    assert [c.measure for c in line.second] == ["Te bouwen  woningen"]


def test_uncertain_numbers_are_left_out(connection: sqlite3.Connection) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 500, level="uncertain")
    assert lines(connection) == ()


def test_ranges_are_shown_without_a_difference(connection: sqlite3.Connection) -> None:
    add(connection, DOCUMENT, 400, low=400, high=450)
    add(connection, LATER, 500)
    (line,) = lines(connection)
    assert line.change is None


def test_a_year_has_what_a_later_document_says_was_laid_down_in_it(
    connection: sqlite3.Connection,
) -> None:
    add(connection, LATER, 400, measure="woningen zoals vastgelegd in Woondeal 2022")
    add(connection, LATER, 500, period_end="2030")
    assert comparison.default_sides(connection) == ("2022", "2025")
    found = comparison.compare(connection)
    (line,) = found.lines
    assert line.change == 100
    assert (found.first_title, found.second_title) == ("alles uit 2022", "alles uit 2025")


def test_a_year_in_what_is_counted_is_its_period_where_it_has_one(
    connection: sqlite3.Connection,
) -> None:
    add(connection, LATER, 400, measure="gebouwd sinds 2022", period_start="2022")
    (count,) = count_facts.counts(connection)
    assert years_of(count) == {"2025"}


def test_projects_of_one_side_are_named(connection: sqlite3.Connection) -> None:
    for document in (DOCUMENT, LATER):
        add(connection, document, 400, project_id=None)
    add(connection, LATER, 60)
    (area,) = comparison.compare(connection, DOCUMENT, LATER).areas
    assert (area.only_first, area.only_second) == ((), ("Het Nieuwe Dorp",))


def test_only_the_area_that_was_asked_for_is_shown(connection: sqlite3.Connection) -> None:
    for document in (DOCUMENT, LATER):
        for area in ("GM0373", "GM0796"):
            add(connection, document, 400, project_id=None, area_id=area)
    found = comparison.compare(connection, DOCUMENT, LATER, "GM0796")
    assert [a.area.name for a in found.areas] == ["'s-Hertogenbosch"]
    assert len(found.area_choices) == 2


@pytest.mark.parametrize(
    ("first", "second"), [(LATER, LATER), ("nergens", LATER), ("1850", "x' or 1=1 --")]
)
def test_sides_that_make_no_sense_have_nothing_to_compare(
    connection: sqlite3.Connection, first: str, second: str
) -> None:
    add(connection, LATER, 400)
    assert lines(connection, first, second) == ()


def test_csv_has_the_numbers_of_both_sides_with_their_source(
    connection: sqlite3.Connection,
) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 500.5)
    table = comparison_csv.as_csv(comparison.compare(connection, DOCUMENT, LATER))
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["eerst"], row["later"], row["verschil"]) == ("400", "500.5", "100.5")
    assert row["later_bron"] == "/bron/later"


@pytest.mark.parametrize(
    ("later", "ahead", "holds"),
    [
        (100, (), True),
        (100, (200,), True),
        (100, (300,), False),
        (100, (400,), False),
        (500, (), True),
    ],
)
def test_homes_that_move_to_later_years_are_no_loss(
    connection: sqlite3.Connection, later: int, ahead: tuple[int, ...], holds: bool
) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, later, period_start="2024", period_end="2030")
    for value in ahead:
        add(connection, LATER, value, period_start="2031-01-01")
        add(connection, LATER, value, period_start="2031", period_end="2035")
    (line,) = lines(connection)
    assert {c.value for c in line.after} == set(ahead)
    assert line.holds is holds


def test_csv_names_what_is_said_of_the_years_after(connection: sqlite3.Connection) -> None:
    add(connection, DOCUMENT, 400)
    add(connection, LATER, 100, period_start="2024", period_end="2030")
    add(connection, LATER, 300, period_start="2031-01-01")
    text = comparison_csv.as_csv(comparison.compare(connection, DOCUMENT, LATER))
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["daarna"] == "300 (vanaf 1 januari 2031)"
