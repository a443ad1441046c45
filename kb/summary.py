"""What a build found, for the terminal: in all, and file by file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

#: A longer name of a file is cut in the middle: its beginning and its end tell files apart.
NAME_WIDTH = 44
#: So many pages, or runs of pages, are named; of the others it says how many there are.
PAGES_NAMED = 6
_COLUMNS = ("pages", "tables", "counts", "commitments")


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file and what was found in it.

    ``numbers`` are those of its pages, tables, counts and commitments; ``warned`` has the page of
    each warning, None where it is about the whole file. ``is_news`` is true for a PDF, and for a
    file outside the manifest: what came of these is worth a look.
    """

    file: str
    numbers: tuple[int, ...]
    warned: tuple[int | None, ...]
    failed: bool
    is_news: bool


def files_read(database: sqlite3.Connection) -> tuple[FileRead, ...]:
    """The files of a knowledge base, in the order of its corpus."""
    warned: dict[str, list[int | None]] = {}
    outside: set[str] = set()
    for row in database.execute(
        "select source_id, page_number, stage from warnings order by rowid"
    ):
        warned.setdefault(row["source_id"], []).append(row["page_number"])
        if row["stage"] == "corpus":
            outside.add(row["source_id"])
    rows = database.execute(
        """select id, file, status, media_type, coalesce(page_count, 0) as pages,
             (select count(*) from source_tables join documents on documents.id = document_id
               where source_id = sources.id) as tables,
             (select count(*) from counts join documents on documents.id = document_id
               where source_id = sources.id) as counts,
             (select count(*) from commitments join documents on documents.id = document_id
               where source_id = sources.id) as commitments
           from sources where kind is not 'statistics' order by rowid"""
    )
    return tuple(
        FileRead(
            row["file"],
            tuple(row[column] for column in _COLUMNS),
            tuple(warned.get(row["id"], ())),
            row["status"] != "read",
            row["media_type"] == "application/pdf" or row["id"] in outside,
        )
        for row in rows
    )


def files_left_out(database: sqlite3.Connection) -> tuple[str, ...]:
    """What is said of the files of the folder that were not taken for documents."""
    rows = database.execute(
        "select message from warnings where source_id is null and stage = 'corpus' order by message"
    )
    return tuple(row["message"] for row in rows)


def total_lines(found: Mapping[str, int]) -> Iterator[str]:
    """A line for each kind of thing that a build found."""
    width = max((len(f"{number:,}") for number in found.values()), default=0)
    for word, number in found.items():
        yield f"  {number:>{width},} {word}"


def file_lines(files: Sequence[FileRead]) -> Iterator[str]:
    """A line for each file, in columns, with the pages that there are warnings about."""
    names = [_shortened(file.file) for file in files]
    width = max((len(name) for name in names), default=0)
    heads = "".join(f"{column:>{len(column) + 2}}" for column in _COLUMNS)
    yield f"  {'file':<{width}}{heads}  warnings"
    for name, file in zip(names, files, strict=True):
        if file.failed:
            yield f"  {name:<{width}}  not read"
            continue
        columns = zip(_COLUMNS, file.numbers, strict=True)
        numbers = "".join(f"{number:>{len(column) + 2},}" for column, number in columns)
        yield f"  {name:<{width}}{numbers}  {_warnings(file.warned)}".rstrip()


def _shortened(name: str) -> str:
    if len(name) <= NAME_WIDTH:
        return name
    half = (NAME_WIDTH - 1) // 2
    return f"{name[:half]}…{name[-half:]}"


def _warnings(warned: Sequence[int | None]) -> str:
    """How many warnings there are, and on which pages: "4 (p. 1, 3-5)"."""
    pages = page_ranges(page for page in warned if page is not None)
    if not pages:
        return str(len(warned) or "")
    more = len(pages) - PAGES_NAMED
    named = ", ".join(pages[:PAGES_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"{len(warned)} (p. {named})"


def page_ranges(pages: Iterable[int]) -> list[str]:
    """The pages as a person writes them down: 1, 2, 3 and 5 are "1-3" and "5"."""
    ranges: list[list[int]] = []
    for page in sorted(set(pages)):
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return [f"{first}-{last}" if first < last else f"{first}" for first, last in ranges]
