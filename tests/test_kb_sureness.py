"""How sure a count is as a reader of the views sees it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.codes import codes
from corpus.confidence import LIKELY
from kb.view_describing import sureness, sureness_in_words


@pytest.mark.parametrize(
    ("level", "confidence", "expected"),
    [
        ("probable", LIKELY, "probable"),
        ("probable", LIKELY - 0.001, "check_first"),
        ("certain", 0.6, "certain"),
        ("uncertain", 0.6, "uncertain"),
        ("uncertain", 0.95, "uncertain"),
        # A person or a statistic gives no likelihood.
        ("probable", None, "probable"),
    ],
)
def test_a_count_less_likely_right_is_to_be_checked_first(
    level: str, confidence: float | None, expected: str
) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table counts (level text, confidence real)")
    connection.execute("insert into counts values (?, ?)", (level, confidence))
    of = f"select {sureness('c')}, {sureness_in_words('c')} from counts c"
    assert connection.execute(of).fetchone() == (expected, codes()["sureness"][expected].label)


def test_sureness_has_a_word_for_each_level() -> None:
    assert set(codes()["level"]) < set(codes()["sureness"])
    for level, code in codes()["level"].items():
        assert codes()["sureness"][level].label == code.label


def test_the_question_on_price_limits_knows_the_same_bound() -> None:
    question = (Path(__file__).parents[1] / "publish/queries/prijsgrenzen.sql").read_text("utf-8")
    assert f"counts.confidence < {LIKELY} then 'eerst nalezen'" in question
