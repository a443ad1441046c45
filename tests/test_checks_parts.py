"""Numbers that others of a document make, by arithmetic alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checks.judge import judge
from checks.parts import made_of_others
from corpus.areas import load_areas
from extract.model import Segment
from nlp.records import Count

AREAS = load_areas()


def count(value: float, at: int, **fields: Any) -> Count:
    known = Count(
        Segment(at, at + 5), value, "woningen", "woningen", "opgave", area_id="GM0141", passage=1
    )
    return replace(known, **fields)


def found(*counts: Count) -> list[str]:
    checks = [judge(relation) for relation in made_of_others(counts, AREAS)]
    return [f"{c.outcome}: {c.explanation}" for c in checks if c.outcome != "not_comparable"]


SOCIAL = count(250, 10, segment="sociale huur")
MIDDLE = count(350, 40, segment="middenhuur en betaalbare koop")


def test_kinds_of_homes_make_what_another_page_says_is_affordable() -> None:
    whole = count(600, 9000, segment="betaalbaar", passage=7)
    assert found(SOCIAL, MIDDLE, whole) == ["agrees: 250 en 350 zijn samen 600, zoals er staat."]


def test_kinds_of_homes_that_make_something_else_prove_nothing() -> None:
    assert found(SOCIAL, MIDDLE, count(600, 9000)) == []
    assert found(SOCIAL, MIDDLE, count(931, 9000, segment="betaalbaar")) == []


def test_one_other_number_for_a_union_that_looks_like_a_slip_differs() -> None:
    (check,) = found(SOCIAL, MIDDLE, count(601, 9000, segment="betaalbaar"))
    assert check.startswith("differs")


def test_two_numbers_for_a_union_leave_open_which_is_meant() -> None:
    others = (count(n, 9000 + n, segment="betaalbaar") for n in (601, 650))
    assert found(SOCIAL, MIDDLE, *others) == []
    far = replace(MIDDLE, span=Segment(500, 505))
    assert found(SOCIAL, far, count(600, 9000, segment="betaalbaar")) == []


def test_a_rate_makes_a_total_in_whole_years() -> None:
    rate = count(15, 10, per="jaar")
    assert found(rate, count(135, 40)) == ["agrees: 9 keer 15 is 135, zoals er staat."]
    assert found(rate, count(136, 40)) == []
    assert found(rate, count(240, 40)) == []


def test_a_share_beside_a_number_is_of_one_that_the_document_gives() -> None:
    share = count(30, 40, unit="%")
    assert found(count(8460, 10), share, count(28200, 9000, passage=7)) == [
        "agrees: 8.460 van 28.200 is 30%, zoals er staat."
    ]
    assert found(count(8460, 10), share, count(28400, 9000, passage=7)) == []


def test_a_share_is_not_of_homes_of_another_kind() -> None:
    share, part = count(50, 40, unit="%"), count(2000, 10, segment="zorggeschikt")
    for kind, fits in (("geclusterd", False), ("zorggeschikt", True), (None, True)):
        assert bool(found(count(4000, 2, segment=kind), part, share)) is fits
    social = count(2000, 10, segment="sociale huur")
    assert found(count(4000, 2, segment="betaalbaar"), social, share) != []


def test_the_projects_of_a_table_make_its_total_and_are_as_many_as_a_sentence_says() -> None:
    rows = [count(100, 100 + 10 * n, passage=None, table=0, project=f"Plan {n}") for n in range(5)]
    total = count(500, 200, passage=None, table=0, is_total=True)
    assert found(*rows, total) == [
        "agrees: 100, 100, 100, 100 en 100 zijn samen 500, zoals er staat."
    ]
    assert found(*rows[:4], replace(total, value=400)) == []
    stated = count(5, 10, unit="projecten")
    assert len(found(stated, *rows)) == 1
    assert found(replace(stated, value=6), *rows) == []


def test_a_sum_is_held_against_the_surest_place_that_gives_it() -> None:
    at_least = count(600, 100, segment="betaalbaar", qualifier="minimaal", level="certain")
    sure = count(600, 9000, segment="betaalbaar", level="certain")
    near = count(600, 200, segment="betaalbaar", level="probable")
    relations = list(made_of_others([SOCIAL, MIDDLE, at_least, near, sure], AREAS))
    assert [relation.stated.place for relation in relations if relation.kind == "sum"] == [
        sure.span
    ]


def projects(stated: float, *, measure: str = "sleutelprojecten") -> list[str]:
    homes = {"passage": None, "table": 0, "measure": "woningen in sleutelproject"}
    rows = [count(100, 100 + 10 * n, project=f"Plan {n}", **homes) for n in range(10)]
    rows += [count(100, 300, project="Plan 0", area_id="GM0153", **homes)]
    rows += [count(100, 310, project="Plan 11", low=100.0, high=120.0, **homes)]
    return found(*rows, count(stated, 10, unit="projecten", measure=measure))


def test_projects_of_one_name_in_two_areas_are_two_and_a_range_is_one() -> None:
    assert "agrees: Er zijn er 12 genoemd, zoals er staat." in projects(12)


def test_a_number_of_projects_that_is_a_slip_for_those_listed_differs() -> None:
    assert any(check.startswith("differs: Er zijn er 12 genoemd") for check in projects(17))
    assert projects(35) == []
    assert projects(17, measure="projecten") == []


def told(value: float, **fields: Any) -> list[str]:
    homes = {"passage": None, "table": 0}
    rows = [count(511, 100 + 10 * n, project=f"Plan {n}", **homes) for n in range(5)]
    return [c[:7] for c in found(*rows, count(value, 10, **fields))]


def test_what_the_projects_of_a_table_make_is_told_in_the_text() -> None:
    assert told(2555) == ["agrees:"]
    assert told(2575) == ["differs"]


def test_a_number_that_is_no_slip_for_what_projects_make_is_another() -> None:
    assert told(3355) == []
    assert told(2555, qualifier="ruim") == []
    assert told(2575, unit="EUR") == []
