"""Numbers of an area, or a total, in a sentence that cites a table with a row for it.

"In tabel 1 staat dat Raalte 450 woningen bouwt" where tabel 1 has 300 for Raalte. The row is that of the one
area that the sentence names, or that of the total where it says so; the column is the one that has the year
or the words of the sentence, or the only one. Where the row has several numbers and nothing says which, one that
is near tells; else the text may mean another, and the check is in doubt. "Zie tabel 1" says less than "in tabel
1 staat": a number that is far off may be of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from checks.check import Reason
from checks.phrases import any_of, counts_something, numbers_between
from checks.quantity import Quantity, is_about, quantity_of
from checks.relation import Relation, is_near_miss
from checks.stems import stems
from checks.table_doubt import reading_doubt
from checks.table_figures import Figure, FigureTable, figures_of
from corpus.references import load_reference_words
from corpus.sums import load_sum_words
from extract.document_table import DocumentTable
from extract.model import RUNNING_TEXT, SourceText
from extract.passages import Passage
from nlp.language.numbers import Number
from nlp.reading import DocumentReading

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: "In tabel 2 staat", "uit tabel 2 blijkt"; and any other mention.
_CITED = re.compile(
    r"(?P<told>\b(?:in|uit|volgens)\s+)?\btabel\s+(?P<number>\d{1,3}(?:\.\d{1,2})*)", re.I
)
#: So far before a number stands "in totaal", in characters.
_TO_TOTAL = 25
#: Shorter words do not tell which column is meant, and so many letters stay the same however one is bent.
_SHORTEST, _STEM = 4, 6
#: Smaller numbers count something else: tables, partners.
_FEWEST = 10
#: One figure that is another one is a slip by chance too, where several cells can be meant.
_NEAR = 0.05
_TOTAL = ""
_FROM_PDF = "De tabel komt uit een PDF: misschien hebben wij haar verkeerd gelezen."
_WHICH = "Misschien bedoelt de tekst een ander getal dan dat van de tabel."


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table with the row of each area, and that of the total by the key ``""``; ``doubt`` says why it may be misread."""

    figures: FigureTable
    label: str
    rows: Mapping[str, int]
    doubt: str


def cited_rows(
    document: DocumentReading,
    source: SourceText,
    passages: Sequence[Passage],
    tables: Sequence[DocumentTable],
) -> Iterator[Relation]:
    """A relation for each number of an area that a sentence with a citation gives."""
    by_label: dict[str, list[DocumentTable]] = {}
    for table in tables:
        by_label.setdefault((table.grid.label or "").casefold(), []).append(table)
    read: dict[str, _Rows] = {}
    from_pdf = _FROM_PDF if source.character_boxes is not None else ""
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        for match in _CITED.finditer(passage.text.text):
            label = f"tabel {match['number']}"
            if len(by_label.get(label, ())) != 1:
                continue
            if label not in read:
                read[label] = _rows_of(document, by_label[label][0], label)
            yield from _relation(document, passage, match, read[label], from_pdf)


def _rows_of(document: DocumentReading, table: DocumentTable, label: str) -> _Rows:
    figures = figures_of(table)
    rows: dict[str, list[int]] = {}
    for row in figures.data_rows:
        words = figures.labels.get(row, "")
        named = {mention.area_id for mention in document.text(words).areas}
        if figures.is_total(row):
            rows.setdefault(_TOTAL, []).append(row)
        elif len(named) == 1:
            rows.setdefault(named.pop(), []).append(row)
    clear = {key: found[0] for key, found in rows.items() if len(found) == 1}
    return _Rows(figures, label, clear, reading_doubt(table))


def _relation(
    document: DocumentReading, passage: Passage, match: re.Match[str], table: _Rows, from_pdf: str
) -> Iterator[Relation]:
    reading = document.of(passage)
    start, end = reading.sentence_at(match.start()) or (0, len(passage.text.text))
    text = passage.text.text
    cited = {n.span() for n in _CITED.finditer(text, start, end)}
    number = _the_number(text, numbers_between(reading.numbers, start, end), cited)
    if number is None or len(cited) != 1:
        return
    named = {area.area_id for area in reading.areas if start <= area.start < end}
    row = table.rows.get(named.pop()) if len(named) == 1 else None
    if not named and row is None and _is_total(text, start, number):
        row = table.rows.get(_TOTAL)
    if row is None:
        return
    cells = _cells(table.figures, row, text[start : match.start()] + text[match.end() : end])
    found = _cell_of(number, cells, is_told=match["told"] is not None)
    if found is not None:
        cell, doubt = found
        about = f"{table.figures.labels.get(row, 'Rij')} in {table.label}"
        other = Quantity(cell.low, cell.high, cell.place)
        stated = quantity_of(number, passage.text)
        reason: Reason = "link" if doubt else "reading"
        yield Relation(
            "same",
            "text_table",
            about,
            stated,
            (other,),
            doubt=doubt or table.doubt or from_pdf,
            reason=reason,
        )


def _the_number(text: str, numbers: Sequence[Number], cited: set[tuple[int, int]]) -> Number | None:
    """The one number of a sentence that counts something, meant to be exact."""
    found = [
        n
        for n in numbers
        if not any(start <= n.start < end for start, end in cited)
        and not _YEAR.fullmatch(text[n.start : n.end])
    ]
    if len(found) != 1:
        return None
    number = found[0]
    is_plain = number.low is None and not (number.is_percent or number.is_money)
    is_exact = not is_about(text, number) and not _is_bound(text, number)
    is_counted = number.value >= _FEWEST and counts_something(text, number)
    return number if is_plain and is_exact and is_counted else None


def _is_bound(text: str, number: Number) -> bool:
    words = (*load_sum_words().bounds, *load_sum_words().below, *load_sum_words().above)
    before = text[max(0, number.start - _TO_TOTAL) : number.start].rstrip()
    return any(found.end() == len(before) for found in any_of(words).finditer(before))


def _is_total(text: str, start: int, number: Number) -> bool:
    said = any_of(load_sum_words().total)
    return said.search(text, max(start, number.start - _TO_TOTAL), number.start) is not None


def _cells(figures: FigureTable, row: int, words: str) -> list[Figure]:
    """The numbers of a row in the columns that the words of a sentence can mean.

    None where the sentence has a year that no column has.
    """
    heads = {
        column: figures.column_header(row, column)
        for column in figures.columns
        if (row, column) in figures.figures and not figures.figures[row, column].is_percent
    }
    years = set(_YEAR.findall(words))
    if years:
        columns = [c for c, head in heads.items() if years & set(_YEAR.findall(head))]
    else:
        said = set(stems(words, _STEM, _SHORTEST)) - _common()
        shared = {
            c: len(said & (set(stems(h, _STEM, _SHORTEST)) - _common())) for c, h in heads.items()
        }
        most = max(shared.values(), default=0)
        columns = [c for c, count in shared.items() if count == most]
    return [figures.figures[row, column] for column in columns]


def _cell_of(
    number: Number, cells: Sequence[Figure], *, is_told: bool
) -> tuple[Figure, str] | None:
    """The cell that a number is, or should be, and why that is not certain."""
    same = [cell for cell in cells if number.value in (cell.low, cell.high)]
    near = [cell for cell in cells if is_near_miss(number.value, cell.low)]
    if same:
        return same[0], ""
    if len(near) == 1:
        is_slip_only = abs(number.value - near[0].low) > _NEAR * near[0].low
        is_unsure = len(cells) > 1 and not is_told and is_slip_only
        return near[0], _WHICH if is_unsure else ""
    if number.value == sum(cell.low for cell in cells):
        return None
    if is_told and cells:
        return cells[0], "" if len(cells) == 1 else _WHICH
    return (cells[0], _WHICH) if len(cells) == 1 else None


@cache
def _common() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in load_reference_words().common)
