"""The words of a sentence, as the rules look at them: on clauses, and on parties."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Span

from corpus.language import language
from nlp.language.tokens import tokenizer

_DASHES = ("–", "—", "-")
_QUOTES_OPEN = "‘“„«"
_QUOTES_CLOSE = "’”»"
#: The longest quotation, in tokens, that can be a name.
_QUOTATION = 14
_ALPHA = re.compile(r"[^\W\d_]")
#: Vowels with the accent that stresses a word.
_EMPHASIS = str.maketrans("áéíóú", "aeiou")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark at characters ``[start, end)`` of its sentence; ``low`` is in small letters."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Return True if it has a letter or digit at an end, so that it is no mark."""
        return self.text[-1].isalnum() or self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:2] in ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a sentence: their texts, small letters, offsets in the sentence and lemmas.

    ``items`` has the same, one :class:`Word` a token.
    ``aside`` marks the tokens between brackets or dashes: they are no part of the clauses.
    ``quoted`` are those in a short quotation: a name, in which no clause begins.
    """

    texts: tuple[str, ...]
    lows: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    items: tuple[Word, ...] = ()
    aside: frozenset[int] = field(default_factory=frozenset)
    quoted: frozenset[int] = field(default_factory=frozenset)

    def __len__(self) -> int:
        return len(self.texts)

    def is_word(self, index: int) -> bool:
        return bool(_ALPHA.search(self.texts[index]))

    def text(self, indexes: Sequence[int]) -> str:
        """The words at ``indexes``, with one blank between them."""
        return " ".join(self.texts[i] for i in indexes)

    def at(self, offset: int) -> int | None:
        """The token that begins at or covers a character of the sentence."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None


def words_of(span: Span, begin: int | None = None) -> Words:
    """The words of a spaCy span; offsets count from character ``begin``, mostly its own first."""
    texts, starts, ends, lemmas = _tokens(span, span.start_char if begin is None else begin)
    lows = tuple(map(_low, texts))
    return Words(
        texts=tuple(texts),
        lows=lows,
        starts=tuple(starts),
        ends=tuple(ends),
        lemmas=tuple(lemmas),
        items=tuple(map(Word, texts, lows, starts, ends)),
        aside=_aside(texts),
        quoted=_quoted(texts),
    )


def _tokens(span: Span, begin: int) -> tuple[list[str], list[int], list[int], list[str]]:
    """The texts, starts, ends and lemmas of the tokens that are no blanks."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    lemmas: list[str] = []
    for token in span:
        start = max(0, token.idx - begin)
        if token.is_space:
            continue
        if texts and token.text in ("'s", "’s") and ends[-1] == start:
            # "regio’s" is one word.
            texts[-1] += token.text
            ends[-1] += len(token.text)
            continue
        texts.append(token.text)
        starts.append(start)
        ends.append(start + len(token.text))
        lemmas.append(token.lemma_)
    return texts, starts, ends, lemmas


def _low(text: str) -> str:
    """A word in small letters; a verb with the accent of emphasis ("kán", "móét") as without it."""
    low = text.lower().replace("’", "'")
    if low.isascii():
        return low
    plain = low.translate(_EMPHASIS)
    return plain if plain in language().auxiliaries else low


def _aside(texts: Sequence[str]) -> frozenset[int]:
    """The tokens between brackets and between two dashes."""
    found = _between(texts, "([", ")]", limit=60)
    dashes = [i for i, text in enumerate(texts) if text in _DASHES and i not in found]
    if len(dashes) == 2 and 1 < dashes[1] - dashes[0] <= 25 and dashes[0] > 0:
        found.update(range(dashes[0], dashes[1] + 1))
    return frozenset(found)


def _quoted(texts: Sequence[str]) -> frozenset[int]:
    """The tokens of short quotations, in curly or straight marks."""
    found = _between(texts, _QUOTES_OPEN, _QUOTES_CLOSE, limit=_QUOTATION)
    start: int | None = None
    for index, text in enumerate(texts):
        if text not in ("'", '"'):
            continue
        if start is not None and index - start <= _QUOTATION:
            found.update(range(start, index + 1))
            start = None
        else:
            start = index
    return frozenset(found)


def _between(texts: Sequence[str], opening: str, closing: str, limit: int) -> set[int]:
    found: set[int] = set()
    start: int | None = None
    for index, text in enumerate(texts):
        if start is None:
            if text[0] in opening and text[-1] not in closing:
                start = index
            elif text[0] in opening:
                found.add(index)
        elif text[-1] in closing or any(c in closing for c in text):
            if index - start <= limit:
                found.update(range(start, index + 1))
            start = None
    return found


def phrase_at(words: Words, indexes: Sequence[int], phrase: str) -> tuple[int, ...] | None:
    """Where the words of ``phrase`` stand one after another within ``indexes``, if they do."""
    wanted = phrase.split()
    for position in range(len(indexes) - len(wanted) + 1):
        if all(words.lows[indexes[position + k]] == wanted[k] for k in range(len(wanted))):
            return tuple(indexes[position : position + len(wanted)])
    return None


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, cut as those of a text are."""
    doc = tokenizer()(name)
    return tuple(_tokens(doc[:], 0)[0]) if len(doc) else ()
