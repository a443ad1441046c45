"""Rows of a text table: runs of lines that end in values.

A run is established by two rows that follow each other with as many values, or by one row below a
header. Within it, lines without values are the beginning of the next row's label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.lines import TextLine
from extract.marks import ends_sentence, is_caption, mark_of
from extract.model import Segment
from extract.tables.header import is_row_header
from extract.tables.values import Row, is_total, is_years, number_of, read_row

_LABEL_LENGTH = 90
_PIECE_LENGTH = 60
#: So many lines can a label be wrapped over.
_PIECES = 4
_YEAR = re.compile(r"(?:19|20)\d\d\.?")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the ranges of its label (several where it was wrapped) and of its values."""

    lines: tuple[TextLine, ...]
    label: tuple[Segment, ...]
    values: tuple[Segment, ...]

    def label_text(self, text: str) -> str:
        return " ".join(" ".join(text[s.start : s.end].split()) for s in self.label)

    def is_total(self, text: str) -> bool:
        return is_total(self.label_text(text))


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that follow each other, and the index on the page of the line they begin at."""

    rows: tuple[TableRow, ...]
    first_line: int

    @property
    def width(self) -> int:
        """How many columns of values there are: as many as the fullest row has."""
        return max(len(row.values) for row in self.rows)


def find_runs(text: str, lines: Sequence[TextLine]) -> list[Run]:
    """The runs of rows among the lines of a page, in order."""
    runs: list[Run] = []
    i = 0
    while i < len(lines):
        run = _run_at(text, lines, i)
        if run is None:
            i += 1
            continue
        runs.append(run)
        i = max(lines.index(run.rows[-1].lines[-1]) + 1, i + 1)
    return runs


def _run_at(text: str, lines: Sequence[TextLine], first: int) -> Run | None:
    start = _row_of(lines[first])
    if start is None:
        return None
    before = lines[:first]
    headed = _has_header_above(before)
    unlabeled = start.label.end == 0
    label_lines = _wrapped_label(before) if unlabeled else ()
    if not label_lines and (unlabeled or not _begins_label(lines[first].text)):
        return None
    begun = _table_row((*label_lines, lines[first]), start)
    rows = _alike(text, [begun, *_rows_after(lines[first + 1 :], begun)], headed)
    return Run(tuple(rows), lines.index(rows[0].lines[0])) if rows else None


def _rows_after(lines: Sequence[TextLine], first: TableRow) -> list[TableRow]:
    """Return the rows that follow each other below the ``first``, with labels of several lines."""
    rows: list[TableRow] = []
    pieces: list[TextLine] = []
    for line in lines:
        row = None if line.gap > 3 else _row_of(line)
        if row is not None and (row.label.end == 0 or pieces or _begins_label(line.text)):
            if row.label.end == 0 and not pieces:
                break
            rows.append(_table_row((*pieces, line), row))
            pieces = []
            continue
        if not _is_label_piece(line, pieces) or line.indent > first.lines[-1].indent:
            break
        pieces.append(line)
    return rows


def _table_row(lines: Sequence[TextLine], row: Row) -> TableRow:
    last = lines[-1]
    label = [line.segment for line in lines[:-1]]
    if row.label.end:
        label.append(Segment(last.start, last.start + row.label.end))
    values = tuple(Segment(last.start + v.start, last.start + v.end) for v in row.values)
    return TableRow(tuple(lines), tuple(label), values)


def _row_of(line: TextLine) -> Row | None:
    """The line as a row of a table, if it can be one."""
    if is_caption(line.text) or line.text.endswith((".", ";", ",")):
        return None
    mark = mark_of(line.text)
    if mark is not None and mark.kind == "list_item":
        return None
    row = read_row(line.text)
    if row is None or row.label.end > _LABEL_LENGTH or is_years(line.text):
        return None
    label = line.text[: row.label.end]
    if ends_sentence(label) or label.endswith(","):
        return None
    only = line.text[row.values[0].start : row.values[-1].end]
    if row.count == 1 and _YEAR.fullmatch(only):
        return None
    return row


def _begins_label(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "'‘’"


def _is_label_piece(line: TextLine, pieces: Sequence[TextLine]) -> bool:
    """Return True if the line can be a part of a wrapped label."""
    return (
        len(pieces) < _PIECES
        and line.gap <= 2
        and len(line.text) <= _PIECE_LENGTH
        and not ends_sentence(line.text)
        and not is_caption(line.text)
        and mark_of(line.text) is None
        and not line.text.startswith("*")
        and not is_row_header(line.text)
        and any(c.isalpha() for c in line.text)
    )


def _wrapped_label(before: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines of the label that stand above a row without one of its own.

    The nearest line is; a line above it is too when its word goes on in the next (it ends in a
    hyphen, or has no blank behind it before a small letter).
    """
    found: list[TextLine] = []
    for line in reversed(before):
        if not found:
            if not _is_label_piece(line, found) or line.gap > 2:
                return ()
        elif not (line.text.endswith("-") or (not line.soft and found[-1].text[0].islower())):
            break
        found.append(line)
    return tuple(reversed(found)) if found and _begins_label(found[-1].text) else ()


def _has_header_above(before: Sequence[TextLine]) -> bool:
    """Return True if something above looks like the header of a table."""
    for line in reversed(before[-12:]):
        if is_row_header(line.text) or is_years(line.text) or (line.indent and line.gap):
            return True
        if ends_sentence(line.text):
            return False
    return False


def _alike(text: str, rows: list[TableRow], headed: bool) -> list[TableRow]:
    """The rows from the first that have as many values as most; none where that proves nothing."""
    counts = Counter(len(row.values) for row in rows)
    usual, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    kept: list[TableRow] = []
    for row in rows:
        fits = len(row.values) == usual or row.is_total(text)
        if not fits and not kept:
            continue
        if not fits and abs(len(row.values) - usual) > 1:
            break
        kept.append(row)
    if times >= 2 and len(kept) >= 2 and (usual > 1 or _same_kind(text, kept)):
        return kept
    return kept[:1] if headed and kept else []


def _same_kind(text: str, rows: Sequence[TableRow]) -> bool:
    """Return True if single values are of one kind, and there are three rows or a total to prove
    it."""
    shapes = Counter(
        re.sub(r"[\d.,]+", "#", text[row.values[0].start : row.values[0].end]).replace(" ", "")
        for row in rows
        if number_of(text[row.values[0].start : row.values[0].end]) is not None
    )
    return len(rows) >= 3 and bool(shapes) and shapes.most_common(1)[0][1] >= 0.6 * len(rows)
