"""Tables with only horizontal rules or shading: three or more rules of the same width.

Columns come from white gaps, rows from the rules; where a band between two rules holds several
full rows, from its lines. The header may stand above the first rule, a last row below the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Rule, Word
from extract.pdf.page.ruling import NEAR
from extract.pdf.tables.cells import DraftCell, DraftTable, Line, lines_of
from extract.pdf.tables.gutters import Column, Run, columns_of, home, runs_of
from extract.pdf.tables.header_lines import header_of, over_columns
from extract.pdf.tables.placing import PlacedLine, figure_columns, placed
from extract.pdf.tables.row_cells import cells_of
from extract.pdf.tables.row_splitting import split_rows
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class BandedSettings(Settings):
    """What makes level rules, or shading, a table without upright rules."""

    #: The ends of rules of one table differ at most this much.
    same_end_pt: float = 4.0
    rule_count: int = 3
    #: With so few of them they may part the header from the rows, and no more.
    few_rule_count: int = 4
    shortest_pt: float = 40.0
    #: Two rules with so much white and no text between them are not of one table.
    white_pt: float = 40.0
    #: Lines of running text have no gap this wide, and are longer than this part of the rules.
    gap_em: float = 0.9
    prose_share: float = 0.55
    #: A text that reaches so far beyond the rules, and as far within, is none of the table's.
    beyond_em: float = 2.0
    #: So many of them below each other are running text.
    prose_line_count: int = 3
    #: A header above the first rule begins at most this far above it, ...
    header_reach_pt: float = 70.0
    header_line_count: int = 5
    #: ... its lines are no further apart than this, and a lone one no wider than this part.
    header_gap_em: float = 0.9
    lone_header_share: float = 0.5
    #: A row below the last rule stands at most this far away.
    row_gap_em: float = 1.2
    row_reach_pt: float = 60.0
    #: A rule shorter than this part of the table's width parts cells, not rows.
    partial_share: float = 0.97


SETTINGS = BandedSettings()


def banded_tables(
    page: int,
    across: Sequence[Rule],
    down: Sequence[Rule],
    words: Sequence[Word],
    reader: str = "banded",
) -> list[DraftTable]:
    """The tables that groups of horizontal rules make."""
    found: list[DraftTable] = []
    level = [w for w in words if w.turn == 0]
    for group in _groups(across, down):
        for run in _stretches(group, level):
            table = _table(page, _Stack(tuple(run), across, down, level), reader)
            if table is not None and not any(t.area.overlaps(table.area, 2) for t in found):
                found.append(table)
    return found


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[list[Rule]]:
    """Three or more rules with the same ends, the widest first; then the same for rules that lie
    on one height with small gaps between them, taken together."""
    found: list[list[Rule]] = []
    for rules in (across, _bridged(across, down)):
        groups = [
            g
            for g in _with_same_ends(rules)
            if len(g) >= SETTINGS.rule_count and g[0].length > SETTINGS.shortest_pt
        ]
        found += sorted(groups, key=lambda g: -g[0].length)
    return found


def _with_same_ends(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    slack = SETTINGS.same_end_pt
    for rule in sorted(rules, key=lambda r: r.at):
        for group in groups:
            if abs(group[0].start - rule.start) <= slack and abs(group[0].end - rule.end) <= slack:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _bridged(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """The rules on one height as one rule from the first to the last, but for those of boxes that
    stand apart: with a wall on either side of the white between them."""
    found: list[Rule] = []
    for rule in sorted(across, key=lambda r: (r.at, r.start)):
        if found and _is_bridged(found[-1], rule, down):
            found[-1] = Rule(found[-1].at, found[-1].start, max(found[-1].end, rule.end))
        else:
            found.append(rule)
    return found


def _is_bridged(last: Rule, rule: Rule, down: Sequence[Rule]) -> bool:
    gap = rule.start - last.end
    if rule.at - last.at >= 0.5 or not -3 <= gap < 30:
        return False
    return gap <= 2 * NEAR or not all(
        any(abs(r.at - x) <= NEAR and r.start - NEAR <= rule.at <= r.end + NEAR for r in down)
        for x in (last.end, rule.start)
    )


def _between(words: Sequence[Word], x0: float, x1: float, top: float, bottom: float) -> list[Word]:
    return [w for w in words if x0 - 3 <= w.center <= x1 + 3 and top < w.middle <= bottom]


def _stretches(group: Sequence[Rule], words: Sequence[Word]) -> list[list[Rule]]:
    """Parts of a group of rules with no running text between them, and no wide empty space."""
    parts: list[list[Rule]] = [[group[0]]]
    for above, below in pairwise(group):
        held = _between(words, above.start, above.end, above.at, below.at)
        lines = lines_of(held)
        empty = not lines and below.at - above.at > SETTINGS.white_pt
        if empty or _is_prose(lines, above) or _runs_beyond(words, above, below):
            parts.append([below])
        else:
            parts[-1].append(below)
    return [part for part in parts if len(part) >= SETTINGS.rule_count]


def _runs_beyond(words: Sequence[Word], above: Rule, below: Rule) -> bool:
    """Return True if a text between two rules begins or ends well beyond them: it is no cell."""
    level = [w for w in words if above.at < w.middle <= below.at]
    far = SETTINGS.beyond_em
    return any(
        run.x0 < above.end - far * run.words[0].size
        and run.x1 > above.start + far * run.words[0].size
        and (
            run.x1 > above.end + far * run.words[0].size
            or run.x0 < above.start - far * run.words[0].size
        )
        for line in lines_of(level)
        for run in runs_of(line)
    )


def _is_prose(lines: Sequence[Line], rule: Rule) -> bool:
    """Return True if most of the lines run over the whole width without a gap."""
    if any(is_caption(line.text) for line in lines):
        return True
    one = [len(runs_of(line, SETTINGS.gap_em)) == 1 for line in lines]
    full = [
        alone and line.x1 - line.x0 > SETTINGS.prose_share * rule.length
        for alone, line in zip(one, lines, strict=True)
    ]
    longest = max((len(list(g)) for is_full, g in groupby(full) if is_full), default=0)
    if longest >= SETTINGS.prose_line_count:
        return True
    return sum(full) >= 2 and (sum(full) > 0.5 * len(lines) or all(one))


@dataclass(frozen=True, slots=True)
class _Stack:
    """Level rules of one table, and what else stands on its page."""

    rules: tuple[Rule, ...]
    across: Sequence[Rule]
    down: Sequence[Rule]
    words: Sequence[Word]
    x0: float = field(init=False)
    x1: float = field(init=False)
    #: The rules within the table, whatever their length.
    partial: tuple[Rule, ...] = field(init=False)

    def __post_init__(self) -> None:
        # Asked for in every band: counted once.
        object.__setattr__(self, "x0", min(r.start for r in self.rules))
        object.__setattr__(self, "x1", max(r.end for r in self.rules))
        object.__setattr__(self, "partial", tuple(self._partial_rules()))

    @property
    def top(self) -> float:
        return self.rules[0].at

    @property
    def bottom(self) -> float:
        return self.rules[-1].at

    def bands(self) -> list[_Band]:
        """Return what stands between each two rules."""
        return [
            _Band(a.at, b.at, tuple(lines_of(_between(self.words, self.x0, self.x1, a.at, b.at))))
            for a, b in pairwise(self.rules)
        ]

    def borders(self) -> list[float]:
        """Return where upright rules pass the middle of the table."""
        middle = self.top + 0.5 * (self.bottom - self.top)
        return [r.at for r in self.down if r.start <= middle <= r.end and self.x0 < r.at < self.x1]

    def _partial_rules(self) -> list[Rule]:
        return [
            r
            for r in self.across
            if self.top < r.at < self.bottom and self.x0 - 3 <= r.start and r.end <= self.x1 + 3
        ]


@dataclass(frozen=True, slots=True)
class _Band:
    """The lines between two rules."""

    top: float
    bottom: float
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Rows:
    """The rows of a table in the making: their lines and where each begins.

    ``merged`` holds the cells that span rows, as row, column and how many rows.
    """

    rows: list[list[PlacedLine]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, rows: Sequence[list[PlacedLine]]) -> None:
        """Add rows that no rule parts: each begins at its words."""
        for row in rows:
            self.rows.append(row)
            self.tops.append(min(p.line.top for p in row) - 1)


def _table(page: int, stack: _Stack, reader: str) -> DraftTable | None:
    bands = stack.bands()
    inside = [line for band in bands for line in band.lines]
    columns = columns_of(inside, stack.x0, stack.x1, stack.borders())
    if not columns:
        return None
    above = _above(stack, columns)
    below = _below(stack, columns, inside)
    if above or below:
        everything = [*above, *inside, *below]
        columns = columns_of(everything, stack.x0, stack.x1, stack.borders()) or columns
    found = _rows_of_bands(stack, bands, above, columns)
    end = stack.bottom
    if below:
        found.add(split_rows([placed(line, columns) for line in below], len(columns)))
        end = max(p.line.bottom for p in found.rows[-1]) + 1
    if len(found.rows) < 2:
        return None
    cells = cells_of(found.rows, columns, found.tops, end)
    whole = _merged(cells, found.merged, [*found.tops, end])
    return DraftTable(page, Area(stack.x0, found.tops[0], stack.x1, end), whole, reader)


def _add_band(
    found: _Rows,
    band: _Band,
    stack: _Stack,
    columns: Sequence[Column],
    *,
    is_head: bool,
    several: bool,
) -> None:
    partial, width = stack.partial, stack.x1 - stack.x0
    cuts, free = _partial_cuts(partial, columns, band, width)
    if cuts:
        parts = _cut_band(band.lines, cuts, free, columns, is_head)
        found.merged += [(len(found.rows), column, len(parts)) for column in free]
        found.rows += parts
        found.tops += [band.top, *cuts]
        return
    here = [placed(line, columns, _under(line, band, partial, width)) for line in band.lines]
    parts = _rows_of_band(here, columns, is_head, several=several)
    found.rows += parts
    found.tops.append(band.top)
    found.tops += [
        (max(p.line.bottom for p in up) + min(p.line.top for p in low)) / 2
        for up, low in pairwise(parts)
    ]


def _rows_of_bands(
    stack: _Stack, bands: Sequence[_Band], above: Sequence[Line], columns: Sequence[Column]
) -> _Rows:
    """Return the rows of a header ``above`` the bands (if any), and those of the bands."""
    found = _Rows()
    if above:
        found.add(header_of([placed(line, columns) for line in above], columns))
    several = len(stack.rules) > SETTINGS.few_rule_count or _are_rows(bands, columns)
    for number, band in enumerate(bands):
        if band.lines:
            is_head = number == 0 and not above
            _add_band(found, band, stack, columns, is_head=is_head, several=several)
    return found


def _are_rows(bands: Sequence[_Band], columns: Sequence[Column]) -> bool:
    """Return True if the rules part rows: between each two stands one line with numbers at most, and
    between most one."""
    counts = []
    for band in bands:
        lines = [placed(line, columns) for line in band.lines]
        counts.append(sum(bool(line.figures() - {0}) for line in lines))
    single = sum(count == 1 for count in counts)
    return max(counts, default=0) == 1 and single >= 2 and single >= 0.5 * len(counts)


def _is_partial(rule: Rule, band: _Band, longest: float) -> bool:
    return band.top + 2 < rule.at < band.bottom - 2 and rule.length < longest


def _partial_cuts(
    partial: Sequence[Rule], columns: Sequence[Column], band: _Band, width: float
) -> tuple[list[float], list[int]]:
    """Where rules that are shorter than the table part rows within a band, and the columns that
    they leave whole (cells that span the rows)."""
    inside = [r for r in partial if _is_partial(r, band, SETTINGS.partial_share * width)]
    found: list[float] = []
    free: set[int] = set()
    for at in sorted({round(r.at, 1) for r in inside}):
        under = _columns_at([r for r in inside if abs(r.at - at) < 1], columns)
        left = set(range(len(columns))) - under
        is_near = bool(found) and at - found[-1] < 3
        if len(under) < 2 or not left or is_near:
            continue
        found.append(at)
        free = free & left if free else left
    usable = found and free and _are_all_filled([band.top, *found, band.bottom], band.lines)
    return (found, sorted(free)) if usable else ([], [])


def _columns_at(rules: Sequence[Rule], columns: Sequence[Column]) -> set[int]:
    """Return the columns whose middle one of the rules passes."""
    return {
        i
        for i, c in enumerate(columns)
        if any(r.start - 3 <= (c.x0 + c.x1) / 2 <= r.end + 3 for r in rules)
    }


def _are_all_filled(edges: Sequence[float], lines: Sequence[Line]) -> bool:
    """Return True if a line stands between each two edges."""
    middles = [(line.top + line.bottom) / 2 for line in lines]
    return all(any(a < middle <= b for middle in middles) for a, b in pairwise(edges))


def _cut_band(
    band: Sequence[Line],
    cuts: Sequence[float],
    free: Sequence[int],
    columns: Sequence[Column],
    is_head: bool,
) -> list[list[PlacedLine]]:
    """The rows of a band that shorter rules part; text in the columns ``free`` goes to the first."""
    whole: list[Word] = []
    others: list[Word] = []
    for word in (w for line in band for w in line.words):
        (whole if home(Run((word,)), columns) in free else others).append(word)
    rows: list[list[PlacedLine]] = [[] for _ in range(len(cuts) + 1)]
    for line in lines_of(others):
        middle = (line.top + line.bottom) / 2
        rows[sum(cut < middle for cut in cuts)].append(placed(line, columns))
    if is_head:
        rows = _spread_over_columns(rows, columns, free)
    rows[0] = [placed(line, columns) for line in lines_of(whole)] + rows[0]
    return rows


def _spread_over_columns(
    rows: Sequence[Sequence[PlacedLine]], columns: Sequence[Column], free: Sequence[int]
) -> list[list[PlacedLine]]:
    """Return header rows with their texts over the columns that they head, ``free`` ones aside."""
    flat = iter(over_columns([line for row in rows for line in row], columns))
    spread = [[next(flat) for _ in row] for row in rows]
    return [
        [PlacedLine(x.line, x.runs, tuple(_without(r, free) for r in x.reaches)) for x in row]
        for row in spread
    ]


def _without(reach: tuple[int, int], free: Sequence[int]) -> tuple[int, int]:
    """The columns of a reach, those at its ends that are ``free`` left out."""
    inside = [c for c in range(reach[0], reach[1] + 1) if c not in free]
    return (inside[0], inside[-1]) if inside else reach


def _merged(
    cells: tuple[DraftCell, ...],
    merged: Sequence[tuple[int, int, int]],
    borders: Sequence[float],
) -> tuple[DraftCell, ...]:
    """The cells, those that span rows made so; ``merged`` has their row, column and rows."""
    spans = {(row, column): count for row, column, count in merged}
    covered = {(row + i, column) for row, column, count in merged for i in range(1, count)}
    found = []
    for cell in cells:
        if (cell.row, cell.column) in covered and not cell.lines:
            continue
        count = spans.get((cell.row, cell.column), 1)
        if count > 1 and cell.column_span == 1:
            area = replace(cell.area, bottom=borders[cell.row + count])
            cell = replace(cell, row_span=count, area=area)
        found.append(cell)
    return tuple(found)


def _under(line: Line, band: _Band, partial: Sequence[Rule], width: float) -> list[Rule]:
    """The rules directly below ``line`` that are shorter than the table."""
    lower = [o.baseline for o in band.lines if o.baseline > line.baseline + 1]
    following = min(lower, default=band.bottom)
    return [
        r for r in partial if line.baseline - 1 < r.at <= following - 1 and r.length < 0.9 * width
    ]


def _rows_of_band(
    lines: list[PlacedLine], columns: Sequence[Column], is_head: bool, *, several: bool
) -> list[list[PlacedLine]]:
    """The rows of a band; where the table has ``several`` bands, each without numbers is one row."""
    numeric = figure_columns(lines)
    anchors = sum(bool(line.figures() & numeric) for line in lines)
    if anchors < 2 and is_head:
        return header_of(lines, columns)
    if anchors < 2 and several:
        return [lines]
    return split_rows(lines, len(columns))


def _above(stack: _Stack, columns: Sequence[Column]) -> list[Line]:
    """Header lines right above the first rule: runs of words over two columns or more."""
    found: list[Line] = []
    level = stack.top
    reach = _between(
        stack.words, stack.x0, stack.x1, stack.top - SETTINGS.header_reach_pt, stack.top
    )
    for line in reversed(lines_of(reach)):
        apart = level - line.bottom > SETTINGS.header_gap_em * line.size
        if apart or len(found) >= SETTINGS.header_line_count or is_caption(line.text):
            break
        if _is_no_header(line, stack, columns, is_lowest=not found):
            break
        found.insert(0, line)
        level = line.top
    # A line alone over the first column, at the top, is no header: a heading or a caption.
    while len(found) > 1 and placed(found[0], columns).columns == {0}:
        if _goes_with(found[0], found[1]):
            break
        found.pop(0)
    return found if len(_columns_under(found, columns)) >= 2 else []


def _is_no_header(line: Line, stack: _Stack, columns: Sequence[Column], *, is_lowest: bool) -> bool:
    """Return True if a line with one text is wide, stands over several columns, or stands right
    above the table over its first column."""
    place = placed(line, columns)
    if len(place.runs) > 1:
        return False
    wide = line.x1 - line.x0 > SETTINGS.lone_header_share * (stack.x1 - stack.x0)
    return wide or place.spans or (is_lowest and place.reaches[0][0] == 0)


def _goes_with(line: Line, below: Line) -> bool:
    """Return True if the two lines are of one header, set alike and close."""
    return (
        line.words[0].style == below.words[0].style
        and abs(line.size - below.size) < 0.3
        and below.baseline - line.baseline < 1.4 * line.size
    )


def _columns_under(lines: Sequence[Line], columns: Sequence[Column]) -> set[int]:
    return {c for line in lines for c in placed(line, columns).columns}


def _below(stack: _Stack, columns: Sequence[Column], inside: Sequence[Line]) -> list[Line]:
    """Rows right below the last rule: numbers where the table has numbers."""
    numeric = figure_columns([placed(line, columns) for line in inside])
    if not numeric:
        return []
    found: list[Line] = []
    level = stack.bottom
    reach = stack.bottom + SETTINGS.row_reach_pt
    for line in lines_of(_between(stack.words, stack.x0, stack.x1, stack.bottom, reach)):
        place = placed(line, columns)
        if line.top - level > SETTINGS.row_gap_em * line.size:
            break
        if len(place.runs) < 2 or len(place.figures() & numeric) < 0.5 * len(numeric):
            break
        found.append(line)
        level = line.bottom
    return found
