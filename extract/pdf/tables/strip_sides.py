"""Where a table of numbers below each other begins and ends across the page: its names and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from extract.pdf.tables.cells import Line
from extract.pdf.tables.gutters import (
    Run,
    runs_of,
)
from extract.pdf.tables.strip_parts import (
    SETTINGS,
    YEAR,
    PageLines,
    Span,
    is_same_x,
    most_usual,
)


def further_left(left: float, rows: Sequence[int], page: PageLines) -> float:
    """Where the columns of words begin that stand further left than the names next to the numbers.

    Such a column has short texts below each other, and a header above them; what goes on above or
    below the table, or fills its width as running text does, is no column of it.
    """
    while True:
        runs = [
            run
            for row in range(rows[0], rows[-1] + 1)
            for run in [r for r in page.split[row] if r.x1 < left - 2][-1:]
        ]
        if not runs:
            return left
        here, best = _column_of_names(runs, page, rows)
        few = len(here) < max(2, SETTINGS.named_share * len(runs))
        if few or _is_running(here, left, page.lines, rows, best):
            return left
        left = best


def _column_of_names(
    runs: Sequence[Run], page: PageLines, rows: Sequence[int]
) -> tuple[list[Run], float]:
    """Return the runs that begin at one x, or end at one, and where they begin."""
    best = most_usual(sorted(r.x0 for r in runs))
    here = [r for r in runs if is_same_x(r.x0, best)]
    end = most_usual([r.x1 for r in runs])
    flush = [r for r in runs if is_same_x(r.x1, end)]
    if (
        len(flush) > len(here)
        and _are_names(flush)
        and not _follow_closely(flush, page.split, rows)
    ):
        return flush, min(r.x0 for r in flush)
    return here, best


def further_right(right: float, left: float, rows: Sequence[int], page: PageLines) -> float:
    """Where the columns of words end that stand right of the last numbers: remarks, mostly.

    Such a column begins on lines of the table at one x, under a header of its own or with short
    texts, and neither begins above the table nor goes on below it, as text beside a table does.
    """
    while True:
        here = _column_of_remarks(right, rows, page)
        if not here:
            return right
        best = here[0].x0
        words = sum(len(r.words) for r in here) / len(here)
        short = words <= SETTINGS.remark_word_count
        headed = _has_header_at(best, Span(left, right), rows[0], page)
        if not (headed or short) or _goes_beyond(best, right, rows, page):
            return right
        right = max(r.x1 for r in here)


def _first_texts_after(right: float, rows: Iterable[int], page: PageLines) -> Mapping[int, Run]:
    """Return the first text right of ``right`` of each row that has one."""
    texts = {row: [r for r in page.split[row] if r.x0 > right + 2] for row in rows}
    return {row: found[0] for row, found in texts.items() if found}


def _column_of_remarks(right: float, rows: Sequence[int], page: PageLines) -> list[Run]:
    """Return the next texts right of the numbers, where most begin at an x that they share."""
    after = _first_texts_after(right, range(rows[0], rows[-1] + 1), page)
    runs = list(after.values())
    if len(runs) < 2:
        return []
    best = most_usual([r.x0 for r in runs])
    level = [row for row in rows if row in after and is_same_x(after[row].x0, best)]
    # Where a column has empty cells, the next text may be that of the column behind it.
    in_line = sum(sum(is_same_x(r.x0, other.x0) for other in runs) > 1 for r in runs)
    if len(level) < 2 or in_line < SETTINGS.in_line_share * len(runs):
        return []
    # The first is the one that the others are near.
    here = [r for r in runs if is_same_x(r.x0, best)]
    return sorted(here, key=lambda r: r.x0 != best)


def _has_header_at(x0: float, span: Span, first: int, page: PageLines) -> bool:
    """Return True if a short text stands at ``x0`` right above row ``first``, on a line with a
    header of the numbers. Years may head them, and be row ``first``."""
    inside = [r.text.strip() for r in page.split[first] if span.left <= r.center <= span.right]
    years = sum(bool(YEAR.fullmatch(text)) for text in inside)
    for i in range(first if years >= 2 else first - 1, max(-1, first - 4), -1):
        if page.distance(i, first) > SETTINGS.pitch_em * page.lines[first].size:
            return False
        here = any(is_same_x(r.x0, x0) and len(r.words) <= 4 for r in page.split[i])
        others = any(span.left <= r.center <= span.right for r in page.split[i])
        if here and others:
            return True
    return False


def _goes_beyond(x0: float, right: float, rows: Sequence[int], page: PageLines) -> bool:
    """Return True if lines of text at ``x0`` go on above or below the table, beside nothing of it."""
    for beyond in (
        range(rows[-1] + 1, min(len(page.lines), rows[-1] + 5)),
        range(rows[0] - 1, max(-1, rows[0] - 6), -1),
    ):
        if sum(_stands_alone(page.split[i], x0, right) for i in beyond) >= 3:
            return True
    return False


def _stands_alone(runs: Sequence[Run], x0: float, right: float) -> bool:
    if not runs or not is_same_x(runs[-1].x0, x0):
        return False
    return len(runs[-1].words) > 3 and all(r.x1 > right for r in runs)


def _is_running(
    here: Sequence[Run], right: float, lines: Sequence[Line], rows: Sequence[int], x0: float
) -> bool:
    """Return True if the runs are lines of running text next to the table."""
    words = sum(len(r.words) for r in here) / len(here)
    widths = sorted(r.x1 - r.x0 for r in here)
    full = widths[len(widths) // 2] > 0.85 * widths[-1] > 60
    if words > SETTINGS.remark_word_count or (words > 2.5 and full):
        return True
    if words <= 2:
        return False
    around = [
        *lines[max(0, rows[0] - 6) : max(0, rows[0] - 3)],
        *lines[rows[-1] + 1 : rows[-1] + 4],
    ]
    runs = [run for line in around for run in runs_of(line, SETTINGS.gap_em)]
    longer = [r for r in runs if is_same_x(r.x0, x0) and r.x1 - r.x0 > 1.3 * widths[-1]]
    return sum(r.x1 < right for r in longer) >= 2


def usual_left(
    labels: Sequence[Run], split: Sequence[Sequence[Run]], rows: Sequence[int]
) -> float | None:
    """Where most labels begin: None when they begin at all kinds of places."""
    lefts = sorted(r.x0 for r in labels)

    def near(x: float) -> int:
        return sum(-1 <= y - x <= SETTINGS.indent_pt for y in lefts)

    best = max(lefts, key=near)
    count = near(best)
    end = most_usual([r.x1 for r in labels])
    flush = [r for r in labels if is_same_x(r.x1, end)]
    if len(flush) > count and _are_names(flush) and not _follow_closely(flush, split, rows):
        # Names set flush right begin anywhere.
        best, count = min(r.x0 for r in flush), len(flush)
    return best if count >= SETTINGS.named_share * len(lefts) else None


def _follow_closely(
    runs: Sequence[Run], split: Sequence[Sequence[Run]], rows: Sequence[int]
) -> bool:
    """Return True if other words stand right before most of them: then they end lines of running
    text."""
    wanted = {id(run) for run in runs}
    close = 0
    for row in range(rows[0], rows[-1] + 1):
        for before, run in pairwise(split[row]):
            if id(run) in wanted and run.x0 - before.x1 < 1.3 * run.words[0].size:
                close += 1
    return close >= 0.5 * len(runs)


def _are_names(runs: Sequence[Run]) -> bool:
    """Return True if they are short and of different lengths, unlike lines of justified text."""
    widths = sorted(r.x1 - r.x0 for r in runs)
    words = sum(len(r.words) for r in runs) / len(runs)
    return words <= 3 and widths[len(widths) // 2] < 0.8 * widths[-1]
