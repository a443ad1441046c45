"""Amounts of money that a text gives more than once: a price limit, a budget.

"Betaalbare koop tot €405.000" on three pages. An amount with three figures or more is hardly the same by
chance. One that stands once and looks like a slip for an amount that stands twice or more is held against
it, where the words beside both are about the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.facets import figures
from checks.numbered_sentences import NumberedSentence
from checks.quantity import Quantity, is_about, quantity_of
from checks.relation import Relation, is_slip
from checks.stems import stems
from extract.model import TEXT_AND_NOTES
from extract.passages import Passage
from nlp.reading import DocumentReading

_FEWEST_FIGURES = 3
#: A slip of such an amount can be rounder: "450.000" for "405.000".
_FEWEST_OF_SLIP = 2
#: So often the usual amount stands at least.
_USUAL = 2
#: So far beside an amount, in characters, stands what it is of.
_WINDOW = 60
#: So many letters of a word stay the same however it is bent; shorter words do not tell.
_STEM = 6


@dataclass(frozen=True, slots=True)
class _Amount:
    quantity: Quantity
    subject: str
    stems: frozenset[str]


def repeated_amounts(document: DocumentReading, passages: Sequence[Passage]) -> Iterator[Relation]:
    """A relation for each amount that stands more than once, and for each slip of one that does."""
    amounts: dict[float, list[_Amount]] = {}
    for passage in passages:
        if passage.kind in TEXT_AND_NOTES:
            for amount in _amounts(document, passage):
                amounts.setdefault(amount.quantity.low, []).append(amount)
    usual = {
        value: found
        for value, found in amounts.items()
        if len(found) >= _USUAL and figures(value) >= _FEWEST_FIGURES
    }
    for *others, stated in usual.values():
        yield _same(stated, others)
    for value, found in amounts.items():
        near = [others for other, others in usual.items() if is_slip(value, other)]
        if len(found) == 1 and len(near) == 1 and _are_of_one(found[0], near[0]):
            yield _same(found[0], near[0])


def _amounts(document: DocumentReading, passage: Passage) -> Iterator[_Amount]:
    reading = document.of(passage)
    text = passage.text.text
    for number in reading.numbers:
        is_exact = number.is_money and number.low is None and not is_about(text, number)
        if is_exact and figures(number.value) >= _FEWEST_OF_SLIP:
            around = f"{text[max(0, number.start - _WINDOW) : number.start]} {text[number.end : number.end + _WINDOW]}"
            start, end = reading.sentence_at(number.start) or (number.start, number.start)
            sentence = NumberedSentence(passage.text, start, end, ())
            said = frozenset(stems(around, _STEM, _STEM))
            yield _Amount(quantity_of(number, passage.text), sentence.subject(number), said)


def _are_of_one(odd: _Amount, usual: Sequence[_Amount]) -> bool:
    """Return True if all places of the usual amount share a word with that of the odd one."""
    return all(odd.stems & amount.stems for amount in usual)


def _same(stated: _Amount, others: Sequence[_Amount]) -> Relation:
    return Relation(
        "same",
        "plausibility",
        stated.subject,
        stated.quantity,
        tuple(other.quantity for other in others),
    )
