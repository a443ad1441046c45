"""The text that a scanner's software put under the picture of a page.

Some set each word in the size of its own letters, on the lower edge of its own box: "er" is small,
"gemeente" is large and hangs lower. Words of one line get one baseline and size here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from extract.pdf.page.glyphs import Char
from extract.pdf.page.visibility import INVISIBLE_MODES
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class OcrLayerSettings(Settings):
    """How the words of a line are found whose sizes and baselines differ."""

    #: From word to word, the baseline moves by at most this part of the usual type size.
    step_em: float = 0.5
    #: In a layer with a size for each word, this part of the words differs from the one before it.
    changed_share: float = 0.3
    #: Sizes differ by more than this part.
    size_share: float = 0.05
    #: A line is as large as the others unless it is this much larger.
    larger_ratio: float = 1.25


SETTINGS = OcrLayerSettings()


def level_layer(chars: Sequence[Char]) -> list[Char]:
    """Return the characters, those of a recognised layer with a size for each word made level."""
    words = _words(chars)
    if len(words) < 2:
        return list(chars)
    usual = median(chars[word[0]].size for word in words)
    lines = _lines(words, chars, SETTINGS.step_em * usual)
    if not _differs_by_word(lines, chars):
        return list(chars)
    heights = [max(chars[word[0]].size for word in line) for line in lines]
    height = median_low(heights)
    found = list(chars)
    for line, own in zip(lines, heights, strict=True):
        size = own if own > SETTINGS.larger_ratio * height else height
        baseline = min(chars[word[0]].baseline for word in line)
        for i in (i for word in line for i in word):
            found[i] = chars[i]._replace(baseline=baseline, size=size)
    return found


def _words(chars: Sequence[Char]) -> list[list[int]]:
    """Return the invisible characters of one size and baseline that follow each other."""
    words: list[list[int]] = []
    for i, char in enumerate(chars):
        if char.mode not in INVISIBLE_MODES or char.text.isspace():
            continue
        last = chars[words[-1][-1]] if words else None
        if last is not None and (last.baseline, last.size) == (char.baseline, char.size):
            words[-1].append(i)
        else:
            words.append([i])
    return words


def _lines(words: Sequence[list[int]], chars: Sequence[Char], step: float) -> list[list[list[int]]]:
    """Return the words by lines, each from left to right; a line may slant."""
    lines: list[list[list[int]]] = []
    for word in sorted(words, key=lambda w: chars[w[0]].x0):
        char = chars[word[0]]
        near = [
            line
            for line in lines
            if abs(chars[line[-1][0]].baseline - char.baseline) <= step
            and chars[line[-1][-1]].x1 <= char.x0 + step
        ]
        if near:
            min(near, key=lambda x: abs(chars[x[-1][0]].baseline - char.baseline)).append(word)
        else:
            lines.append([word])
    return lines


def _differs_by_word(lines: Sequence[list[list[int]]], chars: Sequence[Char]) -> bool:
    """Return True if many words differ in size from the one before them on their line."""
    pairs = [(chars[a[0]].size, chars[b[0]].size) for line in lines for a, b in pairwise(line)]
    changed = sum(abs(a - b) > SETTINGS.size_share * max(a, b) for a, b in pairs)
    return changed > SETTINGS.changed_share * len(pairs)
