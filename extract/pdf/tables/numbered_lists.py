"""Numbered items with their numbers at the side, which stand in columns and are no table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.pdf.tables.cells import DraftCell, DraftTable
from extract.pdf.tables.gutters import is_figure_cell

#: "7", "5.a.2", "12.": the number of an item, alone left of its text.
_ITEM_NUMBER = re.compile(r"\d{1,2}(?:\.(?:\d{1,2}|[a-z]))*\.?")


def is_item_number(text: str) -> bool:
    """Return True if the text is the number of an item of a list and nothing else."""
    return bool(_ITEM_NUMBER.fullmatch(text.strip()))


def is_numbered_list(table: DraftTable, filled: Sequence[DraftCell]) -> bool:
    """Return True for items on shading or between level rules, with nothing but their numbers in the
    first column: a table has a header over these, or rules around them."""
    if table.reader == "ruled" or table.column_count != 2:
        return False
    names = [c.text for c in filled if c.column == 0 and c.column_span == 1]
    texts = [c.text for c in filled if c.column == 1]
    if len(names) < 2 or not all(map(is_item_number, names)):
        return False
    return not any(map(is_figure_cell, texts))
