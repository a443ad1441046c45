"""Builds that are killed: the old database stays whole, no process is left, and no file after the next.

Each kill takes seconds, so these run by ``make test-kills`` and not with the other tests.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PDFS = ROOT / "tests" / "pdfs"
TEXTS = ROOT / "tests" / "texts"
#: How many kills there are of each signal, spread over the time that a build takes.
MOMENTS = int(os.environ.get("MOMENTS", "15"))
#: After so many kills a build is let to end, and nothing may be left.
BETWEEN = 5
#: Seconds within which the workers of a killed build must be gone.
GONE_WITHIN = 10.0


class Corpus:
    """A folder of two PDFs and two texts, the database that is built of it, and how long that takes."""

    def __init__(self, folder: Path) -> None:
        self.documents = folder / "documents"
        self.output = folder / "out" / "woondeal.db"
        self.store = folder / "store"
        self.documents.mkdir()
        self.output.parent.mkdir()
        for path in (
            PDFS / "artikelen.pdf",
            PDFS / "tabellen.pdf",
            *sorted(TEXTS.glob("*.txt"))[:2],
        ):
            shutil.copy(path, self.documents)
        started = time.monotonic()
        assert self.start().wait() == 0
        self.seconds = time.monotonic() - started
        self.mark = self.digest()

    def start(self, *, forget: bool = True) -> subprocess.Popen[bytes]:
        """Start a build in a session of its own, by which all its processes are known.

        Without ``forget`` it goes on with what earlier builds read.
        """
        if forget:
            shutil.rmtree(self.store, ignore_errors=True)
        command = ("-m", "publish.cli", "build", "--corpus", str(self.documents), "--workers", "2")
        return subprocess.Popen(
            [sys.executable, *command, "--output", str(self.output), "--store", str(self.store)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def digest(self) -> str:
        return sha256(self.output.read_bytes()).hexdigest()

    def is_whole(self) -> bool:
        """Return True if the database is sound and has the documents of all files."""
        with closing(sqlite3.connect(f"file:{self.output}?mode=ro", uri=True)) as database:
            (sound,) = database.execute("pragma integrity_check").fetchone()
            (sources,) = database.execute("select count(*) from sources").fetchone()
        return bool(sound == "ok" and sources == len(list(self.documents.iterdir())))

    def left(self) -> list[str]:
        """The files beside the database."""
        return sorted(p.name for p in self.output.parent.iterdir() if p != self.output)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    yield Corpus(tmp_path_factory.mktemp("kills"))


def in_session(session: int) -> list[int]:
    """The processes of a session that run (one that has ended and waits to be asked is none)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["term", "kill"])
def test_a_killed_build_leaves_nothing(corpus: Corpus, number: signal.Signals) -> None:
    faults: list[str] = []
    for moment in range(MOMENTS):
        after = corpus.seconds * (moment + 0.5) / MOMENTS
        build = corpus.start()
        try:
            build.wait(after)
        except subprocess.TimeoutExpired:
            build.send_signal(number)
            build.wait()
        until = time.monotonic() + GONE_WITHIN
        while in_session(build.pid) and time.monotonic() < until:
            time.sleep(0.05)
        faults += [f"{after:.2f} s: process {pid} is left" for pid in in_session(build.pid)]
        # A build that was quick enough has put its own in the place of the old one, whole, even if it
        # was killed before it ended.
        if corpus.digest() != corpus.mark and not corpus.is_whole():
            faults.append(f"{after:.2f} s: the old database was changed")
        corpus.mark = corpus.digest()
        if moment % BETWEEN == BETWEEN - 1 or moment == MOMENTS - 1:
            assert corpus.start(forget=False).wait() == 0
            corpus.mark = corpus.digest()
            faults += [f"{after:.2f} s: {name} is left" for name in corpus.left()]
    assert faults == []
