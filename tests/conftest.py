"""What all tests share: hypothesis without deadlines, databases that are built once, and what keeps the
whole suite quick."""

from __future__ import annotations

import fcntl
import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

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
def built_folder(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str], Path]:
    """The database of a folder by its name (``corpus``, ``pdfs``, ``texts``), built once for all
    tests, those of other xdist workers too: the first that asks builds, the others wait."""
    folder = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        folder = folder.parent

    def build_once(name: str) -> Path:
        database = folder / f"{name}.db"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not database.is_file():
                # Imported here: what hands out tests to workers reads nothing.
                from tests.snapshot_reading import build_folder

                build_folder(name, database)
        return database

    return build_once
