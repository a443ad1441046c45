"""What all tests share: hypothesis without deadlines, and databases that are built once."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.snapshot_reading import build_folder

# A slow machine is no mistake of the program.
settings.register_profile("woondeal", deadline=None)
settings.load_profile("woondeal")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder of the tests, so that none reads what an earlier program read, or leaves
    something with whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
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
                build_folder(name, database)
        return database

    return build_once
