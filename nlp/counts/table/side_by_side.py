"""Two lists side by side in one table: "Oorspronkelijke planning | Aantal | Nieuwe planning | Aantal".

The columns of numbers have the same head, and each has names of rows of its own, right to its left. The heads over
these names tell the columns apart, and no name of the first list is one of the second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.headers import CellHeaders
from extract.model import Cell

#: The texts of the cells below the headers, by column.
Columns = Mapping[int, Sequence[str]]


def with_own_names(
    headers: Mapping[int, CellHeaders], cells: Sequence[Cell], texts: Sequence[str]
) -> Mapping[int, CellHeaders]:
    """The headers, those of lists side by side with the head and the names of their own list only."""
    lists = _lists(headers, cells, texts)
    if not lists:
        return headers
    names = {(cell.row, cell.column): text for cell, text in zip(cells, texts, strict=True)}
    found: dict[int, CellHeaders] = {}
    for index, heads in headers.items():
        row, column = cells[index].row, cells[index].column
        if column in lists:
            own = names.get((row, column - 1), "")
            found[index] = replace(
                heads,
                column=(lists[column], *heads.column[-1:]),
                row=(own,) if own in heads.row else (),
            )
        else:
            found[index] = heads
    return found


def _lists(
    headers: Mapping[int, CellHeaders], cells: Sequence[Cell], texts: Sequence[str]
) -> Mapping[int, str]:
    """The columns of numbers of lists side by side, with the head over the names of each."""
    below: dict[int, list[str]] = {}
    heads: dict[int, tuple[str, ...]] = {}
    for index, found in headers.items():
        if texts[index]:
            below.setdefault(cells[index].column, []).append(texts[index])
        heads[cells[index].column] = found.column
    numeric = sorted(column for column, rows in below.items() if _are_mostly(rows, digits=True))
    named = {
        column: heads[column - 1][-1]
        for column in numeric
        if heads.get(column - 1) and _are_mostly(below.get(column - 1, ()), digits=False)
    }
    is_told_apart = len(set(named.values())) == len(numeric) > 1
    return named if is_told_apart and len({heads[c][-1:] for c in numeric}) == 1 else {}


def _are_mostly(rows: Sequence[str], *, digits: bool) -> bool:
    """Return True if more than half of the texts begin with a figure, or with a letter."""
    right = [text[0].isdigit() if digits else text[0].isalpha() for text in rows]
    return 2 * sum(right) > len(right)
