"""Percentages in running text against the numbers that they are of.

"30% van de 28.200 woningen (8.460)", "8.460 van de 28.200 woningen, dat is 30%", "van de 500
woningen zijn er 150 (30%) sociaal"; and several numbers with their percentages in one sentence
("30% sociale huur (8.460 woningen), 40% middenhuur (11.280 woningen)"), whose total the document
names elsewhere. Only where the words leave no doubt which number is of which: nothing else may stand
between them. Numbers that are rounded, and percentages always are, agree within their rounding.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checks.phrases import numbers_between, sentence_parts, words_after, words_before
from checks.quantity import quantity_of
from checks.relation import PLAUSIBLE, Relation
from corpus.sums import load_sum_words
from extract.clean import Clean
from extract.model import TEXT_AND_NOTES
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading, TextReading

_PERCENT = r"\s*(?:%|procent)?"
#: "30% van de 28.200": between the share and what it is of.
_OF = re.compile(
    rf"{_PERCENT}\s+van\s+(?:(?:de|het|die|deze|dit|alle|in\s+totaal|totaal|totale)\s+){{0,3}}"
)
#: What stands before a number that others are parts of: "Van de 500 woningen zijn er 150 (30%) …".
_OF_THE = re.compile(r"\b[Vv]an\s+(?:de|het|die|deze|alle)\s+(?:totale\s+|in\s+totaal\s+)?$")
#: So many characters before the number at most.
_LONGEST_OPENING = 80
_WORDS = r"(?:\s+[^\W\d]+(?:-[^\W\d]+)*){0,4}?"
#: Between a percentage and the number in brackets behind it, or a number and its percentage.
_BRACKET = re.compile(rf"{_PERCENT}[^().;:]{{0,60}}?\(\s*")
_Part = tuple[Clean, Number]
_ABOUT = "Een van de getallen is er een bij benadering."


@dataclass(frozen=True, slots=True)
class _Share:
    """A percentage, the number that it is, and what it is of (in another passage, perhaps).

    ``is_exact`` where the numbers beside it are their percentage to the unit, so that rounding does
    not excuse a slip of this one.
    """

    percent: Number
    part: Number
    whole: Number
    whole_text: Clean
    is_exact: bool = False


def shares_in(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """A relation for each of the percentages in the running text of a document, in reading order."""
    speech = [p for p in passages if p.kind in TEXT_AND_NOTES]
    read = [(passage.text, _plain(document.of(passage).numbers)) for passage in speech]
    wholes = _wholes_of(read)
    for passage, (text, numbers) in zip(speech, read, strict=True):
        for sentence in _sentences(document.of(passage), numbers):
            for share in list(_stated(text, sentence)) or list(_together(text, sentence, wholes)):
                yield from _relation(text, share)


def _plain(numbers: Iterable[Number]) -> list[Number]:
    return [n for n in numbers if n.low is None and n.value > 0]


def _sentences(text: TextReading, numbers: Sequence[Number]) -> Iterator[list[Number]]:
    """The numbers of each sentence that has a percentage and something else."""
    if not any(number.is_percent for number in numbers):
        return
    for start, end in sentence_parts(text):
        inside = list(numbers_between(numbers, start, end))
        if len({n.is_percent for n in inside}) == 2:
            yield inside


def _stated(text: Clean, numbers: Sequence[Number]) -> Iterator[_Share]:
    """The shares whose part and whole stand beside them in the sentence."""
    for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False):
        share = _share_of_three(text, one, two, three)
        if share is not None:
            yield share
    whole = numbers[0]
    window = max(0, whole.start - _LONGEST_OPENING)
    if _OF_THE.search(text.text, window, whole.start) and not whole.is_percent:
        for part, percent in _pairs(text, numbers[1:]):
            yield _Share(percent, part, whole, text)


def _share_of_three(text: Clean, one: Number, two: Number, three: Number) -> _Share | None:
    """The share that three numbers in a row state, if their words link them."""
    first, second = text.text[one.end : two.start], text.text[two.end : three.start]
    kinds = (one.is_percent, two.is_percent, three.is_percent)
    if _OF.fullmatch(first) and _amounts().fullmatch(second):
        if kinds == (True, False, False):
            return _Share(one, three, two, text)
        if kinds == (False, False, True):
            return _Share(three, one, two, text)
    if kinds == (False, True, False) and _amounts().fullmatch(first) and _OF.fullmatch(second):
        return _Share(two, one, three, text)
    return None


def _pairs(text: Clean, numbers: Sequence[Number]) -> list[tuple[Number, Number]]:
    """The numbers with their percentages, where all numbers are in such a pair; else none."""
    if len(numbers) % 2:
        return []
    pairs = []
    for one, two in zip(numbers[::2], numbers[1::2], strict=True):
        if one.is_percent == two.is_percent:
            return []
        if not _BRACKET.fullmatch(text.text[one.end : two.start]):
            return []
        pairs.append((two, one) if one.is_percent else (one, two))
    return pairs


def _together(text: Clean, numbers: Sequence[Number], wholes: Sequence[_Part]) -> Iterator[_Share]:
    """Several numbers with percentages, and the one number of the document that they are all of.

    ``wholes`` are the numbers that these can be parts of, from small to large.
    """
    pairs = _pairs(text, numbers)
    shares = [percent.value for _, percent in pairs]
    if len(pairs) < 2 or sum(shares) > 100 or min(shares) <= 0:
        return
    found = [place for place in _near_wholes(pairs, wholes) if _is_whole_of(pairs, place[1])]
    if len(found) != 1:
        return
    ((where, whole),) = found
    others_exact = sum(_is_exact(part, percent, whole) for part, percent in pairs) >= len(pairs) - 1
    for part, percent in pairs:
        yield _Share(percent, part, whole, where, others_exact)


def _wholes_of(read: Sequence[tuple[Clean, Sequence[Number]]]) -> list[_Part]:
    """The numbers of a document that others can be a share of, by size, each where it stands first."""
    found = {
        (number.value, number.is_money): (where, number)
        for where, numbers in reversed(read)
        for number in numbers
        if not number.is_percent
    }
    return [found[key] for key in sorted(found)]


def _near_wholes(
    pairs: Sequence[tuple[Number, Number]], wholes: Sequence[_Part]
) -> Iterator[_Part]:
    """The numbers between the smallest and the largest that any of the pairs can be a share of."""
    low = min((part.value - 1) * 100 / percent.value for part, percent in pairs)
    high = max((part.value + 1) * 100 / percent.value for part, percent in pairs)
    first = bisect_left(wholes, low, key=_size)
    yield from wholes[first : bisect_right(wholes, high, key=_size)]


def _size(part: _Part) -> float:
    return part[1].value


def _is_whole_of(pairs: Sequence[tuple[Number, Number]], number: Number) -> bool:
    """Return True if two of the parts or more are just their percentage of a number."""
    if number.is_percent or number.is_money != pairs[0][0].is_money:
        return False
    return sum(_is_exact(part, percent, number) for part, percent in pairs) >= 2


def _is_exact(part: Number, percent: Number, whole: Number) -> bool:
    return abs(part.value - percent.value * whole.value / 100) <= 0.5


@cache
def _amounts() -> re.Pattern[str]:
    words = sorted(load_sum_words().amounts, key=lambda word: (-len(word), word))
    said = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    said_before = (*load_sum_words().about, *load_sum_words().bounds)
    about = "|".join(re.escape(word) for word in said_before)
    link = rf"(?:\s*\(\s*(?:{said})?|\s*=|\s*,?\s+(?:{said}))\s*"
    return re.compile(rf"{_PERCENT}{_WORDS}{link}(?:(?:{about})\s+)?", re.IGNORECASE)


def _relation(text: Clean, share: _Share) -> Iterator[Relation]:
    percent, part, whole = share.percent, share.part, share.whole
    if part.is_money != whole.is_money or not 0 < part.value <= whole.value:
        return
    stated, *parts = (
        quantity_of(percent, text),
        quantity_of(part, text),
        quantity_of(whole, share.whole_text),
    )
    is_about = any(quantity.is_about for quantity in (stated, *parts))
    yield Relation(
        "share",
        "plausibility",
        _subject(text, percent, part),
        stated,
        tuple(parts),
        within=PLAUSIBLE,
        is_exact=share.is_exact,
        # "circa 30%" says no more than that.
        is_comparable=not is_about,
        doubt=_ABOUT if is_about else "",
        reason="rounding" if is_about else "link",
    )


def _subject(text: Clean, percent: Number, part: Number) -> str:
    """The words of the percentage and the number that it is, and the few after them."""
    first, last = sorted((percent, part), key=lambda number: number.start)
    before = words_before(text.text, first.start, 2)
    between = text.text[first.start : last.end]
    after = words_after(text.text, last.end, 3)
    return " ".join([*before, *between.split(), *after]).strip(" ,;:.-")
