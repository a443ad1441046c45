"""Errors that a word processor prints where the value of a field should stand: "Error! Reference source not found."

They say nothing of a document: rows are read without them, also where one runs over two rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.document_words import load_document_words

#: The part of an error at the end of a row has so many words at least: "Fout! Onbekende".
_FEWEST = 2
_BETWEEN = re.compile(r"[\s\u00a0]+")


def error_in(text: str, begun: Sequence[str] = ()) -> tuple[int, int, tuple[str, ...]] | None:
    """Where an error stands in a row, and its words that the next row still has; None where a row has none.

    ``begun`` are the words that an error of the row before leaves for this one.
    """
    if begun:
        rest = re.match(_spaced(begun), text, re.IGNORECASE)
        if rest is not None:
            return rest.start(), rest.end(), ()
    whole = _whole().search(text)
    if whole is not None:
        return whole.start(), whole.end(), ()
    part = _begun().search(text)
    if part is None:
        return None
    words = tuple(_BETWEEN.split(part.group().strip().casefold()))
    error = next(e for e in load_document_words().errors.phrases if _begins(e, words))
    return part.start(), part.end(), tuple(error.split()[len(words) :])


def _begins(error: str, words: Sequence[str]) -> bool:
    return tuple(error.split()[: len(words)]) == tuple(words)


def _spaced(words: Sequence[str]) -> str:
    """The words of an error with any blanks between them, and the stop behind it."""
    return r"[\s\u00a0]+".join(map(re.escape, words)) + r"[.\s]*"


@cache
def _whole() -> re.Pattern[str]:
    errors = load_document_words().errors.phrases
    return re.compile("|".join(_spaced(error.split()) for error in errors), re.IGNORECASE)


@cache
def _begun() -> re.Pattern[str]:
    """The first words of an error at the end of a row, the longest first."""
    parts = {
        tuple(error.split()[:count])
        for error in load_document_words().errors.phrases
        for count in range(_FEWEST, len(error.split()))
    }
    longest_first = sorted(parts, key=lambda words: (-len(words), words))
    either = "|".join(_spaced(words).removesuffix(r"[.\s]*") for words in longest_first)
    return re.compile(rf"(?:{either})\s*$", re.IGNORECASE)
