"""SQL of anybody against a server that may take 512 MB: each query is answered, and readers wait for none.

It measures how long readers wait, so it runs by ``make test-attacks`` and not with the other tests.
"""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.publish_sample import write_sample

ROOT = Path(__file__).resolve().parent.parent.parent
#: Bytes of addresses that the server may have.
MOST = 512 * 2**20
#: Seconds that a reader may wait while others attack; more where the machine is busy with other things.
READERS_WAIT = float(os.environ.get("READERS_WAIT", "1"))
#: Seconds that the server may take to start.
PATIENCE = 60
NUMBERS = "with recursive n(x) as (select 1 union all select x + 1 from n limit {}) "
#: What wants gigabytes, minutes or a page without end.
ATTACKS = (
    "select zeroblob(900000000)",
    "select hex(zeroblob(400000000))",
    "select group_concat(a.quote || b.quote) from spans a, spans b, spans c, spans d, spans e",
    NUMBERS.format(1000) + "select group_concat(hex(zeroblob(1000))) from n, n as m group by m.x",
    NUMBERS.format(1000) + "select hex(zeroblob(4000000)) from n",
    NUMBERS.format(100000) + "select json_group_array(hex(zeroblob(1000))) from n",
    NUMBERS.format(2000) + f"select {', '.join('x' * 490)} from n",
    NUMBERS.format(100000) + "select max(length(randomblob(8000000))) from n",
    "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n",
)
PAGES = ("/", "/documenten", "/afspraken", "/partijen", "/gemeenten")


def ask(port: int, path: str) -> int:
    """The status of the answer of a page that was not asked for before."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


@contextmanager
def server(database: Path) -> Iterator[int]:
    """A server of a database with a limit of memory; the port at which it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = ("-m", "publish.cli", "serve", "--database", str(database), "--port", str(port))
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST)),
    ) as process:
        try:
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until and process.poll() is None:
                try:
                    ask(port, "/")
                    break
                except OSError:
                    time.sleep(0.2)
            yield port
        finally:
            process.terminate()


@pytest.mark.skipif(sys.platform != "linux", reason="limits addresses as Linux does")
def test_readers_wait_for_no_attack(tmp_path: Path) -> None:
    waits: list[float] = []
    others: list[tuple[str, int]] = []
    done = threading.Event()

    def read(port: int) -> None:
        while not done.wait(0.1):
            page = f"{PAGES[len(waits) % len(PAGES)]}?nieuw={len(waits)}"
            started = time.monotonic()
            status = ask(port, page)
            waits.append(time.monotonic() - started)
            if status != 200:
                others.append((page, status))

    with server(write_sample(tmp_path / "woondeal.db")) as port, ThreadPoolExecutor(20) as threads:
        for page in PAGES:  # what is made once
            ask(port, page)
        reader = threads.submit(read, port)
        asked = [
            f"/woondeal{kind}?{urlencode({'sql': sql})}"
            for kind in ("", ".json", ".csv")
            for sql in ATTACKS
        ]
        try:
            one_by_one = {path: ask(port, path) for path in asked}
            at_once = set(threads.map(lambda path: ask(port, path), asked[: len(ATTACKS)]))
        finally:
            done.set()
        reader.result()
        assert ask(port, "/") == 200
    assert {path: status for path, status in one_by_one.items() if status != 400} == {}
    assert at_once == {400}
    assert others == []
    assert max(waits) < READERS_WAIT
