"""The counts of a folder of documents as this code reads them, with what the model of confidence sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corpus.folder import read_folder
from corpus.manifest import SourceEntry, sha256_of
from extract.end_with_parent import end_with_parent
from extract.limits import Limits
from judging.judgements import Value
from judging.rows import count_values
from kb.read_source import read_source, reference
from nlp.records import Count


@dataclass(frozen=True, slots=True)
class Reading:
    """A count of this code: its place, what it says, its features, and what the model of words saw."""

    place: tuple[str, int, int]
    values: Mapping[str, Value]
    document_kind: str
    features: tuple[str, ...]
    seen: frozenset[str] = frozenset()


def readings_of(folder: Path, workers: int = 1) -> Iterator[Reading]:
    """The counts of all documents in a folder; a source that cannot be read has none."""
    sources = read_folder(folder).sources
    with ProcessPoolExecutor(workers, initializer=end_with_parent) as pool:
        for found in pool.map(_of_source, sources):
            yield from found


def _of_source(entry: SourceEntry) -> Sequence[Reading]:
    result = read_source(entry, limits=Limits(), keep=True)
    if not result.documents:
        return ()
    digest = sha256_of(entry.path)
    return [
        Reading(
            (digest, count.span.start, count.span.end),
            count_values(_columns(count)),
            document.context.kind,
            count.features,
            count.seen,
        )
        for document in result.documents
        for count in document.findings.counts
    ]


def _columns(count: Count) -> dict[str, Any]:
    """A count as the columns that a row of the base has."""
    if count.named_area is not None:
        area: str | None = count.named_area.name
    else:
        area = reference().areas[count.area_id].name if count.area_id else None
    told = {field.name: getattr(count, field.name) for field in fields(count)}
    return {**told, "area": area}
