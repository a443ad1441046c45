"""Judgements that follow from annotations: what people read in a document says what rows of it are worth."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from judging.asking import judgement_of
from judging.judgements import FIELDS, Judgement
from judging.rows import Row, rows_of
from kb.quality.annotations import Annotated, CountNote
from kb.quality.counts import is_right, pair_counts
from kb.quality.found import FoundCount, source_named

#: The reader that these judgements name.
READER = "annotations"
#: What is said of a row of which all fields are right.
_WHOLE = {"printable": "yes", "dangerous": "no"}


def judged_by_annotations(
    database: sqlite3.Connection, annotated: Iterable[Annotated]
) -> Iterator[Judgement]:
    """A judgement of each count of an annotated document, of level uncertain too.

    A count that nobody marked is none. Of a number on which people differ nothing is said.
    """
    rows = {row.key: row for row in rows_of(database, "count")}
    for document in annotated:
        source = source_named(database, document.file)
        if source is None or document.counts is None:
            continue
        pairs = {count.id: note for note, count in pair_counts(document.counts, source.counts)}
        for count in source.counts:
            note = pairs.get(count.id)
            if note is None or note.must:
                yield _judged(rows[count.id], count, note)


def _judged(row: Row, count: FoundCount, note: CountNote | None) -> Judgement:
    """What a row is worth by the number that people marked at its place, or by none."""
    wrong = {"value"} if note is None else set(_wrong_fields(note, count))
    answers = {name: "wrong" if name in wrong else "right" for name in FIELDS["count"]}
    answers |= {"printable": "no", "dangerous": "yes"} if wrong else _WHOLE
    return judgement_of(row, answers, READER, READER)


def _wrong_fields(note: CountNote, count: FoundCount) -> Iterator[str]:
    return (name for name in FIELDS["count"] if name != "value" and not is_right(name, note, count))
