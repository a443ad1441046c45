"""The keys that earlier editions of the knowledge base gave, and that this one does not.

A build that takes the place of an older knowledge base keeps the places that are no longer there,
so that a link of years ago can say what stood at it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from kb.rows import Row
from kb.surroundings import Surroundings

#: Characters of a quote that are kept: enough to find it again and to show what it was.
QUOTE = 300
#: Keys that are kept, the latest first. It bounds what a folder that changes every day adds up to.
MOST = 200_000

_HELD = """
    select spans.id, spans.source_id, sources.file, documents.title as document_title,
        spans.page_number, char_start, char_end, spans.quote,
        (select max(started) from builds) as last_built
    from spans join sources on sources.id = spans.source_id
        left join documents on documents.id = spans.document_id
    where spans.source_id = ?
    order by char_start, char_end desc"""
_KEPT = """
    select id, source_id, file, document_title, page_number, quote, prefix, suffix, width, last_built
    from editions order by last_built desc, source_id, id"""


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
            surroundings = Surroundings(source_id, text)
            found += (_place(row, surroundings) for row in held)
    if old.execute("select 1 from sqlite_master where name = 'editions'").fetchone():
        kept = [dict(row) for row in old.execute(_KEPT)]
        gone = absent(row["id"] for row in kept)
        found += (row for row in kept if row["id"] in gone)
    return found[:MOST]


def _place(row: sqlite3.Row, surroundings: Surroundings) -> Row:
    place = dict(row)
    width, prefix, suffix = surroundings.around(place.pop("char_start"), place.pop("char_end"))
    words = {"quote": place["quote"][:QUOTE], "prefix": prefix, "suffix": suffix, "width": width}
    return {**place, **words}
