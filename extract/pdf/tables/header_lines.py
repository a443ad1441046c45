"""Rows of a header: which of its lines are one row, and what stands over several columns."""

from __future__ import annotations

from collections.abc import Sequence, Set

from extract.pdf.tables.gutters import (
    Column,
)
from extract.pdf.tables.header_spans import spread_over
from extract.pdf.tables.placing import (
    HALF_WAY,
    WRAP,
    PlacedLine,
    distance_between,
)


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
    """Return True if the line stands less than a line's height below one and above another line,
    with nothing above or below its own texts."""
    if not 0 < at < len(lines) - 1:
        return False
    above, line, below = lines[at - 1 : at + 2]
    near = HALF_WAY * line.line.size
    return (
        distance_between(above, line) < near
        and distance_between(line, below) < near
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
            far = distance_between(above, line) > WRAP * max(above.line.size, line.line.size) + 1
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
