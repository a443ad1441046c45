"""Fonts that name their figures wrongly.

A font of one byte a character uses ASCII's codes for its figures, and a map from codes to characters
besides. Where the map is right for the other codes and makes of each figure another one, all by the
same step, the figures on the page are not those in the text: a wrong number that looks right. So they are
where a font of numbered glyphs has them in the order of ASCII, but for its figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extract.settings import Settings

_FIGURES = range(0x30, 0x3A)
_PRINTED = range(0x21, 0x7F)


@dataclass(frozen=True, slots=True)
class FontMapSettings(Settings):
    """When a map of figures is wrong and not only unusual."""

    #: So many figures are another, all by the same step.
    figure_count: int = 3
    #: This part of the other codes are what ASCII says: a font that numbers its glyphs as they come
    #: is not.
    same_code_share: float = 0.9
    #: In a font of numbered glyphs so many letters and signs tell their order, and so many figures
    #: stand at the place of another.
    letter_count: int = 8
    moved_count: int = 2


SETTINGS = FontMapSettings()


def has_shifted_figures(font: Any) -> bool:
    """Return True if a font of pdfminer names its figures wrongly."""
    named = getattr(getattr(font, "unicode_map", None), "cid2unichr", None)
    if not isinstance(named, Mapping):
        return False
    if font.is_multibyte():
        return are_figures_moved(named)
    return are_figures_shifted(named)


def are_figures_shifted(named: Mapping[int, str]) -> bool:
    """Return True if a map from codes to characters shifts the figures and nothing else."""
    figures = {code: named[code] for code in _FIGURES if named.get(code, "").isdigit()}
    steps = {(int(text) - (code - 0x30)) % 10 for code, text in figures.items()}
    if len(figures) < SETTINGS.figure_count or len(steps) != 1 or steps == {0}:
        return False
    others = [code for code in _PRINTED if code not in _FIGURES and named.get(code, "\0") != "\0"]
    same = sum(named[code] == chr(code) for code in others)
    return same >= SETTINGS.same_code_share * len(others)


def are_figures_moved(named: Mapping[int, str]) -> bool:
    """Return True if a map from the glyphs of a font to characters names figures as others.

    Many fonts have their glyphs in the order of ASCII: each so many places from its code. Where the
    letters and signs have one distance, the glyphs at that of the figures are these.
    """
    places = Counter(
        ord(text) - glyph
        for glyph, text in named.items()
        if len(text) == 1 and ord(text) in _PRINTED and not text.isdigit()
    )
    if places.total() < SETTINGS.letter_count:
        return False
    distance, alike = places.most_common(1)[0]
    if alike < SETTINGS.same_code_share * places.total():
        return False
    figures = {code: named.get(code - distance, "") for code in _FIGURES}
    other = [code for code, text in figures.items() if text.isdigit() and text != chr(code)]
    return len(other) >= SETTINGS.moved_count
