"""Words by which tables are recognised (``corpus/reference/tables.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError


@dataclass(frozen=True, slots=True)
class TableWords:
    """``row_headers``, ``totals`` are case-folded; ``missing`` is as written."""

    row_headers: frozenset[str]
    municipality_headers: frozenset[str]
    totals: frozenset[str]
    missing: frozenset[str]


@cache
def load_table_words(folder: Path = REFERENCE) -> TableWords:
    """The words, checked; raises :class:`CorpusError` naming the file and the list."""
    path = folder / "tables.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error
    lists: dict[str, frozenset[str]] = {}
    for name in ("row_headers", "municipality_headers", "totals", "missing"):
        words = data.get(name)
        if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
            raise CorpusError(f"{path}: {name} must be a list of words")
        lists[name] = frozenset(w if name == "missing" else w.casefold() for w in words)
    return TableWords(**lists)
