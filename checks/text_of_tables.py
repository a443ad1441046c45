"""Shares of areas in running text, against the table of areas beside it.

"West-Overijssel kent een grijze druk van 32%" below a table with a row for West-Overijssel and one for
Overijssel. The words of the table's caption and headers say that the sentence is about it. A share
that the row of the area has agrees; one that it lacks, and that another row has in the same column, is
that of another area. "Bijna dertig procent" is less than thirty, and "ruim" is more: a share of the area's
row on the other side is not what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks.phrases import numbers_between
from checks.quantity import Quantity, quantity_of, side_of
from checks.relation import Relation
from checks.stems import stems
from checks.table_doubt import reading_doubt
from checks.table_figures import Figure, FigureTable, figures_of
from corpus.dutch_numbers import dutch_number
from extract.clean import clean
from extract.document_table import DocumentTable
from extract.model import RUNNING_TEXT, SourceText
from extract.passages import Passage
from nlp.gazetteer import AreaMention
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

#: Shorter words are not what a table is about.
_SHORTEST = 4
#: So many letters of a word stay the same however it is bent: "belaste", "belasting".
_STEM = 5
#: So many words link a sentence to a table; a share with decimals needs one.
_LINKING = 2
#: A share that is further off, in percent, is another one.
_NEAR = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _AreaTable:
    """A table with a row of shares for each of several areas; ``topics`` has the words that a sentence
    must share with each column, ``years`` the year that its header is, ``doubt`` why it may be misread."""

    figures: FigureTable
    name: str
    rows: dict[str, int]
    topics: dict[int, set[str]]
    years: dict[int, str]
    doubt: str


@dataclass(frozen=True, slots=True)
class _Stated:
    """A share in a sentence; ``side`` is that of :func:`checks.quantity.side_of`.

    ``others`` are the areas that its passage names too, where its own sentence names none.
    """

    number: Number
    quantity: Quantity
    side: int
    others: frozenset[str]

    def off(self, cell: Figure) -> float:
        """How much more a cell has, in percent."""
        return cell.low - self.quantity.low


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
        named = _areas_in(document, figures.labels.get(row, ""))
        if len(named) == 1:
            rows.setdefault(named.pop(), row)
    columns = [c for c in figures.columns if any(_share(figures, r, c) for r in rows.values())]
    if len(rows) < 2 or not columns:
        return None
    caption = clean(source.text, table.grid.caption).text if table.grid.caption else ""
    _add_total(document, figures, caption, rows)
    places = {word for row in rows.values() for word in _stems(figures.labels[row])}
    heads = {column: figures.column_header(rows[min(rows)], column) for column in columns}
    years = {c: match[0] for c, head in heads.items() if (match := _YEAR.fullmatch(head.strip()))}
    of_table = _stems(caption) - places
    topics = {c: of_table if c in years else _stems(heads[c]) - places for c in columns}
    return _AreaTable(
        figures, table.grid.label or caption, rows, topics, years, reading_doubt(table)
    )


def _areas_in(document: DocumentReading, words: str) -> set[str]:
    return {mention.area_id for mention in document.text(words).areas}


def _add_total(
    document: DocumentReading, figures: FigureTable, caption: str, rows: dict[str, int]
) -> None:
    """The row of a total that names no area is that of the area that the caption names."""
    named = _areas_in(document, caption) - rows.keys()
    totals = [
        row for row in figures.data_rows if figures.is_total(row) and row not in rows.values()
    ]
    if len(rows) > 1 and len(named) == len(totals) == 1:
        rows[named.pop()] = totals[0]


def _stems(text: str) -> set[str]:
    return set(stems(text, _STEM, _SHORTEST))


def _in_passage(
    document: DocumentReading, passage: Passage, table: _AreaTable
) -> Iterator[Relation]:
    reading = document.of(passage)
    told: str | None = None
    before: set[str] = set()
    for start, end in reading.bounds:
        named = _named(reading.areas, start, end)
        before |= named
        others = frozenset() if named else frozenset(before - {told})
        told = named.pop() if len(named) == 1 else None if named else told
        if told not in table.rows:
            continue
        words = passage.text.text[start:end]
        for number in numbers_between(reading.numbers, start, end):
            if number.is_percent and number.low is None:
                quantity = quantity_of(number, passage.text)
                side = side_of(passage.text.text, number)
                stated = _Stated(number, quantity, side, others)
                yield from _relation(words, stated, told, table)


def _named(mentions: Sequence[AreaMention], start: int, end: int) -> set[str]:
    return {mention.area_id for mention in mentions if start <= mention.start < end}


def _relation(words: str, told: _Stated, area: str, table: _AreaTable) -> Iterator[Relation]:
    stems, years = _stems(words), set(_YEAR.findall(words))
    has_decimals = told.number.value != int(told.number.value)
    shared = {
        column: len(stems & topic)
        for column, topic in table.topics.items()
        if not (years & set(table.years.values()) and table.years.get(column) not in years)
    }
    linked = [
        column
        for column, words_shared in shared.items()
        if words_shared >= (1 if has_decimals else _enough(table.topics[column]))
        and (not told.side or words_shared == max(shared.values()))
    ]
    own = [(c, cell) for c in linked if (cell := _share(table.figures, table.rows[area], c))]
    for _, cell in own:
        if _fits(told, cell):
            yield _same(told, cell, area, table)
            return
    others = [row for other, row in table.rows.items() if other != area]
    for column, cell in own:
        elsewhere = (_share(table.figures, row, column) for row in others)
        has_other = any(o is not None and o.low == told.number.value for o in elsewhere)
        if has_other or (len(own) == 1 and _is_on_other_side(told, cell)):
            yield _same(told, cell, area, table)
            return


def _share(figures: FigureTable, row: int, column: int) -> Figure | None:
    figure = figures.figures.get((row, column))
    return figure if figure is not None and figure.is_percent else None


def _enough(topic: set[str]) -> int:
    """How many words of a header link a sentence to its column."""
    return min(_LINKING, len(topic) or _LINKING)


def _fits(told: _Stated, cell: Figure) -> bool:
    off = abs(told.off(cell))
    if told.side and off > told.quantity.grain:
        return off <= _NEAR and told.side * told.off(cell) > 0
    return off <= told.quantity.slack


def _is_on_other_side(told: _Stated, cell: Figure) -> bool:
    """Return True if a share is near the stated one, and more where the text says "bijna"."""
    is_near = told.quantity.grain < abs(told.off(cell)) <= _NEAR
    return is_near and told.side * told.off(cell) < 0


def _same(told: _Stated, cell: Figure, area: str, table: _AreaTable) -> Relation:
    about = f"{table.figures.labels[table.rows[area]]} in {table.name}"
    if _is_on_other_side(told, cell):
        about += (
            f" ('{'minder' if told.side < 0 else 'meer'} dan {dutch_number(told.quantity.low)}%')"
        )
    other = Quantity(cell.low, cell.high, cell.place, "percent")
    # "14 procent" is what 14,3% rounds to: what fits within its rounding is about that.
    fitting = replace(told.quantity, is_about=_fits(told, cell))
    if _fits(told, cell):
        fitting = replace(fitting, grain=max(fitting.grain, abs(told.off(cell))))
    same = Relation(
        "same", "text_table", about, fitting, (other,), doubt=table.doubt, reason="reading"
    )
    column = next(at[1] for at, figure in table.figures.figures.items() if figure is cell)
    for row in (table.rows[key] for key in sorted(told.others & table.rows.keys())):
        of_other = _share(table.figures, row, column)
        if of_other is not None and not _fits(told, cell) and _fits(told, of_other):
            name, share = table.figures.labels[row], dutch_number(of_other.low)
            doubt = f"De alinea noemt ook een ander gebied, en in de rij '{name}' staat {share}%."
            return replace(same, doubt=doubt, reason="area", beside=(of_other.place,))
    return same
