"""One typed description of every table and column of the knowledge base.

From it come the SQLite schema (:mod:`kb.database`), ``datasette_metadata.json``
(:mod:`kb.metadata`) and the data dictionary ``docs/datamodel.md`` (:mod:`kb.dictionary`). A test
fails when one of them differs from it. Names are English; titles and descriptions, which readers
of the site see, are Dutch. Each module describes the tables of one subject.
"""

from __future__ import annotations

from kb.schema import areas, checks, codes, commitments, counts, parties, sources, tables
from kb.schema.describing import Column, ColumnType, Table

__all__ = ["TABLES", "Column", "ColumnType", "Table", "table"]

TABLES: tuple[Table, ...] = (
    *codes.TABLES,
    *sources.TABLES,
    *tables.TABLES,
    *areas.TABLES,
    *counts.TABLES,
    *parties.TABLES,
    *commitments.TABLES,
    *checks.TABLES,
)


def table(name: str) -> Table:
    """The description of a table; raises :class:`KeyError` where there is none."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
