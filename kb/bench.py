"""``make bench``: how long the whole build takes, how much memory, and which stage takes the time.

Figures, not tests: they depend on the machine. The whole build runs as a user runs it, in a process
of its own with its workers; the stages run one after the other in this process, on one core.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from corpus.folder import read_folder
from extract.passages import passages
from extract.text import read_text
from kb.assemble import assembled
from kb.database import write_database
from kb.describe import context_of
from kb.read_document import read_document
from kb.read_source import read_source, reference
from kb.rows import SourceRows

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_EVERY_SECONDS = 0.02

LOAD = "load the reference data"
READ = "read text, blocks and tables"
PASSAGES = "make passages"
UNDERSTAND = "find counts, commitments, parties, deadlines"
ROWS = "make rows"
TOGETHER = "put the sources together"
WRITE = "write the database"


@dataclass(frozen=True, slots=True)
class BuildFigures:
    """What a whole build took: seconds of wall clock and of CPU, and bytes of memory at its peak.

    Memory is that of all its processes together (their resident sets added up, so pages that they
    share count more than once); None where the system does not tell.
    """

    wall: float
    cpu: float
    memory: int | None


@dataclass(slots=True)
class Stopwatch:
    """CPU seconds by stage, in the order in which the stages came first."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds what the body takes to the stage ``name``."""
        before = time.process_time()
        try:
            yield
        finally:
            spent = time.process_time() - before
            self.seconds[name] = self.seconds.get(name, 0.0) + spent


def whole_build(corpus: Path = CORPUS) -> BuildFigures:
    """Build ``corpus`` into a file that is thrown away, as ``woondeal build`` does.

    Raises :class:`RuntimeError`, with what the build said, where it could not be done.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "bench.db")
        command = [sys.executable, "-m", "kb.cli", "build"]
        command += ["--corpus", str(corpus), "--output", str(output)]
        started = time.perf_counter()
        cpu_before = _cpu_of_children()
        memory = 0
        said = Path(folder, "said.txt")
        with said.open("wb") as log:
            process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
            while process.poll() is None:
                memory = max(memory, _memory_of(process.pid))
                time.sleep(_EVERY_SECONDS)
        wall = time.perf_counter() - started
        if process.returncode:
            raise RuntimeError(f"the build failed:\n{said.read_text(encoding='utf-8')}")
    return BuildFigures(wall, _cpu_of_children() - cpu_before, memory or None)


def stages(watch: Stopwatch, corpus: Path = CORPUS) -> int:
    """Build ``corpus`` stage by stage, on one core; the number of words in it.

    Files that are not text are left out. What rows take is what is left of a source's time when
    its reading and understanding are taken off.
    """
    with watch.stage(LOAD):
        data = reference()
    words = 0
    results: list[SourceRows] = []
    for entry in read_folder(corpus).sources:
        if entry.media_type != "text/plain":
            continue
        with watch.stage(READ):
            text = read_text(entry.path)
        words += len(text.text.split())
        for document in entry.documents:
            context = context_of(document, data.areas)
            last = document.page_last or len(text.pages)
            with watch.stage(PASSAGES):
                passages(text, document.page_first, last)
            with watch.stage(UNDERSTAND):
                read_document(context, text, document.page_first, last, data, strict=True)
        with watch.stage(ROWS):
            results.append(read_source(entry, strict=True).rows)
    _take_off(watch, UNDERSTAND, PASSAGES)
    _take_off(watch, ROWS, READ, PASSAGES, UNDERSTAND)
    with watch.stage(TOGETHER):
        rows, folded = assembled(results, data.areas)
    with tempfile.TemporaryDirectory() as folder, watch.stage(WRITE):
        write_database(Path(folder, "bench.db"), rows, folded)
    return words


def main() -> None:
    """Print the figures."""
    figures = whole_build()
    print("The whole build, as woondeal build does it")
    print(f"  {figures.wall:8.1f} s of wall clock")
    print(f"  {figures.cpu:8.1f} s of CPU")
    if figures.memory is None:
        print("  (this system does not tell how much memory)")
    else:
        print(f"  {figures.memory / 2**20:8.0f} MiB of memory at its peak, all processes together")
    watch = Stopwatch()
    words = stages(watch)
    print(f"\nIts stages on one core, for {words:,} words")
    for name, seconds in watch.seconds.items():
        print(f"  {seconds:8.2f} s  {_speed(words, seconds):>10} words/s  {name}")
    total = sum(watch.seconds.values())
    print(f"  {total:8.2f} s  {_speed(words, total):>10} words/s  all together")


def _take_off(watch: Stopwatch, whole: str, *parts: str) -> None:
    """Leave for ``whole`` what its ``parts``, which were measured by themselves, do not explain."""
    rest = watch.seconds.get(whole, 0.0) - sum(watch.seconds.get(part, 0.0) for part in parts)
    watch.seconds[whole] = max(0.0, rest)


def _speed(words: int, seconds: float) -> str:
    return f"{words / seconds:,.0f}" if seconds > 0 else "-"


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _memory_of(pid: int) -> int:
    """Bytes of the resident sets of a process and all below it; 0 where there is no /proc."""
    total = 0
    try:
        resident = Path(f"/proc/{pid}/statm").read_text().split()[1]
        total = int(resident) * _PAGE_BYTES
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in Path(task, "children").read_text().split():
                total += _memory_of(int(child))
    except (OSError, IndexError, ValueError):
        # The process ended while it was looked at, or this is no Linux.
        return total
    return total


if __name__ == "__main__":
    main()
