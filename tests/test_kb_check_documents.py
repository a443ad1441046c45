"""Documents that belong together, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kb.check_documents import checks_of_groups
from kb.family import family
from kb.rows import Row
from tests.judged import check_documents

DOCUMENTS = {
    name: {"id": name, "title": name.title(), "annex_of": annex, "dated": dated}
    for name, annex, dated in (
        ("deal", None, "2022-12"),
        ("poster", "deal", "2022-12"),
        ("kaart", "poster", None),
        ("later", None, "2025-03"),
    )
}


def count(document: str, value: float, **fields: Any) -> Row:
    return {
        "id": f"count-{document}-{value}",
        "document_id": document,
        "span_id": f"span-{document}-{value}",
        "cell_id": "cel",
        "area_id": "GM0150",
        "project_id": "deventer-centrumschil",
        "measure": "woningen",
        "value": value,
        "low": None,
        "high": None,
        "unit": "woningen",
        "basis": "sleutelprojecten",
        "segment": None,
        "per": None,
        "qualifier": None,
        "period_start": "2025",
        "period_end": "2030",
        "is_total": 0,
        "level": "certain",
        "doubt": None,
        **fields,
    }


def outcomes(*counts: Row) -> list[str]:
    found = check_documents(
        {
            "documents": list(DOCUMENTS.values()),
            "counts": counts,
            "projects": [{"id": "deventer-centrumschil", "name": "Centrumschil"}],
            "areas": [{"id": "GM0150", "name": "Deventer"}],
        }
    )
    return [check["outcome"] for check in found["checks"]]


def test_an_annex_belongs_to_the_agreement_that_it_is_annexed_to() -> None:
    assert [family(name, DOCUMENTS) for name in DOCUMENTS] == ["deal", "deal", "deal", "later"]


def test_an_agreement_and_its_annex_agree_or_differ() -> None:
    assert outcomes(count("deal", 2550), count("poster", 2550)) == ["agrees"]
    assert outcomes(count("deal", 2550), count("poster", 2250)) == ["differs"]


def test_the_evidence_is_both_numbers() -> None:
    found = check_documents(
        {
            "documents": list(DOCUMENTS.values()),
            "counts": [count("deal", 2550), count("poster", 2250)],
            "projects": [{"id": "deventer-centrumschil", "name": "Centrumschil"}],
        }
    )
    (check,) = found["checks"]
    assert (check["stated"], check["computed"], check["difference"]) == ("2.550", "2.250", 300)
    assert "Centrumschil" in check["subject"]
    assert {(row["span_id"], row["role"]) for row in found["check_spans"]} == {
        ("span-deal-2550", "stated"),
        ("span-poster-2250", "other"),
    }


@pytest.mark.parametrize(
    "other",
    [
        count("deal", 2250),
        count("poster", 2250, period_end=None),
        count("poster", 2250, basis="opgave"),
        count("poster", 2250, segment="sociale huur"),
        count("poster", 2250, cell_id=None),
        count("poster", 2250, project_id=None),
    ],
)
def test_what_is_about_something_else_is_not_compared(other: Row) -> None:
    assert outcomes(count("deal", 2550), other) == []


def apart(*counts: Row) -> list[tuple[str, str, str]]:
    found = check_documents(
        {
            "documents": list(DOCUMENTS.values()),
            "counts": counts,
            "projects": [{"id": "deventer-centrumschil", "name": "Centrumschil"}],
        }
    )["checks"]
    assert all(check["outcome"] == "not_comparable" for check in found)
    return [(check["stated"], check["computed"], check["reason"]) for check in found]


def test_a_later_edition_is_told_and_not_held_against_the_earlier_one() -> None:
    assert apart(count("deal", 2550), count("later", 2250)) == [("2.250", "2.550", "edition")]


def test_another_period_is_told_where_no_period_is_shared() -> None:
    later = count("poster", 2250, period_end="2035")
    assert apart(count("deal", 2550), later) == [("2.250", "2.550", "period")]
    shared = count("poster", 2550)
    assert outcomes(count("deal", 2550), shared, later) == ["agrees"]


def test_a_difference_that_may_be_misread_is_uncertain() -> None:
    assert outcomes(count("deal", 2550), count("poster", 2250, level="uncertain")) == ["uncertain"]
    of_another = count("poster", 2250, level="probable", doubt="area, period")
    assert outcomes(count("deal", 2550), of_another) == ["uncertain"]
    open_period = count("poster", 2250, level="probable", doubt="period")
    assert outcomes(count("deal", 2550), open_period) == ["differs"]


def test_a_number_that_a_later_document_repeats_in_a_sentence_agrees() -> None:
    again = count("later", 28200, cell_id=None, period_start=None, period_end=None)
    assert outcomes(count("deal", 28200), again) == ["agrees"]
    assert outcomes(count("deal", 28200), count("later", 28300)) == ["not_comparable"]


def test_small_numbers_and_shares_of_two_documents_agree_by_chance() -> None:
    region = {"project_id": None}
    assert outcomes(count("deal", 99, **region), count("later", 99, **region)) == []
    assert outcomes(count("deal", 100, **region), count("later", 100, **region)) == ["agrees"]
    assert outcomes(count("deal", 9), count("later", 9)) == []
    assert outcomes(count("deal", 10), count("later", 10)) == ["agrees"]
    share = {"unit": "%", "segment": "sociale huur"}
    assert outcomes(count("deal", 125, **share), count("later", 125, **share)) == []


def test_a_check_names_three_documents_and_counts_the_others() -> None:
    names = "abcde"
    (check,) = check_documents(
        {
            "documents": [
                {"id": n, "title": n.upper(), "annex_of": None, "dated": None} for n in names
            ],
            "counts": [count(n, 2550) for n in names],
            "projects": [{"id": "deventer-centrumschil", "name": "Centrumschil"}],
        }
    )["checks"]
    assert check["explanation"] == "In 'A' en 'B' en 'C' en in nog 2 staat 2.550."


def test_of_one_thing_at_a_time_the_counts_are_held() -> None:
    asked: list[str] = []

    def groups() -> Iterator[list[Row]]:
        for project in ("a", "b"):
            asked.append(project)
            yield [count(n, 2550, project_id=project) for n in ("deal", "poster")]

    names = [{"id": project, "name": project} for project in ("a", "b")]
    rows = {"documents": list(DOCUMENTS.values()), "projects": names}
    found = checks_of_groups(rows, groups())
    assert [len(next(found)["checks"]), asked] == [1, ["a"]]
    assert [len(some["checks"]) for some in found] == [1]


def test_a_document_with_two_numbers_for_one_thing_is_left_out() -> None:
    assert outcomes(count("deal", 2550), count("deal", 2551), count("poster", 2250)) == []


def test_totals_of_an_area_are_compared_too() -> None:
    total = {"project_id": None, "is_total": 1}
    assert outcomes(count("deal", 4550, **total), count("poster", 4550, **total)) == ["agrees"]


TOLD = {"cell_id": None, "project_id": None, "segment": "sociale huur"}


def test_a_slip_in_the_text_of_an_annex_is_held_against_the_agreement() -> None:
    usual = [count("deal", 3947, **TOLD), count("kaart", 3947, **TOLD)]
    assert outcomes(*usual, count("poster", 3497, **TOLD)) == ["agrees", "differs"]


@pytest.mark.parametrize(
    "fields", [{"qualifier": "circa"}, {"period_end": "2040"}, {"document_id": "later"}]
)
def test_another_number_in_the_text_of_an_annex_is_no_slip(fields: Row) -> None:
    usual = [count("deal", 3947, **TOLD), count("kaart", 3947, **TOLD)]
    odd = count("poster", 3497, **{**TOLD, **fields})
    assert "differs" not in outcomes(*usual, odd)


def test_a_slip_for_a_number_of_its_own_document_is_left_to_that() -> None:
    usual = [count("deal", 3947, **TOLD), count("poster", 3947, **TOLD)]
    assert "differs" not in outcomes(*usual, count("poster", 3497, **TOLD))
