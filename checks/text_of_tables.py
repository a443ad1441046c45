"""Shares of areas in running text, against the table of areas beside it.

"West-Overijssel kent een grijze druk van 32%" below a table with a row for West-Overijssel and one for
Overijssel. The words of the table's caption and headers say that the sentence is about it. A share
that the row of the area has agrees; one that it lacks, and that another row has in the same column, is
that of another area.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks.phrases import numbers_between
from checks.quantity import Quantity, quantity_of
from checks.relation import Relation
from checks.stems import stems
from checks.table_figures import Figure, FigureTable, figures_of
from extract.clean import clean
from extract.document_table import DocumentTable
from extract.model import RUNNING_TEXT, SourceText
from extract.passages import Passage
from nlp.area_names import AreaMention
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

#: Shorter words are not what a table is about.
_SHORTEST = 4
#: So many letters of a word stay the same however it is bent: "belaste", "belasting".
_STEM = 5
#: So many words link a sentence to a table; a share with decimals needs one.
_LINKING = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _AreaTable:
    """A table with a row of shares for each of several areas; ``topics`` has the words that a sentence
    must share with each column, ``years`` the year that its header is."""

    figures: FigureTable
    name: str
    rows: dict[str, int]
    topics: dict[int, set[str]]
    years: dict[int, str]


def shares_of_areas(
    document: DocumentReading,
    source: SourceText,
    passages: Sequence[Passage],
    tables: Sequence[DocumentTable],
) -> Iterator[Relation]:
    """A relation for each share of an area that a table beside the text has too."""
    for table in tables:
        read = _area_table(document, source, table)
        if read is None:
            continue
        pages = range(table.grid.page_first - 1, table.grid.page_last + 2)
        for passage in passages:
            in_section = passage.section[:1] == table.section[:1]
            if passage.kind in RUNNING_TEXT and passage.page in pages and in_section:
                yield from _in_passage(document, passage, read)


def _area_table(
    document: DocumentReading, source: SourceText, table: DocumentTable
) -> _AreaTable | None:
    figures = figures_of(table)
    rows: dict[str, int] = {}
    for row in figures.data_rows:
        named = {mention.area_id for mention in document.text(figures.labels.get(row, "")).areas}
        if len(named) == 1:
            rows.setdefault(named.pop(), row)
    columns = [c for c in figures.columns if any(_share(figures, r, c) for r in rows.values())]
    if len(rows) < 2 or not columns:
        return None
    caption = clean(source.text, table.grid.caption).text if table.grid.caption else ""
    places = {word for row in rows.values() for word in _stems(figures.labels[row])}
    heads = {column: figures.column_header(rows[min(rows)], column) for column in columns}
    years = {c: match[0] for c, head in heads.items() if (match := _YEAR.fullmatch(head.strip()))}
    of_table = _stems(caption) - places
    topics = {c: of_table if c in years else _stems(heads[c]) - places for c in columns}
    return _AreaTable(figures, table.grid.label or caption, rows, topics, years)


def _stems(text: str) -> set[str]:
    return set(stems(text, _STEM, _SHORTEST))


def _in_passage(
    document: DocumentReading, passage: Passage, table: _AreaTable
) -> Iterator[Relation]:
    reading = document.of(passage)
    told: str | None = None
    for start, end in reading.bounds:
        named = _named(reading.areas, start, end)
        told = named.pop() if len(named) == 1 else None if named else told
        if told not in table.rows:
            continue
        words = passage.text.text[start:end]
        for number in numbers_between(reading.numbers, start, end):
            if number.is_percent and number.low is None:
                quantity = quantity_of(number, passage.text)
                yield from _relation(words, number, quantity, told, table)


def _named(mentions: Sequence[AreaMention], start: int, end: int) -> set[str]:
    return {mention.area_id for mention in mentions if start <= mention.start < end}


def _relation(
    words: str, number: Number, stated: Quantity, area: str, table: _AreaTable
) -> Iterator[Relation]:
    stems, years = _stems(words), set(_YEAR.findall(words))
    has_decimals = number.value != int(number.value)
    linked = [
        column
        for column, topic in table.topics.items()
        if len(stems & topic) >= (1 if has_decimals else min(_LINKING, len(topic) or _LINKING))
        and not (years & set(table.years.values()) and table.years.get(column) not in years)
    ]
    own = [(c, cell) for c in linked if (cell := _share(table.figures, table.rows[area], c))]
    for _, cell in own:
        if _fits(stated, cell):
            yield _same(stated, cell, area, table)
            return
    others = [row for other, row in table.rows.items() if other != area]
    for column, cell in own:
        elsewhere = (_share(table.figures, row, column) for row in others)
        if any(other is not None and other.low == number.value for other in elsewhere):
            yield _same(stated, cell, area, table)
            return


def _share(figures: FigureTable, row: int, column: int) -> Figure | None:
    figure = figures.figures.get((row, column))
    return figure if figure is not None and figure.is_percent else None


def _fits(stated: Quantity, cell: Figure) -> bool:
    return abs(stated.low - cell.low) <= stated.slack


def _same(stated: Quantity, cell: Figure, area: str, table: _AreaTable) -> Relation:
    about = f"{table.figures.labels[table.rows[area]]} in {table.name}"
    other = Quantity(cell.low, cell.high, cell.place, "percent")
    # "14 procent" is what 14,3% rounds to: what fits within its rounding is about that.
    fitting = replace(stated, is_about=True) if _fits(stated, cell) else stated
    return Relation("same", "text_table", about, fitting, (other,))
