"""How often something happens, said twice in the same words: "jaarlijks" here, "halfjaarlijks" there.

"Aansluitend op de actualisatie volgen jaarlijks gesprekken tussen provincie en gemeenten" in an agreement,
and "… volgen halfjaarlijks gesprekken tussen provincie en gemeenten" in its annex. The words before the
rhythm must be the same, and most of the long words behind it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from checks.words import Mention, WordRelation
from corpus.either import either
from extract.model import RUNNING_TEXT
from extract.passages import Passage
from nlp.language.time.word_lists import vocabulary

#: So many words right before a rhythm are the same where it is that of one thing.
_BEFORE = 4
#: So many words behind it are looked at; of the long ones among them so many are the same.
_AFTER = 10
_SAME_AFTER = 3
_LONG = 6
#: The window in which they stand, in characters; longer words than these are rare.
_WINDOW = 200
_WORD = re.compile(r"[^\W_]+")

Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Told:
    """A rhythm in a text (``start`` to ``end``), how often a year that is, and the words around it."""

    word: str
    every: float
    before: tuple[str, ...]
    after: frozenset[str]
    start: int
    end: int

    def is_of_one_with(self, other: Told) -> bool:
        """Return True if both are said of one thing."""
        return self.before == other.before and len(self.after & other.after) >= _SAME_AFTER


def rhythms_told(text: str) -> Iterator[Told]:
    """The rhythms of a text that have enough words around them to be known again."""
    every = vocabulary().rhythms
    for match in _rhythm().finditer(text):
        before = _WORD.findall(text[max(0, match.start() - _WINDOW) : match.start()].casefold())
        after = _WORD.findall(text[match.end() : match.end() + _WINDOW].casefold())[:_AFTER]
        long = frozenset(word for word in after if len(word) >= _LONG)
        if len(before) > _BEFORE and len(long) >= _SAME_AFTER:
            key, low = tuple(before[-_BEFORE:]), match[0].casefold()
            yield Told(match[0], _times_a_year(every[low]), key, long, *match.span())


def repeated_rhythms(passages: Iterable[Passage]) -> Iterator[WordRelation]:
    """A relation for each rhythm that is told in the words of one before it."""
    for (told, mention), (_, before) in told_again(_mentions(passages)):
        yield WordRelation("rhythm", about(told), mention, (before,))


def _mentions(passages: Iterable[Passage]) -> Iterator[tuple[Told, None, tuple[Told, Mention]]]:
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        for told in rhythms_told(passage.text.text):
            place = passage.text.source_range(told.start, told.end)
            yield told, None, (told, Mention(told.word, place, told.every))


def told_again(
    found: Iterable[tuple[Told, Hashable, Place]],
) -> Iterator[tuple[Place, Place]]:
    """The places where a rhythm is told in the words of one before it in its group, each with the first
    of these; ``found`` has each rhythm with its group and place."""
    first: dict[tuple[Hashable, tuple[str, ...]], list[tuple[Told, Place]]] = {}
    for told, group, place in found:
        known = first.setdefault((group, told.before), [])
        same = next((other for one, other in known if told.is_of_one_with(one)), None)
        if same is None:
            known.append((told, place))
        else:
            yield place, same


def about(told: Told) -> str:
    """What a rhythm is of, in the words before it."""
    return f"'… {' '.join(told.before)} …'"


def _times_a_year(every: str) -> float:
    """The number of ``2/year``, and of ``1/3year``."""
    times, years = every.removesuffix("year").split("/")
    return int(times) / int(years or 1)


@cache
def _rhythm() -> re.Pattern[str]:
    words = either(vocabulary().rhythms)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
