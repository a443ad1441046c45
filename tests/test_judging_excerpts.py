"""Pieces of public texts that rows were judged on: cut again, out of a clone of where they stand."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from judging.__main__ import EXCERPTS, main
from judging.excerpts import Excerpt, ExcerptError, cut, load_excerpts, write_excerpts
from kb.quality.annotations import load_annotations

TEXT = "Inleiding\r\n\r\nZeist bouwt 400 woningen.\r\n\r\nSlot\r\n"
PIECE = "Zeist bouwt 400 woningen.\n"
HEAD = "sha256\tfile\trepository\tcommit\tpath\tstart\tend\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "clone"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "plan.md").write_bytes(TEXT.encode())
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "texts"],
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    return folder


@pytest.fixture
def excerpt(clone: Path) -> Excerpt:
    commit = subprocess.run(
        ["git", "-C", str(clone), "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    digest = hashlib.sha256(PIECE.encode()).hexdigest()
    start = TEXT.replace("\r\n", "\n").index("\nZeist")
    return Excerpt(digest, "a.md", "owner/name", commit, "texts/plan.md", start, start + 28)


def test_a_piece_is_cut_with_line_feeds_and_no_blanks_around(clone: Path, excerpt: Excerpt) -> None:
    assert cut(excerpt, clone) == PIECE


def test_another_text_than_was_judged_is_refused(clone: Path, excerpt: Excerpt) -> None:
    with pytest.raises(ExcerptError, match="another text than was judged"):
        cut(replace(excerpt, end=excerpt.end - 9), clone)


def test_a_clone_without_the_text_is_told_what_to_clone(clone: Path, excerpt: Excerpt) -> None:
    with pytest.raises(ExcerptError, match="clone owner/name"):
        cut(replace(excerpt, path="texts/other.md"), clone)


def test_only_the_pieces_of_the_repository_are_written(
    clone: Path, excerpt: Excerpt, tmp_path: Path
) -> None:
    other = replace(excerpt, repository="owner/other", path="nowhere")
    (file,) = write_excerpts([other, excerpt], "owner/name", clone, tmp_path / "out")
    assert file.name == "a.md" and file.read_text(encoding="utf-8") == PIECE


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("file\tstart\n", ":1: the columns must be"),
        (f"{HEAD}a\tb\tc\td\te\t1\n", ":2: not an excerpt"),
        (f"{HEAD}a\tb\tc\td\te\tone\t2\n", ":2: not an excerpt"),
    ],
)
def test_a_list_that_is_none_is_one_line_with_its_place(
    lines: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "list.tsv").write_text(lines, encoding="utf-8")
    with pytest.raises(ExcerptError, match=message):
        load_excerpts(tmp_path / "list.tsv")


def test_what_the_command_cannot_cut_is_one_line(clone: Path, tmp_path: Path) -> None:
    listed = load_excerpts(EXCERPTS)
    repository = listed[0].repository
    done = CliRunner().invoke(main, ["excerpts", repository, str(clone), str(tmp_path / "out")])
    assert done.exit_code == 1 and repository in done.output and "\n" not in done.output.strip()
    nothing = CliRunner().invoke(main, ["excerpts", "no/such", str(clone), str(tmp_path / "out")])
    assert "Wrote 0 texts" in nothing.output


def test_every_annotated_piece_is_listed_and_no_piece_twice() -> None:
    pieces = [Path(excerpt.file).stem for excerpt in load_excerpts(EXCERPTS)]
    annotated = [
        path.stem.removeprefix("counts-") for path in EXCERPTS.parent.glob("annotations*/*.jsonl")
    ]
    assert sorted(annotated) == sorted(pieces) and len(set(pieces)) == len(pieces)


@pytest.mark.parametrize("folder", ["annotations", "annotations-apart", "annotations-unread"])
def test_kept_annotations_are_of_listed_pieces_and_can_be_read(folder: str) -> None:
    listed = {Path(excerpt.file).stem for excerpt in load_excerpts(EXCERPTS)}
    annotated = load_annotations(EXCERPTS.parent / folder)
    assert annotated
    assert {Path(document.file).stem for document in annotated} <= listed
