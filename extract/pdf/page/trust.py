"""Can the text of a page be trusted?

Some files do not say which letters their glyphs are, or say it wrongly. Text that looks like text
but has its letters shifted has its digits shifted too: a wrong number that looks right. Dutch text
is known by its small words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from simplemma import is_known

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
_SMALL = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "in",
        "van",
        "op",
        "te",
        "voor",
        "met",
        "om",
        "aan",
        "bij",
        "tot",
        "per",
        "uit",
        "die",
        "dat",
        "is",
        "zijn",
        "worden",
        "wordt",
        "als",
        "door",
        "naar",
        "over",
        "niet",
        "ook",
        "er",
        "we",
        "wij",
        "al",
        "of",
        "na",
        "onder",
        "dit",
        "deze",
        "kan",
        "kunnen",
        "gemeente",
        "totaal",
        "jaar",
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "is",
        "with",
        "on",
        "by",
        "der",
        "die",
        "das",
        "und",
        "les",
        "des",
        "du",
    ]
)
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyáéíóúàèäëïöü]", re.IGNORECASE)
_PLAIN = re.compile(r"[\w.,;:()'’‘“”\"/%€&+*?!-]+")


def is_unreadable(page: PageInk) -> bool:
    """Does the file not say what a good part of the page's characters are?"""
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
    """Is some of the page's text in a font that cannot be trusted?"""
    return any(word.style.font in fonts for word in page.words)


def looks_garbled(words: Sequence[str]) -> bool:
    """Are the words of a text none of any language: few small words, odd letters or no vowels?"""
    tokens = [w for w in words if any(c.isalpha() for c in w)]
    if len(tokens) < _ENOUGH:
        return False
    letters = [found.casefold() for w in tokens for found in _LETTERS.findall(w)]
    if sum(found in _SMALL for found in letters) >= _FEWEST * len(tokens):
        return False
    longer = [found for found in letters if len(found) >= 4]
    if sum(is_known(found, lang="nl") for found in longer) >= _KNOWN * len(longer) > 0:
        return False
    # Lists of names are neither small words nor in a dictionary, but can be pronounced.
    voiced = sum(bool(_VOWEL.search(found)) for found in longer)
    vowels = sum(len(_VOWEL.findall(found)) for found in longer)
    share = vowels / max(1, sum(len(found) for found in longer))
    plain = sum(bool(_PLAIN.fullmatch(w)) for w in tokens)
    pronounceable = (
        voiced >= 0.95 * len(longer) and 0.3 <= share <= 0.5 and plain >= 0.9 * len(tokens)
    )
    return not pronounceable or len(tokens) > _MANY
