"""Rows of a table, from its lines: which lines are one row, and which cell their words are in."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from statistics import median
from typing import Literal

from extract.marks import goes_on
from extract.pdf.page.ink import Area, Rule, Word
from extract.pdf.tables.cells import DraftCell, Line, lines_of
from extract.pdf.tables.gutters import (
    Column,
    Run,
    home,
    is_figure,
    is_figure_cell,
    is_placeholder,
    reach,
    runs_of,
)
from extract.pdf.tables.header_spans import spread_over
from extract.settings import Settings

#: Lines of one cell stand at most this many type sizes apart.
WRAP = 1.5
#: Lines nearer than this many type sizes stand in different cells of one row: lines below each other
#: would touch.
HALF_WAY = 0.95


@dataclass(frozen=True, slots=True)
class RowSettings(Settings):
    """What parts the lines of a table into rows and cells."""

    #: Rows stand this much further apart than the lines of a cell, where there is room between them.
    room_ratio: float = 1.06
    #: A gap within a run can part cells only where it is wider than this: a blank is some 0.25.
    gap_em: float = 0.2
    #: A text begins (or ends) where its column does when so near.
    begins_pt: float = 1.5
    #: A column holds numbers when this part of its lines does.
    figure_share: float = 0.6


SETTINGS = RowSettings()
#: Points: further than anything on a page.
_FAR = 1e9
#: A line that holds no numbers goes with the row above, the row below, or is one of its own.
_Side = Literal["above", "below", "own"]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its runs and the columns that each stands over."""

    line: Line
    runs: tuple[Run, ...]
    reaches: tuple[tuple[int, int], ...]

    @property
    def columns(self) -> set[int]:
        return {c for a, b in self.reaches for c in range(a, b + 1)}

    @property
    def spans(self) -> bool:
        return any(a != b for a, b in self.reaches)

    def figures(self) -> set[int]:
        """The columns in which this line has nothing but a number (or what stands for one)."""
        return {
            a
            for run, (a, b) in zip(self.runs, self.reaches, strict=True)
            if a == b and (is_figure_cell(run.text) or is_placeholder(run.text))
        }


def placed(line: Line, columns: Sequence[Column], rules: Sequence[Rule] = ()) -> PlacedLine:
    """The line's runs with the columns that they stand over.

    ``rules`` are horizontal rules right below it that are shorter than the table: a run above one
    stands over all the columns that the rule does.
    """
    cut = _cut(runs_of(line), columns)
    homes = [home(run, columns) for run in cut]
    if len(cut) == len(columns) and all(abs(h - i) <= 1 for i, h in enumerate(homes)):
        # One run for each column: the header of a column may stand aside of what is below it.
        return PlacedLine(line, tuple(cut), tuple((i, i) for i in range(len(columns))))
    runs: list[Run] = []
    reaches: list[tuple[int, int]] = []
    for run, own in zip(cut, homes, strict=True):
        first, last = _reach_over_rules(run, columns, rules)
        if reaches and first <= reaches[-1][1]:
            before = home(runs[-1], columns)
            if before >= own:
                # Two runs in one cell are one run with a wide gap in it.
                reaches[-1] = (reaches[-1][0], max(last, reaches[-1][1]))
                runs[-1] = Run(runs[-1].words + run.words)
                continue
            # Each has a column of its own: neither reaches into the other's.
            reaches[-1] = (min(reaches[-1][0], before), min(reaches[-1][1], own - 1))
            first = max(first, reaches[-1][1] + 1)
            last = max(first, last)
        runs.append(run)
        reaches.append((first, last))
    return PlacedLine(line, tuple(runs), tuple(reaches))


def _reach_over_rules(
    run: Run, columns: Sequence[Column], rules: Sequence[Rule]
) -> tuple[int, int]:
    """Return the first and last column that a run, or a rule right below it, stands over."""
    first, last = reach(run, columns)
    for rule in rules:
        if rule.start - 2 <= run.center <= rule.end + 2:
            under = [
                i
                for i, c in enumerate(columns)
                if rule.start - 2 <= (c.x0 + c.x1) / 2 <= rule.end + 2
            ]
            if under:
                first, last = min(first, under[0]), max(last, under[-1])
    return first, last


def _cut(runs: Sequence[Run], columns: Sequence[Column]) -> list[Run]:
    """The runs, cut where a small gap falls between two columns and the parts belong to them: one
    is a number, or both begin where their columns do."""
    lefts = [run.words[0].x0 for run in runs]
    found: list[Run] = []
    for run in runs:
        part: list[Word] = []
        for word in run.words:
            if part and _parts_cells(_Gap(run, part, word), columns, lefts):
                found.append(Run(tuple(part)))
                part = []
            part.append(word)
        found.append(Run(tuple(part)))
    return found


@dataclass(frozen=True, slots=True)
class _Gap:
    """The white before ``word`` within a run; ``part`` are the words left of it."""

    run: Run
    part: Sequence[Word]
    word: Word

    @property
    def before(self) -> Word:
        return self.part[-1]

    @property
    def is_widest(self) -> bool:
        return _is_widest_gap(self.run, self.word)


def _parts_cells(gap: _Gap, columns: Sequence[Column], lefts: Sequence[float]) -> bool:
    """Return True if the gap falls between two columns; ``lefts`` is where the line's runs begin."""
    word = gap.word
    if word.glued or word.x0 - gap.before.x1 <= SETTINGS.gap_em * word.size:
        return False
    return any(
        _parts_figures(gap, left, right)
        or _begins_column(gap, left, right, lefts)
        or _ends_column(gap, left, right)
        for left, right in itertools.pairwise(columns)
    )


def _parts_figures(gap: _Gap, left: Column, right: Column) -> bool:
    """Return True if the gap is the widest of its run, between the columns, beside a number."""
    between = gap.before.x1 - 1 <= right.left and left.right <= gap.word.x0 + 1
    if not between or not (is_figure(gap.word.text) or is_figure(gap.before.text)):
        return False
    return gap.is_widest


def _begins_column(gap: _Gap, left: Column, right: Column, lefts: Sequence[float]) -> bool:
    """Return True if the texts on both sides begin exactly where their columns do."""
    near = SETTINGS.begins_pt
    begins = abs(gap.word.x0 - right.x0) < near and gap.before.x1 <= right.x0
    level = begins and any(abs(x - left.x0) < near for x in lefts)
    return level and gap.before.x0 >= left.x0 - 2


def _ends_column(gap: _Gap, left: Column, right: Column) -> bool:
    """Return True if the text right of the gap ends where its column does: the header of numbers
    that stand at the right reaches left of them."""
    near = SETTINGS.begins_pt
    return (
        abs(gap.part[0].x0 - left.x0) < near
        and gap.before.x1 < right.x0
        and abs(gap.run.x1 - right.x1) < near
        and gap.word.x0 > left.x0 + 2
        and gap.is_widest
    )


def _is_widest_gap(run: Run, word: Word) -> bool:
    gaps = {id(b): b.x0 - a.x1 for a, b in itertools.pairwise(run.words)}
    return gaps[id(word)] >= max(gaps.values()) - 0.3


def figure_columns(lines: Sequence[PlacedLine]) -> set[int]:
    """The columns whose lines are mostly numbers, and some really are."""
    columns = {c for line in lines for c in line.columns}
    found = {c for c in columns if _is_of_figures(_runs_in_column(lines, c))}
    # Years that name the rows are no numbers of the table.
    return found - {0} if len(found) > 1 else found


def _runs_in_column(lines: Sequence[PlacedLine], column: int) -> list[Run]:
    """Return the runs that stand over this column and no other."""
    return [
        run
        for line in lines
        for run, (a, b) in zip(line.runs, line.reaches, strict=True)
        if a == b == column
    ]


def _is_of_figures(runs: Sequence[Run]) -> bool:
    real = sum(is_figure_cell(run.text) for run in runs)
    numbers = real + sum(is_placeholder(run.text) for run in runs)
    return real > 0 and numbers >= max(2, SETTINGS.figure_share * len(runs))


def split_rows(lines: Sequence[PlacedLine], column_count: int) -> list[list[PlacedLine]]:
    """The lines of a stretch without rules between its rows, as rows.

    Where columns hold numbers, a line with one begins or is a row; the other lines go with the
    nearer of the lines above and below, or are rows of their own where neither is near. Where
    there are no numbers, rows stand further apart than the lines within them, or begin with
    something in the first column.
    """
    if len(lines) < 2:
        return [list(lines)] if lines else []
    anchors = _anchors(lines)
    if True not in anchors:
        return _rows_of_text(lines, column_count)
    first = anchors.index(True)
    rows = header_of(lines[:first]) if first else []
    if rows and _distance(lines[first - 1], lines[first]) <= _near(lines, anchors):
        # The last line above is no header: the first row's own text begins there.
        head = [line for row in rows[:-1] for line in row] + rows[-1][:-1]
        return head_rows(head) + _around_anchors(
            [lines[first - 1], *lines[first:]], [False, *anchors[first:]]
        )
    return rows + _around_anchors(lines[first:], anchors[first:])


def _anchors(lines: Sequence[PlacedLine]) -> list[bool]:
    """Return for each line whether it holds the numbers of a row."""
    numeric = figure_columns(lines)
    return [
        _is_anchor(line, numeric) and not (i and _is_end_of_range(lines[i - 1], line))
        for i, line in enumerate(lines)
    ]


def _distance(above: PlacedLine, below: PlacedLine) -> float:
    return below.line.baseline - above.line.baseline


def _is_anchor(line: PlacedLine, numeric: set[int]) -> bool:
    """Does the line hold the numbers of a row? A year among the words of a header is none."""
    held = line.columns & numeric
    return bool(held) and len(line.figures() & numeric) >= 0.5 * len(held)


def _is_end_of_range(above: PlacedLine, line: PlacedLine) -> bool:
    """Does the line hold the end of a range that the line above begins ("2027-"), and no more than
    what goes on with the texts beside it?"""
    if _distance(above, line) > WRAP * line.line.size:
        return False
    begun = {place: run.text for run, place in zip(above.runs, above.reaches, strict=True)}
    ends = 0
    for run, place in zip(line.runs, line.reaches, strict=True):
        before = begun.get(place, "")
        if before[-2:-1].isdigit() and before.endswith(("-", "–")):
            ends += 1
        elif not goes_on(before, run.text):
            return False
    return ends > 0


def _near(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> float:
    """How far apart (points) the lines of one row may stand; 0 where rows stand no further apart
    than lines do, so that distances tell nothing."""
    size = max(line.line.size for line in lines)
    pitch = min(_row_pitch(lines, anchors), 3 * size)
    inner = cell_pitch(lines) or 0.0
    wrap = max(WRAP * size, SETTINGS.room_ratio * inner if inner < 2 * size else 0.0)
    return min(wrap, 0.87 * pitch) if pitch > 1.5 * size else 0.0


def _row_pitch(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> float:
    """The usual distance between rows that directly follow each other; very much if none do."""
    found = [
        _distance(a, b)
        for (a, first), (b, second) in itertools.pairwise(zip(lines, anchors, strict=True))
        if first and second
    ]
    return median(found) if found else _FAR


def _around_anchors(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> list[list[PlacedLine]]:
    return _RowsAroundAnchors(lines, anchors).split()


class _RowsAroundAnchors:
    """Makes rows of lines of which some, the anchors, hold the numbers of a row."""

    def __init__(self, lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> None:
        self.lines = lines
        self.anchors = anchors
        self.near = _near(lines, anchors)
        self.pitch = _row_pitch(lines, anchors)
        self.rights = _right_ends(lines)
        self.rows: list[list[PlacedLine]] = []
        #: Lines above an anchor that belong to its row.
        self.pending: list[PlacedLine] = []
        self.anchor: PlacedLine | None = None

    def split(self) -> list[list[PlacedLine]]:
        for i, line in enumerate(self.lines):
            if self.anchors[i]:
                self._add_anchor(line)
                continue
            place = self._place_of(i)
            if place == "above":
                self.rows[-1].append(line)
            elif place == "below":
                self.pending.append(line)
            else:
                self._begin_row(line)
        if self.pending:
            self.rows.append(self.pending)
        return self.rows

    def _begin_row(self, line: PlacedLine) -> None:
        self.rows.append([*self.pending, line])
        self.pending = []

    def _add_anchor(self, line: PlacedLine) -> None:
        touching = HALF_WAY * line.line.size
        if self.rows and self.anchor is not None and _distance(self.anchor, line) < touching:
            self.rows[-1] += [*self.pending, line]
            self.pending = []
        else:
            self._begin_row(line)
        self.anchor = line

    def _place_of(self, i: int) -> _Side:
        """Return the row that line ``i``, which is no anchor, belongs to."""
        line = self.lines[i]
        above = _distance(self.lines[i - 1], line) if i else _FAR
        below = _distance(line, self.lines[i + 1]) if i + 1 < len(self.lines) else _FAR
        touching = HALF_WAY * line.line.size
        # A name in the middle of the rows that it is for, set between two of them.
        named = line.columns == {0} and above + below <= 1.15 * self.pitch < _FAR / 10
        touches = not self.pending and above < touching and above <= below
        if self.rows and (named or touches):
            return "above"
        if below < touching:
            return "below"
        return self._nearer_side(above, below) if self.near else self._side_by_words(line)

    def _nearer_side(self, above: float, below: float) -> _Side:
        if above <= self.near and above <= below + 0.5 and not self.pending:
            return "above" if self.rows else "own"
        return "below" if below <= self.near else "own"

    def _side_by_words(self, line: PlacedLine) -> _Side:
        """Where distances tell nothing: what goes on with the texts of the row above is its."""
        if self.pending or not self.rows:
            return "own"
        row = self.rows[-1]
        return "above" if _runs_on(row, line) or _is_wrapped(row, line, self.rights) else "own"


def _right_ends(lines: Sequence[PlacedLine]) -> dict[int, float]:
    """Return where the text of each column ends at the furthest."""
    rights: dict[int, float] = {}
    for line in lines:
        for run, (first, last) in zip(line.runs, line.reaches, strict=True):
            if first == last:
                rights[first] = max(rights.get(first, 0.0), run.x1)
    return rights


def _is_wrapped(row: Sequence[PlacedLine], line: PlacedLine, rights: Mapping[int, float]) -> bool:
    """Is ``line`` the rest of texts in ``row`` that would not have fitted in their columns?

    ``rights`` is where the text of each column ends at the furthest.
    """
    if line.spans or _distance(row[-1], line) > WRAP * line.line.size:
        return False
    above = {
        a: run
        for placed_line in row
        for run, (a, _) in zip(placed_line.runs, placed_line.reaches, strict=True)
    }
    for run, (column, _) in zip(line.runs, line.reaches, strict=True):
        first = run.words[0]
        before = above.get(column)
        if before is None:
            return False
        if before.x1 + 0.2 * first.size + (first.x1 - first.x0) <= rights[column]:
            return False
    return True


def _runs_on(row: Sequence[PlacedLine], line: PlacedLine) -> bool:
    """In lines set close: does every run of ``line`` go on from the row's text above it?"""
    for run, (a, _) in zip(line.runs, line.reaches, strict=True):
        above = " ".join(
            r.text
            for placed_line in row
            for r, (c, _) in zip(placed_line.runs, placed_line.reaches, strict=True)
            if c == a
        )
        text = run.text.lstrip()
        broken = above.endswith(("-", "\u00ad")) and not above[-2:-1].isspace()
        if not above or not (broken or goes_on(above, text) or text.startswith("(")):
            return False
    return True


def over_columns(
    lines: Sequence[PlacedLine], columns: Sequence[Column], taken: Set[int] = frozenset()
) -> list[PlacedLine]:
    """Header lines, with runs that stand over several columns of the lines below spread over them.

    So it is where a line has fewer runs than there are columns, and a line below has a run of its
    own in columns that no run of this line stands over. The columns ``taken`` have a text of their
    own beside these lines. A line below one that has a text for each column goes on with some of
    these.
    """
    free = [i for i in range(len(columns)) if i not in taken]
    full = next((i for i, line in enumerate(lines) if _has_each(line, free)), len(lines))
    return [
        line if i > full else _over_free_columns(line, lines[i + 1 :], columns, free)
        for i, line in enumerate(lines)
    ]


def _has_each(line: PlacedLine, free: Sequence[int]) -> bool:
    """Return True if each of the columns has a text of its own on the line."""
    return {(column, column) for column in free} <= set(line.reaches)


def _over_free_columns(
    line: PlacedLine,
    lower: Sequence[PlacedLine],
    columns: Sequence[Column],
    free: Sequence[int],
) -> PlacedLine:
    below = {
        a
        for other in lower
        for a, b in other.reaches
        if a == b and len(other.reaches) > len(line.reaches)
    }
    if len(line.reaches) >= len(free) or not below - line.columns:
        return line
    spread = tuple(
        (free[a], free[b]) for a, b in spread_over(line.runs, [columns[i] for i in free])
    )
    # What stands over the first column alone names the rows, and stays there.
    names_rows = (0, 0) in line.reaches and 0 not in below
    if not spread or (names_rows and (0, 0) not in spread):
        return line
    return PlacedLine(line.line, line.runs, spread)


def header_of(
    lines: Sequence[PlacedLine], columns: Sequence[Column] = ()
) -> list[list[PlacedLine]]:
    """The lines of a header as its rows, spread over ``columns`` where these are given.

    A line that stands half-way between two others, in columns of its own, is the text of cells that
    are set in the middle of a row (or of the rows that they span): it belongs to the upper row.
    """
    halves = [_is_half_way(lines, i) for i in range(len(lines))]
    floating = [line for line, half in zip(lines, halves, strict=True) if half]
    fixed = [line for line, half in zip(lines, halves, strict=True) if not half]
    taken = {c for line in floating for c in line.columns}
    rows = head_rows(over_columns(fixed, columns, taken) if columns else fixed)
    for line in floating:
        above = [row for row in rows if row[0].line.baseline < line.line.baseline]
        (above[-1] if above else rows[0]).append(line)
    return rows


def _is_half_way(lines: Sequence[PlacedLine], at: int) -> bool:
    """Does the line stand less than a line's height below one and above another line, with nothing
    above or below its own texts?"""
    if not 0 < at < len(lines) - 1:
        return False
    above, line, below = lines[at - 1 : at + 2]
    near = HALF_WAY * line.line.size
    return (
        _distance(above, line) < near
        and _distance(line, below) < near
        and not any(
            min(run.x1, other.x1) - max(run.x0, other.x0) > 0
            for run in line.runs
            for other in (*above.runs, *below.runs)
        )
    )


def head_rows(lines: Sequence[PlacedLine]) -> list[list[PlacedLine]]:
    """Header lines as rows: a new row below a line that stands over several columns, where the
    lines below have something under it in each; or where the lines stand further apart."""
    rows: list[list[PlacedLine]] = []
    for line in lines:
        if rows:
            above = rows[-1][-1]
            far = _distance(above, line) > WRAP * max(above.line.size, line.line.size) + 1
            if not far and not _is_under(rows[-1], line):
                rows[-1].append(line)
                continue
        rows.append([line])
    return rows


def _is_under(row: Sequence[PlacedLine], line: PlacedLine) -> bool:
    """Return True if ``line`` divides a cell of ``row`` that stands over several columns."""
    return any(
        _divides(line, first, last)
        for above in row
        for first, last in above.reaches
        if first != last
    )


def _divides(line: PlacedLine, first: int, last: int) -> bool:
    """Return True if texts of the line stand under a part of the columns only."""
    within = [(a, b) for a, b in line.reaches if first <= a and b <= last]
    smaller = any(reach != (first, last) for reach in within)
    return len(within) >= 2 or (smaller and len(line.reaches) > 1)


def _rows_of_text(lines: Sequence[PlacedLine], column_count: int) -> list[list[PlacedLine]]:
    by_distance = _rows_by_distance(lines, column_count)
    if by_distance:
        return by_distance
    firsts = [0 in line.columns for line in lines]
    # Where only some lines have something in the first column, those alone can begin a row.
    by_first_column = 0 < sum(firsts) < len(lines) and firsts[0] and column_count > 1
    rows: list[list[PlacedLine]] = []
    for line, first in zip(lines, firsts, strict=True):
        if rows and ((by_first_column and not first) or _runs_on(rows[-1], line)):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _rows_by_distance(
    lines: Sequence[PlacedLine], column_count: int
) -> list[list[PlacedLine]] | None:
    """The lines parted where they stand further apart than the lines of one cell do; None where no
    lines do, or where what would be one row has a line of its own for each column.

    In whatever way cells are set in their row (at its top, in its middle), the highest cell has a
    line at each line's height: only between rows is the distance greater.
    """
    pitch = cell_pitch(lines)
    if pitch is None:
        return None
    rows = _parted_at(lines, max(SETTINGS.room_ratio * pitch, pitch + 0.8))
    if len(rows) < 2 or _hold_full_lines(rows, column_count):
        return None
    found: list[list[PlacedLine]] = []
    for row in rows:
        held = {c for line in row for c in line.columns}
        # The points of a list stand apart: they are a part of the row that they are in.
        if found and len(held) == 1 and 0 not in held and column_count > 1:
            found[-1] += row
        else:
            found.append(row)
    return found


def _parted_at(lines: Sequence[PlacedLine], limit: float) -> list[list[PlacedLine]]:
    """Return the lines parted where they stand more than ``limit`` points apart."""
    rows = [[lines[0]]]
    for above, line in itertools.pairwise(lines):
        if _distance(above, line) > limit:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _hold_full_lines(rows: Sequence[Sequence[PlacedLine]], column_count: int) -> bool:
    """Return True if most lines within rows have a text for each column that goes on from none."""
    inner = [(row[:i], row[i]) for row in rows for i in range(1, len(row))]
    whole = sum(
        len(line.columns) >= column_count and not _runs_on(above, line) for above, line in inner
    )
    return whole > 0.5 * len(inner)


def cell_pitch(lines: Sequence[PlacedLine]) -> float | None:
    """The distance (points) between lines of one cell: the smallest between lines of a column."""
    last: dict[int, PlacedLine] = {}
    found: list[float] = []
    for line in lines:
        for column in line.columns:
            if column in last:
                distance = _distance(last[column], line)
                if distance > HALF_WAY * line.line.size:
                    found.append(distance)
            last[column] = line
    return min(found, default=None)


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
