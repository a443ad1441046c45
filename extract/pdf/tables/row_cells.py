"""Cells of a table, from its rows: their words, how many columns they stand over, their borders."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftCell, lines_of
from extract.pdf.tables.gutters import (
    Column,
)
from extract.pdf.tables.placing import (
    PlacedLine,
)


def cells_of(
    rows: Sequence[Sequence[PlacedLine]],
    columns: Sequence[Column],
    tops: Sequence[float] | None = None,
    bottom: float | None = None,
) -> tuple[DraftCell, ...]:
    """The cells of rows of placed lines; ``tops`` and ``bottom`` are the rows' borders if known."""
    found: list[DraftCell] = []
    borders = _borders(rows, tops, bottom)
    for number, row in enumerate(rows):
        spans = _spans_of(row)
        taken = {c for a, b, _ in spans for c in range(a, b + 1)}
        spans += [(c, c, []) for c in range(len(columns)) if c not in taken]
        for a, b, words in sorted(spans, key=lambda s: s[0]):
            area = Area(columns[a].left, borders[number], columns[b].right, borders[number + 1])
            found.append(DraftCell(number, a, area, lines_of(words), 1, b - a + 1))
    return tuple(found)


def _spans_of(row: Sequence[PlacedLine]) -> list[tuple[int, int, list[Word]]]:
    """Return the cells of a row as first column, last column and words; what overlaps is one."""
    spans: list[tuple[int, int, list[Word]]] = []
    for line in row:
        for run, (a, b) in zip(line.runs, line.reaches, strict=True):
            words = list(run.words)
            for other in [s for s in spans if s[0] <= b and a <= s[1]]:
                spans.remove(other)
                a, b = min(a, other[0]), max(b, other[1])
                words += other[2]
            spans.append((a, b, words))
    return spans


def _borders(
    rows: Sequence[Sequence[PlacedLine]], tops: Sequence[float] | None, bottom: float | None
) -> list[float]:
    if tops is not None and bottom is not None and len(tops) == len(rows):
        return [*tops, bottom]
    edges = [min(line.line.top for line in rows[0])]
    for above, below in itertools.pairwise(rows):
        low = max(line.line.bottom for line in above)
        high = min(line.line.top for line in below)
        edges.append((low + high) / 2)
    edges.append(max(line.line.bottom for line in rows[-1]))
    return edges
