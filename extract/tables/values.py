"""Values at the end of a line of text: what makes a line the row of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.tables import load_table_words
from extract.marks import is_function_word
from extract.model import Segment

_NUMBER = r"[+\-−–]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+|,-)?"
_VALUE = re.compile(
    rf"(?:€\s?)?{_NUMBER}(?:[-–]{_NUMBER})?\s?%?(?P<marks>\*{{1,3}})?(?P<unit>[a-z]{{3,}})?"
)
_UNIT = re.compile(r"[a-zé]{3,}|%|\(%\)|p/m")
_TOKEN = re.compile(r"\S+")
_PERIOD = re.compile(r"\d{4}(?:\s*(?:t/m|tot en met|tot|[-–/])\s*(?:eind\s+)?\d{4})?(?=\s|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """A line read as a row: ``label`` is the range of the text before its values (may be empty).

    Ranges are offsets in the line's own text.
    """

    label: Segment
    values: tuple[Segment, ...]

    @property
    def count(self) -> int:
        return len(self.values)


def read_row(text: str) -> Row | None:
    """The label and the values of a line that ends in values, or None.

    A value is a number with or without €, %, a unit behind it and marks of footnotes, or what
    stands for a number that is not there (``-``, ``PM``). A year or period at the beginning of the
    line is its label.
    """
    tokens = list(_TOKEN.finditer(text))
    first = 0
    period = _PERIOD.match(text)
    if period and period.end() < len(text):
        first = sum(1 for token in tokens if token.end() <= period.end())
    values: list[Segment] = []
    i = len(tokens) - 1
    while i >= first:
        token = tokens[i]
        start = i
        if i > first and _is_counted(tokens[i - 1].group(), token.group()):
            start = i - 1
        elif not is_value(token.group()):
            break
        if start > first and tokens[start - 1].group() == "€":
            start -= 1
        values.append(Segment(tokens[start].start(), token.end()))
        i = start - 1
    if not values:
        return None
    values.reverse()
    label_end = tokens[i].end() if i >= 0 else 0
    return Row(Segment(0, label_end), tuple(values))


def _is_counted(number: str, unit: str) -> bool:
    """Return True if ``unit`` is what ``number`` counts ("479 woningen"), and not the next word of
    a sentence."""
    return (
        bool(_UNIT.fullmatch(unit))
        and is_value(number)
        and number not in load_table_words().missing
        and not _YEAR.fullmatch(number)
        and not is_function_word(unit)
    )


def is_value(token: str) -> bool:
    """Return True if the token is a number as tables have them, or what stands for a missing
    one."""
    return token in load_table_words().missing or bool(_VALUE.fullmatch(token))


def is_years(text: str) -> bool:
    """Return True if the line holds nothing but two or more years or periods: then it heads
    columns."""
    tokens = text.split()
    return len(tokens) > 1 and all(
        _YEAR.fullmatch(t) or re.fullmatch(r"(?:19|20)\d\d[-–](?:19|20)?\d\d", t) for t in tokens
    )


def number_of(text: str) -> float | None:
    """The number in a value, for adding up columns; None for ``-`` and the like.

    Of a range it is the lower end. This is not the reading of counts: units are left alone.
    """
    found = re.search(_NUMBER, text.replace("−", "-"))
    if text in load_table_words().missing or not found:
        return None
    digits = found.group().lstrip("+–").removesuffix(",-").replace(".", "").replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def is_total(label: str) -> bool:
    """Return True if the label says that its row adds up others ("Totaal Dalfsen")."""
    words = label.replace("\n", " ").split()
    totals = load_table_words().totals
    return bool(words) and (words[0].casefold() in totals or words[-1].casefold() in totals)
