"""Where the text of a table's columns stands, and whether lines stand as it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.pdf.tables.cells import DraftTable, Line
from extract.pdf.tables.gutters import Column, Run, runs_of
from extract.pdf.tables.page_break_settings import SETTINGS
from extract.pdf.tables.placing import PlacedLine
from extract.pdf.tables.row_splitting import split_rows


@dataclass(frozen=True, slots=True)
class ColumnText:
    """Where the text of a column stands: most of its lines begin, or end, at one x."""

    column: Column
    x0: float | None
    x1: float | None
    center: float | None
    #: Where its header begins.
    head: float

    def takes(self, run: Run) -> bool:
        """Return True if the run stands in the column, and begins or ends where its text does."""
        if run.x0 < self.column.left - 1 or run.x1 > self.column.right + 1:
            return False
        return any(
            mine is not None and abs(own - mine) <= SETTINGS.same_x_pt
            for own, mine in (
                (run.x0, self.x0),
                (run.x1, self.x1),
                (run.center, self.center),
                (run.x0, self.head),
            )
        )


def column_texts(table: DraftTable) -> tuple[ColumnText, ...]:
    """Return where the text of each column stands; nothing where one is empty."""
    found = [_text_of(table, number) for number in range(table.column_count)]
    return tuple(text for text in found if text is not None) if None not in found else ()


def _text_of(table: DraftTable, column: int) -> ColumnText | None:
    own = [c for c in table.cells if c.column == column and c.column_span == 1]
    lines = [line for c in own for line in c.lines]
    if not lines:
        return None
    left, right = min(c.area.x0 for c in own), max(c.area.x1 for c in own)
    starts, ends = [line.x0 for line in lines], [line.x1 for line in lines]
    centers = [(a + b) / 2 for a, b in zip(starts, ends, strict=True)]
    place = Column(min(starts), max(ends), left, right)
    return ColumnText(place, _usual(starts), _usual(ends), _usual(centers), lines[0].x0)


def _usual(values: Sequence[float]) -> float | None:
    """What most of the values are, one point aside; None where they are all kinds of values."""
    best = max(values, key=lambda v: sum(abs(v - other) <= 1 for other in values))
    return best if sum(abs(best - other) <= 1 for other in values) >= 0.6 * len(values) else None


def runs_by_column(line: Line, texts: Sequence[ColumnText]) -> list[tuple[int, Run]]:
    """The words of a line by column."""
    found: list[tuple[int, Run]] = []
    for run in runs_of(line):
        at = next((i for i, t in enumerate(texts) if run.center <= t.column.right), len(texts) - 1)
        if found and found[-1][0] == at:
            found[-1] = (at, Run(found[-1][1].words + run.words))
        else:
            found.append((at, run))
    return found


def placed_line(line: Line, texts: Sequence[ColumnText]) -> PlacedLine | None:
    """The line with its runs in the columns, or None where one does not stand as its column does."""
    if not texts:
        return None
    runs = runs_by_column(line, texts)
    if not all(texts[at].takes(run) for at, run in runs):
        return None
    return PlacedLine(line, tuple(run for _, run in runs), tuple((at, at) for at, _ in runs))


def rows_of_lines(
    texts: Sequence[ColumnText], lines: Sequence[Line]
) -> list[list[PlacedLine]] | None:
    found = [placed_line(line, texts) for line in lines]
    held = [line for line in found if line is not None]
    return split_rows(held, len(texts)) if len(held) == len(found) else None


def is_running_text(rows: Sequence[Sequence[PlacedLine]], texts: Sequence[ColumnText]) -> bool:
    """Return True if lines of running text fill two columns or more."""
    return sum(_is_column_running(rows, i, text.column) for i, text in enumerate(texts)) >= 2


def _is_column_running(rows: Sequence[Sequence[PlacedLine]], number: int, column: Column) -> bool:
    lines = [line for row in rows for line in row]
    runs = [
        run
        for line in lines
        for run, (at, _) in zip(line.runs, line.reaches, strict=True)
        if at == number
    ]
    if not runs:
        return False
    fill = median(run.x1 - run.x0 for run in runs) / max(column.x1 - column.x0, 1.0)
    wordy = median(len(run.words) for run in runs) >= SETTINGS.running_word_count
    return wordy and fill >= SETTINGS.running_share
