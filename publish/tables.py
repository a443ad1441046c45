"""Tables of the sources as HTML tables: cells on rows and columns, with links to their source."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as shown: ``href`` leads to its words in the source, ``kind`` is ``count`` for a count.

    ``current`` is the cell that the page is about.
    """

    text: str
    is_header: bool
    row_span: int = 1
    column_span: int = 1
    href: str | None = None
    kind: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table with its rows from top to bottom; every row has cells for all of its columns."""

    id: str
    label: str | None
    caption: str | None
    page_first: int | None
    page_last: int | None
    span_id: str | None
    reader: str | None
    evidence: str | None
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def name(self) -> str:
        return name(self.label, self.caption)


def name(label: str | None, caption: str | None, pages: str = "") -> str:
    """What a table is called: its caption, with its label before it where it is not in it.

    One without either goes by its ``pages`` as they are printed, where these are given.
    """
    if label and caption and label.casefold() in caption.casefold():
        return caption
    called = " – ".join(part for part in (label, caption) if part)
    return called or (f"Tabel op {pages}" if pages else "Tabel")


_CELLS = """
select x.*, (select c.span_id from counts c where c.cell_id = x.id order by c.id limit 1) as count_span
from cells x where x.table_id = :table order by x.row_number, x.column_number"""


def load(
    connection: sqlite3.Connection,
    table_id: str,
    *,
    current: str | None = None,
    only_around: bool = False,
) -> SourceTable | None:
    """A table by its id, None where there is none.

    ``current`` is the id of the cell to point out; with ``only_around`` only its row is loaded and
    the rows of headers above it.
    """
    row = connection.execute("select * from source_tables where id = ?", (table_id,)).fetchone()
    if row is None:
        return None
    cells = connection.execute(_CELLS, {"table": table_id}).fetchall()
    if only_around and current:
        cells = _around(cells, current)
    return SourceTable(
        row["id"],
        row["label"],
        row["caption"],
        row["page_first"],
        row["page_last"],
        row["span_id"],
        row["reader"],
        row["evidence"],
        _rows(cells, current),
    )


def _around(cells: Sequence[sqlite3.Row], current: str) -> list[sqlite3.Row]:
    """The row of a cell, and the rows at the top in which every cell is a header."""
    own = {cell["row_number"] for cell in cells if cell["id"] == current}
    body = {cell["row_number"] for cell in cells if not cell["is_header"]}
    top = min(body, default=1)
    return [c for c in cells if c["row_number"] in own or c["row_number"] < top]


def _rows(cells: Iterable[sqlite3.Row], current: str | None) -> tuple[tuple[Cell, ...], ...]:
    """Cells in rows: empty ones filled in where nothing stands and nothing reaches over."""
    by_place = {(cell["row_number"], cell["column_number"]): cell for cell in cells}
    if not by_place:
        return ()
    numbers = sorted({row for row, _ in by_place})
    width = max(column + (by_place[row, column]["column_span"] or 1) for row, column in by_place)
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Cell, ...]] = []
    for row in numbers:
        shown: list[Cell] = []
        for column in range(1, width):
            if (row, column) in taken:
                continue
            cell = by_place.get((row, column))
            if cell is None:
                shown.append(Cell("", False))
                continue
            row_span = sum(1 for n in numbers if row <= n < row + (cell["row_span"] or 1))
            column_span = cell["column_span"] or 1
            taken.update(
                (r, column + c)
                for r in numbers
                if row <= r < row + (cell["row_span"] or 1)
                for c in range(column_span)
            )
            span = cell["count_span"] or (cell["span_id"] if cell["value"] is not None else None)
            shown.append(
                Cell(
                    cell["text"] or "",
                    bool(cell["is_header"]),
                    row_span,
                    column_span,
                    f"/bron/{span}" if span else None,
                    "count" if cell["count_span"] else "",
                    cell["id"] == current,
                )
            )
        rows.append(tuple(shown))
    return tuple(rows)
