"""What a build depends on, and what reading one source depends on, each in one hash.

When the hash is the same, doing it again gives the same.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.areas import REFERENCE
from corpus.corrections import CORRECTIONS
from corpus.folder import MANIFEST, Folder
from corpus.manifest import SourceEntry

_ROOT = Path(__file__).resolve().parent.parent
#: The packages that a source goes through, and what of ``kb`` takes part in that.
READING = ("corpus", "extract", "nlp", "identity", "checks")
READING_IN_KB = (
    "check_rhythms.py",
    "context.py",
    "damaged_pages.py",
    "decision_rows.py",
    "encoded_result.py",
    "fact_rows.py",
    "identities.py",
    "identity_rows.py",
    "joined_area.py",
    "keys.py",
    "packed_rows.py",
    "party_rows.py",
    "read_document.py",
    "read_source.py",
    "rows.py",
    "schema",
    "source_result.py",
    "source_rows.py",
    "surroundings.py",
    "table_rows.py",
    "themes.py",
    "words.py",
)
#: What is installed and takes part in reading.
LIBRARIES = (
    "lxml",
    "mammoth",
    "msgspec",
    "pdfminer.six",
    "pdfplumber",
    "pillow",
    "pypdfium2",
    "rapidfuzz",
    "simplemma",
    "spacy",
    "text2num",
)
#: What takes part in writing the knowledge base besides.
_WRITING = ("sqlite-utils",)


def fingerprint(folder: Path, contents: Folder, options: Mapping[str, Any]) -> str:
    """A hash of the corpus, the reference data, the program, its libraries and the options."""
    total = hashlib.sha256(reading_version().encode())
    for source in contents.sources:
        # The name says how a file is read: "x.txt" and "x.md" with the same words are two things.
        _add(total, source.file, source.path)
    for path in contents.statistics:
        _add(total, path.name, path)
    for left_out in contents.left_out:
        total.update(left_out.message.encode())
    for name in (MANIFEST, CORRECTIONS):
        _add(total, name, folder / name)
    _add_all(total, [_ROOT / "kb"])
    known = {"options": dict(options), "libraries": _versions(_WRITING)}
    total.update(json.dumps(known, sort_keys=True).encode())
    return total.hexdigest()


@lru_cache(maxsize=1)
def reading_parts() -> Mapping[str, str | None]:
    """All that reading a source depends on but the source and the options, each by its name.

    These are the reference data, the code (not that which only puts sources together, nor the site),
    the libraries and the version of Python, which brings Unicode's.
    """
    data, code = hashlib.sha256(), hashlib.sha256()
    _add_all(data, [REFERENCE], "*")
    _add_all(code, (_ROOT / package for package in READING))
    _add_all(code, (_ROOT / "kb" / name for name in READING_IN_KB))
    return {
        "the code": code.hexdigest(),
        "the reference data": data.hexdigest(),
        "python": ".".join(map(str, sys.version_info[:2])),
        **_versions(LIBRARIES),
    }


def reading_version() -> str:
    """A hash of :func:`reading_parts`."""
    return hashlib.sha256(json.dumps(reading_parts(), sort_keys=True).encode()).hexdigest()


def source_key(entry: SourceEntry, sha256: str, options: Mapping[str, Any]) -> str:
    """A hash of all that reading a source depends on: its bytes (by their ``sha256``), name and kind,
    its entry in the manifest, the options, and :func:`reading_version`."""
    described = asdict(entry)
    # Where the folder is makes no difference.
    del described["path"], described["problem"]
    known = {
        "bytes": sha256,
        "file": entry.file,
        "entry": described,
        "options": dict(options),
        "reading": reading_version(),
    }
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def _versions(libraries: Iterable[str]) -> dict[str, str | None]:
    return {library: _version(library) for library in libraries}


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _add_all(total: hashlib._Hash, places: Iterable[Path], pattern: str = "*.py") -> None:
    """Add the files of folders, and all below them, by name."""
    for place in places:
        paths = [place] if place.is_file() else sorted(place.rglob(pattern))
        for path in paths:
            if path.is_file():
                _add(total, path.relative_to(_ROOT).as_posix(), path)


def _add(total: hashlib._Hash, name: str, path: Path) -> None:
    content = path.read_bytes() if path.is_file() else b"\0"
    total.update(f"{name}\0{len(content)}\0".encode())
    total.update(content)


def last_build(database: Path) -> Mapping[str, Any]:
    """The options that the build of a database recorded; empty where there is no such build."""
    if not database.is_file():
        return {}
    try:
        connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        try:
            row = connection.execute("select options from builds").fetchone()
        finally:
            connection.close()
        options = json.loads(row[0]) if row else {}
    except (sqlite3.DatabaseError, ValueError):
        # Not a knowledge base, or one of a version that kept no record: build it anew.
        return {}
    return options if isinstance(options, dict) else {}
