"""What the eye sees of a page's characters.

A file can hold characters that no reader of the page sees: in the color of the paper, under a black
box, in a layer that is off. They are no text: a name that was blacked out, or a number that was
struck out, must not be read. They are counted by reason, and never kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any, Literal

from extract.pdf.page.glyphs import Char
from extract.pdf.page.ink import Area, Rule
from extract.settings import Settings

#: Why a character is not seen.
Reason = Literal["layer", "invisible", "outside", "background", "covered", "struck", "mirrored"]
Color = tuple[float, float, float]

WHITE: Color = (1.0, 1.0, 1.0)
BLACK: Color = (0.0, 0.0, 0.0)
#: Text rendering modes of PDF: neither filled nor stroked, with and without clipping to it.
INVISIBLE_MODES = frozenset({3, 7})
FILLED_MODES = frozenset({0, 4})


@dataclass(frozen=True, slots=True)
class VisibilitySettings(Settings):
    """How sure it must be that a character is not seen."""

    #: Colors this near, in each of red, green and blue, cannot be told apart in print: the palest grey
    #: of office palettes (0.95) on white is among them, that of watermarks (0.85) is not.
    same_color_share: float = 0.055
    #: A line this high above the baseline strikes a character out: below it underlines, above it
    #: touches capitals only.
    strike_low_em: float = 0.12
    strike_high_em: float = 0.48
    #: It begins and ends where the characters do: a border between rows goes on.
    strike_end_em: float = 0.5
    #: Struck blanks make it stick out so far at either end. It then crosses small letters in their
    #: middle: a line to fill in something is nearer to the baseline of what was typed over it. And
    #: no other line begins and ends where it does, as borders of rows and lines of forms do.
    strike_overhang_em: float = 5.0
    middle_low_em: float = 0.2
    middle_high_em: float = 0.42
    fellow_pt: float = 1.0
    #: A slanted line through a word is at most so high.
    scratch_em: float = 1.4
    #: A picture over more than this part of the page is a scan with its text under it.
    scan_share: float = 0.5
    #: Type smaller than this cannot be read.
    smallest_pt: float = 1.0
    #: Letters set narrower than this part of their height are hairs that nobody reads; the narrowest
    #: type that is set to be read is half as wide as usual.
    narrowest_share: float = 0.1
    #: Characters are looked up in bands of this height.
    band_pt: float = 16.0


SETTINGS = VisibilitySettings()


@dataclass(frozen=True, slots=True)
class Brush:
    """How paint is put on the page: its opacity, that of the groups it is painted in, whether it
    blends (or darkens: black then stays black) or is masked, the clipping area (None for the whole
    page)."""

    alpha: float = 1.0
    blends: bool = False
    masked: bool = False
    clip: Area | None = None
    darkens: bool = False
    group_alpha: float = 1.0

    @property
    def opacity(self) -> float:
        return self.alpha * self.group_alpha

    def hides(self, color: Color | None) -> bool:
        """Return True if nothing is seen through paint of a color."""
        blots = self.darkens and color is not None and _is_same_color(color, BLACK)
        return self.opacity >= 1.0 and not self.masked and (not self.blends or blots)


@dataclass(frozen=True, slots=True)
class Paint:
    """A filled area or picture and when it was painted.

    ``color`` is None where it is not known, ``hides`` False for what lets something through or fills
    its box in part.
    """

    area: Area
    order: int
    color: Color | None
    hides: bool


@dataclass(slots=True)
class Canvas:
    """What was painted on a page, in order."""

    paints: list[Paint] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    #: Areas of annotations that strike text out, or cover it.
    struck: list[Area] = field(default_factory=list)
    #: Slanted and waved lines, which may strike text out.
    scratches: list[Area] = field(default_factory=list)
    order: int = 0

    def next_order(self) -> int:
        self.order += 1
        return self.order


def color_of(color: Any, space: str) -> Color | None:
    """Return a color of pdfminer as red, green and blue; None for spot colors and patterns."""
    if space not in ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"):
        return None
    parts = (color,) if isinstance(color, int | float) else color
    if not isinstance(parts, tuple | list) or not all(isinstance(p, int | float) for p in parts):
        return None
    if len(parts) == 1:
        return (float(parts[0]),) * 3
    if len(parts) == 3:
        return (float(parts[0]), float(parts[1]), float(parts[2]))
    if len(parts) == 4:
        cyan, magenta, yellow, key = parts
        return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
    return None


def stretch_of(matrix: Sequence[float], scaling: float) -> float:
    """Return how wide type is set with this text matrix and scaling: 1 is as its font draws it."""
    high = hypot(matrix[2], matrix[3])
    return abs(scaling) * hypot(matrix[0], matrix[1]) / high if high else 1.0


def is_mirrored(matrix: Sequence[float]) -> bool:
    """Return True if letters set with a text matrix stand as in a mirror."""
    a, b, c, d = matrix[:4]
    return a * d - b * c < 0


def find_hidden(
    chars: Sequence[Char], canvas: Canvas, rules: Sequence[Rule], page: Area
) -> dict[int, Reason]:
    """Return which of the characters are not seen, by their index, and why.

    ``chars`` have their place on the page as it is shown; ``rules`` are those that may strike them
    out.
    """
    hidden = _invisible(chars, canvas)
    index = _Bands((char.top, char.bottom, i) for i, char in enumerate(chars))
    hidden |= _covered(chars, canvas, index, page)
    scratched = _scratched(chars, canvas.scratches, index)
    for i in _struck(chars, rules, canvas.struck, index) | scratched:
        hidden.setdefault(i, "struck")
    for i in _in_background_color(chars, canvas):
        hidden.setdefault(i, "background")
    return hidden


class _Bands:
    """Things by the horizontal bands of the page that they reach into."""

    def __init__(self, things: Iterable[tuple[float, float, int]]) -> None:
        self._bands: dict[int, list[int]] = defaultdict(list)
        for top, bottom, number in things:
            for band in self._range(top, bottom):
                self._bands[band].append(number)

    @staticmethod
    def _range(top: float, bottom: float) -> range:
        return range(int(top // SETTINGS.band_pt), int(bottom // SETTINGS.band_pt) + 1)

    def between(self, top: float, bottom: float) -> Iterable[int]:
        """Return the things that may reach into the heights from ``top`` to ``bottom``."""
        bands = self._range(top, bottom)
        if len(bands) == 1:
            return self._bands.get(bands[0], ())
        return sorted({i for band in bands for i in self._bands.get(band, ())})


def _center(char: Char) -> tuple[float, float]:
    return (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2


def _invisible(chars: Sequence[Char], canvas: Canvas) -> dict[int, Reason]:
    """Return the characters in a mode that paints nothing, but for those over a picture (they are
    what was recognised in it), and those too small or too narrow to be read."""
    found: dict[int, Reason] = {}
    for i, char in enumerate(chars):
        unreadable = char.size < SETTINGS.smallest_pt or char.stretch < SETTINGS.narrowest_share
        if unreadable or (
            char.mode in INVISIBLE_MODES
            and not any(picture.holds(*_center(char)) for picture in canvas.pictures)
        ):
            found[i] = "invisible"
    return found


def _covered(chars: Sequence[Char], canvas: Canvas, index: _Bands, page: Area) -> dict[int, Reason]:
    """Return the characters over which something opaque was painted later."""
    found: dict[int, Reason] = {}
    first = min((char.order for char in chars), default=0)
    for paint in canvas.paints:
        if not paint.hides or paint.order < first or _is_scan(paint, page):
            continue
        for i in index.between(paint.area.top, paint.area.bottom):
            if chars[i].order < paint.order and paint.area.holds(*_center(chars[i])):
                found[i] = "covered"
    return found


def _is_scan(paint: Paint, page: Area) -> bool:
    """Return True for a picture over most of the page: its text may stand under it."""
    share = paint.area.width * paint.area.height / max(1.0, page.width * page.height)
    return paint.color is None and share > SETTINGS.scan_share


def _struck(
    chars: Sequence[Char], rules: Sequence[Rule], areas: Sequence[Area], index: _Bands
) -> set[int]:
    """Return the characters through which a line of their own length is drawn."""
    found = {
        i
        for area in areas
        for i in index.between(area.top, area.bottom)
        if area.holds(*_center(chars[i]))
    }
    for rule in rules:
        crossed = [i for i in index.between(rule.at, rule.at) if _crosses(rule, chars[i])]
        held = [chars[i] for i in crossed]
        if _has_length_of(rule, held) or (
            _sticks_out_of(rule, held) and not _has_fellow(rule, rules)
        ):
            found.update(crossed)
    return found


def _scratched(chars: Sequence[Char], scratches: Sequence[Area], index: _Bands) -> set[int]:
    """Return the characters that a slanted or waved line of their own length and height crosses."""
    found: set[int] = set()
    for scratch in scratches:
        crossed = [
            i for i in index.between(scratch.top, scratch.bottom) if _is_in(chars[i], scratch)
        ]
        rule = Rule((scratch.top + scratch.bottom) / 2, scratch.x0, scratch.x1)
        if len(crossed) > 1 and _has_length_of(rule, [chars[i] for i in crossed]):
            found.update(crossed)
    return found


def _is_in(char: Char, scratch: Area) -> bool:
    """Return True if a line crosses a character at the height of small letters and goes little
    beyond it."""
    middle = char.baseline - (SETTINGS.strike_low_em + SETTINGS.strike_high_em) / 2 * char.size
    inside = scratch.x0 <= (char.x0 + char.x1) / 2 <= scratch.x1
    level = scratch.top <= middle <= scratch.bottom
    return inside and level and scratch.height <= SETTINGS.scratch_em * char.size


def _crosses(rule: Rule, char: Char) -> bool:
    height = char.baseline - rule.at
    middle = SETTINGS.strike_low_em * char.size <= height <= SETTINGS.strike_high_em * char.size
    return middle and rule.start <= (char.x0 + char.x1) / 2 <= rule.end


def _has_length_of(rule: Rule, chars: Sequence[Char]) -> bool:
    """Return True if a rule begins and ends about where the characters do."""
    return _reaches_beyond(rule, chars, SETTINGS.strike_end_em)


def _sticks_out_of(rule: Rule, chars: Sequence[Char]) -> bool:
    """Return True if a rule crosses characters in their middle, and reaches further than they do by
    no more than blanks that were struck out with them."""
    level = all(
        SETTINGS.middle_low_em * char.size
        <= char.baseline - rule.at
        <= SETTINGS.middle_high_em * char.size
        for char in chars
    )
    return level and _reaches_beyond(rule, chars, SETTINGS.strike_overhang_em)


def _reaches_beyond(rule: Rule, chars: Sequence[Char], slack_em: float) -> bool:
    """Return True if a rule ends at most ``slack_em`` (type sizes) from where the characters do."""
    words = [char for char in chars if not char.text.isspace()]
    if not any(char.text.isalnum() for char in words):
        return False
    slack = slack_em * words[0].size
    start, end = min(char.x0 for char in words), max(char.x1 for char in words)
    return abs(start - rule.start) <= slack and abs(end - rule.end) <= slack


def _has_fellow(rule: Rule, rules: Sequence[Rule]) -> bool:
    """Return True if another rule begins and ends where this one does."""
    return any(
        other.at != rule.at
        and abs(other.start - rule.start) <= SETTINGS.fellow_pt
        and abs(other.end - rule.end) <= SETTINGS.fellow_pt
        for other in rules
    )


def _in_background_color(chars: Sequence[Char], canvas: Canvas) -> set[int]:
    """Return the characters in the color of what was last painted under them."""
    colors = {paint.color for paint in canvas.paints if paint.color is not None} | {WHITE}
    suspect = {
        color
        for color in {char.color for char in chars}
        if color is not None and any(_is_same_color(color, other) for other in colors)
    }
    if not suspect:
        return set()
    index = _Bands((p.area.top, p.area.bottom, i) for i, p in enumerate(canvas.paints))
    return {
        i
        for i, char in enumerate(chars)
        if char.color in suspect and _is_on_own_color(char, canvas.paints, index)
    }


def _is_on_own_color(char: Char, paints: Sequence[Paint], index: _Bands) -> bool:
    """Return True if a filled character has the color of what lies under it."""
    if char.mode not in FILLED_MODES or char.text.isspace() or char.color is None:
        return False
    under = _color_under(char, paints, index)
    return under is not None and _is_same_color(char.color, under)


def _color_under(char: Char, paints: Sequence[Paint], index: _Bands) -> Color | None:
    """Return the color on which a character was painted; None where it is not known."""
    x, y = _center(char)
    # Paints are in order: those before the character are the first ones.
    last = bisect_left(paints, char.order, key=lambda paint: paint.order)
    for i in sorted(index.between(y, y), reverse=True):
        if i < last and paints[i].area.holds(x, y):
            return paints[i].color if paints[i].hides else None
    return WHITE


def _is_same_color(a: Color, b: Color) -> bool:
    return all(abs(p - q) <= SETTINGS.same_color_share for p, q in zip(a, b, strict=True))
