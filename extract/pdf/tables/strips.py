"""Tables without rules or shading: numbers in line below each other, with words before them.

What is looked for is columns of numbers that begin on the second run of a line or later; the text
to their left names the rows. Numbered lists, tables of contents and running text with years in it
are not tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftTable, Line, lines_of
from extract.pdf.tables.gutters import (
    Run,
    are_page_numbers,
    columns_of,
    is_figure_cell,
    is_note,
    is_placeholder,
    runs_of,
)
from extract.pdf.tables.row_splitting import cells_of, header_of, placed, split_rows

#: Rows of a table stand at most this many type sizes apart.
_PITCH = 3.6
#: Of the texts right of the numbers this part begins at the x of another.
_IN_LINE = 0.75
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADERS = re.compile(r"[.\u2026·_]{4,}|(?:\. ){3,}")


@dataclass(slots=True)
class _Strip:
    """Numbers below each other."""

    x0: float
    x1: float
    items: list[tuple[int, Run]] = field(default_factory=list)

    @property
    def rows(self) -> set[int]:
        return {row for row, _ in self.items}


def aligned_tables(page: int, words: Sequence[Word], reader: str = "aligned") -> list[DraftTable]:
    """The tables among ``words``, which are those outside of other tables."""
    lines = list(lines_of([w for w in words if w.turn == 0]))
    split = [runs_of(line, 0.62) for line in lines]
    strips = _strips(lines, split)
    found: list[DraftTable] = []
    for group in _groups(strips):
        table = _table(page, group, lines, split, reader)
        if table is not None and not any(t.area.overlaps(table.area, 2) for t in found):
            found.append(table)
    return found


def _strips(lines: Sequence[Line], split: Sequence[Sequence[Run]]) -> list[_Strip]:
    strips: list[_Strip] = []
    for row, runs in enumerate(split):
        if _LEADERS.search(lines[row].text):
            continue
        for place, run in enumerate(runs):
            text = run.text
            figure = is_figure_cell(text)
            if place == 0 or not (figure or is_placeholder(text)):
                continue
            following = runs[place + 1] if place + 1 < len(runs) else None
            if (
                following is not None
                and not is_figure_cell(following.text)
                and not is_placeholder(following.text)
                and following.x0 - run.x1 < 2.0 * lines[row].size
                and following.x1 - following.x0 > 8 * lines[row].size
            ):
                # The number of a list item or paragraph, with its text behind it.
                continue
            home = _home(strips, run, lines, row)
            if home is not None:
                home.items.append((row, run))
                home.x0, home.x1 = min(home.x0, run.x0), max(home.x1, run.x1)
            elif figure:
                strips.append(_Strip(run.x0, run.x1, [(row, run)]))
    return [s for s in strips if sum(is_figure_cell(r.text) for _, r in s.items) >= 2]


def _home(strips: Sequence[_Strip], run: Run, lines: Sequence[Line], row: int) -> _Strip | None:
    for strip in strips:
        last_row, last = strip.items[-1]
        overlap = min(run.x1, last.x1) - max(run.x0, last.x0)
        if (
            last_row != row
            and overlap >= 0.5 * min(run.x1 - run.x0, last.x1 - last.x0)
            and (
                abs(run.x0 - last.x0) < 3
                or abs(run.x1 - last.x1) < 3
                or abs(run.center - last.center) < 3
                or overlap >= 0.9 * min(run.x1 - run.x0, last.x1 - last.x0)
            )
            and lines[row].baseline - lines[last_row].baseline <= _PITCH * lines[row].size
        ):
            return strip
    return None


def _groups(strips: Sequence[_Strip]) -> list[list[_Strip]]:
    """Strips that share rows belong to one table."""
    groups: list[list[_Strip]] = []
    for strip in strips:
        home = next(
            (
                g
                for g in groups
                if any(
                    len(strip.rows & other.rows) >= 0.5 * min(len(strip.rows), len(other.rows))
                    for other in g
                )
            ),
            None,
        )
        if home is None:
            groups.append([strip])
        else:
            home.append(strip)
    return [
        g for g in groups if len(set().union(*(s.rows for s in g))) >= (3 if len(g) == 1 else 2)
    ]


def _table(
    page: int,
    group: Sequence[_Strip],
    lines: Sequence[Line],
    split: Sequence[Sequence[Run]],
    reader: str,
) -> DraftTable | None:
    rows = sorted(set().union(*(s.rows for s in group)))
    first_figure = min(s.x0 for s in group)
    while len(rows) > 2 and _is_year_of_header(rows[0], group, lines, split, first_figure):
        rows = rows[1:]
    right = max(s.x1 for s in group)
    labels: list[Run] = []
    for row in rows:
        before = [r for r in split[row] if r.x1 <= first_figure + 1]
        if before:
            labels.append(before[-1])
    if len(labels) < 0.6 * len(rows):
        return None
    left = min(r.x0 for r in labels)
    edge = _usual_left(labels, split, rows)
    if edge is None or _is_contents(group, labels):
        return None
    left = _further_left(max(left, edge - 2), rows, lines, split)
    right = _further_right(right, left, rows, lines, split)
    body = [_part(lines[i], left, right) for i in range(rows[0], rows[-1] + 1)]
    inside = [line for line in body if line is not None]
    if _has_prose(inside, left, right):
        return None
    head = _head(lines, split, rows[0], left, right, inside)
    tail = _tail(lines, rows[-1], left, right, inside)
    everything = [*head, *inside, *tail]
    x0 = min(line.x0 for line in everything)
    x1 = max(line.x1 for line in everything)
    columns = columns_of(everything, x0 - 2, x1 + 2)
    if not columns:
        return None
    top_rows = header_of([placed(line, columns) for line in head], columns)
    body_rows = split_rows([placed(line, columns) for line in [*inside, *tail]], len(columns))
    all_rows = top_rows + body_rows
    if len(all_rows) < 2:
        return None
    cells = cells_of(all_rows, columns)
    area = Area(x0, everything[0].top, x1, max(line.bottom for line in everything))
    return DraftTable(page, area, cells, reader)


def _further_left(
    left: float, rows: Sequence[int], lines: Sequence[Line], split: Sequence[Sequence[Run]]
) -> float:
    """Where the columns of words begin that stand further left than the names next to the numbers.

    Such a column has short texts below each other, and a header above them; what goes on above or
    below the table, or fills its width as running text does, is no column of it.
    """
    while True:
        before = {
            row: [r for r in split[row] if r.x1 < left - 2][-1:]
            for row in range(rows[0], rows[-1] + 1)
        }
        runs = [r for found in before.values() for r in found]
        if not runs:
            return left
        lefts = sorted(r.x0 for r in runs)
        best = max(lefts, key=lambda x: sum(abs(y - x) < 3 for y in lefts))
        here = [r for r in runs if abs(r.x0 - best) < 3]
        ends = [r.x1 for r in runs]
        end = max(ends, key=lambda x: sum(abs(y - x) < 3 for y in ends))
        flush = [r for r in runs if abs(r.x1 - end) < 3]
        if len(flush) > len(here) and _are_names(flush) and not _follow_closely(flush, split, rows):
            here, best = flush, min(r.x0 for r in flush)
        if len(here) < max(2, 0.6 * len(runs)) or _is_running(here, left, lines, rows, best):
            return left
        left = best


def _further_right(
    right: float,
    left: float,
    rows: Sequence[int],
    lines: Sequence[Line],
    split: Sequence[Sequence[Run]],
) -> float:
    """Where the columns of words end that stand right of the last numbers: remarks, mostly.

    Such a column begins on lines of the table at one x, under a header of its own or with short
    texts, and neither begins above the table nor goes on below it, as text beside a table does.
    """
    while True:
        after = {
            row: next((r for r in split[row] if r.x0 > right + 2), None)
            for row in range(rows[0], rows[-1] + 1)
        }
        runs = [r for r in after.values() if r is not None]
        if len(runs) < 2:
            return right
        near = {id(r): sum(abs(r.x0 - other.x0) < 3 for other in runs) for r in runs}
        best = max(runs, key=lambda r: near[id(r)]).x0
        here = [r for r in runs if abs(r.x0 - best) < 3]
        level = [row for row in rows if (r := after[row]) is not None and abs(r.x0 - best) < 3]
        # Where a column has empty cells, the next text may be that of the column behind it.
        in_line = sum(count > 1 for count in near.values())
        if len(level) < 2 or in_line < _IN_LINE * len(runs):
            return right
        headed = _has_header_at(best, left, right, rows[0], lines, split)
        words = sum(len(r.words) for r in here) / len(here)
        if (not headed and words > 5) or _goes_beyond(best, right, rows, lines, split):
            return right
        right = max(r.x1 for r in here)


def _has_header_at(
    x0: float,
    left: float,
    right: float,
    first: int,
    lines: Sequence[Line],
    split: Sequence[Sequence[Run]],
) -> bool:
    """Does a short text stand at ``x0`` right above row ``first``, on a line with a header of the
    numbers? Years may head them, and be row ``first``."""
    inside = [r.text.strip() for r in split[first] if left <= r.center <= right]
    years = sum(bool(_YEAR.fullmatch(text)) for text in inside)
    for i in range(first if years >= 2 else first - 1, max(-1, first - 4), -1):
        if lines[first].baseline - lines[i].baseline > _PITCH * lines[first].size:
            return False
        here = [r for r in split[i] if abs(r.x0 - x0) < 3 and len(r.words) <= 4]
        others = [r for r in split[i] if left <= r.center <= right]
        if here and others:
            return True
    return False


def _goes_beyond(
    x0: float,
    right: float,
    rows: Sequence[int],
    lines: Sequence[Line],
    split: Sequence[Sequence[Run]],
) -> bool:
    """Do lines of text at ``x0`` go on above or below the table, beside nothing of it?"""
    for beyond in (
        range(rows[-1] + 1, min(len(lines), rows[-1] + 5)),
        range(rows[0] - 1, max(-1, rows[0] - 6), -1),
    ):
        alone = [
            i
            for i in beyond
            if split[i]
            and abs(split[i][-1].x0 - x0) < 3
            and len(split[i][-1].words) > 3
            and all(r.x1 > right for r in split[i])
        ]
        if len(alone) >= 3:
            return True
    return False


def _is_year_of_header(
    row: int,
    group: Sequence[_Strip],
    lines: Sequence[Line],
    split: Sequence[Sequence[Run]],
    first_figure: float,
) -> bool:
    """Is the row no more than years that end the headers above them ("Opgave / 2030")?"""
    figures = [run for s in group for number, run in s.items if number == row]
    if not all(_YEAR.fullmatch(run.text.strip()) for run in figures) or not row:
        return False
    if any(r.x1 <= first_figure + 1 for r in split[row]):
        return False
    close = lines[row].baseline - lines[row - 1].baseline <= 1.5 * lines[row].size
    return close and all(
        any(min(r.x1, run.x1) - max(r.x0, run.x0) > 0 for r in split[row - 1]) for run in figures
    )


def _is_running(
    here: Sequence[Run], right: float, lines: Sequence[Line], rows: Sequence[int], x0: float
) -> bool:
    """Are the runs lines of running text next to the table?"""
    words = sum(len(r.words) for r in here) / len(here)
    widths = sorted(r.x1 - r.x0 for r in here)
    if words > 5 or (words > 2.5 and widths[len(widths) // 2] > 0.85 * widths[-1] > 60):
        return True
    around = [
        *lines[max(0, rows[0] - 6) : max(0, rows[0] - 3)],
        *lines[rows[-1] + 1 : rows[-1] + 4],
    ]
    longer = [
        run
        for line in around
        for run in runs_of(line, 0.62)
        if abs(run.x0 - x0) < 3 and run.x1 < right and run.x1 - run.x0 > 1.3 * widths[-1]
    ]
    return len(longer) >= 2 and words > 2


def _usual_left(
    labels: Sequence[Run], split: Sequence[Sequence[Run]], rows: Sequence[int]
) -> float | None:
    """Where most labels begin: None when they begin at all kinds of places."""
    lefts = sorted(r.x0 for r in labels)
    best = max(lefts, key=lambda x: sum(-1 <= y - x <= 25 for y in lefts))
    count = sum(-1 <= y - best <= 25 for y in lefts)
    rights = [r.x1 for r in labels]
    end = max(rights, key=lambda x: sum(abs(y - x) < 3 for y in rights))
    flush = [r for r in labels if abs(r.x1 - end) < 3]
    if len(flush) > count and _are_names(flush) and not _follow_closely(flush, split, rows):
        # Names set flush right begin anywhere.
        best, count = min(r.x0 for r in flush), len(flush)
    return best if count >= 0.6 * len(lefts) else None


def _follow_closely(
    runs: Sequence[Run], split: Sequence[Sequence[Run]], rows: Sequence[int]
) -> bool:
    """Do other words stand right before most of them? Then they end lines of running text."""
    wanted = {id(run) for run in runs}
    close = 0
    for row in range(rows[0], rows[-1] + 1):
        for before, run in pairwise(split[row]):
            if id(run) in wanted and run.x0 - before.x1 < 1.3 * run.words[0].size:
                close += 1
    return close >= 0.5 * len(runs)


def _are_names(runs: Sequence[Run]) -> bool:
    """Are they short and of different lengths, unlike lines of justified text?"""
    widths = sorted(r.x1 - r.x0 for r in runs)
    words = sum(len(r.words) for r in runs) / len(runs)
    return words <= 3 and widths[len(widths) // 2] < 0.8 * widths[-1]


def _part(line: Line, left: float, right: float) -> Line | None:
    """The words of a line between ``left`` and ``right``."""
    words = tuple(w for w in line.words if left - 1 <= w.center <= right + 1)
    return Line(words) if words else None


def _overlapping(runs: Sequence[Run], left: float, right: float) -> Line | None:
    """The runs of a line that begin between ``left`` and ``right``."""
    words = tuple(w for run in runs if left <= run.x0 < right for w in run.words)
    return Line(words) if words else None


def _is_contents(group: Sequence[_Strip], labels: Sequence[Run]) -> bool:
    """Is it a table of contents: titles with page numbers that never go down?"""
    if len(group) != 1:
        return False
    return are_page_numbers([run.text for _, run in group[0].items])


def _has_prose(lines: Sequence[Line], left: float, right: float) -> bool:
    full = [
        line
        for line in lines
        if len(runs_of(line, 0.9)) == 1 and line.x1 - line.x0 > 0.7 * (right - left)
    ]
    return len(full) > 0.34 * len(lines)


def _head(
    lines: Sequence[Line],
    split: Sequence[Sequence[Run]],
    first: int,
    left: float,
    right: float,
    inside: Sequence[Line],
) -> list[Line]:
    """The header lines above the first row with numbers."""
    columns = columns_of(inside, left - 2, right + 2)
    found: list[Line] = []
    if not columns:
        return found
    level = inside[0]
    gaps = sorted(b.top - a.bottom for a, b in pairwise(inside))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    for i in range(first - 1, max(-1, first - 8), -1):
        line = _overlapping(split[i], left - 12, right + 20)
        if line is None:
            continue
        if level.top - line.bottom > max(1.6 * line.size, 1.3 * usual) or is_caption(line.text):
            break
        place = placed(line, columns)
        lone = len(place.runs) == 1
        width = max(run.x1 - run.x0 for run in place.runs)
        if lone and place.reaches[0][0] == 0:
            # The first column's header may stand between the two levels of the others'.
            over = _overlapping(split[i - 1], left - 12, right + 20) if i else None
            two = over is not None and len(runs_of(over)) > 1 and over.x0 > columns[0].x1
            between = level.baseline - line.baseline < (1.6 if two else 0.9) * line.size
            if not found or not (between or _same_cell(line, found[0], columns[0].right)):
                break
        elif (
            lone and (width > 0.6 * (right - left) or place.reaches[0] == (0, len(columns) - 1))
        ) or (
            not lone
            and place.reaches[0][0] == 0
            and (place.runs[0].x1 - place.runs[0].x0 > 0.6 * (right - left))
        ):
            break
        found.insert(0, line)
        level = line
    while found and len(runs_of(found[0])) == 1:
        own = placed(found[0], columns).reaches[0]
        if len(found) > 1 and (own[0] > 0 or found[1].baseline - found[0].baseline < found[0].size):
            break
        found.pop(0)
    return found


def _same_cell(line: Line, below: Line, border: float) -> bool:
    """Is ``line`` the beginning of the text that ``below`` has in the first column?"""
    return (
        line.x1 <= border
        and below.x0 <= line.x0 + 3
        and below.baseline - line.baseline <= 1.35 * line.size
        and line.words[0].style.bold == below.words[0].style.bold
        and not is_note(line.text)
    )


def _tail(
    lines: Sequence[Line], last: int, left: float, right: float, inside: Sequence[Line]
) -> list[Line]:
    """The rest of the last row's text, below its numbers."""
    found: list[Line] = []
    columns = columns_of(inside, left - 2, right + 2)
    if not columns:
        return found
    level = inside[-1]
    gaps = [b.baseline - a.baseline for a, b in pairwise(inside)]
    usual = max(gaps, default=0.0)
    for line_ in lines[last + 1 : last + 4]:
        line = _part(line_, left, right)
        if line is None:
            continue
        place = placed(line, columns)
        close = line.baseline - level.baseline <= min(1.4 * line.size, 0.87 * usual)
        if not close or is_note(line.text) or place.spans:
            break
        found.append(line)
        level = line
    return found
