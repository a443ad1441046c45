"""All sources of a corpus, read side by side in worker processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from corpus.manifest import SourceEntry
from extract.end_with_parent import end_with_parent
from kb.progress import Progress
from kb.read_source import SourceResult, failed_source

Reader = Callable[[SourceEntry], SourceResult]


def read_sources(
    sources: Sequence[SourceEntry],
    progress: Progress,
    reader: Reader,
    workers: int = 1,
) -> list[SourceResult]:
    """Read all sources; the results are in the order of the sources, whatever the workers.

    ``reader`` is :func:`kb.read_source.read_source` with its options. A source that takes the process
    that reads it down with it is a failed one; the others go on.
    """
    sizes = [_size(entry) for entry in sources]
    progress.stage("Reading", sum(sizes))
    results: dict[int, SourceResult] = {}

    def keep(index: int, result: SourceResult) -> None:
        results[index] = result
        progress.step(sizes[index], result.rows.number("pages"))

    if workers == 1 or len(sources) == 1:
        for index, entry in enumerate(sources):
            keep(index, reader(entry))
    else:
        # The largest first: what is left at the end is then small.
        order = sorted(range(len(sources)), key=lambda index: (-sizes[index], index))

        def read_in_pool(indexes: Iterable[int]) -> None:
            _read_in_pool(indexes, sources, workers, reader, keep)

        read_in_pool(order)
        for index in order:
            if index not in results:
                # A process died while this source was in it or waiting: each gets its own now.
                read_in_pool([index])
            if index not in results:
                entry = sources[index]
                problem = f"{entry.path}: the process that read it died"
                keep(index, failed_source(entry, problem, "het lezen brak af"))
    progress.done()
    return [results[index] for index in range(len(sources))]


def _read_in_pool(
    indexes: Iterable[int],
    sources: Sequence[SourceEntry],
    workers: int,
    reader: Reader,
    keep: Callable[[int, SourceResult], None],
) -> None:
    """Read sources in worker processes; those that were lost to a dead process are not kept."""
    with ProcessPoolExecutor(
        max_workers=workers, initializer=end_with_parent, initargs=(os.getpid(),)
    ) as pool:
        waiting: dict[Future[SourceResult], int] = {
            pool.submit(reader, sources[index]): index for index in indexes
        }
        for future in as_completed(waiting):
            try:
                result = future.result()
            except BrokenProcessPool:
                continue
            keep(waiting[future], result)


def _size(entry: SourceEntry) -> int:
    return entry.path.stat().st_size + 1 if entry.path.is_file() else 1
