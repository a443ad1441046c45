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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from corpus.folder import read_folder
from kb import read_document, read_source
from kb.assemble import assembled
from kb.bench_parts import long_passages, pdf_figures
from kb.database import write_database
from kb.measured_process import memory_of

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
_EVERY_SECONDS = 0.02

Result = TypeVar("Result")

LOAD = "load the reference data"
ROWS = "make rows"
OTHER = "the rest of a source"
TOGETHER = "put the sources together"
WRITE = "write the database"
#: What a source goes through: the stage, and the function (where it is called) that is all of it.
STAGES: tuple[tuple[str, ModuleType, str], ...] = (
    ("read text, blocks and tables", read_source, "read"),
    ("make passages", read_document, "passages"),
    ("find counts in text", read_document, "text_counts"),
    ("find counts in tables", read_document, "table_counts"),
    ("find commitments, parties, deadlines", read_document, "find"),
    (ROWS, read_source, "rows_of_source"),
)


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
                memory = max(memory, memory_of(process.pid))
                time.sleep(_EVERY_SECONDS)
        wall = time.perf_counter() - started
        if process.returncode:
            raise RuntimeError(f"the build failed:\n{said.read_text(encoding='utf-8')}")
    return BuildFigures(wall, _cpu_of_children() - cpu_before, memory or None)


def stages(watch: Stopwatch, corpus: Path = CORPUS) -> int:
    """Build ``corpus`` on one core, timing its stages; the number of words in it."""
    with watch.stage(LOAD):
        data = read_source.reference()
    folder = read_folder(corpus)
    words = 0
    before = sum(watch.seconds.values())
    started = time.process_time()
    results = []
    with timed(watch, STAGES):
        for entry in folder.sources:
            result = read_source.read_source(entry, strict=True)
            words += _words(result)
            results.append(result)
    known = sum(watch.seconds.values()) - before
    watch.seconds[OTHER] = max(0.0, time.process_time() - started - known)
    with watch.stage(TOGETHER):
        rows, folded = assembled([result.rows for result in results], data.areas)
    with tempfile.TemporaryDirectory() as scratch, watch.stage(WRITE):
        write_database(Path(scratch, "bench.db"), rows, folded)
    return words


@contextmanager
def timed(watch: Stopwatch, parts: Sequence[tuple[str, ModuleType, str]]) -> Iterator[None]:
    """Times functions of modules while the body runs: (stage, module, name of the function).

    So it is the real build that is measured, and not a copy of it made for measuring. Raises
    :class:`AttributeError` where a module has no such function.
    """
    originals = [(module, name, getattr(module, name)) for _, module, name in parts]
    try:
        for stage, module, name in parts:
            setattr(module, name, _timed(watch, stage, getattr(module, name)))
        yield
    finally:
        for module, name, original in originals:
            setattr(module, name, original)


def _timed(watch: Stopwatch, stage: str, function: Callable[..., Result]) -> Callable[..., Result]:
    def measured(*args: Any, **kwargs: Any) -> Result:
        with watch.stage(stage):
            return function(*args, **kwargs)

    return measured


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
    document = CORPUS / "documents" / "woondeal-twente-2022.txt"
    print("\nOne passage of so many words (CPU)")
    for figures_of in long_passages(document):
        print(
            f"  {figures_of.words:8,} words  {figures_of.commitments:6.2f} s commitments, parties, "
            f"deadlines  {figures_of.counts:6.2f} s counts"
        )
    pdf = pdf_figures(sorted((ROOT / "tests" / "pdfs").glob("*.pdf")))
    print(f"\nReading {pdf.files} PDFs, {pdf.pages} pages (CPU)")
    print(f"  {pdf.ours:8.2f} s  the reader")
    print(f"  {pdf.theirs:8.2f} s  pdfplumber's extract_text and extract_tables")
    print(f"  {pdf.ratio:8.2f}    times as long")
    print(f"  {pdf.again:,} of {pdf.lines:,} lines read again inside their boxes")


def _words(result: read_source.SourceResult) -> int:
    return sum(len((row["text"] or "").split()) for row in result.rows.tables["sources"])


def _speed(words: int, seconds: float) -> str:
    return f"{words / seconds:,.0f}" if seconds > 0 else "-"


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main()
