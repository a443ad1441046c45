"""Copies of one document to measure with, and whether two knowledge bases are the same, row for row."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

#: Columns of ``builds`` that differ between two builds of the same: when it was, and the key made of it.
_OF_THE_MOMENT = frozenset({"id", "started", "finished"})


def typical(files: Sequence[Path]) -> Path:
    """The file whose number of words is nearest to the mean of all; the first of those that are as near.

    Raises :class:`ValueError` where there are none.
    """
    if not files:
        raise ValueError("there is no document to make copies of")
    words = {file: len(file.read_text(encoding="utf-8").split()) for file in files}
    mean = sum(words.values()) / len(words)
    return min(files, key=lambda file: abs(words[file] - mean))


def copies(document: Path, folder: Path, count: int, mark: str) -> list[Path]:
    """Write ``count`` copies of a text to a new folder, each with another first line; their files.

    ``mark`` is a word in those lines, so that copies of two folders differ too.
    """
    folder.mkdir(parents=True)
    text = document.read_text(encoding="utf-8")
    files = []
    for number in range(1, count + 1):
        file = folder / f"{number:03}-{document.name}"
        file.write_text(f"Versie {mark} {number}. {text}", encoding="utf-8")
        files.append(file)
    return files


def pdf_copies(files: Sequence[Path], folder: Path, count: int) -> int:
    """Write ``count`` copies of each PDF to a new folder, the same but for a remark at the end of the file;
    how many there are."""
    folder.mkdir(parents=True)
    for number in range(count):
        for file in files:
            copy = Path(shutil.copy(file, folder / f"{number}-{file.name}"))
            with copy.open("ab") as end:
                end.write(b"\n%% copy %d\n" % number)
    return count * len(files)


def differing(first: Path, second: Path) -> list[str]:
    """The tables that do not have the same rows in the same order in two knowledge bases, and ``schema``
    where their tables are not the same. Only when they were built may differ."""
    with closing(_opened(first)) as one, closing(_opened(second)) as other:
        schemas = [
            list(db.execute("select type, name, sql from sqlite_master")) for db in (one, other)
        ]
        if schemas[0] != schemas[1]:
            return ["schema"]
        names = [name for kind, name, sql in schemas[0] if kind == "table" and sql]
        return [name for name in names if not _same(one, other, name)]


def _same(one: sqlite3.Connection, other: sqlite3.Connection, table: str) -> bool:
    rows = zip_longest(_rows(one, table), _rows(other, table))
    return all(mine == theirs for mine, theirs in rows)


def _rows(database: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    columns = [row[1] for row in database.execute(f'pragma table_info("{table}")')]
    if table == "builds":
        columns = [column for column in columns if column not in _OF_THE_MOMENT]
    names = ", ".join(f'"{column}"' for column in columns)
    yield from database.execute(f'select {names} from "{table}"')


def _opened(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
