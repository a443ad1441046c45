"""Confidence: what is known of a reading, what it weighs, and the level that follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.confidence import Confidence, load_confidence
from corpus.loading import CorpusError
from extract.model import Segment
from nlp.confidence import features_of, level_of, probability, weighed
from nlp.records import Count, DocumentContext, FieldVote

PLAN = DocumentContext("d", "plan", "Bestemmingsplan", area_id="GM0141")
MODEL = Confidence(certain=0.85, probable=0.25, intercept=0.0, weights={"good": 2.0, "bad": -2.0})
COUNT = Count(
    span=Segment(0, 3),
    value=250,
    unit="woningen",
    measure="nieuwe woningen",
    basis="opgave",
    area_id="GM0141",
    level="certain",
    passage=1,
    votes=(
        FieldVote("area", "behind", "GM0141", "Almelo", 0.99),
        FieldVote("area", "document", "twente", "", 0.85),
        FieldVote("basis", "own", "opgave", "opgave", 0.99),
        FieldVote("basis", "caption", "plancapaciteit", "plannen", 0.95),
    ),
)


def features(**changed: object) -> set[str]:
    return set(features_of(replace(COUNT, **changed), PLAN))  # type: ignore[arg-type]


def test_the_rule_that_gave_a_field_is_a_feature() -> None:
    assert {"area:behind", "basis:own", "project:none", "kind:plan", "in:text"} <= features()


def test_another_value_with_nearly_as_much_evidence_is_a_feature() -> None:
    assert "contested:basis" in features()
    assert "contested:area" not in features()


@pytest.mark.parametrize(
    ("changed", "feature", "without"),
    [
        ({"area_id": None}, "no area", {}),
        ({}, "area of document", {"area_id": "GM0153"}),
        ({"measure": "percentage"}, "bare measure", {}),
        ({"value": 19}, "few", {"value": 20}),
        ({"value": 19}, "few", {"value": 19, "unit": "%"}),
        ({"period_end": "2030"}, "period named", {}),
        ({"project": "Spoorzone"}, "project named", {}),
        ({"table": 0}, "in:table", {}),
        ({"doubt": ("area",)}, "doubt:area", {}),
        ({"cautions": ("no-place",)}, "caution:no-place", {}),
        ({"unit": "TWh"}, "unit:other", {}),
        ({"qualifier": "circa"}, "bound", {}),
    ],
)
def test_what_holds_of_a_count_is_a_feature(
    changed: dict[str, object], feature: str, without: dict[str, object]
) -> None:
    assert feature in features(**changed)
    assert feature not in features(**without)


def test_features_add_up_to_a_likelihood() -> None:
    assert probability([], MODEL) == 0.5
    assert probability(["good"], MODEL) == pytest.approx(0.881, abs=0.001)
    assert probability(["good", "bad", "unknown"], MODEL) == 0.5


@pytest.mark.parametrize(
    ("likely", "read", "level"),
    [
        (0.85, "certain", "certain"),
        (0.849, "certain", "probable"),
        (0.99, "probable", "probable"),
        (0.25, "certain", "probable"),
        (0.249, "certain", "uncertain"),
        (0.99, "uncertain", "uncertain"),
    ],
)
def test_a_level_is_lowered_and_never_raised(likely: float, read: str, level: str) -> None:
    assert level_of(likely, read, MODEL) == level  # type: ignore[arg-type]


def test_a_count_gets_its_confidence_and_keeps_its_fields() -> None:
    found = weighed(COUNT, PLAN)
    assert found.confidence == round(probability(found.features, load_confidence()), 3)
    assert replace(found, confidence=None, level="certain", features=()) == COUNT


def test_the_area_in_the_own_row_speaks_for_a_count_and_doubt_against_it() -> None:
    weights = load_confidence().weights
    assert weights["area:row"] > 0 > weights["doubt:area"]


def test_a_model_with_another_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "confidence.toml").write_text("[count]\nbias = 1\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"confidence\.toml"):
        load_confidence(tmp_path)


@pytest.mark.parametrize(
    ("kind", "level"), [("agreement", "certain"), ("plan", "probable"), ("other", "probable")]
)
def test_no_count_of_a_paper_of_many_plans_is_certain(kind: str, level: str) -> None:
    sure = replace(COUNT, votes=(), measure="te bouwen woningen", period_end="2030", is_total=True)
    likely = Confidence(certain=0.0, probable=0.0, intercept=0.0, weights={})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nlp.confidence.load_confidence", lambda: likely)
        assert weighed(sure, replace(PLAN, kind=kind)).level == level
