"""Tables without rules or shading: numbers in line below each other, with words before them.

What is looked for is columns of numbers that begin on the second run of a line or later; the text
to their left names the rows. Numbered lists, tables of contents and running text with years in it
are not tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import DraftTable, Line, lines_of
from extract.pdf.tables.gutters import (
    Column,
    Run,
    are_page_numbers,
    columns_of,
    is_figure_cell,
    is_note,
    is_placeholder,
    runs_of,
)
from extract.pdf.tables.row_splitting import cells_of, header_of, placed, split_rows
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class StripSettings(Settings):
    """What makes numbers below each other a table without rules."""

    #: Rows of a table stand at most this far apart.
    pitch_em: float = 3.6
    #: A gap that parts the texts of a line; running text has none this wide.
    gap_em: float = 0.62
    prose_gap_em: float = 0.9
    #: Numbers are below each other when they share so much of their width, ...
    overlap_share: float = 0.5
    #: ... and begin, end or have their middle at one x, or share nearly all of it.
    same_x_pt: float = 3.0
    whole_overlap_share: float = 0.9
    #: The number of a list item has a text of this width behind it, this near.
    item_text_em: float = 8.0
    item_gap_em: float = 2.0
    #: So many rows have a name.
    named_share: float = 0.6
    #: Names begin within so many points: some are set in.
    indent_pt: float = 25.0
    #: Of the texts right of the numbers this part begins at the x of another.
    in_line_share: float = 0.75
    #: A column of remarks without a header has no more words a line.
    remark_word_count: int = 5
    #: A line of running text is longer than this part of the table, in this part of its lines.
    prose_width_share: float = 0.7
    prose_share: float = 0.34
    #: Lines of a header stand in at most so many lines above the first row.
    header_line_count: int = 7
    #: The name of a group stands this near above its first row.
    group_name_em: float = 2.2
    #: A year that ends a header's text stands this near below it; years under groups, this near.
    year_line_em: float = 1.5
    year_row_em: float = 2.2
    #: Over a number that is alone in its column a header stands in so many of them.
    lone_header_line_count: int = 3
    #: A header over more than this part of the table is a heading.
    lone_header_share: float = 0.6


SETTINGS = StripSettings()
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

    def add(self, row: int, run: Run) -> None:
        self.items.append((row, run))
        self.x0, self.x1 = min(self.x0, run.x0), max(self.x1, run.x1)


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, and each in runs; ``stretches`` numbers the stretch of rows below each
    other that a line is in, 0 for one that is no row."""

    lines: Sequence[Line]
    split: Sequence[Sequence[Run]]
    stretches: Sequence[int] = ()

    def are_in_stretch(self, first: int, second: int) -> bool:
        """Return True if two lines are rows of one stretch: where cells are empty, numbers of one
        column stand further apart."""
        return bool(self.stretches[first]) and self.stretches[first] == self.stretches[second]

    def distance(self, above: int, below: int) -> float:
        """Points between the baselines of two lines."""
        return self.lines[below].baseline - self.lines[above].baseline


def aligned_tables(page: int, words: Sequence[Word], reader: str = "aligned") -> list[DraftTable]:
    """The tables among ``words``, which are those outside of other tables."""
    lines = list(lines_of([w for w in words if w.turn == 0]))
    split = [runs_of(line, SETTINGS.gap_em) for line in lines]
    source = _Page(lines, split, _stretches(lines, split))
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


def _strips(page: _Page) -> list[_Strip]:
    strips: list[_Strip] = []
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
                strips.append(_Strip(run.x0, run.x1, [(row, run)]))
    return [s for s in strips if _figure_count(s) >= 2 or (s.items and _is_headed(s, page))]


def _figure_count(strip: _Strip) -> int:
    return sum(is_figure_cell(run.text) for _, run in strip.items)


def _is_headed(strip: _Strip, page: _Page) -> bool:
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


def _home(strips: Sequence[_Strip], run: Run, page: _Page, row: int) -> _Strip | None:
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


def _groups(strips: Sequence[_Strip], page: _Page) -> list[list[_Strip]]:
    """Strips that share rows belong to one table, and so do those in one stretch of rows."""
    groups: list[list[_Strip]] = []
    for strip in strips:
        home = next((g for g in groups if any(_go_together(strip, s, page) for s in g)), None)
        if home is None:
            groups.append([strip])
        else:
            home.append(strip)
    return [g for g in groups if len(_rows_of(g)) >= (3 if len(g) == 1 else 2)]


def _go_together(strip: _Strip, other: _Strip, page: _Page) -> bool:
    if _share_rows(strip, other):
        return True
    apart = strip.x1 < other.x0 or other.x1 < strip.x0
    return apart and page.are_in_stretch(min(strip.rows), min(other.rows))


def _share_rows(strip: _Strip, other: _Strip) -> bool:
    shared = len(strip.rows & other.rows)
    return shared >= 0.5 * min(len(strip.rows), len(other.rows))


def _rows_of(group: Sequence[_Strip]) -> list[int]:
    return sorted(set().union(*(s.rows for s in group)))


def _table(page: int, group: Sequence[_Strip], source: _Page, reader: str) -> DraftTable | None:
    rows = _rows_of(group)
    first_figure = min(s.x0 for s in group)
    while len(rows) > 2 and _is_year_of_header(rows[0], group, source, first_figure):
        rows = rows[1:]
    labels = _labels(rows, source, first_figure)
    first = _with_group_name(rows, source, first_figure)
    if len(labels) < SETTINGS.named_share * len(rows):
        return None
    edge = _usual_left(labels, source.split, rows)
    if edge is None or _is_contents(group):
        return None
    left = _further_left(max(min(r.x0 for r in labels), edge - 2), rows, source)
    right = _further_right(max(s.x1 for s in group), left, rows, source)
    body = [_part(source.lines[i], left, right) for i in range(first, rows[-1] + 1)]
    inside = [line for line in body if line is not None]
    if _has_prose(inside, left, right):
        return None
    span = _Span(left, right)
    head = _head(source, first, span, inside)
    tail = _tail(source.lines, rows[-1], span, inside)
    return _draft(page, head, [*inside, *tail], reader)


def _with_group_name(rows: Sequence[int], page: _Page, first_figure: float) -> int:
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
        _is_same_x(other.x0, name.x0) and other.words[0].style == name.words[0].style
        for other in others
    )
    return above if near and alike else rows[0]


def _is_name_alone(runs: Sequence[Run], first_figure: float) -> bool:
    return len(runs) == 1 and runs[0].x1 < first_figure and not is_caption(runs[0].text)


def _labels(rows: Sequence[int], source: _Page, first_figure: float) -> list[Run]:
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


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a table begins and ends across the page."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def _most_usual(values: Sequence[float]) -> float:
    """Return the first of the values that most others are near."""
    near = SETTINGS.same_x_pt
    return max(values, key=lambda x: sum(abs(y - x) < near for y in values))


def _is_same_x(a: float, b: float) -> bool:
    return abs(a - b) < SETTINGS.same_x_pt


def _further_left(left: float, rows: Sequence[int], page: _Page) -> float:
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
    runs: Sequence[Run], page: _Page, rows: Sequence[int]
) -> tuple[list[Run], float]:
    """Return the runs that begin at one x, or end at one, and where they begin."""
    best = _most_usual(sorted(r.x0 for r in runs))
    here = [r for r in runs if _is_same_x(r.x0, best)]
    end = _most_usual([r.x1 for r in runs])
    flush = [r for r in runs if _is_same_x(r.x1, end)]
    if (
        len(flush) > len(here)
        and _are_names(flush)
        and not _follow_closely(flush, page.split, rows)
    ):
        return flush, min(r.x0 for r in flush)
    return here, best


def _further_right(right: float, left: float, rows: Sequence[int], page: _Page) -> float:
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
        headed = _has_header_at(best, _Span(left, right), rows[0], page)
        if not (headed or short) or _goes_beyond(best, right, rows, page):
            return right
        right = max(r.x1 for r in here)


def _first_texts_after(right: float, rows: Iterable[int], page: _Page) -> Mapping[int, Run]:
    """Return the first text right of ``right`` of each row that has one."""
    texts = {row: [r for r in page.split[row] if r.x0 > right + 2] for row in rows}
    return {row: found[0] for row, found in texts.items() if found}


def _column_of_remarks(right: float, rows: Sequence[int], page: _Page) -> list[Run]:
    """Return the next texts right of the numbers, where most begin at an x that they share."""
    after = _first_texts_after(right, range(rows[0], rows[-1] + 1), page)
    runs = list(after.values())
    if len(runs) < 2:
        return []
    best = _most_usual([r.x0 for r in runs])
    level = [row for row in rows if row in after and _is_same_x(after[row].x0, best)]
    # Where a column has empty cells, the next text may be that of the column behind it.
    in_line = sum(sum(_is_same_x(r.x0, other.x0) for other in runs) > 1 for r in runs)
    if len(level) < 2 or in_line < SETTINGS.in_line_share * len(runs):
        return []
    # The first is the one that the others are near.
    here = [r for r in runs if _is_same_x(r.x0, best)]
    return sorted(here, key=lambda r: r.x0 != best)


def _has_header_at(x0: float, span: _Span, first: int, page: _Page) -> bool:
    """Return True if a short text stands at ``x0`` right above row ``first``, on a line with a
    header of the numbers. Years may head them, and be row ``first``."""
    inside = [r.text.strip() for r in page.split[first] if span.left <= r.center <= span.right]
    years = sum(bool(_YEAR.fullmatch(text)) for text in inside)
    for i in range(first if years >= 2 else first - 1, max(-1, first - 4), -1):
        if page.distance(i, first) > SETTINGS.pitch_em * page.lines[first].size:
            return False
        here = any(_is_same_x(r.x0, x0) and len(r.words) <= 4 for r in page.split[i])
        others = any(span.left <= r.center <= span.right for r in page.split[i])
        if here and others:
            return True
    return False


def _goes_beyond(x0: float, right: float, rows: Sequence[int], page: _Page) -> bool:
    """Return True if lines of text at ``x0`` go on above or below the table, beside nothing of it."""
    for beyond in (
        range(rows[-1] + 1, min(len(page.lines), rows[-1] + 5)),
        range(rows[0] - 1, max(-1, rows[0] - 6), -1),
    ):
        if sum(_stands_alone(page.split[i], x0, right) for i in beyond) >= 3:
            return True
    return False


def _stands_alone(runs: Sequence[Run], x0: float, right: float) -> bool:
    if not runs or not _is_same_x(runs[-1].x0, x0):
        return False
    return len(runs[-1].words) > 3 and all(r.x1 > right for r in runs)


def _is_year_of_header(row: int, group: Sequence[_Strip], page: _Page, first_figure: float) -> bool:
    """Return True if the row is no more than years that end the headers above them ("Opgave /
    2030")."""
    figures = [run for s in group for number, run in s.items if number == row]
    if not all(_YEAR.fullmatch(run.text.strip()) for run in figures) or not row:
        return False
    if any(r.x1 <= first_figure + 1 for r in page.split[row]):
        return False
    above = page.split[row - 1]
    distance = page.distance(row - 1, row) / page.lines[row].size
    if distance <= SETTINGS.year_line_em and all(_stands_under(run, above) for run in figures):
        return True
    return distance <= SETTINGS.year_row_em and _are_divided(above, page.split[row], first_figure)


def _are_divided(above: Sequence[Run], years: Sequence[Run], first_figure: float) -> bool:
    """Return True for years under the names of groups: two and more for each text over the numbers,
    whose middle is between the first year and the last."""
    groups = [r for r in above if r.x1 > first_figure]
    if not groups or len(years) < 2 * len(groups):
        return False
    x0, x1 = min(r.x0 for r in years), max(r.x1 for r in years)
    return all(not is_figure_cell(r.text) and x0 <= r.center <= x1 for r in groups)


def _stands_under(run: Run, above: Sequence[Run]) -> bool:
    return any(min(r.x1, run.x1) - max(r.x0, run.x0) > 0 for r in above)


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
    longer = [r for r in runs if _is_same_x(r.x0, x0) and r.x1 - r.x0 > 1.3 * widths[-1]]
    return sum(r.x1 < right for r in longer) >= 2


def _usual_left(
    labels: Sequence[Run], split: Sequence[Sequence[Run]], rows: Sequence[int]
) -> float | None:
    """Where most labels begin: None when they begin at all kinds of places."""
    lefts = sorted(r.x0 for r in labels)

    def near(x: float) -> int:
        return sum(-1 <= y - x <= SETTINGS.indent_pt for y in lefts)

    best = max(lefts, key=near)
    count = near(best)
    end = _most_usual([r.x1 for r in labels])
    flush = [r for r in labels if _is_same_x(r.x1, end)]
    if len(flush) > count and _are_names(flush) and not _follow_closely(flush, split, rows):
        # Names set flush right begin anywhere.
        best, count = min(r.x0 for r in flush), len(flush)
    return best if count >= SETTINGS.named_share * len(lefts) else None


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


def _is_contents(group: Sequence[_Strip]) -> bool:
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


def _head(page: _Page, first: int, span: _Span, inside: Sequence[Line]) -> list[Line]:
    """The header lines above the first row with numbers."""
    columns = columns_of(inside, span.left - 2, span.right + 2, header_line_count=0)
    found: list[Line] = []
    if not columns:
        return found
    gaps = sorted(b.top - a.bottom for a, b in pairwise(inside))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    level = inside[0]
    lowest = max(-1, first - SETTINGS.header_line_count - 1)
    for i in range(first - 1, lowest, -1):
        line = _header_part(page, i, span)
        if line is None:
            continue
        apart = level.top - line.bottom > max(1.6 * line.size, 1.3 * usual)
        if apart or is_caption(line.text):
            break
        if _names_first_column(line, columns):
            over = _header_part(page, i - 1, span) if i else None
            if not found or not _belongs_to_header(line, over, [level, found[0]], columns):
                break
        elif _is_heading(line, columns, span):
            break
        found.insert(0, line)
        level = line
    return _without_heading(found, columns)


def _header_part(page: _Page, row: int, span: _Span) -> Line | None:
    return _overlapping(page.split[row], span.left - 12, span.right + 20)


def _names_first_column(line: Line, columns: Sequence[Column]) -> bool:
    """Return True if the line has one text, over the first column."""
    place = placed(line, columns)
    return len(place.runs) == 1 and place.reaches[0][0] == 0


def _belongs_to_header(
    line: Line, over: Line | None, below: Sequence[Line], columns: Sequence[Column]
) -> bool:
    """Return True if a text over the first column alone is part of the header ``below``, whose
    lowest line and whose first are given: it may stand between the two levels of the others'."""
    level, first = below
    two = over is not None and len(runs_of(over)) > 1 and over.x0 > columns[0].x1
    between = level.baseline - line.baseline < (1.6 if two else 0.9) * line.size
    return between or _same_cell(line, first, columns[0].right)


def _is_heading(line: Line, columns: Sequence[Column], span: _Span) -> bool:
    """Return True if the line's first text is too wide for a header, or stands over all columns."""
    place = placed(line, columns)
    wide = SETTINGS.lone_header_share * span.width
    if len(place.runs) == 1:
        whole = place.reaches[0] == (0, len(columns) - 1)
        return whole or place.runs[0].x1 - place.runs[0].x0 > wide
    return place.reaches[0][0] == 0 and place.runs[0].x1 - place.runs[0].x0 > wide


def _without_heading(found: list[Line], columns: Sequence[Column]) -> list[Line]:
    """Return the header without first lines that have one text and stand apart."""
    while found and len(runs_of(found[0])) == 1:
        own = placed(found[0], columns).reaches[0]
        if len(found) > 1 and (own[0] > 0 or found[1].baseline - found[0].baseline < found[0].size):
            break
        found = found[1:]
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


def _tail(lines: Sequence[Line], last: int, span: _Span, inside: Sequence[Line]) -> list[Line]:
    """The rest of the last row's text, below its numbers."""
    columns = columns_of(inside, span.left - 2, span.right + 2, header_line_count=0)
    if not columns:
        return []
    found: list[Line] = []
    level = inside[-1]
    usual = max((b.baseline - a.baseline for a, b in pairwise(inside)), default=0.0)
    for whole in lines[last + 1 : last + 4]:
        line = _part(whole, span.left, span.right)
        if line is None:
            continue
        close = line.baseline - level.baseline <= min(1.4 * line.size, 0.87 * usual)
        if not close or is_note(line.text) or placed(line, columns).spans:
            break
        found.append(line)
        level = line
    return found
