"""The words of a query, and how each is looked for in an index or a text.

A reader's words are never handed to SQLite as a query of their own: every word is quoted, so that
an apostrophe, a quote or a minus means nothing more than itself.
"""

from __future__ import annotations

import re

from publish.query_language import same_part
from publish.slugs import fold
from publish.word_forms import forms_of

#: What ends a sentence or a part of it is no part of a word.
_END = "?!.,;:"
LONGEST = 200
MOST_WORDS = 12
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
#: A number with a sign means itself: "2/3" is not "2.3", and "50%" is not any 50.
_SIGNED = re.compile(r"\d+(?:[.,]\d+)?%|\d+/\d+")


def words(query: str) -> tuple[str, ...]:
    """The words of a query: what lies between blanks, without those that hold no letter or digit."""
    found = [w.rstrip(_END) for w in query[:LONGEST].split() if any(c.isalnum() for c in w)]
    return tuple(found[:MOST_WORDS])


def fts(query: str) -> str:
    """The query for a full-text index: all words, each also as the beginning of a word.

    A number is looked for as ``2500`` and as ``2.500``. Empty where there is no word.
    """
    return " AND ".join(_term(word) for word in words(query))


def _term(word: str) -> str:
    spellings = (*spellings_of(word), *same_part(word))
    if len(spellings) > 1:
        # A number is one as a whole, a word also as a beginning.
        either = (quoted(s) if any(map(str.isdigit, s)) else f"{quoted(s)}*" for s in spellings)
        return "(" + " OR ".join(either) + ")"
    forms = forms_of(word)
    if forms:
        return "(" + " OR ".join((f"{quoted(word)}*", *map(quoted, forms))) + ")"
    return f"{quoted(word)}*"


def quoted(word: str) -> str:
    """A word as SQLite's full-text index takes it literally."""
    return '"' + word.replace('"', '""').replace("\x00", "") + '"'


def spellings_of(word: str) -> tuple[str, ...]:
    """A whole number with and without its points; any other word as it is."""
    if not _NUMBER.fullmatch(word):
        return (word,)
    plain = word.replace(".", "")
    pointed = f"{int(plain):,}".replace(",", ".") if len(plain) < 16 else plain
    return (plain, pointed) if plain != pointed else (plain,)


def signed_numbers(terms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What finds the numbers with a sign of a query as they are: "50%" also in "50 %", not in "150%".

    A part of a whole is found however it is written: "2/3" also in "tweederde".
    """
    return tuple(
        re.compile("|".join(map(_as_it_is, (term, *same_part(term)))), re.IGNORECASE)
        for term in terms
        if _SIGNED.fullmatch(term) or same_part(term)
    )


def _as_it_is(word: str) -> str:
    """The pattern of a number with a sign that is no part of another, or of what a word begins with."""
    if _SIGNED.fullmatch(word):
        return rf"(?<![\d.,/]){re.escape(word[:-1])}\s?{re.escape(word[-1])}(?!\d)"
    return rf"(?<!\w){re.escape(word)}"


def parts_of(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they are looked for in the middle of others; none where one is short or a number."""
    parts = tuple(fold(term) for term in terms)
    return () if any(len(p) < 3 or _NUMBER.fullmatch(p) for p in parts) else parts


def beginning(term: str) -> re.Pattern[str]:
    """What finds a word in folded text: as the beginning of a word, or another form as a whole one."""
    spellings = (
        re.escape(fold(s)) + (r"(?!\d)" if s[-1].isdigit() else "") for s in spellings_of(term)
    )
    others = (*forms_of(term), *same_part(term))
    forms = (re.escape(fold(form)) + r"(?!\w)" for form in others)
    return re.compile(rf"(?<!\w)(?:{'|'.join((*spellings, *forms))})")
