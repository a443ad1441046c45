"""Names of rows that a converter wrapped: what goes on in a row of its own belongs to the row above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Segment

#: Fewer rows do not show how names begin.
_LEAST_ROWS = 2
#: "(19 %)": what part of a whole the number above it is.
_SHARE = re.compile(r"\(\s*[0-9][0-9.,]*\s?%\s*\)")
Row = list[tuple[Segment, ...]]


def join_wrapped(
    rows: Sequence[Row], texts: Sequence[Sequence[str]], headers: int
) -> tuple[list[Row], list[list[str]]]:
    """Return rows and texts with the rows that only go on added to those above them.

    "Parkeren onder het eerste | 68" goes on with "gebouw | ": a row without figures, of which all texts begin
    small and stand below others. Only so where the row above has figures, in the rows below the first ``headers``, and
    where other names of rows begin with a capital. "Totaal regio | 400" goes on with "Noord | (19 %)" too: the share
    has no number of its own.
    """
    if not _begin_large(texts[headers:]):
        return [list(row) for row in rows], [list(text) for text in texts]
    joined: list[Row] = []
    words: list[list[str]] = []
    for at, (row, text) in enumerate(zip(rows, texts, strict=True)):
        if at > headers and (_goes_on(text, words[-1]) or _is_of_shares(text, words[-1])):
            for column, cell in enumerate(row):
                if cell:
                    joined[-1][column] = (*joined[-1][column], *cell)
                    words[-1][column] = f"{words[-1][column]} {text[column]}"
        else:
            joined.append(list(row))
            words.append(list(text))
    return joined, words


def _begin_large(texts: Sequence[Sequence[str]]) -> bool:
    """Return True if the names of most rows with figures begin with a capital or a figure."""
    first = [text[0] for text in texts if text[0] and any(c.isdigit() for t in text[1:] for c in t)]
    large = sum(not name[0].islower() for name in first)
    return large >= _LEAST_ROWS and 2 * large > len(first)


def _goes_on(text: Sequence[str], above: Sequence[str]) -> bool:
    filled = [column for column, cell in enumerate(text) if cell]
    if not text[0] or any(c.isdigit() for cell in text for c in cell):
        return False
    if not all(text[column][0].islower() for column in filled):
        return False
    if not all(column < len(above) and above[column] for column in filled):
        return False
    return above[0][-1].isalpha() and any(c.isdigit() for cell in above[1:] for c in cell)


def _is_of_shares(text: Sequence[str], above: Sequence[str]) -> bool:
    """Return True if a row has nothing but shares in brackets behind its name, each below a number without one."""
    shares = [column for column, cell in enumerate(text) if column and cell]
    if not shares or not all(_SHARE.fullmatch(text[column]) for column in shares):
        return False
    if text[0] and not above[0]:
        return False
    return all(
        column < len(above) and above[column] and above[column][-1].isdigit() for column in shares
    )
