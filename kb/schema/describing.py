"""What the description of a table is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus import codes

ColumnType = Literal["text", "integer", "real"]

#: A description names so many values at most; of more it says where they are.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``references`` names the table whose ``id`` it holds; ``facet`` offers a facet.

    ``codes`` names the list of :mod:`corpus.codes` that its values are from; the database refuses
    others. ``values`` does the same for names of this program. ``title`` is what a row's fields are
    called in a line of their own, in ``woondeal show`` and in corrections; without, it is not there.
    """

    name: str
    type: ColumnType
    description: str
    references: str | None = None
    required: bool = False
    facet: bool = False
    index: bool = False
    values: tuple[str, ...] = ()
    codes: str | None = None
    title: str | None = None

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values that it may hold; empty where it may hold anything."""
        return codes.values(self.codes) if self.codes else self.values

    @property
    def meaning(self) -> str:
        """The description, with the values that it may hold and what each is called."""
        if len(self.allowed) > _LONGEST:
            return f"{self.description} (codes {self.codes} van de tabel codes)"
        words = codes.labels(self.codes) if self.codes else {}
        shown = [
            f"{value} ({words[value]})" if words.get(value, value) != value else value
            for value in self.allowed
        ]
        return f"{self.description}: {', '.join(shown)}" if shown else self.description

    def in_words(self, value: object) -> str | None:
        """A value as a reader sees it: a code in Dutch, yes as "ja"; None for nothing and for no."""
        if value is None or (self.type == "integer" and not value):
            return None
        if self.codes:
            return codes.label(self.codes, str(value))
        return "ja" if self.type == "integer" else str(value)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``label`` is the column that Datasette shows for a foreign key to it.

    ``search`` lists the columns of its full-text index; ``sort`` is its default order. ``indexes`` lists the
    columns that rows are asked for by together; a column that begins one needs none of its own.
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
    indexes: tuple[tuple[str, ...], ...] = ()

    def column(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def key(description: str) -> Column:
    """The column ``id`` of a table."""
    return Column("id", "text", description, required=True)


def reference(
    name: str,
    table: str,
    description: str,
    *,
    required: bool = False,
    facet: bool = False,
    title: str | None = None,
) -> Column:
    """A column with the ``id`` of a row of another table."""
    return Column(name, "text", description, table, required, facet, index=True, title=title)


def coded(
    name: str,
    list_name: str,
    description: str,
    *,
    required: bool = False,
    facet: bool = True,
    title: str | None = None,
) -> Column:
    """A column with codes of a list of :mod:`corpus.codes`."""
    return Column(
        name, "text", description, required=required, facet=facet, codes=list_name, title=title
    )


#: What a column is called that leads to the words.
SPAN = "De plek in de bron waar het staat"
