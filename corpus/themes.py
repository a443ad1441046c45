"""The themes of commitments and the words that show one (``corpus/reference/themes.toml``)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.codes import load_codes
from corpus.loading import REFERENCE, CorpusError, Phrases, Record, Word, line_error, load_toml

#: A letter or figure first and last, and what stands within words between.
_ALLOWED = re.compile(r"\*?[^\W_](?:[\w ,/'’&-]*[\w₂])?-?\*?")


class Theme(Record, frozen=True):
    """A theme: ``words`` show it; ``passed_over`` is no evidence, whatever words are in it.

    In both a word stands for itself and ``*`` for any letters, figures and hyphens.
    """

    code: Word
    words: Phrases
    passed_over: Phrases = Phrases()

    def __post_init__(self) -> None:
        for word in (*self.words, *self.passed_over):
            if not _ALLOWED.fullmatch(word):
                raise ValueError(f"{word!r} is no word that can be looked for")
            if word != word.casefold():
                raise ValueError(f"{word!r} is not in small letters")


class _Themes(Record, frozen=True):
    theme: tuple[Theme, ...]


@cache
def load_themes(folder: Path = REFERENCE) -> tuple[Theme, ...]:
    """The themes in the order of their codes; raises :class:`CorpusError` naming what is wrong."""
    path = folder / "themes.toml"
    found = {theme.code: theme for theme in load_toml(path, _Themes).theme}
    known = load_codes(folder)["theme"]
    for code in found:
        if code not in known:
            raise line_error(path, code, f"{code!r} is no code of the list theme of codes.toml")
    for code in known:
        if code not in found:
            raise CorpusError(f"{path}: no words for the theme {code!r}")
    return tuple(found[code] for code in known)


@cache
def stems(theme: Theme) -> tuple[str, ...]:
    """Letters in small print of which a text has some where a word of the theme is in it: a quick look, before
    the pattern is tried."""
    return tuple(word.strip("*").split()[0] for word in theme.words)


def small(text: str) -> str:
    """The text for :func:`stems`: letters that a pattern takes for one another are the same there."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


@cache
def pattern(theme: Theme) -> re.Pattern[str]:
    """What finds the words of a theme; what is passed over matches too, outside the group ``word``."""
    passed = [*map(_expression, theme.passed_over)]
    words = "|".join(map(_expression, theme.words))
    return re.compile("|".join([*passed, f"(?P<word>{words})"]), re.IGNORECASE)


def _expression(word: str) -> str:
    """A word as a regular expression that matches it as a whole word."""
    inside = r"\s+".join(re.escape(part) for part in word.strip("*").split())
    before = r"(?<!\w)[\w-]*" if word.startswith("*") else r"(?<!\w)"
    after = r"[\w-]*" if word.endswith("*") else r"(?!\w)"
    return before + inside + after
