"""Words as one pattern: how vocabulary of data files gets into a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

#: What else is the same letter where capitals do not matter: i without a dot, I with one, the sign of
#: kelvin, the long s.
_ALSO = {"i": "ıİ", "k": "\u212a", "s": "ſ"}


def either(words: Iterable[str]) -> str:
    """Return a pattern, without a group around it, for any of some words: the longest first, each as it is written.

    So a word is not taken for a shorter one that it begins with.
    """
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def by_first_letter(patterns: Sequence[str]) -> str:
    """Return a pattern, without a group around it, for any of some patterns, tried in their order.

    For use with :data:`re.IGNORECASE`: it finds what ``"|".join(patterns)`` finds. That tries each of some hundred
    words at each place of a text; this one only those that begin with the letter that stands there. A pattern whose
    first character is a letter of ASCII must have exactly that letter there, and no ``|`` outside of groups.
    """
    parts = groupby(patterns, key=_begins_with_letter)
    return "|".join(
        piece for is_plain, run in parts for piece in (_with_letters(run) if is_plain else run)
    )


def _with_letters(patterns: Iterable[str]) -> Iterator[str]:
    """The patterns that begin with a letter, those of one letter together."""
    behind: dict[str, list[str]] = {}
    for pattern in patterns:
        behind.setdefault(pattern[0].lower(), []).append(pattern[1:])
    for letter, rests in behind.items():
        # Only a set of characters without flags is looked at before anything else is tried.
        yield f"(?-i:[{letter}{letter.upper()}{_ALSO.get(letter, '')}])(?:{'|'.join(rests)})"


def _begins_with_letter(pattern: str) -> bool:
    return (
        pattern[0].isascii() and pattern[0].isalpha() and pattern[1:2] not in ("?", "*", "+", "{")
    )
