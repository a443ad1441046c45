"""Names of rows that a converter wrapped: what goes on in a row of its own belongs to the row above."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Segment

Row = list[tuple[Segment, ...]]


def join_wrapped(
    rows: Sequence[Row], texts: Sequence[Sequence[str]], headers: int
) -> tuple[list[Row], list[list[str]]]:
    """Return rows and texts with the rows that only go on added to those above them.

    "Parkeren onder het eerste | 68" goes on with "gebouw | ": a row without figures, of which all texts begin
    small and stand below others. Only so where the row above has figures, and the rows below the first ``headers``.
    """
    joined: list[Row] = []
    words: list[list[str]] = []
    for at, (row, text) in enumerate(zip(rows, texts, strict=True)):
        if at > headers and _goes_on(text, words[-1]):
            for column, cell in enumerate(row):
                if cell:
                    joined[-1][column] = (*joined[-1][column], *cell)
                    words[-1][column] = f"{words[-1][column]} {text[column]}"
        else:
            joined.append(list(row))
            words.append(list(text))
    return joined, words


def _goes_on(text: Sequence[str], above: Sequence[str]) -> bool:
    filled = [column for column, cell in enumerate(text) if cell]
    if not text[0] or any(c.isdigit() for cell in text for c in cell):
        return False
    if not all(text[column][0].islower() for column in filled):
        return False
    if not all(column < len(above) and above[column] for column in filled):
        return False
    return above[0][-1].isalpha() and any(c.isdigit() for cell in above[1:] for c in cell)
