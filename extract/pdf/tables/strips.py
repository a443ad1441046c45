"""Tables without rules or shading: numbers in line below each other, with words before them.

What is looked for is columns of numbers that begin on the second run of a line or later; the text
to their left names the rows. Numbered lists, tables of contents and running text with years in it
are not tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftTable, Line, lines_of
from extract.pdf.tables.gutters import (
    Run,
    are_page_numbers,
    columns_of,
    is_figure_cell,
    is_placeholder,
    runs_of,
)
from extract.pdf.tables.header_lines import header_of
from extract.pdf.tables.placing import placed
from extract.pdf.tables.row_cells import cells_of
from extract.pdf.tables.row_splitting import split_rows
from extract.pdf.tables.strip_heads import find_header, find_rest_of_row, is_year_of_header
from extract.pdf.tables.strip_parts import (
    SETTINGS,
    PageLines,
    Span,
    Strip,
    is_same_x,
    words_between,
)
from extract.pdf.tables.strip_sides import further_left, further_right, usual_left

_LEADERS = re.compile(r"[.\u2026·_]{4,}|(?:\. ){3,}")


def aligned_tables(page: int, words: Sequence[Word], reader: str = "aligned") -> list[DraftTable]:
    """The tables among ``words``, which are those outside of other tables."""
    lines = list(lines_of([w for w in words if w.turn == 0]))
    split = [runs_of(line, SETTINGS.gap_em) for line in lines]
    source = PageLines(lines, split, _stretches(lines, split))
    found: list[DraftTable] = []
    for group in _groups(_strips(source), source):
        table = _table(page, group, source, reader)
        if table is not None and not any(t.area.overlaps(table.area, 2) for t in found):
            found.append(table)
    return found


def _stretches(lines: Sequence[Line], split: Sequence[Sequence[Run]]) -> list[int]:
    """Return the number of the stretch that each line is in: rows with a name, and a number behind it,
    that stand close below each other. A name alone may stand between them."""
    found: list[int] = []
    number, last = 0, -1
    first_figure = 0.0
    for i, (line, runs) in enumerate(zip(lines, split, strict=True)):
        reach = SETTINGS.pitch_em * line.size
        near = last >= 0 and line.baseline - lines[last].baseline <= reach
        if near and len(runs) == 1 and runs[0].x1 < first_figure:
            last = i
            found.append(0)
        elif _is_row_of_figures(runs):
            goes_on = near and last == i - 1
            number += not goes_on
            first_figure = min(runs[1].x0, first_figure) if goes_on else runs[1].x0
            last = i
            found.append(number)
        else:
            found.append(0)
    return found


def _is_row_of_figures(runs: Sequence[Run]) -> bool:
    """Return True for a name with nothing but numbers (or what stands for them) behind it."""
    if len(runs) < 2 or is_figure_cell(runs[0].text):
        return False
    return all(is_figure_cell(r.text) or is_placeholder(r.text) for r in runs[1:])


def _strips(page: PageLines) -> list[Strip]:
    strips: list[Strip] = []
    for row, runs in enumerate(page.split):
        if _LEADERS.search(page.lines[row].text):
            continue
        for place, run in enumerate(runs[1:], start=1):
            figure = is_figure_cell(run.text)
            if not (figure or is_placeholder(run.text)):
                continue
            following = runs[place + 1] if place + 1 < len(runs) else None
            if following is not None and _is_item_text(following, run, page.lines[row].size):
                continue
            home = _home(strips, run, page, row)
            if home is not None:
                home.add(row, run)
            elif figure:
                strips.append(Strip(run.x0, run.x1, [(row, run)]))
    return [s for s in strips if _figure_count(s) >= 2 or (s.items and _is_headed(s, page))]


def _figure_count(strip: Strip) -> int:
    return sum(is_figure_cell(run.text) for _, run in strip.items)


def _is_headed(strip: Strip, page: PageLines) -> bool:
    """Return True if a text stands over a number alone, right above the rows that it is among."""
    number = page.stretches[strip.items[0][0]]
    if not number:
        return False
    first = page.stretches.index(number)
    return any(
        page.distance(above, first) <= SETTINGS.pitch_em * page.lines[first].size
        and any(min(r.x1, strip.x1) - max(r.x0, strip.x0) > 0 for r in page.split[above][1:])
        for above in range(max(0, first - SETTINGS.lone_header_line_count), first)
    )


def _is_item_text(following: Run, run: Run, size: float) -> bool:
    """Return True if a text follows the number ``run`` as that of a list item does."""
    if is_figure_cell(following.text) or is_placeholder(following.text):
        return False
    near = following.x0 - run.x1 < SETTINGS.item_gap_em * size
    return near and following.x1 - following.x0 > SETTINGS.item_text_em * size


def _home(strips: Sequence[Strip], run: Run, page: PageLines, row: int) -> Strip | None:
    """Return the strip that a number stands below."""
    reach = SETTINGS.pitch_em * page.lines[row].size
    for strip in strips:
        last_row, last = strip.items[-1]
        near = page.distance(last_row, row) <= reach or page.are_in_stretch(last_row, row)
        below = last_row != row and near
        if below and _are_in_line(run, last):
            return strip
    return None


def _are_in_line(run: Run, above: Run) -> bool:
    """Return True if two numbers stand below each other, flush or centered."""
    overlap = min(run.x1, above.x1) - max(run.x0, above.x0)
    narrower = min(run.x1 - run.x0, above.x1 - above.x0)
    if overlap < SETTINGS.overlap_share * narrower:
        return False
    offsets = (run.x0 - above.x0, run.x1 - above.x1, run.center - above.center)
    flush = min(abs(offset) for offset in offsets) < SETTINGS.same_x_pt
    return flush or overlap >= SETTINGS.whole_overlap_share * narrower


def _groups(strips: Sequence[Strip], page: PageLines) -> list[list[Strip]]:
    """Strips that share rows belong to one table, and so do those in one stretch of rows."""
    groups: list[list[Strip]] = []
    for strip in strips:
        home = next((g for g in groups if any(_go_together(strip, s, page) for s in g)), None)
        if home is None:
            groups.append([strip])
        else:
            home.append(strip)
    return [g for g in groups if len(_rows_of(g)) >= (3 if len(g) == 1 else 2)]


def _go_together(strip: Strip, other: Strip, page: PageLines) -> bool:
    if _share_rows(strip, other):
        return True
    apart = strip.x1 < other.x0 or other.x1 < strip.x0
    return apart and page.are_in_stretch(min(strip.rows), min(other.rows))


def _share_rows(strip: Strip, other: Strip) -> bool:
    shared = len(strip.rows & other.rows)
    return shared >= 0.5 * min(len(strip.rows), len(other.rows))


def _rows_of(group: Sequence[Strip]) -> list[int]:
    return sorted(set().union(*(s.rows for s in group)))


def _table(page: int, group: Sequence[Strip], source: PageLines, reader: str) -> DraftTable | None:
    rows = _rows_of(group)
    first_figure = min(s.x0 for s in group)
    while len(rows) > 2 and is_year_of_header(rows[0], group, source, first_figure):
        rows = rows[1:]
    labels = _labels(rows, source, first_figure)
    first = _with_group_name(rows, source, first_figure)
    if len(labels) < SETTINGS.named_share * len(rows):
        return None
    edge = usual_left(labels, source.split, rows)
    if edge is None or _is_contents(group):
        return None
    left = further_left(max(min(r.x0 for r in labels), edge - 2), rows, source)
    right = further_right(max(s.x1 for s in group), left, rows, source)
    body = [words_between(source.lines[i], left, right) for i in range(first, rows[-1] + 1)]
    inside = [line for line in body if line is not None]
    if _has_prose(inside, left, right):
        return None
    span = Span(left, right)
    head = find_header(source, first, span, inside)
    tail = find_rest_of_row(source.lines, rows[-1], span, inside)
    return _draft(page, head, [*inside, *tail], reader)


def _with_group_name(rows: Sequence[int], page: PageLines, first_figure: float) -> int:
    """Return the first line of a table's body: that of the name of a group of rows where one stands
    above the first row, set as the name of a group within the table is."""
    above = rows[0] - 1
    if above < 0 or not _is_name_alone(page.split[above], first_figure):
        return rows[0]
    name = page.split[above][0]
    others = [
        page.split[i][0]
        for i in range(rows[0], rows[-1])
        if i not in rows and _is_name_alone(page.split[i], first_figure)
    ]
    near = page.distance(above, rows[0]) <= SETTINGS.group_name_em * page.lines[above].size
    alike = any(
        is_same_x(other.x0, name.x0) and other.words[0].style == name.words[0].style
        for other in others
    )
    return above if near and alike else rows[0]


def _is_name_alone(runs: Sequence[Run], first_figure: float) -> bool:
    return len(runs) == 1 and runs[0].x1 < first_figure and not is_caption(runs[0].text)


def _labels(rows: Sequence[int], source: PageLines, first_figure: float) -> list[Run]:
    """Return the texts right before the first number of each row."""
    found = []
    for row in rows:
        before = [r for r in source.split[row] if r.x1 <= first_figure + 1]
        found += before[-1:]
    return found


def _draft(page: int, head: Sequence[Line], body: Sequence[Line], reader: str) -> DraftTable | None:
    everything = [*head, *body]
    x0 = min(line.x0 for line in everything)
    x1 = max(line.x1 for line in everything)
    columns = columns_of(everything, x0 - 2, x1 + 2, header_line_count=len(head))
    if not columns:
        return None
    rows = header_of([placed(line, columns) for line in head], columns)
    rows += split_rows([placed(line, columns) for line in body], len(columns))
    if len(rows) < 2:
        return None
    area = Area(x0, everything[0].top, x1, max(line.bottom for line in everything))
    return DraftTable(page, area, cells_of(rows, columns), reader)


def _is_contents(group: Sequence[Strip]) -> bool:
    """Return True for a table of contents: titles with page numbers that never go down."""
    return len(group) == 1 and are_page_numbers([run.text for _, run in group[0].items])


def _has_prose(lines: Sequence[Line], left: float, right: float) -> bool:
    wide = SETTINGS.prose_width_share * (right - left)
    full = [
        line
        for line in lines
        if len(runs_of(line, SETTINGS.prose_gap_em)) == 1 and line.x1 - line.x0 > wide
    ]
    return len(full) > SETTINGS.prose_share * len(lines)
