"""Relations between the numbers of running text, beside sums and shares that a phrase announces.

Each finder looks at one passage as sentences with their numbers and proposes relations
(:mod:`checks.relation`); it does not judge them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from checks.phrases import any_of, numbers_between
from checks.quantity import Quantity, quantity_of
from checks.relation import Relation, is_near_miss, is_slip, judge
from corpus.relations import load_relation_words
from extract.clean import Clean
from extract.model import TEXT_AND_NOTES, Segment
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

#: From a number to the colon behind it, and from the colon to the first part, in characters.
_TO_COLON = 60
_FROM_COLON = 40
#: Parts that make less than this share of the whole, or exceed it as much, are parts of something else.
_PARTS_AT_LEAST = 0.5
#: Between the numbers of one enumeration: no full stop, no semicolon.
_ENUMERATED = re.compile(r"[^.;:]{0,80}?(?:,|\ben\b|\bplus\b)[^.;:]{0,40}")
_LAST_AND = re.compile(r"\ben\b|\bplus\b|\balsmede\b")
_OF_THE = re.compile(r"^\W*van\s+(?:de|het|die|deze|alle)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
#: Smaller numbers are no whole of which a part could be more by a slip.
_FEWEST_OF_BOUND = 50
#: The most years that an agreement's rate is multiplied by.
_MOST_YEARS = 15
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|/|t/m|tot en met|tot|en)\s*((?:19|20)\d\d)\b")
#: Fewer shares than this are no division of the whole.
_FEWEST_SHARES = 3
#: All of a thing, in percent.
_WHOLE = 100.0
#: What shares of one whole can make by a slip, in percent; more are shares of several wholes.
_MOST_OF_THREE = 125.0
_MOST_OF_MANY = 110.0
#: What rounding can make of one share, in percent.
_ROUNDING = 0.5
#: Shares that are agreed on are written in such steps, in percent.
_STEP = 5
_WORDS_AROUND = 4
#: Half of the last figure of a fraction in percent ("een derde" is 33,33).
_GRAIN_OF_FRACTION = 0.005
#: So many sentences back stands what a share is of.
_SENTENCES_BACK = 3
#: Where more numbers stand near it, a share fits two of them by chance.
_MOST_AMOUNTS = 60
#: So far, in characters, a part stands from its share: "26% van deze parken (85)".
_BESIDE = 30
#: From a share to the word that says that it is what is left, in characters.
_TO_REST = 15
_OF_OR_BRACKET = re.compile(r"\s*(?:%|procent)?\s*(?:van\b|\()")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]{3,})")
_A_SHARE = re.compile(r"\b(?:aandeel|deel|percentage)\s+(?:van\s+)?(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence at ``[start, end)`` of a passage's text, with its numbers."""

    text: Clean
    start: int
    end: int
    numbers: tuple[Number, ...]

    def between(self, one: Number, two: Number) -> str:
        return self.text.text[one.end : two.start]

    def quantity(self, number: Number) -> Quantity:
        return quantity_of(number, self.text)

    def subject(self, number: Number) -> str:
        """The number with the few words around it."""
        words = self.text.text
        before = words[self.start : number.start].split()[-_WORDS_AROUND + 1 :]
        after = words[number.end : self.end].split()[:_WORDS_AROUND]
        found = [*before, words[number.start : number.end], *after]
        return " ".join(found).strip(" ,;:.-()")


_Finder = Callable[[Sequence[_Sentence], int], Iterator[Relation]]


def relations_in(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """The relations in the running text of a document, in reading order."""
    for passage in passages:
        if passage.kind not in TEXT_AND_NOTES:
            continue
        sentences = _sentences(document, passage)
        for index, sentence in enumerate(sentences):
            if sentence.numbers:
                for find in _FINDERS:
                    yield from find(sentences, index)


def _sentences(document: DocumentReading, passage: Passage) -> list[_Sentence]:
    reading = document.of(passage)
    return [
        _Sentence(passage.text, start, end, tuple(numbers_between(reading.numbers, start, end)))
        for start, end in reading.bounds
    ]


def _sum_after_colon(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "60.000 woningen toe te voegen: 40.000 in het westen en 20.000 in Twente"."""
    sentence = sentences[index]
    words = sentence.text.text
    for place, whole in enumerate(sentence.numbers[:-2]):
        first = sentence.numbers[place + 1]
        gap = sentence.between(whole, first)
        colon = gap.find(":")
        if gap.count(":") != 1 or colon > _TO_COLON or len(gap) - colon > _FROM_COLON:
            continue
        parts = _enumeration(sentence, place + 1)
        if _are_parts(whole, parts) and _LAST_AND.search(words, parts[-2].end, parts[-1].start):
            yield _sum(sentence, whole, sentence, parts)


def _sum_in_next_sentence(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "… 290.000 woningen. Het betreft 170.000 …, 80.000 … en 40.000 …"."""
    sentence = sentences[index]
    if not index or not sentences[index - 1].numbers:
        return
    opens = sentence.text.text[sentence.start : sentence.end].casefold()
    if not opens.startswith(load_relation_words().parts_follow):
        return
    before = sentences[index - 1]
    whole = max(_plain(before.numbers), key=lambda n: n.value, default=None)
    parts = _enumeration(sentence, 0)
    if whole is not None and _are_parts(whole, parts):
        yield _sum(before, whole, sentence, parts)


def _sum_of_the(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "Van de 290.000 woningen zijn 170.000 …, 80.000 … en 40.000 …": they may be less."""
    sentence = sentences[index]
    whole = sentence.numbers[0]
    if not _OF_THE.match(sentence.text.text[sentence.start : whole.start]):
        return
    parts = _enumeration(sentence, 1)
    if len(parts) >= _FEWEST_SHARES and _are_parts(whole, parts):
        yield _sum(sentence, whole, sentence, parts, is_full=False)


def _named_parts(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "… 48.000 woningen. … Een deel is gebouwd (8.000), een groot deel … (26.000) en een deel … (14.000)"."""
    sentence = sentences[index]
    parts = [n for n in sentence.numbers if n.low is None]
    if len(parts) < 2 or len(parts) != len(sentence.numbers):
        return
    starts = (sentence.start, *(part.end for part in parts))
    named = any_of(load_relation_words().named_parts)
    text = sentence.text.text
    if not all(named.search(text, a, part.start) for a, part in zip(starts, parts, strict=False)):
        return
    made = sum(part.value for part in parts)
    wholes = [
        (where, whole)
        for where in reversed(sentences[max(0, index - _SENTENCES_BACK) : index])
        for whole in _plain(where.numbers)
        if _are_parts(whole, parts)
    ]
    fitting = [place for place in wholes if place[1].value == made]
    slips = [place for place in wholes if is_slip(place[1].value, made)]
    if fitting or len(slips) == 1:
        where, whole = (fitting or slips)[0]
        # What is left of the whole need not be named: a sum that is off is a hint only.
        yield replace(_sum(where, whole, sentence, parts), is_linked=False)


def _these(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "… sluiten 25 parken. Deze 25 parken …": a number of things that the sentence before counts."""
    sentence, number = sentences[index], sentences[index].numbers[0]
    text = sentence.text.text
    opens = text[sentence.start : number.start].casefold().split()
    if not index or " ".join(opens) not in load_relation_words().these or number.low is not None:
        return
    before = sentences[index - 1]
    noun = _noun_behind(sentence, number)
    same = [n for n in _plain(before.numbers) if noun and _noun_behind(before, n) == noun]
    if not same or number.is_percent or number.value in _sums_of(same):
        return
    stated = next((n for n in same if n.value == number.value), same[-1])
    if stated.value == number.value or is_slip(stated.value, number.value):
        about, quantity = sentence.subject(number), sentence.quantity(number)
        yield Relation("same", "plausibility", about, quantity, (before.quantity(stated),))


def _noun_behind(sentence: _Sentence, number: Number) -> str:
    """The word right behind a number: "25 parken"."""
    found = _NEXT_WORD.match(sentence.text.text, number.end, sentence.end)
    return found[1].casefold() if found else ""


def _sums_of(numbers: Sequence[Number]) -> set[float]:
    """What two numbers of a sentence or more make together, in order."""
    values = [number.value for number in numbers]
    return {sum(values[:end]) for end in range(2, len(values) + 1)}


def _part_of(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "25.900 woningen, waarvan 15.681 hard", "… 1.220. Hiervan zijn 456 …"."""
    sentence = sentences[index]
    for place, part in enumerate(sentence.numbers):
        where = sentence if place else sentences[index - 1] if index else None
        whole = sentence.numbers[place - 1] if place else _largest(where, part)
        gap_from = whole.end if place and whole is not None else sentence.start
        if where is None or whole is None or not _is_of_kind(whole, part):
            continue
        # Percentages are of each other: "40%, waarvan de helft"; small numbers may be marks of notes.
        if part.is_percent or whole.value < _FEWEST_OF_BOUND:
            continue
        if any_of(load_relation_words().one_part).search(sentence.text.text, gap_from, part.start):
            about, stated = sentence.subject(part), where.quantity(whole)
            yield Relation("bound", "plausibility", about, stated, (sentence.quantity(part),))


def _hundred(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "30% sociale huur, 40% middenhuur en 30% koop": a division of the whole."""
    sentence = sentences[index]
    run: list[Number] = []
    for number in (*sentence.numbers, None):
        goes_on = (
            number is not None
            and number.is_percent
            and (not run or _ENUMERATED.fullmatch(sentence.between(run[-1], number)))
        )
        if goes_on and number is not None:
            run.append(number)
            continue
        yield from _division(sentence, run)
        run = [number] if number is not None and number.is_percent else []


def _division(sentence: _Sentence, run: Sequence[Number]) -> Iterator[Relation]:
    has_rest = len(run) > 1 and _has_rest(sentence, run[-1])
    is_short = len(run) < _FEWEST_SHARES and not has_rest
    if is_short or any(n.low is not None or n.value <= 0 for n in run):
        return
    if not _LAST_AND.search(sentence.text.text, run[-2].end, run[-1].start):
        return
    shares = _of_one_whole(tuple(sentence.quantity(number) for number in run))
    total = sum(share.low for share in shares)
    is_linked = has_rest or _exceeds_whole(shares, total) or _is_slip_of_whole(shares)
    if not is_linked and abs(total - _WHOLE) > _ROUNDING * len(shares):
        return
    place = Segment(shares[0].place.start, shares[-1].place.end)
    yield Relation(
        "sum",
        "plausibility",
        f"{sentence.subject(run[0])}: aandelen van 100%",
        Quantity(_WHOLE, _WHOLE, place, "percent"),
        shares,
        is_linked=is_linked,
    )


def _of_one_whole(shares: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The first shares that make 100 %, where others follow; else all."""
    for size in range(_FEWEST_SHARES, len(shares)):
        if sum(share.low for share in shares[:size]) == _WHOLE:
            return shares[:size]
    return shares


def _exceeds_whole(shares: Sequence[Quantity], total: float) -> bool:
    """Return True if shares make more than all, but not so much that they are of several wholes."""
    most = _MOST_OF_THREE if len(shares) == _FEWEST_SHARES else _MOST_OF_MANY
    return _WHOLE + _ROUNDING * len(shares) < total <= most


def _has_rest(sentence: _Sentence, last: Number) -> bool:
    """Return True if a share is what is left: "50% sociale huur en 50% overig"."""
    behind = sentence.text.text[last.end : min(sentence.end, last.end + _TO_REST)]
    return bool(any_of(load_relation_words().remainder).search(behind))


def _is_slip_of_whole(shares: Sequence[Quantity]) -> bool:
    """Return True if all shares but one are in steps of five: then rounding makes no 99 %."""
    odd = [share for share in shares if share.low % _STEP]
    total = sum(share.low for share in shares)
    return len(odd) == 1 and len(shares) > 2 and total != _WHOLE and is_near_miss(total, _WHOLE)


def _multiple_of_rate(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "15.000 woningen per jaar …, 135.000 in negen jaar": a rate and its total."""
    sentence = sentences[index]
    near = sentences[max(0, index - 1) : index + 2]
    years = _year_counts(near)
    for rate in _plain(sentence.numbers):
        if rate.is_percent or not _is_rate(sentence, rate):
            continue
        for other in near:
            for total in _plain(other.numbers):
                times = total.value / rate.value if rate.value else 0.0
                if times in years and not _is_rate(other, total) and _is_of_kind(total, rate):
                    yield Relation(
                        "multiple",
                        "plausibility",
                        other.subject(total),
                        other.quantity(total),
                        (sentence.quantity(rate),),
                        times=times,
                        is_linked=False,
                    )


def _share_of_window(sentences: Sequence[_Sentence], index: int) -> Iterator[Relation]:
    """ "… 42.300 woningen. … 14.100 woningen (een derde van de Overijsselse opgave)".

    A share of something that another sentence puts a number on. Arithmetic finds which two numbers
    are meant; a near miss counts where the part stands beside its share only.
    """
    sentence = sentences[index]
    near = sentences[max(0, index - _SENTENCES_BACK) : index + 2]
    amounts = [(where, n) for where in near for n in _plain(where.numbers) if not n.is_percent]
    if len(amounts) > _MOST_AMOUNTS:
        return
    for share in _plain(sentence.numbers):
        if share.is_percent and share.value < _WHOLE and _is_of_something(sentence, share):
            pairs = _pairs(sentence, share, amounts)
            fitting = [pair for pair in pairs if _fits(pair)]
            beside = [pair for pair in pairs if _stand_beside(sentence, share, pair)]
            slips = [replace(pair, is_linked=True) for pair in beside if _is_slip(pair)]
            twice = [] if fitting else _shared_ratio(pairs)
            yield from _disjoint(fitting) or (slips or twice or beside)[:1]


def _pairs(
    sentence: _Sentence, share: Number, amounts: Sequence[tuple[_Sentence, Number]]
) -> list[Relation]:
    """The share as that of each number in each larger one of its kind."""
    return [
        _share(sentence, share, part, whole)
        for part in amounts
        for whole in amounts
        if part[1].value < whole[1].value and part[1].is_money == whole[1].is_money
    ]


def _disjoint(relations: Sequence[Relation]) -> list[Relation]:
    """The first relation, and those after it that share no number with one before them."""
    found: list[Relation] = []
    used: set[Segment] = set()
    for relation in relations:
        places = {part.place for part in relation.parts}
        if not places & used:
            found.append(relation)
            used |= places
    return found


def _is_slip(relation: Relation) -> bool:
    """Return True if the part looks like a slip for what the share makes of the whole."""
    part, whole = relation.parts
    made = relation.stated.low * whole.low / _WHOLE
    # "een derde" is 33,33 %: what it makes is known to so much only.
    off = max(0.5, whole.low * _GRAIN_OF_FRACTION / _WHOLE)
    likely = [value for k in range(3) if abs((value := round(made, -k)) - made) <= off]
    return part.low not in likely and any(is_slip(part.low, value) for value in likely)


def _shared_ratio(pairs: Sequence[Relation]) -> list[Relation]:
    """Two pairs of part and whole that are one share of each other, for which the stated is a slip.

    "5,7% … 705 per jaar en 6.345 in totaal" of 15.000 a year and 135.000: both are 4,7 %.
    """
    by_ratio: dict[float, list[Relation]] = {}
    for pair in pairs:
        part, whole = pair.parts
        by_ratio.setdefault(round(_WHOLE * part.low / whole.low, 4), []).append(pair)
    for ratio, same in by_ratio.items():
        one, other = same[0].parts, same[-1].parts
        is_twice = not {p.place for p in one} & {p.place for p in other}
        if is_twice and one[0].low != other[0].low and is_slip(same[0].stated.low, round(ratio, 1)):
            return [replace(same[0], is_linked=True)]
    return []


def _fits(relation: Relation) -> bool:
    check = judge(relation)
    return check is not None and check.outcome == "agrees"


def _share(
    sentence: _Sentence,
    share: Number,
    part: tuple[_Sentence, Number],
    whole: tuple[_Sentence, Number],
) -> Relation:
    return Relation(
        "share",
        "plausibility",
        sentence.subject(share),
        _exact(sentence.quantity(share)),
        (_exact(part[0].quantity(part[1])), _exact(whole[0].quantity(whole[1]))),
        is_linked=False,
    )


def _exact(quantity: Quantity) -> Quantity:
    """The number without "ten minste" or "circa", which would fit too much to prove anything."""
    return replace(quantity, is_about=False)


def _is_of_something(sentence: _Sentence, share: Number) -> bool:
    """ "een derde van de opgave", "tweederde (600.000 woningen)", "een aandeel van 4,7%"."""
    words = sentence.text.text
    behind = words[share.end : share.end + _FROM_COLON]
    before = words[max(sentence.start, share.start - _FROM_COLON) : share.start]
    return bool(_OF_OR_BRACKET.match(behind) or _A_SHARE.search(before))


def _stand_beside(sentence: _Sentence, share: Number, relation: Relation) -> bool:
    """Return True if the part stands right before or behind its share, in brackets perhaps."""
    place = sentence.text.source_range(share.start, share.end)
    part = relation.parts[0].place
    return 0 <= part.start - place.end <= _BESIDE or 0 <= place.start - part.end <= _BESIDE


def _year_counts(sentences: Sequence[_Sentence]) -> frozenset[float]:
    """How many years the sentences speak of: those of a range, first and last included."""
    found: set[float] = set()
    for sentence in sentences:
        for match in _YEARS.finditer(sentence.text.text, sentence.start, sentence.end):
            found.add(float(int(match[2]) - int(match[1]) + 1))
        for number in sentence.numbers:
            if sentence.text.text[number.end : number.end + 5].startswith((" jaar", " jare")):
                found.add(number.value)
    return frozenset(n for n in found if 1 < n <= _MOST_YEARS)


def _is_rate(sentence: _Sentence, number: Number) -> bool:
    after = bisect_right(sentence.numbers, number.start, key=lambda n: n.start)
    stop = sentence.numbers[after].start if after < len(sentence.numbers) else sentence.end
    return bool(any_of(load_relation_words().per_year).search(sentence.text.text, number.end, stop))


_FINDERS: tuple[_Finder, ...] = (
    _sum_after_colon,
    _sum_in_next_sentence,
    _sum_of_the,
    _named_parts,
    _these,
    _part_of,
    _hundred,
    _multiple_of_rate,
    _share_of_window,
)


def _plain(numbers: Sequence[Number]) -> list[Number]:
    return [n for n in numbers if n.low is None and n.value > 0]


def _largest(sentence: _Sentence | None, part: Number) -> Number | None:
    """The largest number of a sentence that can have a part: "11 locaties met 90 woningen"."""
    numbers = [n for n in (sentence.numbers if sentence else ()) if _is_of_kind(n, part)]
    return max(numbers, key=lambda n: n.value, default=None)


def _is_of_kind(whole: Number, part: Number) -> bool:
    """Return True if a number can be a part of another: homes of homes, euros of euros."""
    kinds = {(n.is_money, n.is_percent, n.low is None) for n in (whole, part)}
    return len(kinds) == 1 and whole.low is None


def _enumeration(sentence: _Sentence, first: int) -> list[Number]:
    """The numbers from the ``first`` on that are listed side by side."""
    found: list[Number] = []
    for number in sentence.numbers[first:]:
        if found:
            between = sentence.between(found[-1], number)
            is_part = any_of(load_relation_words().one_part).search(between)
            if is_part or not _ENUMERATED.fullmatch(between):
                break
        found.append(number)
    return found


def _are_parts(whole: Number, parts: Sequence[Number]) -> bool:
    """Return True if two numbers or more can be the parts of another."""
    if len(parts) < 2 or any(not _is_of_kind(whole, n) or n.value > whole.value for n in parts):
        return False
    total = sum(n.value for n in parts)
    return whole.value * _PARTS_AT_LEAST <= total <= whole.value * (2 - _PARTS_AT_LEAST)


def _sum(
    where: _Sentence,
    whole: Number,
    sentence: _Sentence,
    parts: Sequence[Number],
    *,
    is_full: bool = True,
) -> Relation:
    return Relation(
        "sum",
        "total",
        where.subject(whole),
        where.quantity(whole),
        tuple(sentence.quantity(number) for number in parts),
        is_full=is_full,
    )
