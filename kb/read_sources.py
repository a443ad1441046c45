"""Sources that are read side by side in worker processes of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from corpus.manifest import SourceEntry
from extract.end_with_parent import end_with_parent
from kb.encoded_result import encode
from kb.read_source import failed_source

#: Reads a source and gives its result as bytes: :func:`kb.read_source.read_encoded` with its options.
Reader = Callable[[SourceEntry], bytes]
#: Takes a result as soon as there is one, with the number of its source.
Keep = Callable[[int, bytes], None]


def read_sources(
    sources: Mapping[int, SourceEntry], reader: Reader, keep: Keep, workers: int = 1
) -> None:
    """Read all sources, and hand over each result as it comes, in any order.

    A source that takes the process that reads it down with it is a failed one; the others go on.
    """
    if workers == 1 or len(sources) == 1:
        for number, entry in sources.items():
            keep(number, reader(entry))
        return
    # The largest first: what is left at the end is then small.
    order = sorted(sources, key=lambda number: (-_size(sources[number]), number))
    lost = _read_in_pool(order, sources, workers, reader, keep)
    for number in lost:
        # A process died while this source was in it or waiting: each gets its own now.
        if _read_in_pool([number], sources, workers, reader, keep):
            entry = sources[number]
            problem = f"{entry.path}: the process that read it died"
            keep(number, encode(entry, failed_source(entry, problem, "het lezen brak af")))


def _read_in_pool(
    numbers: Iterable[int],
    sources: Mapping[int, SourceEntry],
    workers: int,
    reader: Reader,
    keep: Keep,
) -> list[int]:
    """Read sources in worker processes; those that were lost to a dead process are returned."""
    lost: list[int] = []
    with ProcessPoolExecutor(
        max_workers=workers, initializer=end_with_parent, initargs=(os.getpid(),)
    ) as pool:
        waiting: dict[Future[bytes], int] = {
            pool.submit(reader, sources[number]): number for number in numbers
        }
        for future in as_completed(waiting):
            # It would keep its result as long as the others last.
            number = waiting.pop(future)
            try:
                result = future.result()
            except BrokenProcessPool:
                lost.append(number)
                continue
            keep(number, result)
    return sorted(lost)


def _size(entry: SourceEntry) -> int:
    return entry.path.stat().st_size if entry.path.is_file() else 0
