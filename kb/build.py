"""The build: from a folder of documents to one SQLite file.

Sources are read side by side in worker processes; their rows are put together in the order of the
corpus, so that the same corpus gives the same file whatever the number of workers.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.corrections import load_corrections
from corpus.folder import Folder, read_folder
from corpus.manifest import CorpusError, SourceEntry
from kb import __version__
from kb.assemble import assembled
from kb.corrections.apply import apply_corrections
from kb.database import replaced, write_database
from kb.fingerprint import fingerprint, last_build
from kb.keys import digest
from kb.read_source import SourceResult, failed_source, read_source, reference
from kb.rows import Row
from kb.schema import TABLES

#: What the summary names: a word of the reader's, and the table whose rows it counts.
SUMMARY = (
    ("documents", "documents"),
    ("pages", "pages"),
    ("tables", "source_tables"),
    ("counts", "counts"),
    ("commitments", "commitments"),
    ("deadlines", "deadlines"),
    ("parties", "parties"),
    ("warnings", "warnings"),
)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build from, where to, and how.

    Without ``corrections`` the knowledge base holds what the machine read, whatever people say.
    """

    corpus: Path
    output: Path
    workers: int = 1
    if_changed: bool = False
    strict: bool = False
    corrections: bool = True


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    ``found`` counts rows by the words of :data:`SUMMARY`. ``problems`` are one-line messages of what
    could not be read. ``built`` is False where nothing had changed.
    """

    found: Mapping[str, int]
    problems: tuple[str, ...] = ()
    tracebacks: tuple[str, ...] = ()
    built: bool = True


class Progress:
    """Hears how far a build is; this one keeps it to itself."""

    def stage(self, name: str, length: int) -> None:
        """A stage begins that takes ``length`` steps."""

    def step(self, steps: int = 1) -> None:
        """So many steps were made."""

    def done(self) -> None:
        """The stage is over."""


def build(options: BuildOptions, progress: Progress | None = None) -> BuildReport:
    """Build the knowledge base of a folder.

    The file at ``options.output`` is replaced in one step at the end; until then, and when anything
    goes wrong, it stays as it was.

    Raises :class:`CorpusError` where there is nothing to build from, nowhere to write to or a
    correction that is written wrongly.
    """
    progress = progress or Progress()
    started = _now()
    folder = read_folder(options.corpus)
    if not options.output.parent.is_dir():
        raise CorpusError(f"{options.output.parent}: no such folder to write in")
    if options.output.is_dir():
        raise CorpusError(f"{options.output}: is a folder; name a file")
    data = reference()
    corrections = load_corrections(options.corpus, data.areas) if options.corrections else ()
    made_with = {"models": [], "ocr": False, "corrections": options.corrections}
    mark = fingerprint(options.corpus, folder, made_with)
    if options.if_changed:
        last = last_build(options.output)
        if last.get("fingerprint") == mark and isinstance(last.get("found"), dict):
            return BuildReport(last["found"], tuple(last.get("problems", ())), built=False)
    results = _read_all(folder.sources, options, progress)
    progress.stage("Putting sources together", 1)
    found_rows = [result.rows for result in results]
    corrected = apply_corrections(found_rows, corrections, data.areas, data.parties)
    rows, folded = assembled(found_rows, data.areas)
    rows["corrections"] = list(corrected.corrections)
    rows.setdefault("warnings", []).extend([*_left_out(folder), *corrected.warnings])
    progress.step()
    progress.done()
    problems = tuple(problem for result in results for problem in result.problems)
    found = {word: len(rows.get(name, ())) for word, name in SUMMARY}
    record = {
        **made_with,
        "corpus": options.corpus.name,
        "workers": options.workers,
        "fingerprint": mark,
        "found": found,
        "corrections_applied": corrected.applied,
        "problems": problems,
    }
    rows["builds"] = [
        {
            "id": f"build-{digest(mark, started)}",
            "started": started,
            "finished": _now(),
            "version": __version__,
            "options": json.dumps(record, ensure_ascii=False),
        }
    ]
    progress.stage("Writing", len(TABLES))
    with replaced(options.output) as temporary:
        write_database(temporary, rows, folded, lambda _table: progress.step())
    progress.done()
    tracebacks = tuple(trace for result in results for trace in result.tracebacks)
    return BuildReport(found, problems, tracebacks)


def default_workers() -> int:
    """One worker a processor that this process may use, four at most: sources are few."""
    return min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)


def _read_all(
    sources: Sequence[SourceEntry], options: BuildOptions, progress: Progress
) -> list[SourceResult]:
    """Read all sources; the results are in the order of the sources."""
    sizes = [_size(entry) for entry in sources]
    progress.stage("Reading", sum(sizes))
    results: dict[int, SourceResult] = {}

    def keep(index: int, result: SourceResult) -> None:
        results[index] = result
        progress.step(sizes[index])

    if options.workers == 1 or len(sources) == 1:
        for index, entry in enumerate(sources):
            keep(index, read_source(entry, strict=options.strict))
    else:
        # The largest first: what is left at the end is then small.
        order = sorted(range(len(sources)), key=lambda index: (-sizes[index], index))
        _read_in_pool(order, sources, options, keep)
        for index in order:
            if index not in results:
                # A process died while this source was in it or waiting: each gets its own now.
                _read_in_pool([index], sources, options, keep)
            if index not in results:
                entry = sources[index]
                keep(index, failed_source(entry, f"{entry.path}: the process that read it died"))
    progress.done()
    return [results[index] for index in range(len(sources))]


def _read_in_pool(
    indexes: Iterable[int],
    sources: Sequence[SourceEntry],
    options: BuildOptions,
    keep: Callable[[int, SourceResult], None],
) -> None:
    """Read sources in worker processes; those that were lost to a dead process are not kept."""
    with ProcessPoolExecutor(max_workers=options.workers) as pool:
        waiting: dict[Future[SourceResult], int] = {
            pool.submit(read_source, sources[index], strict=options.strict): index
            for index in indexes
        }
        for future in as_completed(waiting):
            try:
                result = future.result()
            except BrokenProcessPool:
                continue
            keep(waiting[future], result)


def _size(entry: SourceEntry) -> int:
    return entry.path.stat().st_size + 1 if entry.path.is_file() else 1


def _left_out(folder: Folder) -> list[Row]:
    return [
        {
            "id": f"warning-{digest(left_out.message)}",
            "source_id": None,
            "page_number": None,
            "span_id": None,
            "stage": "corpus",
            "message": left_out.message,
        }
        for left_out in folder.left_out
    ]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
