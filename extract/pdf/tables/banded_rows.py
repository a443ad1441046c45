"""The rows of a banded table: what stands between each two of its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.pdf.page.ink import Rule, Word
from extract.pdf.tables.banded_settings import SETTINGS
from extract.pdf.tables.cells import DraftCell, Line, lines_of
from extract.pdf.tables.gutters import Column, Run, home
from extract.pdf.tables.header_lines import header_of, over_columns
from extract.pdf.tables.placing import PlacedLine, figure_columns, placed
from extract.pdf.tables.row_splitting import split_rows
from extract.pdf.tables.rule_groups import words_between


@dataclass(frozen=True, slots=True)
class RuleStack:
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

    def bands(self) -> list[_RuleBand]:
        """Return what stands between each two rules."""
        return [
            _RuleBand(
                a.at, b.at, tuple(lines_of(words_between(self.words, self.x0, self.x1, a.at, b.at)))
            )
            for a, b in pairwise(self.rules)
        ]

    def borders(self) -> list[float]:
        """Return where upright rules pass the middle of the table, or stand in several of its rows: shading
        over a whole row, or a merged cell, can break them."""
        middle = self.top + 0.5 * (self.bottom - self.top)
        inside = [r for r in self.down if self.x0 < r.at < self.x1]
        passing = [r.at for r in inside if r.start <= middle <= r.end]
        pieces: dict[int, list[Rule]] = {}
        for rule in inside:
            if self.top - 3 <= rule.start and rule.end <= self.bottom + 3:
                pieces.setdefault(round(rule.at), []).append(rule)
        height = self.bottom - self.top
        broken = [
            found[0].at
            for found in pieces.values()
            if len(found) >= SETTINGS.piece_count
            and sum(r.length for r in found) >= SETTINGS.piece_share * height
        ]
        return sorted({*passing, *broken})

    def _partial_rules(self) -> list[Rule]:
        return [
            r
            for r in self.across
            if self.top < r.at < self.bottom and self.x0 - 3 <= r.start and r.end <= self.x1 + 3
        ]


@dataclass(frozen=True, slots=True)
class _RuleBand:
    """The lines between two rules."""

    top: float
    bottom: float
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _BandRows:
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


def _add_band(
    found: _BandRows,
    band: _RuleBand,
    stack: RuleStack,
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
    here = [placed(line, columns, _rules_under(line, band, partial, width)) for line in band.lines]
    parts = _rows_of_band(here, columns, is_head, several=several)
    found.rows += parts
    found.tops.append(band.top)
    found.tops += [
        (max(p.line.bottom for p in up) + min(p.line.top for p in low)) / 2
        for up, low in pairwise(parts)
    ]


def rows_of_bands(
    stack: RuleStack, bands: Sequence[_RuleBand], above: Sequence[Line], columns: Sequence[Column]
) -> _BandRows:
    """Return the rows of a header ``above`` the bands (if any), and those of the bands."""
    found = _BandRows()
    if above:
        found.add(header_of([placed(line, columns) for line in above], columns))
    several = len(stack.rules) > SETTINGS.few_rule_count or _are_rows(bands, columns)
    for number, band in enumerate(bands):
        if band.lines:
            is_head = number == 0 and not above
            _add_band(found, band, stack, columns, is_head=is_head, several=several)
    return found


def _are_rows(bands: Sequence[_RuleBand], columns: Sequence[Column]) -> bool:
    """Return True if the rules part rows: between each two stands one line with numbers at most, and
    between most one."""
    counts = []
    for band in bands:
        lines = [placed(line, columns) for line in band.lines]
        counts.append(sum(bool(line.figures() - {0}) for line in lines))
    single = sum(count == 1 for count in counts)
    return max(counts, default=0) == 1 and single >= 2 and single >= 0.5 * len(counts)


def _is_partial(rule: Rule, band: _RuleBand, longest: float) -> bool:
    return band.top + 2 < rule.at < band.bottom - 2 and rule.length < longest


def _partial_cuts(
    partial: Sequence[Rule], columns: Sequence[Column], band: _RuleBand, width: float
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


def merged_cells(
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


def _rules_under(line: Line, band: _RuleBand, partial: Sequence[Rule], width: float) -> list[Rule]:
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
