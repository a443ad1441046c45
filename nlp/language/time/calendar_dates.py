"""Days and months: "1 sept. 2026", "31-12-2024", "1-7-'27", "1 juli aanstaande", "maart 2025"."""

from __future__ import annotations

from dataclasses import replace

from nlp.language.time.lexer import Words
from nlp.language.time.named_time import YEARS, Named, days_of_month
from nlp.language.time.word_lists import vocabulary
from nlp.language.time.years import Found, with_year, year_at, year_of

_SEPARATORS = frozenset("-/.")
_TWO_DIGITS = 99
#: Months that are as short as an abbreviation.
_SHORT_MONTHS = frozenset(("mei", "juni", "juli"))
#: A year in which every day of a calendar exists.
_LEAP_YEAR = 2024


def numeric_date(words: Words, i: int) -> Found | None:
    """31-12-2024, 31/12/2024, 31.12.2024, 2024-12-31 or 1-7-'27."""
    separator = words.low(i + 1)
    if separator not in _SEPARATORS or words.low(i + 3) != separator:
        return None
    if not all(words.is_glued(k) for k in range(i + 1, i + 5)):
        return None
    day, number, year, end = words.integer(i), words.integer(i + 2, 2), words.integer(i + 4), i + 5
    short = year_at(words, i + 4) if words.low(i + 4) == "'" else None
    if short is not None:
        year, end = short.year, short.end
    elif len(words.low(i)) == 4:
        day, year = year, day
    if day is None or number is None or year is None or year not in YEARS or day > _TWO_DIGITS:
        return None
    return Found(_day(year, number, day), end)


def _day(year: int, month: int, day: int) -> Named | None:
    if not (1 <= month <= 12 and 1 <= day <= days_of_month(year, month)):
        return None
    return Named("day", year, month, month, day, day)


def day_of_month(words: Words, i: int) -> Found | None:
    """ "1 juli 2026", "1e juli", "1 juli aanstaande", "1 juli jl."."""
    low = words.low(i)
    digits = low.removesuffix("ste").removesuffix("de").removesuffix("e")
    if not (digits.isdecimal() and digits.isascii() and len(digits) <= 2):
        return None
    if words.is_glued(i) and words.low(i - 1) in (".", ",", "€"):
        return None
    day = int(digits)
    found = _month_name(words, i + 1)
    if found is None or not 1 <= day <= 31:
        return None
    month, j, _ = found
    year = year_of(words, j)
    end = year.end if year is not None else j
    if day > days_of_month((year and year.year) or _LEAP_YEAR, month):
        return Found(None, end)
    named = Named("day", None, month, month, day, day)
    return _beside_document(words, named, j) if year is None else with_year(named, year, j)


def _beside_document(words: Words, named: Named, j: int) -> Found:
    """A day with what says that it is the next or the last such day from the document's date."""
    length = words.longest(j, vocabulary().document_date.upcoming_index)
    if length:
        return Found(replace(named, side="next"), j + length)
    length = words.longest(j, vocabulary().document_date.past_index)
    if length:
        return Found(replace(named, side="last"), j + length)
    return Found(named, j)


def month(words: Words, i: int) -> Found | None:
    """ "maart 2025", "mrt. 2025", "maart"; an abbreviation only with a year."""
    found = _month_name(words, i)
    if found is None:
        return None
    number, j, is_full = found
    year = year_of(words, j)
    if year is None and not is_full:
        return None
    return with_year(Named("month", None, number, number), year, j)


def _month_name(words: Words, i: int) -> tuple[int, int, bool] | None:
    """Month, position after it, and whether it is written in full."""
    low = words.low(i)
    number = vocabulary().months.get(low)
    if number is None:
        return None
    is_full = len(low) > 4 or low in _SHORT_MONTHS
    j = i + 1
    if not is_full and words.low(j) == "." and words.is_glued(j):
        j += 1
    return number, j, is_full
