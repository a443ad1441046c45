"""What a hyphen at the end of a line is: the word's own, or put there to break it.

Dutch keeps a hyphen between words of one rank ("laag-hoog"), before a name, behind an abbreviation,
figure or letter, in words that came from English ("real-time"), and where two vowels would be read
as one ("zee-eend").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from corpus.hyphens import load_hyphen_words
from corpus.language import language
from extract.dictionary import is_word

Verdict = Literal["own", "drop", "apart"]

SOFT = "\u00ad"
#: "woon- en zorg", "zorg- als ondersteuning": the hyphen stands for a shared second half.
_SHARED_HALF = re.compile(r"(en|of|als|noch|maar ook|tot)\b")
#: Characters; the longest Dutch words of administration have some 60.
LONGEST_WORD = 100
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
#: Two vowels that are read as one where no hyphen parts them.
_ONE_VOWEL = frozenset(
    ["aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ij", "oe", "oi", "oo", "ou", "ui", "uu"]
)


def hyphen_verdict(before: str, following: str, source: str) -> Verdict:
    """Return what a hyphen at the end of a line is: the word's own, one to drop, or the end of a
    word that stands apart from what follows.

    ``before`` is the text up to and including the hyphen, ``following`` what stands on the next
    line, of both at least :data:`LONGEST_WORD` characters where there are so many; ``source`` is searched
    for the same word elsewhere.
    """
    if before[-2].isdigit() and following[0].isdigit():
        # "2027-\n2028": a range.
        return "own"
    if before[-1] == SOFT and before[-2].isalpha():
        return "own" if _is_own_soft_hyphen(before[:-1], following) else "drop"
    if not before[-2].isalnum():
        return "apart"
    if before[-2].isalpha() and following[0].isupper():
        # "West-\nOverijssel": the hyphen is the word's own.
        return "own"
    if not following[0].islower():
        return "apart"
    shared = _SHARED_HALF.match(following)
    if shared:
        return "drop" if _ends_in_as(before[:-1], shared.group()) else "apart"
    if before[-2].isdigit():
        # "een 25-\njarige".
        return "own"
    return "own" if _is_hyphenated(before[:-1], following, source) else "drop"


def _ends_in_as(before: str, following: str) -> bool:
    """Return True for a word that "als" ends, as "zoals"; with "en" many a plural would be one."""
    last = _LAST_WORD.search(before[-LONGEST_WORD:])
    return following == "als" and last is not None and is_word(last.group() + following)


def _is_hyphenated(before: str, following: str, source: str) -> bool:
    """Return True for the hyphen behind an abbreviation or letter ("PRIMOS-module", "e-mail"), for a
    word that the source writes with its hyphen elsewhere and never without, and for one that Dutch
    writes so."""
    last, rest = _LAST_WORD.search(before[-LONGEST_WORD:]), _FIRST_WORD.match(following)
    if last is None:
        return False
    word = last.group()
    if len(word) == 1 or word.isupper():
        return True
    if rest is None:
        return False
    second = rest.group()
    if _is_written(word + second, source):
        return False
    return (
        _is_written(f"{word}-{second}", source)
        or _is_in_phrase(before[: last.start()], word, second, following[rest.end() :])
        or _is_compound(word, second)
    )


@lru_cache(maxsize=1024)
def _is_written(word: str, source: str) -> bool:
    """Return True if a word stands somewhere in a source; a word is often broken more than once."""
    return word in source


def _is_in_phrase(before: str, word: str, second: str, after: str) -> bool:
    """Return True for a small word with a hyphen on its other side too: "twee-onder-een-kap"."""
    small = language().function_words
    return (before.endswith("-") and word.casefold() in small) or (
        after.startswith("-") and second.casefold() in small
    )


def _is_compound(word: str, second: str) -> bool:
    """Return True if two words are written with a hyphen between them, and are none without it."""
    word = word.casefold()
    if not _is_joined(word, second) and not _clash(word, second):
        return False
    return not is_word(word + second)


def _is_joined(word: str, second: str) -> bool:
    """Return True for words of one rank and the like, also where the second begins a longer word:
    "woon-werkverkeer"."""
    words = load_hyphen_words()
    if words.are_joined(word, second):
        return True
    return any(is_word(second[len(equal) :]) for equal in words.begun_by(word, second))


def _clash(word: str, second: str) -> bool:
    """Return True if the vowels where two words meet would be read as one."""
    meet = word[-1] + second[0] in _ONE_VOWEL
    return meet and is_word(word) and is_word(second)


def _is_own_soft_hyphen(before: str, following: str) -> bool:
    """Return True if a soft hyphen is the word's own, whatever it is called: before a capital, or
    behind an abbreviation ("PRIMOS-module"). No word is broken there."""
    word = _LAST_WORD.search(before[-LONGEST_WORD:])
    capitals = word is not None and len(word.group()) > 1 and word.group().isupper()
    return following[0].isupper() is not capitals
