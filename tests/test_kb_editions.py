"""Places of earlier editions: kept where they are no longer there, so that old links explain themselves."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from kb.build import BuildOptions, build
from kb.editions import MOST, QUOTE, places_of_earlier_editions

OLD = """Woondeal Proefregio

In Almelo komen 500 woningen tot en met 2030.

In Borne komen 500 woningen tot en met 2030.
"""


def built(folder: Path, text: str) -> sqlite3.Connection:
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / "deal.txt").write_text(text, encoding="utf-8")
    build(BuildOptions(folder / "corpus", folder / "kb.db", strict=True))
    return sqlite3.connect(folder / "kb.db")


def test_a_first_build_has_no_earlier_places(tmp_path: Path) -> None:
    assert built(tmp_path, OLD).execute("select count(*) from editions").fetchone() == (0,)


def test_a_build_of_the_same_documents_keeps_every_key(tmp_path: Path) -> None:
    keys = built(tmp_path, OLD).execute("select id from spans order by id").fetchall()
    again = built(tmp_path, OLD)
    assert again.execute("select id from spans order by id").fetchall() == keys
    assert again.execute("select count(*) from editions").fetchone() == (0,)


def test_a_place_that_is_gone_is_kept_with_its_words_through_every_build(tmp_path: Path) -> None:
    gone = built(tmp_path, OLD).execute("select min(id) from spans where quote = '500'").fetchone()
    shorter = "Woondeal Proefregio\n\nDe gemeenten overleggen.\n"
    first = built(tmp_path, shorter)
    where = "select quote, file, page_number, prefix from editions where id = ?"
    (quote, file, page, prefix) = first.execute(where, gone).fetchone()
    assert (quote, file, page) == ("500", "deal.txt", 1) and prefix.rstrip().endswith("komen")
    assert built(tmp_path, shorter + "\nEen regel erbij.\n").execute(where, gone).fetchone()


def test_a_place_that_came_back_is_no_longer_an_earlier_one(tmp_path: Path) -> None:
    built(tmp_path, OLD)
    built(tmp_path, "Woondeal Proefregio\n\nDe gemeenten overleggen.\n")
    back = built(tmp_path, OLD)
    assert back.execute("select count(*) from editions where quote = '500'").fetchone() == (0,)


def test_a_build_that_forgets_keeps_nothing_of_before(tmp_path: Path) -> None:
    built(tmp_path, OLD)
    (tmp_path / "corpus" / "deal.txt").write_text("De gemeenten overleggen.\n", encoding="utf-8")
    build(BuildOptions(tmp_path / "corpus", tmp_path / "kb.db", strict=True, forget=True))
    with sqlite3.connect(tmp_path / "kb.db") as connection:
        assert connection.execute("select count(*) from editions").fetchone() == (0,)


def test_a_very_long_quote_is_kept_by_its_beginning_in_whole_words(tmp_path: Path) -> None:
    for times, kept in ((80, "door."), (QUOTE // 7 + 80, "verder")):
        (tmp_path / "kb.db").unlink(missing_ok=True)
        built(tmp_path, OLD.replace("2030.", "2030 en " + "verder " * times + "door.", 1))
        found = built(tmp_path, OLD).execute("select quote, max(length(quote)) from editions")
        quote, length = found.fetchone()
        assert quote.endswith(f" {kept}") and length <= QUOTE


@pytest.mark.parametrize("content", [b"", b"geen database, maar wel een bestand"])
def test_a_file_that_is_no_knowledge_base_has_no_places(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kb.db").write_bytes(content)
    assert places_of_earlier_editions(tmp_path / "kb.db", set) == []
    assert places_of_earlier_editions(tmp_path / "nergens.db", set) == []


def test_the_latest_are_kept_where_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST == 200_000
    monkeypatch.setattr("kb.editions.MOST", 2)
    built(tmp_path, OLD)
    assert len(places_of_earlier_editions(tmp_path / "kb.db", set)) == 2


def test_a_number_that_is_gone_is_kept_with_what_was_read_of_it(tmp_path: Path) -> None:
    old = built(tmp_path, OLD)
    (key,) = old.execute(
        """select s.id from counts c join spans s on s.id = c.span_id
        join areas a on a.id = c.area_id where s.quote = '500' and a.name = 'Borne'"""
    ).fetchone()
    old.execute("update pages set label = '4'")
    old.commit()
    where = "select counts, page_label, document_id from editions where id = ?"
    new = built(tmp_path, "Woondeal Proefregio\n\nDe gemeenten overleggen.\n")
    counts, label, document = new.execute(where, (key,)).fetchone()
    (count,) = json.loads(counts)
    assert (count["value"], count["unit"], count["area"]) == (500, "woningen", "Borne")
    assert "project" not in count and "span_id" not in count
    assert label == "4" and document
    # A place without a number of its own has none.
    (without,) = new.execute("select count(*) from editions where counts is null").fetchone()
    assert without > 0


def test_places_of_a_knowledge_base_of_before_are_kept_without_what_it_did_not_know(
    tmp_path: Path,
) -> None:
    built(tmp_path, OLD)
    old = built(tmp_path, "Woondeal Proefregio\n\nDe gemeenten overleggen.\n")
    kept = {key for (key,) in old.execute("select id from editions")}
    old.execute("alter table editions drop column counts")
    old.execute("alter table editions drop column page_label")
    old.commit()
    rows = places_of_earlier_editions(tmp_path / "kb.db", lambda keys: set(keys) & kept)
    assert {row["id"] for row in rows} == kept
    assert {(row["counts"], row["page_label"]) for row in rows} == {(None, None)}
