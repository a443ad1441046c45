"""What commitments are about: the themes that their words and their heading show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.themes import Theme, load_themes, pattern, small, stems

Where = Literal["text", "heading"]


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A theme with the first word that shows it, as it is written."""

    theme: str
    word: str
    found_in: Where


def themes_of(
    text: str, heading: str | None, themes: Sequence[Theme] | None = None
) -> tuple[ThemeFound, ...]:
    """The themes of a commitment, each once, in the order of the themes.

    For example, "Het Rijk betaalt mee aan de ontsluiting van de locatie." is about locations
    ("ontsluiting"). A heading gives its theme to what stands below it, where it has one: that of
    "Doorstroming en locaties" does not say which of the two a commitment is about.
    """
    known = load_themes() if themes is None else themes
    own = _first_words(tuple(known), text)
    above = _first_words(tuple(known), heading or "")
    tells = sum(bool(word) for word in above.values()) == 1
    return tuple(
        ThemeFound(theme.code, own[theme.code] or above[theme.code], _where(own[theme.code]))
        for theme in known
        if own[theme.code] or (tells and above[theme.code])
    )


def _where(own: str) -> Where:
    return "text" if own else "heading"


@lru_cache(maxsize=1024)
def _first_words(themes: tuple[Theme, ...], text: str) -> Mapping[str, str]:
    """The first word of each theme in a text, by the code of the theme; empty where there is none.

    A heading is that of many commitments.
    """
    low = small(text)
    return {
        theme.code: _first_word(theme, text) if any(map(low.__contains__, stems(theme))) else ""
        for theme in themes
    }


def _first_word(theme: Theme, text: str) -> str:
    matches = pattern(theme).finditer(text)
    return next((match["word"] for match in matches if match["word"]), "")
