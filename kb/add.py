"""Putting a file in a corpus: a copy in ``documents/`` and an entry in ``manifest.toml``.

The manifest is text that people write, with comments: the entry is appended to it and the rest is
left as it is. Either both are there in the end, or neither.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.areas import Area, Areas
from corpus.folder import MANIFEST, read_folder
from corpus.manifest import (
    MEDIA_TYPES,
    CorpusError,
    DocumentEntry,
    SourceEntry,
    checked_id,
    read_manifest,
    sha256_of,
    slug,
)

DOCUMENTS = "documents"
_HEADER = "# The corpus: one [[source]] a file, one [[source.document]] for each document in it.\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file goes: ``target`` is where it will stand, in the folder ``corpus``.

    ``target`` is ``file`` itself where that is in the folder already.
    """

    corpus: Path
    file: Path
    target: Path
    source_id: str
    media_type: str
    sha256: str

    @property
    def manifest(self) -> Path:
        return self.corpus / MANIFEST

    @property
    def source(self) -> SourceEntry:
        """The file as a source that nobody has described yet."""
        return SourceEntry(self.source_id, self.file, self.media_type, self.sha256)


def find_place(corpus: Path, file: Path, source_id: str | None = None) -> Place:
    """Where a file goes in a corpus.

    Raises :class:`CorpusError` with one line where it cannot be added: a kind that nobody reads, a
    file or name that the corpus has already, a manifest that cannot be understood.
    """
    if not file.is_file():
        raise CorpusError(f"{file}: no such file")
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        raise CorpusError(f"{file}: only {', '.join(MEDIA_TYPES)} files are read")
    if not file.stat().st_size:
        raise CorpusError(f"{file}: the file is empty")
    digest = sha256_of(file)
    target = corpus / DOCUMENTS / file.name
    if file.resolve().is_relative_to(corpus.resolve()):
        target = corpus / file.resolve().relative_to(corpus.resolve())
    name = checked_id(str(file), source_id or slug(file.stem))
    _check_new(corpus, file, digest, name)
    if target.exists() and target.resolve() != file.resolve():
        raise CorpusError(f"{target}: another file with this name is there; rename {file}")
    return Place(corpus, file, target, name, media_type, digest)


def _check_new(corpus: Path, file: Path, digest: str, name: str) -> None:
    described = read_manifest(corpus / MANIFEST) if (corpus / MANIFEST).is_file() else ()
    for entry in described:
        names = {entry.id, *(document.id for document in entry.documents)}
        is_same = entry.sha256 == digest or entry.path.resolve() == file.resolve()
        if is_same:
            raise CorpusError(f"{file}: is in the corpus already, as {entry.id} ({entry.file})")
        if name in names:
            raise CorpusError(
                f"{file}: the corpus has a {name!r} already; give this one another --id"
            )
    for entry in _others(corpus, file):
        if entry.path.is_file() and sha256_of(entry.path) == digest:
            raise CorpusError(f"{file}: is in the corpus already, as {entry.path}")


def _others(corpus: Path, file: Path) -> Iterator[SourceEntry]:
    """The sources that the folder has, but for the file itself."""
    try:
        sources = read_folder(corpus).sources
    except CorpusError:
        return  # nothing to read in it yet
    for entry in sources:
        if entry.path.resolve() != file.resolve():
            yield entry


def find_area(name: str, areas: Areas) -> Area:
    """The area with this id or name; raises :class:`CorpusError` where none or several have it."""
    if name in areas:
        return areas[name]
    found = areas.named(name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise CorpusError(f"{name!r}: no such area; use a name or id of corpus/reference/*.csv")
    ids = " or ".join(f"{area.id} ({area.kind})" for area in found)
    raise CorpusError(f"{name!r}: several areas have this name; use {ids}")


def entry_text(
    place: Place,
    document: DocumentEntry,
    *,
    url: str | None = None,
    password: str | None = None,
) -> str:
    """The entry of a file with one document, as it stands in a manifest."""
    source = {
        "id": place.source_id,
        "file": place.target.relative_to(place.corpus).as_posix(),
        "media_type": place.media_type,
        "sha256": place.sha256,
        "url": url,
        "publisher": document.publisher,
        "password": password,
    }
    described = {
        "id": place.source_id,
        "title": document.title,
        "kind": document.kind,
        "publisher": document.publisher,
        "area": document.area,
        "municipalities": document.municipalities,
        "dated": document.dated,
        "period_start": document.period_start,
        "period_end": document.period_end,
    }
    lines = ["[[source]]", *_lines(source), "", "[[source.document]]", *_lines(described)]
    return "\n".join(lines) + "\n"


def _lines(fields: Mapping[str, str | tuple[str, ...] | None]) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, tuple) and value:
            yield f"{name} = [{', '.join(map(_quoted, value))}]"
        elif isinstance(value, str):
            yield f"{name} = {_quoted(value)}"


def _quoted(value: str) -> str:
    """A string of TOML on one line. JSON's are, but for a character that TOML does not allow."""
    return json.dumps(" ".join(value.split()).replace("\x7f", ""), ensure_ascii=False)


def add_to_corpus(place: Place, entry: str) -> None:
    """Copy the file and append its entry to the manifest, or leave everything as it was.

    Raises :class:`CorpusError` where the manifest would not be one any more, and :class:`OSError`
    where something cannot be written.
    """
    # Its bytes: reading text would change the ends of its lines.
    written = place.manifest.read_bytes() if place.manifest.is_file() else _HEADER.encode()
    before = written.decode("utf-8")
    if not before.endswith("\n"):
        before += "\n"
    folder = place.target.parent
    makes_folder = not folder.exists()
    copies = not place.target.exists()
    draft = place.manifest.with_name(f".{MANIFEST}.{os.getpid()}")
    try:
        folder.mkdir(exist_ok=True)
        if copies:
            _copied(place.file, place.target)
        draft.write_bytes(_with_newlines_of(before, f"{before}\n{entry}").encode("utf-8"))
        for described in read_manifest(draft):
            if described.problem and described.path.resolve() == place.target.resolve():
                raise described.problem
        draft.replace(place.manifest)
    except (OSError, CorpusError):
        draft.unlink(missing_ok=True)
        if copies:
            place.target.unlink(missing_ok=True)
        if makes_folder and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        raise


def _copied(file: Path, target: Path) -> None:
    """Copy a file; ``target`` is there only when all of it is."""
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        shutil.copyfile(file, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _with_newlines_of(before: str, text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in before else text
