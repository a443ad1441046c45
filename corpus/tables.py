"""Words by which tables are recognised (``corpus/reference/tables.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from corpus.loading import REFERENCE, Record, Spellings, Words, load_toml


class ActionWords(Record, frozen=True):
    """What stands above the columns of a table of actions, and in rows of what was done."""

    what: Words
    loosely: Words
    ahead: Words
    milestones: Words
    who: Words
    when: Words
    due: Words
    dates: Words
    state: Words
    settled: Words
    done: Words


class TableWords(Record, frozen=True):
    """``row_headers``, ``totals`` are case-folded; ``missing`` is as written."""

    row_headers: Words
    municipality_headers: Words
    totals: Words
    missing: Spellings
    actions: ActionWords


@cache
def load_table_words(folder: Path = REFERENCE) -> TableWords:
    """The words of ``tables.toml``; raises :class:`CorpusError` naming the line that is wrong."""
    return load_toml(folder / "tables.toml", TableWords)
