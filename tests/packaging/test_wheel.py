"""The wheel, in an environment and a folder of its own: it builds and serves what comes with it.

Building and reading take half a minute of CPU, so this runs by ``make test-wheel``.
"""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
#: Seconds for a server to begin to answer.
PATIENCE = 60.0


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command ``woondeal`` of a clean environment, in which the wheel is installed.

    The libraries are those of the environment of the tests, without what is installed there for
    working on the project: a path file leads to them, and path files there are not read.
    """
    folder = tmp_path_factory.mktemp("wheel")
    # Built from a copy: setuptools leaves folders behind where it builds.
    ignored = shutil.ignore_patterns(".*", "build", "*.egg-info", "tests", "*.db", "__pycache__")
    shutil.copytree(ROOT, folder / "source", ignore=ignored)
    quiet = ("--quiet", "--disable-pip-version-check")
    pip = (sys.executable, "-m", "pip")
    build = ("wheel", "--no-deps", "--no-build-isolation", *quiet, "--wheel-dir", folder / "wheels")
    subprocess.run([*pip, *build, folder / "source"], check=True)
    shutil.rmtree(folder / "source")
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    wheel = next((folder / "wheels").glob("*.whl"))
    subprocess.run([*pip, "--python", python, "install", "--no-deps", *quiet, wheel], check=True)
    libraries = Path(sysconfig.get_paths()["purelib"])
    own = next((environment / "lib").glob("python*/site-packages"))
    (own / "libraries.pth").write_text(f"{libraries}\n")
    return environment / "bin" / "woondeal"


@pytest.fixture(scope="module")
def database(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elsewhere")
    done = run(program, folder, "build", "--workers", "2")
    assert "Built woondeal.db" in done.stdout
    return folder / "woondeal.db"


def run(program: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *arguments], cwd=folder, env=environment(), capture_output=True, text=True, check=True
    )  # fmt: skip


def environment() -> dict[str, str]:
    """This one, without what would lead to the checkout."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_nothing_of_the_checkout_is_used(program: Path, tmp_path: Path) -> None:
    code = "import woondeal_kennisbank as w; print(w.home())"
    python = program.with_name("python")
    told = subprocess.run(
        [python, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )  # fmt: skip
    assert Path(told.stdout.strip()).is_relative_to(program.parent.parent)


def test_one_name_stands_among_those_of_others(program: Path) -> None:
    places = (program.parent.parent / "lib").glob("python*/site-packages/*")
    assert {p.name.split("-")[0] for p in places} == {"woondeal_kennisbank", "libraries.pth"}


def test_it_builds_the_documents_that_come_with_it(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        read = connection.execute("select count(*) from sources where status = 'read'").fetchone()[
            0
        ]
        counts = connection.execute("select count(*) from counts").fetchone()[0]
    assert read == 5
    assert counts > 300


def test_a_pdf_is_read(program: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "pdfs" / "artikelen.pdf", tmp_path)
    told = run(program, tmp_path, "read", "artikelen.pdf")
    assert "2 pages" in told.stdout


def test_it_serves_its_pages_with_their_styles(program: Path, database: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [program, "serve", "--port", str(port)],
        cwd=database.parent,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert "Woondeal" in answer(port, "/")
        assert "{" in answer(port, "/static/site.css")
        assert "rows" in answer(port, "/woondeal/woningen_per_gemeente.json?gemeente=Almelo")
        assert "Kwaliteit" in answer(port, "/over") or "kwaliteit" in answer(port, "/over")
    finally:
        server.terminate()
        server.wait()


def answer(port: int, path: str) -> str:
    """What the server says; it is asked until it is there."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as found:
                return str(found.read().decode())
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
