"""Run tests in a copy of the project, each run in a process of its own that begins warm."""

from __future__ import annotations

import importlib
import os
import py_compile
import resource
import shutil
import signal
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

#: What takes long to import and is not ours; loaded once, before the processes part.
_HEAVY = ("spacy", "pdfplumber", "pypdfium2", "simplemma", "hypothesis", "rapidfuzz", "text_to_num")
#: Many times what any run takes, for one that waits without using the processor.
_WALL_SECONDS = 600
#: A test that takes so many times what it took without a mutant does not end. The first of a process
#: also loads what others find loaded, for which there is some time more.
_TIMES_AS_LONG = 4
_LOADING_SECONDS = 20.0
#: What stands behind the name of a test that was ended so.
DOES_NOT_END = " (does not end)"
#: What failed where no test was run.
NOT_IMPORTED = "could not be imported"
_POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: the first test that failed, or how the process was ended; ``seconds`` are of
    the processor. ``log`` is what pytest said."""

    failed: str | None
    seconds: float
    log: str


class Selection:
    """A plugin of pytest: only these tests, in this order; one that takes many times its ``seconds``
    of the processor ends the run."""

    def __init__(self, tests: Sequence[str], failed: Path, seconds: Mapping[str, float]) -> None:
        self._place = {test: index for index, test in enumerate(tests)}
        self._failed = failed
        self._seconds = seconds

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep and sort what was collected."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self._place),
            key=lambda item: self._place[item.nodeid],
        )

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """End the process when a test goes on and on, which is a failure too."""

        def end(_signal: int, _frame: object) -> None:
            self._write(f"{item.nodeid}{DOES_NOT_END}")
            os._exit(pytest.ExitCode.TESTS_FAILED)

        signal.signal(signal.SIGPROF, end)
        limit = _LOADING_SECONDS + _TIMES_AS_LONG * self._seconds.get(item.nodeid, 0.0)
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write down what failed, for the process that waits."""
        if report.failed:
            self._write(report.nodeid)

    def _write(self, line: str) -> None:
        with self._failed.open("a") as file:
            file.write(f"{line}\n")


def packages_of(root: Path) -> tuple[str, ...]:
    """The packages of the project."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return tuple(settings["tool"]["mypy"]["packages"])


def copy_project(root: Path, folder: Path) -> Path:
    """Copy what the tests need to ``folder``, compiled, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
    for name in (*packages_of(root), "tests", "docs"):
        shutil.copytree(root / name, folder / name, ignore=ignored)
    for path in root.iterdir():
        if path.is_file() and path.suffix in (".toml", ".md", ".lock", ".json", ""):
            shutil.copy(path, folder)
    for path in folder.rglob("*.py"):
        if path.relative_to(folder).parts[0] != "tests":
            # By their hash: a mutant is of the same second and may be of the same length.
            mode = py_compile.PycInvalidationMode.CHECKED_HASH
            py_compile.compile(str(path), doraise=True, invalidation_mode=mode)
    return folder


def load_libraries() -> None:
    """Import what every run needs and is not ours, so that runs need not."""
    for name in _HEAVY:
        importlib.import_module(name)


def run_tests(
    tree: Path,
    files: Iterable[str],
    plugins: Sequence[object],
    *,
    options: Sequence[str] = (),
    cpu_seconds: int,
    wall_seconds: int = _WALL_SECONDS,
    prepare: Callable[[], object] | None = None,
) -> Outcome:
    """Run pytest on ``files`` of a copy of the project, in a process of its own that may use
    ``cpu_seconds`` of the processor and ``wall_seconds`` of the clock. ``prepare`` is done there
    first, where the project is imported already."""
    log = tree / ".log"
    failed = tree / ".failed"
    failed.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _in_child(tree, [*options, *files], plugins, log, cpu_seconds, prepare)
    status, usage = _wait(child, wall_seconds)
    seconds = usage.ru_utime + usage.ru_stime
    text = log.read_text(errors="replace")
    if os.WIFSIGNALED(status):
        ended = "took too long" if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else None
        return Outcome(ended or f"ended by signal {os.WTERMSIG(status)}", seconds, text)
    code = os.WEXITSTATUS(status)
    if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return Outcome(None, seconds, text)
    names = failed.read_text().split("\n") if failed.is_file() else []
    return Outcome(names[0] if names and names[0] else NOT_IMPORTED, seconds, text)


def failed_in(tree: Path) -> set[str]:
    """The tests that failed in the last run."""
    path = tree / ".failed"
    return set(path.read_text().split("\n")) - {""} if path.is_file() else set()


def import_from(tree: Path) -> None:
    """Let this process import the project from ``tree``, as if nothing of it was imported."""
    for name in [n for n in sys.modules if n == "tests" or n.startswith("tests.")]:
        del sys.modules[name]
    here = str(Path(__file__).resolve().parent.parent.parent)
    sys.path[:] = [str(tree), *(p for p in sys.path if p not in ("", ".", here))]
    os.environ["PYTHONPATH"] = str(tree)


def _in_child(
    tree: Path,
    arguments: Sequence[str],
    plugins: Sequence[object],
    log: Path,
    cpu_seconds: int,
    prepare: Callable[[], object] | None,
) -> None:
    code = 70
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 5))
        with log.open("w") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        os.chdir(tree)
        if prepare:
            prepare()
        else:
            import_from(tree)
        code = int(pytest.main(["-q", "--tb=line", "-p", "no:xdist", *arguments], list(plugins)))
        sys.stdout.flush()
    finally:
        os._exit(code)


def _wait(child: int, seconds: int) -> tuple[int, resource.struct_rusage]:
    """Wait for a process, and end it with all that it started when it takes too long by the clock."""
    end = time.monotonic() + seconds
    try:
        while True:
            done, status, usage = os.wait4(child, os.WNOHANG)
            if done:
                return status, usage
            if time.monotonic() > end:
                _end(child)
            time.sleep(_POLL_SECONDS)
    except BaseException:
        _end(child)
        raise


def _end(child: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
