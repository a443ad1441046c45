"""The benchmark: it measures what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import bench


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "afspraken.txt").write_text(
        "Woonafspraken\n\nDe gemeente bouwt 100 woningen.\n", encoding="utf-8"
    )
    return tmp_path


def test_stages_count_the_words_of_the_corpus(corpus: Path) -> None:
    assert bench.stages(bench.Stopwatch(), corpus) == 6


def test_every_stage_of_a_build_is_timed(corpus: Path) -> None:
    watch = bench.Stopwatch()
    bench.stages(watch, corpus)
    in_text = {stage for stage, _, name in bench.STAGES if name != "table_counts"}
    assert in_text | {bench.WRITE} <= set(watch.seconds)


def test_functions_are_what_they_were_after_timing() -> None:
    before = [getattr(module, name) for _, module, name in bench.STAGES]
    with bench.timed(bench.Stopwatch(), bench.STAGES):
        pass
    assert [getattr(module, name) for _, module, name in bench.STAGES] == before


def test_stage_that_is_entered_twice_adds_up() -> None:
    watch = bench.Stopwatch({"read": 1.0})
    with watch.stage("read"):
        pass
    assert list(watch.seconds) == ["read"]
    assert watch.seconds["read"] >= 1.0


def test_build_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="nothing to read"):
        bench.whole_build(tmp_path)
