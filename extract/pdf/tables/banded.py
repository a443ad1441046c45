"""Tables with only horizontal rules or shading: three or more rules of the same width.

Columns come from white gaps, rows from the rules; where a band between two rules holds several
full rows, from its lines. The header may stand above the first rule, a last row below the last.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Rule, Word
from extract.pdf.tables.banded_rows import RuleStack, merged_cells, rows_of_bands
from extract.pdf.tables.banded_settings import SETTINGS
from extract.pdf.tables.cells import DraftTable, Line, lines_of
from extract.pdf.tables.gutters import Column, columns_of
from extract.pdf.tables.placing import figure_columns, placed
from extract.pdf.tables.row_cells import cells_of
from extract.pdf.tables.row_splitting import split_rows
from extract.pdf.tables.rule_groups import groups_of_rules, stretches_of, words_between


def banded_tables(
    page: int,
    across: Sequence[Rule],
    down: Sequence[Rule],
    words: Sequence[Word],
    reader: str = "banded",
) -> list[DraftTable]:
    """The tables that groups of horizontal rules make."""
    found: list[DraftTable] = []
    level = [w for w in words if w.turn == 0]
    for group in groups_of_rules(across, down):
        for run in stretches_of(group, level):
            table = _table(page, RuleStack(tuple(run), across, down, level), reader)
            if table is not None and not any(t.area.overlaps(table.area, 2) for t in found):
                found.append(table)
    return found


def _table(page: int, stack: RuleStack, reader: str) -> DraftTable | None:
    bands = stack.bands()
    inside = [line for band in bands for line in band.lines]
    columns = columns_of(inside, stack.x0, stack.x1, stack.borders())
    if not columns:
        return None
    above = _above(stack, columns)
    below = _below(stack, columns, inside)
    if above or below:
        everything = [*above, *inside, *below]
        columns = columns_of(everything, stack.x0, stack.x1, stack.borders()) or columns
    found = rows_of_bands(stack, bands, above, columns)
    end = stack.bottom
    if below:
        found.add(split_rows([placed(line, columns) for line in below], len(columns)))
        end = max(p.line.bottom for p in found.rows[-1]) + 1
    if len(found.rows) < 2:
        return None
    cells = cells_of(found.rows, columns, found.tops, end)
    whole = merged_cells(cells, found.merged, [*found.tops, end])
    return DraftTable(page, Area(stack.x0, found.tops[0], stack.x1, end), whole, reader)


def _above(stack: RuleStack, columns: Sequence[Column]) -> list[Line]:
    """Header lines right above the first rule: runs of words over two columns or more."""
    found: list[Line] = []
    level = stack.top
    reach = words_between(
        stack.words, stack.x0, stack.x1, stack.top - SETTINGS.header_reach_pt, stack.top
    )
    for line in reversed(lines_of(reach)):
        apart = level - line.bottom > SETTINGS.header_gap_em * line.size
        if apart or len(found) >= SETTINGS.header_line_count or is_caption(line.text):
            break
        if _is_no_header(line, stack, columns, is_lowest=not found):
            break
        found.insert(0, line)
        level = line.top
    # A line alone over the first column, at the top, is no header: a heading or a caption.
    while len(found) > 1 and placed(found[0], columns).columns == {0}:
        if _goes_with(found[0], found[1]):
            break
        found.pop(0)
    return found if len(_columns_under(found, columns)) >= 2 else []


def _is_no_header(
    line: Line, stack: RuleStack, columns: Sequence[Column], *, is_lowest: bool
) -> bool:
    """Return True if a line with one text is wide, stands over several columns, or stands right
    above the table over its first column."""
    place = placed(line, columns)
    if len(place.runs) > 1:
        return False
    wide = line.x1 - line.x0 > SETTINGS.lone_header_share * (stack.x1 - stack.x0)
    return wide or place.spans or (is_lowest and place.reaches[0][0] == 0)


def _goes_with(line: Line, below: Line) -> bool:
    """Return True if the two lines are of one header, set alike and close."""
    return (
        line.words[0].style == below.words[0].style
        and abs(line.size - below.size) < 0.3
        and below.baseline - line.baseline < 1.4 * line.size
    )


def _columns_under(lines: Sequence[Line], columns: Sequence[Column]) -> set[int]:
    return {c for line in lines for c in placed(line, columns).columns}


def _below(stack: RuleStack, columns: Sequence[Column], inside: Sequence[Line]) -> list[Line]:
    """Rows right below the last rule: numbers where the table has numbers."""
    numeric = figure_columns([placed(line, columns) for line in inside])
    if not numeric:
        return []
    found: list[Line] = []
    level = stack.bottom
    reach = stack.bottom + SETTINGS.row_reach_pt
    for line in lines_of(words_between(stack.words, stack.x0, stack.x1, stack.bottom, reach)):
        place = placed(line, columns)
        if line.top - level > SETTINGS.row_gap_em * line.size:
            break
        if len(place.runs) < 2 or len(place.figures() & numeric) < 0.5 * len(numeric):
            break
        found.append(line)
        level = line.bottom
    return found
