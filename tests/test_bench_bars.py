"""Ratios, bars and verdicts of the benchmark of many documents, on measurements that were made up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kb.bench_bars import (
    BuildRuns,
    Result,
    as_json,
    busy,
    failed,
    of_builds,
    of_dask,
    of_libraries,
    of_workers,
    table,
)
from kb.measured_process import Run

MEBIBYTE = 2**20
SOUND = BuildRuns(
    few=10,
    many=50,
    start=Run(cpu=3, wall=4),
    one=Run(cpu=5, wall=6),
    fews=Run(cpu=23, wall=30, memory=200 * MEBIBYTE),
    manys=Run(cpu=103, wall=120, memory=250 * MEBIBYTE),
    changed=Run(cpu=7, wall=8),
    unchanged=Run(cpu=0.5, wall=1, said="Nothing changed: woondeal.db\n"),
    again=Run(cpu=2, wall=3),
    nothing=Run(cpu=100, wall=110),
)


def by_word(results: list[Result], word: str) -> Result:
    (found,) = [result for result in results if word in result.what]
    return found


def test_bars_of_builds_that_are_as_they_should_be_hold() -> None:
    results = of_builds(SOUND, written=False, differing=())
    assert not failed(results)
    assert [r.verdict for r in results if r.bar] == ["holds"] * 6


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("one changed", 7),
        ("nothing changed: CPU", 0.5),
        ("50 copies against one, after", 50),
        ("50 copies against one more", 50),
        ("10 copies against one, after", 10),
        ("one copy more", 1),
        ("memory", 1.25),
        ("read before", 2),
    ],
)
def test_ratios(word: str, value: float) -> None:
    assert by_word(of_builds(SOUND, False, ()), word).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("word", "runs"),
    [
        ("one changed", replace(SOUND, changed=Run(cpu=8.1, wall=9))),
        ("nothing changed: CPU", replace(SOUND, unchanged=Run(cpu=1.1, wall=2))),
        ("50 copies against one, after", replace(SOUND, manys=replace(SOUND.manys, cpu=114))),
        ("50 copies against one, after", replace(SOUND, manys=replace(SOUND.manys, cpu=92))),
        ("memory", replace(SOUND, manys=replace(SOUND.manys, memory=261 * MEBIBYTE))),
        ("stages", replace(SOUND, unchanged=Run(0.5, 1, said="Reading\nWriting  [##]\n"))),
    ],
)
def test_a_bar_that_is_not_reached_is_told_and_no_other(word: str, runs: BuildRuns) -> None:
    results = of_builds(runs, False, ())
    assert [r for r in results if r.verdict == "does not hold"] == [by_word(results, word)]
    assert failed(results)


def test_tables_that_differ_are_named() -> None:
    found = by_word(of_builds(SOUND, False, ("counts", "spans")), "differ")
    assert (found.value, found.verdict, found.note) == (2, "does not hold", "counts, spans")


def test_a_file_that_was_written_without_change_is_a_stage_too() -> None:
    found = by_word(of_builds(SOUND, True, ()), "stages")
    assert (found.verdict, found.note) == ("does not hold", "the file was written")


def test_a_stage_is_seen_at_the_start_of_a_line_only() -> None:
    runs = replace(SOUND, unchanged=Run(0.5, 1, said="Nothing changed: Reading.db\n"))
    assert by_word(of_builds(runs, False, ()), "stages").verdict == "holds"


def test_what_the_first_copy_pays_once_is_no_part_of_what_copies_cost() -> None:
    """One of 6 s, ten of 24 s: 2 s each, and 4 s once, of which one line of text pays 3."""
    runs = replace(SOUND, one=Run(6, 7), fews=Run(24, 30), manys=Run(104, 120))
    results = of_builds(runs, False, ())
    assert by_word(results, "50 copies against one more").value == 50
    assert by_word(results, "50 copies against one, after").value == pytest.approx(101 / 3)


def test_memory_that_is_not_told_is_not_measured() -> None:
    runs = replace(SOUND, fews=replace(SOUND.fews, memory=None))
    found = by_word(of_builds(runs, False, ()), "memory")
    assert (found.verdict, found.doubt) == ("not measured", "this system does not tell")


def test_a_copy_that_costs_no_more_than_the_start_has_no_ratio() -> None:
    results = of_builds(replace(SOUND, one=SOUND.start), False, ())
    assert by_word(results, "50 copies against one, after").verdict == "not measured"


@pytest.mark.parametrize(("wall", "verdict"), [(58, "holds"), (60, "does not hold")])
def test_two_processes_are_judged_where_nothing_else_runs(wall: float, verdict: str) -> None:
    one, two = Run(95, 100, others=0.0), Run(100, wall, others=0.05)
    sooner, more = of_workers(one, two, 20, processors=2)
    assert sooner.verdict == verdict
    assert more.value == pytest.approx(100 / 95)


def test_two_processes_are_not_judged_on_a_busy_machine() -> None:
    one, two = Run(95, 100, others=0.0), Run(100, 90, others=1.25)
    found = of_workers(one, two, 20, processors=2)
    assert found[0].verdict == "cannot be said here"
    assert found[0].doubt == "other programs used 1.2 of 2 processors"
    assert found[0].value == pytest.approx(100 / 90)
    assert not failed(found)


def test_wall_clock_says_nothing_where_it_is_not_known_what_else_runs() -> None:
    assert busy([Run(1, 1), Run(1, 1, others=0.0)], 2, 2)
    assert busy([Run(1, 1, others=0.0)], 1, 2)
    assert not busy([Run(1, 1, others=0.0)], 2, 2)


def test_dask_that_is_not_installed_is_not_measured() -> None:
    (found,) = of_dask(None, None, 10, 2)
    assert (found.verdict, found.doubt) == ("not measured", "needs the extra dask")


def test_dask_has_no_bar() -> None:
    cpu, sooner = of_dask(Run(40, 45, others=0.0), Run(60, 30, others=0.0), 10, 2)
    assert (cpu.value, sooner.value) == (1.5, 1.5)
    assert {cpu.verdict, sooner.verdict} == {"no bar"}
    assert "4 processors" in sooner.doubt


def test_libraries_are_compared_with_our_reader() -> None:
    plumber, pdfium = of_libraries(6.0, 3.0, 0.1, 20)
    assert plumber.value == 2 and pdfium.value == pytest.approx(60)


def test_a_bar_itself_is_reached() -> None:
    assert Result("", 8.0, "%", most=8).verdict == Result("", 45.0, "", 45, 55).verdict == "holds"


def test_table_has_a_line_for_each_result() -> None:
    lines = table(
        [
            Result("a", 6.25, "%", most=8, note="1 of 16"),
            Result("b", 48.3, "times", 45, 55),
            Result("c", 1.2, "times", least=1.7, doubt="busy"),
            Result("d", None, "times", doubt="needs it"),
            Result("e", 3.14159, "times", doubt="two processors"),
            Result("f", 0.0, "", most=0),
        ]
    )
    assert lines[2:] == [
        "| a | 6.25 % | 1 of 16 | at most 8 | holds |",
        "| b | 48.3 times |  | 45 to 55 | holds |",
        "| c | 1.2 times |  | at least 1.7 | cannot be said here: busy |",
        "| d |  |  |  | not measured: needs it |",
        "| e | 3.14 times |  |  | two processors |",
        "| f | 0 |  | at most 0 | holds |",
    ]


def test_json_has_machine_runs_and_verdicts() -> None:
    results = [Result("a", 9.0, "%", most=8)]
    told = as_json(results, {"one": SOUND.unchanged}, {"processors": 2})
    assert json.loads(json.dumps(told)) == {
        "machine": {"processors": 2},
        "runs": {"one": {"cpu": 0.5, "wall": 1, "memory": None, "others": None}},
        "results": [
            {
                "what": "a",
                "value": 9.0,
                "unit": "%",
                "least": None,
                "most": 8,
                "doubt": "",
                "note": "",
                "verdict": "does not hold",
            }
        ],
        "holds": False,
    }
