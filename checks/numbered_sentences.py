"""A sentence of running text with its numbers, and what its numbers can be of each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.label_numbers import is_label
from checks.phrases import any_of
from checks.quantity import Quantity, quantity_of
from checks.relation import Relation
from corpus.relations import load_relation_words
from extract.clean import Clean
from nlp.language.numbers import Number

#: Parts that make less than this share of the whole, or exceed it as much, are parts of something else.
_PARTS_AT_LEAST = 0.5


#: Between the numbers of one enumeration: no full stop, no semicolon.
ENUMERATED = re.compile(r"[^.;:]{0,80}?(?:,|\ben\b|\bplus\b)[^.;:]{0,40}")


LAST_AND = re.compile(r"\ben\b|\bplus\b|\balsmede\b")


_WORDS_AROUND = 4


@dataclass(frozen=True, slots=True)
class NumberedSentence:
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


def plain_numbers(numbers: Sequence[Number]) -> list[Number]:
    return [n for n in numbers if n.low is None and n.value > 0]


def is_of_kind(whole: Number, part: Number) -> bool:
    """Return True if a number can be a part of another: homes of homes, euros of euros."""
    kinds = {(n.is_money, n.is_percent, n.low is None) for n in (whole, part)}
    return len(kinds) == 1 and whole.low is None


def enumeration_from(sentence: NumberedSentence, first: int) -> list[Number]:
    """The numbers from the ``first`` on that are listed side by side; none where they number what is listed."""
    found: list[Number] = []
    for number in sentence.numbers[first:]:
        if found:
            between = sentence.between(found[-1], number)
            is_part = any_of(load_relation_words().one_part).search(between)
            if is_part or not ENUMERATED.fullmatch(between):
                break
        found.append(number)
    return [] if _are_marks(sentence, found) or _are_not_all(sentence, found) else found


def _are_not_all(sentence: NumberedSentence, numbers: Sequence[Number]) -> bool:
    """Return True where numbers are names ("Griftweg 1 en 2"), or one thing more follows them ("alsmede een vijfde")."""
    text = sentence.text.text
    if any(is_label(text, number) for number in numbers):
        return True
    rest = text[numbers[-1].end : sentence.end] if numbers else ""
    return any_of(load_relation_words().one_more).search(rest) is not None


def _are_marks(sentence: NumberedSentence, numbers: Sequence[Number]) -> bool:
    """Return True for the numbers of "twee criteria: 1) behoefte en 2) kwaliteit"."""
    text = sentence.text.text
    counts_on = [n.value for n in numbers] == [*range(1, len(numbers) + 1)]
    return counts_on and all(text.startswith(")", number.end) for number in numbers)


def are_parts(whole: Number, parts: Sequence[Number]) -> bool:
    """Return True if two numbers or more can be the parts of another."""
    if len(parts) < 2 or any(not is_of_kind(whole, n) or n.value > whole.value for n in parts):
        return False
    total = sum(n.value for n in parts)
    return whole.value * _PARTS_AT_LEAST <= total <= whole.value * (2 - _PARTS_AT_LEAST)


def sum_relation(
    where: NumberedSentence,
    whole: Number,
    sentence: NumberedSentence,
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
