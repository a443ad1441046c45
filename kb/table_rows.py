"""The rows of tables and their cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.document_table import DocumentTable
from extract.model import Cell, Segment
from kb.keys import cell_key
from kb.rows import SourceWriter
from nlp.cell_values import value_of
from nlp.records import Count

#: Characters of a table by which it is known.
BEGINNING = 48


def write_table(writer: SourceWriter, table: DocumentTable, counts: Sequence[Count]) -> list[str]:
    """Add a table and its cells; the keys of the cells, in the order of the grid's cells."""
    grid = table.grid
    span_id = writer.span(Segment(grid.start, grid.end))
    # By where it begins, not by all that it holds: another cell is no other table.
    beginning = Segment(grid.start, min(grid.start + BEGINNING, grid.end))
    key = writer.keys.numbered(f"table-{writer.key_of(beginning)}")
    caption = " ".join(writer.text.quote(s.start, s.end).strip() for s in grid.caption).split()
    writer.rows.add(
        "source_tables",
        id=key,
        document_id=writer.document_id,
        label=grid.label,
        caption=" ".join(caption) or None,
        page_first=grid.page_first,
        page_last=grid.page_last,
        row_count=grid.row_count,
        column_count=grid.column_count,
        reader=grid.reader,
        evidence=grid.evidence,
        span_id=span_id,
    )
    in_cell: dict[int | None, list[Count]] = {}
    for count in counts:
        in_cell.setdefault(count.cell, []).append(count)
    columns: dict[int, list[str]] = {}
    for cell, view in zip(grid.cells, table.views, strict=True):
        if not cell.is_header:
            columns.setdefault(cell.column, []).append(view.text)
    return [
        _write_cell(writer, key, table, index, in_cell.get(index, ()), columns)
        for index in range(len(grid.cells))
    ]


def _write_cell(
    writer: SourceWriter,
    table_id: str,
    table: DocumentTable,
    index: int,
    counts: Sequence[Count],
    columns: Mapping[int, Sequence[str]],
) -> str:
    cell: Cell = table.grid.cells[index]
    text, headers = table.views[index].text, table.headers.get(index)
    value = None if cell.is_header else value_of(text, columns[cell.column])
    if len(counts) == 1:
        # What was read with the headers and the caption knows more than the cell alone.
        value = counts[0].value, counts[0].unit
    key = writer.keys.numbered(cell_key(table_id, cell.row + 1, cell.column + 1))
    span = Segment(cell.start, cell.end) if cell.segments else None
    writer.rows.add(
        "cells",
        id=key,
        table_id=table_id,
        row_number=cell.row + 1,
        column_number=cell.column + 1,
        row_span=cell.row_span,
        column_span=cell.column_span,
        is_header=int(cell.is_header),
        row_header=headers.row_text if headers else None,
        column_header=headers.column_text if headers else None,
        text=text,
        value=value[0] if value else None,
        unit=value[1] if value else None,
        read_by=cell.read_by,
        span_id=writer.span(span) if span else None,
    )
    return key
