"""Fonts that name their figures wrongly, and what pdfminer names wrongly.

A font of one byte a character uses ASCII's codes for its figures, and a map from codes to characters
besides. Where the map is right for the other codes and makes of each figure another one, all by the
same step, the figures on the page are not those in the text: a wrong number that looks right. So they are
where they are in another order, and where a font of numbered glyphs has them in the order of ASCII, but
for its figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from extract.settings import Settings

_FIGURES = range(0x30, 0x3A)
_PRINTED = range(0x21, 0x7F)
#: In the encoding of Windows this code is a hyphen too (ISO 32000-1, annex D.2); pdfminer has a blank there.
_SOFT_CODE, _SOFT = 0xAD, "\u00ad"


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
    #: In a font that has little but figures, so many of them stand in their ten places, and so many at
    #: that of another.
    placed_count: int = 5
    mixed_count: int = 3
    #: Below this place a font may have numbered its glyphs as they came: no order is to be seen.
    first_ordered: int = 4
    #: So far the glyphs of most fonts are from the codes of ASCII (the order of Macintosh).
    usual_distance: int = 29


SETTINGS = FontMapSettings()


def has_shifted_figures(font: Any) -> bool:
    """Return True if a font of pdfminer names its figures wrongly."""
    named = getattr(getattr(font, "unicode_map", None), "cid2unichr", None)
    if not isinstance(named, Mapping):
        return False
    if font.is_multibyte():
        return are_figures_moved(named)
    return are_figures_shifted(named)


def character_of(font: Any, code: int) -> str:
    """The character of a code in a font of pdfminer; raises its ``PDFUnicodeNotDefined``.

    The second hyphen of Windows comes as a soft one, which is drawn all the same.
    """
    text = str(font.to_unichr(code))
    is_hyphen = code == _SOFT_CODE and text == " " and not font.is_multibyte()
    return _SOFT if is_hyphen and getattr(font, "unicode_map", None) is None else text


def are_figures_shifted(named: Mapping[int, str]) -> bool:
    """Return True if a map from codes to characters shifts or mixes the figures and nothing else."""
    figures = {code: named[code] for code in _FIGURES if named.get(code, "").isdigit()}
    steps = {(int(text) - (code - 0x30)) % 10 for code, text in figures.items()}
    if steps == {0} or not (_are_of_one_step(figures, steps) or _are_mixed(figures)):
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
        return _are_few_glyphs_mixed(named, places)
    distance, alike = places.most_common(1)[0]
    if alike < SETTINGS.same_code_share * places.total():
        return False
    return len(_misplaced(_at(named, distance))) >= SETTINGS.moved_count


def _are_of_one_step(figures: Mapping[int, str], steps: Set[int]) -> bool:
    return len(figures) >= SETTINGS.figure_count and len(steps) == 1


def _are_mixed(figures: Mapping[int, str]) -> bool:
    """Return True if figures are in another order: each once, and several in the place of another."""
    return (
        len(figures) >= SETTINGS.placed_count
        and len(set(figures.values())) == len(figures)
        and len(_misplaced(figures)) >= SETTINGS.mixed_count
    )


def _are_few_glyphs_mixed(named: Mapping[int, str], places: Counter[int]) -> bool:
    """Return True if a font with little but figures has them in another order than that of ASCII.

    Its signs tell where the figures begin; where it has none, the order of most fonts does. A font
    that numbers its glyphs as they come begins with the first of them.
    """
    printed = [glyph for glyph, text in named.items() if not text.isspace() and glyph > 0]
    if len(places) > 1 or min(printed, default=0) < SETTINGS.first_ordered:
        return False
    distance = next(iter(places), SETTINGS.usual_distance)
    return _are_mixed(_at(named, distance))


def _at(named: Mapping[int, str], distance: int) -> dict[int, str]:
    """The figures that glyphs so far from the codes of figures are named, by these codes."""
    found = {code: named.get(code - distance, "") for code in _FIGURES}
    return {code: text for code, text in found.items() if text.isdigit()}


def _misplaced(figures: Mapping[int, str]) -> list[int]:
    """The codes of figures that are named another figure."""
    return [code for code, text in figures.items() if text != chr(code)]
