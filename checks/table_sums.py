"""A total of a table with its parts: what it lacks, what rounding makes of it, and the relation of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checks.phrases import any_of
from checks.relation import PLAUSIBLE, Relation
from checks.table_figures import Figure
from corpus.sums import load_sum_words
from extract.clean import clean
from extract.document_table import DocumentTable
from extract.model import Segment, SourceText

#: All of a thing, in percent; shares that make something far from it are no division of it.
WHOLE = 100.0


NEAR_WHOLE = 0.1


#: Numbers in such steps are rounded to them: all of a column, from 1.000 on for most of them.
STEP = 5


_ROUNDED_FROM = 1000


_FEWEST_ROUNDED = 4


#: So many numbers of so many sums are not in hundreds by chance.
_HUNDRED = 100.0
_FEWEST_SUMS, _FEWEST_IN_HUNDREDS = 3, 12


#: The difference between two sums of the same decimal numbers that is only the machine's.
_NOTHING = 1e-6
_OTHER_PARTS = "Het is niet zeker dat dit de onderdelen van dit totaal zijn."


@dataclass(frozen=True, slots=True)
class TableSum:
    """A stated figure and its parts; ``complete`` unless some part has no number."""

    stated: Figure
    parts: tuple[Figure, ...]
    complete: bool
    subject: str

    @property
    def low(self) -> float:
        return sum(part.low for part in self.parts)

    @property
    def high(self) -> float:
        return sum(part.high for part in self.parts)

    @property
    def difference(self) -> float:
        """What is stated less what the parts make; of the upper ends where the lower ones agree."""
        low = round(self.stated.low - self.low, 6)
        return low if abs(low) > _NOTHING else round(self.stated.high - self.high, 6)

    @property
    def agrees(self) -> bool:
        return abs(self.difference) <= _NOTHING

    @property
    def rounding(self) -> float:
        """The most that rounding can make of a difference: of decimals, of percents, to fives."""
        figures = (self.stated, *self.parts)
        decimals = max(figure.decimals for figure in figures)
        is_odd_percent = self.stated.is_percent and any(p.low % STEP for p in self.parts)
        step = 10.0**-decimals if decimals or is_odd_percent else 0.0
        return 0.5 * (step or _step_of_fives(self.stated, self.parts)) * (len(self.parts) + 1)

    @property
    def is_sum(self) -> bool:
        """False for what cannot be a sum: an average lies between its parts, shares are not added up
        unless they are a division of 100 %."""
        are_shares = {figure.is_percent for figure in (self.stated, *self.parts)}
        if True in are_shares:
            near = abs(self.difference) <= NEAR_WHOLE * WHOLE
            return are_shares == {True} and self.stated.low == WHOLE and near
        sizes = [part.low for part in self.parts if part.low > 0]
        return len(sizes) < 2 or self.stated.high > max(sizes)


@dataclass(frozen=True, slots=True)
class _ExplainingNote:
    """A note under a table about adding up, with the cells that bear its mark ("*") and their rows."""

    place: Segment
    words: str
    cells: frozenset[int]
    rows: frozenset[int]


def relation_of_sum(
    table: DocumentTable,
    total: TableSum,
    notes: Sequence[_ExplainingNote],
    *,
    confirmed: bool,
    rounding: float,
) -> Relation:
    """The relation of a total and its parts; ``confirmed`` where these are surely its parts, ``rounding``
    what the numbers around it tell that rounding can make of a difference."""
    number = len(total.parts)
    note = _note_on(table, total, notes)
    told = _OTHER_PARTS if number == 1 and not confirmed else ""
    return Relation(
        "sum",
        "total",
        total.subject,
        total.stated.quantity,
        tuple(part.quantity for part in total.parts),
        within=math.inf if confirmed else PLAUSIBLE,
        rounding=max(total.rounding, rounding),
        is_exact=True,
        is_complete=total.complete,
        is_comparable=not told,
        doubt=told if note is None else f"Een noot zegt: '{note.words}'",
        reason="parts",
        note=note.place if note is not None else None,
    )


def rounding_to_step(parts: int, step: float) -> float:
    """The most that rounding so many parts and their total to a step makes of a difference."""
    return 0.5 * step * (parts + 1)


def step_of_sums(sums: Sequence[TableSum]) -> float:
    """100 where all numbers of several sums are in hundreds, so many that they were rounded to them; else 0."""
    values = {figure.place: figure.low for s in sums for figure in (s.stated, *s.parts)}
    is_telling = len(sums) >= _FEWEST_SUMS and len(values) >= _FEWEST_IN_HUNDREDS
    in_hundreds = all(value % _HUNDRED == 0 for value in values.values())
    is_odd = any(value % (10 * _HUNDRED) for value in values.values())
    return _HUNDRED if is_telling and in_hundreds and is_odd else 0.0


def is_forecast(total: TableSum) -> bool:
    """Return True if the words beside a total say that its numbers were forecast."""
    return any_of(load_sum_words().forecast).search(total.subject) is not None


def _step_of_fives(stated: Figure, parts: Sequence[Figure]) -> float:
    """The step that large numbers were rounded to, where all are in fives and some not in tens."""
    values = [figure.low for figure in (stated, *parts)]
    large = [value for value in values if value >= _ROUNDED_FROM]
    in_fives = all(value % STEP == 0 for value in values)
    is_odd = any(value % (2 * STEP) for value in values)
    is_rounded = in_fives and is_odd and len(parts) >= _FEWEST_ROUNDED
    return float(STEP) if is_rounded and 2 * len(large) > len(values) else 0.0


def explaining_notes(source: SourceText, table: DocumentTable) -> tuple[_ExplainingNote, ...]:
    """The notes under a table whose words are about adding up, and which have a mark."""
    found = []
    for place in table.grid.notes:
        words = clean(source.text, [place]).text
        mark = words[: len(words) - len(words.lstrip("*"))]
        if mark and _explains(words):
            cells = frozenset(i for i, text in enumerate(table.texts) if _bears_mark(text, mark))
            rows = frozenset(table.grid.cells[index].row for index in cells)
            found.append(_ExplainingNote(place, words, cells, rows))
    return tuple(found)


def note_at_sums(
    note: _ExplainingNote, table: DocumentTable, sums: Sequence[TableSum]
) -> _ExplainingNote:
    """The note without its rows, where one of the sums that it stands beside adds up all the same."""
    agreeing = (s for s in sums if s.agrees and len(s.parts) > 1)
    is_beside = any(not note.rows.isdisjoint(_rows_of(table, s)) for s in agreeing)
    return replace(note, rows=frozenset()) if is_beside else note


def _note_on(
    table: DocumentTable, total: TableSum, notes: Sequence[_ExplainingNote]
) -> _ExplainingNote | None:
    """The note that tells why a sum is not what one would expect, if there is one.

    A note counts where its mark stands at the total or at one of the parts, or at what these stand
    beside.
    """
    rows = _rows_of(table, total)
    cells = {figure.cell for figure in (total.stated, *total.parts)}
    return next((n for n in notes if cells & n.cells or rows & n.rows), None)


def _rows_of(table: DocumentTable, total: TableSum) -> set[int]:
    return {table.grid.cells[figure.cell].row for figure in (total.stated, *total.parts)}


def _explains(words: str) -> bool:
    return any(phrase in words.casefold() for phrase in load_sum_words().explains)


def _bears_mark(text: str, mark: str) -> bool:
    stripped = text.rstrip()
    return stripped.endswith(mark) and not stripped.endswith(f"{mark}*")
