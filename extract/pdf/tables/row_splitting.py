"""Rows of a table, from its lines: which lines are one row, and which cell their words are in."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from statistics import median

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

#: Lines of one cell stand at most this many type sizes apart.
WRAP = 1.5
#: Lines nearer than this many type sizes stand in different cells of one row: lines below each other
#: would touch.
HALF_WAY = 0.95
#: Rows stand this much further apart than the lines of a cell, where there is room between them.
_ROOM = 1.06


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


def _cut(runs: Sequence[Run], columns: Sequence[Column]) -> list[Run]:
    """The runs, cut where a small gap falls between two columns and the parts belong to them: one
    is a number, or both begin where their columns do."""
    lefts = [run.words[0].x0 for run in runs]
    found: list[Run] = []
    for run in runs:
        part: list[Word] = []
        for word in run.words:
            if part and not word.glued and word.x0 - part[-1].x1 > 0.2 * word.size:
                figure = is_figure(word.text) or is_figure(part[-1].text)
                for c, d in itertools.pairwise(columns):
                    between = part[-1].x1 - 1 <= d.left and c.right <= word.x0 + 1
                    begins = abs(word.x0 - d.x0) < 1.5 and part[-1].x1 <= d.x0
                    level = any(abs(x - c.x0) < 1.5 for x in lefts)
                    # The header of numbers that stand at the right reaches left of them.
                    ends = (
                        abs(part[0].x0 - c.x0) < 1.5
                        and part[-1].x1 < d.x0
                        and abs(run.x1 - d.x1) < 1.5
                        and word.x0 > c.x0 + 2
                        and _is_widest_gap(run, word)
                    )
                    if (
                        (between and figure and _is_widest_gap(run, word))
                        or (begins and level and part[-1].x0 >= c.x0 - 2)
                        or ends
                    ):
                        found.append(Run(tuple(part)))
                        part = []
                        break
            part.append(word)
        if part:
            found.append(Run(tuple(part)))
    return found


def _is_widest_gap(run: Run, word: Word) -> bool:
    gaps = {id(b): b.x0 - a.x1 for a, b in itertools.pairwise(run.words)}
    return gaps[id(word)] >= max(gaps.values()) - 0.3


def figure_columns(lines: Sequence[PlacedLine]) -> set[int]:
    """The columns whose lines are mostly numbers, and some really are."""
    found = set()
    for column in {c for line in lines for c in line.columns}:
        here = [
            run
            for line in lines
            for run, (a, b) in zip(line.runs, line.reaches, strict=True)
            if a == b == column
        ]
        real = sum(is_figure_cell(run.text) for run in here)
        stand_in = sum(is_placeholder(run.text) for run in here)
        if real and real + stand_in >= 0.6 * len(here) and real + stand_in >= 2:
            found.add(column)
    # Years that name the rows are no numbers of the table.
    return found - {0} if len(found) > 1 else found


def split_rows(lines: Sequence[PlacedLine], column_count: int) -> list[list[PlacedLine]]:
    """The lines of a stretch without rules between its rows, as rows.

    Where columns hold numbers, a line with one begins or is a row; the other lines go with the
    nearer of the lines above and below, or are rows of their own where neither is near. Where
    there are no numbers, rows stand further apart than the lines within them, or begin with
    something in the first column.
    """
    if len(lines) < 2:
        return [list(lines)] if lines else []
    numeric = figure_columns(lines)
    anchors = [
        _is_anchor(line, numeric) and not (i and _is_end_of_range(lines[i - 1], line))
        for i, line in enumerate(lines)
    ]
    first = next((i for i, a in enumerate(anchors) if a), None)
    if first is None:
        return _rows_of_text(lines, column_count)
    rows = header_of(lines[:first]) if first else []
    if rows and _distance(lines[first - 1], lines[first]) <= _near(lines, anchors):
        # The last line above is no header: the first row's own text begins there.
        head = [line for row in rows[:-1] for line in row] + rows[-1][:-1]
        return head_rows(head) + _around_anchors(
            [lines[first - 1], *lines[first:]], [False, *anchors[first:]]
        )
    return rows + _around_anchors(lines[first:], anchors[first:])


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
    wrap = max(WRAP * size, _ROOM * inner if inner < 2 * size else 0.0)
    return min(wrap, 0.87 * pitch) if pitch > 1.5 * size else 0.0


def _row_pitch(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> float:
    """The usual distance between rows that directly follow each other; very much if none do."""
    found = [
        _distance(a, b)
        for (a, first), (b, second) in itertools.pairwise(zip(lines, anchors, strict=True))
        if first and second
    ]
    return median(found) if found else 1e9


def _around_anchors(lines: Sequence[PlacedLine], anchors: Sequence[bool]) -> list[list[PlacedLine]]:
    near, pitch = _near(lines, anchors), _row_pitch(lines, anchors)
    rights: dict[int, float] = {}
    for line in lines:
        for run, (first, last) in zip(line.runs, line.reaches, strict=True):
            if first == last:
                rights[first] = max(rights.get(first, 0.0), run.x1)
    rows: list[list[PlacedLine]] = []
    after: list[PlacedLine] = []
    anchor: PlacedLine | None = None
    for i, line in enumerate(lines):
        touching = HALF_WAY * line.line.size
        if anchors[i]:
            if rows and anchor is not None and _distance(anchor, line) < touching:
                rows[-1] += [*after, line]
            else:
                rows.append([*after, line])
            anchor, after = line, []
            continue
        above = _distance(lines[i - 1], line) if i else 1e9
        below = _distance(line, lines[i + 1]) if i + 1 < len(lines) else 1e9
        if rows and line.columns == {0} and above + below <= 1.15 * pitch < 1e8:
            # A name in the middle of the rows that it is for, set between two of them.
            rows[-1].append(line)
            continue
        if rows and not after and above < touching and above <= below:
            rows[-1].append(line)
            continue
        if below < touching:
            after.append(line)
            continue
        if near:
            joins_above = above <= near and above <= below + 0.5 and not after
            joins_below = below <= near and not joins_above
        else:
            joins_above = (
                not after
                and bool(rows)
                and (_runs_on(rows[-1], line) or _is_wrapped(rows[-1], line, rights))
            )
            joins_below = False
        if joins_above and rows:
            rows[-1].append(line)
        elif joins_below:
            after.append(line)
        else:
            rows.append([*after, line])
            after = []
    if after:
        rows.append(after)
    return rows


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
    own beside these lines.
    """
    found = list(lines)
    free = [i for i in range(len(columns)) if i not in taken]
    for i, line in enumerate(lines[:-1]):
        below = {
            a
            for other in lines[i + 1 :]
            for a, b in other.reaches
            if a == b and len(other.reaches) > len(line.reaches)
        }
        if len(line.reaches) >= len(free) or not below - line.columns:
            continue
        names = {a for a, b in line.reaches if a == b} - below
        among = spread_over(line.runs, [columns[i] for i in free])
        spread = tuple((free[a], free[b]) for a, b in among)
        if spread and all((a, a) in spread for a in names if a == 0):
            found[i] = PlacedLine(line.line, line.runs, spread)
    return found


def header_of(
    lines: Sequence[PlacedLine], columns: Sequence[Column] = ()
) -> list[list[PlacedLine]]:
    """The lines of a header as its rows, spread over ``columns`` where these are given.

    A line that stands half-way between two others, in columns of its own, is the text of cells that
    are set in the middle of a row (or of the rows that they span): it belongs to the upper row.
    """
    floating = {i for i in range(len(lines)) if _is_half_way(lines, i)}
    fixed = [line for i, line in enumerate(lines) if i not in floating]
    taken = {c for i in floating for c in lines[i].columns}
    rows = head_rows(over_columns(fixed, columns, taken) if columns else fixed)
    for i in floating:
        above = [row for row in rows if row[0].line.baseline < lines[i].line.baseline]
        (above[-1] if above else rows[0]).append(lines[i])
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
    """Does ``line`` divide a cell of ``row`` that stands over several columns?"""
    wide = [(a, b) for above in row for a, b in above.reaches if a != b]
    return any(
        sum(a <= x and y <= b for x, y in line.reaches) >= 2
        or any(
            a <= x and y <= b and (x, y) != (a, b) and len(line.reaches) > 1
            for x, y in line.reaches
        )
        for a, b in wide
    )


def _rows_of_text(lines: Sequence[PlacedLine], column_count: int) -> list[list[PlacedLine]]:
    by_distance = _rows_by_distance(lines, column_count)
    if by_distance:
        return by_distance
    firsts = [0 in line.columns for line in lines]
    rows: list[list[PlacedLine]] = []
    if 0 < sum(firsts) < len(lines) and firsts[0] and column_count > 1:
        for line, starts in zip(lines, firsts, strict=True):
            if not rows or (starts and not _runs_on(rows[-1], line)):
                rows.append([line])
            else:
                rows[-1].append(line)
        return rows
    for line in lines:
        if rows and _runs_on(rows[-1], line):
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
    limit = max(_ROOM * pitch, pitch + 0.8)
    rows = [[lines[0]]]
    whole = inner = 0
    for above, line in itertools.pairwise(lines):
        if _distance(above, line) > limit:
            rows.append([line])
            continue
        if len(line.columns) >= column_count and not _runs_on(rows[-1], line):
            whole += 1
        inner += 1
        rows[-1].append(line)
    if len(rows) < 2 or whole > 0.5 * inner:
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
        top, low = borders[number], borders[number + 1]
        spans: list[tuple[int, int, list[Word]]] = []
        for line in row:
            for run, (a, b) in zip(line.runs, line.reaches, strict=True):
                meets = [s for s in spans if s[0] <= b and a <= s[1]]
                words = list(run.words)
                for other in meets:
                    spans.remove(other)
                    a, b = min(a, other[0]), max(b, other[1])
                    words += other[2]
                spans.append((a, b, words))
        taken = {c for a, b, _ in spans for c in range(a, b + 1)}
        spans += [(c, c, []) for c in range(len(columns)) if c not in taken]
        for a, b, words in sorted(spans, key=lambda s: s[0]):
            area = Area(columns[a].left, top, columns[b].right, low)
            found.append(DraftCell(number, a, area, lines_of(words), 1, b - a + 1))
    return tuple(found)


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
