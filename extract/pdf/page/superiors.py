"""Raised figures and letters that a font draws itself, at the size and height of the text.

Some producers do not make footnote marks of ordinary figures set small and high, but take the font's
own raised ones. The file names them as it does the ordinary: only their width tells them apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.pdf.page.glyphs import Char
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class SuperiorSettings(Settings):
    """What tells a raised figure from an ordinary one of its font."""

    #: It is narrower than this part of the ordinary one, or of most figures.
    width_ratio: float = 0.74
    #: It is drawn at this part of the type size, so much of it higher.
    size_ratio: float = 0.6
    height_em: float = 0.35
    #: More of them in a row are condensed text.
    row_count: int = 3
    #: Text that is fitted to a scan has each letter at so many widths and more.
    width_count: int = 5


SETTINGS = SuperiorSettings()
#: A figure that is narrow in many fonts.
_NARROW = "1"


def with_superiors(chars: Sequence[Char]) -> list[Char]:
    """Return the characters, the raised ones among them with the size and height that they show."""
    widths: dict[str, dict[str, Counter[float]]] = defaultdict(lambda: defaultdict(Counter))
    for char in chars:
        text = char.text
        if len(text) == 1 and (text.isdecimal() or text.islower()) and char.size > 0:
            widths[char.style.font][text][_width(char)] += 1
    narrow = {
        (font, text, width)
        for font, by_text in widths.items()
        for text, width in _narrow_ones(by_text)
    }
    if not narrow:
        return list(chars)
    found = list(chars)
    is_narrow = [(char.style.font, char.text, _width(char)) in narrow for char in chars]
    for raised, group in groupby(range(len(chars)), key=is_narrow.__getitem__):
        row = list(group)
        if raised and len(row) <= SETTINGS.row_count and row[0]:
            for i in row:
                found[i] = _raised(chars[i])
    return found


def _width(char: Char) -> float:
    """Return how wide a character is in its font (type sizes), however wide the text is set."""
    width = char.size * char.stretch
    return round((char.x1 - char.x0) / width, 2) if width > 0 else 0.0


def _narrow_ones(by_text: dict[str, Counter[float]]) -> list[tuple[str, float]]:
    """Return the characters of a font, with their width, that are narrower than the ordinary ones."""
    if max(map(len, by_text.values())) >= SETTINGS.width_count:
        return []
    figures: Counter[float] = Counter()
    for text, widths in by_text.items():
        if text.isdecimal():
            figures.update(widths)
    usual = figures.most_common(1)[0][0] if figures else 0.0
    found = []
    for text, widths in by_text.items():
        ordinary = max(widths)
        if text.isdecimal() and text != _NARROW:
            ordinary = max(ordinary, usual)
        found += [(text, w) for w in widths if 0 < w < SETTINGS.width_ratio * ordinary]
    return found


def _raised(char: Char) -> Char:
    rise = SETTINGS.height_em * char.size
    size = SETTINGS.size_ratio * char.size
    baseline = char.baseline - rise
    return char._replace(size=size, baseline=baseline, top=char.top, bottom=char.top + size)
