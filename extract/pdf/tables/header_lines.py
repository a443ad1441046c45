"""Rows of a header: which of its lines are one row, and what stands over several columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from extract.pdf.tables.gutters import Column, Run, runs_of
from extract.pdf.tables.header_spans import spread_over
from extract.pdf.tables.placing import (
    HALF_WAY,
    WRAP,
    PlacedLine,
    distance_between,
)

#: A text over repeated labels begins and ends at most so many type sizes outside their cells.
_ASIDE = 2.5
#: Texts that are set at the right end no further from each other than this part of their type size.
_AT_ONE_PLACE = 0.15


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
    if lower and _is_wrapped(line, lower[0]):
        return line
    if lower and (repeated := _over_repeated(line, lower[0], columns)) is not None:
        return repeated
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


def _is_wrapped(line: PlacedLine, below: PlacedLine) -> bool:
    """Return True if a text of the line goes on below: with a hyphen or slash at its end, in small letters where the
    heads of other columns begin with a capital or a figure ("Sociale" over "huur", beside "Koop"), or where both end
    at one place and do not begin at one."""
    under = {a: run for run, (a, b) in zip(below.runs, below.reaches, strict=True) if a == b}
    others = [run.text for a, run in under.items() if a > 0 and a not in line.columns]
    begin = any(not text[:1].islower() for text in others)
    return any(
        a == b
        and a in under
        and (
            run.text.endswith(("-", "/"))
            or (begin and under[a].text[:1].islower())
            or _are_at_right(run, under[a])
        )
        for run, (a, b) in zip(line.runs, line.reaches, strict=True)
    )


def _are_at_right(run: Run, below: Run) -> bool:
    """Return True if two texts end at the same place only, and neither is a number or year."""
    if not (run.text[:1].isalpha() and below.text[:1].isalpha()):
        return False
    aside = _AT_ONE_PLACE * run.words[0].size
    others = min(abs(run.x0 - below.x0), abs(run.center - below.center))
    return abs(run.x1 - below.x1) <= aside < others


def _over_repeated(
    line: PlacedLine, below: PlacedLine, columns: Sequence[Column]
) -> PlacedLine | None:
    """A header line over the columns of the line ``below`` where that says the same again for each of its texts:
    "Koop" and "Huur" over 2025, 2026, 2025 and 2026. None where it does not, or where a text stands elsewhere."""
    labels = {
        a: run.text.casefold()
        for run, (a, b) in zip(below.runs, below.reaches, strict=True)
        if a == b > 0
    }
    groups = _repeated(labels)
    inside = {c for first, last in groups for c in range(first, last + 1)}
    bare = [(c, c) for c in range(1, len(columns)) if c not in inside and c not in labels]
    targets, runs = sorted([*groups, *bare]), runs_of(line.line)
    if runs and len(runs) == len(targets) + 1:
        targets.insert(0, (0, 0))
    if not groups or len(runs) != len(targets):
        return None
    fits = all(_is_over(run, columns, reach) for run, reach in zip(runs, targets, strict=True))
    return PlacedLine(line.line, runs, tuple(targets)) if fits else None


def _repeated(labels: Mapping[int, str]) -> list[tuple[int, int]]:
    """The groups of columns side by side (first and last) that have the same labels, in the same order, each other
    than the next; the most columns that can be parted so."""
    columns = sorted(labels)
    best: list[tuple[int, int]] = []
    for start in range(len(columns)):
        for size in range(2, (len(columns) - start) // 2 + 1):
            found = _groups_of(columns[start:], size, labels)
            if len(found) >= 2 and len(found) * size > sum(b - a + 1 for a, b in best):
                best = found
    return best


def _groups_of(
    columns: Sequence[int], size: int, labels: Mapping[int, str]
) -> list[tuple[int, int]]:
    first = [labels[c] for c in columns[:size]]
    found: list[tuple[int, int]] = []
    for at in range(0, len(columns), size):
        own = columns[at : at + size]
        together = own[-1] - columns[0] == at + size - 1
        if len(set(first)) < size or not together or [labels[c] for c in own] != first:
            break
        found.append((own[0], own[-1]))
    return found


def _is_over(run: Run, columns: Sequence[Column], reach: tuple[int, int]) -> bool:
    """Return True if a text stands over these columns, a little aside at most."""
    aside = _ASIDE * run.words[0].size
    return columns[reach[0]].left - aside <= run.x0 and run.x1 <= columns[reach[1]].right + aside


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
