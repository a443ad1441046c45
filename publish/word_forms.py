"""Other forms of a Dutch word that somebody looks for: *kwartalen* is also *kwartaal*.

The text is indexed with its base forms; what is typed has to come to the same. These are spelling rules of
Dutch for plurals and verbs, without a list of words: a form that is no word finds nothing.
"""

from __future__ import annotations

import re

#: Shorter words have no ending that can be told from the rest of them.
SHORTEST = 5
_VOWEL = "aeou"
_OPEN_SYLLABLE = re.compile(rf"(.*[^{_VOWEL}i])([{_VOWEL}])([^aeiouy])en")
_CLOSED_SYLLABLE = re.compile(rf"(.*[^{_VOWEL}i])([{_VOWEL}])\2([^aeiouy])t?")
_DOUBLED = re.compile(r"(.*[aeiou])([^aeiou])\2en")
_HARD = str.maketrans("vz", "fs")


def forms_of(word: str) -> tuple[str, ...]:
    """Other forms of a word in small letters, without the word itself; none for a short word or number.

    "kwartalen" gives "kwartaal", "woningen" gives "woning", "bouwt" gives "bouwen".
    """
    plain = word.casefold().replace("’", "'")
    if plain.endswith("'s"):
        return (plain[:-2],)
    if len(plain) < SHORTEST or not plain.isalpha():
        return ()
    found = [*_singulars(plain), *_infinitives(plain)]
    return tuple(form for form in dict.fromkeys(found) if form != plain)


def _singulars(word: str) -> list[str]:
    forms = []
    opened = _OPEN_SYLLABLE.fullmatch(word)
    if opened:
        before, vowel, last = opened.groups()
        forms.append(before + vowel * 2 + last.translate(_HARD))
    doubled = _DOUBLED.fullmatch(word)
    if doubled:
        forms.append(doubled[1] + doubled[2])
    if word.endswith("en"):
        stem = word[:-2]
        forms.append(stem[:-1] + stem[-1].translate(_HARD))
    if word.endswith("s"):
        forms.append(word[:-1])
    return forms


def _infinitives(word: str) -> list[str]:
    """The plural and infinitive of a singular or a verb in the third person."""
    closed = _CLOSED_SYLLABLE.fullmatch(word)
    if closed:
        return [closed[1] + closed[2] + closed[3] + "en"]
    if word.endswith(("en", "s", "a", "e", "i", "o", "u", "y")):
        return []
    return [word.removesuffix("t") + "en"]
