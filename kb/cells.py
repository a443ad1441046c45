"""The value of a cell: the number that it holds, where it is little else than a number."""

from __future__ import annotations

from corpus.tables import load_table_words
from nlp.numbers import numbers_in

#: So many letters may stand with a number that is still the cell's value: a unit.
_LETTERS = 12


def is_number(text: str) -> bool:
    """Is a cell's text a number and little else ("1.500", "30%", "€ 2 mln", "-", "535 - 575")?

    A year, a name with a digit in it ("WT-4") and a line of words with a number are not.
    """
    if text in load_table_words().missing:
        return True
    numbers = numbers_in(text)
    if len(numbers) != 1:
        return False
    rest = text[: numbers[0].start] + text[numbers[0].end :]
    return sum(character.isalpha() for character in rest) <= _LETTERS


def value_of(text: str) -> tuple[float, str | None] | None:
    """The number in a cell and its unit as far as the cell tells, or None where there is not one."""
    numbers = numbers_in(text)
    if len(numbers) != 1 or not is_number(text):
        return None
    number = numbers[0]
    unit = "EUR" if number.is_money else "%" if number.is_percent else None
    return number.value, unit
