"""Sums in running text: a number and the numbers that are said to make it up.

"6.590 woonvormen, bestaande uit 3.560 …, 1.855 … en 1.175 …", "38.787 woningen, waarvan 19.044 …
en 19.743 …", "3.560 …, 1.855 … en 1.175 … (totaal 6.590)", and a list whose last item is the total
of the others. Only numbers of one kind are added up. What comes after "waarvan" need not be all of
it, so that a smaller sum is no difference, and two parts of it can overlap: a larger sum is one only where
the words exclude each other ("grondgebonden", "gestapeld").

A sum that is far off is wrong too, where nothing says that its parts are something else: they are listed
side by side, and none of them counts other things than the whole ("120 woningen, bestaande uit 3 blokken").
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from checks.label_numbers import is_label
from checks.numbered_sentences import ENUMERATED, LAST_AND
from checks.phrases import (
    Range,
    any_of,
    numbers_between,
    part_around,
    sentence_parts,
    words_after,
    words_before,
)
from checks.quantity import quantity_of
from checks.relation import Relation, is_slip
from corpus.counting import load_vocabulary
from corpus.relations import load_relation_words
from corpus.sums import load_sum_words
from extract.clean import Clean
from extract.model import TEXT_AND_NOTES
from extract.passages import Passage
from nlp.language.lemmas import is_known, lemma
from nlp.language.numbers import Number
from nlp.reading import DocumentReading, TextReading

#: So far from each other may a number and the phrase stand that links it to its parts.
_NEAR = 60
#: So far behind a word for a total its number may stand, in characters: "totaal: 6.590".
_BESIDE = 4
#: A whole and two parts.
_FEWEST = 3
#: From here on one changed figure that makes a sum fit is hardly chance.
_TELLING_SUM = 1_000
#: A sum further off than this is one only where its parts are surely those of the whole, ...
_PLAUSIBLE = 0.1
#: ... and one further off than this may be of some of its parts.
_FAR = 0.5
#: The words behind a number say what it counts, up to the next one in the list.
_COUNTED = re.compile(r"[^,.;:()\d]{0,60}?(?=[,.;:()\d]|\b(?:en|in|van|voor|met|op|bij)\b|$)")
_PLURAL = ("en", "s")
#: One of these stands between two parts beside each other, or "en".
_SEPARATORS = frozenset(",;:()–•-")

_MAY_OVERLAP = "Misschien overlappen zij elkaar."

_Part = tuple[Clean, Number]


def sums_in(document: DocumentReading, passages: Sequence[Passage]) -> tuple[Relation, ...]:
    """The relations of the sums in the running text of a document, in reading order."""
    found: list[Relation] = []
    for passage in passages:
        if passage.kind in TEXT_AND_NOTES:
            found += _in_sentences(passage.text, document.of(passage))
    for items in _lists(passages):
        found += _in_list(document, items)
    return tuple(sorted(found, key=lambda relation: relation.stated.place))


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with its numbers, in order, and its sentences and their parts."""

    text: Clean
    numbers: Sequence[Number]
    parts: Sequence[Range]


def _in_sentences(text: Clean, reading: TextReading) -> Iterator[Relation]:
    if len(reading.numbers) < _FEWEST:
        return
    words = load_sum_words()
    read = _Read(text, reading.numbers, sentence_parts(reading))
    for phrases, is_whole in ((words.whole, True), (words.part, False)):
        for match in any_of(phrases).finditer(text.text):
            yield from _parts_behind(read, match, is_whole=is_whole)
    for match in any_of(words.total).finditer(text.text):
        yield from _parts_before(read, match)


def _parts_behind(read: _Read, phrase: re.Match[str], *, is_whole: bool) -> Iterator[Relation]:
    """ "6.590 woonvormen, bestaande uit 3.560 …, 1.855 … en 1.175 …"."""
    before = bisect_right(read.numbers, phrase.start(), key=attrgetter("end"))
    stated = read.numbers[before - 1] if before else None
    if stated is None or phrase.start() - stated.end > _NEAR:
        return
    start, end = part_around(read.parts, phrase.start())
    if stated.start < start:
        return
    behind = numbers_between(read.numbers, phrase.end(), end)
    words, relations = read.text.text[phrase.end() : end], load_relation_words()
    if any_of(relations.one_more).search(words):
        return
    is_divided = is_whole or _are_named(relations.complements, words, len(behind))
    is_apart = is_divided or _are_named(relations.disjoint, words, len(behind))
    yield from _sum_of(read.text, stated, behind, may_be_less=not is_divided, is_apart=is_apart)


def _are_named(groups: Iterable[Sequence[str]], words: str, number: int) -> bool:
    """Return True if the words of so many parts are those of a group: "hard" and "zacht"."""
    return any(
        len(names) == number and all(any_of((name,)).search(words) for name in names)
        for names in groups
    )


def _parts_before(read: _Read, phrase: re.Match[str]) -> Iterator[Relation]:
    """ "3.560 …, 1.855 … en 1.175 … (totaal 6.590)"."""
    near = numbers_between(read.numbers, phrase.end(), phrase.end() + _BESIDE + 1)
    if not near:
        return
    start, _ = part_around(read.parts, phrase.start())
    inside = numbers_between(read.numbers, start, phrase.start())
    before = [n for n in inside if n.end <= phrase.start()]
    yield from _sum_of(read.text, near[0], before, may_be_less=True, is_total=True)


def _sum_of(
    text: Clean,
    stated: Number,
    numbers: Sequence[Number],
    *,
    may_be_less: bool,
    is_total: bool = False,
    is_apart: bool = False,
) -> Iterator[Relation]:
    numbers = _without_details(text, numbers)
    if is_label(text.text, stated):
        return
    fitting = [n for n in _of_one_kind(stated, numbers) if not is_label(text.text, n)]
    parts = [(text, number) for number in fitting]
    is_list = len(fitting) == len(numbers) and not is_total and _are_listed(text, stated, fitting)
    if len(parts) >= 2:
        yield from _relation(
            text,
            stated,
            parts,
            may_be_less=may_be_less,
            is_total=is_total,
            is_apart=is_apart,
            is_list=is_list,
        )


def _without_details(text: Clean, numbers: Sequence[Number]) -> list[Number]:
    """The numbers without those that say something of the one before: "58 woningen in vier gebouwen en 13 …"."""
    said = any_of(load_relation_words().within_part)
    found = list(numbers[:1])
    for before, number in pairwise(numbers):
        gap = text.text[before.end : number.start]
        if not said.search(gap) or LAST_AND.search(gap) or not _SEPARATORS.isdisjoint(gap):
            found.append(number)
    return found


def _are_listed(text: Clean, stated: Number, parts: Sequence[Number]) -> bool:
    """Return True if parts stand side by side, the last behind "en", and count what their whole counts."""
    gaps = [text.text[one.end : two.start] for one, two in pairwise(parts)]
    if not gaps or not LAST_AND.search(gaps[-1]) or not all(map(ENUMERATED.fullmatch, gaps)):
        return False
    whole = _counted_by(text, stated)
    return all(_counted_by(text, part) in (None, whole) for part in parts)


def _counted_by(text: Clean, number: Number) -> str | None:
    """What a number counts: the unit of its noun, or another noun in the plural; None if neither is there."""
    words = _COUNTED.match(text.text, number.end)
    if words is None:
        return None
    found = [
        (match.start(), unit.name)
        for unit in load_vocabulary().units
        if (match := unit.pattern.search(text.text, words.start(), words.end()))
    ]
    if found:
        return min(found)[1]
    return next((word for word in words[0].casefold().split() if _is_plural(word)), None)


def _is_plural(word: str) -> bool:
    return word.endswith(_PLURAL) and is_known(word) and lemma(word) != word


def _of_one_kind(whole: Number, numbers: Iterable[Number]) -> list[Number]:
    """The numbers that can be parts of ``whole``: homes of homes, euros of euros; no larger ones."""
    return [
        n
        for n in numbers
        if (n.is_money, n.is_percent) == (whole.is_money, whole.is_percent)
        and n.low is None
        and whole.low is None
        and 0 <= n.value <= whole.value
    ]


def _lists(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The runs of list items of one level that follow each other."""
    run: list[Passage] = []
    for passage in passages:
        if run and (passage.kind != "list_item" or passage.level != run[-1].level):
            if passage.kind in ("furniture", "footnote"):
                continue
            yield run
            run = []
        if passage.kind == "list_item":
            run.append(passage)
    if run:
        yield run


def _in_list(document: DocumentReading, items: Sequence[Passage]) -> Iterator[Relation]:
    """A list of numbers whose last item says that it is the total."""
    read = [(item.text, document.of(item).numbers) for item in items]
    total = any_of(load_sum_words().total)
    for place, (text, numbers) in enumerate(read):
        if len(numbers) != 1 or place < 2 or not total.search(text.text):
            continue
        before = _single_numbers(read, place, total)
        fitting = _of_one_kind(numbers[0], [n for _, n in before])
        if len(before) >= 2 and len(fitting) == len(before):
            yield from _relation(text, numbers[0], before, may_be_less=False)


def _single_numbers(
    items: Sequence[tuple[Clean, Sequence[Number]]], end: int, total: re.Pattern[str]
) -> list[_Part]:
    """The numbers of the items right before ``end`` that have one each and are no total themselves."""
    found: list[_Part] = []
    for place in range(end - 1, -1, -1):
        text, numbers = items[place]
        if len(numbers) != 1 or total.search(text.text):
            break
        found.append((text, numbers[0]))
    return found[::-1]


def _relation(
    text: Clean,
    stated: Number,
    parts: Sequence[_Part],
    *,
    may_be_less: bool,
    is_total: bool = False,
    is_apart: bool = True,
    is_list: bool = False,
) -> Iterator[Relation]:
    """A sum; ``is_total`` where a word behind the parts calls it their total, ``is_apart`` where
    no part can be in another one, ``is_list`` where the parts are surely those of the whole.

    Numbers that are far from making it are its parts only where they are listed.
    """
    made = sum(number.value for _, number in parts)
    short = round(stated.value - made, 6)
    is_one_slip = is_total and _is_one_slip(stated.value, [n.value for _, n in parts], short)
    may_be_less = may_be_less and not is_one_slip
    is_near = abs(short) <= _PLAUSIBLE * stated.value or is_slip(stated.value, made)
    if (may_be_less and short > 0) or not (is_near or is_one_slip or is_list):
        return
    # After "waarvan" a number may stand that is no part, or two that overlap: a hint where it is near.
    is_hint = may_be_less and not (is_apart and is_list)
    yield Relation(
        "sum",
        "total",
        _around(text, stated),
        quantity_of(stated, text),
        tuple(quantity_of(number, view) for view, number in parts),
        within=math.inf if is_one_slip else _FAR if is_list and not is_hint else _PLAUSIBLE,
        doubt=_MAY_OVERLAP if is_hint else "",
        reason="overlap" if is_hint else "parts",
    )


def _is_one_slip(stated: float, parts: Sequence[float], difference: float) -> bool:
    """Return True if one figure changed, in the total or in one part, makes the sum fit.

    Small numbers are of one figure apart by chance.
    """
    if stated < _TELLING_SUM or not difference:
        return False
    return is_slip(stated, stated - difference) or any(
        part >= _TELLING_SUM and is_slip(part, part + difference) for part in parts
    )


def _around(text: Clean, number: Number) -> str:
    """The number with the few words after it: what it counts."""
    words = words_after(text.text, number.end, 4)
    before = words_before(text.text, number.start, 3)
    return " ".join([*before, text.text[number.start : number.end], *words]).strip(" ,;:.-")
