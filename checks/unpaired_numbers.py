"""The total of a list of numbers whose names stand apart from them, and are not as many.

Which number is of which name nobody can say, but the numbers right above the total are its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.quantity import Quantity
from checks.relation import PLAUSIBLE, Relation
from checks.table_figures import FigureTable
from extract.model import Segment, SourceText
from nlp.cell_values import lone_number

#: Fewer numbers above a total are no list.
_FEWEST = 2
_LINE = re.compile(r"[^\n]*\n")


def unpaired_numbers(source: SourceText, figures: FigureTable, name: str) -> Iterator[Relation]:
    """A relation for a table of which nothing but its total was read, and the numbers above that."""
    if len(figures.figures) != 1:
        return
    ((row, column), stated), *_ = figures.figures.items()
    if not figures.is_total(row):
        return
    page = source.page_at(stated.place.start)
    parts: list[Quantity] = []
    for line in reversed(list(_LINE.finditer(source.text, page.start, stated.place.start))):
        words = line[0].strip()
        if not words:
            continue
        number = lone_number(words)
        if number is None or number.low is not None or number.end != len(words):
            break
        start = line.start() + line[0].index(words)
        place = Segment(start, start + len(words))
        parts.append(Quantity(number.value, number.value, place))
    made = sum(part.low for part in parts)
    if len(parts) >= _FEWEST and abs(made - stated.low) <= PLAUSIBLE * stated.low:
        whole = Quantity(stated.low, stated.high, stated.place)
        head = figures.column_header(row, column)
        about = f"Totaal in {name}, kolom '{head}'" if head else f"Totaal in {name}"
        yield Relation("sum", "total", about, whole, tuple(reversed(parts)))
