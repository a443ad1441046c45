"""The header above a table of numbers below each other, and the rest of its last row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.marks import is_caption
from extract.pdf.tables.cells import Line
from extract.pdf.tables.gutters import (
    Column,
    Run,
    columns_of,
    is_figure_cell,
    is_note,
    runs_of,
)
from extract.pdf.tables.placing import placed
from extract.pdf.tables.strip_parts import (
    SETTINGS,
    YEAR,
    PageLines,
    Span,
    Strip,
    words_between,
)


def is_year_of_header(
    row: int, group: Sequence[Strip], page: PageLines, first_figure: float
) -> bool:
    """Return True if the row is no more than years that end the headers above them ("Opgave /
    2030")."""
    figures = [run for s in group for number, run in s.items if number == row]
    if not all(YEAR.fullmatch(run.text.strip()) for run in figures) or not row:
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


def _overlapping(runs: Sequence[Run], left: float, right: float) -> Line | None:
    """The runs of a line that begin between ``left`` and ``right``."""
    words = tuple(w for run in runs if left <= run.x0 < right for w in run.words)
    return Line(words) if words else None


def find_header(page: PageLines, first: int, span: Span, inside: Sequence[Line]) -> list[Line]:
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


def _header_part(page: PageLines, row: int, span: Span) -> Line | None:
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


def _is_heading(line: Line, columns: Sequence[Column], span: Span) -> bool:
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
    """Return True if ``line`` is the beginning of the text that ``below`` has in the first
    column."""
    return (
        line.x1 <= border
        and below.x0 <= line.x0 + 3
        and below.baseline - line.baseline <= 1.35 * line.size
        and line.words[0].style.bold == below.words[0].style.bold
        and not is_note(line.text)
    )


def find_rest_of_row(
    lines: Sequence[Line], last: int, span: Span, inside: Sequence[Line]
) -> list[Line]:
    """The rest of the last row's text, below its numbers."""
    columns = columns_of(inside, span.left - 2, span.right + 2, header_line_count=0)
    if not columns:
        return []
    found: list[Line] = []
    level = inside[-1]
    usual = max((b.baseline - a.baseline for a, b in pairwise(inside)), default=0.0)
    for whole in lines[last + 1 : last + 4]:
        line = words_between(whole, span.left, span.right)
        if line is None:
            continue
        close = line.baseline - level.baseline <= min(1.4 * line.size, 0.87 * usual)
        if not close or is_note(line.text) or placed(line, columns).spans:
            break
        found.append(line)
        level = line
    return found
