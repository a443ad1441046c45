"""Which lines of a Markdown text make one pipe table, also where blank lines part its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TABLE_LINE = re.compile(r"\s*\|.*\|?\s*$")
_DELIMITER = re.compile(
    r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$|\s*\|?\s*:?-{3,}:?\s*\|?\s*$"
)


def is_table_line(line: str) -> bool:
    """Return True if a line can be a row of a pipe table."""
    return _TABLE_LINE.match(line) is not None


def begins_table(line: str) -> bool:
    """Return True if a table can begin with this line: it has two bars at least."""
    return is_table_line(line) and line.strip().count("|") >= 2


def is_delimiter(line: str) -> bool:
    """Return True for the line of dashes that parts the header of a table from its rows."""
    return _DELIMITER.fullmatch(line) is not None


def table_rows_from(lines: Sequence[str], first: int) -> tuple[int, tuple[int, ...]]:
    """Return the index behind the table that begins at line ``first``, and the indexes of its lines.

    Converters of web pages put a blank line between all rows. So it is where the line of dashes stands
    behind one: then the table goes on over single blank lines, up to the header of the next one.
    """
    end = first
    while end < len(lines) and is_table_line(lines[end]):
        end += 1
    if end != first + 1 or not _is_spaced_delimiter(lines, first + 2):
        return end, tuple(range(first, end))
    rows = [first, first + 2]
    while _is_spaced_row(lines, rows[-1] + 2) and not _is_spaced_delimiter(lines, rows[-1] + 4):
        rows.append(rows[-1] + 2)
    return rows[-1] + 1, tuple(rows)


def _is_spaced_row(lines: Sequence[str], at: int) -> bool:
    """Return True if a row of a table stands at ``at``, alone between blank lines."""
    if at >= len(lines) or lines[at - 1].strip() or not is_table_line(lines[at]):
        return False
    return at + 1 == len(lines) or not lines[at + 1].strip()


def _is_spaced_delimiter(lines: Sequence[str], at: int) -> bool:
    return _is_spaced_row(lines, at) and is_delimiter(lines[at])
