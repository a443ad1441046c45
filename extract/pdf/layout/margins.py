"""Texts in small print in the margin of a page, beside its running text.

Letters have data about the letter there, reports their key words. The lines of the margin have
nothing to do with those of the text, however near they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.pdf.page.ink import Area, Word, around
from extract.pdf.tables.cells import lines_of
from extract.pdf.tables.gutters import Run, runs_of
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class MarginSettings(Settings):
    """What makes small print beside a text a margin."""

    #: It is set this much smaller than the text, ...
    size_ratio: float = 0.9
    #: ... with so much white between, ...
    gutter_pt: float = 8.0
    #: ... over at most this part of the page's width.
    width_share: float = 0.3
    #: It has so many lines, and so many lines of the text stand beside it.
    line_count: int = 3
    #: Its texts begin at one x, but for so much.
    same_x_pt: float = 2.0
    #: Words of one text stand this near.
    gap_em: float = 1.0


SETTINGS = MarginSettings()


def find_margins(words: Sequence[Word], width: float) -> list[list[Word]]:
    """Return the words of each margin of a page of ``width``; all words stand level."""
    if not words:
        return []
    usual = median(w.size for w in words for _ in w.text)
    small = [w for w in words if w.size <= SETTINGS.size_ratio * usual]
    if len(small) < SETTINGS.line_count:
        return []
    runs = [run for line in lines_of(small) for run in runs_of(line, SETTINGS.gap_em)]
    found = []
    for held in (_right_runs(runs, words), _left_runs(runs, words)):
        margin = [w for run in held for w in run.words]
        if _is_margin(margin, held, words, width):
            found.append(margin)
    return found


def _right_runs(runs: Sequence[Run], words: Sequence[Word]) -> list[Run]:
    """Return the texts at the right that begin at one x, and those further right."""
    starts = [run.x0 for run in runs]
    common = [x for x in starts if _near_count(x, starts) >= SETTINGS.line_count]
    for edge in sorted(common):
        held = [run for run in runs if run.x0 >= edge - SETTINGS.same_x_pt]
        if not _reaches_beyond(held, words, edge - SETTINGS.gutter_pt, float("inf")):
            return held
    return []


def _left_runs(runs: Sequence[Run], words: Sequence[Word]) -> list[Run]:
    """Return the texts at the left that begin at one x, with what stands as far left."""
    starts = [run.x0 for run in runs]
    common = [x for x in starts if _near_count(x, starts) >= SETTINGS.line_count]
    if not common:
        return []
    first = min(common)
    column = [run for run in runs if abs(run.x0 - first) <= SETTINGS.same_x_pt]
    edge = max(run.x1 for run in column)
    held = [run for run in runs if run.x1 <= edge]
    beyond = _reaches_beyond(held, words, float("-inf"), edge + SETTINGS.gutter_pt)
    lettered = sum(any(c.isalpha() for c in run.text) for run in held)
    return held if not beyond and lettered >= SETTINGS.line_count else []


def _near_count(x: float, others: Sequence[float]) -> int:
    return sum(abs(other - x) <= SETTINGS.same_x_pt for other in others)


def _area_of(runs: Sequence[Run]) -> Area:
    return around([w for run in runs for w in run.words])


def _reaches_beyond(held: Sequence[Run], words: Sequence[Word], x0: float, x1: float) -> bool:
    """Return True if words level with a margin, other than its own, reach between two x."""
    own = {id(w) for run in held for w in run.words}
    area = _area_of(held)
    return any(
        id(w) not in own and area.top < w.middle < area.bottom and w.x1 > x0 and w.x0 < x1
        for w in words
    )


def _is_margin(
    margin: Sequence[Word], held: Sequence[Run], words: Sequence[Word], width: float
) -> bool:
    """Return True if a text with larger letters and longer lines stands beside."""
    if len(held) < SETTINGS.line_count:
        return False
    area = around(margin)
    if area.width > SETTINGS.width_share * width:
        return False
    own = {id(w) for w in margin}
    beside = [w for w in words if id(w) not in own and area.top < w.middle < area.bottom]
    small = max(w.size for w in margin)
    lines = [
        line
        for line in lines_of(beside)
        if line.x1 - line.x0 > area.width and small <= SETTINGS.size_ratio * line.size
    ]
    return len(lines) >= SETTINGS.line_count
