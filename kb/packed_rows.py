"""Rows side by side: as they are kept and written, without a mapping for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.check_rhythms import ToldIn
from kb.rows import ProjectMention, Row, SourceRows
from nlp.records import NamedArea


@dataclass(frozen=True, slots=True)
class PackedRows:
    """The rows of a table: the names of their columns once, and the values of each row in that order."""

    columns: tuple[str, ...] = ()
    values: Sequence[Sequence[Any]] = ()

    @classmethod
    def of(cls, rows: Iterable[Row]) -> PackedRows:
        """Pack rows; a column that only some of them have is None in the others."""
        given = list(rows)
        columns = tuple(dict.fromkeys(name for row in given for name in row))
        return cls(columns, [[row.get(name) for name in columns] for row in given])

    def rows(self) -> Iterator[Row]:
        """The rows, each made anew."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.values)

    def column(self, name: str) -> Iterator[Any]:
        """The values of a column; none where there is no such column."""
        if name not in self.columns:
            return iter(())
        place = self.columns.index(name)
        return (row[place] for row in self.values)

    def with_column(self, name: str, values: Iterable[Any]) -> PackedRows:
        """The same rows with these values, one a row, in the column ``name``."""
        place = self.columns.index(name) if name in self.columns else len(self.columns)
        behind = place + 1
        return PackedRows(
            (*self.columns[:place], name, *self.columns[behind:]),
            [
                (*row[:place], value, *row[behind:])
                for row, value in zip(self.values, values, strict=True)
            ],
        )


@dataclass(frozen=True, slots=True)
class PackedSource:
    """What :class:`kb.rows.SourceRows` has of a source, as far as putting sources together needs it."""

    tables: Mapping[str, PackedRows]
    decisions: Mapping[str, PackedRows]
    folded: Mapping[str, str]
    projects: Sequence[ProjectMention]
    named_areas: Mapping[str, NamedArea]
    told: Sequence[ToldIn]

    @classmethod
    def of(cls, source: SourceRows) -> PackedSource:
        """Pack the rows of a source."""
        return cls(
            _packed(source.tables),
            _packed(source.decisions.tables),
            source.folded,
            source.projects,
            source.named_areas,
            source.told,
        )


def _packed(tables: Mapping[str, Iterable[Row]]) -> dict[str, PackedRows]:
    return {name: PackedRows.of(rows) for name, rows in tables.items()}
