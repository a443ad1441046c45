"""Judgements that follow from annotations: what people read in a document says what rows of it are worth."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from judging.judgements import FIELDS, Judgement, Verdict
from judging.rows import Row, rows_of
from kb.quality.annotations import Annotated
from kb.quality.counts import is_right, pair_counts
from kb.quality.found import source_named

#: The reader that these judgements name.
READER = "annotations"


def judged_by_annotations(
    database: sqlite3.Connection, annotated: Iterable[Annotated]
) -> Iterator[Judgement]:
    """A judgement of each certain or probable count whose number people marked too."""
    rows = {row.key: row for row in rows_of(database, "count")}
    for document in annotated:
        source = source_named(database, document.file)
        if source is None or document.counts is None:
            continue
        shown = [count for count in source.counts if count.level != "uncertain"]
        for note, count in pair_counts(document.counts, shown):
            verdicts = {
                name: "right" if name == "value" or is_right(name, note, count) else "wrong"
                for name in FIELDS["count"]
            }
            yield _judgement(rows[count.id], verdicts)


def _judgement(row: Row, verdicts: dict[str, str]) -> Judgement:
    told: dict[str, Verdict] = {
        n: "right" if v == "right" else "wrong" for n, v in verdicts.items()
    }
    is_whole = all(verdict == "right" for verdict in told.values())
    return Judgement(
        kind="count",
        sha256=row.sha256,
        start=row.start,
        end=row.end,
        row=row.key,
        values=row.values,
        verdicts=told,
        printable=is_whole,
        dangerous=not is_whole,
        reader=READER,
        sample=READER,
        level=row.level,
    )
