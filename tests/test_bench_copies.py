"""Copies to measure with, and whether two bases are the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extract.pdf import read_pdf
from kb.bench_copies import copies, differing, pdf_copies, typical

ROOT = Path(__file__).parent.parent


def test_the_typical_text_is_the_one_nearest_to_the_mean_length(tmp_path: Path) -> None:
    for name, words in (("a", 1), ("b", 10), ("c", 19), ("d", 8)):
        (tmp_path / f"{name}.txt").write_text("woord " * words, encoding="utf-8")
    assert typical(sorted(tmp_path.iterdir())).name == "b.txt"
    with pytest.raises(ValueError, match="no document"):
        typical([])


def test_all_copies_of_all_folders_differ_in_their_first_line_only(tmp_path: Path) -> None:
    document = tmp_path / "deal.txt"
    document.write_text("Woondeal\n\nDe gemeente bouwt.\n", encoding="utf-8")
    made = copies(document, tmp_path / "a", 2, "een") + copies(document, tmp_path / "b", 2, "twee")
    texts = [file.read_text(encoding="utf-8") for file in made]
    assert len({text.splitlines()[0] for text in texts}) == 4
    assert {text.split("\n", 1)[1] for text in texts} == {"\nDe gemeente bouwt.\n"}


def test_copies_of_a_pdf_are_other_files_that_read_the_same(tmp_path: Path) -> None:
    original = ROOT / "tests" / "pdfs" / "lijnen.pdf"
    assert pdf_copies([original], tmp_path / "pdfs", 2) == 2
    made = sorted((tmp_path / "pdfs").iterdir())
    assert len({file.read_bytes() for file in [original, *made]}) == 3
    assert len({read_pdf(file).text for file in [original, *made]}) == 1


def base(path: Path, version: str = "1", rows: tuple[int, ...] = (1, 2)) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("create table counts (id, value)")
        database.execute("create table builds (id, started, finished, version)")
        database.execute("insert into builds values (?, ?, ?, ?)", (path.name, 1, 2, version))
        database.executemany("insert into counts values (?, 'x')", [(row,) for row in rows])
    return path


def test_bases_that_differ_in_the_moment_alone_are_the_same(tmp_path: Path) -> None:
    assert differing(base(tmp_path / "a.db"), base(tmp_path / "b.db")) == []


@pytest.mark.parametrize("rows", [(1, 3), (2, 1), (1,), (1, 2, 3), ()])
def test_another_row_or_order_is_seen(tmp_path: Path, rows: tuple[int, ...]) -> None:
    other = base(tmp_path / "b.db", rows=rows)
    assert differing(base(tmp_path / "a.db"), other) == ["counts"]


def test_another_version_of_the_program_is_seen(tmp_path: Path) -> None:
    assert differing(base(tmp_path / "a.db"), base(tmp_path / "b.db", "2")) == ["builds"]


def test_another_table_is_seen(tmp_path: Path) -> None:
    other = base(tmp_path / "b.db")
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("create table more (id)")
    assert differing(base(tmp_path / "a.db"), other) == ["schema"]
