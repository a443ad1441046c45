"""What a worker of a cluster does, without a cluster (tests/cluster has one)."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from corpus.manifest import SourceEntry
from kb.cli import main
from kb.encoded_result import decode
from kb.fingerprint import reading_parts
from kb.read_source import read_source
from kb.remote import Answer, Task, depends_on, differences, read_there

TEXT = b"De gemeenten bouwen in 2030 in Twente 14.100 woningen.\n"


def answer(wanted: dict[str, str | None], task: bytes) -> Answer:
    return msgspec.msgpack.decode(read_there(wanted, task), type=Answer)


def task(**changes: object) -> bytes:
    entry = SourceEntry("deal", Path("elsewhere/deal.txt"), "text/plain")
    fields = {"ocr": False, "model": None, "keep_decisions": False, "limits": None, **changes}
    return pickle.dumps(Task(entry, TEXT, **fields))  # type: ignore[arg-type]


def test_a_worker_reads_what_it_is_sent_as_it_is_read_here(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_bytes(TEXT)
    entry = SourceEntry("deal", path, "text/plain")
    told = answer(dict(depends_on(ocr=False, model=None)), task())
    assert (told.differences, told.problem) == ((), "")
    assert decode(entry, told.result).rows == read_source(entry).rows


def test_a_worker_with_another_program_does_not_even_open_its_task() -> None:
    wanted = {**reading_parts(), "the code": "another", "spacy": "1.0"}
    told = answer(wanted, b"no pickle")
    assert told.result == b""
    code, spacy = told.differences
    assert code == "the code"
    assert spacy.startswith("spacy (") and spacy.endswith(", not 1.0)")


def test_what_a_worker_cannot_do_is_in_its_answer() -> None:
    told = answer(dict(reading_parts()), b"no pickle")
    assert told.problem.startswith("UnpicklingError: ")


def test_a_program_that_only_one_has_is_a_difference() -> None:
    assert differences({"tesseract": "5.3"}, {"tesseract": None}) == ("tesseract (none, not 5.3)",)
    assert differences({"python": "3.11"}, {"python": "3.11"}) == ()


def run(tmp_path: Path, *options: str) -> tuple[int, str]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "deal.txt").write_bytes(TEXT)
    places = ["--corpus", str(tmp_path / "in"), "--output", str(tmp_path / "kb.db"), "--no-store"]
    result = CliRunner().invoke(main, ["build", *places, *options])
    return result.exit_code, result.stderr


def test_without_dask_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, told = run(tmp_path, "--dask", "local")
    assert status == 2
    assert "woondeal-kennisbank[dask]" in told
    assert not (tmp_path / "kb.db").exists()


def test_strict_is_for_reading_here(tmp_path: Path) -> None:
    status, told = run(tmp_path, "--dask", "local", "--strict")
    assert status == 2
    assert "--strict" in told
