"""What a server let go goes back to the system, and its threads take few addresses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: What the process has in addresses (kB) once eight threads run that have asked for a little memory each.
PROGRAM = """
import re, sys, threading
from pathlib import Path
from publish.memory import keep_little
if sys.argv[1] == "little":
    keep_little()
asked, go_on = threading.Barrier(9), threading.Event()
def work():
    kept = [bytes(10_000 + n) for n in range(100)]
    asked.wait()
    go_on.wait()
for _ in range(8):
    threading.Thread(target=work, daemon=True).start()
asked.wait()
print(re.search(r"VmSize:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def addresses(how: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads sizes in /proc")
def test_threads_take_fewer_addresses() -> None:
    # Elsewhere than with glibc there is nothing to save.
    assert addresses("little") <= addresses("as ever")
