"""When a date in a sentence is no deadline: prices, forecasts, names, what has been done."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from corpus.language import language
from nlp.language.time.base import Base
from nlp.language.time.lexer import Words
from nlp.language.time.named_time import Named
from nlp.language.time.references import is_measured
from nlp.language.time.word_lists import Vocabulary

#: Words at which a clause begins or ends; a verb on the other side says nothing about a date.
_BOUNDARIES = (
    language().subordinators() | language().coordinators.both | set(",;:.()–") | {"om"}
) - {"als", "dan"}
_WINDOW = 24
#: Money that is given is given for a year, rather than before it.
_MONEY = frozenset(("€", "euro", "miljoen", "miljard", "mln", "mld"))
#: Letters that a noun has at least to be told at the end of a longer one ("prestatieafspraken").
_LONG = 6
_PREFIX = (
    r"(?:af|aan|bij|deel|door|goed|in|klaar|mee|na|neer|om|onder|op|open|over|"
    r"plaats|rond|samen|terug|toe|uit|vast|voor|vrij|weer)?"
)
_PARTICIPLE = re.compile(
    rf"{_PREFIX}ge(?:[a-zé]{{2,}}(?:d|t|en|aan)|[dg]aan)"
    r"|(?:be|ver|ont|her|er)[a-zé]{2,}(?:d|t|en)"
    r"|(?:onder|over|vol|door)[a-zé]{3,}(?:d|t)"
)
_ATTRIBUTIVE = re.compile(
    rf"{_PREFIX}ge[a-zé]{{2,}}(?:de|te|en)|(?:be|ver|ont|her)[a-zé]{{2,}}(?:de|te|en)"
)
_DETERMINERS = (
    language().determiners.articles
    | language().determiners.demonstrative
    | language().determiners.possessive
    | {"alle"}
)
_OPENING = {"‘": "’", "“": "”", "„": "”", "«": "»"}


class Surroundings:
    """The words around a date, and what they say about it."""

    def __init__(self, words: Words, vocabulary: Vocabulary, base: Base) -> None:
        self.words = words
        self.low = words.low
        self.vocabulary = vocabulary
        self.base = base
        self._quoted = quoted_ranges(words.text)

    def is_named(self, i: int) -> bool:
        """Return True if word ``i`` stands inside quotation marks, as part of a title."""
        start = self.words.items[i].start
        k = bisect_left(self._quoted, (start, 0)) - 1
        return k >= 0 and start < self._quoted[k][1]

    def is_measured(self, i: int) -> bool:
        """Return True if a word before ``i`` says at which date something was measured ("stand per
        1 juli")."""
        return is_measured(self.words, i, self.vocabulary.not_a_deadline.as_of)

    def is_forecast(self, i: int) -> bool:
        """Return True if a forecast before ``i`` runs to this date ("prognose van de behoefte tot
        en met …")."""
        for k in range(i - 1, max(-1, i - 7), -1):
            low = self.low(k)
            if low in self.vocabulary.not_a_deadline.forecasts:
                return True
            if low in (",", ";", ":", ".", "is", "wordt", "worden", "om", "en", "dat", "die"):
                return False
        return False

    def is_for_a_year(self, i: int, after: int) -> bool:
        """ "voor 2024" that says what something is for: "de agenda voor 2023 en verder", "het budget voor
        het jaar 2024"."""
        before = self.low(i - 1)
        of_the_year = self.low(i) == "voor" and (self.low(i + 1), self.low(i + 2)) == (
            "het",
            "jaar",
        )
        if of_the_year or self._is_for_a_year(before):
            return True
        bare = self.low(i) == "voor" and self.low(i + 1).isdecimal()
        if bare and not _MONEY.isdisjoint(self._clause(i, after)):
            return True
        if self.low(after) == "en" and self.low(after + 1) in (
            "verder",
            "later",
            "volgende",
            "daarna",
        ):
            return True
        if self.low(after) in ("€", "e") or before in ("euro", "miljoen", "miljard"):
            return True
        return "€" in (self.low(k) for k in range(max(0, i - 6), i))

    def _is_for_a_year(self, low: str) -> bool:
        """Return True for a noun of what is made for a year, also as the end of a longer one."""
        nouns = self.vocabulary.not_a_deadline.for_a_year
        long = tuple(noun for noun in nouns if len(noun) >= _LONG)
        return low.rpartition("-")[2] in nouns or low.endswith(long)

    def is_kept_up(self, i: int, after: int) -> bool:
        """Return True for a state that lasts ("blijft tot tenminste 2025 gelijk")."""
        kept = self.vocabulary.tense.kept_up
        return any(word in kept for word in self._clause(i, after))

    def is_compared(self, i: int) -> bool:
        """Return True for a time that something is compared with ("zoals in 2022", "meer dan in 2020").

        ``i`` is the word at which the expression begins.
        """
        return self.low(i - 1) in self.vocabulary.not_a_deadline.compared

    def is_updated_subject(self, after: int) -> bool:
        """A subject up to a year that is itself brought up to date: "… tot en met 2030 wordt herijkt"."""
        return self.low(after) in ("wordt", "worden") and any(
            self.low(k) in self.vocabulary.tense.updated for k in range(after + 1, after + 4)
        )

    def is_past(
        self, i: int, after: int, period: Named, *, due: date | None, stated: bool = True
    ) -> bool:
        """Return True if this is a date on which something has been done.

        ``due`` is the last day for an end ("tot en met 2030"), which a perfect does not make past
        when it lies after the document's date; ``stated`` whether the text has its year.
        """
        known = self.base.first is not None and self.base.last is not None
        before = self.base.first is not None and (due or period.last()) < self.base.first
        begun = self.base.last is not None and period.first() <= self.base.last
        if self._attributive(i, after):
            return before or begun or not known
        clause = self._clause(i, after)
        done = any(self._participle(word) for word in clause)
        if (
            before
            and self._beside_participle(i, after)
            and self.vocabulary.tense.present.isdisjoint(clause)
        ):
            return True
        perfect = done and any(word in self.vocabulary.tense.perfect for word in clause)
        if not perfect and not any(word in self.vocabulary.tense.past for word in clause):
            return False
        if not known or not stated:
            return due is None
        return before or (begun and due is None)

    def _attributive(self, i: int, after: int) -> bool:
        """ "de in 2021 vastgestelde woonagenda"."""
        return self.low(i - 1) in _DETERMINERS and bool(_ATTRIBUTIVE.fullmatch(self.low(after)))

    def _beside_participle(self, i: int, after: int) -> bool:
        """ "zoals ondertekend op 21 december 2022", where no auxiliary is needed."""
        return any(
            not self.low(k).endswith("en") and self._participle(self.low(k)) for k in (i - 1, after)
        )

    def _participle(self, word: str) -> bool:
        tense = self.vocabulary.tense
        if word in tense.not_participles or word in tense.planned:
            return False
        return word in self.vocabulary.tense.participles or bool(_PARTICIPLE.fullmatch(word))

    def _clause(self, i: int, after: int) -> list[str]:
        found: list[str] = []
        for k in range(i - 1, max(-1, i - _WINDOW), -1):
            if self._is_boundary(k):
                break
            found.append(self.low(k))
        for k in range(after, min(len(self.words), after + _WINDOW)):
            if self._is_boundary(k):
                break
            found.append(self.low(k))
        return found

    def _is_boundary(self, k: int) -> bool:
        """Return True if a clause begins or ends at word ``k``. Not at the point in "7.960"."""
        low = self.low(k)
        if low in (".", ","):
            return not (self.words.is_glued(k + 1) and self.low(k + 1).isdecimal())
        return low in _BOUNDARIES and not self._joins_nouns(k)

    def _joins_nouns(self, k: int) -> bool:
        """ "gemeenten en provincie": no verb next to it, so no new clause."""
        if self.low(k) not in ("en", "of"):
            return False
        verbs = (
            self.vocabulary.tense.perfect
            | self.vocabulary.tense.past
            | {"wordt", "worden", "zullen", "zal"}
        )
        return self.low(k + 1) not in verbs and self.low(k - 1) not in verbs


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges between opening and closing quotation marks, at most 120 characters long."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for offset, character in enumerate(text):
        if opened is not None and offset - opened[0] > 120:
            opened = None
        if opened is not None and character == opened[1]:
            following = text[offset + 1 : offset + 2]
            if character != "’" or not following.isalpha():
                found.append((opened[0], offset))
                opened = None
        elif opened is None and character in _OPENING:
            opened = (offset, _OPENING[character])
        elif opened is None and character == '"':
            opened = (offset, '"')
    return tuple(found)
