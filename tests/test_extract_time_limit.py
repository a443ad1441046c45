"""What takes too long is stopped, and said; the next file is read as if nothing had happened."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.folder import read_folder
from corpus.manifest import SourceEntry
from extract import read as reading
from extract.limits import CHARACTERS_A_TIMEOUT, Limits
from extract.time_limit import TimeIsUp, time_limit
from kb.read_source import read_source

#: Seconds of CPU: less than anything here takes.
SHORT = 0.001


def _forever() -> None:
    number = 0
    while True:
        number += 1


def _forever_in_a_pattern() -> None:
    re.match(r"(?:a|a)*b", "a" * 64)


@pytest.mark.parametrize("work", [_forever, _forever_in_a_pattern])
def test_work_without_end_is_stopped(work: Callable[[], None]) -> None:
    with pytest.raises(TimeIsUp, match=r"0\.001 seconds"), time_limit(SHORT):
        work()


def test_what_keeps_the_mistakes_of_a_part_apart_lets_it_pass() -> None:
    with pytest.raises(TimeIsUp), time_limit(SHORT):
        while True:
            try:
                _forever()
            except Exception:
                continue


def test_after_the_work_nothing_is_left_of_the_limit() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with time_limit(60):
        assert signal.getsignal(signal.SIGPROF) is not before
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_without_seconds_and_outside_the_main_thread_there_is_no_limit() -> None:
    with time_limit(None):
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    done = []

    def work() -> None:
        with time_limit(SHORT):
            done.append(signal.getitimer(signal.ITIMER_PROF))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [(0.0, 0.0)]


def entry_of(folder: Path, words: str) -> SourceEntry:
    (folder / "afspraken.txt").write_text(words, encoding="utf-8")
    return read_folder(folder).sources[0]


def test_a_text_that_takes_too_long_is_a_failed_source_that_says_so(tmp_path: Path) -> None:
    entry = entry_of(tmp_path, "De gemeente bouwt in 2030 ten minste 120 woningen.\n\n" * 200)
    result = read_source(entry, limits=Limits(timeout=SHORT))
    (source,) = result.rows.tables["sources"]
    assert source["status"] == "failed"
    assert source["reason"] == "het lezen duurde langer dan 0.001 seconden"
    assert result.problems == (
        f"{entry.path}: took more than 0.001 seconds; give more with --timeout, or leave it out",
    )


def test_a_text_within_the_limit_is_read(tmp_path: Path) -> None:
    entry = entry_of(tmp_path, "De gemeente bouwt in 2030 ten minste 120 woningen.")
    assert read_source(entry, limits=Limits()).rows.tables["sources"][0]["status"] == "read"


def test_a_long_text_may_take_longer() -> None:
    limits = Limits(timeout=10)
    assert limits.seconds_for(CHARACTERS_A_TIMEOUT) == 10
    assert limits.seconds_for(CHARACTERS_A_TIMEOUT + CHARACTERS_A_TIMEOUT // 2) == 15
    assert limits.seconds_for(1) == 10


def test_a_large_text_is_read_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "groot.txt"
    path.write_text("Tien woningen.\n", encoding="utf-8")
    asked: list[Path] = []
    isolated = reading._isolated

    def noted(path: Path, *more: object) -> object:
        asked.append(path)
        return isolated(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "_isolated", noted)
    small = reading.read(path, "text/plain", limits=Limits())
    assert asked == []
    monkeypatch.setattr(reading, "_LARGE", path.stat().st_size - 1)
    assert reading.read(path, "text/plain", limits=Limits()) == small
    assert asked == [path]
    assert reading.read(path, "text/plain") == small
    assert asked == [path]
