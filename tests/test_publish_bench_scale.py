"""The benchmark of many documents: builds that are real and tiny, and its report."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.bench_bars import Result
from kb.bench_copies import copies, differing
from kb.measured_process import Run
from publish import bench, bench_scale
from publish.bench_scale import Plan, Workplace

TEXT = "Woonafspraken\n\nDe gemeente Almelo bouwt 100 woningen in 2027.\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "afspraken.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "work", lambda _: None)


def test_two_copies_are_built_again_without_reading_and_not_at_all(
    place: Workplace, document: Path
) -> None:
    corpus, base, store = place.folder / "texts", place.database("a"), place.folder / "store"
    copies(document, corpus, 2, "klein")
    first = place.build("first", corpus, base, store=store)
    unchanged = place.build("unchanged", corpus, base, "--if-changed", store=store)
    again = place.build("again", corpus, place.database("b"), store=store)
    assert differing(base, place.database("b")) == []
    assert "Reading" in first.said and "(2 of 2 files were read before)" in again.said
    assert "Nothing changed" in unchanged.said and "Writing" not in unchanged.said
    assert all(run.cpu > 0 for run in place.runs.values())
    assert list(place.runs) == ["first", "unchanged", "again"]


def pretend(command: Sequence[str], folder: Path, *, cwd: Path, fine: Sequence[int]) -> Run:
    """A build that takes 2 s and 1 s a file that its store does not have, and writes their names."""
    given = dict(zip(command[4::2], command[5::2], strict=False))
    texts = [file.read_text(encoding="utf-8") for file in Path(given["--corpus"]).iterdir()]
    known = Path(given.get("--store", folder), "known.json")
    read = set(json.loads(known.read_text())) if known.is_file() else set()
    if "--if-changed" in command:
        return Run(0.5, 1, said="Nothing changed")
    if "--no-store" not in command:
        known.write_text(json.dumps(sorted(read.union(texts))))
    shutil.copy(folder / "empty.db", given["--output"])
    new = sum(text not in read for text in texts)
    return Run(2.0 + new * (0 if "regel" in str(texts) else 1), 1, memory=100)


def test_a_store_has_of_what_is_measured_nothing_but_its_own(
    place: Workplace, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_scale, "run", pretend)
    monkeypatch.setattr(bench_scale, "LINE", "een regel")
    place.folder.mkdir()
    (place.folder / "empty.db").touch()
    plan = Plan(document, (), few=3, many=8, repeats=3)
    results = bench_scale.measure(place, plan, ["builds"])
    cpu = {name: run.cpu for name, run in place.runs.items()}
    assert (cpu["start 2"], cpu["one 3"], cpu["few"], cpu["many"]) == (2, 3, 5, 10)
    assert (cpu["changed"], cpu["again"], cpu["nothing"]) == (3, 2, 10)
    assert [r.value for r in results if "after start-up" in r.what] == [8, 3]


def test_medians_are_over_all_kinds_and_the_one_that_grows_the_most_is_named() -> None:
    asked = ({"start": ([4.0, 5.0, 6.0], [5.0, 6.0, 70.0]), "over": ([1.0], [4.0])}, ["/weg"])
    median, silent = bench_scale.of_site(50, {"our own pages": asked})
    assert median.value == pytest.approx(5.5 / 4.5)
    assert "the most: over, 4 and 1 ms" in median.note
    assert (silent.value, silent.verdict, silent.note) == (1, "does not hold", "/weg")


def test_a_kind_of_page_that_never_answers_is_told() -> None:
    (silent,) = bench_scale.of_site(50, {"tables": ({"rij": ([1.0], [])}, ["/rij"])})
    assert silent.verdict == "does not hold"


def test_the_command_writes_json_and_its_part_of_the_page_and_fails_where_a_bar_does(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# Performance\n\n## The site\n\nSnel.\n", encoding="utf-8")
    monkeypatch.setattr(bench, "REPORT", page)
    value = 9.0
    monkeypatch.setattr(bench_scale, "measure", lambda *_: [Result("changed", value, "%", most=8)])
    command = ["--document", str(document), "--json", str(tmp_path / "all.json")]
    assert CliRunner().invoke(bench_scale.main, command).exit_code == 1
    told = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert told["results"][0]["verdict"] == "does not hold" and told["holds"] is False
    assert told["machine"]["document"] == "afspraken.txt" and len(told["machine"]["load"]) == 2
    value = 7.0
    assert CliRunner().invoke(bench_scale.main, command).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("## Many documents") == text.count(bench_scale.BEGIN) == 1
    assert "Snel." in text and "| changed | 7 % |  | at most 8 | holds |" in text
    assert "does not hold" not in text
    before = page.read_bytes()
    CliRunner().invoke(bench_scale.main, [*command, "--print-only"])
    assert page.read_bytes() == before
