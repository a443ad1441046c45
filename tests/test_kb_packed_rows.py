"""Rows side by side."""

from __future__ import annotations

from kb.packed_rows import PackedRows, PackedSource
from kb.rows import SourceRows

ROWS = [{"id": "a", "value": 1}, {"id": "b", "unit": "woningen"}]
FULL = [{"id": "a", "value": 1, "unit": None}, {"id": "b", "value": None, "unit": "woningen"}]


def test_rows_come_back_with_all_columns() -> None:
    assert list(PackedRows.of(ROWS).rows()) == FULL


def test_a_column_that_is_not_there_has_no_values() -> None:
    packed = PackedRows.of(ROWS)
    assert [*packed.column("unit")] == [None, "woningen"]
    assert [*packed.column("basis")] == []


def test_a_column_is_replaced_where_it_is_and_else_added() -> None:
    packed = PackedRows.of(ROWS)
    replaced = packed.with_column("value", [2, 3])
    assert [row["value"] for row in replaced.rows()] == [2, 3]
    assert replaced.columns == packed.columns
    added = packed.with_column("project_id", ["p", None])
    assert [row["project_id"] for row in added.rows()] == ["p", None]
    assert [*packed.rows()] == FULL


def test_a_source_without_rows_has_no_tables() -> None:
    assert PackedSource.of(SourceRows()).tables == {}
