"""Headers that a converter moved or joined, put back over their columns where the numbers say so.

"Wenselijk | Werkelijk | Verschil" over "5% | 119 | 623 | 300": the first stood over the share and its number, and all
others moved one column to the left, or the cell beside it stayed empty. That the shares divide the numbers beside
them says so.

"Inbreiding | uitleg totaal | " lost the border between two headers: the numbers of the column without a
header are the sums of those before it, so "totaal" is its header.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from statistics import median

from extract.headers import CellHeaders
from nlp.counts.table.sums import parts_of

#: So many rows must divide alike, each share of so much at least, within this part of the middle one.
_LEAST_ROWS, _LEAST_SHARE, _ALIKE = 3, 5.0, 0.05
#: "uitleg totaal": two headers in one.
_JOINED_TOTAL = re.compile(r"(?P<own>.*[^\W\d_]{3}.*\s)(?P<total>totaal)", re.IGNORECASE)


def with_spread_heads(
    headers: Mapping[int, CellHeaders],
    columns: Mapping[int, int],
    rows: Iterable[Mapping[int, float]],
    percent: Collection[int],
    titles: Collection[str],
) -> Mapping[int, CellHeaders]:
    """The headers of each cell, moved where a header stood over a column of shares and the one beside it.

    ``columns`` has the column of each cell, ``rows`` the numbers of each row by their column.
    """
    by_row = list(rows)
    numeric = sorted({column for row in by_row for column in row})
    heads = {columns[index]: found.column for index, found in headers.items()}
    own = {c: [text for text in heads.get(c, ()) if text not in titles] for c in numeric}
    bare = [column for column in numeric if not own[column]]
    if len(numeric) < _LEAST_ROWS or len(bare) != 1:
        return headers
    share = next((c for c in numeric[:-1] if c in percent and c + 1 not in percent), None)
    if share is None or share in bare or not _divides(by_row, share):
        return headers
    if bare == [share + 1]:
        return _given(headers, columns, {share + 1: heads[share]})
    if bare != numeric[-1:]:
        return headers
    right = [column for column in numeric if column > share]
    if any(column - 1 not in heads for column in right):
        return headers  # a column without cells lies between: which header moved there is not known
    return _given(headers, columns, {column: heads[column - 1] for column in right})


def with_parted_totals(
    headers: Mapping[int, CellHeaders],
    columns: Mapping[int, int],
    rows: Mapping[int, Mapping[int, float]],
    titles: Collection[str],
) -> Mapping[int, CellHeaders]:
    """The headers of each cell, a last "totaal" given to the next column where that has none and sums up.

    ``columns`` has the column of each cell, ``rows`` the numbers of each row by their column.
    """
    heads = {columns[index]: found.column for index, found in headers.items()}
    parted: dict[int, tuple[str, ...]] = {}
    for column in sorted({column for row in rows.values() for column in row}):
        left = heads.get(column - 1, ())
        joined = _JOINED_TOTAL.fullmatch(left[-1]) if left and left[-1] not in titles else None
        if joined is None or any(h not in titles for h in heads.get(column, ())):
            continue
        if parts_of(rows, column, _LEAST_ROWS):
            parted[column - 1] = (*left[:-1], joined["own"].rstrip(" /-–|"))
            parted[column] = (*left[:-1], joined["total"])
    return _given(headers, columns, parted)


def _given(
    headers: Mapping[int, CellHeaders],
    columns: Mapping[int, int],
    heads: Mapping[int, tuple[str, ...]],
) -> Mapping[int, CellHeaders]:
    """The headers of each cell, those of its column from ``heads`` where that has the column."""
    return {
        index: replace(found, column=heads[columns[index]]) if columns[index] in heads else found
        for index, found in headers.items()
    }


def _divides(rows: Iterable[Mapping[int, float]], share: int) -> bool:
    """Return True if the numbers right of a column of shares are these shares of one whole."""
    wholes = [
        row[share + 1] / row[share]
        for row in rows
        if share in row and share + 1 in row and row[share] >= _LEAST_SHARE
    ]
    if len(wholes) < _LEAST_ROWS:
        return False
    middle = median(wholes)
    return all(abs(whole - middle) <= _ALIKE * middle for whole in wholes)
