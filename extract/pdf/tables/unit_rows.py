"""Rows of a header that hold one text for all columns of numbers: "(x 1.000 euro)", "in woningen"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.pdf.tables.cells import DraftTable
from extract.pdf.tables.header_rows import header_rows

#: A unit in brackets, or as "x 1.000" and "in euro" are written.
_UNIT = re.compile(r"[(\[].*[)\]]|x\s?1\.?000\b.*|in\s\w+.*|[×*]\s?1\.?000\b.*", re.IGNORECASE)


def with_unit_rows(table: DraftTable) -> DraftTable:
    """Return the table with the only text of a header row, where it is a unit, over all columns
    right of the names."""
    head = header_rows(table)
    for number in range(1, head):
        row = table.row(number)
        filled = [c for c in row if c.lines]
        if len(filled) != 1 or filled[0].column == 0 or not _UNIT.fullmatch(filled[0].text.strip()):
            continue
        unit = filled[0]
        others = [c for c in row if c.column > 0]
        if len(others) < 2 or any(c.row_span > 1 for c in others):
            continue
        area = replace(
            unit.area, x0=min(c.area.x0 for c in others), x1=max(c.area.x1 for c in others)
        )
        first = min(c.column for c in others)
        whole = replace(unit, column=first, column_span=table.column_count - first, area=area)
        kept = [c for c in table.cells if c.row != number or c.column < first]
        cells = sorted((*kept, whole), key=lambda c: (c.row, c.column))
        table = replace(table, cells=tuple(cells))
    return table
