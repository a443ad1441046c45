"""Pipe tables of Markdown: their rows and cells, and which of them are header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.markdown_marks import text_of, visible
from extract.marks import table_label
from extract.model import Cell, Grid, Segment
from extract.stacked_rows import unstacked
from extract.table_heads import (
    count_header_rows,
    first_row_ends_another,
    first_row_is_data,
    first_row_is_prose,
    is_note_row,
    parts_of_table,
)
from extract.table_lines import is_delimiter
from extract.wrapped_rows import join_wrapped

TABLE_READER = "pipe-tabel"

_PLACEHOLDER = re.compile(r"Kolom \d{1,2}")


def parts_with_headers(
    text: str, rows: list[list[tuple[Segment, ...]]], delimiter: int
) -> list[tuple[list[list[tuple[Segment, ...]]], int]]:
    """Return the tables that a converter put under each other, each with how many rows are header in any case."""
    texts = [[text_of(text, cell) for cell in row] for row in rows]
    if delimiter == 1 and first_row_ends_another(texts):
        return [(rows[:1], 0), *parts_with_headers(text, rows[1:], 0)]
    starts = parts_of_table(texts, max(delimiter, count_header_rows(texts, delimiter)))
    ends = [*starts, len(rows)]
    return [
        (rows[start:end], 1 if start else delimiter)
        for start, end in zip([0, *starts], ends, strict=True)
    ]


def grid_of(
    text: str,
    rows: list[list[tuple[Segment, ...]]],
    delimiter: int,
    page: int,
    caption: tuple[Segment, ...],
) -> Grid:
    """Return the table of ``rows``, the first ``delimiter`` of which are header in any case."""
    texts = [[text_of(text, cell) for cell in row] for row in rows]
    if delimiter == 1 and first_row_is_data(texts):
        delimiter = 0
    is_prose = delimiter == 1 and first_row_is_prose(texts)
    headers = 0 if is_prose else max(delimiter, count_header_rows(texts, delimiter))
    rows, texts, headers = _merge_header_lines(rows, texts, headers)
    rows, texts = join_wrapped(rows, texts, headers)
    title: tuple[Segment, ...] = ()
    if headers > 1 and not any(texts[0][1:]):
        title = rows[0][0]
    notes = [r for r in range(headers, len(rows)) if is_note_row(texts[r])]
    noted_rows = frozenset(notes)
    width = max(len(row) for row in rows)
    cells = tuple(
        cell
        for r in range(len(rows))
        if r not in noted_rows
        for cell in _cells_of_row(rows[r], texts, r, headers, width if title else None)
    )
    label = table_label(text_of(text, caption)) if caption else None
    noted = tuple(segment for r in notes for segment in rows[r][0])
    return Grid(cells, page, page, TABLE_READER, label, caption or title, notes=noted)


def rows_of_table(
    text: str, lines: Sequence[tuple[int, str]]
) -> tuple[list[list[tuple[Segment, ...]]], int | None]:
    """Return the rows of a pipe table, and how many of them stand above its delimiter."""
    rows: list[list[tuple[Segment, ...]]] = []
    delimiter: int | None = None
    for start, raw in lines:
        if is_delimiter(raw):
            delimiter = len(rows) if delimiter is None else delimiter
            continue
        ranges = _cell_ranges(raw)
        for row in unstacked(raw, ranges) if ranges else ():  # a bar by itself is no row
            rows.append([visible(text, start + a, start + b) for a, b in row])
    return rows, delimiter


def _cells_of_row(
    cells: Sequence[tuple[Segment, ...]],
    texts: Sequence[Sequence[str]],
    row: int,
    headers: int,
    title_width: int | None,
) -> list[Cell]:
    """Return the cells of a row; those of a header span the columns that they stand over.

    ``title_width`` is the width of the table where its first row is its title.
    """
    found = []
    for column, segments in enumerate(cells):
        if not segments:
            continue
        span = 1
        if row < headers:
            # It ends where the row does: no cell stands there.
            while _spans(texts, row, column, column + span, headers):
                span += 1
            if row == 0 and title_width is not None:
                span = title_width
        found.append(Cell(row, column, segments, 1, span, is_header=row < headers))
    return found


def with_fitting_header(
    text: str, rows: list[list[tuple[Segment, ...]]], delimiter: int | None
) -> list[list[tuple[Segment, ...]]] | None:
    """The rows of a table, its header without the placeholders that a converter put before it.

    Regulations are converted with "Kolom 1 | Kolom 2 | Gemeente | Bedrag" above rows of two cells.
    None where all rows are shorter than the header and nothing says under which heads they stand.
    """
    data = rows[1:]
    if delimiter != 1 or not data or any(len(row) >= len(rows[0]) for row in data):
        return rows
    named = [cell for cell in rows[0] if not _PLACEHOLDER.fullmatch(text_of(text, cell))]
    if len(named) < len(rows[0]) and all(len(row) == len(named) for row in data):
        return [named, *data]
    return None


def _merge_header_lines(
    rows: Sequence[Sequence[tuple[Segment, ...]]],
    texts: Sequence[Sequence[str]],
    headers: int,
) -> tuple[list[list[tuple[Segment, ...]]], list[list[str]], int]:
    """A header cell that a converter spread over rows put together again.

    So it is where a header row has no first cell, and every cell it has stands below a filled one.
    """
    merged: list[list[tuple[Segment, ...]]] = []
    words: list[list[str]] = []
    count = headers
    for r, (row, text) in enumerate(zip(rows, texts, strict=True)):
        above = words[-1] if words else []
        goes_on = (
            0 < r < headers
            and not text[0]
            and any(text)
            and any(above[1:])
            and all(c < len(above) and above[c] for c, cell in enumerate(text) if cell)
        )
        if goes_on:
            for c, cell in enumerate(row):
                merged[-1][c] = (*merged[-1][c], *cell)
                words[-1][c] = f"{words[-1][c]} {text[c]}".strip()
            count -= 1
        else:
            merged.append(list(row))
            words.append(list(text))
    return merged, words, count


def _spans(texts: Sequence[Sequence[str]], row: int, first: int, column: int, headers: int) -> bool:
    """Return True if the header cell at ``first`` goes on over ``column``: then its own cell there
    is empty and the row below, a header too, has a name for it."""
    cells = texts[row]
    if first == 0 or column >= len(cells) or cells[column] or row + 1 >= headers:
        return False
    below = texts[row + 1]
    return column < len(below) and bool(below[column])


def _cell_ranges(raw: str) -> list[tuple[int, int]]:
    """The ranges of a table line's cells; an escaped bar does not end one."""
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", raw)]
    ranges = [(a + 1, b) for a, b in pairwise(bars)]
    if bars and raw[bars[-1] + 1 :].strip():
        ranges.append((bars[-1] + 1, len(raw)))
    return ranges
