"""Parts of a year: begin, medio, eind, seasons, quarters, halves and weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.language import language
from nlp.language.time.calendar_dates import month
from nlp.language.time.lexer import Words
from nlp.language.time.named_time import Grain, Named, Shift, numbered
from nlp.language.time.word_lists import vocabulary
from nlp.language.time.years import (
    DASHES,
    Found,
    YearFound,
    shifted_year,
    with_year,
    year_at,
    year_of,
)

_AND = ("en", "of", "/", "-", "–")
QUARTERS = ("kwartaal", "kw", "kwart")
_HALVES = ("halfjaar", "helft", "jaarhelft")
WEEKS = ("week", "wk", "weeknummer")
_SHIFTED: dict[str, Grain] = {"maand": "month", "kwartaal": "quarter"}
_LAST_WEEK = 53
#: Of these months "eind" is the end, and "begin" and "medio" leave open which days.
_END = 10


def part(words: Words, i: int) -> Found | None:
    """ "begin 2023", "medio 2023", "eind juni 2024", "het einde van het jaar"."""
    months = vocabulary().parts.get(words.low(i))
    if months is None:
        return None
    is_end = months[0] == _END
    year = year_of(words, i + 1, whole=True)
    if year is not None and words.low(i + 1) != "in":
        return with_year(Named("part", None, *months, at_end=is_end, is_vague=True), year, i + 1)
    j = i + 2 if words.low(i + 1) == "van" else i + 1
    j = skip_article(words, j)
    inner = quarter_or_half(words, j) or month(words, j) or season(words, j)
    if inner is None or inner.named is None:
        return None
    grain = inner.named.grain
    is_part = grain == "month" and not is_end
    return replace(
        inner, named=replace(inner.named, grain="part" if is_part else grain, at_end=is_end)
    )


def quarter_or_half(words: Words, i: int) -> Found | None:
    """ "Q3 2026", "derde kwartaal van 2026", "kwartaal 3 2026", "eerste helft van 2025", "H1 2025"."""
    low = words.low(i)
    if len(low) == 2 and low[0] in "qkh" and low[1].isdecimal():
        return _figure(words, i)
    if low in QUARTERS:
        return _numbered_after(words, i)
    first = _ordinal(low)
    if first is None:
        return None
    last, j = first, i + 1
    second = _ordinal(words.low(j + 1)) if words.low(j) in _AND else None
    if second is not None:
        last, j = second, j + 2
    kind = words.low(j)
    letter, j = _kind(words, j)
    if not letter:
        return None
    year = year_of(words, j, whole=True)
    if year is None and kind == "helft":
        return None
    count = 4 if letter == "q" else 2
    named = _spanned(letter, first or count, last or count)
    return with_year(named, year, j) or Found(None, year.end if year is not None else j)


def _ordinal(low: str) -> int | None:
    """The number of "derde", "3e" or "3de"; 0 for "laatste"."""
    if low == "laatste":
        return 0
    digits = low.removesuffix("ste").removesuffix("de").removesuffix("e")
    if digits != low and len(digits) == 1 and digits.isascii() and digits.isdecimal():
        return int(digits) or None
    return language().ordinals.get(low)


def _kind(words: Words, j: int) -> tuple[str, int]:
    """A letter for quarters or halves, and the position after the word; nothing for neither."""
    if words.low(j) in QUARTERS:
        is_short = words.low(j) != "kwartaal" and words.low(j + 1) == "."
        return "q", j + 1 + is_short
    if words.low(j) in _HALVES:
        return "h", j + 1
    if words.have(j, "half", "jaar"):
        return "h", j + 2
    return "", j


def _spanned(letter: str, first: int, last: int) -> Named | None:
    """From quarter (half) ``first`` to ``last``."""
    begin, end = numbered(letter, first, None), numbered(letter, last, None)
    if begin is None or end is None or first > last:
        return None
    return replace(begin, last_month=end.last_month)


def _figure(words: Words, i: int) -> Found | None:
    """ "Q3 2026", "Q3/Q4 2026", "K3 2026", "H1 2025"."""
    letter, number = words.low(i)[0], int(words.low(i)[1])
    if letter == "k" and year_at(words, i + 1) is None:
        return None
    last, j = number, i + 1
    following = words.low(j + 1)
    if words.low(j) in _AND and following[:1] == letter and following[1:].isdecimal():
        last, j = max(number, int(following[1:])), j + 2
    year = year_of(words, j)
    if letter == "h" and year is None:
        return None
    return with_year(_spanned(letter, number, last), year, j)


def _numbered_after(words: Words, i: int) -> Found | None:
    """ "kwartaal 3 2026", "kwartaal 3 van 2026"."""
    number = words.integer(i + 1, 1)
    if number is None:
        return None
    year = year_of(words, i + 2)
    return with_year(numbered("q", number, None), year, i + 2) if year is not None else None


def quarter_of_year(words: Words, i: int) -> Found | None:
    """ "2024-Q1", "2024 Q1", "2024/H2"."""
    year = year_at(words, i)
    if year is None:
        return None
    j = year.end
    if words.low(j) in DASHES or words.low(j) == "/":
        j += 1
    low = words.low(j)
    if len(low) != 2 or low[0] not in "qh" or not low[1].isdecimal():
        return None
    return with_year(numbered(low[0], int(low[1]), None), replace(year, end=j + 1), j + 1)


def season(words: Words, i: int) -> Found | None:
    """ "zomer 2024", "najaar van 2024", "zomer"."""
    months = vocabulary().seasons.get(words.low(i))
    if months is None:
        return None
    return with_year(Named("season", None, *months), year_of(words, i + 1, whole=True), i + 1)


def week(words: Words, i: int) -> Found | None:
    """ "week 12 van 2026": Monday to Sunday (ISO)."""
    number = words.integer(i + 1, 2) if words.low(i) in WEEKS else None
    year = year_of(words, i + 2) if number is not None else None
    if number is None or year is None:
        return None
    if not 1 <= number <= _LAST_WEEK or not _has_week(year, number):
        return Found(None, year.end)
    named = Named("week", None, first_week=number, last_week=number)
    return with_year(named, year, year.end)


def _has_week(year: YearFound, number: int) -> bool:
    """Return True if the year, where it is known, has so many weeks."""
    return year.year is None or number <= date(year.year, 12, 28).isocalendar().week


def beside_document(words: Words, i: int) -> Found | None:
    """ "dit jaar", "volgende maand", "komend voorjaar": as the document's date has them."""
    year = shifted_year(words, i)
    if year is not None:
        return Found(Named("year", None, shift=year.shift), year.end)
    low, following = words.low(i), words.low(i + 1)
    known = vocabulary().document_date
    is_this, is_next = low in known.this, low in known.next
    months = vocabulary().seasons.get(following) if year_of(words, i + 2) is None else None
    if months is not None and (low in known.coming or (is_this and low in ("dit", "deze"))):
        return Found(Named("season", None, *months, shift=Shift(1 - is_this, "season")), i + 2)
    grain = _SHIFTED.get(following)
    if grain is None or not (is_this or is_next):
        return None
    return Found(Named(grain, None, shift=Shift(int(is_next), grain)), i + 2)


def skip_article(words: Words, i: int) -> int:
    """Past articles and words that only announce a date ("de maand", "het jaar")."""
    for _ in range(4):
        if words.low(i) in ("de", "het", "maand", "maanden", "jaren", "kalenderjaar") or (
            words.low(i) == "jaar" and year_at(words, i + 1) is not None
        ):
            i += 1
        else:
            break
    return i
