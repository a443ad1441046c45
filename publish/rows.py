"""Rows of a query as data classes: the one mapper, by the names of fields and columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
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
    columns = row.keys()
    values = dict(others)
    made_of: Any = kind
    for name, make in _makers(made_of):
        if name in values:
            continue
        if isinstance(make, type):
            values[name] = of_row(make, row)
        elif name in columns:
            values[name] = make(row[name])
    return kind(**values)


@cache
def _makers(kind: type[Any]) -> tuple[tuple[str, Callable[[Any], Any] | type[Any]], ...]:
    """For each field how its value is made: a data class of the row, else of the column with its name."""
    hints = get_type_hints(kind)
    return tuple((field.name, _maker(hints[field.name])) for field in fields(kind) if field.init)


def _maker(hint: Any) -> Callable[[Any], Any] | type[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    return _as_bool if hint is bool else _as_it_is


def _as_bool(value: Any) -> bool:
    return bool(value)


def _as_it_is(value: Any) -> Any:
    return value
