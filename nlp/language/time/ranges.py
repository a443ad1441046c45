"""Ranges and lists: "2023-2024", "1 juli t/m 1 oktober 2024", "2024 en 2025", "2016 1/m 2025"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.language import language
from nlp.language.time.calendar_dates import day_of_month, month, numeric_date
from nlp.language.time.lexer import Words
from nlp.language.time.named_time import Named, is_next, joined
from nlp.language.time.parts import (
    QUARTERS,
    WEEKS,
    beside_document,
    part,
    quarter_of_year,
    quarter_or_half,
    season,
    skip_article,
    week,
)
from nlp.language.time.word_lists import vocabulary
from nlp.language.time.years import DASHES, Found, year_at

_MARKS = (*DASHES, "/", "%")
_LIST = ("en", "of", ",")
#: How many items of a list are looked at for the year at its end.
_ITEMS = 6
#: Damage between two years is at most so many words long: "2016 v/rn 2025".
_DAMAGE = 4


@dataclass(frozen=True, slots=True)
class RangeFound:
    """One stretch, or one from a first to a last; ``excludes_end`` for "van … tot …".

    ``is_damaged`` marks two years with something between them that cannot be read.
    """

    named: Named | None
    end: int
    excludes_end: bool = False
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class _Connector:
    end: int
    excludes_end: bool = False
    is_list: bool = False


def year(words: Words, i: int) -> Found | None:
    """A year by itself."""
    found = year_at(words, i)
    return Found(Named("year", found.year), found.end) if found is not None else None


#: Every notation, in the order in which they are tried: what a shorter one reads is part of a longer.
_NOTATIONS: tuple[Callable[[Words, int], Found | None], ...] = (
    numeric_date, part, quarter_or_half, day_of_month, month, season, week, beside_document,
    quarter_of_year, year,
)  # fmt: skip


def stretch(words: Words, i: int) -> Found | None:
    """One stretch of the calendar at word ``i``, without preposition or article."""
    while words.low(i) in vocabulary().weekdays:
        i += 1
    low = words.low(i)
    if not (low[:1].isdecimal() or low[1:].isdecimal() or low in first_words()):
        return None
    for notation in _NOTATIONS:
        found = notation(words, i)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """The words, besides those with figures, that a notation can begin with."""
    known = vocabulary()
    date = known.document_date
    return frozenset(("'", "laatste", *QUARTERS, *WEEKS)).union(
        known.parts,
        language().ordinals,
        known.months,
        known.seasons,
        date.this,
        date.next,
        date.coming,
    )


def range_at(words: Words, i: int, *, between: bool = False) -> RangeFound | None:
    """A stretch or a range of them at word ``i``.

    ``between`` is for after "tussen": any two with "en" are a range then. In other lists only what
    follows on each other is one ("2024 en 2025"); else the first stands alone.
    """
    start = stretch(words, i)
    if start is None or start.named is None:
        return RangeFound(None, start.end) if start is not None else None
    first, j = start.named, start.end
    alone = RangeFound(first, j)
    connector = _connector(words, j)
    if connector is None:
        return _short_range(words, first, j) or _damaged(words, first, j) or alone
    second = stretch(words, skip_article(words, connector.end))
    if second is None:
        return _short_range(words, first, j) or alone
    if second.named is None:
        return RangeFound(None, second.end)
    if connector.is_list and not between and not is_next(first, second.named):
        return _first_of_list(words, first, j, second)
    found = joined(first, second.named)
    if found is None:
        is_backward = None not in (first.year, second.named.year) and not connector.is_list
        return RangeFound(None, second.end, is_damaged=True) if is_backward else alone
    if connector.is_list and words.low(j) == ",":
        return _longer(words, found, second)
    return RangeFound(found, second.end, connector.excludes_end)


def _connector(words: Words, j: int) -> _Connector | None:
    """What joins two stretches at word ``j``."""
    if words.have(j, "tot", "en", "met") or words.have(j, "t", "/", "m"):
        return _Connector(j + 3)
    length = words.longest(j, vocabulary().damaged_index)
    if length:
        return _Connector(j + length)
    low = words.low(j)
    if low in DASHES or (low == "/" and words.is_glued(j)):
        return _Connector(j + 1)
    if low == "tot":
        return _Connector(j + 1, excludes_end=True)
    if low in _LIST or low == "/":
        return _Connector(j + 1, is_list=True)
    return None


def _first_of_list(words: Words, first: Named, j: int, second: Found) -> RangeFound:
    """The first of a list of days or months, with the year at its end where it has none."""
    last = second.named
    if (
        last is not None
        and first.year is None
        and first.shift is None
        and first.grain == last.grain
    ):
        first = replace(first, year=last.year or _year_ahead(words, second.end))
    return RangeFound(first, j)


def _year_ahead(words: Words, i: int) -> int | None:
    """The year at the end of a list: "1 juli, 1 oktober en 31 december 2024"."""
    for _ in range(_ITEMS):
        following = stretch(words, i + 1) if words.low(i) in _LIST else None
        if following is None or following.named is None:
            return None
        if following.named.year is not None:
            return following.named.year
        i = following.end
    return None


def _longer(words: Words, found: Named, second: Found) -> RangeFound:
    """A list of three: "2024, 2025 en 2026"."""
    if words.low(second.end) in _LIST and second.named is not None:
        third = stretch(words, second.end + 1)
        if third is not None and third.named is not None and is_next(second.named, third.named):
            return RangeFound(joined(found, third.named) or found, third.end)
    return RangeFound(found, second.end)


def _short_range(words: Words, first: Named, j: int) -> RangeFound | None:
    """ "2024-25", "2024/'25": the last two figures of a later year."""
    if first.grain != "year" or first.year is None or words.low(j) not in (*DASHES, "/"):
        return None
    short = words.integer(j + 1, 2)
    if short is None or len(words.low(j + 1)) != 2 or short <= first.year % 100:
        return None
    goes_on = words.is_glued(j + 2) and (words.low(j + 2).isalnum() or words.low(j + 2) in _MARKS)
    if goes_on or not (words.is_glued(j) and words.is_glued(j + 1)):
        return None
    last = replace(first, year=first.year - first.year % 100 + short)
    return RangeFound(joined(first, last), j + 2)


def _damaged(words: Words, first: Named, j: int) -> RangeFound | None:
    """Two years with a mark or two between them that stand for a "t/m" that is lost."""
    if first.grain != "year" or words.low(j) == "" or words.is_glued(j):
        return None
    for k in range(j + 1, j + 1 + _DAMAGE):
        last = year_at(words, k)
        if last is not None and last.year is not None and first.year is not None:
            is_mark = any(words.low(n) == "/" for n in range(j, k))
            return RangeFound(None, last.end, is_damaged=True) if is_mark else None
        if not words.is_glued(k):
            return None
    return None
