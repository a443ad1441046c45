"""Drop capitals: the first letter of a text, as high as some of its lines.

Its baseline is that of the last line beside it, so that it would be read there. It belongs to the
first of them, before the letters that follow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pdf.page.glyphs import Char
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class InitialSettings(Settings):
    """What tells a drop capital from other large letters; lengths in sizes of the text beside it."""

    #: It is so much larger than the text.
    size_ratio: float = 1.8
    #: The text begins so near to it, ...
    gap_em: float = 1.2
    #: ... its first line so near to the top of the letter, which is so high above its baseline
    #: (parts of its size), ...
    level_em: float = 0.8
    capital_em: float = 0.72
    #: ... and a later one stands on its baseline.
    baseline_em: float = 0.6
    #: Below it the text begins where the letter does, so many lines further at most.
    below_em: float = 5.0
    margin_em: float = 0.8


SETTINGS = InitialSettings()


def with_initials(chars: Sequence[Char]) -> list[Char]:
    """Return the characters, drop capitals among them as letters of the line that they begin."""
    found = list(chars)
    smallest = min((c.size for c in chars if c.size > 0 and c.text.strip()), default=0.0)
    for i, char in enumerate(chars):
        if char.size < SETTINGS.size_ratio * smallest or not _is_capital(char.text):
            continue
        first = _first_beside(char, chars)
        if first is not None:
            found[i] = char._replace(
                x1=first.x0,
                top=first.top,
                bottom=first.bottom,
                baseline=first.baseline,
                size=first.size,
            )
    return found


def _is_capital(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _first_beside(letter: Char, chars: Sequence[Char]) -> Char | None:
    """Return the character that follows a drop capital; None where it is no drop capital."""
    high = letter.baseline - SETTINGS.capital_em * letter.size
    near = [
        c
        for c in chars
        if c is not letter
        and not c.text.isspace()
        and 0 < c.size * SETTINGS.size_ratio <= letter.size
        and -0.3 * c.size <= c.x0 - letter.x1 <= SETTINGS.gap_em * c.size
        and high < c.baseline <= letter.baseline + SETTINGS.baseline_em * c.size
    ]
    if not near or any(_is_beside(letter, c) for c in chars):
        return None
    first = min(near, key=lambda c: (round(c.baseline), c.x0))
    size = first.size
    level = abs(first.baseline - SETTINGS.capital_em * size - high) <= SETTINGS.level_em * size
    later = [c for c in near if c.baseline > first.baseline + 0.5 * size]
    on_line = any(abs(c.baseline - letter.baseline) <= SETTINGS.baseline_em * size for c in later)
    if not (first.text.islower() and level and on_line and _goes_on_below(letter, size, chars)):
        return None
    return first


def _is_beside(letter: Char, char: Char) -> bool:
    """Return True if a character is as large as the letter, and stands right beside it: they are a
    word of large type."""
    alike = char is not letter and SETTINGS.size_ratio * char.size > letter.size
    level = abs(char.baseline - letter.baseline) < 0.2 * letter.size
    gap = max(char.x0 - letter.x1, letter.x0 - char.x1)
    return alike and level and not char.text.isspace() and gap < 0.5 * letter.size


def _goes_on_below(letter: Char, size: float, chars: Sequence[Char]) -> bool:
    """Return True if text stands below the letter that begins where it does."""
    return any(
        0.5 * size < c.baseline - letter.baseline <= SETTINGS.below_em * size
        and abs(c.x0 - letter.x0) <= SETTINGS.margin_em * size
        and not c.text.isspace()
        for c in chars
    )
