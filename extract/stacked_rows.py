"""Rows of a pipe table that a converter put in one: each line of its cells is a row of its own.

"Breda<br>Zundert | 355<br>100 | 12<br>7" are two rows. A name over two lines beside single numbers is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FIGURE = re.compile(r"[-+–−(]?\s*[0-9][0-9.,:\s]*%?\)?")
#: So many cells with a number in each line show that the lines are rows.
_LEAST_CELLS = 2

Range = tuple[int, int]


def unstacked(raw: str, cells: Sequence[Range]) -> list[list[Range]]:
    """Return the rows in a line of a table, as ranges of ``raw``; one row where nothing is stacked.

    ``cells`` are the ranges of its cells. All cells with text have as many lines, and two of them at least
    have a number in each.
    """
    lines = [_lines_of(raw, cell) for cell in cells]
    filled = [found for found in lines if found]
    sizes = {len(found) for found in filled}
    if len(sizes) != 1 or sizes == {1}:
        return [list(cells)]
    numbers = [f for f in filled if all(_FIGURE.fullmatch(raw[a:b].strip()) for a, b in f)]
    if len(numbers) < _LEAST_CELLS:
        return [list(cells)]
    (size,) = sizes
    return [
        [found[row] if found else cell for found, cell in zip(lines, cells, strict=True)]
        for row in range(size)
    ]


def _lines_of(raw: str, cell: Range) -> list[Range]:
    """The ranges of the lines in a cell; empty where it has no text."""
    start, end = cell
    if not _BREAK.sub("", raw[start:end]).strip():
        return []
    lines: list[Range] = []
    for match in _BREAK.finditer(raw, start, end):
        lines.append((start, match.start()))
        start = match.end()
    return [*lines, (start, end)]
