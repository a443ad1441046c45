"""The pieces of public documents that rows were judged on: where each can be had again.

The documents are not part of this repository. ``data/excerpts.tsv`` has, for each piece, the hash that its
judgements name, the public repository with the commit and path of the whole text, and the characters that were cut.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_COLUMNS = ("sha256", "file", "repository", "commit", "path", "start", "end")


class ExcerptError(ValueError):
    """An excerpt cannot be listed or cut; the message is one line."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The characters ``[start, end)`` of the text at ``path`` in a commit of a public repository, lines ended
    by a line feed. The piece has no blanks around it and ends with one line feed."""

    sha256: str
    file: str
    repository: str
    commit: str
    path: str
    start: int
    end: int


def load_excerpts(path: Path) -> tuple[Excerpt, ...]:
    """The excerpts of a file of tab-separated values, with a line of column names.

    Raises :class:`ExcerptError` that names the file and the line.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(lines[0].split("\t")) != _COLUMNS:
        raise ExcerptError(f"{path}:1: the columns must be {', '.join(_COLUMNS)}")
    return tuple(_excerpt(path, number, line) for number, line in enumerate(lines[1:], 2))


def _excerpt(path: Path, number: int, line: str) -> Excerpt:
    cells = line.split("\t")
    if len(cells) != len(_COLUMNS) or not (cells[-1].isdecimal() and cells[-2].isdecimal()):
        raise ExcerptError(f"{path}:{number}: not an excerpt")
    sha256, file, repository, commit, inside, start, end = cells
    return Excerpt(sha256, file, repository, commit, inside, int(start), int(end))


def cut(excerpt: Excerpt, clone: Path) -> str:
    """The text of an excerpt, out of a clone of its repository.

    Raises :class:`ExcerptError` where the clone does not have it, or has another text.
    """
    name = f"{excerpt.commit}:{excerpt.path}"
    shown = subprocess.run(["git", "-C", str(clone), "show", name], capture_output=True)
    if shown.returncode != 0:
        raise ExcerptError(f"{clone}: has no {name}; clone {excerpt.repository}")
    text = shown.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
    piece = text[excerpt.start : excerpt.end].strip() + "\n"
    if hashlib.sha256(piece.encode()).hexdigest() != excerpt.sha256:
        raise ExcerptError(f"{clone}: {name} has another text than was judged")
    return piece


def write_excerpts(
    excerpts: Iterable[Excerpt], repository: str, clone: Path, output: Path
) -> Iterator[Path]:
    """Write the excerpts of one repository into a folder; yields each file."""
    output.mkdir(parents=True, exist_ok=True)
    for excerpt in excerpts:
        if excerpt.repository == repository:
            file = output / Path(excerpt.file).name
            file.write_text(cut(excerpt, clone), encoding="utf-8")
            yield file
