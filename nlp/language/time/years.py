"""Years: in figures, and as the document's date has them ("dit jaar")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp.language.time.lexer import Words
from nlp.language.time.named_time import YEARS, Named, Shift
from nlp.language.time.word_lists import vocabulary

DASHES = frozenset("-–—")
_NUMBER_MARKS = frozenset(".,€+")


@dataclass(frozen=True, slots=True)
class Found:
    """What was read up to word ``end``; nothing in ``named`` says that no calendar has it."""

    named: Named | None
    end: int


@dataclass(frozen=True, slots=True)
class YearFound:
    """A year up to word ``end``: in figures, or by ``shift``; neither for "van het jaar"."""

    year: int | None
    end: int
    shift: Shift | None = None


def year_at(words: Words, i: int) -> YearFound | None:
    """A year in figures at word ``i``: 2024, or '24."""
    if words.low(i) == "'":
        short = words.integer(i + 1, 2)
        if short is None or len(words.low(i + 1)) != 2 or not words.is_glued(i + 1):
            return None
        return YearFound(2000 + short, i + 2)
    value = words.integer(i)
    if value is None or len(words.low(i)) != 4 or value not in YEARS:
        return None
    if _goes_on_before(words, i) or _goes_on_after(words, i + 1):
        return None
    return YearFound(value, i + 1)


def _goes_on_before(words: Words, i: int) -> bool:
    """Return True if the figures belong to the number or word before: "12.2024", "€ 2024", "WLO2018"."""
    before = words.low(i - 1)
    if before == "€":
        return True
    if not words.is_glued(i):
        return False
    return before in _NUMBER_MARKS or (before.isalpha() and not words.have(i - 2, "/", "m"))


def _goes_on_after(words: Words, j: int) -> bool:
    """Return True if the figures go on: "2024.5", "2024%", "2030-doelen"; not in "2024-Q1"."""
    if not words.is_glued(j):
        return False
    mark, after = words.low(j), words.low(j + 1)
    is_joined = words.is_glued(j + 1)
    if mark in DASHES:
        return is_joined and after[:1].isalpha() and not after[1:].isdecimal()
    if mark in (".", ","):
        return is_joined and after[:1].isdecimal()
    return mark == "%" or mark[:1].isalpha()


def shifted_year(words: Words, i: int) -> YearFound | None:
    """ "dit jaar", "volgend jaar": the document's year or the one after."""
    if words.low(i + 1) != "jaar":
        return None
    low = words.low(i)
    if low in vocabulary().document_date.next:
        return YearFound(None, i + 2, Shift(1, "year"))
    if low in vocabulary().document_date.this and low != "deze":
        return YearFound(None, i + 2, Shift(0, "year"))
    return None


def year_of(words: Words, i: int, *, whole: bool = False) -> YearFound | None:
    """The year that a month, quarter, … belongs to: "2024", "van 2024", "van dit jaar".

    ``whole`` allows "van het jaar", which leaves the year open.
    """
    if words.low(i) in (",", "-", "/") and year_at(words, i + 1) is not None:
        return year_at(words, i + 1)
    is_linked = words.low(i) in ("van", "in")
    if is_linked:
        i += 1
    j = i + 1 if words.low(i) in ("het", "de") else i
    if words.low(j) == "jaar" and year_at(words, j + 1) is not None:
        j += 1
    elif whole and is_linked and j > i and words.low(j) == "jaar":
        return YearFound(None, j + 1)
    return year_at(words, j) or shifted_year(words, j)


def with_year(named: Named | None, found: YearFound | None, end: int) -> Found | None:
    """What is named, of the year that was found after it, or without a year up to ``end``."""
    if named is None:
        return None
    if found is None:
        return Found(named, end)
    return Found(replace(named, year=found.year, shift=found.shift), found.end)
