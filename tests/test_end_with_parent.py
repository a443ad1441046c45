"""A worker ends with the process that started it, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: A worker that would wait for ever, and holds the output pipe while it does.
WORKER = """
import sys, threading
from extract.end_with_parent import end_with_parent
end_with_parent({parent})
print("ready", flush=True)
threading.Event().wait()
"""
#: What starts it and says so: the first line of the output is the worker's.
PARENT = """
import os, subprocess, sys, threading
subprocess.Popen([sys.executable, "-c", sys.argv[1].replace("{parent}", str(os.getpid()))])
threading.Event().wait()
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_ends_when_its_parent_is_killed(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, WORKER],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        parent.send_signal(number)
        # Ends only when nobody holds the pipe any more.
        assert parent.stdout.read() == b""


def test_a_worker_whose_parent_is_gone_already_ends_at_once() -> None:
    gone = 999_999_999
    done = subprocess.run(
        [sys.executable, "-c", WORKER.replace("{parent}", str(gone))],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 1
