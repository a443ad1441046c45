"""What somebody may have meant whose words are nowhere: the nearest name or word that is."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from publish import areas
from publish.once import once
from publish.slugs import fold

#: So alike is a word to what was typed, from 0 to 100: one wrong letter in five, two in ten.
ALIKE = 80
#: A shorter word is like too many others.
SHORTEST = 4
#: The endings of verbs, and of plurals: verander-de, verander-ende, verander-t; woning-en.
_ENDINGS = re.compile(r"(?:en|e|s)?(?:d|t)?(?:en|e)?$")
_DOUBLED = re.compile(r"([^aeiou])\1$")
_WORD = re.compile(r"[^\W\d_]{4,}")


@once
def names(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of areas, and the words in those of projects and parties."""
    found = [fold(area.name) for area in areas.with_data(connection)]
    for row in connection.execute("select name from projects union select name from parties"):
        found.extend(_WORD.findall(fold(row["name"])))
    return frozenset(found)


@once
def vocabulary(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of areas, projects and parties, and then the words of the documents; each once."""
    words: dict[str, None] = dict.fromkeys(sorted(names(connection)))
    for row in connection.execute("select text from passages where kind <> 'furniture'"):
        words.update(dict.fromkeys(_WORD.findall(fold(row["text"] or ""))))
    return tuple(words)


def nearest(connection: sqlite3.Connection, terms: Sequence[str], absent: Sequence[str]) -> str:
    """The query with each of its ``absent`` words as the nearest word that there is.

    Empty where one of them is short, a number, or like no other word. A word that only has another ending is
    the same word: it stays as it is, and where no other is absent nothing else is meant. A name has no endings:
    "Zwole" is Zwolle.
    """
    known = vocabulary(connection)
    meant = []
    for term in terms:
        if term not in absent:
            meant.append(term)
            continue
        wanted = fold(term)
        if len(wanted) < SHORTEST or not wanted.isalpha():
            return ""
        found = process.extractOne(wanted, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is None or found[0] == wanted:
            return ""
        is_same = found[0] not in names(connection) and same_but_ending(wanted, found[0])
        meant.append(term if is_same else found[0])
    return "" if tuple(meant) == tuple(terms) else " ".join(meant)


def same_but_ending(one: str, other: str) -> bool:
    """Return True if two words have one stem: "veranderde" and "veranderende"."""
    return one != other and _stem(one) == _stem(other)


def _stem(word: str) -> str:
    """A word without its ending, as far as enough is left to tell it from others."""
    stem = _DOUBLED.sub(r"\1", _ENDINGS.sub("", word))
    return stem if len(stem) >= SHORTEST else word
