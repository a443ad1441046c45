"""Why what differs in a table may be our misreading: it was read in doubt, or its letters are of another script."""

from __future__ import annotations

from extract.document_table import DocumentTable
from extract.model import READ_IN_DOUBT

#: Letters beyond these are those of another script, Greek aside.
_LAST_LATIN = 0x3FF


def read_with(table: DocumentTable) -> str:
    """What a table was read with beside its layout, in Dutch; empty for nothing."""
    return table.grid.evidence or _strange_letters(table)


def reading_doubt(table: DocumentTable) -> str:
    """A sentence that says that a table may be misread; empty for one that was read without doubt."""
    told = read_with(table)
    if not told.startswith(READ_IN_DOUBT):
        return ""
    return f"Misschien hebben wij een getal verkeerd gelezen ({told})."


def _strange_letters(table: DocumentTable) -> str:
    """Why a table was read in doubt whose cells have letters that are not Latin: numbers of a scan, misread."""
    is_strange = any(c.isalpha() and ord(c) > _LAST_LATIN for text in table.texts for c in text)
    return f"{READ_IN_DOUBT}: in een cel staan letters van een ander schrift" if is_strange else ""
