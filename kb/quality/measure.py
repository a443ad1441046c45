"""Measuring: a knowledge base beside the annotations of its sources."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kb.build import BuildOptions, build, default_workers
from kb.quality.annotations import Annotated
from kb.quality.commitments import measure_commitments
from kb.quality.counts import measure_counts
from kb.quality.found import source_named
from kb.quality.report import Quality, SourceReading


def measure_build(corpus: Path, annotated: Iterable[Annotated]) -> Quality:
    """Build the knowledge base of a folder into a file that is thrown away, and measure it.

    A person's corrections are left out: they are not a reading.

    Raises :class:`corpus.manifest.CorpusError` where there is nothing to build from.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "quality.db")
        started = time.perf_counter()
        build(BuildOptions(corpus, database, default_workers(), corrections=False))
        seconds = time.perf_counter() - started
        with closing(sqlite3.connect(database)) as connection:
            connection.row_factory = sqlite3.Row
            return measure(connection, annotated, seconds)


def measure(
    connection: sqlite3.Connection, annotated: Iterable[Annotated], build_seconds: float
) -> Quality:
    """Measure a knowledge base; ``connection`` yields rows by name (:class:`sqlite3.Row`)."""
    readings: list[SourceReading] = []
    absent: list[str] = []
    for notes in annotated:
        source = source_named(connection, notes.file)
        if source is None:
            absent.append(notes.file)
            continue
        counts = commitments = None
        if notes.counts is not None:
            counts = measure_counts(notes.counts, source.counts)
        if notes.commitments is not None:
            commitments = measure_commitments(notes.commitments, source.commitments, notes.coverage)
        readings.append(SourceReading(source, counts, commitments))
    return Quality(tuple(readings), build_seconds, tuple(absent))
