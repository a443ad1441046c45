"""Shares of running text: of a part in its whole, and those that make a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from checks.findings import find
from checks.numbered_sentences import (
    ENUMERATED,
    LAST_AND,
    NumberedSentence,
    plain_numbers,
)
from checks.phrases import any_of
from checks.quantity import Quantity
from checks.relation import Relation, is_near_miss, is_slip
from corpus.relations import load_relation_words
from extract.model import Segment
from nlp.language.numbers import Number

#: Fewer shares than this are no division of the whole.
FEWEST_SHARES = 3
#: All of a thing, in percent.
_WHOLE = 100.0
#: What shares of one whole can make by a slip, in percent; more are shares of several wholes.
_MOST_OF_THREE = 125.0
_MOST_OF_MANY = 110.0
#: Where words say that it is one whole, in percent.
_MOST_OF_DIVISION = 199.0
#: What rounding can make of one share, in percent.
_ROUNDING = 0.5
#: Shares that are agreed on are written in such steps, in percent.
_STEP = 5
#: Half of the last figure of a fraction in percent ("een derde" is 33,33).
_GRAIN_OF_FRACTION = 0.005
#: So many sentences back stands what a share is of.
SENTENCES_BACK = 3
#: So many sentences, its own among them, the parts of a share can stand further on.
SENTENCES_ON = 3
#: Where more numbers stand near it, a share fits two of them by chance.
_MOST_AMOUNTS = 60
#: So far, in characters, a part stands from its share: "26% van deze parken (85)".
_BESIDE = 30
#: From a share to the word that says that it is what is left, in characters.
_TO_REST = 15


_OF_OR_BRACKET = re.compile(r"\s*(?:%|procent)?\s*(?:van\b|\()")


_CLOSED = re.compile(r"\s*(?:%|procent)?\)")
#: From a share to the words that say what it is of, in characters.
_TO_WHOLE = 40


_A_SHARE = re.compile(r"\b(?:aandeel|deel|percentage)\s+(?:van\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def shares_of_a_hundred(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "30% sociale huur, 40% middenhuur en 30% koop": a division of the whole."""
    sentence = sentences[index]
    run: list[Number] = []
    for number in (*sentence.numbers, None):
        goes_on = (
            number is not None
            and number.is_percent
            and (not run or ENUMERATED.fullmatch(sentence.between(run[-1], number)))
        )
        if goes_on and number is not None:
            run.append(number)
            continue
        yield from _division(sentence, run)
        run = [number] if number is not None and number.is_percent else []


def _division(sentence: NumberedSentence, run: Sequence[Number]) -> Iterator[Relation]:
    has_rest = len(run) > 1 and _has_rest(sentence, run[-1])
    is_short = len(run) < FEWEST_SHARES and not has_rest
    if is_short or any(n.low is not None or n.value <= 0 for n in run):
        return
    if not LAST_AND.search(sentence.text.text, run[-2].end, run[-1].start):
        return
    is_division = _is_called_division(sentence, run[0])
    shares = tuple(sentence.quantity(number) for number in run)
    if _is_sum_of_others(shares):
        return
    if not is_division:
        shares = _of_one_whole(shares)
    total = sum(share.low for share in shares)
    is_more = _exceeds_whole(shares, _MOST_OF_DIVISION if is_division else None)
    is_linked = has_rest or is_more or _is_slip_of_whole(shares)
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


def _is_sum_of_others(shares: Sequence[Quantity]) -> bool:
    """Return True if the first share is what the others make: "52% betaalbaar, te weten 20% … en 32% …"; one of
    50 % is so of any division."""
    others = sum(share.low for share in shares[1:])
    return abs(shares[0].low - others) <= _ROUNDING and abs(2 * others - _WHOLE) > _ROUNDING


def _of_one_whole(shares: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The first shares that make 100 %, where others follow; else all."""
    for size in range(FEWEST_SHARES, len(shares)):
        if sum(share.low for share in shares[:size]) == _WHOLE:
            return shares[:size]
    return shares


def _is_called_division(sentence: NumberedSentence, first: Number) -> bool:
    """Return True if words before the first share say that all are of one whole: "de verdeling is 40% …"."""
    said = any_of(load_relation_words().division)
    return said.search(sentence.text.text, sentence.start, first.start) is not None


def _exceeds_whole(shares: Sequence[Quantity], most: float | None) -> bool:
    """Return True if shares make more than all, but not so much that they are of several wholes."""
    if most is None:
        most = _MOST_OF_THREE if len(shares) == FEWEST_SHARES else _MOST_OF_MANY
    total = sum(share.low for share in shares)
    return _WHOLE + _ROUNDING * len(shares) < total <= most


def _has_rest(sentence: NumberedSentence, last: Number) -> bool:
    """Return True if a share is what is left: "50% sociale huur en 50% overig"."""
    behind = sentence.text.text[last.end : min(sentence.end, last.end + _TO_REST)]
    return bool(any_of(load_relation_words().remainder).search(behind))


def _is_slip_of_whole(shares: Sequence[Quantity]) -> bool:
    """Return True if all shares but one are in steps of five: then rounding makes no 99 %."""
    odd = [share for share in shares if share.low % _STEP]
    total = sum(share.low for share in shares)
    return len(odd) == 1 and len(shares) > 2 and total != _WHOLE and is_near_miss(total, _WHOLE)


def share_of_window(
    sentences: Sequence[NumberedSentence], index: int, above: Sequence[NumberedSentence] = ()
) -> Iterator[Relation]:
    """ "… 42.300 woningen. … 14.100 woningen (een derde van de Overijsselse opgave)".

    A share of something that another sentence puts a number on. Arithmetic finds which two numbers
    are meant; a near miss counts where the part stands beside its share only. ``above`` are the sentences
    of the paragraph before.
    """
    sentence = sentences[index]
    near = [*above, *sentences[:index]][-SENTENCES_BACK:] + list(
        sentences[index : index + SENTENCES_ON]
    )
    amounts = [
        (where, n) for where in near for n in plain_numbers(where.numbers) if not n.is_percent
    ]
    if len(amounts) > _MOST_AMOUNTS:
        return
    for share in plain_numbers(sentence.numbers):
        if share.is_percent and share.value < _WHOLE and _is_of_something(sentence, share):
            pairs = _pairs(sentence, share, amounts)
            fitting = sorted((p for p in pairs if _fits(p)), key=partial(_order, sentence))
            beside = [pair for pair in pairs if _stand_beside(sentence, share, pair)]
            slips = [replace(pair, is_linked=True) for pair in beside if _is_slip(pair)]
            twice = [] if fitting else _shared_ratio(pairs)
            yield from _disjoint(fitting) or (slips or twice or beside)[:1]


def _pairs(
    sentence: NumberedSentence, share: Number, amounts: Sequence[tuple[NumberedSentence, Number]]
) -> list[Relation]:
    """The share as that of each number in each larger one of its kind."""
    return [
        _share(sentence, share, part, whole)
        for part in amounts
        for whole in amounts
        if part[1].value < whole[1].value
        and part[1].is_money == whole[1].is_money
        and not _are_side_by_side(part, whole)
    ]


def _are_side_by_side(
    one: tuple[NumberedSentence, Number], other: tuple[NumberedSentence, Number]
) -> bool:
    """Return True if two numbers are listed beside each other, so that neither is a part of the other:
    "40.000 geclusterde woningen en 20.000 zorggeschikte"."""
    if one[0] is not other[0]:
        return False
    first, last = sorted((one[1], other[1]), key=lambda number: number.start)
    between = one[0].between(first, last)
    is_list = LAST_AND.search(between) is not None and not any(c.isdigit() for c in between)
    return is_list and not any_of(load_relation_words().one_part).search(between)


def _order(sentence: NumberedSentence, relation: Relation) -> tuple[bool, bool, int]:
    """What a share is of, first: a part in its own sentence, of a whole in another one; the nearest part."""
    own = sentence.text.source_range(sentence.start, sentence.end)
    part, whole = (own.start <= p.place.start < own.end for p in relation.parts)
    return not part, whole, abs(relation.parts[0].place.start - relation.stated.place.end)


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
    return find(relation).fits


def _share(
    sentence: NumberedSentence,
    share: Number,
    part: tuple[NumberedSentence, Number],
    whole: tuple[NumberedSentence, Number],
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


def _is_of_something(sentence: NumberedSentence, share: Number) -> bool:
    """ "een derde van de opgave", "tweederde (600.000 woningen)", "een aandeel van 4,7%", "20.000 (50%)"."""
    words = sentence.text.text
    behind = words[share.end : share.end + _TO_WHOLE]
    before = words[max(sentence.start, share.start - _TO_WHOLE) : share.start]
    in_brackets = before.endswith("(") and _CLOSED.match(behind) is not None
    return bool(in_brackets or _OF_OR_BRACKET.match(behind) or _A_SHARE.search(before))


def _stand_beside(sentence: NumberedSentence, share: Number, relation: Relation) -> bool:
    """Return True if the part stands right before or behind its share, in brackets perhaps."""
    place = sentence.text.source_range(share.start, share.end)
    part = relation.parts[0].place
    return 0 <= part.start - place.end <= _BESIDE or 0 <= place.start - part.end <= _BESIDE
