"""The site on the built database in Debian's Chromium; run with ``make test-browser``.

Every test fails when a page writes an error to the console or asks anything of another host.
"""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from edited_deal import DEAL, build_deal  # noqa: E402
from pdf_sample import write_pdf  # noqa: E402
from publish_sample import span_of, write_sample  # noqa: E402

from corpus.manifest import sha256_of  # noqa: E402
from publish.serving import serve_arguments  # noqa: E402
from publish.settings import environment  # noqa: E402

#: What keeps Chromium from calling its makers, and makes it run where there is no display.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Seconds that a site may take to start.
PATIENCE = 60


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(database: Path, report: str = "") -> Iterator[str]:
    """The address of the site on ``database``, for as long as it is needed."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "datasette", *serve_arguments(database, port=port)],
        cwd=ROOT,
        env={**os.environ, **environment(None, report)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the site stopped before it answered")
        try:
            with urlopen(f"{address}/over", timeout=PATIENCE):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


@pytest.fixture(scope="session")
def database() -> Path:
    path = ROOT / os.environ.get("DATABASE", "woondeal.db")
    assert path.is_file(), f"{path}: build it first (make build)"
    return path


@pytest.fixture(scope="session")
def site(database: Path) -> Iterator[str]:
    with served(database, "mailto:redactie@example.nl") as address:
        yield address


def write_pdf_sample(folder: Path) -> Path:
    """A small knowledge base whose one document was read from a PDF, in an empty folder."""
    (folder / "sources").mkdir()
    pdf = write_pdf(folder / "sources" / "proef.pdf")
    path = write_sample(folder / "woondeal.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "update sources set file = 'proef.pdf', media_type = 'application/pdf', sha256 = ?"
            " where status = 'read'",
            (sha256_of(pdf),),
        )
        connection.execute("update pages set width = 500, height = 400")
        connection.execute(
            "update spans set boxes = '[[1, 192, 187, 229, 203]]' where id = ?",
            (span_of("2.500"),),
        )
        connection.commit()
    return path


@pytest.fixture(scope="session")
def pdf_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(write_pdf_sample(tmp_path_factory.mktemp("pdf"))) as address:
        yield address


@pytest.fixture
def deal(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a site of one small document, and the folder to build it in again."""
    with served(build_deal(tmp_path, DEAL)) as address:
        yield address, tmp_path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert executable, "Chromium is needed. On Debian: apt install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield started
        started.close()


def is_error(said: ConsoleMessage) -> bool:
    """Is this an error? That a page was not found Chromium says too, and the page itself says it."""
    return said.type == "error" and "status of 404" not in said.text


@contextmanager
def opened(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """A page of a fresh browser, watched: what it may not do fails the test in the end."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
    page = context.new_page()
    wrong: list[str] = []
    outside: list[str] = []

    def watch(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            outside.append(request.url)

    page.on("request", watch)
    page.on("console", lambda said: wrong.append(said.text) if is_error(said) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    try:
        yield page
        assert context.cookies() == []
    finally:
        context.close()
    assert wrong == [], "the console is not free of errors"
    assert outside == [], "another host was asked"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, 1200, 900) as found:
        yield found


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, 360, 740) as found:
        yield found
