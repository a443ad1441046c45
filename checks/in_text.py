"""Relations between the numbers of running text, beside sums and shares that a phrase announces.

Each finder looks at one passage as sentences with their numbers and proposes relations
(:mod:`checks.relation`); it does not judge them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from checks.numbered_sentences import (
    LAST_AND,
    NumberedSentence,
    are_parts,
    enumeration_from,
    is_of_kind,
    plain_numbers,
    sum_relation,
)
from checks.phrases import any_of, numbers_between
from checks.rates_in_text import multiple_of_rate
from checks.relation import Relation, is_slip
from checks.shares_in_text import (
    FEWEST_SHARES,
    SENTENCES_BACK,
    share_of_window,
    shares_of_a_hundred,
)
from corpus.relations import load_relation_words
from extract.model import TEXT_AND_NOTES
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

#: From a number to the colon behind it, and from the colon to the first part, in characters.
_TO_COLON = 60
_FROM_COLON = 40
_OF_THE = re.compile(r"^\W*van\s+(?:de|het|die|deze|alle)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
#: Smaller numbers are no whole of which a part could be more by a slip.
_FEWEST_OF_BOUND = 50
_NEXT_WORD = re.compile(r"\s+([^\W\d_]{3,})")


_Finder = Callable[[Sequence[NumberedSentence], int], Iterator[Relation]]


def relations_in(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """The relations in the running text of a document, in reading order."""
    above: list[NumberedSentence] = []
    section: tuple[str, ...] = ()
    for passage in passages:
        if passage.kind not in TEXT_AND_NOTES:
            continue
        sentences = _sentences(document, passage)
        before = above if passage.section == section else []
        for index, sentence in enumerate(sentences):
            if sentence.numbers:
                for find in _FINDERS:
                    yield from find(sentences, index)
                yield from share_of_window(sentences, index, before)
        above, section = sentences, passage.section


def _sentences(document: DocumentReading, passage: Passage) -> list[NumberedSentence]:
    reading = document.of(passage)
    return [
        NumberedSentence(
            passage.text, start, end, tuple(numbers_between(reading.numbers, start, end))
        )
        for start, end in reading.bounds
    ]


def _sum_after_colon(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "60.000 woningen toe te voegen: 40.000 in het westen en 20.000 in Twente"."""
    sentence = sentences[index]
    words = sentence.text.text
    for place, whole in enumerate(sentence.numbers[:-2]):
        first = sentence.numbers[place + 1]
        gap = sentence.between(whole, first)
        colon = gap.find(":")
        if gap.count(":") != 1 or colon > _TO_COLON or len(gap) - colon > _FROM_COLON:
            continue
        if any_of(load_relation_words().respectively).search(gap):
            continue
        parts = enumeration_from(sentence, place + 1)
        if are_parts(whole, parts) and LAST_AND.search(words, parts[-2].end, parts[-1].start):
            yield sum_relation(sentence, whole, sentence, parts)


def _sum_in_next_sentence(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "… 290.000 woningen. Het betreft 170.000 …, 80.000 … en 40.000 …"."""
    sentence = sentences[index]
    if not index or not sentences[index - 1].numbers:
        return
    opens = sentence.text.text[sentence.start : sentence.end].casefold()
    if not opens.startswith(load_relation_words().parts_follow):
        return
    before = sentences[index - 1]
    whole = max(plain_numbers(before.numbers), key=lambda n: n.value, default=None)
    parts = enumeration_from(sentence, 0)
    if whole is not None and are_parts(whole, parts):
        yield sum_relation(before, whole, sentence, parts)


def _sum_of_the(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "Van de 290.000 woningen zijn 170.000 …, 80.000 … en 40.000 …": they may be less."""
    sentence = sentences[index]
    whole = sentence.numbers[0]
    if not _OF_THE.match(sentence.text.text[sentence.start : whole.start]):
        return
    parts = enumeration_from(sentence, 1)
    if len(parts) >= FEWEST_SHARES and are_parts(whole, parts):
        yield sum_relation(sentence, whole, sentence, parts, is_full=False)


def _named_parts(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "… 48.000 woningen. … Een deel is gebouwd (8.000), een groot deel … (26.000) en een deel … (14.000)"."""
    sentence = sentences[index]
    parts = sentence.numbers
    if len(parts) < 2:
        return
    starts = (sentence.start, *(part.end for part in parts))
    named = any_of(load_relation_words().named_parts)
    text = sentence.text.text
    if not all(named.search(text, a, part.start) for a, part in zip(starts, parts, strict=False)):
        return
    # "8.000", "25.000 tot 27.000": what the parts make is a range where one of them is.
    lows = [part if part.low is None else replace(part, low=None, high=None) for part in parts]
    made = sum(part.value for part in lows)
    most = made + sum((part.high or 0.0) - (part.low or 0.0) for part in parts)
    wholes = [
        (where, whole)
        for where in reversed(sentences[max(0, index - SENTENCES_BACK) : index])
        for whole in plain_numbers(where.numbers)
        if are_parts(whole, lows)
    ]
    fitting = [place for place in wholes if made <= place[1].value <= most]
    slips = [place for place in wholes if made == most and is_slip(place[1].value, made)]
    if fitting or len(slips) == 1:
        where, whole = (fitting or slips)[0]
        # What is left of the whole need not be named: a sum that is off is a hint only.
        yield replace(sum_relation(where, whole, sentence, parts), is_linked=False)


def _these(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "… sluiten 25 parken. Deze 25 parken …": a number of things that the sentence before counts."""
    sentence, number = sentences[index], sentences[index].numbers[0]
    text = sentence.text.text
    opens = text[sentence.start : number.start].casefold().split()
    if not index or " ".join(opens) not in load_relation_words().these or number.low is not None:
        return
    before = sentences[index - 1]
    noun = _noun_behind(sentence, number)
    same = [n for n in plain_numbers(before.numbers) if noun and _noun_behind(before, n) == noun]
    if not same or number.is_percent or number.value in _sums_of(same):
        return
    stated = next((n for n in same if n.value == number.value), same[-1])
    if stated.value == number.value or is_slip(stated.value, number.value):
        about, quantity = sentence.subject(number), sentence.quantity(number)
        yield Relation("same", "plausibility", about, quantity, (before.quantity(stated),))


def _noun_behind(sentence: NumberedSentence, number: Number) -> str:
    """The word right behind a number: "25 parken"."""
    found = _NEXT_WORD.match(sentence.text.text, number.end, sentence.end)
    return found[1].casefold() if found else ""


def _sums_of(numbers: Sequence[Number]) -> set[float]:
    """What two numbers of a sentence or more make together, in order."""
    values = [number.value for number in numbers]
    return {sum(values[:end]) for end in range(2, len(values) + 1)}


def _part_of(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "25.900 woningen, waarvan 15.681 hard", "… 1.220. Hiervan zijn 456 …"."""
    sentence = sentences[index]
    for place, part in enumerate(sentence.numbers):
        where = sentence if place else sentences[index - 1] if index else None
        whole = sentence.numbers[place - 1] if place else _largest(where, part)
        gap_from = whole.end if place and whole is not None else sentence.start
        if where is None or whole is None or not is_of_kind(whole, part):
            continue
        # Percentages are of each other: "40%, waarvan de helft"; small numbers may be marks of notes.
        if part.is_percent or whole.value < _FEWEST_OF_BOUND:
            continue
        if _is_called_part(sentence.text.text, gap_from, part.start):
            yield from _parts_of(where, whole, sentence, place)


def _is_called_part(text: str, start: int, end: int) -> bool:
    """Return True if "waarvan" or the like stands there, and not "op basis daarvan"."""
    words = load_relation_words()
    return any(
        text[: match.start()].rstrip().rpartition(" ")[2].casefold() not in words.not_of
        for match in any_of(words.one_part).finditer(text, start, end)
    )


def _parts_of(
    where: NumberedSentence, whole: Number, sentence: NumberedSentence, first: int
) -> Iterator[Relation]:
    """What is a part of a whole, each of them where one is more than that, else all together.

    Parts that are more together can overlap; :mod:`checks.sums_in_text` looks at what their words say.
    """
    listed = [n for n in enumeration_from(sentence, first) if is_of_kind(whole, n)]
    more = [part for part in listed if part.value > whole.value]
    is_sum = len(listed) > 1 and not more and sum(n.value for n in listed) <= whole.value
    if is_sum:
        yield sum_relation(where, whole, sentence, listed, is_full=False)
        return
    for part in more or listed[:1]:
        # What stands further on may be no part: "waarvan 200 in Ommen, en in totaal zijn er 3.000".
        about, stated = sentence.subject(part), where.quantity(whole)
        parts, is_first = (sentence.quantity(part),), part is listed[0]
        yield Relation("bound", "plausibility", about, stated, parts, is_linked=is_first)


_FINDERS: tuple[_Finder, ...] = (
    _sum_after_colon,
    _sum_in_next_sentence,
    _sum_of_the,
    _named_parts,
    _these,
    _part_of,
    shares_of_a_hundred,
    multiple_of_rate,
)


def _largest(sentence: NumberedSentence | None, part: Number) -> Number | None:
    """The largest number of a sentence that can have a part: "11 locaties met 90 woningen"."""
    numbers = [n for n in (sentence.numbers if sentence else ()) if is_of_kind(n, part)]
    return max(numbers, key=lambda n: n.value, default=None)
