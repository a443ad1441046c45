"""Upright watermarks: large words across which the page's text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from extract.pdf.page.ink import Word
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class WatermarkSettings(Settings):
    """What tells a watermark from a large heading or figure."""

    #: It is so many times larger than the words of the page.
    size_ratio: float = 2.5
    #: So many of them stand across its letters.
    crossed_count: int = 2
    #: The letters reach from the baseline to this part of the type size above it.
    letter_height_em: float = 0.7


SETTINGS = WatermarkSettings()


def mark_watermarks(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words, with watermarks marked as slanted ones are: with no turn of the text's."""
    level = [w for w in words if w.turn == 0]
    if not level:
        return tuple(words)
    usual = median_low([w.size for w in level])
    large = {id(w) for w in level if w.size >= SETTINGS.size_ratio * usual}
    if not large:
        return tuple(words)
    small = [w for w in level if id(w) not in large]
    return tuple(
        replace(w, turn=-1) if id(w) in large and _is_crossed(w, small) else w for w in words
    )


def _is_crossed(large: Word, words: Sequence[Word]) -> bool:
    """Return True if words stand across the letters of a large one, where no text can be read."""
    top = large.baseline - SETTINGS.letter_height_em * large.size
    crossing = [w for w in words if _is_across(w, large, top)]
    return len(crossing) >= SETTINGS.crossed_count


def _is_across(word: Word, large: Word, top: float) -> bool:
    """Return True if the middle of a word's letters lies on those of a large word."""
    middle = word.baseline - SETTINGS.letter_height_em * word.size / 2
    return top < middle < large.baseline and large.x0 < word.center < large.x1
