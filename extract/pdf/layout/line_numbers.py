"""Numbers of lines in the margin, as in drafts that are talked through: they say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.page.ink import Word
from extract.pdf.tables.cells import Line, lines_of
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class LineNumberSettings(Settings):
    """What tells numbers of lines from those of items or rows."""

    #: So many lines of a page are numbered, each or every fifth or so; they count along.
    each_count: int = 8
    some_count: int = 3
    #: Where each line is numbered, this part of them goes on with a sentence: items begin anew.
    going_on_share: float = 0.3
    #: The numbers stand this far left of the text (or right of it), and in one column this wide.
    gap_em: float = 0.8
    column_em: float = 1.6


SETTINGS = LineNumberSettings()


def line_numbers(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page that number its lines."""
    lines = lines_of([w for w in words if w.turn == 0])
    return _numbers(lines, -1) or _numbers(lines, 0)


def _numbers(lines: Sequence[Line], last: int) -> list[Word]:
    """Return the numbers of lines at one side: in the margin left (``last`` 0) or right (-1)."""
    edges = [line.words[last].x1 for line in lines if _is_apart(line, last)]
    if len(edges) < SETTINGS.some_count:
        return []
    edge = min(edges) if last == 0 else max(edges)
    held = [at for at, line in enumerate(lines) if _is_in_column(line, last, edge)]
    words = [lines[at].words[last] for at in held]
    counts = [int(word.text) for word in words]
    steps = {b - a for a, b in pairwise(counts)}
    if len(steps) != 1 or not _counts_lines(held, step := steps.pop()):
        return []
    if step == 1 and not _goes_on([lines[at] for at in held], last):
        return []
    return words


def _is_apart(line: Line, last: int) -> bool:
    """Return True if a line has a bare number at its end, apart from the text."""
    word = line.words[last]
    if not _is_count(word) or len(line.words) < 2:
        return False
    gap = line.words[1].x0 - word.x1 if last == 0 else word.x0 - line.words[-2].x1
    return gap >= SETTINGS.gap_em * word.size


def _is_in_column(line: Line, last: int, edge: float) -> bool:
    """Return True if a line has its number at ``edge``, beside text or (a blank line) alone."""
    word = line.words[last]
    near = abs(word.x1 - edge) <= SETTINGS.column_em * word.size
    return near and _is_count(word) and (len(line.words) == 1 or _is_apart(line, last))


def _is_count(word: Word) -> bool:
    return word.text.isdecimal() and len(word.text) <= 4


def _counts_lines(places: Sequence[int], step: int) -> bool:
    """Return True if from number to number as many lines stand as the numbers say."""
    if step < 1 or len(places) < (SETTINGS.each_count if step == 1 else SETTINGS.some_count):
        return False
    return all(b - a == step for a, b in pairwise(places))


def _goes_on(lines: Sequence[Line], last: int) -> bool:
    """Return True if many of the numbered lines begin within a sentence."""
    texts = [line.words[1 if last == 0 else 0].text for line in lines if len(line.words) > 1]
    return sum(t[0].islower() for t in texts) >= SETTINGS.going_on_share * len(texts)
