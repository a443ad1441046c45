"""Which rows of a table of texts are its header, and which are notes: for files without rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: A number as tables have it, also one in negative: "-/- 25", "40-", "(35)"; or what stands for one.
_NUMERIC = re.compile(
    r"(?:\(\d+\s?%\)\s*)?(?:-/-)?[€+\-−–*\s]*\d[\d.,%*\s]*[-−–]?|\(\d[\d.,]*\)|PM|n\.v\.t\.|[-–]"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?")
_LETTER = re.compile(r"[^\W\d_]")
#: Fewer rows below the first do not show what it is.
_LEAST_ROWS = 2
#: A text alone in its row that has more characters is a note, and no name of rows.
_NOTE_LENGTH = 60


def count_header_rows(texts: Sequence[Sequence[str]], least: int) -> int:
    """Return how many rows come before the first in which most cells but the first are numbers.

    In a table without such rows the delimiter alone says what is header.
    """
    for r, row in enumerate(texts):
        if r >= least and _is_data(row):
            return r
    return least


def first_row_is_data(texts: Sequence[Sequence[str]]) -> bool:
    """Return True if the row above the line of dashes is one of numbers, as all others: there is no header.

    Markdown has no table without a header, and so a converter makes one of the first row.
    """
    first, *others = texts
    if len(others) < _LEAST_ROWS or not _LETTER.search(first[0]):
        return False
    return _has_figures(first) and all(_is_data(row) for row in others) and _is_data(first)


def _has_figures(row: Sequence[str]) -> bool:
    """Return True if a cell behind the first holds figures, and none holds words."""
    rest = [cell for cell in row[1:] if cell]
    return any(c.isdigit() for cell in rest for c in cell) and not any(map(_LETTER.search, rest))


def _is_data(row: Sequence[str]) -> bool:
    filled = [cell for cell in row[1:] if cell]
    numbers = [cell for cell in filled if _NUMERIC.fullmatch(cell) and not _YEARS.fullmatch(cell)]
    return bool(filled) and 2 * len(numbers) >= len(filled) and len(numbers) > 0


def is_note_row(texts: Sequence[str]) -> bool:
    """Return True if a row has one long text and nothing else."""
    return not any(texts[1:]) and len(texts[0]) > _NOTE_LENGTH
