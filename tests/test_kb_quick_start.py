"""What a process makes before it can read is kept, and is the same as what is made anew."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from simplemma.strategies.dictionaries import stream_dictionary_factory as lists

import kb.quick_start
from corpus.loading import REFERENCE, read_toml
from kb.build import BuildOptions, build
from kb.kept_patterns import Code, KeptPatterns
from kb.kept_tables import KeptTables
from kb.kept_words import Index, KeptWords
from kb.quick_start import QuickStart
from kb.store import Store

PATTERNS = [
    (r"(?P<low>\d+)\s*(?:-|tot)\s*(?P<high>\d+)", re.IGNORECASE),
    (r"(?<![\w-])(?:(?-i:[kK\u212a])(?:oop|euze)|[\w’'-]*woning(?:en)?)(?![\w])", re.IGNORECASE),
    (r"^(a|(b))(?(2)c|d)$", re.MULTILINE | re.VERBOSE),
    (r"[^\W\d_]+?é{2,5}", 0),
]


def compiled_anew(pattern: str, flags: int) -> re.Pattern[str]:
    # What was compiled before is at hand in `re` itself.
    re.purge()
    return re.compile(pattern, flags)


def kept_codes() -> list[Code]:
    with KeptPatterns() as patterns:
        for pattern, flags in PATTERNS:
            compiled_anew(pattern, flags)
    return list(patterns.made.values())


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The patterns that the parser of `re` gets."""
    texts: list[str] = []
    parser = re._parser  # type: ignore[attr-defined]
    parse: Callable[..., object] = parser.parse

    def noting(text: str, *rest: object) -> object:
        texts.append(text)
        return parse(text, *rest)

    monkeypatch.setattr(parser, "parse", noting)
    yield texts


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_compiled_one(pattern: str, flags: int, parsed: list[str]) -> None:
    codes = kept_codes()
    fresh = compiled_anew(pattern, flags)
    parsed.clear()
    with KeptPatterns(codes) as patterns:
        kept = compiled_anew(pattern, flags)
    assert not parsed
    assert not patterns.made
    assert kept is not fresh
    # That compares the code too.
    assert kept == fresh
    assert (kept.flags, kept.groups, dict(kept.groupindex)) == (
        fresh.flags,
        fresh.groups,
        dict(fresh.groupindex),
    )
    text = "7 tot 12 Koopwoningen, ac bcé"
    assert [m.groupdict() for m in kept.finditer(text)] == [
        m.groupdict() for m in fresh.finditer(text)
    ]


def test_patterns_of_the_reference_data_are_kept_exactly() -> None:
    from corpus.counting import compile_words, load_vocabulary

    words = [tuple(f"{t}woning*" for t in "abciks"), ("te bouwen", "bouw ... van"), ("*",)]
    with KeptPatterns() as noted:
        re.purge()
        fresh = [compile_words(some) for some in words]
        load_vocabulary.__wrapped__(REFERENCE)
    assert len(noted.made) > 30
    for code in noted.made.values():
        anew = compiled_anew(code.pattern, code.asked_flags)
        re.purge()
        with KeptPatterns([code]):
            assert re.compile(code.pattern, code.asked_flags) == anew
    with KeptPatterns(noted.made.values()):
        re.purge()
        assert [compile_words(some) for some in words] == fresh


def test_other_words_or_flags_are_another_pattern(parsed: list[str]) -> None:
    codes = kept_codes()
    parsed.clear()
    with KeptPatterns(codes) as patterns:
        longer = compiled_anew(PATTERNS[3][0] + "x", 0)
        capitals = compiled_anew(PATTERNS[3][0], re.IGNORECASE)
    assert len(parsed) == len(patterns.made) == 2
    assert longer.pattern.endswith("x")
    assert capitals.flags & re.IGNORECASE


def test_code_that_is_none_is_compiled_again() -> None:
    code = kept_codes()[0]
    fresh = compiled_anew(code.pattern, code.asked_flags)
    odd = b"\xff" * 4
    for broken in (
        changed(code, code=odd * 9),
        changed(code, code=code.code[:-4]),
        changed(code, code=b"\0\0\0"),
        changed(code, groups=-4),
        changed(code, groups=2**40),
        changed(code, group_names={"low": 77}),
    ):
        re.purge()
        with KeptPatterns([broken]):
            assert re.compile(code.pattern, code.asked_flags) == fresh


def changed(kept: Code, **fields: object) -> Code:
    return msgspec.structs.replace(kept, **fields)


def test_no_more_are_noted_than_there_is_room_for() -> None:
    codes = kept_codes()
    with KeptPatterns(codes, len(codes) + 1) as patterns:
        compiled_anew("van elke bron", 0)
        assert compiled_anew("van één bron", 0).search("is van één bron")
    compiled_anew("daarna", 0)
    assert [code.pattern for code in patterns.made.values()] == ["van elke bron"]


def test_python_compiles_by_itself_afterwards() -> None:
    compiler = vars(re._compiler)  # type: ignore[attr-defined]
    before = compiler["compile"], compiler["_sre"]
    with pytest.raises(re.error), KeptPatterns():
        compiled_anew("(open", 0)
    assert (compiler["compile"], compiler["_sre"]) == before


def test_the_index_of_words_is_the_one_that_is_made() -> None:
    fresh = lists.StreamMap("nl")
    with KeptWords({}) as first:
        lists.StreamMap("nl")
    with KeptWords(first.made) as second:
        kept = lists.StreamMap("nl")
    assert not second.made
    words = ["woningen", "bouwden", "gemeenten", "zzzz", "a", "ëxtra", "Nederland", ""]
    assert [kept.get(word) for word in words] == [fresh.get(word) for word in words]
    assert kept.get("woningen") == "woning"
    assert (len(kept), kept._firsts, kept._blocks) == (len(fresh), fresh._firsts, fresh._blocks)


def test_another_simplemma_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.kept_words._OF_A_LIST", {"_data", "_of_another_version"})
    with KeptWords({"nl": Index(7, [b"a"], [(0, b"", b"")])}) as words:
        assert lists.StreamMap("nl").get("woningen") == "woning"
    assert not words.made


def test_the_index_of_another_list_is_made_again() -> None:
    with KeptWords({"nl": Index(7, [b"a"], [(0, b"", b"")])}) as words:
        assert lists.StreamMap("nl").get("woningen") == "woning"
    assert words.made["nl"].length > 7
    assert lists.StreamMap("nl").get("woningen") == "woning"


def test_a_table_is_parsed_once(tmp_path: Path) -> None:
    path = tmp_path / "woorden.toml"
    path.write_text('[a]\nb = ["één", 1, 1.5, true]\n', encoding="utf-8")
    with KeptTables({}) as first:
        told = read_toml(path)
    with KeptTables(first.made) as second:
        kept = read_toml(path)
        kept[1]["a"]["b"].append("niet voor een ander")
        again = read_toml(path)
    assert again == told == read_toml(path)
    assert [type(value) for value in again[1]["a"]["b"]] == [str, int, float, bool]
    assert len(first.made) == 1
    assert not second.made
    path.write_text('[a]\nb = ["één", 2, 1.5, true]\n', encoding="utf-8")
    with KeptTables(first.made) as third:
        assert read_toml(path)[1]["a"]["b"][1] == 2
    assert len(third.made) == 1


@pytest.mark.parametrize("value", ["2022-01-31", "[[07:30:00]]", "9" * 30])
def test_a_table_that_would_come_back_otherwise_is_not_kept(value: str, tmp_path: Path) -> None:
    path = tmp_path / "dagen.toml"
    path.write_text(f"dag = {value}\n", encoding="utf-8")
    with KeptTables({}) as tables:
        assert read_toml(path)[1] == read_toml(path)[1]
    assert not tables.made


def test_a_broken_table_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "woorden.toml"
    path.write_text("a = 1\n", encoding="utf-8")
    with KeptTables({}) as first:
        read_toml(path)
    for broken in (b"", b"\xc1", b"\x01"):
        with KeptTables(dict.fromkeys(first.made, broken)):
            assert read_toml(path)[1] == {"a": 1}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store", pytest.fail) as opened:
        yield opened


@pytest.fixture
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kb.quick_start, "_WORTH", 1)


def made_in(store: Store) -> int:
    """How many patterns are compiled in a start that asks for all."""
    with QuickStart(store) as start:
        for pattern, flags in PATTERNS:
            compiled_anew(pattern, flags)
    return len(start._patterns.made)


@pytest.mark.usefixtures("few_are_enough")
def test_the_next_start_compiles_nothing(store: Store) -> None:
    assert made_in(store) == len(PATTERNS)
    assert made_in(store) == 0


@pytest.mark.usefixtures("few_are_enough")
def test_a_start_of_another_version_compiles_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made_in(store) == len(PATTERNS)
    monkeypatch.setattr(kb.quick_start, "reading_version", lambda: "another")
    assert made_in(store) == len(PATTERNS)
    monkeypatch.setattr(kb.quick_start, "MADE_BY", ("another Python",))
    assert made_in(store) == len(PATTERNS)


def test_a_few_new_patterns_are_not_worth_writing(store: Store) -> None:
    assert made_in(store) == made_in(store) == len(PATTERNS)


@pytest.mark.usefixtures("few_are_enough")
@pytest.mark.parametrize("blob", [b"", b"x", b"x\x9c", b"\x78\x9c\x4b\x04\x00\x00\x62\x00\x62"])
def test_a_broken_entry_is_as_good_as_none(store: Store, blob: bytes) -> None:
    made_in(store)
    with closing(sqlite3.connect(store._path)) as rows:
        (key,) = rows.execute("select key from results").fetchone()
    store.put(key, blob)
    assert made_in(store) == len(PATTERNS)
    assert made_in(store) == 0


def test_without_a_store_all_is_made() -> None:
    with Store(None, pytest.fail) as nothing:
        assert made_in(nothing) == made_in(nothing) == len(PATTERNS)


def test_a_quick_start_reads_the_same(tmp_path: Path) -> None:
    corpus, kept = tmp_path / "corpus", tmp_path / "store"
    corpus.mkdir()
    words = "Woondeal Twente\n\nDe gemeenten bouwen tot en met 2030 in Twente 14.100 woningen.\n"
    (corpus / "een.txt").write_text(words, encoding="utf-8")
    _build(corpus, tmp_path / "first.db", "--store", str(kept))
    (corpus / "een.txt").write_text(words.replace("14.100", "15.200"), encoding="utf-8")
    _build(corpus, tmp_path / "quick.db", "--store", str(kept))
    build(BuildOptions(corpus, tmp_path / "nothing.db"))
    with closing(sqlite3.connect(kept / "results.sqlite")) as rows:
        # Two results and one start.
        assert rows.execute("select count(*) from results").fetchone() == (3,)
    assert _rows(tmp_path / "quick.db") == _rows(tmp_path / "nothing.db")
    assert any("15.200" in row for row in _rows(tmp_path / "quick.db"))


def _build(corpus: Path, output: Path, *options: str) -> None:
    command = [sys.executable, "-m", "publish.cli", "build", "--corpus", str(corpus)]
    subprocess.run(
        [*command, "--output", str(output), "--workers", "1", *options],
        cwd=Path(__file__).resolve().parent.parent,
        check=True,
        capture_output=True,
    )


def _rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as rows:
        return [line for line in rows.iterdump() if not line.startswith('INSERT INTO "builds"')]
