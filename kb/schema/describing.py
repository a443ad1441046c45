"""What the description of a table is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "real"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``references`` names the table whose ``id`` it holds; ``facet`` offers a facet."""

    name: str
    type: ColumnType
    description: str
    references: str | None = None
    required: bool = False
    facet: bool = False
    index: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``label`` is the column that Datasette shows for a foreign key to it.

    ``search`` lists the columns of its full-text index; ``sort`` is its default order.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ("id",)
    label: str | None = None
    search: tuple[str, ...] = ()
    sort: str | None = None
    hidden: bool = False

    def column(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def key(description: str) -> Column:
    """The column ``id`` of a table."""
    return Column("id", "text", description, required=True)


def reference(
    name: str, table: str, description: str, *, required: bool = False, facet: bool = False
) -> Column:
    """A column with the ``id`` of a row of another table."""
    return Column(name, "text", description, table, required, facet, index=True)


#: What a column is called that leads to the words.
SPAN = "De plek in de bron waar het staat"
