"""The rows of tables of actions: what is done in one column, who does it and by when in others.

Lists of actions, of milestones and of what was promised are laid out so. A cell with what is done is
mostly no sentence ("Locatie aanwijzen"); the header above it says that it is something to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.tables import ActionWords, load_table_words
from extract.clean import Clean
from extract.headers import CellHeaders, cell_text
from extract.model import Grid, SourceText
from extract.passages import Beside

_WORD = re.compile(r"[^\W\d_]+")
#: A longer text above a column is no header of it.
_HEADER_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table of actions; None: it has none that says so."""

    what: int
    header: str
    who: int | None
    when: int | None
    due: bool
    state: int | None


def actions_of(
    source: SourceText, grid: Grid, headers: Mapping[int, CellHeaders], section: Sequence[str] = ()
) -> Mapping[int, Beside]:
    """What stands beside each cell with something to do, by its index in the grid; none where the
    table is no list of actions. ``headers`` are those of its cells, ``section`` the headings above it."""
    words = load_table_words().actions
    ahead = bool(section) and not words.ahead.isdisjoint(_lows(section[-1]))
    columns = _columns(_header_of(grid, headers), words, ahead=ahead)
    if columns is None:
        return {}
    rows: dict[int, dict[int, Clean]] = {}
    for cell in grid.cells:
        if not cell.is_header:
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, {})[cell.column] = cell_text(source, cell)
    found = (
        (index, _beside(rows[cell.row], columns, words))
        for index, cell in enumerate(grid.cells)
        if not cell.is_header and cell.column == columns.what
    )
    return {index: beside for index, beside in found if beside is not None}


def _header_of(grid: Grid, headers: Mapping[int, CellHeaders]) -> Mapping[int, str]:
    """The nearest header above each column."""
    return {
        grid.cells[index].column: above.column[-1]
        for index, above in headers.items()
        if above.column
    }


def _columns(
    headers: Mapping[int, str], words: ActionWords, *, ahead: bool = False
) -> _Columns | None:
    """The columns that say what is done, who does it and by when: in that order of what they can be
    ("Actie door" says who). ``ahead``: a heading says that the table is of what is to come."""
    lows = {
        column: found
        for column, header in sorted(headers.items())
        if 0 < len(found := _lows(header)) <= _HEADER_WORDS
    }
    if any(found[0] in words.settled for found in lows.values()):
        return None  # a column with when each was done: nothing is to be done
    who = _first(lows, words.who, ())
    state = _first(lows, words.state, (who,))
    loosely = who is not None or ahead
    when = _first(lows, words.when, (who, state))
    what = _first(lows, words.what, (who, state, when))
    if what is None and loosely and when is not None:
        what = _first(lows, words.loosely, (who, state, when))
    if what is not None and when is None and not words.milestones.isdisjoint(lows[what]):
        when = _first(lows, words.dates, (who, state, what))
    if what is None or (who is None and when is None):
        return None
    due = when is not None and not words.due.isdisjoint(lows[when])
    return _Columns(what, headers[what], who, when, due, state)


def _lows(text: str) -> Sequence[str]:
    return _WORD.findall(text.casefold())


def _first(
    lows: Mapping[int, Sequence[str]], words: Iterable[str], taken: Sequence[int | None]
) -> int | None:
    """The first column with one of these words above it that is not ``taken``."""
    wanted = frozenset(words)
    return next(
        (c for c, found in lows.items() if c not in taken and not wanted.isdisjoint(found)), None
    )


def _beside(row: Mapping[int, Clean], columns: _Columns, words: ActionWords) -> Beside | None:
    """What a row says beside its action; None where nothing does, or where it was done already."""
    who, when = _cell(row, columns.who), _cell(row, columns.when)
    state = _cell(row, columns.state)
    if any(_is_done(text, words) for text in (state, when)):
        return None
    alone = who is None and when is None
    return None if alone else Beside(columns.header, who, when, columns.due)


def _cell(row: Mapping[int, Clean], column: int | None) -> Clean | None:
    """The text of a row in a column; None where it says nothing."""
    text = row.get(column) if column is not None else None
    return text if text is not None and any(map(str.isalnum, text.text)) else None


def _is_done(text: Clean | None, words: ActionWords) -> bool:
    if text is None or any(map(str.isdecimal, text.text)):
        return False
    lows = _lows(text.text)
    return bool(lows) and lows[0] in words.done
