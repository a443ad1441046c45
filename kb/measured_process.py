"""A process of its own that is measured: CPU, memory, and what the rest of the machine did meanwhile.

CPU seconds are those of the process and of all that it started and waited for. Where other programs use
the same processors, wall clock says nothing, so what these used is measured too.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.05
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
#: Fields of the first line of /proc/stat, after its name, that are not spent in idleness.
_BUSY = (0, 1, 2, 5, 6, 7)


class ProcessError(RuntimeError):
    """A process that ended otherwise than it should; the message has what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds of CPU and of wall clock, bytes of memory at its peak, and how many
    processors other programs used while it ran.

    Memory is that of the process and all below it (their resident sets added up, so pages that they share
    count more than once). Memory and others are None where the system does not tell. ``said`` is what it
    wrote.
    """

    cpu: float
    wall: float
    memory: int | None = None
    others: float | None = None
    said: str = ""


def run(
    command: Sequence[str],
    folder: Path,
    *,
    cwd: Path,
    fine: Sequence[int] = (0,),
) -> Run:
    """Run a command to its end and measure it; ``folder`` is where what it says is kept meanwhile.

    Raises :class:`ProcessError` where its exit status is not one of ``fine``.
    """
    said = folder / "said.txt"
    busy, own = _busy_seconds(), sum(os.times()[:2])
    started = time.perf_counter()
    with said.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    memory = 0
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        memory = max(memory, memory_of(process.pid))
        time.sleep(_EVERY_SECONDS)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    text = said.read_text(encoding="utf-8", errors="replace")
    if process.returncode not in fine:
        raise ProcessError(f"{' '.join(command)}: exit status {process.returncode}\n{text}")
    cpu = used.ru_utime + used.ru_stime
    after = _busy_seconds()
    others = None
    if busy is not None and after is not None:
        ours = cpu + sum(os.times()[:2]) - own
        others = max(0.0, (after - busy - ours) / wall)
    return Run(cpu, wall, memory or None, others, text)


def _busy_seconds() -> float | None:
    """Seconds that all processors together were busy since the machine started; None where it is not told."""
    try:
        first = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()
        return sum(int(first[1 + field]) for field in _BUSY) / _TICKS
    except (OSError, IndexError, ValueError):
        return None


def memory_of(pid: int) -> int:
    """Bytes of the resident sets of a process and all below it; 0 where there is no /proc."""
    total = 0
    try:
        resident = Path(f"/proc/{pid}/statm").read_text().split()[1]
        total = int(resident) * _PAGE_BYTES
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in Path(task, "children").read_text().split():
                total += memory_of(int(child))
    except (OSError, IndexError, ValueError):
        # The process ended while it was looked at, or this is no Linux.
        return total
    return total
