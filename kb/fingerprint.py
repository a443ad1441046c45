"""What a build depends on, in one hash: when it is the same, building again gives the same."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpus.areas import REFERENCE
from corpus.corrections import CORRECTIONS
from corpus.folder import MANIFEST, Folder

_ROOT = Path(__file__).resolve().parent.parent
_CODE = ("corpus", "extract", "nlp", "identity", "checks", "kb")
_LIBRARIES = (
    "lxml",
    "mammoth",
    "pdfminer.six",
    "pdfplumber",
    "pypdfium2",
    "rapidfuzz",
    "simplemma",
    "spacy",
    "sqlite-utils",
    "text2num",
)


def fingerprint(folder: Path, contents: Folder, options: Mapping[str, Any]) -> str:
    """A hash of the corpus, the reference data, the program, its libraries and the options."""
    total = hashlib.sha256()
    for source in contents.sources:
        # The name says how a file is read: "x.txt" and "x.md" with the same words are two things.
        _add(total, source.file, source.path)
    for left_out in contents.left_out:
        total.update(left_out.message.encode())
    for name in (MANIFEST, CORRECTIONS):
        _add(total, name, folder / name)
    _add_all(total, sorted(REFERENCE.iterdir()))
    for package in _CODE:
        _add_all(total, sorted((_ROOT / package).rglob("*.py")))
    versions = {library: version(library) for library in _LIBRARIES}
    known = {"options": dict(options), "libraries": versions, "python": sys.version_info[:2]}
    total.update(json.dumps(known, sort_keys=True).encode())
    return total.hexdigest()


def _add_all(total: hashlib._Hash, paths: Iterable[Path]) -> None:
    for path in paths:
        _add(total, path.name, path)


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
