"""Whether the text of a page can be trusted.

Some files do not say which letters their glyphs are, or say it wrongly. Text that looks like text
but has its letters shifted has its digits shifted too: a wrong number that looks right. Dutch text
is known by its small words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.language import language
from extract.dictionary import is_word
from extract.pdf.page.ink import PageInk

#: More unreadable characters than this part of a page make all of it unusable.
_UNREADABLE = 0.04
#: So many words say something about the language they are in.
_ENOUGH = 25
#: Running Dutch has some 40% small words, lists of names hardly any, other text none.
_FEWEST = 0.02
#: Words of which a dictionary must know this part.
_KNOWN = 0.12
#: Names alone, in one font, are not more than this many words.
_MANY = 400
#: Of names so many have a vowel, are of ordinary characters, and have vowels for these parts.
_VOICED_SHARE = 0.95
_PLAIN_SHARE = 0.9
_VOWELS = (0.3, 0.5)
#: Small words of other languages: a summary in English is text.
_FOREIGN = frozenset(
    ["the", "of", "and", "to", "for", "with", "on", "by", "der", "das", "und", "les", "des", "du"]
)
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyáéíóúàèäëïöü]", re.IGNORECASE)
_PLAIN = re.compile(r"[\w.,;:()'’‘“”\"/%€&+*?!-]+")


def is_unreadable(page: PageInk) -> bool:
    """Return True if the file does not say what a good part of the page's characters are."""
    return page.unreadable > max(3, _UNREADABLE * page.character_count)


def garbled_fonts(pages: Iterable[PageInk]) -> frozenset[str]:
    """The fonts (by name) whose words, over the whole file, are no words."""
    words: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            if not word.style.symbolic:
                words[word.style.font].append(word.text)
    return frozenset(font for font, found in words.items() if looks_garbled(found))


def is_garbled(page: PageInk, fonts: frozenset[str]) -> bool:
    """Return True if some of the page's text is in a font that cannot be trusted."""
    return any(word.style.font in fonts for word in page.words)


def _has_small_words(letters: Sequence[str], count: int) -> bool:
    """Return True if enough of ``count`` words are small ones, as they are in any sentence."""
    small = _small_words()
    return sum(found in small for found in letters) >= _FEWEST * count


def _is_in_dictionary(longer: Sequence[str]) -> bool:
    """Return True if there are longer words, and enough of them are known."""
    return sum(map(is_word, longer)) >= _KNOWN * len(longer) > 0


def looks_garbled(words: Sequence[str]) -> bool:
    """Return True if the words of a text are none of any language: few small words, odd letters or
    no vowels."""
    tokens = [w for w in words if any(c.isalpha() for c in w)]
    if len(tokens) < _ENOUGH:
        return False
    letters = [found.casefold() for w in tokens for found in _LETTERS.findall(w)]
    longer = [found for found in letters if len(found) >= 4]
    if _has_small_words(letters, len(tokens)) or _is_in_dictionary(longer):
        return False
    # Lists of names are neither small words nor in a dictionary, but can be pronounced.
    plain = sum(bool(_PLAIN.fullmatch(w)) for w in tokens) >= _PLAIN_SHARE * len(tokens)
    return not (plain and _is_pronounceable(longer)) or len(tokens) > _MANY


def _is_pronounceable(words: Sequence[str]) -> bool:
    """Return True if nearly all words have vowels, and as many as words have."""
    voiced = sum(bool(_VOWEL.search(word)) for word in words)
    vowels = sum(len(_VOWEL.findall(word)) for word in words)
    share = vowels / max(1, sum(len(word) for word in words))
    return voiced >= _VOICED_SHARE * len(words) and _VOWELS[0] <= share <= _VOWELS[1]


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Return the words that running text is full of; a single letter is no sign of any."""
    return frozenset(w for w in language().function_words | _FOREIGN if len(w) > 1)
