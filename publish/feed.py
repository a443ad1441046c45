"""What is new as an Atom feed: an entry for each document that an edition added or read anew.

Which edition had what is in the list beside the database (:mod:`publish.editions`); a site without one has
a single edition, that of its build. The feed of an area has the documents that are about it or about an area
that it is in, and those with numbers about it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from publish import areas, atom, documents, labels
from publish.editions import Edition


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in an edition: ``made`` is the day of the edition (ISO), ``mark`` tells its file."""

    document: documents.Document
    made: str
    mark: str
    is_new: bool
    about_area: int | None

    @property
    def key(self) -> str:
        """A key that stays, whatever the address of the site."""
        return atom.key_of(self.document.id, self.mark)

    @property
    def title(self) -> str:
        return self.document.title if self.is_new else f"Opnieuw gelezen: {self.document.title}"

    def summary(self, area: areas.Area | None) -> str:
        """What the document is and how much was found in it, in a sentence."""
        found = self.document
        kind = labels.DOCUMENT_KIND.get(found.kind, found.kind)
        dated = f", {labels.day(found.dated)}" if found.dated else ""
        about = f" over {found.area_name}" if found.area_name else ""
        of_area = f"; {labels.number(self.about_area)} over {area.name}" if area else ""
        return (
            f"{kind[:1].upper()}{kind[1:]}{about}{dated}. Gevonden getallen: "
            f"{labels.number(found.counts)}{of_area}; afspraken: {labels.number(found.commitments)}; "
            f"termijnen: {labels.number(found.deadlines)}."
        )


def entries(
    connection: sqlite3.Connection,
    editions: Sequence[Edition],
    built: str,
    area: areas.Area | None = None,
) -> tuple[Entry, ...]:
    """The newest entries, the last edition first; ``built`` is the day of this edition (ISO)."""
    known = {document.id: document for document in documents.documents(connection)}
    numbers = _of_area(connection, area, known.values()) if area else None
    found = [
        Entry(known[key], edition.made, mark, is_new, numbers[key] if numbers else None)
        for edition in reversed(editions or (_only(connection, built),))
        for is_new, marks in ((True, edition.added), (False, edition.changed))
        for key, mark in marks.items()
        if key in known and (numbers is None or key in numbers)
    ]
    found.sort(key=lambda entry: (entry.made, entry.document.dated or ""), reverse=True)
    return tuple(found[: atom.MOST])


def _only(connection: sqlite3.Connection, built: str) -> Edition:
    rows = connection.execute(
        "select document_id as id, sha256 from bestanden_van_documenten order by document_id"
    )
    return Edition(built, {row["id"]: row["sha256"] or "" for row in rows}, {})


def _of_area(
    connection: sqlite3.Connection, area: areas.Area, known: Iterable[documents.Document]
) -> Mapping[str, int]:
    """The documents for an area, and how many numbers about it each has."""
    rows = connection.execute(
        """select document_id, count(*) as number from counts
        where area_id = ? and level <> 'uncertain' group by document_id""",
        (area.id,),
    )
    numbers = {row["document_id"]: int(row["number"]) for row in rows}
    around = {area.id, *(found.id for found in areas.around(connection, area.id))}
    return {**{d.id: 0 for d in known if d.area_id in around}, **numbers}


def item(entry: Entry, area: areas.Area | None) -> atom.Item:
    """The entry as a feed has it."""
    path = f"/document/{entry.document.id}"
    return atom.Item(entry.key, entry.title, entry.made, path, entry.summary(area))


#: By document the day (ISO) of an edition.
Days: TypeAlias = Mapping[str, str]


def days(connection: sqlite3.Connection, editions: Sequence[Edition], built: str) -> Days:
    """By document the day (ISO) of the edition that added it or read it anew last."""
    found: dict[str, str] = {}
    for edition in editions or (_only(connection, built),):
        found |= dict.fromkeys((*edition.added, *edition.changed), edition.made)
    return found
