"""Judgements that follow from annotations: what people read in a document says what rows of it are worth."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from judging.asking import judgement_of
from judging.judgements import FIELDS, Judgement
from judging.rows import rows_of
from kb.quality.annotations import Annotated
from kb.quality.counts import is_right, pair_counts
from kb.quality.found import source_named

#: The reader that these judgements name.
READER = "annotations"
#: What is said of a row of which all fields are right.
_WHOLE = {"printable": "yes", "dangerous": "no"}


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
            wrong = {
                name
                for name in FIELDS["count"]
                if name != "value" and not is_right(name, note, count)
            }
            answers = {name: "wrong" if name in wrong else "right" for name in FIELDS["count"]}
            answers |= {"printable": "no", "dangerous": "yes"} if wrong else _WHOLE
            yield judgement_of(rows[count.id], answers, READER, READER)
