"""Tables whose cells are drawn: by rules around them, or by filled areas next to each other.

The rules of a group that touch make a lattice. Where a rule is missing between two places of the
lattice, they belong to one cell (merged cells); a table whose outer rules are not drawn is closed
where its other rules end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.pdf.page.ink import Area, Rule, Word
from extract.pdf.page.ruling import NEAR, touching
from extract.pdf.tables.cells import DraftCell, DraftTable, filled

#: How much of a side must be drawn to part two cells.
_DRAWN = 0.7
#: Blocks of one table stand at most this far (points) apart.
_BLOCK_GAP = 14.0
#: A lattice with more places than this is graph paper, not a table.
_MOST_PLACES = 20_000


def ruled_tables(
    page: int,
    across: Sequence[Rule],
    down: Sequence[Rule],
    words: Sequence[Word],
    reader: str = "ruled",
) -> list[DraftTable]:
    """The tables that the rules make, with the words in their cells."""
    found: list[DraftTable] = []
    for levels, uprights in _stacked(touching(across, down), words):
        if not levels or not uprights or len(levels) + len(uprights) < 3:
            continue
        for cells in _tables_of(levels, uprights, words):
            area = Area(
                min(c.area.x0 for c in cells),
                min(c.area.top for c in cells),
                max(c.area.x1 for c in cells),
                max(c.area.bottom for c in cells),
            )
            held = [w for w in words if area.holds(w.center, w.middle, 1)]
            full, _ = filled(cells, held)
            found.append(DraftTable(page, area, full, reader))
    return found


def _stacked(
    groups: list[tuple[list[Rule], list[Rule]]], words: Sequence[Word]
) -> list[tuple[list[Rule], list[Rule]]]:
    """The groups of rules, those of blocks of one table taken together: of the same width, right
    below each other with nothing between, and with the same borders between columns."""
    found: list[tuple[list[Rule], list[Rule]]] = []
    for levels, uprights in sorted(groups, key=lambda g: min((r.at for r in g[0]), default=0.0)):
        last = found[-1] if found else None
        if (
            last
            and uprights
            and all(last)
            and levels
            and _continues(last, (levels, uprights), words)
        ):
            found[-1] = ([*last[0], *levels], [*last[1], *uprights])
        else:
            found.append((levels, uprights))
    return found


def _continues(
    above: tuple[list[Rule], list[Rule]],
    below: tuple[list[Rule], list[Rule]],
    words: Sequence[Word],
) -> bool:
    bottom, top = max(r.at for r in above[0]), min(r.at for r in below[0])
    x0, x1 = min(r.start for r in above[0]), max(r.end for r in above[0])
    same = (
        abs(min(r.start for r in below[0]) - x0) <= NEAR
        and abs(max(r.end for r in below[0]) - x1) <= NEAR
    )
    if not same or not 0 <= top - bottom <= _BLOCK_GAP:
        return False
    if any(bottom < w.middle < top and x0 <= w.center <= x1 for w in words):
        return False
    ours, theirs = ({round(r.at) for r in g[1] if x0 + 3 < r.at < x1 - 3} for g in (above, below))
    fewer, more = sorted((ours, theirs), key=len)
    return bool(fewer) and all(any(abs(a - b) <= NEAR for b in more) for a in fewer)


class _Lattice:
    """The places between the rules, and which of their sides are drawn."""

    def __init__(
        self, levels: Sequence[Rule], uprights: Sequence[Rule], words: Sequence[Word]
    ) -> None:
        levels, uprights = _closed(list(levels), list(uprights), words)
        self.xs = _places(r.at for r in uprights)
        self.ys = _places(r.at for r in levels)
        self.columns = len(self.xs) - 1
        self.rows = len(self.ys) - 1
        if self.rows < 1 or self.columns < 1 or self.rows * self.columns > _MOST_PLACES:
            self.rows = self.columns = 0
            return
        by_x: dict[int, list[Rule]] = {}
        for rule in uprights:
            by_x.setdefault(_nearest(self.xs, rule.at), []).append(rule)
        by_y: dict[int, list[Rule]] = {}
        for rule in levels:
            by_y.setdefault(_nearest(self.ys, rule.at), []).append(rule)
        # left[r][c]: is the side left of place (r, c) drawn? above[r][c]: the side above it?
        self.left = [
            [_covers(by_x.get(c, ()), self.ys[r], self.ys[r + 1]) for c in range(self.columns + 1)]
            for r in range(self.rows)
        ]
        self.above = [
            [_covers(by_y.get(r, ()), self.xs[c], self.xs[c + 1]) for c in range(self.columns)]
            for r in range(self.rows + 1)
        ]

    def regions(self) -> list[list[tuple[int, int]]]:
        """The places that are closed in, in groups that no drawn side parts.

        The end of a page can cut cells over several rows: where most of the upper or lower edge is
        drawn, it closes the places at it that are open to no other side.
        """
        ends = (
            [
                sum(b - a for c, (a, b) in enumerate(pairwise(self.xs)) if self.above[edge][c])
                > 0.5 * (self.xs[-1] - self.xs[0])
                for edge in (0, self.rows)
            ]
            if self.rows
            else [False, False]
        )
        seen: set[tuple[int, int]] = set()
        found = []
        for r in range(self.rows):
            for c in range(self.columns):
                if (r, c) in seen:
                    continue
                region, open_, todo = [], False, [(r, c)]
                seen.add((r, c))
                while todo:
                    y, x = todo.pop()
                    region.append((y, x))
                    for drawn, ny, nx in (
                        (self.left[y][x], y, x - 1),
                        (self.left[y][x + 1], y, x + 1),
                        (self.above[y][x], y - 1, x),
                        (self.above[y + 1][x], y + 1, x),
                    ):
                        if drawn:
                            continue
                        if not (0 <= ny < self.rows and 0 <= nx < self.columns):
                            across = 0 <= nx < self.columns
                            open_ = open_ or not (across and ends[0 if ny < 0 else 1])
                        elif (ny, nx) not in seen:
                            seen.add((ny, nx))
                            todo.append((ny, nx))
                if not open_:
                    found.append(region)
        return found


def _tables_of(
    levels: Sequence[Rule], uprights: Sequence[Rule], words: Sequence[Word]
) -> list[list[DraftCell]]:
    lattice = _Lattice(levels, uprights, words)
    boxes: list[tuple[int, int, int, int]] = []
    for region in lattice.regions():
        boxes += _rectangles(region)
    if not boxes:
        return []
    tables: list[list[DraftCell]] = []
    for group in _adjacent(boxes, lattice.ys):
        tables.append(_numbered(group, lattice.xs, lattice.ys))
    return tables


def _rectangles(region: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """The region as (row, column, row_end, column_end): one when it is a rectangle, else by row."""
    rows = [r for r, _ in region]
    columns = [c for _, c in region]
    r0, r1, c0, c1 = min(rows), max(rows) + 1, min(columns), max(columns) + 1
    if (r1 - r0) * (c1 - c0) == len(region):
        return [(r0, c0, r1, c1)]
    found = []
    for r in range(r0, r1):
        run = sorted(c for y, c in region if y == r)
        start = 0
        for i in range(1, len(run) + 1):
            if i == len(run) or run[i] != run[i - 1] + 1:
                found.append((r, run[start], r + 1, run[i - 1] + 1))
                start = i
    return found


def _adjacent(
    boxes: list[tuple[int, int, int, int]], ys: Sequence[float]
) -> list[list[tuple[int, int, int, int]]]:
    """Boxes in groups that share a piece of a side, or stand in blocks of one table."""
    parent = list(range(len(boxes)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    owner: dict[tuple[int, int], int] = {}
    for i, (r0, c0, r1, c1) in enumerate(boxes):
        for r in range(r0, r1):
            for c in range(c0, c1):
                owner[r, c] = i
    for (r, c), i in owner.items():
        others = [(r, c + 1), (r + 1, c)]
        if r + 2 < len(ys) - 1 and (r + 1, c) not in owner and ys[r + 2] - ys[r + 1] <= _BLOCK_GAP:
            others.append((r + 2, c))
        for other in others:
            if other in owner:
                parent[root(i)] = root(owner[other])
    groups: dict[int, list[tuple[int, int, int, int]]] = {}
    for i, box in enumerate(boxes):
        groups.setdefault(root(i), []).append(box)
    return list(groups.values())


def _numbered(
    boxes: list[tuple[int, int, int, int]], xs: Sequence[float], ys: Sequence[float]
) -> list[DraftCell]:
    """Cells with rows and columns counted from 0, lattice lines that part nothing left out."""
    rows = sorted({b[0] for b in boxes})
    columns = sorted({b[1] for b in boxes})
    found = []
    for r0, c0, r1, c1 in sorted(boxes):
        row, column = bisect_left(rows, r0), bisect_left(columns, c0)
        found.append(
            DraftCell(
                row,
                column,
                Area(xs[c0], ys[r0], xs[c1], ys[r1]),
                (),
                max(1, bisect_left(rows, r1) - row),
                max(1, bisect_left(columns, c1) - column),
            )
        )
    return found


def _closed(
    levels: list[Rule], uprights: list[Rule], words: Sequence[Word]
) -> tuple[list[Rule], list[Rule]]:
    """The rules, with outer sides added where they are not drawn but the other rules end."""
    x0, x1 = min(r.start for r in levels), max(r.end for r in levels)
    y0, y1 = min(r.start for r in uprights), max(r.end for r in uprights)
    top, bottom = min(r.at for r in levels), max(r.at for r in levels)
    for edge, inner in ((y0, top), (y1, bottom)):
        if abs(edge - inner) <= 2 * NEAR:
            continue
        ends = [r for r in uprights if abs((r.start if edge == y0 else r.end) - edge) <= NEAR]
        between = [
            w
            for w in words
            if min(edge, inner) <= w.middle <= max(edge, inner) and x0 - 1 <= w.center <= x1 + 1
        ]
        if between and (len(ends) >= 2 or (ends and len(uprights) == 1)):
            levels.append(Rule(edge, x0, x1))
    top, bottom = min(r.at for r in levels), max(r.at for r in levels)
    first, last = min(r.at for r in uprights), max(r.at for r in uprights)
    held = [w for w in words if top - 1 <= w.middle <= bottom + 1]
    for edge, inner in ((x0, first), (x1, last)):
        if abs(edge - inner) <= 2 * NEAR:
            continue
        ends = [r for r in levels if abs((r.start if edge == x0 else r.end) - edge) <= NEAR]
        between = [w for w in held if min(edge, inner) <= w.center <= max(edge, inner)]
        if len(ends) >= 2 and between:
            uprights.append(Rule(edge, min(r.at for r in ends), max(r.at for r in ends)))
    return levels, uprights


def _places(values: Iterable[float]) -> list[float]:
    """The distinct places, those within reach of each other taken together."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _nearest(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - value))


def _covers(rules: Iterable[Rule], start: float, end: float) -> bool:
    """Do the rules draw (nearly) all from ``start`` to ``end``?"""
    drawn = sum(max(0.0, min(r.end, end) - max(r.start, start)) for r in rules)
    return drawn >= _DRAWN * (end - start)
