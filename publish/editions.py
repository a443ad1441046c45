"""What each edition of the site added: a list beside its database, which goes with it to the next.

The knowledge base is built anew every time and does not remember what it held before. The folder of a
published site does (:mod:`publish.site_folder`): there every edition adds what is new in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

#: The name of the list, in the folder of the database.
FILE = "editions.json"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the site: when it was made (ISO date) and, by their ids, the documents that were
    not in the one before with the hash of their file, and those of which the file was another."""

    made: str
    added: Mapping[str, str]
    changed: Mapping[str, str]


def read(folder: Path) -> tuple[Edition, ...]:
    """The editions up to that in a folder, the first one first; none where there is no list of them.

    A list that cannot be read is none: the site does without.
    """
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return tuple(
            Edition(str(e["made"]), dict(e["added"]), dict(e["changed"])) for e in found["editions"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def with_next(
    earlier: Sequence[Edition], documents: Mapping[str, str], made: date
) -> tuple[Edition, ...]:
    """The editions with that of today behind them; as they are where it has nothing new.

    ``documents`` has the hash of the file of each document in it by its id.
    """
    known: dict[str, str] = {}
    for edition in earlier:
        known |= {**edition.added, **edition.changed}
    added = {key: mark for key, mark in documents.items() if key not in known}
    changed = {key: mark for key, mark in documents.items() if known.get(key, mark) != mark}
    if not added and not changed:
        return tuple(earlier)
    return (*earlier, Edition(made.isoformat(), added, changed))


def documents_of(database: Path) -> dict[str, str]:
    """The hash of the file of every document of a knowledge base that could be read, by its id."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "select document_id, sha256 from bestanden_van_documenten where gelezen order by document_id"
        )
        return {key: mark or "" for key, mark in rows}


def write(editions: Sequence[Edition], folder: Path) -> None:
    """Write the list of editions."""
    text = json.dumps({"editions": [asdict(e) for e in editions]}, ensure_ascii=False, indent=2)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8")
