"""Names as they are written: where one that no list has ends, and its words as one text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from nlp.language.clauses.sentence_words import Word


def reach(
    first: int,
    last: int,
    end: int,
    is_part: Callable[[int], bool],
    is_small: Callable[[int], bool],
    longest: int,
) -> int:
    """Where a name that begins at word ``first`` ends, read on from word ``last`` (exclusive ``end``).

    ``is_part`` says whether a word is part of a name, ``is_small`` whether a small word is that
    stands before another part ("van").
    """
    while last < end and last - first < longest:
        if is_part(last):
            last += 1
        elif last + 1 < end and is_small(last):
            last += 2
        else:
            break
    return last


def written(words: Sequence[Word]) -> str:
    """The words with the blanks that stand between them."""
    text = words[0].text
    for before, word in pairwise(words):
        text += word.text if word.start == before.end else f" {word.text}"
    return text
