"""What reading a source gave, as bytes: to keep in the store, and to send from one process to another.

The bytes are MessagePack and say nothing that could be run. Whoever decodes them checks every type, and
that tables and columns are those of the schema: bytes that are not what :func:`encode` writes are a
:class:`BrokenResultError`, whatever they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from corpus.manifest import SourceEntry
from kb.check_rhythms import ToldIn
from kb.packed_rows import PackedRows, PackedSource
from kb.rows import ProjectMention, Row, SourceRows, TableRows
from kb.schema import TABLES
from kb.schema.decisions import DECISION_TABLES
from kb.source_result import PackedResult, SourceResult
from nlp.records import DocumentContext, NamedArea

#: What stands for the path of the file in a message: no path holds it. A result that was kept is of
#: any file with these bytes and this name, wherever its folder is by now.
_PATH = "\0"
#: Level of zlib: rows of text take a fifth of the room at once, and little less with more work.
_LEVEL = 1
#: Bytes that rows may take once they are inflated. A book of a thousand pages takes a tenth.
MOST = 2**30

Value = str | int | float | None


class BrokenResultError(ValueError):
    """Bytes that are not those of a result."""


class _Table(msgspec.Struct, array_like=True, frozen=True):
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


class _Rows(msgspec.Struct, array_like=True, frozen=True):
    tables: dict[str, _Table]
    decisions: dict[str, _Table]
    folded: dict[str, str]
    projects: list[ProjectMention]
    contexts: dict[str, DocumentContext]
    named_areas: dict[str, NamedArea]
    told: list[ToldIn]


class Encoded(msgspec.Struct, array_like=True, frozen=True):
    """What can be known of a result without its rows.

    ``sha256`` is that of the file, None where it was not read; ``pages`` how many were read.
    ``is_lasting`` says that reading the same file again would give the same.
    """

    sha256: str | None
    pages: int
    is_lasting: bool
    problems: tuple[str, ...]
    tracebacks: tuple[str, ...]
    rows: bytes


_HEAD = msgspec.msgpack.Decoder(Encoded)
_ROWS = msgspec.msgpack.Decoder(_Rows)
_COLUMNS: Mapping[str, frozenset[str]] = {
    table.name: frozenset(column.name for column in table.columns)
    for table in (*TABLES, *DECISION_TABLES)
}


def encode(entry: SourceEntry, result: SourceResult) -> bytes:
    """A result as bytes; what was read besides its rows (``text``, ``documents``) is not in them."""
    found = result.rows
    rows = _Rows(
        {name: _table(rows) for name, rows in found.tables.items()},
        {name: _table(rows) for name, rows in found.decisions.tables.items()},
        found.folded,
        found.projects,
        found.contexts,
        found.named_areas,
        found.told,
    )
    path = str(entry.path)
    sources = found.tables.get("sources", ())
    head = Encoded(
        next((row["sha256"] for row in sources), None),
        found.number("pages"),
        result.is_lasting,
        tuple(problem.replace(path, _PATH) for problem in result.problems),
        result.tracebacks,
        zlib.compress(msgspec.msgpack.encode(rows, enc_hook=_plain), _LEVEL),
    )
    return msgspec.msgpack.encode(head)


def decode_head(blob: bytes) -> Encoded:
    """What bytes say of a result without its rows; raises :class:`BrokenResultError`."""
    try:
        return _HEAD.decode(blob)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BrokenResultError(str(error)) from error


def decode(entry: SourceEntry, blob: bytes) -> SourceResult:
    """The result that bytes hold, of the source ``entry``; raises :class:`BrokenResultError`."""
    head = decode_head(blob)
    rows = _rows_of(entry, head)
    found = SourceRows(
        tables=_row_lists(_packed(rows.tables)),
        folded=rows.folded,
        projects=rows.projects,
        contexts=rows.contexts,
        named_areas=rows.named_areas,
        told=rows.told,
        decisions=TableRows(_row_lists(_packed(rows.decisions))),
    )
    return SourceResult(found, _problems(entry, head), head.tracebacks, is_lasting=head.is_lasting)


def decode_packed(entry: SourceEntry, blob: bytes) -> PackedResult:
    """The same for who puts sources together, whose rows stay side by side."""
    head = decode_head(blob)
    rows = _rows_of(entry, head)
    found = PackedSource(
        _packed(rows.tables),
        _packed(rows.decisions),
        rows.folded,
        rows.projects,
        rows.named_areas,
        rows.told,
    )
    return PackedResult(found, _problems(entry, head), head.tracebacks)


def _rows_of(entry: SourceEntry, head: Encoded) -> _Rows:
    try:
        inflate = zlib.decompressobj()
        inflated = inflate.decompress(head.rows, MOST)
        if not inflate.eof:
            raise BrokenResultError("the rows end early, or never")
        rows = _ROWS.decode(inflated)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BrokenResultError(str(error)) from error
    sources = rows.tables.get("sources")
    if sources is None or [*PackedRows(sources.columns, sources.rows).column("id")] != [entry.id]:
        raise BrokenResultError(f"not of {entry.id}")
    return rows


def _problems(entry: SourceEntry, head: Encoded) -> tuple[str, ...]:
    return tuple(problem.replace(_PATH, str(entry.path)) for problem in head.problems)


def _table(rows: Iterable[Row]) -> _Table:
    packed = PackedRows.of(rows)
    return _Table(packed.columns, packed.values)


def _row_lists(tables: Mapping[str, PackedRows]) -> dict[str, list[Row]]:
    return {name: list(table.rows()) for name, table in tables.items()}


def _packed(tables: Mapping[str, _Table]) -> dict[str, PackedRows]:
    found: dict[str, PackedRows] = {}
    for name, table in tables.items():
        if not _COLUMNS.get(name, frozenset()) >= set(table.columns):
            raise BrokenResultError(f"{name} is no table, or has other columns")
        width = len(table.columns)
        if any(len(row) != width for row in table.rows):
            raise BrokenResultError(f"{name} has rows of different lengths")
        found[name] = PackedRows(table.columns, table.rows)
    return found


def _plain(value: Any) -> Value:
    """A value of a kind of text or number as the text or number that it is."""
    for kind in (str, int, float):
        if isinstance(value, kind):
            return kind(value)
    raise TypeError(f"a row holds a {type(value).__name__}: {value!r}")
