"""What all tests share: hypothesis without deadlines, databases that are built once, and what keeps the
whole suite quick."""

from __future__ import annotations

import fcntl
import gc
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from publish import query_limits

# A slow machine is no mistake of the program.
settings.register_profile("woondeal", deadline=None)
settings.load_profile("woondeal")

# Syntax trees, documents and layouts come and go by the hundred thousand, few of them in circles: looking
# for those as often as Python does takes a sixth of all time.
gc.set_threshold(50_000, 20, 20)


def pytest_collection_finish() -> None:
    """Take ten thousand tests and the modules that they are from out of every later search."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker of xdist tests that stand together, unless ``--dist`` asks for something else:
    what the tests of a file share is then made once, not once a worker."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


# A worker of xdist writes, and the process that hands out tests reads, a message of some hundred bytes for
# each phase of each of ten thousand tests: that takes longer than most of the tests.
#: Seconds below which pytest does not tell what a phase took (``--durations``).
_WORTH_TELLING = 0.005
#: Marks a report that is sent as its few values.
_PASSED = "passed in short"


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test in a worker as pytest does, and tell of what comes before and after it only where that did
    not pass, or took time. With ``-x`` pytest itself looks at each phase before the next."""
    if not hasattr(item.config, "workerinput") or item.config.getoption("maxfail"):
        return None
    hook = item.ihook
    if item.config.get_verbosity() > 0:
        # What begins is shown then only.
        hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not _short(report) or report.duration >= _WORTH_TELLING:
            hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _short(report: pytest.TestReport) -> bool:
    """Whether a report says only that something passed, and what it took."""
    return report.passed and not (
        report.sections or report.user_properties or hasattr(report, "wasxfail")
    )


def pytest_report_to_serializable(
    report: pytest.CollectReport | pytest.TestReport,
) -> dict[str, Any] | None:
    """A test that passed in a few values, without the keywords that it can be chosen by."""
    if type(report) is not pytest.TestReport or not _short(report):
        return None
    times = [report.duration, report.start, report.stop]
    return {
        "$report_type": _PASSED,
        _PASSED: json.dumps([report.nodeid, report.location, report.when, *times]),
    }


def pytest_report_from_serializable(data: dict[str, Any]) -> pytest.TestReport | None:
    """The report of a test that passed (:func:`pytest_report_to_serializable`)."""
    if data["$report_type"] != _PASSED:
        return None
    nodeid, location, when, duration, start, stop = json.loads(data[_PASSED])
    return pytest.TestReport(
        nodeid, tuple(location), {}, "passed", None, when, duration=duration, start=start, stop=stop
    )


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder of the tests, so that none reads what an earlier program read, or leaves
    something with whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def roomy_heap() -> Iterator[None]:
    """Room for hundreds of sites in one process: what SQLite may hold is bounded for the process as a
    whole, and a bound that one site set held for all tests after it, of builds too. What bounds a server is
    tried in a process of its own, in ``tests/test_publish_reader_sql.py``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(query_limits, "HEAP", 8 * 2**30)
        yield


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder that all workers of xdist share in one run of the tests, and no other run has."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if hasattr(request.config, "workerinput") else folder


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates as they were compiled, apart for pages that wait in between and those that do not: the one
    cannot run what was compiled for the other."""

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Where a template is kept."""
        kind = "waiting" if environment.is_async else "at once"
        return super().get_bucket(environment, f"{name} {kind}", filename, source)


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(run_folder: Path) -> Iterator[None]:
    """Compile each template of the site once: hundreds of sites would each compile all that they show.
    Jinja compiles one again whose text is another."""
    app = sys.modules.get("datasette.app")
    if app is None:
        # Nothing that is tried makes a site, and to import what makes one takes a second.
        yield
        return
    compiled = run_folder / "templates"
    compiled.mkdir(exist_ok=True)
    environment = partial(app.Environment, bytecode_cache=CompiledTemplates(str(compiled)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "Environment", environment)
        yield


@pytest.fixture(scope="session")
def built_folder(run_folder: Path) -> Callable[[str], Path]:
    """The database of a folder by its name (``corpus``, ``pdfs``, ``texts``), built once for all
    tests, those of other xdist workers too: the first that asks builds, the others wait."""

    def build_once(name: str) -> Path:
        database = run_folder / f"{name}.db"
        with (run_folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not database.is_file():
                # Imported here: what hands out tests to workers reads nothing.
                from tests.snapshot_reading import build_folder

                build_folder(name, database)
        return database

    return build_once
