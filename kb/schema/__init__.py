"""One typed description of every table and column of the knowledge base.

From it come the SQLite schema (:mod:`kb.database`), ``datasette_metadata.json``
(:mod:`kb.metadata`) and the data dictionary ``docs/datamodel.md`` (:mod:`kb.dictionary`). A test
fails when one of them differs from it. Names are English; titles and descriptions, which readers
of the site see, are Dutch. Each module describes the tables of one subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kb.schema import (
    areas,
    checks,
    codes,
    commitments,
    counts,
    identity,
    parties,
    price_limits,
    sources,
    statistics,
    tables,
)
from kb.schema.describing import Column, ColumnType, Table

__all__ = ["TABLES", "Column", "ColumnType", "Table", "corrected_column", "fixed_rows", "table"]

TABLES: tuple[Table, ...] = (
    *codes.TABLES,
    *sources.TABLES,
    *tables.TABLES,
    *areas.TABLES,
    *counts.TABLES,
    *parties.TABLES,
    *identity.TABLES,
    *commitments.TABLES,
    *checks.TABLES,
    *statistics.TABLES,
    *price_limits.TABLES,
)


def table(name: str) -> Table:
    """The description of a table; raises :class:`KeyError` where there is none."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)


def fixed_rows() -> dict[str, Sequence[Mapping[str, Any]]]:
    """The rows that every knowledge base has, whatever it was built from, by their tables."""
    return {
        "codes": tuple(codes.code_rows()),
        "price_limits": tuple(price_limits.price_limit_rows()),
    }


#: The tables whose rows a person may correct.
_CORRECTED = ("counts", "commitments", "deadlines", "commitment_parties")


def corrected_column(field: str) -> Column:
    """The column of a field of a correction, which is ``area`` for ``area_id``.

    Raises :class:`KeyError` where no column that may be corrected has that name.
    """
    for name in _CORRECTED:
        for column in table(name).columns:
            if column.title and field == column.name.removesuffix("_id"):
                return column
    raise KeyError(field)
