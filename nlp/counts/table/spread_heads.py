"""Headers that stood over two columns, of which a converter kept one.

"Wenselijk | Werkelijk | Verschil" over "5% | 119 | 623 | 300": the first stood over the share and its number, and all
others moved one column to the left. That the shares divide the numbers beside them says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from statistics import median

from extract.headers import CellHeaders

#: So many rows must divide alike, each share of so much at least, within this part of the middle one.
_LEAST_ROWS, _LEAST_SHARE, _ALIKE = 3, 5.0, 0.05


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
    if len(numeric) < _LEAST_ROWS or own[numeric[-1]] or not all(own[c] for c in numeric[:-1]):
        return headers
    share = next((c for c in numeric[:-1] if c in percent and c + 1 not in percent), None)
    if share is None or not _divides(by_row, share):
        return headers
    return {
        index: replace(found, column=heads[columns[index] - 1])
        if columns[index] > share and columns[index] in own
        else found
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
