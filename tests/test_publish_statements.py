"""Statements, what is missing, and the page of an area: the answer first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from publish_sample import write_sample

from publish import area_page, areas, count_facts, facts
from publish.gaps import gaps
from publish.statements import AGREED, SHOWN, Statement, grouped, statements

TODAY = date(2026, 11, 29)
PLACE = facts.Place("span-1", "100", "deal-2025", "Woondeal", 1, "1")
COUNT = count_facts.Count(
    id="one",
    place=PLACE,
    area_id="GM0141",
    area_name="Almelo",
    area_kind="municipality",
    project_id=None,
    project_name=None,
    measure="woningen",
    segment=None,
    basis="opgave",
    value=100,
    low=None,
    high=None,
    unit="woningen",
    per=None,
    qualifier=None,
    period_start="2022",
    period_end="2030",
    is_total=False,
    method=None,
    level="certain",
    why=None,
    dated="2025-03",
    row_header=None,
    column_header=None,
)
OTHER_PLACE = replace(PLACE, document_id="deal-2022", document_title="Oude woondeal")
TWENTE = areas.Area("twente", "Twente", "region", None, "/gebied/twente", 1, 0, 0)
PROVINCE = areas.Area("PV23", "Overijssel", "province", None, "/gebied/PV23", 1, 0, 0)


def test_repeats_of_a_number_are_one_statement_with_the_surest_first() -> None:
    first = replace(COUNT, id="three", level="check_first")
    (found,) = statements((first, replace(COUNT, id="two", level="probable"), COUNT))
    assert [count.id for count in found.counts] == ["one", "two", "three"]


@pytest.mark.parametrize(
    "other",
    [
        replace(COUNT, value=101),
        replace(COUNT, basis="plancapaciteit"),
        replace(COUNT, segment="sociale huur"),
        replace(COUNT, period_end="2035"),
        replace(COUNT, unit="%"),
        replace(COUNT, per="jaar"),
        replace(COUNT, qualifier="minimaal"),
        replace(COUNT, high=150),
        replace(COUNT, project_id="dorp"),
    ],
)
def test_numbers_of_other_things_are_statements_of_their_own(other: count_facts.Count) -> None:
    assert len(statements((COUNT, other))) == 2


def test_documents_that_repeat_a_number_are_one_statement_where_they_name_its_period() -> None:
    older = replace(COUNT, id="older", place=OTHER_PLACE, dated="2022")
    (found,) = statements((older, COUNT))
    assert [title for _, title, _ in found.documents] == ["Woondeal", "Oude woondeal"]
    without = [replace(c, period_start=None, period_end=None) for c in (older, COUNT)]
    assert len(statements(without)) == 2


def test_words_for_what_is_counted_stand_once_each() -> None:
    said = (COUNT, replace(COUNT, measure="te bouwen woningen"), replace(COUNT, measure=None))
    (found,) = statements((*said, COUNT))
    assert found.measures == ("woningen", "te bouwen woningen")


def test_statements_stand_with_the_latest_document_first_and_all_homes_before_a_segment() -> None:
    found = statements(
        (
            replace(COUNT, id="older", place=OTHER_PLACE, dated="2022", value=900),
            replace(COUNT, id="undated", place=OTHER_PLACE, dated=None, value=800),
            replace(COUNT, id="social", segment="sociale huur", value=300),
            replace(COUNT, id="share", unit="%", value=30),
            replace(COUNT, id="small", value=50),
            COUNT,
        )
    )
    order = [statement.main.id for statement in found]
    assert order == ["one", "small", "social", "share", "older", "undated"]


def test_what_stands_for_an_area_is_first_and_an_agreement_before_a_later_proposal() -> None:
    agreed = replace(COUNT, id="agreed", document_kind="agreement", value=100)
    other = replace(agreed, id="other", value=300)
    proposal = replace(COUNT, id="proposal", document_kind="proposal", dated="2026", value=900)
    found = statements((proposal, other, agreed), standing={"agreed"})
    assert [s.main.id for s in found] == ["agreed", "other", "proposal"]
    found = statements((proposal, other, agreed))
    assert [s.main.id for s in found] == ["other", "agreed", "proposal"]


@pytest.mark.parametrize(
    "larger",
    [
        replace(COUNT, value=900, level="probable"),
        replace(COUNT, value=900, qualifier="circa"),
        replace(COUNT, value=900, segment="sociale huur"),
    ],
)
def test_a_large_number_does_not_go_before_a_surer_or_more_exact_one(
    larger: count_facts.Count,
) -> None:
    found = statements((replace(larger, id="larger"), COUNT))
    assert [s.main.id for s in found] == ["one", "larger"]


def test_of_two_numbers_that_which_is_said_more_often_goes_first() -> None:
    large = replace(COUNT, id="large", value=900)
    found = statements((large, COUNT, replace(COUNT, id="again")))
    assert [s.main.value for s in found] == [100, 900]
    found = statements((large, COUNT))
    assert [s.main.value for s in found] == [900, 100]


def test_a_share_of_some_homes_goes_behind_one_of_all() -> None:
    share = replace(COUNT, unit="%", segment="sociale huur", measure="aandeel sociale huur")
    some = replace(
        share, id="some", value=200, measure="aandeel sociale huur onder geclusterde woningen"
    )
    assert [s.main.id for s in statements((some, share))] == ["one", "some"]


def test_two_numbers_of_a_document_on_one_kind_of_homes_stand_together() -> None:
    homes = [replace(COUNT, id=f"homes-{n}", value=1000 - n) for n in range(SHOWN)]
    social = replace(COUNT, id="social", segment="sociale huur", value=5)
    less = replace(social, id="less", value=3)
    (group,) = grouped(statements((*homes, social, less)), AGREED)
    assert [s.main.id for s in group.shown[-2:]] == ["social", "less"]
    again = replace(social, id="again", qualifier="minimaal")
    (group,) = grouped(statements((*homes, social, again)), AGREED)
    assert group.shown[-1].main.id == "social"
    later = replace(less, period_start="2031", period_end="2040")
    (group,) = grouped(statements((*homes, social, later)), AGREED)
    assert group.shown[-1].main.id == "social"


def test_groups_follow_the_grounds_and_leave_out_what_is_part_of_a_period() -> None:
    year = replace(COUNT, id="year", period_start="2023", period_end="2023", value=20)
    built = replace(COUNT, id="built", basis="gerealiseerd")
    goal, done = grouped(statements((built, year, COUNT)), AGREED)
    assert (goal.basis, done.basis) == ("opgave", "gerealiseerd")
    assert [s.main.id for s in goal.shown] == ["one"]
    assert [s.main.id for s in goal.rest] == ["year"]


@pytest.mark.parametrize(
    "other",
    [
        replace(COUNT, id="other", period_start=None),
        replace(COUNT, id="other", segment="middenhuur"),
        replace(COUNT, id="other", place=OTHER_PLACE),
        replace(COUNT, id="other", period_start="2021", period_end="2023"),
    ],
)
def test_a_period_is_part_only_of_a_known_one_of_the_same_thing(other: count_facts.Count) -> None:
    whole = replace(COUNT, value=500, period_start="2022", period_end="2030")
    other = replace(other, value=40, period_end=other.period_end or "2023")
    (group,) = grouped(statements((whole, other)), AGREED)
    assert group.rest == ()


def test_a_group_shows_so_many_lines_and_keeps_the_others() -> None:
    many = [replace(COUNT, id=str(n), value=n) for n in range(1, SHOWN + 2)]
    (group,) = grouped(statements(many), AGREED)
    assert len(group.shown) == SHOWN and [s.main.id for s in group.rest] == ["1"]
    (group,) = grouped(statements(many[1:]), AGREED)
    assert group.rest == ()


def test_the_first_line_on_a_segment_goes_before_the_second_on_another() -> None:
    homes = [replace(COUNT, id=f"homes-{n}", value=1000 - n) for n in range(SHOWN)]
    social = replace(COUNT, id="social", segment="sociale huur", value=1)
    (group,) = grouped(statements((*homes, social)), AGREED)
    shown = [s.main.id for s in group.shown]
    assert shown == [*(home.id for home in homes[:-1]), "social"]
    assert [s.main.id for s in group.rest] == [homes[-1].id]


def _subjects(own: tuple[count_facts.Count, ...] = (), **of: object) -> dict[str, object]:
    given = {"uncertain": (), "in_projects": (), "joined": (), "around": (), **of}
    return {gap.subject: gap for gap in gaps(own, **given)}  # type: ignore[arg-type]


def test_what_is_said_is_not_missing() -> None:
    assert "een opgave voor alle woningen samen" not in _subjects((COUNT,))
    assert "een opgave voor alle woningen samen" in _subjects((replace(COUNT, per="jaar"),))
    assert "een opgave voor alle woningen samen" in _subjects(
        (replace(COUNT, segment="sociale huur"),)
    )


def test_a_number_of_social_homes_is_missing_until_a_plan_goal_or_share_names_it() -> None:
    subject = "een aantal of aandeel sociale huurwoningen"
    social = replace(COUNT, segment="sociale huur")
    assert subject in _subjects((COUNT,))
    assert subject not in _subjects((replace(social, basis="plancapaciteit"),))
    assert subject not in _subjects((replace(social, unit="%"),))
    assert subject in _subjects((replace(social, basis="voorraad"),))


def test_what_is_missing_is_looked_for_in_the_nearest_area_around() -> None:
    province = replace(COUNT, id="province", area_id="PV23", value=900)
    found = _subjects(around=[(TWENTE, (COUNT,)), (PROVINCE, (province,))])
    gap = found["een opgave voor alle woningen samen"]
    assert [named.area.id for named in gap.elsewhere] == ["twente"]  # type: ignore[attr-defined]
    found = _subjects(around=[(TWENTE, ()), (PROVINCE, (province,))])
    gap = found["een opgave voor alle woningen samen"]
    assert [named.area.id for named in gap.elsewhere] == ["PV23"]  # type: ignore[attr-defined]


def test_a_sentence_names_what_is_promised_before_what_is_planned_and_no_number_twice() -> None:
    social = replace(COUNT, segment="sociale huur")
    plan = replace(social, id="plan", basis="plancapaciteit", value=999)
    again = replace(social, id="again", period_end="2031")
    doubtful = replace(social, id="doubtful", level="probable", value=700)
    found = _subjects(around=[(TWENTE, (plan, again, doubtful, social))])
    gap = found["een aantal of aandeel sociale huurwoningen"]
    (named,) = gap.elsewhere  # type: ignore[attr-defined]
    assert [s.main.value for s in named.statements] == [100, 700]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(write_sample(tmp_path / "woondeal.db"))
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def _page(connection: sqlite3.Connection, area_id: str) -> area_page.AreaView:
    page = area_page.view(connection, area_id, TODAY)
    assert page is not None
    return page


def _ids(found: tuple[Statement, ...]) -> list[str]:
    return [statement.main.id for statement in found]


def test_area_leaves_uncertain_counts_out_and_says_how_many(connection: sqlite3.Connection) -> None:
    page = _page(connection, "GM0373")
    assert [_ids(group.shown) for group in page.agreed] == [["count-479"]]
    assert page.uncertain == 1


def test_an_area_is_listed_where_its_page_shows_anything(connection: sqlite3.Connection) -> None:
    assert "PV27" in {area.id for area in areas.with_data(connection)}
    assert _page(connection, "PV27").uncertain_commitments == 0
    connection.execute("update commitments set level = 'uncertain' where id = 'c-geld'")
    assert "PV27" not in {area.id for area in areas.with_data(connection)}
    page = _page(connection, "PV27")
    assert page.is_empty and page.uncertain_commitments == 1
    connection.execute(
        "update counts set area_id = 'PV27', level = 'uncertain' where id = 'count-2500'"
    )
    assert "PV27" not in {area.id for area in areas.with_data(connection)}
    connection.execute("update counts set level = 'probable' where id = 'count-2500'")
    (found,) = [area for area in areas.with_data(connection) if area.id == "PV27"]
    assert found.counts == _page(connection, "PV27").area.counts == 1


def test_a_list_counts_the_commitments_that_the_page_of_an_area_does(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("update parties set kind = 'state', area_id = 'NL' where id = 'provincie'")
    (listed,) = [area for area in areas.with_data(connection) if area.id == "NL"]
    assert listed.commitments == _page(connection, "NL").own_total == 1


def test_area_shows_what_is_agreed_for_the_areas_it_is_in(connection: sqlite3.Connection) -> None:
    page = _page(connection, "GM0373")
    assert [area.id for area in page.outer] == ["proefregio", "PV27", "NL"]
    (around,) = page.around
    assert around.area.id == "proefregio" and _ids(around.statements) == ["count-2500"]
    assert _page(connection, "NL").outer == ()


def test_a_joined_area_names_its_parts_and_they_name_it(connection: sqlite3.Connection) -> None:
    connection.execute("update counts set area_id = 'set-bergen' where id = 'count-2500'")
    joined, part, other = (
        _page(connection, area_id) for area_id in ("set-bergen", "GM1900", "GM0796")
    )
    assert [area.path for area in joined.parts] == [
        "/gemeente/bergen-noord-holland",
        "/gemeente/sudwest-fryslan",
    ]
    (line,) = part.joined
    assert (line.area.id, line.others, _ids(line.statements)) == (
        "set-bergen",
        ("Bergen",),
        ["count-2500"],
    )
    assert (joined.joined, part.parts, other.joined, other.parts) == ((), (), (), ())
    assert joined.gaps == ()


def test_area_shows_the_first_commitments_of_a_group_and_says_how_many(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(area_page, "SHOWN_OF_GROUP", 1)
    (group,) = _page(connection, "GM0373").collective
    assert [c.id for c in group.commitments] == ["c-bouwen"] and group.total == 2


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2029, 12, 30), []),
        (date(2029, 12, 31), ["d-2030"]),
        (date(2030, 12, 31), ["d-2030"]),
        (date(2031, 1, 1), []),
    ],
)
def test_area_shows_the_deadlines_of_twelve_months(
    connection: sqlite3.Connection, today: date, shown: list[str]
) -> None:
    page = area_page.view(connection, "GM0373", today)
    assert page is not None
    assert [term.id for term, _ in page.soon] == shown and page.soon_total == len(shown)


def test_a_sentence_names_agreements_before_a_proposal() -> None:
    proposal = replace(COUNT, id="proposal", document_kind="proposal", dated="2026", value=900)
    agreed = replace(COUNT, id="agreed", document_kind="agreement", basis="opgave")
    gap = _subjects(around=[(TWENTE, (proposal, agreed))])["een opgave voor alle woningen samen"]
    (named,) = gap.elsewhere  # type: ignore[attr-defined]
    assert [s.main.id for s in named.statements] == ["agreed", "proposal"]


def test_a_share_of_some_homes_does_not_answer_for_all() -> None:
    subject = "een aantal of aandeel sociale huurwoningen"
    share = replace(COUNT, segment="sociale huur", unit="%", measure="aandeel sociale huur")
    some = replace(share, measure="zorggeschikte woningen – sociale huur")
    assert subject not in _subjects((share,))
    stock = replace(share, measure="aandeel sociale huur in de woningvoorraad")
    for other in (some, stock):
        gap = _subjects((other,), around=[(TWENTE, (other,))])[subject]
        assert gap.elsewhere == ()  # type: ignore[attr-defined]


def test_where_a_number_stands_for_an_area_no_other_is_named() -> None:
    ambition = replace(COUNT, id="ambition", value=900)
    around = [(TWENTE, (ambition, COUNT))]
    gap = _subjects(around=around, standing={"one"})["een opgave voor alle woningen samen"]
    (named,) = gap.elsewhere  # type: ignore[attr-defined]
    assert [s.main.id for s in named.statements] == ["one"]
    gap = _subjects(around=around)["een opgave voor alle woningen samen"]
    (named,) = gap.elsewhere  # type: ignore[attr-defined]
    assert len(named.statements) == 2


def test_what_is_said_of_projects_and_what_is_uncertain_stands_with_what_is_missing() -> None:
    social = replace(COUNT, segment="sociale huur")
    found = _subjects(
        in_projects=(replace(social, project_id="dorp", project_name="Dorp"),),
        uncertain=(replace(social, level="uncertain"),),
    )
    gap = found["een aantal of aandeel sociale huurwoningen"]
    assert [s.main.project_name for s in gap.projects] == ["Dorp"]  # type: ignore[attr-defined]
    assert len(gap.uncertain) == 1  # type: ignore[attr-defined]
    assert found["een opgave voor alle woningen samen"].uncertain == ()  # type: ignore[attr-defined]
