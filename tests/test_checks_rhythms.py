"""How often something happens, told twice in the same words."""

from __future__ import annotations

from typing import Any

from checks.judge import judge
from checks.rhythms import repeated_rhythms
from extract.passages import passages
from extract.text import parse_text
from kb.check_rhythms import told_in
from tests.judged import check_documents

HERE = "Na de vaststelling van het plan volgen {} overleggen tussen provincie, gemeenten en corporaties."
THERE = "Na de vaststelling van het plan volgen {} overleggen tussen provincie en gemeenten met corporaties."
ELSE = (
    "Na de vaststelling van het plan volgen {} metingen van het verkeer op de wegen rond het dorp."
)


def in_one(first: str, second: str) -> list[tuple[str, str, str]]:
    read = passages(parse_text(f"{first} Er komt nog een zin.\n\n{second}\n"), 1, 1)
    checks = map(judge, repeated_rhythms(read))
    return [(check.stated, check.computed, check.outcome) for check in checks]


def test_two_rhythms_of_one_thing() -> None:
    yearly, twice = HERE.format("jaarlijks"), THERE.format("halfjaarlijks")
    assert in_one(yearly, twice) == [("halfjaarlijks", "jaarlijks", "differs")]
    assert in_one(yearly, THERE.format("jaarlijkse")) == [("jaarlijkse", "jaarlijks", "agrees")]


def test_another_thing_has_a_rhythm_of_its_own() -> None:
    assert in_one(HERE.format("jaarlijks"), ELSE.format("maandelijks")) == []
    assert in_one("De raden komen jaarlijks bijeen.", "De raden komen maandelijks bijeen.") == []


def outcomes(annex_of: str | None) -> list[str]:
    documents: list[dict[str, Any]] = [
        {"id": "deal", "title": "Deal", "annex_of": None},
        {"id": "kader", "title": "Kader", "annex_of": annex_of},
    ]
    rows = [
        {"text": HERE.format("jaarlijks"), "document_id": "deal", "span_id": "een"},
        {"text": THERE.format("halfjaarlijks"), "document_id": "kader", "span_id": "twee"},
    ]
    return [
        c["outcome"] for c in check_documents({"documents": documents}, told_in(rows))["checks"]
    ]


def test_an_annex_says_the_same_as_its_agreement_and_another_document_need_not() -> None:
    assert outcomes("deal") == ["differs"]
    assert outcomes(None) == []
