"""How often something happens: "jaarlijks", "twee keer per jaar", "elke twee jaar"."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.deadlines.vocabulary import Vocabulary
from nlp.deadlines.words import Word

_EACH = ("elk", "elke", "ieder", "iedere")
_AT_LEAST = ("minimaal", "minstens", "tenminste", "maximaal", "ongeveer", "circa")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rhythm that words ``first`` to ``last`` (exclusive) give; None where they name no number."""

    every: str | None
    first: int
    last: int


class RhythmReader:
    """Reads rhythms from the words of one text."""

    def __init__(self, words: tuple[Word, ...], vocabulary: Vocabulary) -> None:
        self.words = words
        self.vocabulary = vocabulary

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def rhythm(self, i: int) -> Rhythm | None:
        """The rhythm that begins at word ``i``."""
        found = (
            self._adverb(i)
            or self._times(i)
            or self._once_in(i)
            or self._each(i)
            or self._every_other(i)
            or self._per_unit(i)
        )
        if found is None or found.every is None:
            return found
        first = found.first
        if self.low(first - 1) in _AT_LEAST:
            first -= 1
        elif self.low(first - 1) == "minste" and self.low(first - 2) in ("ten", "op"):
            first -= 2
        return Rhythm(found.every, first, found.last)

    def _number(self, i: int) -> tuple[int, int] | None:
        low = self.low(i)
        if low.isdecimal() and low.isascii() and 1 <= len(low) <= 2 and int(low) > 0:
            if self.words[i].glued and self.low(i - 1) in (".", ",", "/", "-", "–"):
                return None
            return int(low), i + 1
        value = self.vocabulary.numbers.get(low)
        return (value, i + 1) if value is not None else None

    def _adverb(self, i: int) -> Rhythm | None:
        word, end = self.low(i), i + 1
        if word.isdecimal() and self.low(i + 1) == "-" and self.words[i + 1].glued:
            word, end = f"{word}-{self.low(i + 2)}", i + 3
        every = self.vocabulary.rhythms.get(word)
        if every is None:
            return None
        following = self.low(end)
        if word.endswith("e") and following in self.vocabulary.rates:
            return Rhythm(None, i, end)
        if not word.endswith("e") and self._amount(end):
            return Rhythm(None, i, end)
        return Rhythm(every, i, end)

    def _amount(self, i: int) -> bool:
        """Does an amount begin here ("€ 2 miljoen", "gemiddeld 705 woningen")?"""
        while self.low(i) in (
            "gemiddeld",
            "ruim",
            "circa",
            "ongeveer",
            "minimaal",
            "bijna",
            "ca",
            ".",
        ):
            i += 1
        figures = 0
        while figures < 8 and (self.low(i + figures).isdecimal() or self.low(i + figures) in ".,"):
            if not self.low(i + figures):
                break
            figures += 1
        following = (self.low(i + figures + k) for k in range(3))
        return figures > 0 and any(word in self.vocabulary.counted for word in following)

    def _unit(self, i: int) -> tuple[int, int] | None:
        """A unit of time: how many go into a year, and the position after it."""
        if self.low(i) in ("half", "halve") and self.low(i + 1) == "jaar":
            return 2, i + 2
        count = self.vocabulary.units.get(self.low(i))
        return (count, i + 1) if count is not None else None

    def _per(self, i: int) -> int | None:
        """After "per", "in het", "in de", "elk"."""
        if self.low(i) in ("per", *_EACH):
            return i + 1
        if self.low(i) == "in" and self.low(i + 1) in ("het", "de", "een", "elk", "ieder"):
            return i + 2
        if self.low(i) in ("in", "om") and self._number(i + 1) is not None:
            return i + 1
        return None

    def _times(self, i: int) -> Rhythm | None:
        """ "vier keer per jaar", "2x per jaar", "tweemaal per jaar", "twee bijeenkomsten per jaar"."""
        if self.low(i) in ("en", "tot", "à", "a", "of", "-", "–") and i > 0:
            return None
        word = self.vocabulary.times_words.get(self.low(i))
        if word is not None:
            count, j = word, i + 1
        else:
            number = self._number(i)
            if number is None:
                return None
            count, j = number
            if self.low(j) in ("of", "à", "a", "tot", "-", "–") and self._number(j + 1):
                # "twee tot drie keer per jaar" names no single rhythm.
                k = j + 2
                return Rhythm(None, i, k + 1) if self.low(k) in self.vocabulary.times else None
            if self.low(j) in self.vocabulary.times:
                j += 1
            else:
                j = self._event(j)
                if j < 0:
                    return None
        unit = self._per(j)
        if unit is None:
            return None
        return self._within(count, i, unit)

    def _event(self, j: int) -> int:
        """After a noun for what is held, with at most two words before it; else -1."""
        for step in range(3):
            if self.low(j + step) in self.vocabulary.events:
                return j + step + 1
        return -1

    def _within(self, count: int, i: int, k: int) -> Rhythm | None:
        """``count`` times in the unit, or number of units, at ``k``."""
        number = self._number(k)
        several, j = number if number is not None else (1, k)
        unit = self._unit(j)
        if unit is None:
            return None
        return Rhythm(_every(count * unit[0], several), i, unit[1])

    def _once_in(self, i: int) -> Rhythm | None:
        """ "eens per jaar" is read by :meth:`_times`; here "een keer in de twee jaar" without number."""
        if self.low(i) == "eens" and self.low(i + 1) == "in" and self.low(i + 2) == "de":
            return self._within(1, i, i + 3)
        return None

    def _each(self, i: int) -> Rhythm | None:
        """ "elk jaar", "iedere maand", "elke twee jaar", "elk najaar"."""
        if self.low(i) not in _EACH:
            return None
        if self.low(i + 1) in self.vocabulary.seasons:
            return Rhythm("1/year", i, i + 2)
        return self._within(1, i, i + 1)

    def _every_other(self, i: int) -> Rhythm | None:
        """ "om de twee jaar", "om het jaar"."""
        if self.low(i) != "om" or self.low(i + 1) not in ("de", "het"):
            return None
        if self._number(i + 2) is not None:
            return self._within(1, i, i + 2)
        if self.low(i + 1) == "het" and self.low(i + 2) == "jaar":
            return Rhythm("1/2year", i, i + 3)
        return None

    def _per_unit(self, i: int) -> Rhythm | None:
        """ "per kwartaal", "per maand": not "per jaar", and not a rate of a number before it."""
        if self.low(i) != "per":
            return None
        unit = self._unit(i + 1)
        if unit is None or unit[0] == 1 or self._rate_before(i):
            return None
        return Rhythm(_every(unit[0], 1), i, unit[1])

    def _rate_before(self, i: int) -> bool:
        for k in range(i - 1, max(-1, i - 4), -1):
            low = self.low(k)
            if low in ("€", "euro", "huur", "huurprijs") or (low.isdecimal()):
                return True
            if low in (",", ";", ".", ":") and not self.words[k].glued:
                return False
        return False


def _every(times: int, several: int) -> str | None:
    """``times`` in ``several`` years as ``n/year`` or ``1/nyear``; None where it is neither."""
    if times % several == 0:
        return f"{times // several}/year"
    if several % times == 0:
        return f"1/{several // times}year"
    return None
