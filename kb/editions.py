"""The keys that earlier editions of the knowledge base gave, and that this one does not.

A build that takes the place of an older knowledge base keeps the places that are no longer there,
so that a link of years ago can say what stood at it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path

from kb.rows import Row
from kb.schema import TABLES
from kb.surroundings import Surroundings

#: Characters of a quote that are kept, as whole words: all of nearly every passage, so that one of which
#: only the end changed is not taken for unchanged.
QUOTE = 6000
#: Keys that are kept, the latest first. It bounds what a folder that changes every day adds up to.
MOST = 200_000

_HELD = """
    select spans.id, spans.source_id, sources.file, spans.document_id,
        documents.title as document_title, spans.page_number, pages.label as page_label,
        spans.char_start, spans.char_end, spans.quote, (select max(started) from builds) as last_built
    from spans join sources on sources.id = spans.source_id
        left join documents on documents.id = spans.document_id
        left join pages on pages.source_id = spans.source_id and pages.number = spans.page_number
    where spans.source_id = ?
    order by spans.char_start, spans.char_end desc"""
_COUNTS = """
    select counts.span_id, value, low, high, unit, per, qualifier, measure, segment, basis,
        period_start, period_end, level, areas.name as area, projects.name as project
    from counts join spans on spans.id = counts.span_id
        left join areas on areas.id = counts.area_id
        left join projects on projects.id = counts.project_id
    where spans.source_id = ? order by counts.id"""
_KEPT = "select {} from editions order by last_built desc, source_id, id"
#: The columns of ``editions``; a knowledge base of before has those that there were.
_COLUMNS = tuple(
    column.name for table in TABLES if table.name == "editions" for column in table.columns
)


def places_of_earlier_editions(
    database: Path, absent: Callable[[Iterable[str]], set[str]]
) -> list[Row]:
    """Rows of ``editions``: the places of the knowledge base at ``database``, and those that it kept
    itself, whose keys are no more: ``absent`` gives those of some keys that are not there.

    There are none where no such file is, or it is no knowledge base of this kind.
    """
    if not database.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as old:
            old.row_factory = sqlite3.Row
            return _gone(old, absent)
    except sqlite3.DatabaseError:
        return []


def _gone(old: sqlite3.Connection, absent: Callable[[Iterable[str]], set[str]]) -> list[Row]:
    found: list[Row] = []
    for (source_id,) in old.execute("select distinct source_id from spans order by 1").fetchall():
        keys = old.execute("select id from spans where source_id = ?", (source_id,))
        gone = absent(key for (key,) in keys)
        if gone:
            held = [row for row in old.execute(_HELD, (source_id,)) if row["id"] in gone]
            (text,) = old.execute("select text from sources where id = ?", (source_id,)).fetchone()
            surroundings, counts = Surroundings(source_id, text), _counts(old, source_id)
            found += (_place(row, surroundings, counts.get(row["id"])) for row in held)
    kept = _kept(old)
    gone = absent(row["id"] for row in kept)
    found += (row for row in kept if row["id"] in gone)
    return found[:MOST]


def _kept(old: sqlite3.Connection) -> list[Row]:
    """The places that a knowledge base kept itself, with the columns of today."""
    there = {row["name"] for row in old.execute("pragma table_info(editions)")}
    if not there:
        return []
    columns = ", ".join(name if name in there else f"null as {name}" for name in _COLUMNS)
    return [dict(row) for row in old.execute(_KEPT.format(columns))]


def _counts(old: sqlite3.Connection, source_id: str) -> Mapping[str, str]:
    """What was counted at the places of a source, by their keys, as JSON; empty fields are left out."""
    found: dict[str, list[Row]] = {}
    for row in old.execute(_COUNTS, (source_id,)):
        count = {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118
        found.setdefault(count.pop("span_id"), []).append(count)
    return {key: json.dumps(counts, ensure_ascii=False) for key, counts in found.items()}


def _place(row: sqlite3.Row, surroundings: Surroundings, counts: str | None) -> Row:
    place = dict(row)
    width, prefix, suffix = surroundings.around(place.pop("char_start"), place.pop("char_end"))
    quote = place["quote"]
    if len(quote) > QUOTE:
        # A part of a word is nowhere to be found.
        quote = quote[: QUOTE + 1].rsplit(maxsplit=1)[0]
    words = {"quote": quote, "prefix": prefix, "suffix": suffix, "width": width}
    return {**place, **words, "counts": counts}
