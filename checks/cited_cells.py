"""Numbers that a text says stand in a table of the document.

"De 28.200 woningen opgenomen in tabel 1": the table has that number, or the text is wrong about it. Of a
number before "(zie tabel 1)" the table may have another one; only where it has the number, or one cell of
which it can be a slip, is it held against the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from checks.facets import figures as figures_of_number
from checks.phrases import numbers_between
from checks.quantity import Quantity, is_about, quantity_of
from checks.relation import Relation, is_slip
from checks.table_figures import Figure, figures_of
from checks.words import Mention, WordRelation
from corpus.either import either
from corpus.references import load_reference_words
from extract.document_table import DocumentTable
from extract.model import RUNNING_TEXT, SourceText
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

_YEAR = re.compile(r"(?:19|20)\d\d")
#: So far behind a number, in characters, the words stand that say where it is.
_WINDOW = 80
#: Rounder numbers are like a cell by chance.
_FEWEST_FIGURES = 3
#: A table with fewer numbers was hardly read as a whole.
_FEWEST_CELLS = 4


def cited_cells(
    document: DocumentReading,
    source: SourceText,
    passages: Sequence[Passage],
    tables: Sequence[DocumentTable],
) -> Iterator[Relation | WordRelation]:
    """A relation for each number that a sentence says a table has."""
    cells = _cells_by_label(tables)
    if not cells:
        return
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        for match in _citation().finditer(passage.text.text):
            label = f"tabel {match['number']}"
            number = _number_before(document, passage, match)
            if number is not None and label in cells:
                is_told, is_pdf = match["told"] is not None, source.character_boxes is not None
                for relation in _relation(passage, number, label, cells[label], is_told=is_told):
                    # A cell of a PDF that we did not read is not missing.
                    if is_pdf and isinstance(relation, WordRelation):
                        yield replace(relation, is_certain=False)
                    else:
                        yield relation


def _cells_by_label(tables: Sequence[DocumentTable]) -> Mapping[str, Sequence[Figure]]:
    """The numbers of each table that alone bears its label."""
    found: dict[str, list[Sequence[Figure]]] = {}
    for table in tables:
        label = (table.grid.label or "").casefold()
        found.setdefault(label, []).append(tuple(figures_of(table).figures.values()))
    return {
        label: cells[0]
        for label, cells in found.items()
        if label and len(cells) == 1 and len(cells[0]) >= _FEWEST_CELLS
    }


def _number_before(
    document: DocumentReading, passage: Passage, match: re.Match[str]
) -> Number | None:
    """The last number before a citation, in its sentence and near it."""
    reading = document.of(passage)
    start, _ = reading.sentence_at(match.start()) or match.span()
    first = max(start, match.start() - _WINDOW)
    before = numbers_between(reading.numbers, first, match.start())
    number = before[-1] if before else None
    if number is None or number.low is not None or is_about(passage.text.text, number):
        return None
    is_year = _YEAR.fullmatch(passage.text.text, number.start, number.end)
    return None if is_year else number


def _relation(
    passage: Passage, number: Number, label: str, cells: Sequence[Figure], *, is_told: bool
) -> Iterator[Relation | WordRelation]:
    stated = quantity_of(number, passage.text)
    words = passage.text.text[number.start : number.end]
    same = [cell for cell in cells if number.value in (cell.low, cell.high)]
    about = f"{words} in {label}"
    slips = [cell for cell in cells if _is_slip(number, cell)]
    if same or len(slips) == 1:
        cell = (same or slips)[0]
        other = Quantity(cell.low, cell.low, cell.place, stated.measure)
        if same and cell.high == number.value:
            other = Quantity(cell.high, cell.high, cell.place, stated.measure)
        yield Relation("same", "text_table", about, stated, (other,))
    elif is_told and figures_of_number(number.value) > 1:
        yield WordRelation("cell", about, Mention(words, stated.place), known=label)


def _is_slip(number: Number, cell: Figure) -> bool:
    is_telling = figures_of_number(number.value) >= _FEWEST_FIGURES
    return is_telling and cell.low == cell.high and is_slip(number.value, cell.low)


@cache
def _citation() -> re.Pattern[str]:
    words = load_reference_words()
    told = rf"(?P<told>(?:{either(words.told)})\s+in\s+)"
    seen = rf"\((?:{either(words.seen)})\s+"
    return re.compile(rf"(?:{told}|{seen})tabel\s+(?P<number>\d{{1,3}}(?:\.\d{{1,2}})*)", re.I)
