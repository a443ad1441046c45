"""Rows with one text alone that name the rows below them: "Minderjarigen" over "Verdachten" and "Sancties"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.model import Cell, Grid

#: The name of a row that is a part of one above it.
_OF_WHICH = re.compile(
    r"[-–•]?\s*(?:waarvan|waaronder|hiervan|w\.\s?v\.|w\.\s?o\.)(?=\W)", re.IGNORECASE
)
#: A longer text alone in its row is a note.
_NOTE_LENGTH = 60
_WORD = re.compile(r"[^\W\d_]{2}")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_TOTAL = re.compile(r"\W*(?:eind|hoofd)?tota(?:al|len)\b", re.IGNORECASE)
#: Where more of the other rows have an empty cell, a row of empty cells is one of which nothing is known.
_LACKING = 0.25
#: So many names that stand elsewhere in the table too show that the row above them tells them apart.
_LEAST_REPEATED = 2
#: So many names in the order of the alphabet are a list, and none of them is the name of others.
_LEAST_LISTED = 5


def is_part_of_row(text: str) -> bool:
    """Return True if a row's name says that it is a part of one above it: "waarvan sociale huur"."""
    return bool(_OF_WHICH.match(text))


def is_total_name(text: str) -> bool:
    """Return True if a row's name says that it is a total."""
    return bool(_TOTAL.match(text))


@dataclass(slots=True)
class _Row:
    """A row below the headers: the names at its left, and what else stands in it."""

    number: int
    cells: list[tuple[Cell, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.cells[0][1] if self.cells and self.cells[0][0].column == 0 else ""

    @property
    def filled(self) -> list[tuple[Cell, str]]:
        return [(cell, text) for cell, text in self.cells if text]

    @property
    def lacks(self) -> bool:
        return any(not text for _, text in self.cells)

    @property
    def is_alone(self) -> bool:
        """Whether its name is all there is, apart from what is said of a column in brackets: "(in kleur)"."""
        if not self.filled or not self.name or self.cells[0][0].row_span > 1:
            return False
        name = self.name.rstrip()
        if len(name) > _NOTE_LENGTH or name.endswith((".", ";")) or not _WORD.search(name):
            return False
        return all(_IN_BRACKETS.fullmatch(text) for _, text in self.filled[1:])


@dataclass(slots=True)
class _Part:
    """A row that may be the name of the ``rows`` below it."""

    head: _Row
    rows: list[_Row] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {row.name for row in self.rows if row.name}

    def takes(self, row: _Row) -> bool:
        """Return True if ``row`` may be of this part: no name merged over as many columns as that above it."""
        width = self.head.cells[0][0].column_span
        return width == 1 or not row.name or row.cells[0][0].column_span < width

    @property
    def goes_on(self) -> bool:
        """Whether the name goes on in the next row, where it was too long for one."""
        first = self.rows[0].name if self.rows else ""
        return first[:1].islower() and not is_part_of_row(first)


def sections_of(grid: Grid, texts: Sequence[str]) -> Mapping[int, str]:
    """For each row of a table below a row with one text alone the name that this is of it.

    ``texts`` are those of the cells. A row without numbers in a list of towns is one of which nothing is known: a text is the name of those below where it
    spans the table or ends in a colon, where it stands more than once and spans columns, where the rows below it have
    names that stand elsewhere in the table too, or where the table begins with one. A total below the last part is of
    all parts.
    """
    rows = _rows_of(grid, texts)
    parts = _parts_of(rows)
    begins = bool(rows) and rows[0].is_alone and _are_heads(rows, parts)
    found: dict[int, str] = {}
    for part in parts:
        if part.rows and not part.goes_on and (begins or _is_head(part, rows, grid)):
            for row in _held(part, parts):
                found[row.number] = part.head.name.rstrip(" :")
    return found


def _rows_of(grid: Grid, texts: Sequence[str]) -> list[_Row]:
    """The rows below the header, with the cells that stand in each."""
    rows: dict[int, _Row] = {}
    heads = {cell.row for cell in grid.cells if cell.is_header}
    for cell, text in zip(grid.cells, texts, strict=True):
        for number in range(cell.row, cell.row + cell.row_span):
            if number not in heads:
                rows.setdefault(number, _Row(number)).cells.append((cell, text.strip()))
    for row in rows.values():
        row.cells.sort(key=lambda item: item[0].column)
    return [rows[number] for number in sorted(rows)]


def _parts_of(rows: Sequence[_Row]) -> list[_Part]:
    found: list[_Part] = []
    is_open = False
    for row in rows:
        if row.is_alone:
            found.append(_Part(row))
            is_open = True
        elif not row.filled:
            is_open = False
        elif is_open and found[-1].takes(row):
            found[-1].rows.append(row)
        else:
            is_open = False
    return found


def _are_heads(rows: Sequence[_Row], parts: Sequence[_Part]) -> bool:
    """Return True if the rows with one text of a table that begins with one are all names of others."""
    if any(a.is_alone and b.is_alone for a, b in pairwise(rows)):
        return False
    others = [row for row in rows if not row.is_alone and row.filled]
    names = [row.name.casefold() for row in rows if row.name]
    if len(names) >= _LEAST_LISTED and names == sorted(names):
        return False
    return sum(row.lacks for row in others) <= _LACKING * len(others) and bool(parts)


def _is_head(part: _Part, rows: Sequence[_Row], grid: Grid) -> bool:
    """Return True if a row is by itself the name of those below it."""
    cell, name = part.head.cells[0]
    if cell.column_span >= grid.column_count > 1 or name.endswith(":"):
        return True
    if cell.column_span > 1 and any(
        row.is_alone and row.name == name for row in rows if row is not part.head
    ):
        return True
    elsewhere = {row.name for row in rows if row not in part.rows}
    return len(part.names & elsewhere) >= _LEAST_REPEATED


def _held(part: _Part, parts: Sequence[_Part]) -> list[_Row]:
    """The rows of a part, without the total of the whole table and what follows it.

    A total is the part's where it has its name, or where each part has one.
    """
    name = part.head.name.rstrip(" :").casefold()
    totals = [i for i, row in enumerate(part.rows) if _is_total(row, name)]
    if part is parts[-1] and all(any(_is_total(row, "") for row in other.rows) for other in parts):
        totals = totals[1:]
    elif part is not parts[-1]:
        totals = []
    return part.rows[: totals[0]] if totals else part.rows


def _is_total(row: _Row, name: str) -> bool:
    """Return True if a row is a total, and none of what has this ``name``."""
    return is_total_name(row.name) and not (name and name in row.name.casefold())
