"""Texts of any length with much of one thing: runs of marks, lines that look like captions, wide tables."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping


def _run_of(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _lines(line: Callable[[int], str]) -> Callable[[int], str]:
    """Lines, numbered from 0, to a length."""

    def lines(length: int) -> str:
        found: list[str] = []
        size = 0
        while size < length:
            found.append(line(len(found)))
            size += len(found[-1]) + 1
        return "\n".join(found)

    return lines


def _long_table(length: int) -> str:
    head = "| Gemeente | Huur | Koop | Totaal |\n|---|---|---|---|\n"
    return head + _lines(_row_of_table)(length)


def _row_of_table(place: int) -> str:
    name = "Totaal" if place % 3 == 2 else f"Plaats {place}"
    return f"| {name} | {place} | {place + 1} | {2 * place + 1} |"


def _wide_table(length: int) -> str:
    """As many columns as rows."""
    size = max(2, math.isqrt(length // 6))
    columns = range(size)
    rows = (f"| P{row} | " + " | ".join(str(row * c % 97 + 1) for c in columns) for row in columns)
    head = "| Gemeente | " + " | ".join(f"k{c}" for c in columns) + " |"
    return "\n".join((head, "|---" * (size + 1) + "|", *(f"{row} |" for row in rows)))


def _captions(length: int) -> str:
    """400 lines that look like captions."""
    words = "woningen per gemeente " * max(1, length // 400 // 22)
    return "\n".join(f"Tabel {number}: {words}" for number in range(400))


# fmt: off
_UNITS = (
    "(", ")", ",", '"', "§", "…", "!", "😀", "[", "*", "* ", "*a ", "_a ", "` ", "![", "[a](",
    "-", "a-", ".a", "a:", "a;", "1;", "1 ", "1.", "5% ", "½", "€", "'", "\u0301", "> ", "|",
    "A.", "van ", "Van Den ", "Almelo, ", "2030 ", "tot en met 2030 ", "honderd ", "moeten ",
    "artikel 1.1.", "zie tabel 1 ", "100 woningen waarvan ", "25% van 100 woningen, ",
    "1.000 ", "wij bouwen ", "woningen[^1] ", "a@", "a\f",
)
# fmt: on
#: Each gives a text of about a number of characters.
TEXTS: Mapping[str, Callable[[int], str]] = {
    **{f"run of {unit!r}": _run_of(unit) for unit in _UNITS},
    "stops and a letter": lambda length: "." * (length - 1) + "a",
    "blanks in a line": lambda length: f"woningen{' ' * length}woningen",
    "captions": _lines(lambda number: f"Tabel {number}: woningen per gemeente"),
    "400 captions": _captions,
    "hyphens at the ends of lines": _run_of("de woning-\nbouw en wonin-\n"),
    "lines with a number": _run_of("100 woningen\n"),
    "paragraphs": _run_of("In 2030 zijn er 100 woningen.\n\n"),
    "list": _run_of("- de gemeente bouwt 100 woningen\n"),
    "headings": _run_of("# Kop\n"),
    "notes": _lines(lambda number: f"[^{number}]: noot"),
    "table of lines": _lines(
        lambda row: "  ".join(f"{row * column % 97 + 1:>4}" for column in range(40))
    ),
    "table of words": _run_of("woningen  sociale huur  Almelo  middenhuur  koop  woningen\n"),
    "long table": _long_table,
    "wide table": _wide_table,
}
