"""Results as bytes: the same when they come back, and refused when they are anything else."""

from __future__ import annotations

import pickle
import zlib
from pathlib import Path

import msgspec
import pytest

from corpus.manifest import SourceEntry
from kb.encoded_result import BrokenResultError, decode, decode_head, encode
from kb.read_source import failed_source, read_encoded, read_source
from kb.source_result import SourceResult

TEXT = """Woondeal Twente

20 maart 2025

De gemeenten en de provincie Overijssel bouwen tot en met 2030 in Twente 14.100 woningen.

Gemeente Woningen

Almelo 250 woningen
Plan Noordrand, Borne 340 woningen

Totaal 590 woningen
"""


@pytest.fixture(scope="module")
def entry(tmp_path_factory: pytest.TempPathFactory) -> SourceEntry:
    path = tmp_path_factory.mktemp("encoded") / "deal.txt"
    path.write_text(TEXT, encoding="utf-8")
    return SourceEntry("deal", path, "text/plain")


@pytest.fixture(scope="module")
def blob(entry: SourceEntry) -> bytes:
    return read_encoded(entry, strict=True, keep_decisions=True)


def test_a_result_comes_back_as_it_was(entry: SourceEntry, blob: bytes) -> None:
    read = read_source(entry, strict=True, keep_decisions=True)
    back = decode(entry, blob)
    assert back.rows == read.rows
    assert back.rows.decisions.tables
    assert back.rows.contexts
    assert (back.problems, back.tracebacks, back.is_lasting) == ((), (), True)


def test_its_head_says_what_it_is_of(entry: SourceEntry, blob: bytes) -> None:
    head = decode_head(blob)
    source = decode(entry, blob).rows.tables["sources"][0]
    assert (head.sha256, head.pages, head.is_lasting) == (source["sha256"], 1, True)


def test_a_message_names_the_file_where_it_is_now(entry: SourceEntry) -> None:
    moved = SourceEntry("deal", Path("elders/deal.txt"), "text/plain")
    failed = failed_source(entry, f"{entry.path}: kapot", "kapot")
    back = decode(moved, encode(entry, failed))
    assert back.problems == ("elders/deal.txt: kapot",)
    assert not back.is_lasting


def rewritten(blob: bytes, place: int, value: object) -> bytes:
    """The bytes of a result with another table of rows (``place`` 5 of its head) or other field."""
    head = msgspec.msgpack.decode(blob)
    head[place] = value
    return msgspec.msgpack.encode(head)


def with_rows(blob: bytes, tables: object) -> bytes:
    rows = msgspec.msgpack.decode(zlib.decompress(msgspec.msgpack.decode(blob)[5]))
    rows[0] = tables
    return rewritten(blob, 5, zlib.compress(msgspec.msgpack.encode(rows)))


SOURCES = [["id", "sha256"], [["deal", None]]]


@pytest.mark.parametrize(
    "tables",
    [
        {"sources": [["id", "sha256"], [["other", None]]]},
        {"sources": SOURCES, "onbekend": [["id"], []]},
        {"sources": SOURCES, "spans": [["id", "onbekend"], []]},
        {"sources": SOURCES, "spans": [["id", "quote"], [["a"]]]},
        {"sources": SOURCES, "spans": [["id", "quote"], [["a", ["b"]]]]},
        {"sources": SOURCES, "spans": [["id", "quote"], [["a", b"b"]]]},
        {"spans": [["id"], []]},
        [],
    ],
    ids=["other", "table", "column", "short", "nested", "bytes", "none", "list"],
)
def test_rows_that_are_not_those_of_the_schema_are_refused(
    entry: SourceEntry, blob: bytes, tables: object
) -> None:
    with pytest.raises(BrokenResultError):
        decode(entry, with_rows(blob, tables))
    assert decode(entry, with_rows(blob, {"sources": SOURCES})).rows.tables


@pytest.mark.parametrize("broken", [b"", b"\xff", pickle.dumps({"a": 1}), b"\x96", b"null"])
def test_bytes_of_something_else_are_refused(entry: SourceEntry, broken: bytes) -> None:
    with pytest.raises(BrokenResultError):
        decode(entry, broken)


@pytest.mark.parametrize("cut", [1, 50, 1000])
def test_bytes_that_end_early_are_refused(entry: SourceEntry, blob: bytes, cut: int) -> None:
    with pytest.raises(BrokenResultError):
        decode(entry, blob[:-cut])
    rows = msgspec.msgpack.decode(blob)[5]
    with pytest.raises(BrokenResultError):
        decode(entry, rewritten(blob, 5, rows[:-cut]))


def test_rows_that_inflate_without_end_are_refused(
    entry: SourceEntry, blob: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.encoded_result.MOST", 100_000)
    with pytest.raises(BrokenResultError):
        decode(entry, rewritten(blob, 5, zlib.compress(bytes(200_000))))


def test_kinds_of_text_and_numbers_are_kept_as_what_they_are(entry: SourceEntry) -> None:
    class Word(str):
        pass

    result = failed_source(entry, "x", "y")
    result.rows.tables["sources"][0]["url"] = Word("https://example.nl/")
    assert decode(entry, encode(entry, result)).rows.tables["sources"][0]["url"].endswith("nl/")
    result.rows.tables["sources"][0]["url"] = object()
    with pytest.raises(TypeError, match="object"):
        encode(entry, result)


def test_a_result_knows_nothing_of_what_was_read_besides(entry: SourceEntry) -> None:
    read = read_source(entry, strict=True, keep=True)
    assert isinstance(read, SourceResult)
    assert read.documents
    back = decode(entry, encode(entry, read))
    assert (back.text, back.documents) == (None, ())
