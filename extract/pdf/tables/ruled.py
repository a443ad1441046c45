"""Tables whose cells are drawn: by rules around them, or by filled areas next to each other.

The rules of a group that touch make a lattice. Where a rule is missing between two places of the
lattice, they belong to one cell (merged cells); a table whose outer rules are not drawn is closed
where its other rules end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pdf.page.ink import Area, Rule, Word, around
from extract.pdf.page.ruling import NEAR, Groups, touching
from extract.pdf.tables.cells import DraftCell, DraftTable, filled, lines_of
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class RuledSettings(Settings):
    """What makes drawn rules a table."""

    #: How much of a side must be drawn to part two cells: dashed and broken rules still do.
    drawn_share: float = 0.7
    #: Blocks of one table stand at most this far apart.
    block_gap_pt: float = 14.0
    #: Lines are drawn through so many words of a diagram, and through this part of them.
    cut_word_count: int = 3
    cut_word_share: float = 0.15
    #: Words no further apart than this are words of one text.
    blank_em: float = 0.4
    #: A lattice with more places than this is graph paper, not a table.
    place_count: int = 20_000


SETTINGS = RuledSettings()

_RuleGroup = tuple[list[Rule], list[Rule]]
#: row, column, row_end, column_end
_Box = tuple[int, int, int, int]


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
            area = around([c.area for c in cells])
            held = [w for w in words if area.holds(w.center, w.middle, 1)]
            full, _ = filled(cells, held)
            table = DraftTable(page, area, full, reader)
            found.append(_as_box(table, held) if _cuts_words(table, held) else table)
    return found


def _cuts_words(table: DraftTable, words: Sequence[Word]) -> bool:
    """Return True if many of the words in a lattice stand across its lines: no table is drawn through
    its text, but shadows and the lines of a diagram are."""
    pieces = sum(len(line.words) for cell in table.cells for line in cell.lines)
    cut = pieces - len(words) + _torn_count(table, words)
    return cut >= SETTINGS.cut_word_count and cut > SETTINGS.cut_word_share * len(words)


def _torn_count(table: DraftTable, words: Sequence[Word]) -> int:
    """Return how often a border stands between two words that are no further apart than words are."""
    cells = {id(w): i for i, c in enumerate(table.cells) for line in c.lines for w in line.words}
    return sum(
        cells.get(id(a)) != cells.get(id(b)) and b.x0 - a.x1 < SETTINGS.blank_em * a.size
        for line in lines_of([w for w in words if id(w) in cells and w.turn == 0])
        for a, b in pairwise(line.words)
    )


def _as_box(table: DraftTable, words: Sequence[Word]) -> DraftTable:
    """Return the table as the one box that its outermost lines make."""
    return replace(table, cells=(DraftCell(0, 0, table.area, lines_of(words)),))


def _stacked(groups: list[_RuleGroup], words: Sequence[Word]) -> list[_RuleGroup]:
    """The groups of rules, those of blocks of one table taken together: of the same width, right
    below each other with nothing between, and with the same borders between columns."""
    found: list[_RuleGroup] = []
    for group in sorted(groups, key=lambda g: min((r.at for r in g[0]), default=0.0)):
        last = found[-1] if found else None
        if last and all(last) and all(group) and _continues(last, group, words):
            found[-1] = ([*last[0], *group[0]], [*last[1], *group[1]])
        else:
            found.append(group)
    return found


def _continues(above: _RuleGroup, below: _RuleGroup, words: Sequence[Word]) -> bool:
    """Return True if ``below`` is a block of the table whose rules are ``above``."""
    bottom, top = max(r.at for r in above[0]), min(r.at for r in below[0])
    (x0, x1), (other_x0, other_x1) = _ends_of(above[0]), _ends_of(below[0])
    if abs(other_x0 - x0) > NEAR or abs(other_x1 - x1) > NEAR:
        return False
    if not 0 <= top - bottom <= SETTINGS.block_gap_pt:
        return False
    if any(bottom < w.middle < top and x0 <= w.center <= x1 for w in words):
        return False
    return _have_same_borders(above[1], below[1], x0, x1)


def _ends_of(rules: Sequence[Rule]) -> tuple[float, float]:
    return min(r.start for r in rules), max(r.end for r in rules)


def _have_same_borders(above: Sequence[Rule], below: Sequence[Rule], x0: float, x1: float) -> bool:
    """Return True if all inner borders of the block with fewer are those of the other."""
    ours, theirs = ({round(r.at) for r in g if x0 + 3 < r.at < x1 - 3} for g in (above, below))
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
        self.left: list[list[bool]] = []
        self.above: list[list[bool]] = []
        if self.rows < 1 or self.columns < 1 or self.rows * self.columns > SETTINGS.place_count:
            self.rows = self.columns = 0
            return
        by_x = _by_place(self.xs, uprights)
        by_y = _by_place(self.ys, levels)
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
        seen: set[tuple[int, int]] = set()
        found = []
        for r in range(self.rows):
            for c in range(self.columns):
                if (r, c) not in seen:
                    region, is_open = self._region_from(r, c, seen)
                    if not is_open:
                        found.append(region)
        return found

    def _is_edge_drawn(self, edge: int) -> bool:
        """Return True if most of the upper (0) or lower edge is drawn."""
        widths = [b - a for c, (a, b) in enumerate(pairwise(self.xs)) if self.above[edge][c]]
        return sum(widths) > 0.5 * (self.xs[-1] - self.xs[0])

    def _region_from(
        self, row: int, column: int, seen: set[tuple[int, int]]
    ) -> tuple[list[tuple[int, int]], bool]:
        """Return the places reached from one without crossing a drawn side, and whether they are open
        to the outside. Adds them to ``seen``."""
        region: list[tuple[int, int]] = []
        is_open = False
        todo = [(row, column)]
        seen.add((row, column))
        while todo:
            place = todo.pop()
            region.append(place)
            for y, x in self._reached_from(*place):
                if not (0 <= y < self.rows and 0 <= x < self.columns):
                    inside = 0 <= x < self.columns
                    is_open = is_open or not (
                        inside and self._is_edge_drawn(0 if y < 0 else self.rows)
                    )
                elif (y, x) not in seen:
                    seen.add((y, x))
                    todo.append((y, x))
        return region, is_open

    def _reached_from(self, y: int, x: int) -> list[tuple[int, int]]:
        """Return the places beside (y, x) that no drawn side parts from it."""
        sides = (
            (self.left[y][x], (y, x - 1)),
            (self.left[y][x + 1], (y, x + 1)),
            (self.above[y][x], (y - 1, x)),
            (self.above[y + 1][x], (y + 1, x)),
        )
        return [place for drawn, place in sides if not drawn]


def _tables_of(
    levels: Sequence[Rule], uprights: Sequence[Rule], words: Sequence[Word]
) -> list[list[DraftCell]]:
    lattice = _Lattice(levels, uprights, words)
    boxes: list[_Box] = []
    for region in lattice.regions():
        boxes += _rectangles(region)
    if not boxes:
        return []
    tables: list[list[DraftCell]] = []
    for group in _adjacent(boxes, lattice.ys):
        tables.append(_numbered(group, lattice.xs, lattice.ys))
    return tables


def _rectangles(region: list[tuple[int, int]]) -> list[_Box]:
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


def _adjacent(boxes: list[_Box], ys: Sequence[float]) -> list[list[_Box]]:
    """Boxes in groups that share a piece of a side, or stand in blocks of one table."""
    owner = {
        (r, c): i
        for i, (r0, c0, r1, c1) in enumerate(boxes)
        for r in range(r0, r1)
        for c in range(c0, c1)
    }
    groups = Groups(len(boxes))
    for (r, c), i in owner.items():
        others = [(r, c + 1), (r + 1, c)]
        if (r + 1, c) not in owner and _is_block_gap(ys, r + 1):
            others.append((r + 2, c))
        for other in others:
            if other in owner:
                groups.join(i, owner[other])
    return [[boxes[i] for i in group] for group in groups.all()]


def _is_block_gap(ys: Sequence[float], row: int) -> bool:
    """Return True if the row of the lattice is no higher than the white between two blocks."""
    return row + 1 < len(ys) - 1 and ys[row + 1] - ys[row] <= SETTINGS.block_gap_pt


def _numbered(boxes: list[_Box], xs: Sequence[float], ys: Sequence[float]) -> list[DraftCell]:
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
    levels = levels + _missing_levels(levels, uprights, words)
    return levels, uprights + _missing_uprights(levels, uprights, words)


def _missing_levels(
    levels: Sequence[Rule], uprights: Sequence[Rule], words: Sequence[Word]
) -> list[Rule]:
    """Return the upper and lower side where upright rules reach past the outermost level ones, with
    words between."""
    x0, x1 = min(r.start for r in levels), max(r.end for r in levels)
    over = [w for w in words if x0 - 1 <= w.center <= x1 + 1]
    sides = (
        (min(r.at for r in levels), [r.start for r in uprights], min),
        (max(r.at for r in levels), [r.end for r in uprights], max),
    )
    found = []
    for inner, ends, outermost in sides:
        edge = outermost(ends)
        at_edge = sum(abs(end - edge) <= NEAR for end in ends)
        enough = at_edge >= 2 or len(uprights) == 1
        if _is_beyond(edge, inner) and enough and _stand_between(over, edge, inner):
            found.append(Rule(edge, x0, x1))
    return found


def _is_beyond(edge: float, inner: float) -> bool:
    return abs(edge - inner) > 2 * NEAR


def _stand_between(words: Sequence[Word], edge: float, inner: float) -> bool:
    """Return True if a word stands between two heights."""
    return any(min(edge, inner) <= w.middle <= max(edge, inner) for w in words)


def _missing_uprights(
    levels: Sequence[Rule], uprights: Sequence[Rule], words: Sequence[Word]
) -> list[Rule]:
    """Return the left and right side where level rules reach past the outermost upright ones, with
    words between."""
    top, bottom = min(r.at for r in levels), max(r.at for r in levels)
    held = [w for w in words if top - 1 <= w.middle <= bottom + 1]
    places = [r.at for r in uprights]
    left = _missing_side([(r.start, r.at) for r in levels], min, min(places), held)
    right = _missing_side([(r.end, r.at) for r in levels], max, max(places), held)
    return left + right


def _missing_side(
    ends: Sequence[tuple[float, float]],
    outermost: Callable[[Iterable[float]], float],
    inner: float,
    words: Sequence[Word],
) -> list[Rule]:
    """Return the side of a table where two level rules or more end; ``ends`` are their x and height,
    ``inner`` is the x of the last upright rule."""
    edge = outermost(x for x, _ in ends)
    heights = [at for x, at in ends if abs(x - edge) <= NEAR]
    between = any(min(edge, inner) <= w.center <= max(edge, inner) for w in words)
    if not _is_beyond(edge, inner) or len(heights) < 2 or not between:
        return []
    return [Rule(edge, min(heights), max(heights))]


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
    """Return True if the rules draw (nearly) all from ``start`` to ``end``."""
    drawn = sum(max(0.0, min(r.end, end) - max(r.start, start)) for r in rules)
    return drawn >= SETTINGS.drawn_share * (end - start)


def _by_place(places: Sequence[float], rules: Sequence[Rule]) -> dict[int, list[Rule]]:
    """Return the rules by the place that they are nearest to."""
    found: dict[int, list[Rule]] = {}
    for rule in rules:
        found.setdefault(_nearest(places, rule.at), []).append(rule)
    return found
