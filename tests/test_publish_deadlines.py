"""Deadlines in words, for readers of the site."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from publish_sample import DOCUMENT, sample_site, write_sample

from publish import agreements, deadlines, documents
from publish.agreements import Filters
from publish.facts import Deadline, Place


@pytest.mark.parametrize(
    ("last_day", "words"),
    [
        (None, "binnen een jaar na ondertekening"),
        ("2027-03-20", "uiterlijk 20 maart 2027"),
    ],
)
def test_a_deadline_counted_from_something_is_its_day_or_else_its_words(
    last_day: str | None, words: str
) -> None:
    text = "binnen een jaar na ondertekening"
    place = cast(Place, None)
    assert Deadline("d", "c", "relative", None, last_day, None, text, place).words == words


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(write_sample(tmp_path / "woondeal.db"))
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def _listed(connection: sqlite3.Connection, today: date) -> deadlines.DeadlineList:
    return deadlines.deadline_list(connection, Filters(), today)


def test_a_deadline_is_later_then_soon_then_overdue(connection: sqlite3.Connection) -> None:
    before, during, after = (_listed(connection, date(year, 5, 1)) for year in (2029, 2030, 2031))
    assert [group.title for group in before.later] == ["2030"]
    assert [term.id for term, _ in during.soon] == ["d-2030"]
    assert [group.title for group in after.overdue] == ["2030"]
    assert {before.total, during.total, after.total} == {before.total}


@pytest.mark.parametrize(
    ("today", "part"),
    [
        (date(2029, 12, 30), "later"),
        (date(2029, 12, 31), "soon"),
        (date(2030, 12, 31), "soon"),
        (date(2031, 1, 1), "overdue"),
    ],
)
def test_the_last_day_counts_and_so_does_the_same_day_a_year_on(
    connection: sqlite3.Connection, today: date, part: str
) -> None:
    sizes = asdict(_listed(connection, today).sizes)
    assert [name for name in ("soon", "overdue", "later") if sizes[name]] == [part]


def test_what_comes_back_and_what_has_no_day_stand_apart(connection: sqlite3.Connection) -> None:
    found = _listed(connection, date(2026, 11, 29))
    assert [group.title for group in found.recurring] == ["elk jaar"]
    connection.execute(
        "update deadlines set kind = 'relative', first_day = null, last_day = null where id = 'd-2030'"
    )
    found = _listed(connection, date(2026, 11, 29))
    assert [term.id for term, _ in found.undated] == ["d-2030"] and found.sizes.without_day == 2


def test_deadlines_of_an_agreement_that_is_over_stand_in_their_own_part(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("update documents set period_end = '2030'")
    over = _listed(connection, date(2031, 1, 1))
    assert [(one.ended, len(one.deadlines)) for one in over.expired] == [("2030", 2)]
    assert over.sizes.expired == over.total
    assert _listed(connection, date(2030, 12, 31)).expired == ()
    connection.execute("update documents set kind = 'progress_report'")
    assert _listed(connection, date(2031, 1, 1)).expired == ()


def test_an_annex_is_over_with_its_agreement(connection: sqlite3.Connection) -> None:
    connection.execute("update documents set period_end = '2020', kind = 'agreement'")
    connection.execute(
        """insert into documents (id, source_id, title, kind, annex_of)
        select 'bijlage', source_id, 'Bijlage', 'annex', id from documents limit 1"""
    )
    assert documents.ended(connection, date(2021, 1, 1))["bijlage"] == "2020"


def test_a_year_after_a_leap_day_is_the_first_of_march() -> None:
    assert deadlines.a_year_after(date(2028, 2, 29)) == date(2029, 3, 1)
    assert deadlines.a_year_after(date(2026, 11, 29)) == date(2027, 11, 29)


def test_deadlines_are_chosen_by_area_and_document(connection: sqlite3.Connection) -> None:
    found = _listed(connection, date(2026, 11, 29))
    assert [choice.value for choice in found.documents] == [DOCUMENT]
    assert "GM0373" in [choice.value for choice in found.areas]
    nothing = deadlines.deadline_list(connection, Filters(document="ander"), date(2026, 11, 29))
    assert nothing.total == 0


def test_a_party_to_choose_says_how_many_deadlines_it_gives(connection: sqlite3.Connection) -> None:
    today = date(2026, 11, 29)
    choices = _listed(connection, today).parties
    assert choices
    for choice in choices:
        found = deadlines.deadline_list(connection, Filters(party=choice.value), today)
        assert choice.label.endswith(f"({found.total})") and found.total


def test_a_party_without_a_deadline_is_none_to_choose(connection: sqlite3.Connection) -> None:
    (party,) = (choice.value for choice in _listed(connection, date(2026, 11, 29)).parties[:1])
    connection.execute("delete from deadlines")
    connection.commit()
    assert party in [choice.value for choice in agreements.party_choices(connection)]
    assert _listed(connection, date(2026, 11, 29)).parties == ()


def test_a_party_to_choose_says_how_many_commitments_it_gives_without_those_in_doubt(
    connection: sqlite3.Connection,
) -> None:
    before = agreements.party_choices(connection)
    assert before
    first, *_ = before
    connection.execute(
        """update commitments set level = 'uncertain' where id in (
            select commitment_id from commitment_parties where party_id = ? and role = 'responsible' limit 1)""",
        (first.value,),
    )
    connection.commit()
    for choice in agreements.party_choices(connection):
        page = agreements.commitment_list(connection, Filters(party=choice.value))
        assert choice.label.endswith(f"({page.total})")
    assert first not in agreements.party_choices(connection)


@pytest.fixture
def many(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """The sample with five deadlines of one commitment in 2030 and 2031, of which two of a part are shown."""
    monkeypatch.setattr(deadlines, "SHOWN", 2)
    (row,) = connection.execute("select * from deadlines where id = 'd-2030'").fetchall()
    for number in range(4):
        day = f"{2030 + number // 2}-11-0{number + 1}"
        values = {**dict(row), "id": f"d-{number}", "last_day": day}
        marks = ", ".join("?" * len(values))
        connection.execute(f"insert into deadlines values ({marks})", tuple(values.values()))
    connection.commit()
    return connection


@pytest.mark.parametrize(
    ("day", "part"), [(date(2028, 1, 1), "later"), (date(2040, 1, 1), "overdue")]
)
def test_of_a_part_with_many_deadlines_the_first_are_there_and_all_are_counted(
    many: sqlite3.Connection, day: date, part: str
) -> None:
    first = deadlines.deadline_list(many, Filters(), day)
    assert (asdict(first.shown)[part], asdict(first.sizes)[part]) == (2, 5)
    assert [len(group.deadlines) for group in getattr(first, part)] in ([2], [1, 1])
    every = deadlines.deadline_list(many, Filters(), day, part)
    assert every.shown == every.sizes == first.sizes
    shown = [term.id for group in getattr(first, part) for term, _ in group.deadlines]
    whole = [term.id for group in getattr(every, part) for term, _ in group.deadlines]
    assert whole[:2] == shown


def test_an_agreement_that_is_over_says_how_many_deadlines_it_has_in_all(
    many: sqlite3.Connection,
) -> None:
    many.execute("update documents set period_end = '2030'")
    many.commit()
    (over,) = deadlines.deadline_list(many, Filters(), date(2040, 1, 1)).expired
    assert (over.total, len(over.deadlines)) == (6, 2)


def test_the_page_leads_to_all_deadlines_of_a_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadlines, "SHOWN", 0)
    page = asyncio.run(_page(tmp_path, "/termijnen"))
    parts = re.findall(r"/termijnen\?deel=([a-z-]+)#([a-z-]+)", page)
    assert parts and all(one == other for one, other in parts)
    for part, _ in parts:
        whole = asyncio.run(_page(tmp_path, f"/termijnen?deel={part}"))
        assert f"deel={part}#" not in whole and "timeline" in whole


async def _page(folder: Path, address: str) -> str:
    if not (folder / "woondeal.db").exists():
        write_sample(folder / "woondeal.db")
    answer = await sample_site(folder / "woondeal.db").client.get(address)
    assert answer.status_code == 200
    return str(answer.text)
