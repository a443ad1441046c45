"""The store: what was read is kept, whatever is broken of it is read again, and nothing is needed of it."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from kb.store import Store, default_folder

FILE = "results.sqlite"


def store(folder: Path, warnings: list[str] | None = None, **options: int) -> Store:
    return Store(folder, (warnings if warnings is not None else []).append, **options)


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_is_put_in_is_there_for_the_next(tmp_path: Path) -> None:
    with store(tmp_path) as first:
        first.put("a", b"een")
        assert first.get("a") == b"een"
    with store(tmp_path) as second:
        assert (second.get("a"), second.get("b")) == (b"een", None)


def test_a_killed_build_leaves_what_it_had_put_in(tmp_path: Path) -> None:
    killed = store(tmp_path)
    killed.put("a", b"een")
    with store(tmp_path) as following:
        assert following.get("a") == b"een"


def test_two_builds_use_it_at_once(tmp_path: Path) -> None:
    warnings: list[str] = []
    with store(tmp_path, warnings) as one, store(tmp_path, warnings) as other:
        one.put("a", b"een")
        other.put("b", b"twee")
        assert (one.get("b"), other.get("a")) == (b"twee", b"een")
    assert warnings == []


@pytest.mark.parametrize(
    "damage",
    [
        "update results set result = x'00'",
        "update results set result = 'tekst'",
        "update results set digest = 'tekst'",
        # The result of another source in the place of this one.
        "update results set key = 'a' where key = 'b'",
    ],
)
def test_a_broken_entry_is_none(tmp_path: Path, damage: str) -> None:
    with store(tmp_path) as first:
        first.put("a", b"een")
        first.put("b", b"twee")
    if "where" in damage:
        change(tmp_path, "delete from results where key = 'a'")
    change(tmp_path, damage)
    with store(tmp_path) as second:
        assert second.get("a") is None
        second.put("a", b"nieuw")
        assert second.get("a") == b"nieuw"


@pytest.mark.parametrize(
    "content", [b"geen database", b"SQLite format 3\0" + b"\xff" * 4096], ids=["text", "broken"]
)
def test_a_file_that_is_no_store_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    warnings: list[str] = []
    with store(tmp_path, warnings) as first:
        first.put("a", b"een")
        assert first.get("a") == b"een"
    assert warnings == []


def test_a_file_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    with store(tmp_path) as first:
        first.put("a", b"een")
    change(tmp_path, "pragma user_version = 99")
    with store(tmp_path) as second:
        assert second.get("a") is None


def test_a_file_that_breaks_on_the_way_is_one_line_and_gone_for_the_next(tmp_path: Path) -> None:
    warnings: list[str] = []
    with store(tmp_path, warnings) as first:
        for number in range(50):
            first.put(str(number), bytes(5000))
        size = (tmp_path / FILE).stat().st_size
        (tmp_path / FILE).write_bytes(b"\0" * size)
        assert [first.get(str(number)) for number in range(50)] == [None] * 50
        first.put("a", b"een")
    assert len(warnings) == 1
    with store(tmp_path, warnings) as second:
        second.put("a", b"een")
        assert second.get("a") == b"een"
    assert len(warnings) == 1


def test_what_nobody_used_longest_goes_first(tmp_path: Path) -> None:
    with store(tmp_path) as first:
        for number in range(4):
            first.put(str(number), bytes(100))
    change(tmp_path, "update results set used = 1000 + cast(key as integer)")
    with store(tmp_path) as second:
        assert second.get("0")
    with store(tmp_path, limit=300) as third:
        pass
    with store(tmp_path) as third:
        assert [bool(third.get(str(number))) for number in range(4)] == [True, False, True, True]


def test_it_stays_within_its_limit_while_it_grows(tmp_path: Path) -> None:
    with store(tmp_path, limit=100_000) as growing:
        for number in range(100):
            growing.put(str(number), bytes(10_000))
            # An eighth of the limit may be over it, and one result.
            assert (tmp_path / FILE).stat().st_size < 150_000
        growing.put("large", bytes(100_001))
        assert growing.get("large") is None
        assert growing.get("99")


def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "woondeal"
    with store(folder) as first:
        first.put("a", b"een")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_a_folder_in_which_anybody_writes_is_not_used(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    warnings: list[str] = []
    with store(tmp_path, warnings) as first:
        first.put("a", b"een")
        assert first.get("a") is None
    (warning,) = warnings
    assert "anybody may write" in warning
    assert "\n" not in warning


def test_a_folder_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    warnings: list[str] = []
    with store(tmp_path / "file" / "store", warnings) as first:
        first.put("a", b"een")
        first.put("b", b"twee")
        assert first.get("a") is None
    assert len(warnings) == 1


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warnings: list[str] = []
    with store(tmp_path, warnings) as first:
        first.put("a", b"een")
        # SQLite says the same of a disk as of a file that may not grow.
        assert first._connection is not None
        first._connection.execute("pragma max_page_count = 10")
        first.put("b", bytes(1_000_000))
        first.put("c", bytes(1_000_000))
    (warning,) = warnings
    assert "full" in warning
    with store(tmp_path, warnings) as second:
        assert second.get("a") == b"een"


def test_without_a_folder_it_is_empty() -> None:
    warnings: list[str] = []
    with Store(None, warnings.append) as none:
        none.put("a", b"een")
        assert none.get("a") is None
    assert warnings == []


@pytest.mark.parametrize(("given", "home"), [("/elders", False), ("hier", True), ("", True)])
def test_it_is_where_the_cache_folder_is(
    monkeypatch: pytest.MonkeyPatch, given: str, home: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    cache = Path.home() / ".cache" if home else Path("/elders")
    assert default_folder() == cache / "woondeal-kennisbank"
