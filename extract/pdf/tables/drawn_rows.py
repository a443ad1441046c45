"""Rows of a drawn table that its rules leave in one row, taken apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pdf.page.ink import Word
from extract.pdf.tables.cells import DraftCell, DraftTable, lines_of
from extract.pdf.tables.gutters import Run, is_figure, is_placeholder
from extract.pdf.tables.placing import PlacedLine, figure_columns
from extract.pdf.tables.row_splitting import split_rows

#: So many cells stand beside a name at least: a name and a number.
_LEAST_BESIDE = 2
#: A row has a text in this part of its cells at least, but for this part of the rows.
_FULL = 0.6
_SPARSE = 0.2


def words_of_cell(cell: DraftCell) -> list[Word]:
    return [word for line in cell.lines for word in line.words]


def rows_apart(table: DraftTable) -> DraftTable:
    cells: list[DraftCell] = []
    #: How many rows more than one each row turns out to be.
    extra: dict[int, int] = {}
    #: How many rows the first cell of a row is the name of.
    names: dict[int, int] = {}
    for number in range(table.row_count):
        starting = table.row(number)
        shift = sum(extra.values())
        named = named_rows(starting)
        parts = named or _full_rows(starting, alone=table.row_count <= 2)
        if len(parts) < 2:
            cells += [replace(c, row=c.row + shift) for c in starting]
            continue
        cuts = _cuts_between(parts)
        for cell in starting:
            moved = replace(cell, row=cell.row + shift)
            whole = cell.row_span > 1 or (bool(named) and cell is starting[0])
            cells += [moved] if whole else _cut_cell(moved, cuts)
        if named:
            names[number + shift] = len(parts)
        extra[number] = len(parts) - 1
    if not extra:
        return table
    longer = _with_longer_spans(cells, extra)
    return replace(table, cells=tuple(_over_rows(c, names) for c in longer))


def _over_rows(cell: DraftCell, names: Mapping[int, int]) -> DraftCell:
    """Return a cell of the first column over as many rows as ``names`` has for its row."""
    if cell.column > 0 or cell.row not in names:
        return cell
    return replace(cell, row_span=names[cell.row])


def named_rows(cells: Sequence[DraftCell]) -> list[list[PlacedLine]]:
    """The rows that one name stands for in the first of the ``cells`` of a row, where no rule parts them.

    Each other cell has a text on each of the same lines: a name that begins anew, or a whole number. Lines of one
    text go on in small letters, or are not as many in each cell.
    """
    if len(cells) <= _LEAST_BESIDE or any(c.row_span > 1 or not c.lines for c in cells):
        return []
    name, *others = cells
    count = len(others[0].lines)
    if name.column > 0 or len(name.lines) > 1 or count < 2:
        return []
    if any(len(c.lines) != count for c in others) or any(
        w.turn for c in cells for w in words_of_cell(c)
    ):
        return []
    if not _are_names_and_figures(others):
        return []
    lines = _lines_over(others)
    if len(lines) != count or any(len(line.runs) < len(others) for line in lines):
        return []
    return [[line] for line in lines]


def _are_names_and_figures(cells: Sequence[DraftCell]) -> bool:
    """Return True if cells hold whole numbers and names that begin anew on each line, and there are both."""
    figures = [c for c in cells if all(is_figure(line.text) for line in c.lines)]
    texts = [c for c in cells if c not in figures]
    if not figures or not texts or any(_is_cut(c) for c in figures):
        return False
    return all(_begins_anew(line.text) for c in texts for line in c.lines)


def _is_cut(cell: DraftCell) -> bool:
    """Return True if a line of figures goes on on the next: "75." over "500"."""
    return any(line.text.endswith((".", ",")) for line in cell.lines)


def _begins_anew(text: str) -> bool:
    """Return True if a line can be a text of its own: it begins with a capital, a figure or a sign for none."""
    return text[:1].isupper() or text[:1].isdigit() or is_placeholder(text)


def _cuts_between(rows: Sequence[Sequence[PlacedLine]]) -> list[float]:
    """Return the height half-way between each two rows."""
    bottoms = [max(p.line.bottom for p in row) for row in rows]
    tops = [min(p.line.top for p in row) for row in rows]
    return [(b + t) / 2 for b, t in zip(bottoms, tops[1:], strict=False)]


def _cut_cell(cell: DraftCell, cuts: Sequence[float]) -> list[DraftCell]:
    """Return the cell as cells below each other."""
    found = []
    for i, (top, bottom) in enumerate(pairwise([cell.area.top, *cuts, cell.area.bottom])):
        words = [w for w in words_of_cell(cell) if top < w.middle <= bottom]
        area = replace(cell.area, top=top, bottom=bottom)
        found.append(replace(cell, row=cell.row + i, area=area, lines=lines_of(words)))
    return found


def _with_longer_spans(
    cells: Sequence[DraftCell], extra: Mapping[int, int]
) -> tuple[DraftCell, ...]:
    """Return the cells, those that span a row that was taken apart over its parts."""
    found = []
    for cell in cells:
        if cell.row_span > 1:
            first = _row_before(cell.row, extra)
            more = sum(extra.get(row, 0) for row in range(first, first + cell.row_span))
            cell = replace(cell, row_span=cell.row_span + more)
        found.append(cell)
    return tuple(found)


def _row_before(row: int, extra: Mapping[int, int]) -> int:
    """Return the number that a row had before rows above it were taken apart."""
    for number in sorted(extra):
        if number < row:
            row -= extra[number]
    return row


def _text_rows(lines: list[PlacedLine]) -> list[list[PlacedLine]]:
    """Rows of words between two rules that are far apart: each begins with a line in every column,
    and has fewer lines in some columns than in others."""
    columns = {c for line in lines for c in line.columns}
    counts = [sum(c in line.columns for line in lines) for c in columns]
    if len(columns) < 2 or min(counts) > 0.6 * max(counts):
        return []
    rows: list[list[PlacedLine]] = []
    for line in lines:
        if line.columns == columns:
            rows.append([line])
        elif rows:
            rows[-1].append(line)
        else:
            return []
    return rows


def _full_rows(starting: list[DraftCell], *, alone: bool) -> list[list[PlacedLine]]:
    """The lines of the cells of one row as rows, when these are full ones; one alone is the row as it is drawn."""
    single = [c for c in starting if c.row_span == 1 and c.lines]
    if not _can_hold_rows(single):
        return []
    lines = _lines_over(single)
    numeric = figure_columns(lines)
    if alone and not numeric:
        return _text_rows(lines)
    anchors = [line for line in lines if line.figures() & numeric]
    least = 3 if len(single) < 3 else 2
    full = _are_full(anchors, len(single))
    rows = split_rows(lines, len(starting)) if full and len(anchors) >= least else []
    return [] if any(map(_has_open_bracket, rows)) else rows


def _are_full(anchors: Sequence[PlacedLine], count: int) -> bool:
    """Return True if the lines with numbers are rows of ``count`` cells: most have a text in nearly each of these,
    and the others a name in the first."""
    sparse = [line for line in anchors if len(line.runs) < _FULL * count]
    few = len(sparse) <= _SPARSE * len(anchors)
    return few and all(0 in line.columns for line in sparse)


def _has_open_bracket(row: Sequence[PlacedLine]) -> bool:
    """Return True if a text of a row opens a bracket that it does not close: the next line goes on
    with it."""
    texts: dict[int, str] = {}
    for line in row:
        for run, (column, _) in zip(line.runs, line.reaches, strict=True):
            texts[column] = f"{texts.get(column, '')} {run.text}"
    return any(text.count("(") > text.count(")") for text in texts.values())


def _can_hold_rows(cells: Sequence[DraftCell]) -> bool:
    """Return True if two cells or more have two lines or more each, none of them turned."""
    if len(cells) < 2 or min(len(c.lines) for c in cells) < 2:
        return False
    return not any(word.turn for c in cells for word in words_of_cell(c))


def _lines_over(cells: Sequence[DraftCell]) -> list[PlacedLine]:
    """Return the lines that run over the cells of a row, with what each cell holds of them."""
    found = []
    for line in lines_of([w for c in cells for w in words_of_cell(c)]):
        parts = [
            (cell, tuple(w for w in line.words if cell.area.holds(w.center, w.middle, 1)))
            for cell in cells
        ]
        runs = tuple(Run(words) for _, words in parts if words)
        reaches = tuple((c.column, c.column + c.column_span - 1) for c, words in parts if words)
        if runs:
            found.append(PlacedLine(line, runs, reaches))
    return found
