"""Which texts stand around the tables of a source: looked up, as a page may have hundreds of tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.model import Block, Grid


class Places:
    """The blocks of a source by where they begin, its tables by where they begin and end.

    ``captions`` is where the captions of its tables begin.
    """

    def __init__(self, blocks: Sequence[Block], grids: Sequence[Grid]) -> None:
        self.captions = frozenset(s.start for grid in grids for s in grid.caption)
        filled = [grid for grid in grids if any(cell.segments for cell in grid.cells)]
        self._grid_starts = sorted(grid.start for grid in filled)
        self._grid_ends = sorted(grid.end for grid in filled)
        self._blocks = blocks
        self._order = sorted(range(len(blocks)), key=lambda index: blocks[index].start)
        self._starts = [blocks[index].start for index in self._order]
        #: For each place in that order the first block of all that begin there or later.
        self._first_from: list[int | None] = [None] * (len(blocks) + 1)
        first: int | None = None
        for place in reversed(range(len(blocks))):
            index = self._order[place]
            if blocks[index].kind != "furniture" and (first is None or index < first):
                first = index
            self._first_from[place] = first

    def between_tables(self, start: int) -> list[Block]:
        """The blocks between a table that begins at ``start`` and the one before it, the last first."""
        before = bisect_right(self._grid_ends, start)
        last = self._grid_ends[before - 1] if before else 0
        first, behind = bisect_left(self._starts, last), bisect_right(self._starts, start)
        found = sorted(self._order[first:behind], reverse=True)
        return [self._blocks[index] for index in found if self._blocks[index].end <= start]

    def first_below(self, end: int) -> Block | None:
        """The first block below a table that ends at ``end`` that is no furniture."""
        index = self._first_from[bisect_left(self._starts, end)]
        return None if index is None else self._blocks[index]

    def is_table_between(self, start: int, end: int) -> bool:
        """Return True if a table begins in ``[start, end)``."""
        return bisect_left(self._grid_starts, start) < bisect_left(self._grid_starts, end)
