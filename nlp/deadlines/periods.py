"""Periods as Dutch writes them: a day, month, quarter, half, season, year or a part of one.

The functions read from a position in a list of words and give back what they read with the position
after it, or None. They look a fixed number of words ahead, so that reading a text takes time in
proportion to its length.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import timedelta

from nlp.deadlines.period import YEARS, Base, Period, Size, joined_range
from nlp.deadlines.vocabulary import Vocabulary
from nlp.deadlines.words import Word
from nlp.tokens import words as word_set

#: Parts of a year: first and last month.
_PARTS = {"begin": (1, 3), "medio": (6, 7), "eind": (10, 12)}
_PART_WORDS = {
    "begin": "begin",
    "medio": "medio",
    "half": "medio",
    "halverwege": "medio",
    "midden": "medio",
    "eind": "eind",
    "einde": "eind",
    "ultimo": "eind",
}
_WEEKDAYS = frozenset(
    ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
)
#: First words of what only the document's date makes a period: "dit jaar", "komend voorjaar".
_RELATIVE = word_set(
    "' dit deze huidige lopende volgend volgende komend komende aankomend aankomende"
)
_DASHES = frozenset("-–—")


class PeriodReader:
    """Reads periods from the words of one text."""

    def __init__(self, words: tuple[Word, ...], vocabulary: Vocabulary, base: Base) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.base = base
        self.first_words = {
            *_PART_WORDS,
            *_RELATIVE,
            *vocabulary.ordinals,
            *vocabulary.months,
            *vocabulary.seasons,
        }

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def sequence(self, i: int, *expected: str) -> bool:
        return all(self.low(i + k) == word for k, word in enumerate(expected))

    def period(self, i: int) -> tuple[Period, int] | None:
        """A period that begins at word ``i``, without preposition or article."""
        while self.low(i) in _WEEKDAYS:
            i += 1
        low = self.low(i)
        if not (low[:1].isdecimal() or low[1:].isdecimal() or low in self.first_words):
            return None
        return (
            self._numeric_date(i)
            or self._part(i)
            or self._quarter_or_half(i)
            or self._day_of_month(i)
            or self._month(i)
            or self._season(i)
            or self._relative(i)
            or self._year_period(i)
        )

    def connected(self, i: int, *, between: bool = False) -> tuple[Period, int, bool] | None:
        """A period or a range ("2023-2024", "1 juli tot en met 1 oktober 2024", "2024 en 2025").

        ``between`` is for after "tussen": any two periods with "en" are a range then. The last
        value says whether the end of a range with "tot" is left out of it.
        """
        start = self.period(i)
        if start is None:
            return None
        first, j = start
        k, exclusive, listed = self._connector(j)
        if k is None:
            return first, j, False
        second = self.period(self.skip_article(k))
        if second is None:
            return first, j, False
        last, end = second
        if listed and not between and not self._follows(first, last):
            if first.year is None and first.size == last.size:
                first = replace(first, year=last.year or self._year_ahead(end))
            return first, j, False
        joined = joined_range(first, last)
        if joined is None:
            return first, j, False
        if listed and self.low(end) in ("en", "of", ",") and self.low(j) == ",":
            third = self.period(end + 1)
            if third is not None and self._follows(last, third[0]):
                joined = joined_range(joined, third[0]) or joined
                end = third[1]
        return joined, end, exclusive

    def _year_ahead(self, i: int) -> int | None:
        """The year at the end of a list of days or months ("1 juli, 1 oktober en 31 december 2024")."""
        for _ in range(6):
            if self.low(i) not in ("en", "of", ","):
                return None
            following = self.period(i + 1)
            if following is None:
                return None
            if following[0].year is not None:
                return following[0].year
            i = following[1]
        return None

    def _connector(self, j: int) -> tuple[int | None, bool, bool]:
        """After a connector at ``j``: the position, whether "tot" excludes, whether it is a list."""
        if self.sequence(j, "tot", "en", "met"):
            return j + 3, False, False
        if self.sequence(j, "t", "/", "m"):
            return j + 3, False, False
        if self.low(j) in _DASHES or (self.low(j) == "/" and self.words[j].glued):
            return j + 1, False, False
        if self.low(j) == "tot":
            return j + 1, True, False
        if self.low(j) in ("en", "of", ","):
            return j + 1, False, True
        return None, False, False

    def _follows(self, first: Period, second: Period) -> bool:
        """Are these the same kind of period, one right after the other?"""
        if first.size != second.size or first.size == "day" or second.at_end:
            return False
        if first.at_end and first.size != "part":
            return False
        year = first.year or second.year
        if year is None or second.year is None:
            return False
        try:
            return replace(first, year=year).last() + timedelta(days=1) == second.first()
        except (ValueError, OverflowError):
            return False

    def skip_article(self, i: int) -> int:
        """Past articles and words that only announce a period ("de maand", "het jaar")."""
        for _ in range(4):
            if self.low(i) in ("de", "het", "maand", "maanden", "jaren", "kalenderjaar") or (
                self.low(i) == "jaar" and self._year(i + 1) is not None
            ):
                i += 1
            else:
                break
        return i

    # --- years --------------------------------------------------------------------------------

    def _year(self, i: int) -> tuple[int, int] | None:
        """A year in figures: 2024, or '24."""
        low = self.low(i)
        if low == "'" and i + 1 < len(self.words):
            short = self.words[i + 1]
            if short.glued and len(short.low) == 2 and short.low.isdecimal():
                return 2000 + int(short.low), i + 2
            return None
        if len(low) != 4 or not low.isdecimal() or not low.isascii() or int(low) not in YEARS:
            return None
        if (self.words[i].glued and self.low(i - 1) in (".", ",", "€", "+")) or self.low(
            i - 1
        ) == "€":
            return None
        if i + 1 < len(self.words) and self.words[i + 1].glued:
            mark = self.low(i + 1)
            number_goes_on = (
                i + 2 < len(self.words)
                and self.words[i + 2].glued
                and self.low(i + 2)[:1].isdecimal()
            )
            if mark in _DASHES and self._letter_follows(i + 2):
                return None
            if mark == "%" or mark[:1].isalpha() or (mark in (".", ",") and number_goes_on):
                return None
        return int(low), i + 1

    def _letter_follows(self, i: int) -> bool:
        """ "2030-doelen": the year is part of a word. "2024-Q1" is not one."""
        low = self.low(i)
        return low[:1].isalpha() and self.words[i].glued and not low[1:].isdecimal()

    def _relative_year(self, i: int) -> tuple[int, int] | None:
        """ "dit jaar", "volgend jaar", "het jaar" as the document's date has it."""
        if self.base.first is None:
            return None
        year = self.base.first.year
        if self.sequence(i, "dit", "jaar") or self.sequence(i, "huidige", "jaar"):
            return year, i + 2
        if self.sequence(i, "lopende", "jaar"):
            return year, i + 2
        if self.sequence(i, "volgend", "jaar") or self.sequence(i, "volgende", "jaar"):
            return year + 1, i + 2
        return None

    def _year_of(self, i: int, *, whole: bool = False) -> tuple[int | None, int] | None:
        """The year that a month, quarter, … belongs to: "2024", "van 2024", "van dit jaar".

        ``whole`` allows "van het jaar", which leaves the year open.
        """
        linked = False
        if self.low(i) in (",", "-", "/") and self._year(i + 1) is not None:
            i += 1
        elif self.low(i) in ("van", "in"):
            linked = True
            i += 1
        j = i + 1 if self.low(i) in ("het", "de") else i
        if self.low(j) == "jaar" and self._year(j + 1) is not None:
            j += 1
        elif whole and linked and j > i and self.low(j) == "jaar":
            return None, j + 1
        return self._year(j) or self._relative_year(j)

    def _year_period(self, i: int) -> tuple[Period, int] | None:
        found = self._year(i)
        if found is None:
            return None
        year, j = found
        if self.low(j) in ("-", "/", "") or self.low(j)[:1] in ("q", "h"):
            k = j if self.low(j)[:1] in ("q", "h") else j + 1
            if len(self.low(k)) == 2 and self.low(k)[0] in "qh" and self.low(k)[1].isdecimal():
                return self._numbered(self.low(k)[0], int(self.low(k)[1]), year, k + 1)
        return Period("year", year, 1, 12), j

    def _relative(self, i: int) -> tuple[Period, int] | None:
        found = self._relative_year(i)
        if found is not None:
            return Period("year", found[0], 1, 12), found[1]
        if self.base.first is None:
            return None
        months = (self.base.last or self.base.first).month - self.base.first.month
        low, following = self.low(i), self.low(i + 1)
        if low in ("dit", "deze", "komend", "komende", "aankomend", "aankomende"):
            season = self.vocabulary.seasons.get(following)
            if season is not None:
                upcoming = Base(self.base.first, self.base.last).dated(
                    Period("season", None, *season)
                )
                if upcoming is None or (low[0] == "d" and upcoming.year != self.base.first.year):
                    return None
                return upcoming, i + 2
        if low in ("deze", "volgende") and following == "maand" and months == 0:
            step = 1 if low == "volgende" else 0
            index = self.base.first.month - 1 + step
            year, month = self.base.first.year + index // 12, index % 12 + 1
            return Period("month", year, month, month), i + 2
        if low in ("dit", "volgend") and following == "kwartaal" and months == 0:
            index = (self.base.first.month - 1) // 3 + (1 if low == "volgend" else 0)
            year = self.base.first.year + index // 4
            return self._numbered("q", index % 4 + 1, year, i + 2)
        return None

    # --- parts of a year ----------------------------------------------------------------------

    def _part(self, i: int) -> tuple[Period, int] | None:
        """begin, medio, eind + year, month, quarter or season."""
        part = _PART_WORDS.get(self.low(i))
        if part is None:
            return None
        j = i + 1
        year = self._year_of(j, whole=True)
        if year is not None and self.low(j) != "in":
            first, last = _PARTS[part]
            return Period("part", year[0], first, last, at_end=part == "eind"), year[1]
        if self.low(j) == "van":
            j += 1
        j = self.skip_article(j)
        inner = self._quarter_or_half(j) or self._month(j) or self._season(j)
        if inner is None:
            return None
        size: Size = "part" if inner[0].size == "month" and part != "eind" else inner[0].size
        return replace(inner[0], size=size, at_end=part == "eind"), inner[1]

    def _quarter_or_half(self, i: int) -> tuple[Period, int] | None:
        low = self.low(i)
        if len(low) == 2 and low[0] in "qkh" and low[1].isdecimal():
            return self._quarter_figure(i)
        number = self.vocabulary.ordinals.get(low)
        if number is None:
            return None
        second, j = None, i + 1
        if self.low(j) in ("en", "of", "/", "-") and self.low(j + 1) in self.vocabulary.ordinals:
            second, j = self.vocabulary.ordinals[self.low(j + 1)], j + 2
        kind = self.low(j)
        if kind == "kwartaal":
            letter, j = "q", j + 1
        elif kind in ("halfjaar", "helft", "jaarhelft"):
            letter, j = "h", j + 1
        elif kind == "half" and self.low(j + 1) == "jaar":
            letter, j = "h", j + 2
        else:
            return None
        year = self._year_of(j, whole=True)
        if year is None and kind == "helft":
            return None
        value, end = year if year is not None else (None, j)
        numbers = [number] if second is None else [number, second]
        count = 4 if letter == "q" else 2
        numbers = [count if n == -1 else n for n in numbers]
        if not all(1 <= n <= count for n in numbers) or numbers != sorted(numbers):
            return None
        length = 12 // count
        size: Size = "quarter" if letter == "q" else "half"
        return Period(size, value, (numbers[0] - 1) * length + 1, numbers[-1] * length), end

    def _quarter_figure(self, i: int) -> tuple[Period, int] | None:
        letter, number = self.low(i)[0], int(self.low(i)[1])
        if letter == "k" and self._year(i + 1) is None:
            return None
        last, j = number, i + 1
        if self.low(j) in ("/", "-", "–", "en", "of") and self.low(j + 1)[:1] == letter:
            digit = self.low(j + 1)[1:]
            if digit.isdecimal() and int(digit) > number:
                last, j = int(digit), j + 2
        year = self._year_of(j)
        if letter == "h" and year is None:
            return None
        value, end = year if year is not None else (None, j)
        found = self._numbered(letter, number, value, end)
        final = self._numbered(letter, last, value, end)
        if found is None or final is None:
            return None
        return replace(found[0], last_month=final[0].last_month), end

    def _numbered(
        self, letter: str, number: int, year: int | None, end: int
    ) -> tuple[Period, int] | None:
        """Quarter (q, k) or half (h) number ``number``."""
        count = 2 if letter == "h" else 4
        if not 1 <= number <= count:
            return None
        length = 12 // count
        size: Size = "half" if letter == "h" else "quarter"
        return Period(size, year, (number - 1) * length + 1, number * length), end

    def _season(self, i: int) -> tuple[Period, int] | None:
        season = self.vocabulary.seasons.get(self.low(i))
        if season is None:
            return None
        year = self._year_of(i + 1, whole=True)
        if year is None:
            return Period("season", None, *season), i + 1
        return Period("season", year[0], *season), year[1]

    # --- months and days ----------------------------------------------------------------------

    def _month_name(self, i: int) -> tuple[int, int, bool] | None:
        """Month, position after it, and whether it is written in full."""
        month = self.vocabulary.months.get(self.low(i))
        if month is None:
            return None
        full = len(self.low(i)) > 4 or self.low(i) in ("mei", "juni", "juli")
        j = i + 1
        if not full and self.low(j) == "." and self.words[j].glued:
            j += 1
        return month, j, full

    def _month(self, i: int) -> tuple[Period, int] | None:
        found = self._month_name(i)
        if found is None:
            return None
        month, j, full = found
        year = self._year_of(j)
        if year is None:
            return (Period("month", None, month, month), j) if full else None
        return Period("month", year[0], month, month), year[1]

    def _day_of_month(self, i: int) -> tuple[Period, int] | None:
        digits = self.low(i).removesuffix("ste").removesuffix("de").removesuffix("e")
        if not (digits.isdecimal() and digits.isascii() and 1 <= len(digits) <= 2):
            return None
        day = int(digits)
        found = self._month_name(i + 1)
        if found is None or not 1 <= day <= 31 or self._is_part_of_number(i):
            return None
        month, j, _ = found
        year = self._year_of(j)
        value, end = year if year is not None else (None, j)
        if value is None and day > calendar.monthrange(2024, month)[1]:
            return None
        if value is not None and day > calendar.monthrange(value, month)[1]:
            return None
        return Period("day", value, month, month, day, day), end

    def _is_part_of_number(self, i: int) -> bool:
        return self.words[i].glued and self.low(i - 1) in (".", ",", "€")

    def _numeric_date(self, i: int) -> tuple[Period, int] | None:
        """31-12-2024, 31/12/2024, 31.12.2024 or 2024-12-31."""
        separator = self.low(i + 1)
        if separator not in ("-", "/", ".") or self.low(i + 3) != separator:
            return None
        if not all(self.words[k].glued for k in range(i + 1, i + 5) if k < len(self.words)):
            return None
        figures = [self.low(i), self.low(i + 2), self.low(i + 4)]
        if not all(f.isdecimal() and f.isascii() and len(f) <= 4 for f in figures):
            return None
        if len(figures[0]) == 4:
            figures.reverse()
        day, month, year = (int(f) for f in figures)
        if year not in YEARS or not 1 <= month <= 12:
            return None
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return Period("day", year, month, month, day, day), i + 5
