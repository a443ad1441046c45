"""The rows of a knowledge base as a reader judges them: what they say, and the words around."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from judging.judgements import Kind, Value

#: So many characters of the source before and after the row's words are shown with it.
BEFORE, AFTER = 900, 500

_COUNTS = """
    select counts.id, counts.level, sources.sha256, sources.file, documents.title,
        documents.kind as document_kind, spans.source_id, spans.page_number, spans.char_start,
        spans.char_end, counts.value, counts.low, counts.high, counts.unit, counts.per,
        counts.qualifier, counts.measure, counts.basis, counts.segment, counts.period_start,
        counts.period_end, areas.name as area, projects.name as project
    from counts join spans on spans.id = counts.span_id join sources on sources.id = spans.source_id
        join documents on documents.id = counts.document_id
        left join areas on areas.id = counts.area_id
        left join projects on projects.id = counts.project_id
    order by counts.id"""
_COMMITMENTS = """
    select commitments.id, commitments.level, sources.sha256, sources.file, documents.title,
        documents.kind as document_kind, spans.source_id, spans.page_number, spans.char_start,
        spans.char_end, commitments.modality,
        (select group_concat(name, ', ') from (
            select parties.name from commitment_parties join parties on parties.id = party_id
            where commitment_id = commitments.id and role = 'responsible' order by parties.name
        )) as parties,
        (select group_concat(days, ', ') from (
            select kind || ' ' || coalesce(last_day, first_day, every, text) as days from deadlines
            where commitment_id = commitments.id order by days
        )) as deadline
    from commitments join spans on spans.id = commitments.span_id
        join sources on sources.id = spans.source_id
        join documents on documents.id = commitments.document_id
    order by commitments.id"""

#: A row of the base, or a record with the same columns.
Columns = sqlite3.Row | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A count or commitment: its key, its level, its place, what it says, and the words around it."""

    kind: Kind
    key: str
    level: str
    sha256: str
    file: str
    title: str
    document_kind: str
    page: int | None
    start: int
    end: int
    values: dict[str, Value]
    before: str
    quote: str
    after: str

    @property
    def place(self) -> tuple[str, int, int]:
        """The file and the range that the row is about."""
        return self.sha256, self.start, self.end


def rows_of(database: sqlite3.Connection, kind: Kind) -> Iterator[Row]:
    """The counts or commitments of a knowledge base, in the order of their keys."""
    database.row_factory = sqlite3.Row
    texts = dict(database.execute("select id, text from sources").fetchall())
    values_of = count_values if kind == "count" else commitment_values
    for row in database.execute(_COUNTS if kind == "count" else _COMMITMENTS):
        text, start, end = texts[row["source_id"]], row["char_start"], row["char_end"]
        yield Row(
            kind=kind,
            key=row["id"],
            level=row["level"],
            sha256=row["sha256"],
            file=row["file"],
            title=row["title"],
            document_kind=row["document_kind"],
            page=row["page_number"],
            start=start,
            end=end,
            values=values_of(row),
            before=text[max(0, start - BEFORE) : start],
            quote=text[start:end],
            after=text[end : end + AFTER],
        )


def count_values(row: Columns) -> dict[str, Value]:
    """What a count says, by the fields that are judged; ``unit`` with what it is per and its bound."""
    start, end = row["period_start"], row["period_end"]
    bounds = [row["low"], row["high"]]
    number = (
        row["value"] if bounds == [None, None] else f"{row['value']:g} ({bounds[0]}-{bounds[1]})"
    )
    unit = " ".join(
        part for part in (row["qualifier"], row["unit"], row["per"] and f"per {row['per']}") if part
    )
    return {
        "value": number,
        "unit": unit,
        "area": row["area"],
        "project": row["project"],
        "segment": row["segment"],
        "basis": row["basis"],
        "period": f"{start or ''}-{end or ''}" if start or end else None,
        "measure": row["measure"],
    }


def commitment_values(row: Columns) -> dict[str, Value]:
    """What a commitment says, by the fields that are judged."""
    return {
        "is_commitment": row["modality"],
        "parties": row["parties"],
        "deadline": row["deadline"],
    }


def draw(
    rows: Iterable[Row],
    number: int,
    seed: int,
    *,
    levels: Collection[str] = ("certain", "probable"),
    skip: Collection[tuple[str, int, int]] = (),
) -> list[Row]:
    """A sample of rows at random, spread over the files: few of each first, then more where needed.

    ``skip`` are places that were judged already. The same seed gives the same rows.
    """
    chance = random.Random(seed)
    pool = [row for row in rows if row.level in levels and row.place not in skip]
    chance.shuffle(pool)
    found = _spread(pool, number)
    chance.shuffle(found)
    return found


def _spread(pool: Sequence[Row], number: int) -> list[Row]:
    """The first rows of a pool, with one of each file before a second of any."""
    seen: Counter[str] = Counter()
    turns = []
    for index, row in enumerate(pool):
        turns.append((seen[row.file], index))
        seen[row.file] += 1
    return [pool[index] for _, index in sorted(turns)[:number]]
