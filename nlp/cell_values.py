"""The value of a cell: the number that it holds, where it is little else than a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.tables import load_table_words
from nlp.language.numbers import Number, numbers_in

#: So many letters may stand with a number that is still the cell's value: a unit.
_LETTERS = 12
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
#: A sign with a blank behind it, or a sign of bookkeepers: "- 9", "-/- 25". It may be the mark of a list.
_APART = re.compile(r"\s*(?:[-−–]\s+|-/-\s*)(?=[0-9€])")
#: So many numbers of a column without a sign show that a sign in it is no mark of a list.
_LEAST_PLAIN = 2


def lone_number(text: str) -> Number | None:
    """The number in a text that holds one, and no other digits that might belong to it.

    "2 .653" and "1 04" are numbers that a reader broke: which ones is not guessed at. Digits in a
    word ("2e fase: 130") are no part of a number. Letters of another script are a reading error, and
    so may be the digits beside them.
    """
    if any(
        not unicodedata.name(letter, "").startswith("LATIN") for letter in _LETTER.findall(text)
    ):
        return None
    numbers = numbers_in(text)
    if len(numbers) != 1:
        return None
    rest = f"{text[: numbers[0].start]} {text[numbers[0].end :]}".split()
    if any(_DIGIT.search(word) and not _LETTER.search(word) for word in rest):
        return None
    return numbers[0]


def is_number(text: str) -> bool:
    """Return True if a cell's text is a number and little else ("1.500", "30%", "€ 2 mln", "-",
    "535 - 575").

    A year, a name with a digit in it ("WT-4") and a line of words with a number are not.
    """
    if text in load_table_words().missing:
        return True
    return holds_number(text)


def holds_number(text: str) -> bool:
    """Return True if a cell's text is a number and little else, whatever its sign."""
    return _value(text) is not None


def _value(text: str) -> Number | None:
    """The lone number of a text that says little else."""
    number = lone_number(text)
    rest = text[: number.start] + text[number.end :] if number is not None else ""
    return number if len(_LETTER.findall(rest)) <= _LETTERS else None


def value_of(text: str, column: Sequence[str] = ()) -> tuple[float, str | None] | None:
    """The number in a cell and its unit as far as the cell tells, or None where there is not one.

    ``column`` are the texts of its column. "- 9" is negative among numbers without a sign; where all
    have one it may be the mark of a list, and the number is not known.
    """
    number = _value(text)
    if number is None:
        return None
    unit = "EUR" if number.is_money else "%" if number.is_percent else None
    if not _APART.match(text):
        return number.value, unit
    plain = sum(not _APART.match(other) and _value(other) is not None for other in column)
    return (-number.value, unit) if plain >= _LEAST_PLAIN else None
