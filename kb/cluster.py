"""Reading sources on a Dask cluster: one task a source.

Dask gives a task whose worker is lost to another worker. Few tasks are under way at a time, so that
neither this process nor the scheduler holds all documents.

Whoever can reach a Dask scheduler can run code on its workers: the cluster is one that the user trusts.
Results come back as bytes that are not unpickled (:mod:`kb.encoded_result`).
"""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from corpus.manifest import CorpusError, SourceEntry
from extract.limits import Limits
from kb.build_options import OptionError
from kb.encoded_result import encode
from kb.remote import Answer, Task, depends_on

#: The address that stands for a cluster of processes on this machine.
LOCAL = "local"
#: Seconds for a scheduler to answer.
_PATIENCE = 20
#: Seconds between two looks at whether there are workers, and for how long there may be none: a
#: cluster that grows with its work begins without.
_LOOK = 5
_NO_WORKERS = 300
#: Bytes of documents that are under way at a time, and at least one document.
IN_FLIGHT = 64 * 2**20

_ANSWER = msgspec.msgpack.Decoder(Answer)


class ClusterError(CorpusError):
    """A cluster that cannot be used, or was lost; the message is one line."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster to read on, and how: an engine of :mod:`kb.collect_results`.

    ``address`` is that of a scheduler, or :data:`LOCAL`, which starts ``workers`` processes here.
    """

    address: str
    workers: int
    limits: Limits
    ocr: bool = False
    model: str | None = None
    keep_decisions: bool = False

    def __call__(
        self, sources: Mapping[int, SourceEntry], keep: Callable[[int, bytes], None]
    ) -> None:
        """Read all sources, and hand over each result as it comes, in any order.

        A source that takes three workers down with it is a failed one. Raises :class:`ClusterError`
        where the cluster cannot be reached, is lost, or would read otherwise than this machine.
        """
        with _client(self.address, self.workers) as client:
            _Round(self, client, sources, keep).run()


class _Round:
    """The sources of one build on their way to the workers and back."""

    def __init__(
        self,
        cluster: Cluster,
        client: Any,
        sources: Mapping[int, SourceEntry],
        keep: Callable[[int, bytes], None],
    ) -> None:
        self._cluster = cluster
        self._client = client
        self._sources = sources
        self._keep = keep
        self._wanted = depends_on(ocr=cluster.ocr, model=cluster.model)
        #: The number of the source of each task, and the bytes of its document.
        self._running: dict[Any, tuple[int, int]] = {}
        #: Sources whose workers died: each of them, or what was to be read there next.
        self._suspects: list[int] = []

    def run(self) -> None:
        # The largest first: what is left at the end is then small.
        sizes = {number: _size(entry) for number, entry in self._sources.items()}
        self._read(sorted(sizes, key=lambda number: (-sizes[number], number)), sizes)
        suspects, self._suspects = self._suspects, []
        for number in suspects:
            self._read([number], sizes)
        for number in self._suspects:
            from kb.read_source import failed_source

            entry = self._sources[number]
            problem = f"{entry.path}: the processes that read it died"
            self._keep(number, encode(entry, failed_source(entry, problem, "het lezen brak af")))

    def _read(self, numbers: Iterable[int], sizes: Mapping[int, int]) -> None:
        waiting = deque(numbers)
        while waiting or self._running:
            while waiting and self._has_room(sizes[waiting[0]]):
                self._submit(waiting.popleft())
            for future in self._finished():
                self._take(future)

    def _finished(self) -> Collection[Any]:
        """The tasks that are done, as soon as there is one.

        Raises :class:`ClusterError` where there has been no worker for so long that none will come.
        """
        from distributed import wait

        without = 0
        while self._running:
            try:
                done: Collection[Any] = wait(
                    list(self._running), timeout=_LOOK, return_when="FIRST_COMPLETED"
                ).done
                return done
            except TimeoutError:
                is_without = not self._client.scheduler_info()["workers"]
                without = without + _LOOK if is_without else 0
            if without >= _NO_WORKERS:
                raise ClusterError(
                    f"{self._cluster.address}: no worker for {without} seconds; start one, and build again"
                )
        return ()

    def _has_room(self, size: int) -> bool:
        under_way = sum(size for _, size in self._running.values())
        return not self._running or under_way + size <= IN_FLIGHT

    def _submit(self, number: int) -> None:
        entry, cluster = self._sources[number], self._cluster
        try:
            content = entry.path.read_bytes()
        except OSError:
            content = None
        if content is None or entry.problem is not None:
            # Nothing to send: what is wrong with it is found here.
            from kb.read_source import read_encoded

            self._keep(number, read_encoded(entry))
            return
        task = Task(
            entry, content, cluster.limits, cluster.ocr, cluster.model, cluster.keep_decisions
        )
        # Not pure: a task that failed is another one when it is tried again.
        future = self._client.submit(_bootstrap(), self._wanted, pickle.dumps(task), pure=False)
        self._running[future] = (number, len(content))

    def _take(self, future: Any) -> None:
        from distributed import KilledWorker

        number, _ = self._running.pop(future)
        if future.status == "error" and isinstance(future.exception(), KilledWorker):
            self._suspects.append(number)
        else:
            self._keep(number, self._result(future))
        future.release()

    def _result(self, future: Any) -> bytes:
        address = self._cluster.address
        if future.status not in ("finished", "error"):
            raise ClusterError(
                f"{address}: the Dask cluster was lost; what was read is kept, build again"
            )
        error = future.exception()
        if error is not None:
            raise ClusterError(f"{address}: {type(error).__name__}: {error}")
        try:
            answer = _ANSWER.decode(future.result())
        except msgspec.DecodeError as broken:
            raise ClusterError(f"{address}: no answer of this program: {broken}") from broken
        if answer.differences:
            raise ClusterError(
                f"{address}: a worker has other versions than this machine:"
                f" {', '.join(answer.differences)}; install the same on all"
            )
        if answer.problem:
            raise ClusterError(f"{address}: a worker says: {answer.problem}")
        return answer.result


def _bootstrap() -> Callable[[Mapping[str, str | None], bytes], bytes]:
    """The function that workers run.

    It is made in a function, so that it is sent as it is and not by its name: where the program is
    installed, its packages are found only once they are asked for (:mod:`woondeal_kennisbank`).
    """

    def read(wanted: Mapping[str, str | None], task: bytes) -> bytes:
        import importlib
        import sys

        try:
            remote = importlib.import_module("kb.remote")
        except ImportError:
            installed = importlib.import_module("woondeal_kennisbank")
            sys.path.insert(0, str(installed.home()))
            remote = importlib.import_module("kb.remote")
        answer: bytes = remote.read_there(wanted, task)
        return answer

    return read


@contextmanager
def _client(address: str, workers: int) -> Iterator[Any]:
    """A client of the scheduler at an address, or of a cluster that is started here."""
    try:
        import distributed
    except ImportError as error:
        raise OptionError(
            "--dask needs dask.distributed: pip install 'woondeal-kennisbank[dask]'"
        ) from error
    # What Dask tells of lost workers stands between the bars; what matters is told at the end.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if address == LOCAL:
        cluster = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            memory_limit=None,
            silence_logs=logging.CRITICAL,
        )
        with cluster, distributed.Client(cluster) as client:
            yield client
        return
    try:
        client = distributed.Client(address, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        said = " ".join(str(error).split())
        raise ClusterError(f"{address}: no Dask scheduler answers: {said}") from error
    with client:
        yield client


def _size(entry: SourceEntry) -> int:
    return entry.path.stat().st_size if entry.path.is_file() else 0
