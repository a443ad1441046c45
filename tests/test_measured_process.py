"""Measuring a process: what it took, and what it said where it failed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kb import measured_process
from kb.measured_process import ProcessError, memory_of, run


def python(code: str, folder: Path, **options: tuple[int, ...]) -> measured_process.Run:
    return run([sys.executable, "-S", "-c", code], folder, cwd=folder, **options)


def test_cpu_is_that_of_the_process_and_of_what_it_started(tmp_path: Path) -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', 'sum(range(4_000_000))'])"
    alone, both = python("pass", tmp_path), python(child, tmp_path)
    assert both.cpu > alone.cpu > 0
    assert alone.others is None or alone.others >= 0


def test_what_it_says_is_kept_on_both_sides(tmp_path: Path) -> None:
    found = python("import sys; print('een'); print('twee', file=sys.stderr)", tmp_path)
    assert sorted(found.said.split()) == ["een", "twee"]


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(ProcessError, match=r"exit status 3\n.*helaas"):
        python("print('helaas'); raise SystemExit(3)", tmp_path)


def test_a_status_that_is_fine_is_no_failure(tmp_path: Path) -> None:
    assert python("raise SystemExit(1)", tmp_path, fine=(0, 1)).wall > 0


def test_memory_is_more_than_nothing_where_the_system_tells() -> None:
    if Path("/proc/self/statm").is_file():
        assert memory_of(os.getpid()) > 2**20
    assert memory_of(2**30) == 0


def test_what_others_use_is_not_known_without_the_file_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measured_process, "_busy_seconds", lambda: None)
    assert python("pass", tmp_path).others is None
