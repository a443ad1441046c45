"""The results of all sources: from the store where they were read before, else by reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from corpus.manifest import SourceEntry, sha256_of
from kb.encoded_result import BrokenResultError, decode, decode_head, decode_packed
from kb.fingerprint import source_key
from kb.progress import Progress
from kb.source_result import PackedResult, SourceResult
from kb.spool import Spool
from kb.store import Store

Decoded = TypeVar("Decoded")

#: Reads sources by number and hands over each result, as bytes, as soon as it is there.
Engine = Callable[[Mapping[int, SourceEntry], Callable[[int, bytes], None]], None]


@dataclass(slots=True)
class Collection:
    """The results of the sources of one build, in a spool.

    ``options`` are those that reading depends on; ``engine`` reads what the store does not have.
    ``reused`` counts the sources that were not read, as they had been before.
    """

    sources: Sequence[SourceEntry]
    options: Mapping[str, Any]
    engine: Engine
    spool: Spool
    reused: int = 0
    _hashes: dict[int, str] = field(default_factory=dict)

    def collect(self, store: Store, progress: Progress) -> None:
        """Take what the store has, read the rest, and keep in the store what was read."""
        sizes = [_size(entry) for entry in self.sources]
        progress.stage("Reading", sum(sizes))
        missing: dict[int, SourceEntry] = {}
        for number, entry in enumerate(self.sources):
            pages = self._take(number, entry, store)
            if pages is None:
                missing[number] = entry
            else:
                progress.step(sizes[number], pages)
        self.reused = len(self.sources) - len(missing)

        def keep(number: int, blob: bytes) -> None:
            self.spool[number] = blob
            head = decode_head(blob)
            sha256 = self._hashes.get(number)
            # A file that was changed while it was read is another one than that of the key.
            if head.is_lasting and sha256 is not None and head.sha256 == sha256:
                store.put(self._key(number, sha256), blob)
            progress.step(sizes[number], head.pages)

        if missing:
            self.engine(missing, keep)
        progress.done()

    def results(self) -> Iterator[SourceResult]:
        """All results in the order of the sources, one at a time."""
        return (self.result(number) for number in range(len(self.sources)))

    def result(self, number: int) -> SourceResult:
        """The result of a source, made anew each time."""
        return self._decoded(number, decode)

    def packed(self, number: int) -> PackedResult:
        """The same with its rows side by side."""
        return self._decoded(number, decode_packed)

    def _decoded(self, number: int, how: Callable[[SourceEntry, bytes], Decoded]) -> Decoded:
        entry = self.sources[number]
        try:
            return how(entry, self.spool[number])
        except BrokenResultError:
            # Its hash was right and its rows are not: somebody wrote it by hand. Read it.
            self.engine({number: entry}, self.spool.__setitem__)
            return how(entry, self.spool[number])

    def _take(self, number: int, entry: SourceEntry, store: Store) -> int | None:
        """Spool what the store has of a source; the number of its pages, None where it has nothing."""
        if entry.problem is not None or not entry.path.is_file():
            return None
        try:
            self._hashes[number] = sha256_of(entry.path)
        except OSError:
            return None
        blob = store.get(self._key(number, self._hashes[number]))
        if blob is None:
            return None
        try:
            pages = decode_head(blob).pages
        except BrokenResultError:
            return None
        self.spool[number] = blob
        return pages

    def _key(self, number: int, sha256: str) -> str:
        return source_key(self.sources[number], sha256, self.options)


def _size(entry: SourceEntry) -> int:
    """How much there is to read, for the bar: bytes, and one for the file itself."""
    return entry.path.stat().st_size + 1 if entry.path.is_file() else 1
