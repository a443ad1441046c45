"""The sources of a folder: those of its manifest, and the other texts that are in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from corpus import statistics_file
from corpus.manifest import (
    MEDIA_TYPES,
    CorpusError,
    SourceEntry,
    data_licence_of,
    lies_in,
    read_manifest,
    slug,
)

MANIFEST = "manifest.toml"
#: What stands beside documents in a folder without being one: settings, code, what was built of it.
_BESIDE_DOCUMENTS = frozenset({".toml", ".py", ".pyc", ".db"})
_NO_DOCUMENTS_IN = frozenset({"reference", "__pycache__"})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not taken for a source; ``message`` is Dutch: it is shown on the site."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What is in a folder: its sources in the order in which they are read, and what is not one.

    ``statistics`` are the files of :mod:`corpus.statistics_file`, by name; ``data_licence`` is what the
    manifest says of the data.
    """

    sources: tuple[SourceEntry, ...]
    left_out: tuple[LeftOut, ...] = ()
    statistics: tuple[Path, ...] = ()
    data_licence: str | None = None


def read_folder(folder: Path) -> Folder:
    """The sources of ``folder``: first those of its manifest, then the others by name.

    A file outside the manifest gets an id from its name and no documents. Hidden files, code and
    settings are passed over; a README, and a file of a kind that nobody reads, are left out with a
    message.

    Raises :class:`CorpusError` where there is no such folder, nothing to read in it, or its manifest
    cannot be understood.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder")
    manifest = folder / MANIFEST
    entries = list(read_manifest(manifest)) if manifest.is_file() else []
    data_licence = data_licence_of(manifest) if manifest.is_file() else None
    described = {entry.path.resolve() for entry in entries}
    ids = {entry.id for entry in entries}
    left_out: list[LeftOut] = []
    statistics: list[Path] = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if not path.is_file() or path.resolve() in described or _passed_over(inside):
            continue
        media_type = MEDIA_TYPES.get(path.suffix.lower())
        name = printable(str(inside))
        if name != str(inside):
            left_out.append(LeftOut(path, f"{name}: niet gelezen: de naam is niet in UTF-8"))
        elif not lies_in(path, folder):
            left_out.append(LeftOut(path, f"{name}: niet gelezen: een verwijzing uit de map"))
        elif _is_statistics(inside):
            statistics.append(path)
        elif path.stem.casefold() == "readme":
            left_out.append(LeftOut(path, f"{name}: niet gelezen: een README beschrijft de map"))
        elif media_type is None:
            kinds = ", ".join(MEDIA_TYPES)
            left_out.append(LeftOut(path, f"{name}: niet gelezen: alleen {kinds} worden gelezen"))
        else:
            source_id = _free_id(inside, ids)
            ids.add(source_id)
            entries.append(SourceEntry(id=source_id, path=path, media_type=media_type))
    if not entries:
        seen = f" ({left_out[0].message})" if left_out else ""
        kinds = ", ".join(MEDIA_TYPES)
        raise CorpusError(f"{folder}: nothing to read; put {kinds} files in it{seen}")
    return Folder(tuple(entries), tuple(left_out), tuple(statistics), data_licence)


def printable(name: str) -> str:
    """A file's name as it can be written: bytes that are not UTF-8 as ``\\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_statistics(inside: Path) -> bool:
    return (
        inside.parent.as_posix() == statistics_file.FOLDER
        and inside.suffix == statistics_file.SUFFIX
    )


def _passed_over(inside: Path) -> bool:
    return (
        any(part.startswith(".") for part in inside.parts)
        or any(part in _NO_DOCUMENTS_IN for part in inside.parts[:-1])
        or inside.suffix.lower() in _BESIDE_DOCUMENTS
    )


def _free_id(inside: Path, taken: set[str]) -> str:
    """An id from the file's name; with its suffix, its folders or a number where that is taken."""
    candidates = [
        slug(inside.stem),
        slug(inside.name),
        slug(str(inside)),
        *(f"{slug(str(inside))}-{n}" for n in range(2, len(taken) + 3)),
    ]
    return next(candidate for candidate in candidates if candidate not in taken)
