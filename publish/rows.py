"""Rows of a query as data classes: the one mapper, by the names of fields and columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar, get_type_hints

Kind = TypeVar("Kind")


def read(
    connection: sqlite3.Connection,
    kind: type[Kind],
    sql: str,
    parameters: Mapping[str, Any] | tuple[Any, ...] = (),
) -> tuple[Kind, ...]:
    """The rows of a query, each as a ``kind``."""
    return tuple(of_row(kind, row) for row in connection.execute(sql, parameters))


def of_row(kind: type[Kind], row: sqlite3.Row, **others: Any) -> Kind:
    """A row as a data class: each field has the column of its name, or its place in ``others``.

    A field that is a data class itself is made of the same row. Where there is no such column the field keeps its
    default; without a default that is a :class:`TypeError`.
    """
    return kind(**_values(kind, row, tuple(row.keys()), others), **others)


def _values(
    kind: Any, row: sqlite3.Row, columns: tuple[str, ...], others: Collection[str] = ()
) -> dict[str, Any]:
    """The values of the fields of ``kind`` that a row with these columns has, but for ``others``."""
    plain, truths, parts = _made_of(kind, columns)
    values = {name: row[place] for name, place in plain if name not in others}
    values.update((name, bool(row[place])) for name, place in truths if name not in others)
    values.update(
        (name, part(**_values(part, row, columns))) for name, part in parts if name not in others
    )
    return values


_Places = tuple[tuple[str, int], ...]


@lru_cache(maxsize=1_000)
def _made_of(
    kind: type[Any], columns: tuple[str, ...]
) -> tuple[_Places, _Places, tuple[tuple[str, type[Any]], ...]]:
    """The fields of ``kind`` with the places of their columns, the same of those that are true or false, and
    the fields that are a data class."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.init]
    parts = tuple((name, hints[name]) for name in names if _is_data_class(hints[name]))
    places = [
        (name, columns.index(name))
        for name in names
        if name in columns and not _is_data_class(hints[name])
    ]
    truths = tuple(place for place in places if hints[place[0]] is bool)
    return tuple(place for place in places if place not in truths), truths, parts


def _is_data_class(hint: Any) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)
