"""Years that are no time: of an edition, a source or a price level."""

from __future__ import annotations

from bisect import bisect_right

from nlp.language.time.expression import Bound, Reference
from nlp.language.time.lexer import Words
from nlp.language.time.named_time import Named
from nlp.language.time.word_lists import vocabulary

#: "PRS 2013": an abbreviation has at most so many capitals.
_LONGEST_ABBREVIATION = 5
#: Between a title's noun and its years stand at most so many words: "Woondeal Regio Twente 2022-2030".
_TITLE_WORDS = 5
#: A price level stands at most so many words before its date.
_NEAR = 4
_LINKS = ("van", "uit", "(")
_VOWELS = frozenset("aeiou")
_SENTENCE_ENDS = frozenset(".:;!?")


class References:
    """Which expressions of one text are references."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.sources = _source_ranges(words)
        self.has_small_letters = words.text.upper() != words.text

    def reference(self, i: int, bound: Bound | None, named: Named) -> Reference | None:
        """Why the expression at word ``i`` is no time, or None where it is one."""
        before = bisect_right(self.sources, (i, len(self.words)))
        if before and i < self.sources[before - 1][1]:
            return "source"
        if is_measured(self.words, i, vocabulary().references.price_levels):
            return "price_level"
        if bound is None and named.grain in ("year", "month") and not named.is_vague:
            return "edition" if self._is_edition(i, is_range=named.is_range) else None
        return None

    def _is_edition(self, i: int, *, is_range: bool) -> bool:
        """Return True after a title or an abbreviation: "monitor van 2020", "Herijking 2016", "PRS 2013".

        A range is one only after a title: "Woonvisie Ede 2017-2025", and not after what it is a period of:
        "Programma woningbouw 2013 t/m 2028".
        """
        words = self.words
        is_linked = words.low(i - 1) in _LINKS
        k = i - 2 if is_linked else i - 1
        if _is_title(words.low(k)) or (not is_range and _is_plan(words.low(k))):
            return True
        if is_linked or not (k >= 0 and words.items[k].capital) or words.is_glued(i):
            return False
        if is_range:
            return any(
                _is_title(words.low(n)) or (_is_plan(words.low(n)) and not self._is_first(n))
                for n in range(max(0, k - _TITLE_WORDS), k)
            )
        return not self._is_first(k) or self._is_abbreviation(k)

    def _is_first(self, k: int) -> bool:
        """Return True for the first word of a sentence."""
        return k == 0 or self.words.low(k - 1) in _SENTENCE_ENDS

    def _is_abbreviation(self, k: int) -> bool:
        word = self.words.items[k]
        written = self.words.text[word.start : word.end]
        if not written.isupper() or not 1 < len(written) <= _LONGEST_ABBREVIATION:
            return False
        # among capitals only, "WONEN 2025" is a heading and "PRS 2013" still none
        return self.has_small_letters or _VOWELS.isdisjoint(word.low)


def _is_title(low: str) -> bool:
    """Return True for a noun that names a document, an agreement or an edition of one."""
    known = vocabulary().references
    return low in known.editions or low.endswith(known.edition_endings)


def _is_plan(low: str) -> bool:
    """Return True for a noun whose years may be those of what it holds."""
    known = vocabulary().references
    return low in known.plans or low.endswith(known.plan_endings)


def is_measured(words: Words, i: int, nouns: frozenset[str]) -> bool:
    """Return True if a noun before ``i`` says what was measured then ("prijspeil 1 januari 2020")."""
    for k in range(i - 1, max(-1, i - _NEAR), -1):
        low = words.low(k)
        if low in nouns:
            return True
        if low not in (":", "per", "op", "van", "de", "het", ".", "d", "in"):
            return False
    return False


def _source_ranges(words: Words) -> tuple[tuple[int, int], ...]:
    """The words after "bron:" up to the end of the sentence, or of the brackets that hold it."""
    found: list[tuple[int, int]] = []
    sources = vocabulary().references.sources
    for k, word in enumerate(words.items):
        if word.low not in sources or (found and k < found[-1][1]):
            continue
        is_bracketed = words.low(k - 1) == "("
        if not is_bracketed and words.low(k + 1) != ":":
            continue
        found.append((k, _end_of_source(words, k, is_bracketed)))
    return tuple(found)


def _end_of_source(words: Words, k: int, is_bracketed: bool) -> int:
    for j in range(k + 1, len(words)):
        low = words.low(j)
        if low == ")" or (low == "." and not is_bracketed and not words.is_glued(j + 1)):
            return j
    return len(words)
