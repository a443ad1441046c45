"""A folder of texts: which files are sources, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.folder import read_folder
from corpus.manifest import CorpusError


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Woondeal", encoding="utf-8")


def test_texts_outside_a_manifest_are_sources_by_name(tmp_path: Path) -> None:
    put(tmp_path, "Woondeal Twente.txt", "b/prestatieafspraken.md", "a.pdf")
    found = read_folder(tmp_path).sources
    assert [(s.id, s.media_type) for s in found] == [
        ("woondeal-twente", "text/plain"),
        ("a", "application/pdf"),
        ("prestatieafspraken", "text/markdown"),
    ]
    assert all(source.documents == () for source in found)


def test_what_the_manifest_names_comes_first_and_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    (tmp_path / "manifest.toml").write_text('[[source]]\nfile = "b.txt"\n', encoding="utf-8")
    assert [source.id for source in read_folder(tmp_path).sources] == ["b", "a"]


def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "a.md", "b/a.txt", "b/a.md")
    ids = [source.id for source in read_folder(tmp_path).sources]
    assert len(set(ids)) == 4


def test_a_readme_and_other_kinds_are_left_out_with_a_message(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "README.md", "afspraken.odt")
    folder = read_folder(tmp_path)
    assert [source.id for source in folder.sources] == ["a"]
    messages = [left_out.message for left_out in folder.left_out]
    assert ["README.md" in m or "afspraken.odt" in m for m in messages] == [True, True]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "elders.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "elders.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "in" / "a.txt")
    folder = read_folder(tmp_path / "in")
    assert [source.id for source in folder.sources] == ["a", "c"]
    assert [left_out.message for left_out in folder.left_out] == [
        "b.txt: niet gelezen: een verwijzing uit de map"
    ]


def test_a_name_that_is_not_utf8_is_told_and_costs_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / os.fsdecode(b"na\xffm.txt")).write_text("Woondeal", encoding="utf-8")
    folder = read_folder(tmp_path)
    assert [source.id for source in folder.sources] == ["a"]
    assert folder.left_out[0].message.startswith("na\\xffm.txt: niet gelezen")


def test_a_folder_with_nothing_but_other_files_names_one(tmp_path: Path) -> None:
    put(tmp_path, "afspraken.odt")
    with pytest.raises(CorpusError, match=r"nothing to read.*afspraken\.odt"):
        read_folder(tmp_path)


def test_hidden_files_code_and_reference_data_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "areas.py", "reference/words.txt")
    folder = read_folder(tmp_path)
    assert [source.id for source in folder.sources] == ["a"]
    assert folder.left_out == ()


@pytest.mark.parametrize("name", ["nergens", "leeg"])
def test_a_folder_with_nothing_to_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(CorpusError, match=name):
        read_folder(tmp_path / name)
